"""Finds the story of each report that comes into a store, or begins one; ids of stories stay as long as their reports stay together."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from variorum.group import (
    NEAR_DAYS,
    Grouping,
    decode_mark,
    encode_mark,
    find_tied,
    group_reports,
    group_tied,
    leading_terms,
    mark_report,
    tally_marks,
)
from variorum.model.account import StoryRow
from variorum.model.report import AnnotatedReport
from variorum.store import LeadingRow, Store, StoryChange

SMALL_STORE = 300
"""Up to so many reports all are grouped together anew, with terms weighed by how rare they are among them."""
AT_ONCE = 50
"""Reports of a larger store that are placed in one step."""
MOST_NEAR = 1_500
"""Reports that are grouped anew with those that come in: all that ties lead to from them, but no more than about so many."""


def day_of(report: AnnotatedReport) -> int | None:
    """The ordinal of the day a report is dated, ``None`` where it has no whole date."""
    text = (report.published.date or "")[:10] if report.published else ""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def grouped_by(report: AnnotatedReport) -> tuple[object, ...]:
    """All that grouping reads of a report: while it stays, the report's story need not be found again."""
    return report.text, report.title, report.outlet, report.published, report.boilerplate


def group_new(store: Store) -> list[StoryChange]:
    """Find or begin a story for each report that has none; the reports that ties lead to are grouped anew with them.

    :returns: what became of story ids; it is kept in the store too.
    """
    waiting = store.view.ungrouped_reports()
    if store.view.holds_more_than(SMALL_STORE):
        waiting = list(dict.fromkeys([*store.view.unmarked_reports(), *waiting]))
        steps = [waiting[first : first + AT_ONCE] for first in range(0, len(waiting), AT_ONCE)]
        parted = [_mark(store, step) for step in steps]
        tally = store.view.read_tally()
        return [change for step, ends in zip(steps, parted, strict=True) for change in _place(store, step, ends, tally)]
    if not waiting:
        return []
    members = store.view.members_of([story.id for story in store.view.stories()])
    reports = store.view.read_annotated(sorted({*waiting, *members}))
    return _save(store, group_reports(reports))


def _mark(store: Store, waiting: Sequence[str]) -> set[str]:
    """Mark reports and count their terms.

    :returns: the reports to which marks that are replaced were tied.
    """
    parted = {id for pair in store.view.tied_to(waiting) for id in pair}
    marks = {report.id: encode_mark(mark_report(report)) for report in store.view.read_annotated(waiting)}
    store.write.save_marks(marks, tally_marks)
    return parted


def _place(store: Store, waiting: Sequence[str], parted: set[str], tally: bytes | None) -> list[StoryChange]:
    """Tie some reports to those like them, and group anew all that ties lead to."""
    marks = {id: decode_mark(raw) for id, raw in store.view.read_marks(waiting).items()}
    leading = {id: leading_terms(mark, tally) for id, mark in marks.items()}
    store.write.save_leading([LeadingRow(id=id, day=mark.day, terms=leading[id]) for id, mark in marks.items()])
    near = {id: store.view.sharing_terms(leading[id], mark.day, NEAR_DAYS) for id, mark in marks.items()}
    others = store.view.read_marks(sorted({id for found in near.values() for id in found} - set(marks)))
    marks.update((id, decode_mark(raw)) for id, raw in others.items())
    names = list(marks)
    numbers = {id: number for number, id in enumerate(names)}
    candidates = [np.array([numbers[id] for id in found], dtype=np.int64) for found in near.values()]
    tied = find_tied(list(marks.values()), candidates, tally)
    store.write.save_ties([(names[one], names[other]) for one, other in tied])
    start = [*waiting, *parted, *store.view.members_of(sorted(set(store.view.stories_of(waiting).values())))]
    return _save(store, _group_around(store, start, tally))


def _group_around(store: Store, start: Sequence[str], tally: bytes | None) -> Grouping:
    """Group the reports that ties lead to from ``start``, step by step until no more are found or ``MOST_NEAR`` are."""
    reached = set(start)
    edge = reached
    pairs: set[tuple[str, str]] = set()
    while edge and len(reached) < MOST_NEAR:
        found = store.view.tied_to(sorted(edge))
        pairs.update(found)
        edge = {id for pair in found for id in pair} - reached
        reached |= edge
    if edge:  # the walk was cut short: stories stay whole all the same
        reached.update(store.view.members_of(sorted(set(store.view.stories_of(sorted(reached)).values()))))
        pairs.update(store.view.tied_to(sorted(reached)))
    reports = store.view.read_annotated(sorted(reached))
    raw = store.view.read_marks([report.id for report in reports])
    here = [report for report in reports if report.id in raw]
    inside = [pair for pair in sorted(pairs) if pair[0] in raw and pair[1] in raw]
    return group_tied(here, [decode_mark(raw[report.id]) for report in here], inside, tally)


def _save(store: Store, grouping: Grouping) -> list[StoryChange]:
    rows, changes = keep_ids(grouping.stories, store.view.stories_of([row.id for row in grouping.stories]), store.view.has_story)
    store.write.save_grouping(rows, grouping.copies, changes)
    return changes


def keep_ids(
    rows: Sequence[StoryRow], before: dict[str, str], is_used: Callable[[str], bool] = lambda _: False
) -> tuple[list[StoryRow], list[StoryChange]]:
    """Give new groups the ids their reports had: an id goes to the group that holds most of its reports.

    :param rows: the new grouping. :param before: report id to story id so far.
    :param is_used: whether a story of other reports has an id.
    :returns: the rows under stable ids, and what became of ids: begun, merged, split.
    """
    groups: dict[str, list[StoryRow]] = {}
    for row in rows:
        groups.setdefault(row.story, []).append(row)
    shares = {name: Counter(before[row.id] for row in members if row.id in before) for name, members in groups.items()}
    claims = sorted(((-count, old, name) for name, share in shares.items() for old, count in share.items()))
    kept: dict[str, str] = {}
    taken: dict[str, str] = {}
    for _, old, name in claims:
        if name not in kept and old not in taken:
            kept[name], taken[old] = old, name
    used = set(taken) | set(before.values())
    changes = []
    for name in sorted(groups):
        if name not in kept:
            kept[name] = _free_id(name, used, is_used)
            used.add(kept[name])
            parents = sorted(shares[name])
            if parents:
                changes.append(
                    StoryChange(kind="split", story=kept[name], other=parents[0], why=f"{len(groups[name])} reports went their own way")
                )
            else:
                changes.append(StoryChange(kind="begun", story=kept[name], other=None, why=f"first told by {groups[name][0].id}"))
        for old in sorted(shares[name]):
            if old not in taken:
                count = shares[name][old]
                changes.append(StoryChange(kind="merged", story=kept[name], other=old, why=f"{count} of its reports tell the same story"))
    renamed = [
        StoryRow(id=row.id, story=kept[row.story], episode=row.episode and row.episode.replace(row.story, kept[row.story], 1))
        for row in rows
    ]
    return renamed, changes


def _free_id(wanted: str, used: set[str], is_used: Callable[[str], bool]) -> str:
    number, id = 2, wanted
    while id in used or is_used(id):
        id = f"{wanted}-{number}"
        number += 1
    return id
