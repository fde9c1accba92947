"""Cuts a long quotation into the sentences it holds: reports pick different sentences of one speech, and each is a statement of its own."""

import re
from collections.abc import Iterator

import msgspec

from variorum.collate.story import Sheet
from variorum.model.report import Range, Statement
from variorum.text.words import content_stems

LEAST_WORDS = 2
"""Content words of a sentence that is a statement of its own; a shorter one ("That is all.") stays with the one before it."""
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
        words = content_stems(sheet.text[piece[0] : piece[1]])
        open_end = bool(groups) and not _ENDS.search(sheet.text, 0, groups[-1][-1][1])
        if groups and (open_end or len(words) < LEAST_WORDS):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        quoted = (
            (max(start, low), min(end, high)) for start, end in statement.quoted for low, high in group if start < high and low < end
        )
        yield msgspec.structs.replace(statement, content=tuple(group), quoted=tuple(quoted))


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
