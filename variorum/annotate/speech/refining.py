"""Gives the trained reader's word-by-word findings clean ends: whole quotations, no crumbs, no gaps inside what is said."""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.marks import Quotation
from variorum.annotate.speech.modes import QuotationIndex
from variorum.annotate.speech.trim import trim_range
from variorum.model.record import Record
from variorum.model.report import Range

_SMALL_GAP = 16
"""Code points of a hole in a content that is taken to be the reader's slip."""
_CRUMB = 0.15
"""Share of a content's longest part under which another part is a crumb."""
_FEW = 5
"""Words in marks up to which they may be a doubted term, where more words stand outside."""
_WORD = re.compile(r"\w+")


class Reading(Record, frozen=True):
    """What a reader found: ranges of the text for each role, and its probability."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float


def refine_readings(readings: Sequence[Reading], text: str, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The readings as attributions with clean ends, in the same order; one of which nothing is left goes, and so does a clause that stands
    with neither a source nor a cue: it may go on with a speech, but nothing tells with whose.

    A reading without a source takes the one before it in the same line, if it is a quotation.
    """
    marks = QuotationIndex(quotations)
    found: list[Attribution] = []
    for one in readings:
        others = (*one.source, *one.cue)
        content = _close_gaps(text, _whole_quotations(one.content, marks, others), others)
        content = tuple(span for span in (trim_range(text, span) for span in content) if _has_words(text, span))
        content = _without_crumbs(content)
        if not content:
            continue
        inside = [piece for span in content for piece in marks.within(span)]
        share = sum(high - low for low, high in inside) / sum(high - low for low, high in content)
        words = sum(len(_WORD.findall(text, low, high)) for low, high in inside)
        quoted = words > _FEW or share >= 0.5
        refined = Attribution(
            source=_trimmed(text, one.source),
            cue=_trimmed(text, one.cue),
            content=content,
            score=one.score,
            basis="quotation" if quoted else "clause",
        )
        if refined.source or refined.cue or quoted:
            found.append(_with_source(refined, found, text))
    return found


def _with_source(one: Attribution, before: list[Attribution], text: str) -> Attribution:
    if one.source or one.basis != "quotation" or not before or not before[-1].source:
        return one
    last = before[-1].content[-1]
    same_line = last[1] <= one.content[0][0] and "\n" not in text[last[1] : one.content[0][0]]
    return msgspec.structs.replace(one, source=before[-1].source) if same_line else one


def _whole_quotations(content: tuple[Range, ...], marks: QuotationIndex, others: tuple[Range, ...]) -> list[Range]:
    """The content with each quotation of which it holds most of the words taken whole."""
    ranges = list(content)
    for span in content:
        for quotation in marks.touching(span):
            shared = sum(max(0, min(end, quotation.end) - max(start, quotation.start)) for start, end in content)
            free = not any(start < quotation.end and quotation.start < end for start, end in others)
            if free and 2 * shared >= quotation.end - quotation.start:
                ranges.append((quotation.start, quotation.end))
    return ranges


def _close_gaps(text: str, ranges: list[Range], others: tuple[Range, ...]) -> tuple[Range, ...]:
    """Overlapping ranges made one, and those with only a small gap between that holds no other role."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined:
            low, high = joined[-1][1], start
            small = high - low <= _SMALL_GAP and "\n" not in text[low:high]
            if low >= high or (small and not any(first < high and low < last for first, last in others)):
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
                continue
        joined.append((start, end))
    return tuple(joined)


def _without_crumbs(content: tuple[Range, ...]) -> tuple[Range, ...]:
    longest = max((end - start for start, end in content), default=0)
    return tuple(span for span in content if span[1] - span[0] >= _CRUMB * longest)


def _trimmed(text: str, spans: tuple[Range, ...]) -> tuple[Range, ...]:
    trimmed = (trim_range(text, span) for span in spans)
    return tuple(span for span in trimmed if _has_words(text, span))


def _has_words(text: str, span: Range) -> bool:
    return _WORD.search(text, span[0], span[1]) is not None
