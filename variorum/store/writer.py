"""Writes to a store, one transaction a call: what a call has returned from is safe."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Engine, func, or_, select, text

from variorum.model.account import Account, CopyRow, StoryRow
from variorum.model.codec import encode
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.store.opening import naming_errors, writing
from variorum.store.schema import CHANGE, COPY, LEADING, PAGE, RAW, REJECT, REPORT, SOURCE, STORY, TALLY, TIE


class StoryChange(Record, frozen=True):
    """What became of a story's id: ``begun``, ``merged`` into another, or ``split`` off another; ``why`` is for a reader."""

    kind: str
    story: str
    other: str | None
    why: str


class LeadingRow(Record, frozen=True):
    """The terms that a report is found by, and its day."""

    id: str
    day: int | None
    terms: tuple[int, ...]


Count = Callable[[bytes | None, Sequence[bytes], Sequence[bytes]], bytes]


class Writer:
    """The writing side of a store. Several processes may write; they take turns."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place

    def save_report(self, report: Report, raw: bytes) -> bool:
        """Keep a report and the bytes it came from.

        :returns: whether it is new; the same report again changes nothing, and another text under a known id replaces it.
        """
        document = encode(report)
        digest = hashlib.sha256(document).hexdigest()
        with naming_errors(self._place), writing(self._engine) as connection:
            known = connection.execute(select(REPORT.c.digest, REPORT.c.arrived).where(REPORT.c.id == report.id)).first()
            if known is not None and known.digest == digest:
                return False
            raw_digest = hashlib.sha256(raw).hexdigest()
            if connection.execute(select(RAW.c.digest).where(RAW.c.digest == raw_digest)).first() is None:
                connection.execute(RAW.insert().values(digest=raw_digest, content=raw))
            values = {"digest": digest, "title": report.title, "document": document, "annotated": None, "read_by": None, "day": None}
            if known is None:
                arrived = (connection.execute(select(func.max(REPORT.c.arrived))).scalar() or 0) + 1
                connection.execute(REPORT.insert().values(id=report.id, arrived=arrived, **values))
            else:
                arrived = known.arrived
                connection.execute(REPORT.update().where(REPORT.c.id == report.id).values(**values))
            index_words(connection, report, arrived)
        return True

    def save_annotation(self, report: AnnotatedReport, day: int | None, read_by: str, regroup: bool = True) -> None:
        """Keep a report's annotation.

        :param day: ordinal of the report's date (``date.toordinal``), for finding reports near it.
        :param read_by: digest of the plan that made it, so that a later plan knows what it must read again.
        :param regroup: whether the report's story must be found, or found again.
        """
        changed = {"annotated": encode(report), "read_by": read_by, "day": day, "title": report.title}
        if regroup:
            changed["waiting"] = 1
        with naming_errors(self._place), writing(self._engine) as connection:
            connection.execute(REPORT.update().where(REPORT.c.id == report.id).values(**changed))

    def save_marks(self, marks: Mapping[str, bytes], count: Count) -> None:
        """Keep the marks of reports, and count their terms; the ties of marks that are replaced are dropped.

        The reports wait for their story until ``save_grouping``, so that a stop in between is made good.

        :param count: brings the tally up to date: from the one so far, the marks that come and the marks that these replace.
        """
        with naming_errors(self._place), writing(self._engine) as connection:
            gone = connection.execute(select(REPORT.c.mark).where(REPORT.c.id.in_(list(marks)), REPORT.c.mark.is_not(None))).scalars().all()
            before = connection.execute(select(TALLY.c.content).where(TALLY.c.name == "terms")).scalar()
            connection.execute(TALLY.delete().where(TALLY.c.name == "terms"))
            connection.execute(TALLY.insert().values(name="terms", content=count(before, list(marks.values()), gone)))
            connection.execute(TIE.delete().where(or_(TIE.c.a.in_(list(marks)), TIE.c.b.in_(list(marks)))))
            for id, mark in marks.items():
                connection.execute(REPORT.update().where(REPORT.c.id == id).values(mark=mark, waiting=1))

    def save_leading(self, rows: Sequence[LeadingRow]) -> None:
        """Keep the leading terms by which the reports in ``rows`` are found, in place of those kept for them before."""
        with naming_errors(self._place), writing(self._engine) as connection:
            connection.execute(LEADING.delete().where(LEADING.c.report.in_([row.id for row in rows])))
            leading = [{"term": term, "report": row.id, "day": row.day} for row in rows for term in row.terms]
            if leading:
                connection.execute(LEADING.insert(), leading)

    def save_ties(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Keep pairs of reports that are alike; those that another writer has found already stay."""
        ids = sorted({id for pair in pairs for id in pair})
        with naming_errors(self._place), writing(self._engine) as connection:
            query = select(TIE.c.a, TIE.c.b).where(TIE.c.a.in_(ids), TIE.c.b.in_(ids))
            known = {(row.a, row.b) for row in connection.execute(query)}
            new = sorted({(min(pair), max(pair)) for pair in pairs} - known)
            if new:
                connection.execute(TIE.insert(), [{"a": a, "b": b} for a, b in new])

    def save_grouping(self, rows: Sequence[StoryRow], copies: Iterable[CopyRow], changes: Sequence[StoryChange]) -> None:
        """Keep which story each of the reports in ``rows`` belongs to, in one step; their copies are replaced."""
        ids = [row.id for row in rows]
        with naming_errors(self._place), writing(self._engine) as connection:
            query = select(REPORT.c.id, REPORT.c.story, REPORT.c.episode, REPORT.c.waiting).where(REPORT.c.id.in_(ids))
            known = {row.id: row for row in connection.execute(query)}
            moved = [
                row for row in rows if known[row.id].waiting or (known[row.id].story, known[row.id].episode) != (row.story, row.episode)
            ]
            touched = {row.story for row in moved} | {known[row.id].story for row in moved if known[row.id].story}
            for row in moved:
                placed = {"story": row.story, "episode": row.episode, "waiting": None}
                connection.execute(REPORT.update().where(REPORT.c.id == row.id).values(**placed))
            connection.execute(COPY.delete().where(or_(COPY.c.a.in_(ids), COPY.c.b.in_(ids))))
            for copy in copies:
                connection.execute(COPY.insert().values(a=copy.a, b=copy.b, kind=copy.kind, why=copy.why))
            for change in changes:
                connection.execute(CHANGE.insert().values(kind=change.kind, story=change.story, other=change.other, why=change.why))
            for story in sorted(touched):
                _count_story(connection, story)

    def save_account(self, account: Account, made_of: str) -> None:
        """Keep a story's account. ``made_of`` is the digest of what it was made of, so that it is made again only when that changes."""
        with naming_errors(self._place), writing(self._engine) as connection:
            changed = {"account": encode(account), "made_of": made_of, "title": account.story.title}
            connection.execute(STORY.update().where(STORY.c.id == account.story.id).values(**changed))

    def save_source(self, address: str, etag: str | None, modified: str | None) -> None:
        """Keep the validators with which a feed answered, so that it need not send again what has not changed."""
        with naming_errors(self._place), writing(self._engine) as connection:
            connection.execute(SOURCE.delete().where(SOURCE.c.address == address))
            connection.execute(SOURCE.insert().values(address=address, etag=etag, modified=modified))

    def save_page(self, address: str, report: str | None) -> None:
        """Keep that a page has been dealt with; ``report`` is ``None`` where it did not become one."""
        with naming_errors(self._place), writing(self._engine) as connection:
            connection.execute(PAGE.delete().where(PAGE.c.address == address))
            connection.execute(PAGE.insert().values(address=address, report=report))

    def save_rejects(self, rejects: Sequence[Reject]) -> None:
        """Keep inputs that did not become reports; what is known of an input already is not kept twice."""
        if not rejects:
            return
        columns = (REJECT.c.item, REJECT.c.stage, REJECT.c.code, REJECT.c.detail)
        with naming_errors(self._place), writing(self._engine) as connection:
            items = sorted({reject.item for reject in rejects})
            known = {tuple(row) for row in connection.execute(select(*columns).where(REJECT.c.item.in_(items)))}
            rows = {tuple(row.values()): row for row in map(_columns, rejects)}
            new = [row for values, row in rows.items() if values not in known]
            if new:
                connection.execute(REJECT.insert(), new)


