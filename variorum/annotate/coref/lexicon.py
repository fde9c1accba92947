"""Gives the word lists of the entity finder."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _load() -> dict[str, frozenset[str]]:
    text = (files("variorum.annotate.coref") / "data" / "words.toml").read_text(encoding="utf-8")
    return {name: frozenset(value.split()) for name, value in tomllib.loads(text).items()}


def word_list(name: str) -> frozenset[str]:
    """The word list called ``name`` in ``data/words.toml``.

    :raises KeyError: there is none.
    """
    return _load()[name]
