"""Knows the legal forms that stand in firms' names, "Northwind Ltd", "Hafen Umschlag GmbH": reports print them or leave them out."""

from functools import cache
from importlib.resources import files

_SMALL = frozenset({"a.s.", "d.d.", "d.o.o.", "plc"})
"""Forms that names print in small letters."""
_SHORTEST = 3
"""Letters of a name that is left."""


@cache
def _load_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Those that may stand before the name, "JSC Northwind", and all of them."""
    lines = (files("variorum.text") / "data" / "legal_forms.txt").read_text(encoding="utf-8").splitlines()
    before, *after = [frozenset(line.split()) for line in lines if not line.startswith("#")]
    return before, before.union(*after)


@cache
def trades() -> frozenset[str]:
    """Words that close firms' names and tell their trade: "shipping", "steel"."""
    lines = (files("variorum.text") / "data" / "firm_trades.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def without_legal_form(name: str) -> str:
    """The printed name without its firm's legal form; the whole where it has none or nothing else."""
    before, _ = _load_forms()
    words = name.split()
    while len(words) > 1 and _is_form(words[-1].strip(",")):
        words = words[:-1]
    if len(words) > 1 and words[0].isupper() and words[0].casefold() in before:
        words = words[1:]
    rest = " ".join(words).rstrip(",")
    return rest if len(rest) >= _SHORTEST else name


def has_legal_form(name: str) -> bool:
    """Whether the printed name has a firm's legal form."""
    return without_legal_form(name) != name


def _is_form(word: str) -> bool:
    return word.casefold() in _load_forms()[1] and (word[:1].isupper() or word in _SMALL)
