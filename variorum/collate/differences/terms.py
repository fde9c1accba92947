"""Finds when one thing begins or ends, told with two times that cannot both be right."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.dates import compatible
from variorum.collate.differences.contrasts import Contrast, around
from variorum.collate.passages import ACTOR, Passage, witness_of
from variorum.collate.story import Story

TERM = 6.8
SUBJECT, REACH = 4, 60
"""Words before the verb among which its subject stands; characters behind it among which the time does."""
_BOUND = {
    "begins": re.compile(
        r"\b(?:start(?:s|ed|ing)?|beg[ia]n(?:s|ning)?|date[sd]? back|opens?|opened|takes? effect|took effect)\b", re.IGNORECASE
    ),
    "ends": re.compile(
        r"\b(?:end(?:s|ed|ing)?|expir(?:es?|ed|ing)|runs? (?:out|until|through)|ran (?:out|until)|concludes?|lapses?|closes?)\b",
        re.IGNORECASE,
    ),
}


class _Bound(NamedTuple):
    """What begins or ends, and when: the subject's words, the time as printed and as read."""

    subject: frozenset[str]
    printed: str
    date: str | None
    passage: Passage
    says: str


def compare_terms(story: Story, passages: Sequence[Passage]) -> Iterator[Contrast]:
    """Contrasts between two times of one beginning or end."""
    for name, pattern in _BOUND.items():
        found = [bound for passage in passages for bound in _read(story, passage, pattern)]
        for one, other in combinations(found, 2):
            if one.passage.report == other.passage.report or not one.subject & other.subject or not _clash(one, other):
                continue
            sides = [(bound.says, witness_of(story, bound.passage)) for bound in (one, other)]
            yield Contrast("date", f"when it {name}", sides[0], sides[1], TERM, min(one.subject & other.subject))


def _read(story: Story, passage: Passage, pattern: re.Pattern[str]) -> Iterator[_Bound]:
    sheet = story.sheet(passage.report)
    for match in pattern.finditer(passage.text):
        place = passage.start + match.end()
        times = [
            time
            for time in sheet.report.times or ()
            if time.type == "DATE" and 0 <= time.start - place < REACH and time.start < passage.end
        ]
        before = [token for token in passage.tokens if token.end <= passage.start + match.start() and token.token[0] != ACTOR]
        if times and before:
            time = min(times, key=lambda time: time.start)
            subject = frozenset(token.token for token in before[-SUBJECT:] if not token.token[0].isdigit())
            printed = sheet.text[time.start : time.end].casefold()
            yield _Bound(subject, printed, time.edtf, passage, around(passage.text, match.start(), time.end - passage.start, 3))


def _clash(one: _Bound, other: _Bound) -> bool:
    """Whether the two times exclude each other: two firm dates that cannot meet; unread ones only if they are two years."""
    if one.date and other.date:
        return not compatible(one.date, other.date)
    return one.printed.isdigit() and other.printed.isdigit() and one.printed != other.printed
