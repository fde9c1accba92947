"""Knows which words of news reports stand for one another, so that a paraphrase can be seen without shared words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from variorum.text.words import stem, words_of

_TURNED = {"leave": "stay", "stay": "leave", "accept": "refuse"}
"""Senses of which the denial is another sense of the table."""
_DENIED = re.compile(r"(?:\b(?:not|never|no|nor|cannot)|n['’]t)\s+(?:[\w’'-]+\s+){0,3}\Z", re.IGNORECASE)
_BEFORE = 40
"""Code points before a word in which what denies it stands."""


@lru_cache(maxsize=1)
def _senses() -> dict[str, str]:
    table = files("variorum.collate").joinpath("data", "word_senses.tsv").read_text(encoding="utf-8")
    senses: dict[str, str] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            sense, words = line.split("\t")
            for word in words.split():
                senses.setdefault(word.replace("_", " ") if "_" in word else stem(word), sense)
    return senses


def sense_of(stemmed: str) -> str | None:
    """The sense that a stem belongs to, ``None`` where it is in no list."""
    return _senses().get(stemmed)


def phrase_senses(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The senses of the phrasal verbs ("give up") in ``text[start:end]``, their two words side by side, each with where it begins."""
    for one, two in pairwise(words_of(text, start, end)):
        sense = _senses().get(f"{one.form} {two.form}")
        if sense is not None:
            yield sense, one.start


def as_told(sense: str, text: str, low: int, place: int) -> str:
    """The sense of a word at ``place``, turned where it is denied in ``text[low:place]``: "will not resign" is to stay."""
    turned = _TURNED.get(sense)
    return turned if turned is not None and _DENIED.search(text, max(low, place - _BEFORE), place) else sense


@lru_cache(maxsize=1)
def _paraphrases() -> dict[str, tuple[str, ...]]:
    table = files("variorum.collate").joinpath("data", "paraphrases.tsv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            sense, words = line.split("\t")
            for word in words.split():
                found.setdefault(stem(word), set()).add(sense)
    return {word: tuple(sorted(senses)) for word, senses in found.items()}


@lru_cache(maxsize=65536)
def paraphrases_of(stemmed: str) -> tuple[str, ...]:
    """All senses of a stem for laying passages side by side: that of ``sense_of`` and those of looser kinship ("post", "job")."""
    own = sense_of(stemmed)
    return tuple(sorted({*_paraphrases().get(stemmed, ()), *((own,) if own else ())}))
