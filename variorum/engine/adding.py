"""Adds reports to a store and brings only what depends on them up to date: annotation, stories, accounts."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from variorum import __version__
from variorum.group import group_reports
from variorum.model.account import Account, StoryRow
from variorum.model.codec import encode, encode_lines
from variorum.model.errors import InputError, UsageError
from variorum.model.recipe import Recipe
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.pipeline import annotate_report, collate_members, plan_layers
from variorum.store import Store, StoryChange

SMALL_STORE = 300
"""Up to so many reports all are grouped together anew, which makes the result independent of the order of their coming."""
NEAR_DAYS = 21
"""Reports of a story told farther apart than this are not looked at when a report comes in."""
NEAR_REPORTS = 12
"""How many reports with a new one's names and title words are looked at."""
WORDS_ASKED = 16
BATCH = 50
"""Reports added between two groupings: a crash costs no more than grouping so many again."""


class Added(Record, frozen=True):
    """What came of adding: counts of inputs by what they became."""

    new: int
    known: int
    rejected: int


def add_items(store: Store, items: Iterable[Report | Reject], recipe: Recipe, watch: Callable[[str], None] | None = None) -> Added:
    """Add reports as they come; each one is safe in the store before the next is read.

    Reports that an interrupted run left unread or ungrouped are taken up first.

    :raises UsageError: the recipe is wrong, or the store cannot be written.
    """
    plan = plan_layers(recipe)
    new = known = 0
    rejects: list[Reject] = []

    def read_closely(report: Report) -> None:
        before = store.view.read_annotated([report.id])
        annotated = annotate_report(report, plan, before[0] if before else None)
        store.write.save_annotation(annotated, _day_of(annotated))

    for id in store.view.unread_reports():
        left = store.view.read_report(id)
        if left is not None:
            read_closely(left)
    for item in items:
        if isinstance(item, Reject):
            rejects.append(item)
            continue
        if watch is not None:
            watch(item.id)
        if not store.write.save_report(item, _raw_of(item)):
            known += 1
            continue
        try:
            read_closely(item)
        except InputError as error:
            rejects.append(Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail))
            continue
        new += 1
        if new % BATCH == 0:
            group_new(store)
    group_new(store)
    store.write.save_rejects(rejects)
    return Added(new=new, known=known, rejected=len(rejects))


def _raw_of(report: Report) -> bytes:
    """The bytes a report came from, where they are still to be had; else its text."""
    if report.source.path and report.source.sha256:
        try:
            raw = Path(report.source.path).read_bytes()
        except OSError:
            raw = b""
        if hashlib.sha256(raw).hexdigest() == report.source.sha256:
            return raw
    return report.text.encode("utf-8", "surrogatepass")


def _day_of(report: AnnotatedReport) -> int | None:
    text = (report.published.date or "")[:10] if report.published else ""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


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
            close.update(store.view.find_near(asking_words(report), _day_of(report), NEAR_DAYS, NEAR_REPORTS))
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


def account_of(store: Store, story: str) -> tuple[Account, list[AnnotatedReport]]:
    """A story's account, made anew only if one of its reports has changed, with the reports it rests on.

    :raises UsageError: the store has no such story.
    """
    ids = store.view.members_of([story])
    if not ids:
        raise UsageError(f"No story {story!r} in {store.place}; `variorum stories` lists them.")
    reports = store.view.read_annotated(ids)
    copies = store.view.copies_among(ids)
    made_of = hashlib.sha256(__version__.encode() + b"".join(encode(report) for report in reports) + encode_lines(copies)).hexdigest()
    stored = store.view.read_account(story)
    if stored is not None and stored[1] == made_of:
        return stored[0], reports
    account = collate_members(story, reports, copies)
    store.write.save_account(account, made_of)
    return account, reports
