"""Joins the ministries that reports print without their state: "the Health Ministry".

Where several states act, a bare name may be any state's. It is that of the state which its report prints most, if the story knows one
such ministry of that state; a ministry of a long name is the same in all reports, unless the story gives it to two states.
"""

from collections import defaultdict
from collections.abc import Mapping

from variorum.collate.members import Group, Member
from variorum.model.report import prints_most
from variorum.text.names import fold

_CODE = 3
"""Letters of a state's code."""
_LONG = 2
"""Words of what a ministry has charge of, from which its name is no other's."""
_ABROAD = frozenset({"ministry defense", "ministry foreign"})
"""Ministries of which a story that plays in several states mostly has several."""

Key = tuple[str, ...]


def join_ministries(groups: Mapping[Key, Group]) -> dict[Key, Group]:
    """The groups by their keys, ministries without a state joined to the one that they must be."""
    owned: dict[str, list[Key]] = defaultdict(list)
    shared: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        state, _, rest = key[1].partition(" ")
        if key[0] == "organisation" and rest.startswith("ministry ") and len(state) == _CODE and state.isupper():
            owned[rest].append(key)
        elif key[0] == "organisation" and key[1].startswith("ministry ") and "ministry" in fold(groups[key].members[0].entity.name):
            shared[key[1]].append(key)
    kept = dict(groups)
    for name in sorted(shared.keys() - _ABROAD):
        homes, long = owned.get(name, []), len(name.split()) > _LONG
        for key in shared[name]:
            home = homes[0] if len(homes) == 1 else shared[name][0] if long and not homes else None
            if home is not None and home != key and (long or all(_is_about(member, home) for member in groups[key].members)):
                _move(kept, key, home)
    return kept


def _move(groups: dict[Key, Group], key: Key, home: Key) -> None:
    members = sorted([*groups[home].members, *groups.pop(key).members], key=lambda member: member.key)
    groups[home] = Group(home, members)


def _is_about(member: Member, home: Key) -> bool:
    """Whether a report prints no state more often than the ministry's."""
    state = home[1][:_CODE]
    return member.entity.country in (None, state) and prints_most(member.report.entities or (), state)
