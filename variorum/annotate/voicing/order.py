"""Finds where one act is said to come right before or after another while no day is given for either."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from variorum.annotate.voicing.rules import Find
from variorum.model.report import TimeExpression

_NEAR = re.compile(
    r"(?<![\w-])(?:(?:right|just|immediately|shortly|soon|only|mere) )?"
    r"(?:(?:right|just|immediately|shortly|soon)|(?:seconds|moments|minutes|hours|days|weeks))"
    r" (?:before|after)(?![\w-])",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|some|last|final|first|next|early|the|those))\s+\Z",
    re.IGNORECASE,
)
"""Before a unit: a measure ("two days after") or a stretch of time ("the days after"), not an order alone."""
_DATED = re.compile(r"\d{4}|XXXX-(?:WXX-\d|\d\d)|.*T\d\d")
"""A value with a year, a month, a day of the week or a clock time."""


def find_loose_order(text: str, sentences: Sequence[Span], times: Sequence[TimeExpression]) -> Iterator[Find]:
    """Words that put acts close together in time, where neither their sentence nor the ones beside it give a date or a clock time."""
    ends = [sentence.end_char for sentence in sentences]
    dated = sorted((time.start, time.end) for time in times if time.value and _DATED.match(time.value))
    for match in _NEAR.finditer(text):
        place = bisect_right(ends, match.start())
        if place >= len(sentences) or _COUNTED.search(text, max(0, match.start() - 10), match.start()):
            continue
        low, high = sentences[max(0, place - 1)].start_char, ends[min(len(ends) - 1, place + 1)]
        if not any(start < high and low < end for start, end in dated):
            yield Find("order", match.span(), match.span(), "puts one act close to another, with no day for either")
