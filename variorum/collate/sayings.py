"""Cuts a long quotation into the sentences it holds: reports pick different sentences of one speech, and each is a statement of its own."""

import re
from collections.abc import Iterator

import msgspec

from variorum.collate.story import Sheet
from variorum.model.report import Range, Statement
from variorum.text.words import content_stems

LEAST_WORDS = 12
"""Content words from which sentences of one quotation are a statement; shorter ones ("That is all. We left.") stay together."""
MOST_SENTENCES = 3
"""Sentences of one statement at most."""
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z")


def split_sayings(sheet: Sheet, statement: Statement) -> Iterator[Statement]:
    """The statement once for each sentence of what it quotes, in order; a statement that is not all quoted stays whole.

    A sentence that its cue interrupts (“We left,” she said, “and will not return.”) stays one. Parts share the statement's id.
    """
    if statement.mode != "direct" or not statement.quoted:
        yield statement
        return
    groups: list[list[Range]] = []
    for piece in (piece for part in statement.content for piece in _sentences(sheet, part)):
        if groups and (_goes_on(sheet.text, groups[-1][-1], piece) or _is_short(sheet.text, groups[-1], piece)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        whole = _runs(sheet.text, group)
        quoted = ((max(start, low), min(end, high)) for start, end in statement.quoted for low, high in whole if start < high and low < end)
        yield msgspec.structs.replace(statement, content=tuple(whole), quoted=tuple(quoted))


def _runs(text: str, pieces: list[Range]) -> list[Range]:
    """The pieces, those with nothing but white space between them made one: two short sentences are one quotation."""
    runs = pieces[:1]
    for start, end in pieces[1:]:
        if text[runs[-1][1] : start].isspace() or runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _goes_on(text: str, before: Range, piece: Range) -> bool:
    """Whether a sentence is not at its end: “We left,” she said, “and will not return.”; “We left,” she said. “It was late.” is two."""
    return not _ENDS.search(text, before[0], before[1]) and not text[before[1] : piece[0]].rstrip(" \"“‘'").endswith((".", "!", "?"))


def _is_short(text: str, group: list[Range], piece: Range) -> bool:
    """Whether the group is still short, in one run of quoted words with the next sentence."""
    between = text[group[-1][1] : piece[0]]
    words = sum(len(content_stems(text[start:end])) for start, end in group)
    return not between.strip() and len(group) < MOST_SENTENCES and words < LEAST_WORDS


def _sentences(sheet: Sheet, part: Range) -> Iterator[Range]:
    """The range cut where the report's sentences begin."""
    start, end = part
    for number in range(sheet.sentence_number(start), sheet.sentence_number(max(start, end - 1)) + 1):
        low, high = sheet.sentences[number]
        low, high = max(low, start), min(high, end)
        while high > low and sheet.text[high - 1].isspace():
            high -= 1
        if sheet.text[low:high].strip("\"“”'’ "):
            yield low, high
