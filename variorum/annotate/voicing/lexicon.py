"""Loads the words and turns of phrase by which a reporter's own voice is told."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from variorum.model.record import Record
from variorum.model.report import VoiceKind

Reach = Literal["words", "rest", "opening", "sentence"]
"""What a pattern marks: its words, these to the end of the sentence, its words where they open a sentence, or the whole sentence."""


class VoiceLexicon(Record, frozen=True):
    """The packaged table: one pattern for each kind and reach, and lists of lemmas by the name of their rule."""

    patterns: tuple[tuple[VoiceKind, Reach, re.Pattern[str]], ...]
    """Kind, what is marked, and the pattern, over the text with plain apostrophes, whatever the case."""
    lists: dict[str, frozenset[str]]


class VoiceRow(Record, frozen=True):
    """One row of the table; ``example`` is what it marks and ``counter`` what it leaves alone, "" for a list that only limits another."""

    kind: VoiceKind
    rule: str
    pattern: str
    example: str = ""
    counter: str = ""


def read_voice_rows() -> tuple[VoiceRow, ...]:
    """The rows of the packaged table, in its order.

    :raises ValueError: a row has a kind that there is not.
    """
    kinds = {kind: kind for kind in get_args(VoiceKind)}
    text = (files("variorum.annotate") / "data" / "voice.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, rule, pattern, example, counter = (*line.split("\t"), "", "")[:5]
            if kind not in kinds:
                raise ValueError(f"voice.tsv: there is no kind {kind!r}")
            rows.append(VoiceRow(kinds[kind], rule, pattern, example, counter))
    return tuple(rows)


@cache
def load_voice_lexicon() -> VoiceLexicon:
    """The packaged table, read once."""
    reaches: dict[str, Reach] = {reach: reach for reach in get_args(Reach)}
    joined: dict[tuple[VoiceKind, Reach], list[str]] = {}
    lists: dict[str, set[str]] = {}
    for row in read_voice_rows():
        if row.rule in reaches:
            joined.setdefault((row.kind, reaches[row.rule]), []).append(row.pattern)
        else:
            lists.setdefault(row.rule, set()).update(row.pattern.split(","))
    patterns = tuple(
        (kind, reach, re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)) for (kind, reach), parts in joined.items()
    )
    return VoiceLexicon(patterns, {name: frozenset(words) for name, words in lists.items()})
