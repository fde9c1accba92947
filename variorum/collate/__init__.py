"""Lays the reports of one story side by side and writes the one account: each section has its own file."""

from collections.abc import Sequence
from datetime import date

from variorum.collate.actors import join_actors
from variorum.collate.aged import write_ages
from variorum.collate.agreements import write_agreements, write_summary
from variorum.collate.dates import is_firm_day, reach_of
from variorum.collate.dependent import join_dependent
from variorum.collate.differences import Collated, write_differences
from variorum.collate.events import read_sightings, write_events
from variorum.collate.figures import join_counts, read_counts, write_figures
from variorum.collate.heads import settle_years
from variorum.collate.joining import join_sightings
from variorum.collate.lineage import write_lineage
from variorum.collate.momentum import momentum
from variorum.collate.nearness import Embed, Nearness
from variorum.collate.positions import turned_pairs, write_positions
from variorum.collate.reports import find_background, write_reports
from variorum.collate.settling import Redate, settle_days
from variorum.collate.stands import join_stands, read_stands
from variorum.collate.statements import write_statements
from variorum.collate.story import Sheet, Story, find_originals
from variorum.collate.unlisted import list_speakers
from variorum.collate.utterances import Utterance, find_utterances
from variorum.model.account import Account, AccountEvent, AccountStatement, CopyRow, StoryInfo
from variorum.model.report import AnnotatedReport

__all__ = ["collate_story"]

LONGEST_DATE = 31
"""Days a date may span to tell when the story plays: "in 2022" does not."""
LONGEST_STORY = 120
"""Days before its last day in which a story begins; what is older is told as its background."""


def collate_story(
    story_id: str,
    reports: Sequence[AnnotatedReport],
    copies: Sequence[CopyRow],
    redate: Redate | None = None,
    embed: Embed | None = None,
) -> Account:
    """The account of one story from its annotated reports.

    :param story_id: the id that the account bears. :param reports: in any order; the result does not depend on it.
    :param copies: which of them are copies of one text, as grouping found.
    :param redate: relates an undated report to the day of its news; without it such reports keep their relative dates open.
    :param embed: makes vectors of the words of a saying; without it other wordings of one utterance are joined only where they are one
        sentence.
    """
    nearness = Nearness(embed)
    story, utterances = settle_story(story_id, reports, copies, redate, nearness)
    statements = write_statements(story, utterances)
    counted = join_counts(read_counts(story))
    figures = write_figures(story, counted)
    seen = write_events(story, join_sightings(read_sightings(story, utterances)))
    events = [event for event, _ in seen]
    stands = read_stands(story)
    said = [statement for statement, _ in statements]
    positions = write_positions(story, join_dependent(story, join_stands(stands)))
    collated = Collated(statements=statements, events=seen, figures=figures, stands=stands, turns=turned_pairs(positions))
    return Account(
        story=_story_info(story, said, events),
        reports=tuple(write_reports([sheet.report for sheet in story.sheets], story.reprint_of, story.background)),
        actors=story.actors,
        statements=tuple(said),
        events=tuple(events),
        figures=(*(figure for figure, _ in figures), *write_ages(story, len(figures) + 1)),
        positions=tuple(positions),
        differences=tuple(write_differences(story, collated, nearness)),
        lineage=tuple(write_lineage(story, utterances)),
        momentum=momentum(events, story.actors),
        agreements=tuple(write_agreements(story, said, seen)),
        makers={"collate": "collate@10"},
    )


def settle_story(
    story_id: str,
    reports: Sequence[AnnotatedReport],
    copies: Sequence[CopyRow],
    redate: Redate | None = None,
    nearness: Nearness | None = None,
) -> tuple[Story, list[Utterance]]:
    """The reports of a story in their order, with their days settled and its background known, and what is said in it."""
    nearness = nearness or Nearness(None)
    ordered = [list_speakers(report) for report in sorted(reports, key=lambda report: report.id)]
    if redate and (years := settle_years({report.id: Sheet(report) for report in ordered})):
        ordered = [redate(report, *years[report.id]) if report.id in years else report for report in ordered]
    story = _lay_out(story_id, ordered, copies)
    utterances = find_utterances(story, nearness)
    days = settle_days({sheet.id: sheet for sheet in story.sheets}, utterances) if redate else {}
    if redate and days:
        ordered = [redate(report, *days[report.id]) if report.id in days else report for report in ordered]
        story = _lay_out(story_id, ordered, copies)
        utterances = find_utterances(story, nearness)
    story.background = find_background(ordered, utterances, story.reprint_of)
    return story, utterances


def _lay_out(story_id: str, ordered: Sequence[AnnotatedReport], copies: Sequence[CopyRow]) -> Story:
    index = join_actors(ordered)
    return Story(
        id=story_id,
        sheets=tuple(Sheet(report) for report in ordered),
        actors=index.actors,
        actor_of=index.actor_of,
        copies=tuple(copies),
        reprint_of=find_originals(ordered, copies),
    )


def _told_from(sheet: Sheet) -> date | None:
    """The first day on which a report can have appeared, where that is known."""
    reach = reach_of((sheet.report.published.date or "").partition("/")[0]) if sheet.report.published else None
    return reach.first if reach else None


def _story_info(story: Story, statements: Sequence[AccountStatement], events: Sequence[AccountEvent]) -> StoryInfo:
    title = next((sheet.report.title for sheet in story.sheets if sheet.report.title and sheet.id not in story.background), None)
    if title is None:
        first = next((sheet for sheet in story.sheets if sheet.text.strip()), None)
        title = first.text.strip().split("\n", 1)[0][:120] if first else story.id
    dates = [statement.date for statement in statements]
    dates += [event.date for event in events if event.status in ("actual", "denied") or is_firm_day(event.date)]
    news = max((day for sheet in story.sheets if (day := _told_from(sheet))), default=None)
    reaches = [
        reach
        for reach in map(reach_of, dates)
        if reach and reach.days <= LONGEST_DATE and news and (news - reach.last).days <= LONGEST_STORY
    ]
    end = max((reach.last for reach in reaches), default=None)
    start = min((reach.first for reach in reaches if end and (end - reach.first).days <= LONGEST_STORY), default=None)
    return StoryInfo(
        id=story.id,
        title=title,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        summary=write_summary(story, statements, events),
    )
