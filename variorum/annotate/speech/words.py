"""Reads the packaged word lists."""

from functools import cache
from importlib.resources import files


@cache
def load_words(name: str) -> frozenset[str]:
    """The lines of a packaged list without its comments, read once.

    :raises FileNotFoundError: there is no list of that name.
    """
    lines = (files("variorum.annotate") / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
