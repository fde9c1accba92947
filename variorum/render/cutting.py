"""Cuts a report into paragraphs and segments, so that a page can mark every piece of evidence without slicing text itself."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Block
from variorum.render.citing import Citation, Citations, LineId
from variorum.render.voices import VoiceMark, list_marks

_Marked = TypeVar("_Marked", Citation, VoiceMark)


class Segment(Record, frozen=True):
    """A run of characters with the same evidence; ``begins`` are the citations whose words begin here."""

    text: str
    citations: tuple[str, ...] = ()
    lines: tuple[LineId, ...] = ()
    begins: tuple[str, ...] = ()
    name_only: bool = False
    """Whether the words are only evidence for the name of an actor."""
    voice: str = ""
    """The kinds of the reporter's voice that the words stand in, parted by spaces."""
    told: str = ""
    """What a reader is told of that voice."""


class Paragraph(Record, frozen=True):
    """One block of a report. ``matter`` is the kind of page matter it is, "" where it belongs to the report proper."""

    kind: str
    segments: tuple[Segment, ...]
    lines: tuple[LineId, ...]
    matter: str = ""


def _line_blocks(text: str) -> list[Block]:
    blocks = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped[0])
            blocks.append(Block(start=begin, end=begin + len(stripped), kind="paragraph"))
        start += len(line) + 1
    return blocks


def _gather(blocks: Sequence[Block], cited: Sequence[_Marked]) -> list[list[_Marked]]:
    """For each block the citations, or the marks of voice, that share characters with it, in the order of the text."""
    starts = [block.start for block in blocks]
    found: list[list[_Marked]] = [[] for _ in blocks]
    for one in cited:
        place = max(0, bisect_right(starts, one.start) - 1)
        while place < len(blocks) and blocks[place].start < one.end:
            if blocks[place].end > one.start:
                found[place].append(one)
            place += 1
    return found


def _open_and_close(block: Block, marks: Sequence[_Marked]) -> tuple[dict[int, list[_Marked]], dict[int, list[_Marked]]]:
    """The marks by the place in the block where they begin, and by that where they end."""
    begin_at: dict[int, list[_Marked]] = {}
    end_at: dict[int, list[_Marked]] = {}
    for one in marks:
        begin_at.setdefault(max(one.start, block.start), []).append(one)
        end_at.setdefault(min(one.end, block.end), []).append(one)
    return begin_at, end_at


class _Cutter:
    """Cuts the blocks of one report; ``started`` remembers which citations already have their anchor."""

    def __init__(self, text: str, citations: Citations, actor_ids: frozenset[str]) -> None:
        self._text = text
        self._citations = citations
        self._actor_ids = actor_ids
        self._started: set[str] = set()

    def cut(self, block: Block, cited: Sequence[Citation], heard: Sequence[VoiceMark]) -> tuple[Segment, ...]:
        """The segments of one block: text between two places where evidence or a reporter's voice begins or ends."""
        begin_at, end_at = _open_and_close(block, cited)
        rise_at, fall_at = _open_and_close(block, heard)
        edges = sorted({block.start, block.end, *begin_at, *end_at, *rise_at, *fall_at})
        open_now: dict[str, None] = {}
        heard_now: dict[VoiceMark, None] = {}
        segments = []
        for start, end in pairwise(edges):
            for gone in end_at.get(start, ()):
                open_now.pop(gone.id, None)
            for silent in fall_at.get(start, ()):
                heard_now.pop(silent, None)
            heard_now.update(dict.fromkeys(rise_at.get(start, ())))
            begins = []
            for one in begin_at.get(start, ()):
                open_now[one.id] = None
                if one.id not in self._started:
                    self._started.add(one.id)
                    begins.append(one.id)
            segments.append(self._segment(self._text[start:end], tuple(open_now), tuple(begins), tuple(heard_now)))
        return tuple(segments)

    def _segment(self, text: str, open_now: tuple[str, ...], begins: tuple[str, ...], heard: tuple[VoiceMark, ...]) -> Segment:
        lines = tuple(dict.fromkeys(line for one in open_now for line in self._citations.lines_of(one)))
        others = tuple(line for line in lines if line not in self._actor_ids)
        ordered = others + tuple(line for line in lines if line in self._actor_ids)
        return Segment(
            text,
            open_now,
            ordered,
            begins,
            name_only=bool(lines) and not others,
            voice=" ".join(dict.fromkeys(one.kind for one in heard)),
            told=" · ".join(one.told for one in heard),
        )


def cut_report(report: AnnotatedReport, citations: Citations, actor_ids: frozenset[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a report with all its evidence and its reporter's own voice marked.

    :param citations: the account's evidence. :param actor_ids: ids of actors: their evidence is a name, shown more quietly.
    """
    blocks = sorted(report.blocks or _line_blocks(report.text), key=lambda block: block.start)
    matter = report.boilerplate or ()
    cutter = _Cutter(report.text, citations, actor_ids)
    paragraphs = []
    cited_by_block = _gather(blocks, citations.in_report(report.id))
    heard_by_block = _gather(blocks, list_marks(report))
    for block, cited, heard in zip(blocks, cited_by_block, heard_by_block, strict=True):
        segments = cutter.cut(block, cited, heard)
        kind = next((one.kind for one in matter if one.start <= block.start and block.end <= one.end), "")
        lines = tuple(dict.fromkeys(line for segment in segments for line in segment.lines if line not in actor_ids))
        paragraphs.append(Paragraph(block.kind, segments, lines, kind))
    return tuple(paragraphs)
