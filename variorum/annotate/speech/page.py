"""Holds what the rule reader works on: a parsed text with its quotations and blocks as token ranges, and attributions in the making."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotate.speech.marks import Quotation
from variorum.annotate.speech.phrases import Words
from variorum.model.report import Range

_LONG_SINGLE = 3
"""Spaces in a single-marked quotation from which on it counts as one, not as a name or title."""


class Draft:
    """An attribution under construction, in token indices; ``cue`` is -1 where none is printed."""

    def __init__(self, cue: int, speaker: int, source: tuple[Words, ...], content: tuple[Words, ...], score: float, frame: str) -> None:
        self.cue = cue
        self.speaker = speaker
        self.source = source
        self.content = content
        self.score = score
        self.frame = frame
        self.quoted_to = -1
        """Token index where its last quotation ends."""


class Page:
    """One parsed text with its outermost quotations and its blocks as token ranges."""

    def __init__(self, text: str, doc: Doc, quotations: Sequence[Quotation], blocks: Sequence[Range]) -> None:
        self.text = text
        self.doc = doc
        offsets = doc.to_array(["IDX", "LENGTH"]).astype("int64")
        self.starts: list[int] = offsets[:, 0].tolist()
        self.ends: list[int] = (offsets[:, 0] + offsets[:, 1]).tolist()
        self.blocks = [self.words(block) for block in blocks]
        self.quotations = [one for one in quotations if one.depth == 0 and (not one.single or _is_long(text, one))]
        self.outside = [True] * len(doc)
        for quotation in self.quotations:
            start, end = self.words((quotation.start, quotation.end))
            self.outside[start:end] = [False] * (end - start)

    def words(self, span: Range) -> Words:
        """The tokens that share a character with ``span``."""
        return bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])

    def block_index(self, index: int) -> int:
        """The position of the block that holds the token; -1 where none does."""
        position = bisect_right(self.blocks, (index, len(self.starts) + 1)) - 1
        inside = position >= 0 and self.blocks[position][0] <= index < self.blocks[position][1]
        return position if inside else -1


def _is_long(text: str, quotation: Quotation) -> bool:
    return text.count(" ", quotation.inner[0], quotation.inner[1]) >= _LONG_SINGLE
