"""Joins "the government" of a report that does not say whose to the one government of which the story's other reports tell."""

from collections import defaultdict
from collections.abc import Mapping

from variorum.collate.members import Group, Member
from variorum.model.report import prints_most

_BODIES = frozenset({"cabinet", "central bank", "government", "parliament"})
"""Not armies: a story of a war has two of them, and the papers of either side print "the army"."""
_SHARED = (3, 4)
"""Parts of the key of a body without a state, in all reports or in one; "his government" has one more."""
_CODE = 3
"""Letters of a state's code."""


def join_governments(groups: Mapping[tuple[str, ...], Group]) -> dict[tuple[str, ...], Group]:
    """The groups by their keys, a ruling body without a state joined to that of the only state whose such body the story has.

    Left alone where the report has both, or prints another state more often: a paper calls its own government "the government".
    """
    owned: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in groups:
        state, _, body = key[1].partition(" ")
        if key[0] == "organisation" and body in _BODIES and len(state) == _CODE and state.isupper():
            owned[body].append(key)
    kept = dict(groups)
    for key, group in groups.items():
        if key[:2] != ("described", "organisation") or len(key) not in _SHARED or key[2] not in _BODIES or len(owned[key[2]]) != 1:
            continue
        home = owned[key[2]][0]
        state = home[1][:_CODE]
        told = {member.report.id for member in groups[home].members}
        if all(member.report.id not in told and _is_about(member, state) for member in group.members):
            kept[home] = Group(home, sorted([*kept[home].members, *group.members], key=lambda member: member.key))
            del kept[key]
    return kept


def _is_about(member: Member, state: str) -> bool:
    """Whether the report prints no state more often than this one, and the body is given to no other."""
    other = member.entity.country is not None and member.entity.country != state
    return not other and prints_most(member.report.entities or (), state)
