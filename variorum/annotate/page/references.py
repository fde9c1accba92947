"""Finds reference lists and cuts them into their items, each with the name of what it refers to."""

import re

from variorum.model.record import Record

_NUMBERED = re.compile(r"(?:\[(\d{1,3})\]|\^?(\d{1,3})[.)])\s+(?=\S)")
_BRACKETED = re.compile(r"\[(\d{1,3})\]\s*(?=[^\s\]\[,.;)])")
_NAME = re.compile(r"[^\W\d_a-z][\w.&’'-]*(?: (?:[^\W\d_a-z][\w.&’'-]*|of|the|and|de|la|le|for|in)){0,6}")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|https?://|www\.")
_HEADING = re.compile(
    r"(?:references?|sources?|notes|footnotes|citations|bibliography|works cited|endnotes|source list)\s*:?", re.IGNORECASE
)


class Reference(Record, frozen=True):
    """One item of a reference list; ``name`` is its first element, usually the outlet, ``None`` where that is no name."""

    start: int
    end: int
    name: str | None


def is_reference_heading(line: str) -> bool:
    """Whether the whole line is a heading such as ``References``."""
    return bool(_HEADING.fullmatch(line.strip()))


def find_references(text: str, start: int, end: int) -> list[Reference]:
    """The items of a reference list that fills ``text[start:end]``: ``[1] Outlet, "Title," date. [2] ...``.

    The block must open with ``[n]``, count up, and each item must hold a year or an address; else it is no list.
    """
    first = _BRACKETED.match(text, start, end)
    if not first:
        return []
    marks = []
    number = int(first.group(1))
    for match in _BRACKETED.finditer(text, start, end):
        if int(match.group(1)) == number and (match.start() == start or text[match.start() - 1].isspace()):
            marks.append(match)
            number += 1
    ends = [match.start() for match in marks[1:]] + [end]
    items = []
    for match, stop in zip(marks, ends, strict=True):
        words = text[match.start() : stop].rstrip()
        if not _DATED.search(words):
            return []
        items.append(Reference(start=match.start(), end=match.start() + len(words), name=read_name(words[match.end() - match.start() :])))
    return items


def read_listed(text: str, start: int, end: int) -> Reference:
    """One line below a heading such as ``Sources:`` as an item, its number or bullet left out of the name."""
    line = text[start:end]
    match = _NUMBERED.match(line) or re.match(r"[-–—*•▪‣◦·]\s+", line)
    return Reference(start=start, end=end, name=read_name(line[match.end() if match else 0 :]))


def read_name(words: str) -> str | None:
    """The name that an item opens with: capitalised words up to the first comma, colon, bracket or quotation mark."""
    match = _NAME.match(words.lstrip())
    return match.group().rstrip(".") if match else None
