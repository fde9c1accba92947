"""Loads the words and turns of phrase by which a reporter's own voice is told."""

import re
from functools import cache
from importlib.resources import files
from typing import get_args

from variorum.model.record import Record
from variorum.model.report import VoiceKind

_REGEX_RULES = ("words", "rest")


class VoiceLexicon(Record, frozen=True):
    """The packaged table: one pattern for each kind and reach, and lists of lemmas by the name of their rule."""

    patterns: tuple[tuple[VoiceKind, bool, re.Pattern[str]], ...]
    """Kind, whether it reaches to the end of the sentence, and the pattern, over the text with plain apostrophes, whatever the case."""
    lists: dict[str, frozenset[str]]


class VoiceRow(Record, frozen=True):
    """One row of the table; ``example`` is a sentence that it marks, "" for a list that only limits another."""

    kind: VoiceKind
    rule: str
    pattern: str
    example: str = ""


def read_voice_rows() -> tuple[VoiceRow, ...]:
    """The rows of the packaged table, in its order.

    :raises ValueError: a row has a kind that there is not.
    """
    kinds = {kind: kind for kind in get_args(VoiceKind)}
    text = (files("variorum.annotate") / "data" / "voice.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, rule, pattern, example = (*line.split("\t"), "")[:4]
            if kind not in kinds:
                raise ValueError(f"voice.tsv: there is no kind {kind!r}")
            rows.append(VoiceRow(kinds[kind], rule, pattern, example))
    return tuple(rows)


@cache
def load_voice_lexicon() -> VoiceLexicon:
    """The packaged table, read once."""
    joined: dict[tuple[VoiceKind, bool], list[str]] = {}
    lists: dict[str, set[str]] = {}
    for row in read_voice_rows():
        if row.rule in _REGEX_RULES:
            joined.setdefault((row.kind, row.rule == "rest"), []).append(row.pattern)
        else:
            lists.setdefault(row.rule, set()).update(row.pattern.split(","))
    patterns = tuple(
        (kind, rest, re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)) for (kind, rest), parts in joined.items()
    )
    return VoiceLexicon(patterns, {name: frozenset(words) for name, words in lists.items()})
