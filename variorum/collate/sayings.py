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
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens half"
)
_PUT = re.compile(r"\bput(?:s|ting)?\Z", re.IGNORECASE)
_AT = re.compile(rf"\s+at\s+(?=[^.;,\n]{{0,30}}?(?:\d|\b(?:{_NUMBERS.replace(' ', '|')})\b))(?:[^.;,\n]|[.,](?=\d))*", re.IGNORECASE)
"""What is put at a number, up to the next stop: "at between $9 million and $14 million a year"."""
_JOINT = re.compile(r",? (?:but )?", re.IGNORECASE)
"""Between what is said and its condition."""
_AND = re.compile(r"\s+and\s+(?![\d$€£]|\w*\d)", re.IGNORECASE)
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
        parts = list(_runs(sheet.text, group))
        quoted = ((max(start, low), min(end, high)) for start, end in statement.quoted for low, high in parts if start < high and low < end)
        yield msgspec.structs.replace(statement, content=tuple(parts), quoted=tuple(quoted))


def with_measure(text: str, statement: Statement, content: list[Range]) -> list[Range]:
    """What is said, with the number at which the speaker puts it: "put the number of dead" goes on with "at four"."""
    if not any(_PUT.search(text, start, end) for start, end in statement.cue):
        return content
    found = _AT.match(text, content[-1][1])
    if found is None:
        return content
    more = _AND.search(text, found.start(), found.end())
    return [*content[:-1], (content[-1][0], more.start() if more else found.end())]


def with_condition(sheet: Sheet, statement: Statement, content: list[Range]) -> list[Range]:
    """What is said, with the condition that follows it and that nobody else tells: "would talk, but only if the gate was opened"."""
    if statement.mode == "direct":
        return content
    end = max(high for _, high in (*statement.content, *statement.cue, *statement.speaker))
    for position in sheet.report.positions or ():
        condition = position.condition
        if condition is None or condition[0] < end or not set(position.party) & set(statement.speaker_entity):
            continue
        if _JOINT.fullmatch(sheet.text, end, condition[0]) and not _is_said(sheet, condition):
            if content[-1][1] == end:
                return [*content[:-1], (content[-1][0], condition[1])]
            return [*content, condition]
    return content


def _is_said(sheet: Sheet, part: Range) -> bool:
    """Whether a range touches the words or the cue of a statement."""
    statements = sheet.report.statements or ()
    return any(start < part[1] and part[0] < end for one in statements for start, end in (*one.content, *one.cue))


def _runs(text: str, group: list[Range]) -> Iterator[Range]:
    """The sentences of a group that only white space parts, taken together: a reader prints them as one quotation."""
    start, end = group[0]
    for low, high in group[1:]:
        if text[end:low].strip():
            yield start, end
            start = low
        end = high
    yield start, end


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
