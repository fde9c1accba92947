"""The reports of one story laid side by side: who is who in them, which is a copy of which, and quick look-ups by place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.account import Actor, CopyRow, Witness, witness
from variorum.model.report import AnnotatedReport, Range, TimeExpression
from variorum.text.words import content_stems


class Sheet:
    """One annotated report with look-ups: the sentence at a place, whether a place is a heading or page matter, witnesses."""

    def __init__(self, report: AnnotatedReport) -> None:
        self.report = report
        self.id = report.id
        self.text = report.text
        self.sentences: tuple[Range, ...] = tuple(report.sentences or ((0, len(report.text)),))
        self._starts = [start for start, _ in self.sentences]
        self._headings = _merge((block.start, block.end) for block in report.blocks or () if block.kind in ("title", "heading"))
        self._items = _merge((block.start, block.end) for block in report.blocks or () if block.kind == "list_item")
        self._mentions = _longest((start, end, entity.id) for entity in report.entities or () for start, end in entity.mentions)
        self._told = _merge(
            [part for statement in report.statements or () for part in (*statement.content, *statement.cue)]
            + [(position.start, position.end) for position in report.positions or ()]
        )
        self._times = sorted(report.times or (), key=lambda time: time.start)
        self._page_matter = _merge((part.start, part.end) for part in report.boilerplate or ())

    def sentence_number(self, place: int) -> int:
        """The index of the sentence that holds ``place`` (or the last one that begins before it)."""
        return max(0, bisect_right(self._starts, place) - 1)

    def sentence_at(self, place: int) -> Range:
        """The range of the sentence that holds ``place``."""
        return self.sentences[self.sentence_number(place)]

    def is_heading(self, start: int, end: int) -> bool:
        """Whether most of the range stands in a title or heading."""
        return _covered(self._headings, start, end) * 2 > end - start

    def mentions(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The mentions of entities inside the range, in order, the longest of those that overlap; one that means two stands twice."""
        for mention in self._mentions[bisect_left(self._mentions, (start, 0, "")) :]:
            if mention[0] >= end:
                break
            if mention[1] <= end:
                yield mention

    def names(self, start: int, end: int, story: "Story", actor: str) -> bool:
        """Whether the range touches a mention of the actor."""
        touching = (entity for first, last, entity in self._mentions if first < end and start < last)
        return any(story.actor_of.get((self.id, entity)) == actor for entity in touching)

    def is_told(self, start: int, end: int) -> bool:
        """Whether the range touches the words of a statement or of a position."""
        return _covered(self._told, start, end) > 0

    def times_in(self, sentence: Range) -> Sequence[TimeExpression]:
        """The time expressions that begin in the range."""
        low, high = (bisect_left(self._times, place, key=lambda time: time.start) for place in sentence)
        return self._times[low:high]

    def is_list_item(self, place: int) -> bool:
        """Whether ``place`` stands in a list item."""
        return _covered(self._items, place, place + 1) > 0

    def is_page_matter(self, start: int, end: int) -> bool:
        """Whether most of the range is navigation, a comment form, a teaser and the like."""
        return _covered(self._page_matter, start, end) * 2 > end - start

    def witness(self, start: int, end: int) -> Witness:
        """The words of the range, white space at its ends left out.

        :raises ValueError: the range holds no words.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return witness(self.id, self.text, start, end)

    def sentence_witness(self, place: int) -> Witness:
        """The whole sentence that holds ``place``; where that is blank, the rest of the text from there.

        :raises ValueError: no words follow ``place`` either.
        """
        start, end = self.sentence_at(place)
        return self.witness(start, end) if self.text[start:end].strip() else self.witness(place, len(self.text))


def _merge(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _longest(mentions: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for mention in sorted(mentions, key=lambda mention: (mention[0], -mention[1], mention[2])):
        if not kept or mention[0] >= kept[-1][1] or mention[:2] == kept[-1][:2]:
            kept.append(mention)
    return kept


def _covered(ranges: Sequence[Range], start: int, end: int) -> int:
    place = max(0, bisect_right(ranges, (start, start)) - 1)
    total = 0
    for first, last in ranges[place:]:
        if first >= end:
            break
        total += max(0, min(end, last) - max(start, first))
    return total


@dataclass
class Story:
    """All that the sections read: sheets in order of report id, actors, copies, and the day each report is told from."""

    id: str
    sheets: tuple[Sheet, ...]
    actors: tuple[Actor, ...]
    actor_of: Mapping[tuple[str, str], str]
    copies: tuple[CopyRow, ...]
    reprint_of: Mapping[str, str]
    days: dict[str, str] = field(default_factory=dict)
    """Report id to the EDTF day it is told from, where known."""
    background: frozenset[str] = frozenset()

    def sheet(self, report: str) -> Sheet:
        """The sheet of a report.

        :raises KeyError: no such report.
        """
        return self._by_id[report]

    def __post_init__(self) -> None:
        self._by_id = {sheet.id: sheet for sheet in self.sheets}
        self._names = {actor.id: frozenset(_name_stems(actor)) for actor in self.actors}
        self._kinds = {actor.id: actor for actor in self.actors}

    def actors_of(self, report: str, entities: Iterable[str]) -> tuple[str, ...]:
        """The story-wide actors of a report's entities, in order, without repeats."""
        found = (self.actor_of.get((report, entity)) for entity in entities)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def actor(self, actor: str) -> Actor:
        """The actor with that id."""
        return self._kinds[actor]

    def country_of(self, actor: str) -> str | None:
        """The country of an actor, as ISO 3166-1 alpha-3, where it is known."""
        return self._kinds[actor].country

    def speaks_for_state(self, actor: str) -> bool:
        """Whether an actor is a state, its capital or palace, or a body or unnamed official of its government."""
        found = self._kinds[actor]
        if found.country is None or (found.kind == "person" and found.named):
            return False
        return found.kind == "country" or found.metonym or found.sector in ("GOV", "MIL")

    def name_stems(self, actor: str) -> frozenset[str]:
        """The stems of all names of an actor."""
        return self._names.get(actor, frozenset())

    def origin(self, report: str) -> str:
        """The report of which this one is a reprint, else itself."""
        seen = {report}
        while report in self.reprint_of and self.reprint_of[report] not in seen:
            report = self.reprint_of[report]
            seen.add(report)
        return report

    def origins(self, reports: Iterable[str]) -> int:
        """How many independent texts the reports are: reprints of one text count once, background for nothing (at least 1)."""
        return max(1, len({self.origin(report) for report in reports if report not in self.background}))


def _name_stems(actor: Actor) -> set[str]:
    stems = set(content_stems(actor.name))
    for name in actor.names:
        stems.update(content_stems(name.text))
    return stems


def find_originals(reports: Sequence[AnnotatedReport], copies: Sequence[CopyRow]) -> dict[str, str]:
    """Which report each reprint is a reprint of: of one family of copies the earliest dated, longest, first by id is the original."""
    parent = {report.id: report.id for report in reports}

    def root(report: str) -> str:
        while parent[report] != report:
            report = parent[report]
        return report

    for row in copies:
        if row.a in parent and row.b in parent:
            first, second = sorted((root(row.a), root(row.b)))
            parent[second] = first
    families: dict[str, list[AnnotatedReport]] = {}
    for report in reports:
        families.setdefault(root(report.id), []).append(report)
    originals = {}
    for family in families.values():
        best = min(family, key=_originality)
        for report in family:
            if report.id != best.id:
                originals[report.id] = best.id
    return originals


def _originality(report: AnnotatedReport) -> tuple[str, int, str]:
    date = report.published.date if report.published and report.published.date else "9999"
    return (date[:10], -len(report.text), report.id)
