"""Gives a state's office that a report prints without a name ("the Danish premier") to the one person of the story who holds it.

A state has one foreign minister at a time, so one story's reports mean one person, whether or not the report names him. Nothing is
given where two hold the office, where the title has a mark such as "former" that the other lacks, or where no state is told.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from variorum.collate.keys import coded
from variorum.collate.members import Group, Member, may_be_of
from variorum.text.names import bare_words, family_name, fold
from variorum.text.roles import load_roles

_MARKS = frozenset(
    {
        "acting",
        "assistant",
        "deputy",
        "designate",
        "elect",
        "ex",
        "former",
        "incoming",
        "late",
        "outgoing",
        "then",
        "vice",
        "under",
        "one",
        "other",
    }
)
"""Words that make another office of a title."""
_GOVERNING = frozenset({"prime minister", "premier", "chancellor", "taoiseach"})
_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful"})
_SAME = {
    **dict.fromkeys(("premier", "head of government", "prime minister"), _GOVERNING),
    **dict.fromkeys(_RUNNING, _RUNNING),
}
"""Titles of one office, and of one candidacy."""
_RULING = frozenset({"president", "king", "queen", "emperor", "emir", "sultan", "supreme leader"})
_SPELLINGS = {
    "defence": "defense",
    "external": "foreign",
    "gop": "republican",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    **dict.fromkeys(("affairs", "of", "for", "the", "and", "republic", "s"), ""),
}
"""Words of titles in one form; empty where they tell nothing."""


_SERVANTS = frozenset({"spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide", "assistant"})
"""Those in whose titles another's stands: "a spokeswoman for the premier"."""
_OFFICIAL = frozenset({"minister", "president", "premier", "chancellor", "secretary"})


class Offices:
    """The named persons of a story with the titles that its reports print with their names."""

    def __init__(self, groups: Sequence[Group]) -> None:
        people = [group for group in groups if group.members[0].words]
        families = {family_name(member.words) for group in people for member in group.members}
        self._titles = [(group, list(_titles(group, families))) for group in people]
        states = {country for _, titles in self._titles for words, country in titles if country and words & _OFFICIAL}
        self._contested = len(states) > 1

    def holder(self, member: Member) -> Group | None:
        """The one person who holds the office that an unnamed person's description tells, ``None`` where that is open."""
        entity = member.entity
        if entity.kind != "person" or entity.named or not entity.roles or not _is_definite(entity.name):
            return None
        role = load_roles().get(entity.roles[0])
        if role is None or not (role.title or role.head or role.noun in _RUNNING):
            return None
        words = _words(entity.name)
        told = words - _MARKS - _words(role.noun)
        if not told or (self._contested and not _names_whose(entity.name)):
            return None
        found = [group for group, titles in self._titles if any(_is_office(title, words, role.noun, entity.country) for title in titles)]
        fitting = [group for group in found if may_be_of(group, member)]
        return fitting[0] if len(found) == 1 and fitting else None


def _names_whose(name: str) -> bool:
    """Whether the description has a name in it: a state's, a city's, a party's."""
    return any(word[:1].isupper() and not _is_title(word) for word in name.split()[1:]) or not name.split()[0].islower()


def _is_title(word: str) -> bool:
    role = load_roles().get(fold(word))
    return role is not None and (role.title or role.head)


def _is_definite(name: str) -> bool:
    """Whether the description means one: "the Danish premier", "Denmark's premier", in a heading "Danish premier"."""
    return fold(name).split()[0] not in ("a", "an", "another", "one", "some", "his", "her", "its", "their")


def _titles(group: Group, families: set[str]) -> Iterator[tuple[frozenset[str], str | None]]:
    """The words of each title printed with the name or for it and with no other's name, and the state the person is said to be of."""
    name = {word for member in group.members for word in member.words}
    for member in group.members:
        for _, _, printed in (*member.phrases, *member.printed):
            words = _words(printed) - name
            if words and not words & families:
                yield words, member.entity.country


@lru_cache(maxsize=65536)
def _words(printed: str) -> frozenset[str]:
    words = coded(bare_words(re.sub(r"['’]s?\b|[-.,]", " ", printed))).split()
    return frozenset(_SPELLINGS.get(word, word) for word in words) - {""}


def _is_office(title: tuple[frozenset[str], str | None], wanted: frozenset[str], noun: str, state: str | None) -> bool:
    """Whether a printed title tells the office that is wanted: its noun, its state where one is told, its marks and all other words."""
    words, country = title
    told = {word for word in wanted if word.isupper()}
    if not told <= words and (told != {country} or any(word.isupper() for word in words)):
        return False
    if (state and country and state != country) or words & _MARKS != wanted & _MARKS:
        return False
    rest = wanted - told - _words(noun)
    if words & _SERVANTS - wanted:
        return False
    return any(_words(form) <= words for form in _forms(noun, rest)) and rest <= words


def _forms(noun: str, rest: frozenset[str]) -> frozenset[str]:
    """The nouns under which the holder may be printed: a head of state is its "leader", a premier its "prime minister"."""
    if noun in ("leader", "head of state") and not rest - _MARKS:
        return _RULING | (_GOVERNING if noun == "leader" else frozenset())
    return _SAME.get(noun, frozenset({noun}))
