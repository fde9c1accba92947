"""Tells the contexts of an act, such as military or economic, from the words of its clause."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

_SOURCES = frozenset(
    "source official spokesman spokeswoman spokesperson expert analyst observer organization organisation group watchdog agency".split()
)
"""Nouns for those who tell of an act: "diplomatic sources" do not make it diplomatic."""


@cache
def _load_contexts() -> tuple[tuple[str, frozenset[str]], ...]:
    """The contexts in the order of their table, each with its words; longer terms are joined by blanks."""
    table = files("variorum.annotate.acts").joinpath("data", "contexts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((name, frozenset(word.replace("_", " ") for word in words.split())) for name, words in rows)


def _is_of_name(token: Token) -> bool:
    """Whether the word is part of a name or of the description of a source, which tell who and not what."""
    heads = (token.head, token.head.head)
    return token.pos_ == "PROPN" or any(head.i > token.i and str(head.lemma_).lower() in _SOURCES for head in heads)


def contexts_of(clause: Sequence[Token]) -> tuple[str, ...]:
    """The contexts of the PLOVER manual (0.8, 2021) that a word of the clause names, in the order of their table.

    A word counts as printed and as its lemma; of longer terms all but the last word as printed. No word, no context: none is inferred
    from the parties or from the type of the act, and the words of names do not count.
    """
    terms: set[str] = set()
    before = [""] * 2
    for token in clause:
        word = "" if _is_of_name(token) else str(token.lower_)
        for last in {word, str(token.lemma_).lower() if word else ""} - {""}:
            terms |= {last, f"{before[1]} {last}", f"{before[0]} {before[1]} {last}"}
        before = [before[1], word]
    return tuple(name for name, words in _load_contexts() if not words.isdisjoint(terms))
