"""Loads the time grammar: the rules of ``grammar.txt`` and the named parts of ``words.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from variorum.annotate.quantity.cardinal import CARDINAL, SMALL, TENS
from variorum.annotate.timex.notation import Part, compile_pattern, first_word, word_part
from variorum.model.record import Record

_DATA = files("variorum.annotate.timex")
_NUMBER_STARTS = frozenset({"#", "½", "a", "an", "half", "quarter", *(word for word in SMALL if word != "zero"), *TENS})
_REGEX_STARTS = {
    "SHORTYEAR": frozenset("'"),
    "DECADE": frozenset("#'"),
    "YEARWORDS": frozenset({"seventeen", "eighteen", "nineteen", "twenty", "two"}),
    "ZONE": frozenset(),
    "QUARTER": frozenset("q"),
}


class Rule(Record, frozen=True):
    """One line of the grammar: a name, a pattern, how its value is found, and an example that a test runs."""

    name: str
    pattern: str
    value: str
    example: str
    expected: str


class Grammar(msgspec.Struct, frozen=True):
    """The compiled grammar. ``by_start`` gives, for a first word, the rules that can begin with it, in the file's order."""

    rules: tuple[Rule, ...]
    parts: dict[str, Part]
    by_start: dict[str, tuple[tuple[int, "re.Pattern[str]"], ...]]


def load_parts() -> dict[str, Part]:
    """Read the named parts."""
    tables = tomllib.loads((_DATA / "words.toml").read_text(encoding="utf-8"))
    regexes: dict[str, str] = tables.pop("regex")
    parts = {name: word_part(words) for name, words in tables.items()}
    for name, regex in regexes.items():
        filled = regex.replace("{CARDINAL}", CARDINAL).replace("{DAYWORDS}", parts["DAYWORD"].regex)
        if name in _REGEX_STARTS:
            starts = _REGEX_STARTS[name]
        elif "{CARDINAL}" in regex or name == "CLOCK":
            starts = _NUMBER_STARTS
        elif "{DAYWORDS}" in regex:
            starts = parts["DAYWORD"].starts | {"#"}
        else:
            starts = frozenset("#")
        parts[name] = Part(regex=f"(?:{filled})", values={}, starts=starts)
    return parts


def read_rules() -> tuple[Rule, ...]:
    """Read the rules; blank lines and lines that begin with ``//`` are for the reader.

    :raises ValueError: a line has not exactly five columns, or two rules have one name.
    """
    rules = []
    for number, line in enumerate((_DATA / "grammar.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("//"):
            continue
        columns = re.split(r"\s{2,}", line.strip())
        if len(columns) != 5:
            raise ValueError(f"grammar.txt:{number}: {len(columns)} columns instead of 5")
        rules.append(Rule(*columns))
    if len({rule.name for rule in rules}) != len(rules):
        raise ValueError("grammar.txt: two rules have one name")
    return tuple(rules)


@cache
def load_grammar() -> Grammar:
    """The grammar, compiled once per process."""
    parts, rules = load_parts(), read_rules()
    by_start: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    for number, rule in enumerate(rules):
        compiled = compile_pattern(rule.pattern, parts)
        pattern = re.compile(compiled.regex + r"(?![^\W_])", re.IGNORECASE)
        for start in compiled.starts:
            by_start.setdefault(start, []).append((number, pattern))
    return Grammar(rules=rules, parts=parts, by_start={start: tuple(found) for start, found in by_start.items()})


__all__ = ["Grammar", "Rule", "first_word", "load_grammar", "load_parts", "read_rules"]
