"""The account of one story: the nouns of ``variorum.account/1``. Every item carries the exact source words."""

from typing import Final, Literal

import msgspec

from variorum.model.record import Record
from variorum.model.report import Comparator, EntityKind, EventStatus, PositionKind, Published, StatementMode

ACCOUNT_FORMAT: Final = "variorum.account/1"

DifferenceKind = Literal[
    "number", "date", "place", "speaker", "wording", "strength", "stance", "outcome", "shift_over_time",
    "heading_vs_text", "claim_as_fact", "omission",
]  # fmt: skip
SUPERSEDED: Final = "superseded by "
"""Begins the status of a position that its party has given up for the opposite one; the id of that one follows."""
LineageKind = Literal["reprint", "credit", "shared_quotation", "self_repetition", "references"]


class Witness(Record, frozen=True):
    """The exact words of one report that carry a line. Make one with ``witness()`` so that text and offsets agree."""

    report: str
    start: int
    end: int
    text: str


def witness(report: str, text: str, start: int, end: int) -> Witness:
    """Cut a witness out of a report.

    :param report: the report's id. :param text: the report's whole text. :param start: :param end: half-open code points.
    :raises ValueError: the range is empty or lies outside the text: a line without words must not come to be.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{report}: no words at {start}:{end} of {len(text)}")
    return Witness(report=report, start=start, end=end, text=text[start:end])


class StoryInfo(Record, frozen=True):
    """What the story is called and the EDTF days between which it plays."""

    id: str
    title: str
    start: str | None = None
    end: str | None = None
    summary: tuple["Line", ...] = ()


class Line(Record, frozen=True):
    """A plain sentence of the account, made of source words and fixed connectives, with its evidence."""

    text: str
    about: tuple[str, ...]
    evidence: tuple[Witness, ...]


class ReportEntry(Record, frozen=True):
    """One report of the story: what it is, and of which report it is a reprint."""

    id: str
    title: str | None
    outlet: str | None
    published: Published
    part: Literal["report", "reprint", "background"] = "report"
    of: str | None = None
    url: str | None = None
    words: int = 0
    why: str = ""


class ActorName(Record, frozen=True):
    """One printed name of an actor, and how often each report prints it."""

    text: str
    reports: dict[str, int]


class Actor(Record, frozen=True):
    """Somebody or something that acts, speaks or is acted upon, under all the names the reports print."""

    id: str
    name: str
    kind: EntityKind
    country: str | None
    names: tuple[ActorName, ...]
    evidence: tuple[Witness, ...]
    sector: str | None = None
    named: bool = True
    metonym: bool = False
    why: str = ""


class Variant(Record, frozen=True):
    """One printed form of a statement. ``words`` are those inside quotation marks, ``None`` where there are none."""

    mode: StatementMode
    words: str | None
    via: str | None
    evidence: Witness
    speaker: Witness | None = None
    cue: Witness | None = None
    heading: bool = False
    hedge: str | None = None


class Segment(Record, frozen=True):
    """A run of words of one variant against the base: the same, added, replaced, or cut (``base`` holds the base's words)."""

    kind: Literal["same", "adds", "cuts", "replaces"]
    text: str
    base: str
    quoted: bool
    """Whether ``text`` stands inside quotation marks in its report."""


class Reading(Record, frozen=True):
    """One variant read word by word against the base; ``variant`` is its place in the statement's ``variants``."""

    variant: int
    segments: tuple[Segment, ...]


class Apparatus(Record, frozen=True):
    """The word-level comparison of a statement's variants. ``base`` is the place of the variant all are read against."""

    base: int
    core: tuple[str, ...]
    """The content words that all quoted variants (without quotations: all variants) share, as the base prints them."""
    readings: tuple[Reading, ...]


class AccountStatement(Record, frozen=True):
    """One utterance of one speaker, with every printed variant."""

    id: str
    speaker: tuple[str, ...]
    date: str | None
    gist: str
    variants: tuple[Variant, ...]
    reports: tuple[str, ...]
    independent: int
    why: str = ""
    together: tuple[str, ...] = ()
    """Ids of the statements made on the same occasion."""
    apparatus: Apparatus | None = None
    """The variants word by word, where there are two or more."""


class AccountEvent(Record, frozen=True):
    """An act or happening, joined over the reports that tell it."""

    id: str
    title: str
    date: str | None
    type: str | None
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    status: EventStatus
    per: tuple[str, ...]
    evidence: tuple[Witness, ...]
    independent: int
    contexts: tuple[str, ...] = ()
    why: str = ""


class AccountFigure(Record, frozen=True):
    """A quantity with its claimant, joined over the reports that print it."""

    id: str
    value: float | int | None
    comparator: Comparator
    unit: str | None
    what: str
    claimant: tuple[str, ...]
    date: str | None
    evidence: tuple[Witness, ...]
    independent: int
    upper: float | int | None = None
    why: str = ""


class AccountPosition(Record, frozen=True):
    """What one party wants, offers, refuses or threatens, joined over the reports that tell it."""

    id: str
    party: tuple[str, ...]
    kind: PositionKind
    content: str
    target: tuple[str, ...]
    condition: str | None
    status: str | None
    date: str | None
    per: tuple[str, ...]
    evidence: tuple[Witness, ...]
    hedge: str | None = None
    why: str = ""

    @property
    def superseded_by(self) -> str | None:
        """The id of the position for which the party gave this one up, where ``status`` names it."""
        status = self.status or ""
        return status.removeprefix(SUPERSEDED) if status.startswith(SUPERSEDED) else None


class Side(Record, frozen=True):
    """One side of a difference."""

    says: str
    evidence: tuple[Witness, ...]


class Difference(Record, frozen=True):
    """Where the reports, or two places of one report, do not say the same."""

    id: str
    kind: DifferenceKind
    about: tuple[str, ...]
    summary: str
    sides: tuple[Side, ...]
    weight: float = 0.0
    """How much it matters; the account lists differences by falling weight."""


class Lineage(Record, frozen=True):
    """How a report depends on another report or on a named origin."""

    kind: LineageKind
    report: str
    of: str
    summary: str
    evidence: tuple[Witness, ...]


class Momentum(Record, frozen=True):
    """One dated conflict-cooperation score between two parties."""

    date: str
    between: tuple[str, str]
    score: float
    events: tuple[str, ...]


class Account(Record, frozen=True):
    """The whole account of one story."""

    story: StoryInfo
    reports: tuple[ReportEntry, ...]
    actors: tuple[Actor, ...] = ()
    statements: tuple[AccountStatement, ...] = ()
    events: tuple[AccountEvent, ...] = ()
    figures: tuple[AccountFigure, ...] = ()
    positions: tuple[AccountPosition, ...] = ()
    differences: tuple[Difference, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    momentum: tuple[Momentum, ...] = ()
    agreements: tuple[Line, ...] = ()
    makers: dict[str, str] = msgspec.field(default_factory=dict)
    format: Literal["variorum.account/1"] = ACCOUNT_FORMAT


class StoryRow(Record, frozen=True):
    """One row of ``stories.jsonl``: which story and which episode of it a report belongs to."""

    id: str
    story: str
    episode: str | None = None


class CopyRow(Record, frozen=True):
    """One row of ``copies.jsonl``: two reports of which one is a copy of the other, or both of one text."""

    a: str
    b: str
    kind: Literal["reprint", "derived"]
    why: str
