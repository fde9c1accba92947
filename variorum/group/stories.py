"""Sorts a pile of reports into stories and each story into episodes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from variorum.group.likeness import Matrix, compare
from variorum.group.ties import MOST_TOGETHER, find_ties
from variorum.group.vectors import ENOUGH, Ints, Vectors, weigh_in_pile
from variorum.model.account import StoryRow
from variorum.model.report import AnnotatedReport

THRESHOLD = 0.10
"""Likeness at which two groups of reports are one story. Tuned with ``DECAY_DAYS`` of ``vectors`` on two corpora at once."""
SMALL_PILE = 0.04
"""The same in a pile of a few reports, where words that only one report has weigh more; from ``ENOUGH`` reports on it is ``THRESHOLD``.
Reports of one story lie at 0.08 to 0.18 in the mean of a pile of three to six, those of two stories at 0.03."""
COMPLETE = 0.5
"""Share of complete linkage, the rest being average linkage; it falls to nothing in a pile of a few reports, of which two may be far apart
and a third between them."""
EPISODE_DAYS = 14
"""A story's silence of more than so many days parts two episodes."""


def find_stories(reports: Sequence[AnnotatedReport]) -> list[StoryRow]:
    """A row per report, ordered by id. The story is named after its first report by id; the result is independent of input order.

    Agglomerative clustering; two groups are as alike as a mean of average and complete linkage says (Lance and Williams 1967).
    """
    ordered = sorted(reports, key=lambda report: report.id)
    large = min(1.0, len(ordered) / ENOUGH)
    threshold = SMALL_PILE + (THRESHOLD - SMALL_PILE) * large
    vectors = weigh_in_pile(ordered)
    return sort_into_stories(ordered, vectors, find_ties(vectors, threshold), threshold, COMPLETE * large)


def sort_into_stories(
    ordered: Sequence[AnnotatedReport], vectors: Vectors, groups: Iterable[Ints], threshold: float, complete: float = COMPLETE
) -> list[StoryRow]:
    """Sort each group of reports into stories.

    :param ordered: reports ordered by id, and ``vectors`` theirs. :param groups: numbers of reports that may share a story.
    :returns: a row a report, ordered by id.
    """
    rows = [row for group in groups for row in _rows_of(ordered, vectors, group, threshold, complete)]
    return sorted(rows, key=lambda row: row.id)


def _rows_of(ordered: Sequence[AnnotatedReport], vectors: Vectors, group: Ints, threshold: float, complete: float) -> Iterator[StoryRow]:
    reports = [ordered[number] for number in group]
    if len(group) > MOST_TOGETHER:  # one text many times over
        yield from (StoryRow(id=report.id, story=f"story-{reports[0].id}", episode=f"story-{reports[0].id}/1") for report in reports)
        return
    likeness = compare(vectors, group, group)
    for members in _cluster(likeness, threshold, complete):
        story = f"story-{reports[members[0]].id}"
        for number, episode in _episodes(reports, likeness, members).items():
            yield StoryRow(id=reports[number].id, story=story, episode=f"{story}/{episode}")


def _cluster(likeness: Matrix, threshold: float, complete: float) -> list[list[int]]:
    alike = likeness.astype(np.float64)
    np.fill_diagonal(alike, -1.0)
    size = np.ones(len(alike))
    members = {number: [number] for number in range(len(alike))}
    best = alike.max(axis=1)
    while True:
        one = int(best.argmax())
        if best[one] < threshold:
            break
        other = int(alike[one].argmax())
        one, other = min(one, other), max(one, other)
        average = (alike[one] * size[one] + alike[other] * size[other]) / (size[one] + size[other])
        merged = complete * np.minimum(alike[one], alike[other]) + (1 - complete) * average
        touched = (alike[:, one] >= best) | (alike[:, other] >= best)
        alike[one], alike[:, one] = merged, merged
        alike[one, one] = -1.0
        alike[other], alike[:, other] = -1.0, -1.0
        size[one] += size[other]
        members[one] = sorted(members[one] + members.pop(other))
        touched[one] = True
        best = np.maximum(best, alike[:, one])
        for number in np.flatnonzero(touched):
            best[number] = alike[number].max()
        best[other] = -1.0
    return sorted(members.values())


def _episodes(reports: Sequence[AnnotatedReport], likeness: Matrix, members: Sequence[int]) -> dict[int, int]:
    """The episode number of each report: dated ones by gaps in time, undated ones with the report most like them."""
    days = {number: day for number in members if (day := _told_on(reports[number])) is not None}
    found: dict[int, int] = {}
    episode, last = 1, None
    for number in sorted(days, key=lambda number: (days[number], number)):
        if last is not None and days[number] - last > EPISODE_DAYS:
            episode += 1
        found[number] = episode
        last = days[number]
    for number in members:
        if number not in days:
            nearest = max(days, key=lambda other: (float(likeness[number, other]), -other), default=None)
            found[number] = found[nearest] if nearest is not None else 1
    return found


def _told_on(report: AnnotatedReport) -> int | None:
    """The day a report is told from, also where it is only inferred ("on or after 17 August")."""
    edtf = (report.published.date or "").rstrip("/.") if report.published else ""
    try:
        return date.fromisoformat(edtf[:10]).toordinal()
    except ValueError:
        return None
