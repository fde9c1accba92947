"""Sorts reports into stories and finds which of them are copies: no more than their text, title, outlet and day is needed."""

from collections.abc import Sequence

from variorum.group.copies import find_copies
from variorum.group.stories import find_stories
from variorum.model.account import CopyRow, StoryRow
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport

__all__ = ["Grouping", "group_reports"]


class Grouping(Record, frozen=True):
    """The story and episode of each report, and all pairs of copies."""

    stories: tuple[StoryRow, ...]
    copies: tuple[CopyRow, ...]


def group_reports(reports: Sequence[AnnotatedReport]) -> Grouping:
    """Group the reports; the result does not depend on their order. Layers are not needed, boilerplate is left out where marked."""
    return Grouping(stories=tuple(find_stories(reports)), copies=tuple(find_copies(reports)))
