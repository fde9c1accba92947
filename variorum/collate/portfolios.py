"""Gives "the ministry" of a report that names none to the one ministry of the story whose minister the report names."""

import re
from collections.abc import Sequence

from variorum.collate.keys import coded
from variorum.collate.members import Group, Member
from variorum.model.report import prints_most
from variorum.text.names import bare_words

_BARE = ("ministry", "the ministry")
_OFFICE = re.compile(r"(?P<field>[^\W\d_]+) [Mm]inister\b|\b[Mm]inister (?:of|for) (?:the )?(?P<fields>[^.;:\n\"“”()]{2,60})")
"""What a minister has charge of, before the title or behind it."""
_SMALL = frozenset({"affairs", "and", "deputy", "for", "of", "prime", "the", "vice"})
_SPELLINGS = {"defence": "defense", "labour": "labor", "external": "foreign"}
_CODE = 3
"""Letters of a state's code."""


class Portfolios:
    """The ministries of a story by what they have charge of."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._ministries = [(group, *_charge(group.key[1])) for group in groups if group.key[0] == "organisation"]
        self._ministries = [one for one in self._ministries if one[2]]

    def holder(self, member: Member) -> Group | None:
        """The one ministry that a bare "the ministry" means; ``None`` where the report names one, or more than one may be meant."""
        entity = member.entity
        if entity.kind != "organisation" or not self._ministries or entity.name.casefold() not in _BARE or member.whole:
            return None
        others = (other.name.casefold() for other in member.report.entities or () if other.kind == "organisation")
        if any("ministry" in name and name not in _BARE for name in others):
            return None
        fields = _fields(member.report.text)
        found = [(group, state) for group, state, charge in self._ministries if charge & fields]
        group, state = found[0] if len(found) == 1 else (None, "")
        told = entity.country in (None, state) and prints_most(member.report.entities or (), state)
        return group if not state or told else None


def _charge(name: str) -> tuple[str, frozenset[str]]:
    """A ministry's state, nothing where none is told, and the words for what it has charge of; none for other bodies."""
    words = name.split()
    state = words[0] if words and len(words[0]) == _CODE and words[0].isupper() else ""
    rest = words[1:] if state else words
    return state, frozenset(rest[1:]) - _SMALL if rest[:1] == ["ministry"] else frozenset()


def _fields(text: str) -> set[str]:
    """The words for what the ministers of a report have charge of."""
    found = " ".join(match["field"] or match["fields"] for match in _OFFICE.finditer(text))
    words = (word.strip(",'’") for word in coded(bare_words(found)).split())
    return {_SPELLINGS.get(word, word) for word in words} - _SMALL
