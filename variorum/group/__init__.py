"""Sorts reports into stories and finds which of them are copies: no more than their text, title, outlet and day is needed."""

from collections.abc import Sequence

from variorum.group.copies import find_copies
from variorum.group.marks import (
    NEAR_DAYS,
    TIED,
    Mark,
    decode_mark,
    encode_mark,
    find_tied,
    leading_terms,
    mark_report,
    tally_marks,
    vectors_of,
)
from variorum.group.stories import find_stories, sort_into_stories
from variorum.group.ties import join_pairs
from variorum.model.account import CopyRow, StoryRow
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport

__all__ = [
    "NEAR_DAYS",
    "Grouping",
    "Mark",
    "decode_mark",
    "encode_mark",
    "find_tied",
    "group_reports",
    "group_tied",
    "leading_terms",
    "mark_report",
    "tally_marks",
]


class Grouping(Record, frozen=True):
    """The story and episode of each report, and all pairs of copies."""

    stories: tuple[StoryRow, ...]
    copies: tuple[CopyRow, ...]


def group_reports(reports: Sequence[AnnotatedReport]) -> Grouping:
    """Group the reports; the result does not depend on their order. Layers are not needed, boilerplate is left out where marked."""
    return Grouping(stories=tuple(find_stories(reports)), copies=tuple(find_copies(reports)))


def group_tied(
    reports: Sequence[AnnotatedReport], marks: Sequence[Mark], pairs: Sequence[tuple[str, str]], tally: bytes | None
) -> Grouping:
    """Group reports whose ties are known, and find the copies among those that ties connect.

    :param tally: how common terms are in the store, as ``tally_marks`` counts.

    :param reports: ordered by id. :param marks: theirs, in the same order. :param pairs: ids of tied reports, of these alone.
    """
    numbers = {report.id: number for number, report in enumerate(reports)}
    groups = join_pairs(len(reports), [(numbers[one], numbers[other]) for one, other in pairs])
    group_of = {reports[number].id: place for place, group in enumerate(groups) for number in group}
    stories = sort_into_stories(reports, vectors_of(marks, tally), groups, TIED)
    copies = [row for row in find_copies(reports) if group_of[row.a] == group_of[row.b]]
    return Grouping(stories=tuple(stories), copies=tuple(copies))
