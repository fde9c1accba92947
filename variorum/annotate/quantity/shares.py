"""Finds parts of a whole in words: "a third of the voters", "half the money", "two-thirds", "half a mile", "half of one percent"."""

import re
from typing import Final

from variorum.model.record import Record

_PARTS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_UNITS: Final = (
    r"century|decade|year|month|week|day|hour|minute|mile|kilomet(?:er|re)|met(?:er|re)|inch|pint|gallon|lit(?:er|re)|acre|ton|tonne"
    r"|percentage point|per ?cent"
)
_OF_UNIT: Final = re.compile(
    r"(?<![\w-])(?:(?:an?|one)[ -])?(?P<part>half|quarter|three[- ]quarters)(?:\s+of)?(?:[ -]|\s+(?:an?|one|1)\s+)"
    rf"(?P<unit>{_UNITS})(?![\w-])",
    re.IGNORECASE,
)
"""A part of one unit: "half a mile", "a quarter-century", "three quarters of an hour"."""
_UNIT_SHARES: Final = {"half": 0.5, "quarter": 0.25, "three-quarters": 0.75}
_SHARE: Final = re.compile(
    rf"(?<![\w.,/$£€-])(?:(?P<count>{'|'.join(_COUNTS)})(?P<joint>[ -])(?P<part>{'|'.join(_PARTS)})(?P<plural>s?)|(?P<half>half))(?![\w-])",
    re.IGNORECASE,
)
_ORDINAL_BEFORE: Final = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|former|other|better|top|bottom|upper|lower|front|back|final|next|opening|closing|the|this|"
    r"that|each|every|neither|either)\s+\Z",
    re.IGNORECASE,
)
"""Words that make it a piece told apart ("the other half", "the first quarter")."""
_TOLD_APART: Final = re.compile(r"\b(?:first|last|other|top|bottom|upper|lower|final|the|this|that|each|every)\s+\Z", re.IGNORECASE)
"""Words that tell apart two parts and more: "the other two thirds"; "won back two thirds" tells how much."""
_WHOLE: Final = re.compile(r"\s+of\s+(?!an?\b|the (?:way|time)\b)", re.IGNORECASE)
_WHOLE_OF_HALF: Final = re.compile(
    r"\s+(?:of\s+(?!an?\b|the (?:way|time)\b)|(?:the|its|their|his|her|our|my|those|these|all)\s+(?!way\b|time\b|battle\b))", re.IGNORECASE
)
_COMPARED: Final = re.compile(r"\s+(?:as (?:much|many)|(?:more|less|fewer|higher|lower)\b)", re.IGNORECASE)
_CHANGE_BEFORE: Final = re.compile(r"\b(?:by|(?:more|less) than|nearly|almost|about|roughly|only|at least|over)\s+\Z", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:[,.;:)”\"’—–]|\Z|\n|\s(?:in|on|from|for|since|over|to|said|say|were|was|are|is|have|had|and|but|while)\b)"
)


class Share(Record, frozen=True):
    """A part as printed: its place, its value, and the unit where it is a part of one unit."""

    start: int
    end: int
    value: float
    unit: str | None = None


def find_shares(text: str) -> list[Share]:
    """The parts of a whole that ``text`` prints in words, in its order; pieces told apart ("the other half", "third quarter") are none."""
    found = [
        Share(
            start=match.start(),
            end=match.end(),
            value=_UNIT_SHARES[match["part"].lower().replace(" ", "-")],
            unit=match["unit"].lower().replace("per cent", "percent"),
        )
        for match in _OF_UNIT.finditer(text)
    ]
    units = {match.start() for match in _OF_UNIT.finditer(text)}
    for match in _SHARE.finditer(text):
        if match.start() not in units and _is_share(text, match):
            part = "half" if match["half"] else match["part"].lower()
            count = 1 if match["half"] else _COUNTS[match["count"].lower()]
            found.append(Share(start=match.start(), end=match.end(), value=count / _PARTS[part]))
    return sorted(found, key=lambda one: one.start)


def _is_share(text: str, match: "re.Match[str]") -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    several = bool(match["count"]) and _COUNTS[match["count"].lower()] > 1
    if (_TOLD_APART if several else _ORDINAL_BEFORE).search(before):
        return False
    of_whole = (_WHOLE_OF_HALF if (match["half"] or match["part"].lower() == "half") else _WHOLE).match(text, match.end()) is not None
    if of_whole or _COMPARED.match(text, match.end()):
        return not match["count"] or (_COUNTS[match["count"].lower()] < _PARTS[match["part"].lower()] and _agree(match))
    if match["count"] and _COUNTS[match["count"].lower()] > 1:
        return match["joint"] == "-" and _COUNTS[match["count"].lower()] < _PARTS[match["part"].lower()] and _agree(match)
    bare = _ENDS.match(text, match.end()) is not None
    if match["count"] and match["count"].lower() == "one":
        return match["joint"] == "-" and bare and _agree(match)
    return bare and _CHANGE_BEFORE.search(before) is not None and not match["plural"]


def _agree(match: "re.Match[str]") -> bool:
    """Whether the part is plural behind two and more, and only there."""
    return (_COUNTS[match["count"].lower()] > 1) == bool(match["plural"])
