"""Adds reports to a store and brings only what depends on them up to date: annotation, stories, accounts."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from variorum import __version__
from variorum.engine.placing import day_of, group_new, grouped_by
from variorum.model.account import Account
from variorum.model.codec import encode, encode_lines
from variorum.model.errors import InputError, UsageError
from variorum.model.recipe import Recipe
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.pipeline import Plan, annotate_report, collate_members, plan_layers
from variorum.store import Store

BATCH = 50
"""Reports read between two groupings: a crash costs no more than grouping so many again."""


class Added(Record, frozen=True):
    """What came of adding: counts of inputs by what they became. ``reread``: those of the known that other makers had read."""

    new: int
    known: int
    rejected: int
    reread: int = 0


def add_items(store: Store, items: Iterable[Report | Reject], recipe: Recipe, watch: Callable[[str], None] | None = None) -> Added:
    """Add reports as they come; each one is safe in the store before the next is read.

    A report that the store knows is read again where a layer has another version or other parameters than it was read with; layers
    that have not changed are taken over. Reports that an interrupted run left unread or ungrouped are taken up first.

    :raises UsageError: the recipe is wrong, or the store cannot be written.
    """
    reader = _Reader(store, plan_layers(recipe))
    for id in store.view.unread_reports():
        reader.take_up(id)
    new = known = reread = 0
    for item in items:
        if isinstance(item, Reject):
            reader.rejects.append(item)
            continue
        if watch is not None:
            watch(item.id)
        if store.write.save_report(item, _raw_of(item)):
            new += reader.read(item)
        else:
            known += 1
            if reader.is_outdated(item.id):
                reread += reader.read(item)
    return Added(new=new, known=known, rejected=reader.finish(), reread=reread)


def refresh_reports(store: Store, recipe: Recipe, watch: Callable[[str], None] | None = None) -> Added:
    """Bring a whole store up to date with the layers of today: what ``add_items`` does for the reports it is given.

    :returns: how many reports there were to look at (``known``) and how many had to be read again.
    :raises UsageError: the recipe is wrong, or the store cannot be written.
    """
    reader = _Reader(store, plan_layers(recipe))
    for id in store.view.unread_reports():
        reader.take_up(id)
    known = store.view.count().annotated
    reread = 0
    for id in store.view.outdated_reports(reader.plan.digest):
        if watch is not None:
            watch(id)
        reread += reader.take_up(id)
    return Added(new=0, known=known, rejected=reader.finish(), reread=reread)


class _Reader:
    """Reads reports closely into a store, and groups them after every so many."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self.plan = plan
        self.rejects: list[Reject] = []
        self._store = store
        self._since = 0

    def is_outdated(self, id: str) -> bool:
        """Whether a report has been read, by another plan than this one; what has not been read once was rejected by this run."""
        read_by = self._store.view.reading_of(id)
        return read_by is not None and read_by != self.plan.digest

    def take_up(self, id: str) -> int:
        """Read a report that the store holds. The result is as that of ``read``."""
        report = self._store.view.read_report(id)
        return 0 if report is None else self.read(report)

    def read(self, report: Report) -> int:
        """Read one report as far as its layers have changed.

        :returns: 1, or 0 where it cannot be read; it stands among the rejects then, and an earlier reading stays.
        """
        found = self._store.view.read_annotated([report.id])
        before = found[0] if found else None
        try:
            annotated = annotate_report(report, self.plan, before)
        except InputError as error:
            self.rejects.append(Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail))
            return 0
        regroup = before is None or grouped_by(before) != grouped_by(annotated)
        self._store.write.save_annotation(annotated, day_of(annotated), self.plan.digest, regroup)
        self._since += 1
        if self._since % BATCH == 0:
            group_new(self._store)
        return 1

    def finish(self) -> int:
        """Group what waits and keep the rejects.

        :returns: how many there were.
        """
        group_new(self._store)
        self._store.write.save_rejects(self.rejects)
        return len(self.rejects)


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
