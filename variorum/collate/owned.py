"""Gives somebody told by whose he is ("his lawyer", "a spokeswoman for X") to the one whom the story names so.

"Her lawyer" of one report is the lawyer of hers whom another names. A story that names two lawyers of hers leaves it open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collate.behind import stands_alone
from variorum.collate.members import PRONOUNS, Group, Member, may_be_of, move_members
from variorum.collate.reprinted import add_places
from variorum.model.report import AnnotatedReport
from variorum.text.names import fold

_LEADING = frozenset({"boss", "chair", "chairman", "chairwoman", "chief", "head", "leader", "president", "secretary general"})
_SAME = {
    **dict.fromkeys(("attorney", "barrister", "counsel", "lawyer", "solicitor"), "lawyer"),
    **dict.fromkeys(("doctor", "physician"), "doctor"),
    **dict.fromkeys(("widow", "wife"), "wife"),
    **dict.fromkeys(_LEADING, "leader"),
}
"""Nouns that mean one relation."""
_PERSONAL = frozenset({"lawyer", "doctor", "wife", "husband", "mother", "father", "spokesman", "spokeswoman", "spokesperson"})
"""Relations in which a report mostly knows one, so that the words alone tell who is meant."""
_MARKS = frozenset({"acting", "assistant", "deputy", "ex", "former", "late", "other", "second", "then", "vice"})
_OWN = re.compile(r"['’]s?$")
_FOR = re.compile(r"\b(?:for|of|to)\s+(?:the\s+|[A-Z]\w*\.?\s+){0,4}$")
_NOUN = re.compile(r"\s+(?P<words>(?:[a-z-]+\s+)?[a-z]+)")
_NO_OWNERS = frozenset({"my", "our", "your"})

Tie = tuple[str, int]
"""A relation and whose it is."""


def adopt_owned(groups: Sequence[Group], reports: Sequence[AnnotatedReport]) -> list[Group]:
    """The groups, those of somebody told only by whose he is joined to the one named so; the order does not matter."""
    ties = Ties(groups)
    left = move_members(groups, ties.named)
    ties.add_printed(reports)
    return left


class Ties:
    """Who of a story is named as whose."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._group_of = {member.key: group for group in groups for member in group.members}
        self._owners: dict[str, list[tuple[int, int, Group]]] = defaultdict(list)
        for group in groups:
            for member in group.members:
                for start, end in member.entity.mentions:
                    self._owners[member.report.id].append((start, end, group))
        for owners in self._owners.values():
            owners.sort(key=lambda owner: owner[:2])
        self._named: dict[Tie, dict[int, Group]] = defaultdict(dict)
        self._by_noun: dict[str, dict[int, Group]] = defaultdict(dict)
        for group in groups:
            if group.members[0].words:
                for member in group.members:
                    for tie in self._ties(member, group):
                        self._named[tie][id(group)] = group
                    for role in member.entity.roles:
                        self._by_noun[_SAME.get(role, role)][id(group)] = group

    def named(self, member: Member, home: Group) -> Group | None:
        """The one named person whose ties an unnamed one's description tells; ``None`` where that is open."""
        if member.entity.kind != "person" or member.entity.named:
            return None
        found = {id(group): group for tie in self._ties(member, home) for group in self._named.get(tie, {}).values()}
        found = found or self._only(member)
        fitting = [group for group in found.values() if may_be_of(group, member)]
        return fitting[0] if len(found) == 1 and fitting else None

    def _only(self, member: Member) -> dict[int, Group]:
        """All whom the story names by the relation of "his lawyer", where it stays open who "he" is or he has no name."""
        found: dict[int, Group] = {}
        for start, _, words in member.phrases:
            opening, _, rest = words.casefold().partition(" ")
            noun = _SAME.get(rest, rest)
            if not PRONOUNS.get(opening) or noun not in _PERSONAL:
                continue
            owners = [group for first, _, group in self._owners[member.report.id] if first == start]
            if any(group.members[0].entity.named for group in owners):
                return {}
            found.update(self._by_noun.get(noun, {}))
        return found

    def add_printed(self, reports: Sequence[AnnotatedReport]) -> None:
        """Add to the groups the places where a report prints "his lawyer" and no entity is marked."""
        for report in sorted(reports, key=lambda report: report.id):
            taken = {start for start, _, group in self._owners[report.id]}
            found = []
            for start, end, owner in self._owners[report.id]:
                place = self._owned_behind(report.text, start, end, owner)
                if place is not None and place[0] not in taken:
                    found.append((start, place[1], place[2]))
            add_places(report, found)

    def _owned_behind(self, text: str, start: int, end: int, owner: Group) -> tuple[int, int, Group] | None:
        """Where the noun behind "his" or "X's" begins and ends, and who is meant."""
        printed = text[start:end]
        if printed.casefold() not in ("his", "her", "their") and not _OWN.search(printed):
            return None
        noun = _NOUN.match(text, end)
        if noun is None:
            return None
        word = noun["words"].split()[0]
        stop = end + noun[0].index(word) + len(word)
        relation = _SAME.get(word, word)
        bearers = self._named.get((relation, id(owner)), {}) if relation in _PERSONAL else {}
        if len(bearers) != 1 or not stands_alone(text, stop):
            return None
        return stop - len(word), stop, next(iter(bearers.values()))

    def _ties(self, member: Member, home: Group) -> Iterator[Tie]:
        """Each relation that a phrase or description tells, with its owner."""
        for start, end, words in (*member.phrases, *member.printed):
            folded = f" {fold(words)} "
            marks = sorted(mark for mark in _MARKS if f" {mark} " in folded.replace("-", " "))
            for role in member.entity.roles:
                if f" {role} " in folded.replace("-", " "):
                    noun = " ".join([*marks, _SAME.get(role, role)])
                    for owner in self._owners_in(member, start, end):
                        if owner is not home:
                            yield noun, id(owner)

    def _owners_in(self, member: Member, start: int, end: int) -> Iterator[Group]:
        """Whose somebody is by the words of one phrase: "his lawyer", "X's lawyer", "a spokesman for X"."""
        text = member.report.text
        for first, last, group in self._owners[member.report.id]:
            if first < start or last > end:
                continue
            printed = text[first:last].casefold()
            pronoun = first == start and PRONOUNS.get(printed) is not None and printed not in _NO_OWNERS
            owning = _OWN.search(printed) is not None or text[last : last + 2] in ("'s", "’s")
            if pronoun or (first < last < end and owning) or _FOR.search(text, start, first) is not None:
                yield group
