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


def classes_of(lemma: str) -> tuple[str, ...]:
    """The names of the classes to which a lemma belongs, in alphabetical order."""
    return _names().get(lemma, ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name, words in sorted(_classes().items()):
        for word in words:
            names.setdefault(word, []).append(name)
    return {word: tuple(some) for word, some in names.items()}
