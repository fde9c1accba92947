"""Knows the nouns for those who act or speak: president, aide, ministry, troops."""

from functools import cache
from typing import Literal

from variorum.model.record import Record
from variorum.text.tables import read_rows

RoleKind = Literal["person", "body", "force", "group"]


IRREGULAR = frozenset(
    {"breakaway", "exiled", "guerrilla", "insurgent", "opposition", "parallel", "paramilitary", "private", "rebel", "rival", "secessionist"}
    | {"self-declared", "self-proclaimed", "self-styled", "separatist", "shadow", "so-called"}
)
"""Words before a noun for a body by which it is not the one that the bare noun means: "the rebel army" is not "the army"."""


class Role(Record, frozen=True):
    """A role noun in the singular. ``title``: it may stand before a name. ``head``: it leads a state."""

    noun: str
    kind: RoleKind
    sector: str | None
    title: bool = False
    head: bool = False


@cache
def load_roles() -> dict[str, Role]:
    """All role nouns by their singular in lower case."""
    roles: dict[str, Role] = {}
    order: dict[str, int] = {"person": 0, "body": 1, "force": 2, "group": 3}
    for noun, kind, sector, features in sorted(read_rows("roles.tsv", 4), key=lambda row: (row[0], order[row[1]])):
        flags = features.split()
        role = Role(noun=noun, kind=kind, sector=sector or None, title="title" in flags, head="head" in flags)  # type: ignore[arg-type]
        roles.setdefault(noun, role)
    return roles
