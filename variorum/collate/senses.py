"""Knows which words of news reports stand for one another, so that a paraphrase can be seen without shared words."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from variorum.text.words import stem, words_of


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


def phrase_senses(text: str, start: int, end: int) -> Iterator[str]:
    """The senses of the phrasal verbs ("give up") in ``text[start:end]``, their two words side by side."""
    for one, two in pairwise(words_of(text, start, end)):
        sense = _senses().get(f"{one.form} {two.form}")
        if sense is not None:
            yield sense


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
