"""Cuts a report into paragraphs and segments, so that a page can mark every piece of evidence without slicing text itself."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Block
from variorum.render.citing import Citation, Citations, LineId


class Segment(Record, frozen=True):
    """A run of characters with the same evidence; ``begins`` are the citations whose words begin here."""

    text: str
    citations: tuple[str, ...] = ()
    lines: tuple[LineId, ...] = ()
    begins: tuple[str, ...] = ()
    name_only: bool = False
    """Whether the words are only evidence for the name of an actor."""


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


def _gather(blocks: Sequence[Block], cited: Sequence[Citation]) -> list[list[Citation]]:
    """For each block the citations that share characters with it, in the order of the text."""
    starts = [block.start for block in blocks]
    found: list[list[Citation]] = [[] for _ in blocks]
    for one in cited:
        place = max(0, bisect_right(starts, one.start) - 1)
        while place < len(blocks) and blocks[place].start < one.end:
            if blocks[place].end > one.start:
                found[place].append(one)
            place += 1
    return found


class _Cutter:
    """Cuts the blocks of one report; ``started`` remembers which citations already have their anchor."""

    def __init__(self, text: str, citations: Citations, actor_ids: frozenset[str]) -> None:
        self._text = text
        self._citations = citations
        self._actor_ids = actor_ids
        self._started: set[str] = set()

    def cut(self, block: Block, cited: Sequence[Citation]) -> tuple[Segment, ...]:
        """The segments of one block: text between two places where evidence begins or ends."""
        begin_at: dict[int, list[Citation]] = {}
        end_at: dict[int, list[str]] = {}
        for one in cited:
            begin_at.setdefault(max(one.start, block.start), []).append(one)
            end_at.setdefault(min(one.end, block.end), []).append(one.id)
        edges = sorted({block.start, block.end, *begin_at, *end_at})
        open_now: dict[str, None] = {}
        segments = []
        for start, end in pairwise(edges):
            for gone in end_at.get(start, ()):
                open_now.pop(gone, None)
            begins = []
            for one in begin_at.get(start, ()):
                open_now[one.id] = None
                if one.id not in self._started:
                    self._started.add(one.id)
                    begins.append(one.id)
            segments.append(self._segment(self._text[start:end], tuple(open_now), tuple(begins)))
        return tuple(segments)

    def _segment(self, text: str, open_now: tuple[str, ...], begins: tuple[str, ...]) -> Segment:
        lines = tuple(dict.fromkeys(line for one in open_now for line in self._citations.lines_of(one)))
        others = tuple(line for line in lines if line not in self._actor_ids)
        ordered = others + tuple(line for line in lines if line in self._actor_ids)
        return Segment(text, open_now, ordered, begins, name_only=bool(lines) and not others)


def cut_report(report: AnnotatedReport, citations: Citations, actor_ids: frozenset[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a report with all its evidence marked.

    :param citations: the account's evidence. :param actor_ids: ids of actors: their evidence is a name, shown more quietly.
    """
    blocks = sorted(report.blocks or _line_blocks(report.text), key=lambda block: block.start)
    matter = report.boilerplate or ()
    cutter = _Cutter(report.text, citations, actor_ids)
    paragraphs = []
    for block, cited in zip(blocks, _gather(blocks, citations.in_report(report.id)), strict=True):
        segments = cutter.cut(block, cited)
        kind = next((one.kind for one in matter if one.start <= block.start and block.end <= one.end), "")
        lines = tuple(dict.fromkeys(line for segment in segments for line in segment.lines if line not in actor_ids))
        paragraphs.append(Paragraph(block.kind, segments, lines, kind))
    return tuple(paragraphs)
