"""Finds the story of each report that comes into a store, or begins one; ids of stories stay as long as their reports stay together."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from variorum.group import group_reports
from variorum.model.account import StoryRow
from variorum.model.report import AnnotatedReport
from variorum.store import Store, StoryChange

SMALL_STORE = 300
"""Up to so many reports all are grouped together anew, which makes the result independent of the order of their coming."""
NEAR_DAYS = 21
"""Reports of a story told farther apart than this are not looked at when a report comes in."""
NEAR_REPORTS = 12
"""How many reports with a new one's names and title words are looked at."""
WORDS_ASKED = 16


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
    """Find or begin a story for each report that has none; the reports near them are grouped anew with them.

    :returns: what became of story ids; it is kept in the store too.
    """
    waiting = store.view.ungrouped_reports()
    if not waiting:
        return []
    if not store.view.holds_more_than(SMALL_STORE):
        near = [*waiting, *store.view.members_of([story.id for story in store.view.stories()])]
    else:
        close = set(waiting)
        for report in store.view.read_annotated(waiting):
            close.update(store.view.find_near(asking_words(report), day_of(report), NEAR_DAYS, NEAR_REPORTS))
        stories = sorted(set(store.view.stories_of(sorted(close)).values()))
        near = [*close, *store.view.members_of(stories)]
    reports = store.view.read_annotated(sorted(set(near)))
    grouping = group_reports(reports)
    rows, changes = keep_ids(grouping.stories, store.view.stories_of([report.id for report in reports]))
    store.write.save_grouping(rows, grouping.copies, changes)
    return changes


def asking_words(report: AnnotatedReport) -> list[str]:
    """The words by which reports of the same story are looked up: its most printed names, then those of its title."""
    counts: Counter[str] = Counter()
    for entity in report.entities or ():
        if entity.named and entity.kind in ("person", "organisation", "place"):
            for word in entity.name.split():
                if len(word) > 3 and word.isalnum():
                    counts[word.lower()] += len(entity.mentions)
    ranked = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    title = [word.lower() for word in (report.title or report.text[:200]).split() if len(word) > 4 and word.isalnum()]
    return list(dict.fromkeys([*ranked[: WORDS_ASKED // 2], *title]))[:WORDS_ASKED]


def keep_ids(rows: Sequence[StoryRow], before: dict[str, str]) -> tuple[list[StoryRow], list[StoryChange]]:
    """Give new groups the ids their reports had: an id goes to the group that holds most of its reports.

    :param rows: the new grouping. :param before: report id to story id so far.
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
            kept[name] = _free_id(name, used)
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


def _free_id(wanted: str, used: set[str]) -> str:
    number, id = 2, wanted
    while id in used:
        id = f"{wanted}-{number}"
        number += 1
    return id
