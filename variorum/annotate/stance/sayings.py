"""Cuts a statement with its sentences out of the windows of the encoder, and marks its words as content, cue and speaker.

Training and reading use this one file, so that both see the same input.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from variorum.annotate.attribution.decode import Floats
from variorum.annotate.attribution.windows import Ints, Window
from variorum.model.record import Record
from variorum.model.report import Range, Statement

NOTHING, CONTENT, CUE, SPEAKER = range(4)
LONGEST = 90
"""Words that are read of one statement and its surroundings; of longer ones those around the beginning of the content."""
_BEFORE = 20


class Saying(Record, frozen=True):
    """One statement as the reader sees it: a run of the word pieces of a window, and what each piece is part of.

    ``quote`` and ``case`` are the window's, as in ``windows.Window``; ``part`` is one of the four roles above.
    """

    window: int
    first: int
    last: int
    quote: Ints
    case: Ints
    part: Ints


def cut_saying(windows: Sequence[Window], sentences: Sequence[Range], statement: Statement) -> Saying | None:
    """The statement with the sentences in which its words stand, as far as one window holds them.

    :param sentences: all of the report, in order.
    :returns: ``None`` where no window holds the beginning of the content.
    """
    place = statement.content[0][0]
    number = bisect_right(windows, place, key=lambda window: int(window.start[0])) - 1
    if number < 0 or place >= int(windows[number].end[-1]):
        return None
    window = windows[number]
    marked = [*statement.content, *statement.cue, *statement.speaker]
    low, high = _widen(sentences, min(start for start, _ in marked), max(end for _, end in marked))
    first = int(np.searchsorted(window.end, low, side="right"))
    last = int(np.searchsorted(window.start, high, side="left"))
    if last - first > LONGEST:
        begins = int(np.searchsorted(window.end, place, side="right"))
        first = max(first, begins - _BEFORE)
        last = min(last, first + LONGEST)
    if first >= last:
        return None
    parts = _parts(window, first, last, statement)
    begin = int(window.first[first])
    end = int(window.first[last]) if last < len(window.first) else len(window.piece_id) - 1
    word_of = np.searchsorted(window.first[first:last], np.arange(begin, end), side="right") - 1
    return Saying(number, begin, end, window.piece_quote[begin:end], window.piece_case[begin:end], parts[word_of])


def _widen(sentences: Sequence[Range], low: int, high: int) -> Range:
    first = bisect_right(sentences, low, key=lambda sentence: sentence[1])
    past = bisect_left(sentences, high, key=lambda sentence: sentence[0])
    return (min(low, sentences[first][0]), max(high, sentences[past - 1][1])) if first < past else (low, high)


def _parts(window: Window, first: int, last: int, statement: Statement) -> Ints:
    """For each word what it is part of; a word of several is part of the content before the cue before the speaker."""
    parts = np.full(last - first, NOTHING, dtype=np.int64)
    for part, ranges in ((SPEAKER, statement.speaker), (CUE, statement.cue), (CONTENT, statement.content)):
        for begin, end in _word_ranges(window, ranges):
            parts[max(begin - first, 0) : max(end - first, 0)] = part
    return parts


def _word_ranges(window: Window, ranges: Sequence[Range]) -> list[Range]:
    """The words, first and past the last, that each range of the text touches."""
    begins = [int(np.searchsorted(window.end, start, side="right")) for start, _ in ranges]
    ends = [int(np.searchsorted(window.start, end, side="left")) for _, end in ranges]
    return list(zip(begins, ends, strict=True))


def pools_of(part: Ints) -> Floats:
    """Four rows of weights over the pieces: the mean of all, of the content, of the cue, of the speaker; zero where there is none."""
    rows: Floats = np.stack([np.ones(len(part)), *(part == role for role in (CONTENT, CUE, SPEAKER))]).astype(np.float32)
    means: Floats = rows / np.maximum(rows.sum(axis=1, keepdims=True), np.float32(1.0))
    return means
