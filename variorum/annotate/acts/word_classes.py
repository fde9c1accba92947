"""Loads the classes of words by which positions are read: judgements, harms, wrongs, what is only said or thought."""

from functools import cache
from importlib.resources import files


@cache
def words_in(name: str) -> frozenset[str]:
    """The lemmas of one class of ``data/position_words.tsv``.

    :raises KeyError: the table has no such class.
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in files("variorum.annotate.acts").joinpath("data", "position_words.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}