def _columns(reject: Reject) -> Mapping[str, str]:
    return {"item": reject.item, "stage": reject.stage, "code": reject.code, "detail": reject.detail}


def index_words(connection: Connection, report: Report, arrived: int) -> None:
    """Make a report's words searchable, within a transaction of the caller; ``arrived`` is its number in the store."""
    values: dict[str, object] = {"id": report.id, "row": arrived, "title": report.title or "", "body": report.text.replace("\x00", " ")}
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM words WHERE rowid = :row"), {"row": arrived})  # by id it would read the whole index
        connection.execute(text("INSERT INTO words (rowid, id, title, body) VALUES (:row, :id, :title, :body)"), values)
    else:
        connection.execute(text("DELETE FROM words WHERE id = :id"), {"id": report.id})
        statement = "INSERT INTO words (id, vector) VALUES (:id, to_tsvector('simple', left(:title || ' ' || :body, 900000)))"
        connection.execute(text(statement), values)


def _count_story(connection: Connection, story: str) -> None:
    members = connection.execute(select(REPORT.c.title).where(REPORT.c.story == story).order_by(REPORT.c.arrived)).scalars().all()
    if not members:
        connection.execute(STORY.delete().where(STORY.c.id == story))
        return
    title = next((title for title in members if title), story)
    done = connection.execute(STORY.update().where(STORY.c.id == story).values(reports=len(members)))
    if done.rowcount == 0:
        connection.execute(STORY.insert().values(id=story, title=title, reports=len(members)))
