"""Opens a store, new or old, in SQLite or PostgreSQL, and brings its tables up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError as WrongUrl
from sqlalchemy.exc import DBAPIError, OperationalError

from variorum.model.errors import TransientError, UsageError
from variorum.store.schema import MIGRATIONS, SETTING, read_version

_POSTGRESQL = ("postgresql://", "postgres://")
BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""
_LOCK = 0x7661_7269
"""Key of the PostgreSQL advisory lock under which migrations and numbering run."""


def open_engine(place: str) -> Engine:
    """Connect to a store and migrate it.

    :param place: a path of an SQLite file, or a ``postgresql://`` URL.
    :raises UsageError: it cannot be opened, is no store, or was made by a newer version.
    :raises TransientError: another writer holds it for longer than ``BUSY_SECONDS``.
    """
    if "://" in place and not place.startswith(_POSTGRESQL):
        raise UsageError(f"{place} is no store: give the path of an SQLite file or a postgresql:// URL.")
    try:
        engine = create_engine(_url_of(place), **_options(place))
    except WrongUrl as error:
        raise UsageError(f"{place} is no store: give the path of an SQLite file or a postgresql:// URL.") from error
    except ModuleNotFoundError as error:
        raise UsageError("PostgreSQL needs the package psycopg; install it with: pip install 'variorum[postgresql]'") from error
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    with naming_errors(place):
        _migrate(engine, place)
    return engine


def _url_of(place: str) -> str:
    if place.startswith(_POSTGRESQL):
        return "postgresql+psycopg://" + place.split("://", 1)[1]
    return f"sqlite:///{Path(place).absolute()}"


def _options(place: str) -> dict[str, Any]:
    if "://" in place:
        return {"pool_pre_ping": True, "connect_args": {"connect_timeout": BUSY_SECONDS}}
    return {"connect_args": {"timeout": BUSY_SECONDS}}


def _tune_sqlite(engine: Engine) -> None:
    """Write-ahead logging with a durable commit, and writers that queue up instead of failing half-way."""

    @event.listens_for(engine, "connect")
    def on_connect(raw: Any, _record: object) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _migrate(engine: Engine, place: str) -> None:
    with writing(engine) as connection:
        version = read_version(connection)
        if version > len(MIGRATIONS):
            raise UsageError(
                f"{place} was written by a newer version of Variorum (tables {version}, this one knows {len(MIGRATIONS)}). "
                "Upgrade Variorum, or choose another store."
            )
    while version < len(MIGRATIONS):
        with writing(engine) as connection:
            version = read_version(connection)
            if version == len(MIGRATIONS):
                break
            SETTING.create(connection, checkfirst=True)
            MIGRATIONS[version](connection)
            version += 1
            connection.execute(SETTING.delete().where(SETTING.c.name == "version"))
            connection.execute(SETTING.insert().values(name="version", value=str(version)))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the only writer: others wait. It is durable when the block has ended, or has left no trace."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


@contextmanager
def naming_errors(place: str) -> Iterator[None]:
    """Turn the database's errors into ours, which name the store and the cure."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig).strip()
        if "locked" in said or "busy" in said:
            raise TransientError(f"{place} is held by another writer; it was tried for {BUSY_SECONDS} s. Try again later.") from error
        if "full" in said or "No space" in said:
            raise UsageError(
                f"{place}: the disk is full. What was acknowledged is safe; make room and run the same command again."
            ) from error
        raise UsageError(f"{place} cannot be opened or written: {said}") from error
    except DBAPIError as error:
        raise UsageError(f"{place} is no store of Variorum, or is damaged: {str(error.orig).strip()}") from error
