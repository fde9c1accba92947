"""Joins the names of bodies that translations turn about: "Front for the Salvation of the East" and "Eastern Salvation Front"."""

from collections import defaultdict
from collections.abc import Sequence

from variorum.collate.members import Group
from variorum.text.words import stem

_LINKS = frozenset({"of", "for", "the", "and", "on", "de", "del", "la"})
_LEAST = 3
"""Telling words of a name from which another order of them is known again; of two both must be the same."""
_PREFIX = 4
"""First letters that two words of one root share: "East" and "Eastern"."""


def join_reordered(groups: Sequence[Group]) -> list[Group]:
    """The groups, two bodies joined whose names have the same words in another order, where no report prints both."""
    words = {id(group): _telling(group) for group in groups if _is_body(group)}
    sized: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        if len(words.get(id(group), ())) > 1:
            sized[len(words[id(group)])].append(group)
    home: dict[int, Group] = {}
    for bucket in sized.values():
        for group in bucket:
            same = [other for other in bucket if other is not group and _are_one(words[id(group)], words[id(other)])]
            if len(same) == 1 and id(group) not in home and _may_be_one(group, same[0]):
                whole = home.get(id(same[0])) or Group(min(group.key, same[0].key), [])
                whole.members = sorted({*whole.members, *group.members, *same[0].members}, key=lambda member: member.key)
                home[id(group)] = home[id(same[0])] = whole
    return list({id(kept): kept for kept in (home.get(id(group), group) for group in groups)}.values())


def _is_body(group: Group) -> bool:
    return group.key[0] == "organisation" and all(member.entity.named for member in group.members)


def _telling(group: Group) -> tuple[str, ...]:
    return tuple(stem(word) if word.islower() else word for word in group.key[1].split() if word not in _LINKS)


def _are_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether each word of the one has its own in the other, one of them at most only by its root."""
    if a == b or sorted(a) == sorted(b):
        return True
    if len(a) < _LEAST:
        return False
    rest_a, rest_b = [word for word in a if word not in b], [word for word in b if word not in a]
    return len(rest_a) == len(rest_b) == 1 and _root(rest_a[0], rest_b[0])


def _root(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _PREFIX and long.startswith(short) and len(long) - len(short) <= _PREFIX


def _may_be_one(group: Group, other: Group) -> bool:
    reports = {member.report.id for member in group.members} & {member.report.id for member in other.members}
    states = {member.entity.country for member in (*group.members, *other.members) if member.entity.country}
    return not reports and len(states) < 2
