"""A report and all that the layers mark in it: the nouns of ``variorum.report/1``.

Every position is a half-open range of Unicode code points of ``Report.text``. A report is never changed after ingest;
each layer only points back into it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from variorum.model.record import Record

Range = tuple[int, int]
"""Half-open offsets ``(start, end)`` in code points of the report's text."""

REPORT_FORMAT: Final = "variorum.report/1"

EntityKind = Literal["person", "organisation", "country", "place", "group", "other"]
StatementMode = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Comparator = Literal["=", ">=", "<=", ">", "<", "~"]
EventStatus = Literal["actual", "planned", "conditional", "denied", "hypothetical"]
PositionKind = Literal["demand", "offer", "refusal", "threat", "warning", "promise", "condition", "support", "oppose", "accusation"]
BoilerplateKind = Literal["navigation", "comment_form", "credit", "teaser", "related", "references", "other"]
VoiceKind = Literal[
    "verdict", "forecast", "loaded", "superlative", "mind_reading", "generality", "gloss", "hedge",
    "label", "metaphor", "irony", "order", "aside",
]  # fmt: skip
BlockKind = Literal["title", "heading", "paragraph", "list_item", "lead_in"]


class Source(Record, frozen=True):
    """Where a report came from and what read it."""

    path: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    extractor: str = "text@1"
    sha256: str | None = None
    """Hex digest of the raw bytes."""


class Report(Record, frozen=True):
    """One report as ingest hands it over. ``published_given`` is the date text its metadata or its sender states."""

    id: str
    text: str
    source: Source = Source()
    title: str | None = None
    outlet: str | None = None
    language_given: str | None = None
    published_given: str | None = None


class Reject(Record, frozen=True):
    """An input that did not become a report, and why."""

    item: str
    stage: str
    code: str
    detail: str


class Published(Record, frozen=True):
    """The report's own date. ``date`` is EDTF or ``None``; ``alternatives`` are the other readings left open."""

    date: str | None = None
    basis: Literal["stated", "inferred", "given", "unknown"] = "unknown"
    why: str = ""
    evidence: tuple[Range, ...] = ()
    alternatives: tuple[str, ...] = ()


class Language(Record, frozen=True):
    """The report's main language as an ISO 639-1 code, with the detector's probability (0 to 1)."""

    code: str | None
    probability: float = 0.0


class Boilerplate(Record, frozen=True):
    """Page matter that is no part of the report proper: marked, never cut."""

    start: int
    end: int
    kind: BoilerplateKind


class Block(Record, frozen=True):
    """One line-level unit of the page: a title, heading, paragraph, list item, or the line that leads a list in.

    ``lead`` of a list item is the index of its lead-in block, ``None`` where there is none.
    """

    start: int
    end: int
    kind: BlockKind
    lead: int | None = None


class Credit(Record, frozen=True):
    """An agency or outlet that the report names as its origin."""

    name: str
    start: int
    end: int


