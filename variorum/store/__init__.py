"""Keeps reports, annotations, stories and accounts in SQLite or PostgreSQL, through one and the same code."""

from variorum.store.opening import open_engine
from variorum.store.view import Counts, Found, StoredStory, View
from variorum.store.writer import LeadingRow, StoryChange, Writer

__all__ = ["Counts", "Found", "LeadingRow", "Store", "StoredStory", "StoryChange", "View", "Writer", "open_store"]


class Store:
    """An open store: ``write`` to it, ``view`` it."""

    def __init__(self, place: str) -> None:
        engine = open_engine(place)
        self.place = place
        self.write = Writer(engine, place)
        self.view = View(engine, place)
        self._engine = engine

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def open_store(place: str) -> Store:
    """Open a store, making it if it is new.

    :param place: a path of an SQLite file, or a ``postgresql://`` URL.
    :raises UsageError: it cannot be opened. :raises TransientError: another writer holds it.
    """
    return Store(place)
