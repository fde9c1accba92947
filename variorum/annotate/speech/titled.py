"""Finds whom a heading calls by a title alone: "President: no deal", "say police", "LIND: NO DEAL", "Energy Minister: the gas stays on"."""

import re
from collections.abc import Iterator, Sequence

from variorum.model.report import Entity
from variorum.text.names import family_name, fold, split_name
from variorum.text.roles import load_roles

_THE = ("the ", "The ")
_BESIDE = 2
"""Code points between a title and the name behind it."""
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_SHORT = {"pm": "prime minister", "fm": "foreign minister"}
"""Titles as headings shorten them."""


def is_office(words: str) -> bool:
    """Whether words name an office or a body by its common noun: "Minister of Works", "Foreign Ministry", "spokesperson"."""
    title = _office(_title(words)).split()
    role = load_roles().get(title[-1]) if title else None
    return role is not None and role.kind in ("person", "body") and role.sector is not None


class Titled:
    """The persons and bodies of a report by their titles, family names and the phrases beside their names."""

    def __init__(self, entities: Sequence[Entity], text: str) -> None:
        self._bearers = _bearers(entities, text)
        self._families = _families(entities)
        self._phrases = {one.id: list(_beside_name(one, text)) for one in entities if one.kind == "person" and one.named}

    def bearer(self, title: str) -> tuple[str, ...]:
        """The id of the one who bears a title, or whose family name it is; empty where that is nobody or several.

        "Energy Minister" is the one person of whom a phrase has these words: "the minister of energy"; "President of the Council" may be
        the only president.
        """
        words = _title(title)
        parts = set(fold(words).split())
        told = (one for one, phrases in self._phrases.items() if len(parts) > 1 and any(parts <= phrase for phrase in phrases))
        found = self._bearers.get(words) or self._families.get(fold(words)) or tuple(told)
        office = _office(words)
        if not found and office != words:
            found = self._bearers.get(office, ())
        return found if len(found) == 1 else ()


def _office(title: str) -> str:
    """A title without what it is over: "minister" of "minister of works"."""
    return re.split(r"\s+(?:for|of)\s+", title, maxsplit=1)[0]


def _bearers(entities: Sequence[Entity], text: str) -> dict[str, tuple[str, ...]]:
    """Title to the persons of the report who bear it, the name of a body without a proper one, and what the text calls either, to it."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        printed = {text[start:end].casefold().removeprefix("the ") for start, end in entity.mentions if text.startswith(_THE, start)}
        for word in {form for title in _titles(entity) for form in (title, _title(title.split()[-1]))} | printed:
            found.setdefault(word, {})[entity.id] = None
    return {word: tuple(bearers) for word, bearers in found.items()}


def _title(words: str) -> str:
    """A title in one form: "The PM" is the "prime minister", a "spokeswoman" a "spokesperson"."""
    plain = words.casefold().removeprefix("the ").strip()
    return "spokesperson" if plain in _SPOKES else _SHORT.get(plain, plain)


def _titles(entity: Entity) -> tuple[str, ...]:
    """A person's titles, the description of a body without a name, the common noun of one with a name."""
    if entity.kind == "person":
        return tuple(map(_title, entity.roles))
    if entity.kind not in ("organisation", "group"):
        return ()
    return _body_nouns(entity) if entity.named else (_title(entity.name),)


def _body_nouns(entity: Entity) -> tuple[str, ...]:
    """The common noun by which a heading calls a named body: "ministry" for "Ministry of Defence" and "Defence Ministry"."""
    words = entity.name.casefold().split()
    ends = {words[0], words[-1]} if len(words) > 1 else set()
    return tuple(sorted(word for word in ends if (role := load_roles().get(word)) is not None and role.kind == "body"))


def _beside_name(entity: Entity, text: str) -> Iterator[set[str]]:
    """The words of each phrase that is printed with a person's name: "the minister of energy, Anna Lind"."""
    names = [start for start, end in entity.mentions if text[start:end] in entity.name or entity.name in text[start:end]]
    for start, end in entity.phrases:
        if any(start <= name <= end + _BESIDE for name in names):
            yield set(fold(text[start:end]).replace(",", " ").split())


def _families(entities: Sequence[Entity]) -> dict[str, tuple[str, ...]]:
    """Folded family name to the named persons of the report who bear it."""
    found: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        if entity.kind == "person" and entity.named:
            family = family_name(split_name(entity.name))
            found[family] = (*found.get(family, ()), entity.id)
    return found