class Entity(Record, frozen=True):
    """Somebody or something named, with every mention (names, titles and pronouns) in this report.

    ``country`` is ISO 3166-1 alpha-3. ``sector`` is a CAMEO/PLOVER agent code such as ``GOV`` or ``MIL``.
    ``named`` is false for a described but unnamed source ("a Kremlin aide"), which stays unnamed for ever.
    ``metonym`` is true where the name is a capital, palace or seat that stands for a government, or a place that is printed
    as one who acts.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    mentions: tuple[Range, ...] = ()
    sector: str | None = None
    named: bool = True
    metonym: bool = False
    roles: tuple[str, ...] = ()
    """Role nouns printed with it ("minister", "president"), sorted."""
    phrases: tuple[Range, ...] = ()
    """Longer phrases around its names and beside them: title and name, a noun with its owner, an apposition."""


def mentions_by_state(entities: Iterable[Entity]) -> Counter[str]:
    """How often the entities of one report mention each state."""
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.kind == "country" and entity.country:
            counts[entity.country] += len(entity.mentions)
    return counts


def prints_most(entities: Iterable[Entity], state: str) -> bool:
    """Whether entities of one report mention a state, and no other one more often."""
    counts = mentions_by_state(entities)
    return counts[state] > 0 and counts[state] == max(counts.values())


class Statement(Record, frozen=True):
    """An attribution: who (source), by what words (cue), said what (content)."""

    id: str
    speaker: tuple[Range, ...] = ()
    speaker_entity: tuple[str, ...] = ()
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    mode: StatementMode = "indirect"
    within: str | None = None
    """Id of the statement whose content encloses this one."""
    date: str | None = None
    """EDTF date of the saying, where its own words give one."""
    quoted: tuple[Range, ...] = ()
    """The parts inside quotation marks, marks left out."""
    via: Range | None = None
    """The channel: "was quoted by Interfax", "told Reuters"."""
    hedge: Range | None = None
    """A word that weakens the report of the saying: "reportedly"."""
    heading: bool = False
    """True where it stands in a title or a section heading."""


class TimeExpression(Record, frozen=True):
    """A time expression with its TIMEX3 value and EDTF date. ``edtf`` is ``None`` where the words do not allow one."""

    start: int
    end: int
    type: TimeType
    value: str | None
    edtf: str | None = None
    why: str = ""


class Figure(Record, frozen=True):
    """A quantity with its unit, hedge and claimant. ``value`` is ``None`` for "several" and the like."""

    start: int
    end: int
    value: float | int | None
    comparator: Comparator = "="
    unit: str | None = None
    what: str = ""
    claimant_entity: tuple[str, ...] = ()
    statement: str | None = None
    """Id of the statement it stands in and that tells it as its speaker's claim."""
    date: str | None = None
    upper: float | int | None = None
    """The upper end where a range is printed."""


class Event(Record, frozen=True):
    """An act coded in PLOVER. ``start``/``end`` is the clause, ``trigger`` the word that names the act."""

    start: int
    end: int
    trigger: Range
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    status: EventStatus = "actual"
    condition: Range | None = None
    per: tuple[str, ...] = ()
    """Entities on whose word the act stands."""
    statement: str | None = None
    time: Range | None = None
    """The time expression that puts the act in time, be it one whose date the report leaves open."""
    aside: bool = False
    """Whether a noun, participle or present tense only mentions the act instead of telling it as done."""
    of_news: bool = False
    """Whether it is told as of the day of the news, which the report leaves open with the year of its dateline."""


class Position(Record, frozen=True):
    """What a party demands, offers, refuses, threatens ... ``condition`` is the range of the if-clause."""

    start: int
    end: int
    kind: PositionKind
    party: tuple[str, ...] = ()
    content: tuple[Range, ...] = ()
    target: tuple[str, ...] = ()
    condition: Range | None = None
    date: str | None = None
    per: tuple[str, ...] = ()
    statement: str | None = None
    hedge: Range | None = None


class Voice(Record, frozen=True):
    """Words that are the reporter's own and report nothing, or (``hedge``) that weaken what is reported.

    ``verdict`` judges, ``forecast`` says what will come, ``loaded`` colours, ``superlative`` ranks without a source, ``mind_reading``
    gives a motive as a fact, ``generality`` names nobody ("seen by many"), ``gloss`` says what something means.
    """

    start: int
    end: int
    kind: VoiceKind
    why: str = ""
    """A clause for a reader: what makes these words the reporter's."""
    by: tuple[str, ...] = ()
    """Of a hedge: the entities in whose words it stands; ``()`` where the reporter hedges."""


class AnnotatedReport(Record, frozen=True):
    """One line of ``variorum annotate``: the report with its layers. ``None``: did not run, ``()``: found nothing."""

    id: str
    source: Source
    title: str | None
    outlet: str | None
    language: str | None
    text: str
    published: Published | None = None
    boilerplate: tuple[Boilerplate, ...] | None = None
    blocks: tuple[Block, ...] | None = None
    sentences: tuple[Range, ...] | None = None
    credits: tuple[Credit, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    figures: tuple[Figure, ...] | None = None
    events: tuple[Event, ...] | None = None
    positions: tuple[Position, ...] | None = None
    voice: tuple[Voice, ...] | None = None
    makers: dict[str, str] = msgspec.field(default_factory=dict)
    """Layer name to ``name@version#params``."""
    absent: dict[str, str] = msgspec.field(default_factory=dict)
    """Layer name to the reason why it did not run."""
    format: Literal["variorum.report/1"] = REPORT_FORMAT
