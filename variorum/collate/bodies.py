"""Gives a body printed by its bare noun ("the Commission", "the court") to the one body of the story that other reports tell by that noun.

A report may print no more than "the commission" where another has "the Grain Commission" or "the electoral commission". Only nouns that
name a body of a certain kind are taken up so, and only where the whole story tells of one body by that noun.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.collate.members import Group, Member
from variorum.text.names import bare_words, strip_possessive
from variorum.text.places import load_gazetteer

_NOUNS = frozenset({"assembly", "association", "authority", "board", "chamber", "command", "commission", "committee"})
_NOUNS |= frozenset({"confederation", "council", "court", "embassy", "federation", "inspectorate", "institute", "judiciary", "league"})
_NOUNS |= frozenset({"mission", "secretariat", "tribunal", "union"})
"""Nouns that a story prints bare for one body; a government, a party or a company may be another in each report."""
_KINDRED = (
    frozenset({"association", "brotherhood", "confederation", "federation", "guild", "league", "syndicate", "union"}),
    frozenset({"alliance", "bloc", "coalition", "front", "movement", "party"}),
)
"""Nouns of bodies of which one is taken up by another with those whom it stands for: "the nurses' union" for a federation of nurses."""
_OWNED = re.compile(r"(?:trade |labour |labor )?(?P<whose>[a-z-]+s)['’] (?:trade |labour |labor )?(?P<noun>[a-z]+)")
_LINKS = frozenset({"against", "at", "for", "in", "of", "on"})
WIDE_NOUNS = frozenset({"union"})
"""Nouns of bodies so well known by other names that their own noun does not mean them: the European Union."""


class Bodies:
    """The bodies of a story by the nouns that head their names and descriptions."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._told: dict[str, dict[int, Group]] = defaultdict(dict)
        self._named = [group for group in groups if any(_is_named(member) for member in group.members)]
        for group in groups:
            for member in group.members:
                entity = member.entity
                if entity.kind == "organisation" and not member.words and not _is_bare(member):
                    noun = head_noun(entity.name)
                    if noun in _NOUNS and not (noun in WIDE_NOUNS and load_gazetteer().find(entity.name) is not None):
                        self._told[noun][id(group)] = group

    def holder(self, member: Member) -> Group | None:
        """The one body that a bare noun means; ``None`` where the story tells of several or of none."""
        if member.entity.kind == "organisation" and (owned := _OWNED.fullmatch(bare_words(member.entity.name))):
            return self._of_those(member, owned["whose"], owned["noun"])
        if member.entity.kind != "organisation" or not _is_bare(member) or member.whole:
            return None
        found = list(self._told.get(head_noun(member.entity.name), {}).values())
        return found[0] if len(found) == 1 and _may_be_of_state(member, found[0]) else None

    def _of_those(self, member: Member, whose: str, noun: str) -> Group | None:
        """The one named body of those people: "Union of Nurses and Midwives" for "the nurses' union"."""
        nouns = next((kindred for kindred in _KINDRED if noun in kindred), frozenset())
        found = [
            group
            for group in self._named
            if any(_is_named(other) and _stands_for(other.entity.name, whose, nouns) for other in group.members)
        ]
        return found[0] if len(found) == 1 and _may_be_of_state(member, found[0]) else None


def _is_named(member: Member) -> bool:
    return member.entity.kind == "organisation" and member.entity.named and not member.words


def _stands_for(name: str, whose: str, nouns: frozenset[str]) -> bool:
    """Whether a body's name has the word for those whom it stands for, and one of the nouns."""
    words = {word.rstrip("'’") for word in bare_words(name).split()}
    return whose in words and not nouns.isdisjoint(words)


def _may_be_of_state(member: Member, group: Group) -> bool:
    states = {other.entity.country for other in group.members} - {None}
    return not (member.entity.country and states and member.entity.country not in states)


def _is_bare(member: Member) -> bool:
    """Whether a body is told by one noun only, in small letters or with a capital: "the Commission"."""
    return " " not in bare_words(strip_possessive(member.entity.name)) and all(
        words.casefold().startswith("the ") for _, _, words in member.printed
    )


def head_noun(name: str) -> str:
    """The noun that heads the name of a body: the last word, or the one before "of"."""
    words = bare_words(strip_possessive(name)).split()
    links = [place for place, word in enumerate(words) if place and word in _LINKS]
    return words[links[0] - 1] if links else words[-1] if words else ""
