"""Tells how a saying is printed: word for word, in part, or in the reporter's words; and what weakens or carries it."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotate.speech.marks import Quotation
from variorum.model.report import Range, StatementMode

_HEDGES = frozenset(("reportedly", "allegedly", "supposedly", "purportedly", "apparently", "seemingly", "essentially", "effectively"))
_REACH = 60
"""Code points on either side of a cue within which a hedge is looked for."""


class QuotationIndex:
    """The quotations of a text by position, to cut out the parts of a content that are quoted."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outer = [one for one in quotations if one.depth == 0]
        self._ends = [one.end for one in self._outer]

    def touching(self, span: Range) -> list[Quotation]:
        """The outermost quotations that share a code point with ``span``, in order."""
        found = []
        for one in self._outer[bisect_left(self._ends, span[0] + 1) :]:
            if one.start >= span[1]:
                break
            found.append(one)
        return found

    def within(self, span: Range) -> list[Range]:
        """The words inside quotation marks in ``span``, marks left out, in order."""
        found = []
        for one in self._outer[bisect_left(self._ends, span[0] + 1) :]:
            if one.start >= span[1]:
                break
            start, end = max(one.inner[0], span[0]), min(one.inner[1], span[1])
            if start < end:
                found.append((start, end))
        return found


def quoted_parts(text: str, content: tuple[Range, ...], index: QuotationIndex) -> tuple[Range, ...]:
    """The quoted ranges of a content without the white space at their ends."""
    found = []
    for span in content:
        for start, end in index.within(span):
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if start < end:
                found.append((start, end))
    return tuple(found)


def mode_of(text: str, content: tuple[Range, ...], quoted: tuple[Range, ...]) -> StatementMode:
    """``direct`` where all words stand in quotation marks, ``mixed`` where some do, else ``indirect``."""
    if not quoted:
        return "indirect"
    outside = 0
    for start, end in content:
        position = start
        for first, last in (*quoted, (end, end)):
            if last <= start or first > end:
                continue
            outside += sum(character.isalnum() for character in text[position : max(position, first)])
            position = max(position, last)
    return "mixed" if outside else "direct"


def find_hedge(doc: Doc, cue: tuple[Range, ...]) -> Range | None:
    """A word beside the cue that weakens the report of the saying: "reportedly"."""
    if not cue:
        return None
    words = doc.char_span(cue[0][0], cue[-1][1], alignment_mode="expand")
    if words is None:
        return None
    for token in (*words, *words.root.children):
        if token.lower_ in _HEDGES and abs(token.idx - words.root.idx) <= _REACH:
            return token.idx, token.idx + len(token)
    return None
