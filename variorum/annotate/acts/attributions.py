"""Answers which statement a place of the text belongs to: whose content holds it, whose cue it is."""

from bisect import bisect_right

from variorum.model.report import Range, Statement

_LOOK_BACK = 64
"""Ranges that begin before a place and are looked at; the innermost one begins near it."""


_PARAGRAPH = 300
"""Most characters from the end of what somebody said to a "he" that takes it up."""


class Attributions:
    """The statements of a report, ready to be asked for places."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._contents = _sorted([(span, statement) for statement in statements for span in statement.content])
        self._cues = _sorted([(span, statement) for statement in statements for span in statement.cue])

    def holding(self, place: int) -> Statement | None:
        """The innermost statement whose content holds the place."""
        return _innermost(self._contents, place)

    def last_before(self, place: int) -> Statement | None:
        """The statement whose content begins last before the place, at most a paragraph back."""
        starts, ordered = self._contents
        at = bisect_right(starts, place) - 1
        return ordered[at][1] if at >= 0 and place - ordered[at][0][1] <= _PARAGRAPH else None

    def cued_at(self, place: int) -> Statement | None:
        """The statement whose cue holds the place."""
        return _innermost(self._cues, place)


_Spans = tuple[list[int], list[tuple[Range, Statement]]]


def _sorted(spans: list[tuple[Range, Statement]]) -> _Spans:
    ordered = sorted(spans, key=lambda item: (item[0], item[1].id))
    return [span[0] for span, _ in ordered], ordered


def _innermost(spans: _Spans, place: int) -> Statement | None:
    starts, ordered = spans
    last = bisect_right(starts, place)
    best: tuple[int, Statement] | None = None
    for (start, end), statement in reversed(ordered[max(0, last - _LOOK_BACK) : last]):
        if place < end and (best is None or end - start < best[0]):
            best = (end - start, statement)
    return best[1] if best else None
