"""Recognises lines of page matter by their wording: navigation, forms, notices, teasers for other articles."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from variorum.model.report import BoilerplateKind

LONGEST_LINE = 400
"""Code points above which a line is running prose, whatever phrase it holds."""
_QUOTES = re.compile(r"[“”«»\"„]")
_ENDS = " \t.:;,*»›→↑↓←↗▼▲|·•–—-…>"
_STARTS = " \t•▸►»›→↑↓←↗▼▲|·*#–—-…>"


def read_rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated file in ``annotate/data``, comments and blank lines left out."""
    text = files("variorum.annotate").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _load() -> tuple[tuple[BoilerplateKind, dict[str, re.Pattern[str]]], ...]:
    """One pattern per kind and form, kinds in the order of the file's first mention."""
    collected: dict[str, dict[str, list[str]]] = {}
    for kind, form, pattern in read_rows("page_phrases.tsv"):
        collected.setdefault(kind, {}).setdefault(form, []).append(f"(?:{pattern})")
    return tuple(
        (cast(BoilerplateKind, kind), {form: re.compile("|".join(patterns)) for form, patterns in forms.items()})
        for kind, forms in collected.items()
    )


def normalise_line(line: str) -> str:
    """The line as the phrases are written: lower case, plain apostrophes, single spaces, no punctuation or arrows around it."""
    plain = " ".join(line.lower().replace("’", "'").replace("‘", "'").split())
    return plain.lstrip(_STARTS).rstrip(_ENDS) or plain


def match_line(line: str, *, in_zone: bool) -> BoilerplateKind | None:
    """The kind of page matter that ``line`` is by its wording alone, ``None`` where it may be the report's own.

    :param in_zone: whether the line stands above the first or below the last paragraph, where bare section names are taken too.
    """
    if len(line) > LONGEST_LINE:
        return None
    plain = normalise_line(line)
    spaced = " ".join(line.lower().replace("’", "'").split())
    quoted = bool(_QUOTES.search(line))
    for kind, forms in _load():
        if "line" in forms and (forms["line"].fullmatch(plain) or forms["line"].fullmatch(spaced)):
            return kind
        if in_zone and "zone" in forms and forms["zone"].fullmatch(plain):
            return kind
        if "start" in forms and forms["start"].match(spaced) and (kind != "related" or not _is_statement(line)):
            return kind
        if not quoted and "has" in forms and forms["has"].search(spaced):
            return kind
    return None


def _is_statement(line: str) -> bool:
    """Whether a line ends with a full stop: "Read more: could you ...?" asks readers on, as page matter does."""
    return ends_sentence(line) and not line.rstrip(" \t\"'”’»)]").endswith(("?", "!"))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does: full stop, question mark ..., closing marks aside."""
    return line.rstrip(" \t\"'”’»)]").endswith((".", "!", "?", "…"))
