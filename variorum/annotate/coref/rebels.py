"""Takes up the one armed movement of a report by "the rebels", "insurgents", "the X rebels"."""

from collections.abc import Sequence

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention
from variorum.text.names import fold

_REBELS = frozenset({"guerrilla", "guerrillas", "insurgent", "insurgents", "rebel", "rebels"})
_MOVEMENTS = frozenset({"front", "movement", "army", "resistance", "brigades", "battalions", "militia"})
"""Nouns of armed movements' names; of an army only one of liberation and the like."""
_CAUSES = frozenset({"liberation", "revolutionary", "resistance", "salvation", "people's", "popular", "independence"})


def take_up_rebels(chains: Sequence[Chain], descriptions: list[Mention]) -> list[Mention]:
    """The descriptions, less those of rebels who are the one movement that the report names; these are added to its chain."""
    bodies = [chain for chain in chains if chain.kind == "organisation" and chain.named]
    rebels = [one for one in descriptions if _REBELS.intersection(one.roles) and (one.plural or one.roles[0].endswith("s"))]
    called = {id(mention): found for mention in rebels if (found := _inside(mention, bodies))}
    so_called = {id(chain) for found in called.values() for chain in found}
    movements = [chain for chain in bodies if id(chain) in so_called or _is_movement(chain)]
    taken = set()
    for mention in rebels:
        found = called.get(id(mention)) or (movements if _is_plain(mention) else [])
        if len(found) == 1:
            found[0].add(mention)
            taken.add(id(mention))
    return [mention for mention in descriptions if id(mention) not in taken]


def _is_movement(chain: Chain) -> bool:
    """Whether the name is an armed movement's: "Front for the Liberation of X", "X Resistance Army"."""
    for mention in chain.mentions:
        words = set(fold(mention.name).split())
        if words & _MOVEMENTS and (words & _CAUSES):
            return True
    return False


def _inside(mention: Mention, bodies: Sequence[Chain]) -> list[Chain]:
    """The body whose name stands in the phrase: "the X rebels"."""
    return [chain for chain in bodies if any(mention.first <= name.first and name.last <= mention.head for name in chain.mentions)]


def _is_plain(mention: Mention) -> bool:
    return fold(mention.name).removeprefix("the ").split()[0] in _REBELS
