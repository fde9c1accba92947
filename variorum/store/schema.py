"""The tables of the store, and the numbered migrations that lead to them."""

from collections.abc import Callable

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, inspect, text

METADATA = MetaData()

SETTING = Table("setting", METADATA, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False))

RAW = Table(  # written by ingest
    "raw",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

REPORT = Table(
    "report",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("arrived", BigInteger().with_variant(Integer, "sqlite"), nullable=False, unique=True),
    # written by ingest
    Column("digest", String(64), nullable=False),
    Column("title", Text),
    Column("document", LargeBinary, nullable=False),
    # written by annotate
    Column("annotated", LargeBinary),
    Column("read_by", String(64)),
    Column("day", Integer),
    Column("waiting", Integer),  # 1: what grouping reads has changed, so that the report's story must be found again
    # written by group
    Column("mark", LargeBinary),
    Column("story", Text),
    Column("episode", Text),
)
Index("report_by_story", REPORT.c.story)
Index("report_by_day", REPORT.c.day)
Index("report_by_reading", REPORT.c.read_by)
Index("report_waiting", REPORT.c.arrived, sqlite_where=text("waiting = 1"), postgresql_where=text("waiting = 1"))
Index("report_unread", REPORT.c.arrived, sqlite_where=REPORT.c.annotated.is_(None), postgresql_where=REPORT.c.annotated.is_(None))

Index("report_unmarked", REPORT.c.arrived, sqlite_where=REPORT.c.mark.is_(None), postgresql_where=REPORT.c.mark.is_(None))

LEADING = Table(  # written by group: the weightiest terms of each report, by which reports like it are found
    "leading",
    METADATA,
    Column("term", BigInteger, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("day", Integer),
)
Index("leading_by_term", LEADING.c.term, LEADING.c.day, LEADING.c.report)
Index("leading_by_report", LEADING.c.report)

TALLY = Table("tally", METADATA, Column("name", String(64), primary_key=True), Column("content", LargeBinary, nullable=False))

TIE = Table(  # written by group: pairs of reports that are alike
    "tie",
    METADATA,
    Column("a", Text, ForeignKey("report.id"), primary_key=True),
    Column("b", Text, ForeignKey("report.id"), primary_key=True),
)
Index("tie_by_b", TIE.c.b)

COPY = Table(  # written by group
    "copy",
    METADATA,
    Column("a", Text, ForeignKey("report.id"), primary_key=True),
    Column("b", Text, ForeignKey("report.id"), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("why", Text, nullable=False),
)
Index("copy_by_b", COPY.c.b)

STORY = Table(
    "story",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    # written by collate
    Column("account", LargeBinary),
    Column("made_of", String(64)),
)

CHANGE = Table(  # written by group: what became of a story's id
    "change",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("story", Text, nullable=False),
    Column("other", Text),
    Column("why", Text, nullable=False),
)

SOURCE = Table(  # written by watch: how each feed last answered
    "source",
    METADATA,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
)

PAGE = Table(  # written by watch: the pages that need not be asked again
    "page",
    METADATA,
    Column("address", Text, primary_key=True),
    Column("report", Text),
)

REJECT = Table(
    "reject",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("item", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
)


def _first_tables(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[table for table in METADATA.sorted_tables if table is not SETTING])
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 2')")
        )
    else:
        connection.execute(text("CREATE TABLE words (id text PRIMARY KEY, vector tsvector NOT NULL)"))
        connection.execute(text("CREATE INDEX words_by_vector ON words USING gin (vector)"))


def _add_missing(connection: Connection) -> None:
    """Bring the tables of an older store to those above; a new store has them from the start."""
    names = {column["name"] for column in inspect(connection).get_columns(REPORT.name)}
    if "read_by" not in names:
        connection.execute(text("ALTER TABLE report RENAME COLUMN makers TO read_by"))
    for name, kind in (("waiting", "INTEGER"), ("mark", "BLOB" if connection.dialect.name == "sqlite" else "BYTEA")):
        if name not in names:
            connection.execute(text(f"ALTER TABLE report ADD COLUMN {name} {kind}"))
    METADATA.create_all(connection, tables=[LEADING, TALLY, TIE])
    for index in REPORT.indexes:
        index.create(connection, checkfirst=True)
    connection.execute(text("DROP TABLE IF EXISTS vocabulary"))


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first_tables, _add_missing)
"""Migration number N+1 leads from version N of the tables to version N+1. Never edit one that has been released; add one."""


def read_version(connection: Connection) -> int:
    """The version of the tables that a store holds; 0 where it is empty."""
    if not inspect(connection).has_table(SETTING.name):
        return 0
    found = connection.execute(SETTING.select().where(SETTING.c.name == "version")).first()
    return int(found.value) if found else 0
