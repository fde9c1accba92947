"""Joins a seat of power that papers name for those who sit there, "Brussels", to the body of the story that is meant."""

from collections.abc import Sequence

from variorum.collate.members import Group

_SEATED = {"brussels": ("european commission", "european union")}
"""By seat the bodies that are meant by it, the likeliest of those that a story names first."""


def join_seats(groups: Sequence[Group]) -> list[Group]:
    """The groups, a seat joined to the first of its bodies that the story names; by itself where it names none."""
    bodies = {group.key[1]: group for group in groups if group.key[0] == "organisation"}
    kept = []
    for group in groups:
        names = _SEATED.get(group.key[1], ()) if group.key[0] == "organisation" else ()
        home = next((bodies[name] for name in names if name in bodies), None)
        if home is None:
            kept.append(group)
        else:
            home.take(group.members)
    return kept
