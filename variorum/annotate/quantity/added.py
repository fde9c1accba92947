"""Tells the numbers that the reporter adds to what somebody says, and finds the number that another is a part of."""

import re
from typing import Final

from spacy.tokens import Span

from variorum.model.report import Statement

_ABOUT: Final = r"(?:(?:an estimated|about|some|around|roughly|nearly|almost|just|more than|less than|over|or|US|[$€£])\s*)*"
_CONVERTED: Final = re.compile(rf"\d[\d.,]*[^\d()\n;]{{0,24}}\({_ABOUT}\Z")
"""Before an amount in brackets right behind another: "50 million crowns ($2 million)"."""
_WORTH: Final = re.compile(rf",\s+(?:(?:together|each|now)\s+)?worth\s+{_ABOUT}\Z")
_UNIT: Final = r"(?:minute|hour|day|week|month|year)s?\s+(?:after|before)\b"
_LATER: Final = re.compile(rf",\s+(?:(?:just|only|barely|less than|more than)\s+)?[\w-]+\s+{_UNIT}[^.;:\"“”\n]*\Z")
"""Before an amount in words on when somebody spoke, which are the reporter's: "..., a day after two people were killed"."""
_ITSELF: Final = re.compile(rf"\s*{_UNIT}")
_COMMA: Final = re.compile(r",\s+(?:(?:just|only|barely|less than|more than)\s+)?\Z")
_PARTED: Final = re.compile(rf"(?P<whole>\d[\d.,]*\d|\d)[^\d.;:\n]{{0,60}}?,\s+of\s+(?:which|whom|them)\s+{_ABOUT}\Z")
"""Before a number that is a part of another: "940 million dollars, of which 118 million"."""


def is_added(amount: Span, statement: Statement, text: str) -> bool:
    """Whether an amount in indirect words is the reporter's own: a conversion, a worth set off by a comma, or when it was said."""
    start = amount.start_char
    if statement.mode == "direct" or any(low <= start < high for low, high in statement.quoted):
        return False
    before = text[max(0, start - 200) : start]
    if _CONVERTED.search(before) or _WORTH.search(before):
        return True
    behind_cue = text[max((high for _, high in statement.cue if high <= start), default=start) : start]
    if _COMMA.search(behind_cue) and _ITSELF.match(text, amount.end_char):
        return True
    return _LATER.search(behind_cue) is not None


def whole_of(amount: Span, text: str) -> Span | None:
    """The number that an amount is said to be a part of: the first of "940 million dollars, of which 118 million is interest"."""
    low = max(0, amount.start_char - 200)
    match = _PARTED.search(text[low : amount.start_char])
    if match is None:
        return None
    return amount.doc.char_span(low + match.start("whole"), low + match.end("whole"), alignment_mode="expand")
