"""Finds conditions by their words alone, for where the parser hangs them elsewhere: "on condition that ...", "only when ..."."""

import re
from collections.abc import Iterable

import msgspec

from variorum.model.report import Position, Range

_OPENING = re.compile(
    r"\b(?:on (?:the )?(?:sole )?condition that|provid(?:ed|ing) that|only (?:if|when|after|once)|unless|(?:as|so) long as|"
    r"in (?:exchange|return) for|on the understanding that|in the event (?:that|of)|not (?:until|before))\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"(?:^|[,;–—-] ?|\bthat )(should (?:the |any |all |both |either |[A-Z])[^.;?!]*?),", re.MULTILINE)
"""Should X refuse, ..."""
_LATE = re.compile(
    r"(?<=[\w,] )(?:should (?=(?:the|any|it|they|he|she|[A-Z]\w+)\b [^,.;]* ?\w)|were (?:he|she|it|they|we|the \w+|[A-Z]\w+) to )"
    r"[^,.;:?!\"”]+"
)
"""..., should X refuse; were he to lodge one."""
_ASKED = re.compile(r"\b(?:what|why|how|where|when|who|which|whom) $", re.IGNORECASE)
_END = re.compile(r"[,;:.?!–—\n\"“”»]| (?:and|but) (?=(?:he|she|it|they|would|will|that|said|added|warned)\b)")
_LEAST_WORDS = 3
"""Words of a condition, its opening left out: of fewer it is no clause."""


def with_conditions(text: str, positions: Iterable[Position]) -> list[Position]:
    """The positions, those without a condition with the one that their own words spell out."""
    return [
        position
        if position.condition is not None or (found := spelled_condition(text, position.start, position.end)) is None
        else msgspec.structs.replace(position, condition=found)
        for position in positions
    ]


def spelled_condition(text: str, start: int, end: int) -> Range | None:
    """The first condition that is spelled out between two offsets of the text, its opening words included."""
    opening = _OPENING.search(text, start, end)
    if opening is not None:
        close = _END.search(text, opening.end(), end)
        last = close.start() if close is not None else end
        if len(text[opening.end() : last].split()) >= _LEAST_WORDS:
            return opening.start(), last
    inverted = _INVERTED.search(text, start, end)
    if inverted is not None and len(inverted[1].split()) > _LEAST_WORDS:
        return inverted.span(1)
    late = _LATE.search(text, start, end)
    if late is not None and len(late[0].split()) > _LEAST_WORDS and not _ASKED.search(text, start, late.start()):
        return late.span()
    return None
