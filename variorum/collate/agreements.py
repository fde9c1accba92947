"""Writes what the independent reports agree on, and the summary line: source words joined by fixed connectives."""

import re
from calendar import month_name
from collections.abc import Sequence

from variorum.collate.events import Sighting
from variorum.collate.story import Story
from variorum.model.account import AccountEvent, AccountStatement, Line, Witness

MOST_LINES = 12
LEAST_REPORTS = 2
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONG = re.compile(r"\d{4}(?:-\d\d)?[~?%]?")
"""A year or a month."""


def write_agreements(
    story: Story, statements: Sequence[AccountStatement], events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]
) -> list[Line]:
    """The statements and events that two or more original reports carry, the most widely carried first.

    Of an event only what the reports tell in their own voice counts: what speakers say of it are their statements.
    """
    lines: list[tuple[int, str, Line]] = []
    for event, sightings in events:
        own = [sighting for sighting in sightings if not sighting.event.per and not sighting.event.statement]
        carriers = _carriers(story, [sighting.report for sighting in own])
        if carriers >= LEAST_REPORTS and event.status == "actual":
            evidence = _one_each([sighting.evidence for sighting in own])
            line = Line(text=f"{_dated(event)} ({carriers} reports).", about=(event.id,), evidence=evidence)
            lines.append((-carriers, event.id, line))
    for statement in statements:
        carriers = _carriers(story, statement.reports)
        if carriers >= LEAST_REPORTS:
            evidence = _one_each([variant.evidence for variant in statement.variants])
            lines.append((-carriers, statement.id, Line(text=_said(story, statement, carriers), about=(statement.id,), evidence=evidence)))
    return [line for _, _, line in sorted(lines, key=lambda item: (item[0], len(item[1]), item[1]))[:MOST_LINES]]


def _carriers(story: Story, reports: Sequence[str]) -> int:
    return len({story.origin(report) for report in reports if report not in story.background})


def _dated(event: AccountEvent) -> str:
    """An event with its date before it, unless its own words name the day."""
    return event.title if not event.date or names_day(event.title, event.date) else f"{event.date}: {event.title}"


def names_day(words: str, edtf: str) -> bool:
    """Whether words print the day that a date (``2025-08-15``) means: "August 15", "15th of August"."""
    if _DAY.fullmatch(edtf) is None:
        return False
    month, day = month_name[int(edtf[5:7])], int(edtf[8:])
    return re.search(rf"\b(?:{month} {day}|{day}(?:st|nd|rd|th)? (?:of )?{month})\b", words) is not None


def when_said(edtf: str | None) -> str:
    """The words that say when: " on 2026-06-12", " in 2026-06"; nothing without a date."""
    if not edtf:
        return ""
    return f" in {edtf}" if _LONG.fullmatch(edtf) else f" on {edtf}"


def _one_each(evidence: Sequence[Witness]) -> tuple[Witness, ...]:
    seen: dict[str, Witness] = {}
    for piece in evidence:
        seen.setdefault(piece.report, piece)
    return tuple(seen.values())


def _said(story: Story, statement: AccountStatement, carriers: int) -> str:
    """One line for a statement; quotation marks only around words that stood in quotation marks in a report."""
    names = " and ".join(story.actor(speaker).name for speaker in statement.speaker)
    quoted = any(variant.words is not None and statement.gist in variant.words for variant in statement.variants)
    gist = f"“{statement.gist}”" if quoted else statement.gist
    origins = "1 origin" if statement.independent == 1 else f"{statement.independent} origins"
    return f"{names}{when_said(statement.date)}: {gist} ({carriers} {'report' if carriers == 1 else 'reports'}, {origins})."


def write_summary(story: Story, statements: Sequence[AccountStatement], events: Sequence[AccountEvent]) -> tuple[Line, ...]:
    """The most widely carried statement, and the most widely carried event."""
    lines = []
    widest = next((statement for statement in statements if statement.reports), None)
    if widest:
        carriers = _carriers(story, widest.reports)
        evidence = _one_each([variant.evidence for variant in widest.variants])
        lines.append(Line(text=_said(story, widest, carriers), about=(widest.id,), evidence=evidence))
    told = max(
        events, key=lambda event: (_carriers(story, [piece.report for piece in event.evidence]), event.date is not None), default=None
    )
    if told and _carriers(story, [piece.report for piece in told.evidence]) >= LEAST_REPORTS:
        lines.append(Line(text=f"{_dated(told)}.", about=(told.id,), evidence=_one_each(told.evidence)))
    return tuple(lines)
