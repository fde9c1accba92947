"""Joins the two halves of a name that a nickname in quotation marks parts: "Ramon “Monching” Lind"."""

from collections.abc import Sequence

from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.parsed import Name

_OPENING = frozenset(('"', "“", "‘", "'", "``"))
_CLOSING = frozenset(('"', "”", "’", "'", "''"))


def join_nicknames(view: View, names: Sequence[Name]) -> list[Name]:
    """The names in the order of the text, a person's first name, nickname and family name as one; names inside it are left out."""
    ends = {name.first: end for name in names if name.kind == "person" and (end := _end(view, name.first)) is not None}
    covered = {index for first, end in ends.items() for index in range(first + 1, end)}
    kept = [name for name in names if name.first not in covered]
    for name in kept:
        name.last = max(name.last, ends.get(name.first, 0))
    return kept


def _end(view: View, first: int) -> int | None:
    """Where a name ends that opens with a first name, a capitalised word in marks and another capitalised word."""
    doc = view.doc
    if first + 4 >= len(doc) or doc[first + 1].text not in _OPENING or doc[first + 3].text not in _CLOSING:
        return None
    parts = [doc[first], doc[first + 2], doc[first + 4]]
    one_line = view.sentence[first] == view.sentence[first + 4]
    if not one_line or not all(is_capitalised(token) and token.is_alpha for token in parts):
        return None
    glued = doc[first + 1].whitespace_ == "" and doc[first + 2].whitespace_ == ""
    return first + 5 if glued and doc[first].whitespace_ and doc[first + 3].whitespace_ else None
