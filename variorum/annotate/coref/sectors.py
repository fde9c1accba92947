"""Tells the sector of a named body from the noun in its name: a university is EDU, a court JUD, a committee of a chamber LEG."""

import msgspec

from variorum.annotate.coref.lexicon import word_list
from variorum.model.report import Entity
from variorum.text.names import bare_words
from variorum.text.roles import load_roles

_TELLING = word_list("telling_bodies")
"""Body nouns that mean one sector in a name, too: "giant", "mission" or "society" do not."""
_CHAMBERS = frozenset({"house", "senate", "congressional", "parliamentary", "judiciary", "appropriations"})
_COMMITTEES = frozenset({"committee", "subcommittee"})


def with_sector(entity: Entity) -> Entity:
    """The entity with the sector that its name tells, where it is a named organisation that has none."""
    if entity.kind != "organisation" or not entity.named or entity.sector:
        return entity
    sector = _sector_of(bare_words(entity.name).split())
    return msgspec.structs.replace(entity, sector=sector) if sector else entity


def _sector_of(words: list[str]) -> str | None:
    """By the noun that ends the name, or that stands before its "of": "University of X"."""
    if len(words) < 2:
        return None
    stop = words.index("of") if "of" in words[1:3] else len(words)
    if words[stop - 1] in _COMMITTEES:
        return "LEG" if _CHAMBERS.intersection(words) and "campaign" not in words else None
    for length in (2, 1):
        noun = " ".join(words[max(0, stop - length) : stop])
        if noun in _TELLING or noun.split()[-1] in _TELLING:
            role = load_roles().get(noun)
            if role is not None and role.kind == "body":
                return role.sector
    return None
