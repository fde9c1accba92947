"""Finds the body to which a phrase beside a person's name says that he belongs, where it calls that body by a pronoun or a common noun.

"The Harbour Union struck. Its chairman, Ole Berg, ..." and "the union's chairman" name nobody but mean the body told of before.
"""

import re
from collections.abc import Iterator, Mapping

from variorum.collate.story import Sheet, Story
from variorum.text.roles import load_roles
from variorum.text.words import stem

SENTENCES_BACK = 6
"""Sentences before a phrase in which the body that it calls by a common noun is looked for."""
BODIES = frozenset({"organisation", "group", "country"})
"""Kinds of actors that have officers and speakers."""
_ITS = re.compile(r"\s*(its|their)\b", re.IGNORECASE)
_THE_NOUNS = re.compile(r"\s*the\s+(?:[a-z]+\s+)?([a-z]+)['’]s?\s", re.IGNORECASE)
_OF_THE_NOUN = re.compile(r"[^,;]*\b(?:of|for|at|from)\s+the\s+(?:[a-z]+\s+)?([a-z]+)\s*\Z", re.IGNORECASE)


def owner_before(story: Story, sheet: Sheet, words: Mapping[str, set[str]], phrase: tuple[int, int]) -> str | None:
    """The body that a phrase means by "its", "the union's" or "of the union", ``None`` where none is told of before.

    :param words: what the reports call each actor, as stems.
    """
    text = sheet.text[slice(*phrase)]
    if (pronoun := _ITS.match(text)) is not None:
        found = _subject_before(story, sheet, phrase[0])
        several = found is not None and story.actor(found).kind == "group"
        return found if several or pronoun[1].lower() == "its" else None
    noun = _THE_NOUNS.match(text) or _OF_THE_NOUN.match(text)
    if noun is None or not _is_body(noun[1]):
        return None
    called = stem(noun[1].lower())
    number = sheet.sentence_number(phrase[0])
    start = sheet.sentences[max(0, number - SENTENCES_BACK)][0]
    called_so = [actor for actor in _bodies(story, sheet, start, phrase[0]) if called in words.get(actor, ())]
    return called_so[-1] if called_so else None


def _is_body(noun: str) -> bool:
    role = load_roles().get(noun.lower())
    return role is not None and role.kind in ("body", "group")


def _subject_before(story: Story, sheet: Sheet, place: int) -> str | None:
    """The first body of the sentence up to a place, else of the sentence before."""
    number = sheet.sentence_number(place)
    for first in (number, number - 1):
        if first >= 0:
            start, end = sheet.sentences[first]
            found = next(_bodies(story, sheet, start, min(end, place)), None)
            if found is not None:
                return found
    return None


def _bodies(story: Story, sheet: Sheet, start: int, end: int) -> Iterator[str]:
    """The bodies that a part of a report mentions, in order."""
    for _, _, entity in sheet.mentions(start, end):
        actor = story.actor_of.get((sheet.id, entity))
        if actor is not None and story.actor(actor).kind in BODIES:
            yield actor
