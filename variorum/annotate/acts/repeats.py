"""Lists an act once for each of the days that a report gives it: "on 11 January and 22 March" are two."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from variorum.model.report import Event, TimeExpression

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:again\s+)?(?:on\s+)?", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*,?\s+and\s+(?:in|at|near|outside)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,2}\s+on\s+", re.IGNORECASE)
"""Between the days of one act in two places: "in Orlin on Monday and in the capital on Tuesday"."""
_MOST = 4
"""Days listed in one breath."""


def on_each_day(events: Iterable[Event], times: Sequence[TimeExpression], text: str) -> Iterator[Event]:
    """The events, each followed by itself on the further days that stand beside its own, joined by "and" or a comma.

    A day that another event of the report has for its own is left to that; two days on end are rather those of one event.

    :param times: the report's time expressions in the order of the text.
    """
    found = tuple(events)
    taken = {event.time for event in found}
    for event in found:
        yield event
        if event.time is None or event.date is None or not _DAY.fullmatch(event.date):
            continue
        at = bisect_left(times, event.time[0], key=lambda time: time.start)
        for last, time in zip(times[at : at + _MOST], times[at + 1 : at + _MOST], strict=False):
            between = text[last.end : time.start]
            elsewhere = _ELSEWHERE.fullmatch(between) is not None
            is_next = (elsewhere or _AND.fullmatch(between) is not None) and _DAY.fullmatch(time.edtf or "") is not None
            if not is_next or (time.start, time.end) in taken or (_is_next_day(last.edtf, time.edtf) and not elsewhere):
                break
            yield replace(event, date=time.edtf, time=(time.start, time.end))


def _is_next_day(first: str | None, second: str | None) -> bool:
    """Whether the second day follows the first."""
    return (date.fromisoformat(second or "") - date.fromisoformat((first or "")[:10])).days <= 1
