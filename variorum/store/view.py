"""Reads a store; it never changes it."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Engine, and_, func, literal_column, or_, select, text, true

from variorum.model.account import Account, CopyRow
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.store.opening import naming_errors
from variorum.store.schema import CHANGE, COPY, LEADING, PAGE, RAW, REJECT, REPORT, SOURCE, STORY, TALLY, TIE
from variorum.store.writer import StoryChange


class StoredStory(Record, frozen=True):
    """A story of the store: its id, title, how many reports tell it, and whether an account has been made."""

    id: str
    title: str
    reports: int
    account: bool


class Found(Record, frozen=True):
    """A report that a search found, with its story and a passage around the words."""

    id: str
    title: str | None
    story: str | None
    passage: str


class Counts(Record, frozen=True):
    """How much a store holds."""

    reports: int
    annotated: int
    stories: int
    accounts: int
    copies: int
    rejects: int


class View:
    """The reading side of a store."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place

    def read_report(self, id: str) -> Report | None:
        """The report called ``id`` as ingest made it, ``None`` if there is none."""
        with naming_errors(self._place), self._engine.begin() as connection:
            document = connection.execute(select(REPORT.c.document).where(REPORT.c.id == id)).scalar()
        return None if document is None else msgspec.json.decode(document, type=Report)

    def read_raw(self, digest: str) -> bytes | None:
        """The bytes with this SHA-256 digest."""
        with naming_errors(self._place), self._engine.begin() as connection:
            return connection.execute(select(RAW.c.content).where(RAW.c.digest == digest)).scalar()

    def read_annotated(self, ids: Sequence[str]) -> list[AnnotatedReport]:
        """The annotations of those reports of ``ids`` that have one, ordered by id."""
        query = select(REPORT.c.annotated).where(REPORT.c.id.in_(list(ids)), REPORT.c.annotated.is_not(None)).order_by(REPORT.c.id)
        with naming_errors(self._place), self._engine.begin() as connection:
            documents = connection.execute(query).scalars().all()
        return sorted((msgspec.json.decode(one, type=AnnotatedReport) for one in documents), key=lambda report: report.id)

    def unread_reports(self) -> Iterator[str]:
        """Ids of reports that have no annotation yet, in the order they arrived."""
        query = select(REPORT.c.id).where(REPORT.c.annotated.is_(None)).order_by(REPORT.c.arrived)
        with naming_errors(self._place), self._engine.begin() as connection:
            yield from connection.execute(query).scalars().all()

    def reading_of(self, id: str) -> str | None:
        """The digest of the plan by which a report was read; ``None`` where it has not been."""
        with naming_errors(self._place), self._engine.begin() as connection:
            return connection.execute(select(REPORT.c.read_by).where(REPORT.c.id == id)).scalar()

    def outdated_reports(self, read_by: str) -> list[str]:
        """Ids of annotated reports that another plan than ``read_by`` has read, in the order they arrived."""
        other = or_(REPORT.c.read_by.is_(None), REPORT.c.read_by != read_by)
        query = select(REPORT.c.id).where(REPORT.c.annotated.is_not(None), other).order_by(REPORT.c.arrived)
        with naming_errors(self._place), self._engine.begin() as connection:
            return list(connection.execute(query).scalars())

    def ungrouped_reports(self) -> list[str]:
        """Ids of annotated reports whose story is to be found, or to be found again, in the order they arrived."""
        columns = select(REPORT.c.arrived, REPORT.c.id)
        new = columns.where(REPORT.c.story.is_(None), REPORT.c.annotated.is_not(None))
        again = columns.where(REPORT.c.waiting == literal_column("1"), REPORT.c.annotated.is_not(None))
        with naming_errors(self._place), self._engine.begin() as connection:  # two queries: each has an index, a common one would read all
            found = {(row.arrived, row.id) for query in (new, again) for row in connection.execute(query)}
        return [id for _, id in sorted(found)]

    def holds_more_than(self, number: int) -> bool:
        """Whether the store holds more reports than ``number``; a large store is not counted for it."""
        some = select(REPORT.c.arrived).limit(number + 1).subquery()
        with naming_errors(self._place), self._engine.begin() as connection:
            return connection.execute(select(func.count()).select_from(some)).scalar_one() > number

    def stories_of(self, ids: Sequence[str]) -> dict[str, str]:
        """Report id to story id, for those of ``ids`` that have a story."""
        query = select(REPORT.c.id, REPORT.c.story).where(REPORT.c.id.in_(list(ids)), REPORT.c.story.is_not(None))
        with naming_errors(self._place), self._engine.begin() as connection:
            return {row.id: row.story for row in connection.execute(query)}

    def members_of(self, stories: Sequence[str]) -> list[str]:
        """Ids of the reports of these stories."""
        query = select(REPORT.c.id).where(REPORT.c.story.in_(list(stories))).order_by(REPORT.c.id)
        with naming_errors(self._place), self._engine.begin() as connection:
            return sorted(connection.execute(query).scalars())

    def copies_among(self, ids: Sequence[str]) -> list[CopyRow]:
        """Pairs of copies of which both reports are in ``ids``."""
        query = select(COPY).where(and_(COPY.c.a.in_(list(ids)), COPY.c.b.in_(list(ids)))).order_by(COPY.c.a, COPY.c.b)
        with naming_errors(self._place), self._engine.begin() as connection:
            return [CopyRow(a=row.a, b=row.b, kind=row.kind, why=row.why) for row in connection.execute(query)]

    def unmarked_reports(self) -> list[str]:
        """Ids of annotated reports that have no mark yet, in the order they arrived."""
        query = select(REPORT.c.id).where(REPORT.c.mark.is_(None), REPORT.c.annotated.is_not(None)).order_by(REPORT.c.arrived)
        with naming_errors(self._place), self._engine.begin() as connection:
            return list(connection.execute(query).scalars())

    def sharing_terms(self, terms: Sequence[int], day: int | None, days: int) -> list[str]:
        """Ids of reports that have one of ``terms`` among their leading ones, in no order.

        :param day: ordinal of a day: only reports within ``days`` of it, and those without a date. ``None``: of any date.
        """
        near = true() if day is None else or_(LEADING.c.day.is_(None), LEADING.c.day.between(day - days, day + days))
        query = select(LEADING.c.report).where(LEADING.c.term.in_(list(terms)), near).distinct()
        with naming_errors(self._place), self._engine.begin() as connection:
            return list(connection.execute(query).scalars())

    def read_marks(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The marks of those reports of ``ids`` that have one."""
        query = select(REPORT.c.id, REPORT.c.mark).where(REPORT.c.id.in_(list(ids)), REPORT.c.mark.is_not(None))
        with naming_errors(self._place), self._engine.begin() as connection:
            return {row.id: row.mark for row in connection.execute(query)}

    def read_tally(self) -> bytes | None:
        """The count of the terms of all marks, ``None`` where there are none."""
        with naming_errors(self._place), self._engine.begin() as connection:
            return connection.execute(select(TALLY.c.content).where(TALLY.c.name == "terms")).scalar()

    def tied_to(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs of tied reports of which one is in ``ids``, in order."""
        with naming_errors(self._place), self._engine.begin() as connection:
            ones = connection.execute(select(TIE.c.a, TIE.c.b).where(TIE.c.a.in_(list(ids)))).all()
            others = connection.execute(select(TIE.c.a, TIE.c.b).where(TIE.c.b.in_(list(ids)))).all()
        return sorted({(row.a, row.b) for row in (*ones, *others)})

    def search(self, words: str, limit: int = 20) -> list[Found]:
        """Reports that hold all the words, best first."""
        plain = [word for word in "".join(char if char.isalnum() else " " for char in words).split() if word]
        if not plain:
            return []
        with naming_errors(self._place), self._engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                query = "SELECT id, snippet(words, 2, '', '', ' … ', 24) FROM words WHERE words MATCH :query ORDER BY rank, id LIMIT :limit"
                rows = connection.execute(text(query), {"query": " ".join(f'"{word}"' for word in plain), "limit": limit}).all()
            else:
                query = (
                    "SELECT id, NULL FROM words, to_tsquery('simple', :query) q WHERE vector @@ q "
                    "ORDER BY ts_rank(vector, q, 1) DESC, id LIMIT :limit"
                )
                rows = connection.execute(text(query), {"query": " & ".join(f"'{word}'" for word in plain), "limit": limit}).all()
            found = []
            for id, passage in rows:
                row = connection.execute(select(REPORT.c.title, REPORT.c.story, REPORT.c.document).where(REPORT.c.id == id)).one()
                shown = passage or _passage(msgspec.json.decode(row.document, type=Report).text, plain[0])
                found.append(Found(id=id, title=row.title, story=row.story, passage=" ".join(shown.split())))
        return found

    def stories(self, limit: int | None = None) -> list[StoredStory]:
        """The stories, the one with most reports first."""
        query = select(STORY).order_by(STORY.c.reports.desc(), STORY.c.id).limit(limit)
        with naming_errors(self._place), self._engine.begin() as connection:
            return [
                StoredStory(id=row.id, title=row.title, reports=row.reports, account=row.account is not None)
                for row in connection.execute(query)
            ]

    def has_story(self, story: str) -> bool:
        """Whether there is a story of this id."""
        with naming_errors(self._place), self._engine.begin() as connection:
            return connection.execute(select(STORY.c.id).where(STORY.c.id == story)).first() is not None

    def read_account(self, story: str) -> tuple[Account, str] | None:
        """A story's account and the digest of what it was made of, ``None`` where none has been made."""
        with naming_errors(self._place), self._engine.begin() as connection:
            row = connection.execute(select(STORY.c.account, STORY.c.made_of).where(STORY.c.id == story)).first()
        if row is None or row.account is None:
            return None
        return msgspec.json.decode(row.account, type=Account), row.made_of

    def validators_of(self, address: str) -> tuple[str | None, str | None]:
        """The entity tag and the date of change with which a feed last answered."""
        with naming_errors(self._place), self._engine.begin() as connection:
            row = connection.execute(select(SOURCE).where(SOURCE.c.address == address)).first()
        return (row.etag, row.modified) if row else (None, None)

    def knows_page(self, address: str) -> bool:
        """Whether a page has been dealt with."""
        with naming_errors(self._place), self._engine.begin() as connection:
            return connection.execute(select(PAGE.c.address).where(PAGE.c.address == address)).first() is not None

    def changes(self) -> list[StoryChange]:
        """What became of the stories' ids, oldest first."""
        with naming_errors(self._place), self._engine.begin() as connection:
            rows = connection.execute(select(CHANGE).order_by(CHANGE.c.number)).all()
        return [StoryChange(kind=row.kind, story=row.story, other=row.other, why=row.why) for row in rows]

    def rejects(self) -> list[Reject]:
        """The inputs that did not become reports."""
        with naming_errors(self._place), self._engine.begin() as connection:
            rows = connection.execute(select(REJECT).order_by(REJECT.c.number)).all()
        return [Reject(item=row.item, stage=row.stage, code=row.code, detail=row.detail) for row in rows]

    def count(self) -> Counts:
        """How much the store holds."""
        with naming_errors(self._place), self._engine.begin() as connection:

            def number(table: object, *conditions: object) -> int:
                return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()  # type: ignore[arg-type]  # tables and conditions

            return Counts(
                reports=number(REPORT),
                annotated=number(REPORT, REPORT.c.annotated.is_not(None)),
                stories=number(STORY),
                accounts=number(STORY, STORY.c.account.is_not(None)),
                copies=number(COPY),
                rejects=number(REJECT),
            )


def _passage(body: str, word: str) -> str:
    at = max(0, body.lower().find(word.lower()))
    start = max(0, at - 80)
    return ("… " if start else "") + body[start : at + 160]
