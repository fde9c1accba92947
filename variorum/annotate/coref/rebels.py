"""Takes up the one armed movement of a report by "the rebels", "insurgents", "the X rebels", "the rebels of the X"."""

from collections.abc import Sequence

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View
from variorum.text.names import fold

_REBELS = frozenset({"guerrilla", "guerrillas", "insurgent", "insurgents", "rebel", "rebels"})
_REACH = 6
"""Tokens behind "rebels" within which the name of their movement begins."""
_MOVEMENTS = frozenset({"front", "movement", "army", "resistance", "brigades", "battalions", "militia"})
"""Nouns of armed movements' names; of an army only one of liberation and the like."""
_FRONTS = frozenset({"battalions", "brigades", "front", "militia", "resistance"})
"""Those that end the name of what rebels fight in, where a report speaks of rebels."""
_CAUSES = frozenset({"liberation", "revolutionary", "resistance", "salvation", "people's", "popular", "independence"})


def take_up_rebels(view: View, chains: Sequence[Chain], descriptions: list[Mention]) -> list[Mention]:
    """The descriptions, less those of rebels who are the one movement that the report names; these are added to its chain."""
    bodies = [chain for chain in chains if chain.kind == "organisation" and chain.named]
    rebels = [one for one in descriptions if _REBELS.intersection(one.roles) and (one.plural or one.roles[0].endswith("s"))]
    called = {id(mention): found for mention in rebels if (found := _inside(mention, bodies) or _behind(view, mention, bodies))}
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
        words = fold(mention.name).split()
        if _MOVEMENTS.intersection(words) and (_CAUSES.intersection(words) or (len(words) > 1 and words[-1] in _FRONTS)):
            return True
    return False


def _inside(mention: Mention, bodies: Sequence[Chain]) -> list[Chain]:
    """The body whose name stands in the phrase: "the X rebels"."""
    return [chain for chain in bodies if any(mention.first <= name.first and name.last <= mention.head for name in chain.mentions)]


def _behind(view: View, mention: Mention, bodies: Sequence[Chain]) -> list[Chain]:
    """The body whose name stands behind the phrase: "the rebels of the X", "the guerrillas of the so-called X"."""
    doc, index = view.doc, mention.head + 1
    if index >= len(doc) or doc[index].lower_ != "of" or not mention.definite:
        return []
    index += 1
    while index < min(len(doc), mention.head + _REACH) and not doc[index].text[:1].isupper():
        index += 1
    return [chain for chain in bodies if any(name.first == index and name.form == "name" for name in chain.mentions)]


def _is_plain(mention: Mention) -> bool:
    return fold(mention.name).removeprefix("the ").split()[0] in _REBELS
