"""Finds two ages of one person: behind the name ("Ada Rook, 52,"), or before whoever is meant ("the 54-year-old former mayor")."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from variorum.collate.differences.contrasts import Contrast
from variorum.collate.retellings import are_apart
from variorum.collate.story import Sheet, Story
from variorum.model.account import Witness
from variorum.text.roles import load_roles
from variorum.text.words import function_words

AGE = 7.0
APART = 3
"""Years between two ages of somebody who is named in only one of the reports; further apart they are two people's."""
MANY_DAYS = 60
"""Days between two reports from which somebody may have grown older."""
_BEHIND = re.compile(r",\s+(?:aged?\s+)?([1-9]\d)(?=[,.;)])|\s+\(([1-9]\d)\)")
_BEFORE = re.compile(r"\b([1-9]\d)[- ]year[- ]old\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REACH = 4
"""Words behind "54-year-old" among which stands who is so old."""


class _Age(NamedTuple):
    """An age as printed, and whose it is where that is known."""

    years: int
    actor: str | None
    place: Witness


def compare_ages(story: Story) -> Iterator[Contrast]:
    """Contrasts between two ages of one person, or of one who is named and one who is not, in two reports of the same days.

    No report prints both ages, or they are two people's.
    """
    ages = [age for sheet in story.sheets if sheet.id not in story.reprint_of for age in _read(story, sheet)]
    printed: dict[str, set[int]] = {}
    for age in ages:
        printed.setdefault(age.place.report, set()).add(age.years)
    for one, other in combinations(ages, 2):
        reports = (one.place.report, other.place.report)
        if one.years == other.years or one.years in printed[reports[1]] or other.years in printed[reports[0]]:
            continue
        if _is_one(story, one, other) and not are_apart(story, reports, MANY_DAYS):
            person = story.actor(next(actor for actor in (one.actor, other.actor) if actor and story.actor(actor).named)).name
            yield Contrast("number", f"the age of {person}", (str(one.years), one.place), (str(other.years), other.place), AGE)


def _is_one(story: Story, one: _Age, other: _Age) -> bool:
    named = [age.actor for age in (one, other) if age.actor and story.actor(age.actor).named]
    if len(named) == 2:
        return one.actor == other.actor
    return bool(named) and abs(one.years - other.years) <= APART


def _read(story: Story, sheet: Sheet) -> Iterator[_Age]:
    """The ages that a report prints of people, in their order."""
    people = [
        (start, end, actor)
        for start, end, entity in sheet.mentions(0, len(sheet.text))
        if (actor := story.actor_of.get((sheet.id, entity))) and story.actor(actor).kind == "person"
    ]
    for _, end, actor in people:
        if (match := _BEHIND.match(sheet.text, end)) is not None:
            yield _Age(int(match[1] or match[2]), actor, sheet.sentence_witness(end))
    for match in _BEFORE.finditer(sheet.text):
        gap = next((gap for gap in people if gap[0] <= match.start() < gap[1] or sheet.text[match.end() : gap[0]].isspace()), None)
        if gap is not None or _may_be_somebody(sheet.text, match.end()):
            yield _Age(int(match[1]), gap[2] if gap else None, sheet.sentence_witness(match.start()))


def _may_be_somebody(text: str, place: int) -> bool:
    """Whether "52-year-old" stands by itself ("the 52-year-old said"), or before a name, a nationality or an office; not before a ship."""
    words: list[str] = []
    while len(words) < _REACH and (match := _WORD.match(text, place + 1)) is not None and text[place].isspace():
        words.append(match[0])
        place = match.end()
    return not words or words[0] in function_words() or words[0][0].isupper() or any(word in load_roles() for word in words)
