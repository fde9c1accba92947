"""Knows which words of news reports stand for one another, so that a paraphrase can be seen without shared words."""

from functools import lru_cache
from importlib.resources import files

from variorum.text.words import stem


@lru_cache(maxsize=1)
def _senses() -> dict[str, str]:
    table = files("variorum.collate").joinpath("data", "word_senses.tsv").read_text(encoding="utf-8")
    senses: dict[str, str] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            sense, words = line.split("\t")
            for word in words.split():
                senses.setdefault(stem(word), sense)
    return senses


def sense_of(stemmed: str) -> str | None:
    """The sense that a stem belongs to, ``None`` where it is in no list."""
    return _senses().get(stemmed)
