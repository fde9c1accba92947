"""Knows the names of countries, peoples, capitals, seats of power, regions and well-known bodies, however they are printed."""

import re
import unicodedata
from functools import cache
from typing import Literal

from variorum.model.record import Record
from variorum.text.tables import read_rows

PlaceKind = Literal["country", "people", "capital", "seat", "body", "region", "region_people"]

_LEADING_THE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$", re.IGNORECASE)
_NO_PLURAL = re.compile(r"(?:ese|sh|ch|ss|men|man)$")
_LONGEST_ABBREVIATION = 5
_AMBIGUOUS_CAPITALS = frozenset({"US", "IS", "WHO", "IT", "ABC", "AU", "RT"})


class Place(Record, frozen=True):
    """One entry of the gazetteer.

    ``name`` is the usual English name, for peoples that of their land. ``country`` is ISO 3166-1 alpha-3. ``party`` tells
    whether the region is printed as somebody who acts ("Europe"), ``sector`` is a PLOVER/CAMEO agent code.
    """

    name: str
    kind: PlaceKind
    country: str | None
    sector: str | None = None
    party: bool = False
    plural: bool = False
    nouns: tuple[str, ...] = ()
    """Common nouns by which a body is taken up again: "the alliance"."""


def name_key(text: str) -> str:
    """The form under which a name is looked up: no accents, no leading "the", no possessive, abbreviations without points.

    Abbreviations keep their capitals, so that "US" and "us" differ; everything else is in lower case.
    """
    text = _LEADING_THE.sub("", _POSSESSIVE.sub("", text.strip()), count=1)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).replace("’", "'")
    letters = re.sub(r"[.\s]", "", text)
    if letters.isupper() and len(letters) <= _LONGEST_ABBREVIATION and ("." in text or " " not in text):
        return letters
    return " ".join(text.casefold().replace("-", " ").split())


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _plural(people: str) -> str | None:
    return None if _NO_PLURAL.search(people) else people + "s"


class Gazetteer:
    """All known names. ``find`` looks one up; ``first_words`` are the keys of the words with which a known name may begin."""

    def __init__(self) -> None:
        self._known: dict[str, Place] = {}
        self.names: dict[str, str] = {}
        """ISO 3166-1 alpha-3 code to the country's English name."""
        for code, name, others, peoples, capitals in read_rows("countries.tsv", 5):
            self.names[code] = name
            for printed in (name, *_split(others)):
                self._add(printed, Place(name=name, kind="country", country=code))
            for people in _split(peoples):
                self._add_people(people, Place(name=name, kind="people", country=code))
            for capital in _split(capitals):
                self._add(capital, Place(name=capital, kind="capital", country=code))
        for name, peoples, kind, code, short in read_rows("regions.tsv", 5):
            place = Place(name=name, kind="region", country=code or None, party=kind == "party")
            for printed in (name, *_split(short)):
                self._add(printed, place)
            for people in _split(peoples):
                self._add_people(people, Place(name=name, kind="region_people", country=code or None, party=kind == "party"))
        for name, code, sector, others in read_rows("seats.tsv", 4):
            for printed in (name, *_split(others)):
                self._add(printed, Place(name=name, kind="seat", country=code or None, sector=sector or None), again=True)
        for name, sector, others, code, nouns in read_rows("organisations.tsv", 5):
            body = Place(name=name, kind="body", country=code or None, sector=sector or None, nouns=tuple(_split(nouns)))
            for printed in (name, *_split(others)):
                self._add(printed, body)
        self.first_words = frozenset(key.split()[0] for key in self._known)

    def _add(self, printed: str, place: Place, again: bool = False) -> None:
        key = name_key(printed)
        if again or key not in self._known:
            self._known[key] = place

    def _add_people(self, people: str, place: Place) -> None:
        self._add(people, place)
        plural = _plural(people)
        if plural:
            self._add(plural, Place(name=place.name, kind=place.kind, country=place.country, party=place.party, plural=True))

    def find(self, printed: str, capitals: bool = False) -> Place | None:
        """The entry for a printed name, or ``None``.

        :param capitals: the words around are all in capitals, so that "US" or "WHO" may be a plain word.
        """
        key = name_key(printed)
        place = self._known.get(key)
        if place is None and key.isupper():
            place = self._known.get(key.casefold())
        if place is not None and capitals and key in _AMBIGUOUS_CAPITALS and "." not in printed:
            return None
        return place


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this package, read once."""
    return Gazetteer()


@cache
def load_cities() -> dict[str, str]:
    """Keys of the names of large cities with their state. For names already known to be places: some are surnames as well."""
    return {name_key(name): code for name, code in read_rows("cities.tsv", 2)}
