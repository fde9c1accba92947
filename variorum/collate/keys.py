"""Makes the keys by which entities of different reports are one actor: a state's code, a body's or a place's name in one form."""

import re
from collections.abc import Mapping
from functools import lru_cache

from variorum.model.report import Entity
from variorum.text.abbreviated import spelled_out
from variorum.text.firms import without_legal_form
from variorum.text.names import bare_words, fold, strip_possessive
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles

_MEMBERS = frozenset({"countries", "nations", "states", "powers", "capitals", "governments"})
"""Nouns that with the adjective of a region only name its states again; "some" or "certain" of them are others."""
_SITE_NOUNS = frozenset(
    {"joint", "base", "military", "air", "naval", "army", "force", "airport", "airfield", "region", "province", "camp", "fort"}
    | {"barracks", "border", "checkpoint", "crossing", "prison", "strait"}
)
_LAND_NOUNS = frozenset({"area", "city", "district", "oblast", "prefecture", "town", "township", "village"})
"""The same, where they are printed in small letters."""
_MINISTRY = re.compile(r"^(?P<name>.+) (?:ministry|department)$")
_MINISTRY_OF = re.compile(r"^(?:ministry|department) (?:of|for) (?P<name>.+)$")
_RESPELLED = {"centre": "center", "defence": "defense", "labour": "labor", "organisation": "organization", "programme": "program"}
"""Words in the names of bodies as the other English spells them."""
_OFFICES = {
    "foreign affairs": "foreign",
    "external affairs": "foreign",
    "the interior": "interior",
    "internal affairs": "interior",
}


_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several"})
_STATE_BODIES = frozenset(
    {"army", "cabinet", "government", "military", "ministry", "parliament", "police", "presidency", "navy", "air force"}
)
"""Bodies of which each state has one, or one that its report means."""
_OF_MANY = frozenset({"diplomat", "general", "judge", "official", "senator", "spokesman", "spokesperson", "spokeswoman"})
"""Titles of which a state or a body has several bearers."""
_FORMS = r"(?:the )?(?:(?:[a-z]+ )?(?:republic|kingdom|sultanate|federation|state) of )?(?:the )?"
_BODY_OF = re.compile(rf"^(?P<body>[a-z]+(?: [a-z]+)?) of {_FORMS}(?P<state>[A-Z]{{3}})$")
"""The government of the Republic of X."""
_ORGAN = re.compile(r"(?:[a-z']+ )+(?:assembly|bank|court|ministry|parliament|senate)")
"""Bodies of which each state has one."""
_ORGAN_OF_STATE = re.compile(rf"^(?P<body>{_ORGAN.pattern}) (?:of|in) {_FORMS}(?P<state>[A-Z]{{3}})$")
_MINISTRY_OF_STATE = re.compile(rf"^(?P<body>(?:ministry|department) (?:of|for) .+?) of {_FORMS}(?P<state>[A-Z]{{3}})$")


def key_of(report: str, entity: Entity, kinds: Mapping[str, str], contested: bool, whole: str = "") -> tuple[str, ...]:
    """What entities of one actor have in common.

    :param report: its id. :param kinds: the kind of each name over all reports.
    :param contested: whether the story has ministries of several states, so that a report's bare "Foreign Ministry" is its own.
    :param whole: the longer phrase that says which is meant: "the army of X", "the High Court in X".
    """
    if entity.kind == "country" and entity.country:
        return "country", entity.country
    words = bare_words(entity.name)
    if entity.kind == "person" and not (entity.named and kinds.get(words, "person") != "person"):
        return ("described", "person", coded(words)) if _is_office_of(entity) else ("unnamed", report, entity.id)
    if not entity.named or (entity.kind == "organisation" and words in _STATE_BODIES and contested):
        return _described_whole(whole) if whole and entity.kind == "organisation" else _described(report, entity, words, contested)
    kind = kinds.get(words, entity.kind)
    if kind == "organisation":
        office = _office(_respelled(coded(bare_words(spelled_out(without_legal_form(_seated(entity.name, whole)))))))
        if office.startswith("ministry ") and contested:
            return (kind, f"{entity.country} {office}") if entity.country else (kind, office, report)
        return kind, office
    return kind, _site(entity.name) if kind == "place" else words


def _is_office_of(entity: Entity) -> bool:
    """Whether an unnamed person is described by an office and by whose it is: "the bishop of X", "X's energy minister"."""
    words = entity.name.split()
    role = load_roles().get(entity.roles[0]) if len(entity.roles) == 1 else None
    if entity.named or role is None or not role.title or role.noun in _OF_MANY or len(words) < 3:
        return False
    owned = re.search(r"['’]s?$", words[0]) is not None
    told = any(word[:1].isupper() for word in words[0 if owned else 1 :])
    return told and (words[0].casefold() == "the" or owned)


def _described_whole(whole: str) -> tuple[str, ...]:
    """The key of "the army of X": the state's body, or the words."""
    words = coded(bare_words(whole))
    owned = _BODY_OF.match(words)
    if owned is not None and owned["body"] in _STATE_BODIES:
        return "organisation", f"{owned['state']} {owned['body']}"
    return "described", "organisation", words


def _described(report: str, entity: Entity, words: str, contested: bool) -> tuple[str, ...]:
    """The key of a group: its words, or the region itself for "the countries of X" in their many names.

    "The government" is that of the state to which the report gives it; where several states act and it gives it to none, its own.
    """
    adjective, _, noun = words.rpartition(" ")
    region = load_gazetteer().find(adjective.title()) if noun in _MEMBERS and entity.kind == "group" else None
    whole = fold(entity.name).removeprefix("the ") == words
    if whole and region is not None and region.kind == "region_people" and region.party:
        return "group", fold(region.name)
    owned = fold(entity.name) == words and words != "police"  # "his government": whose, its own report tells
    if entity.kind == "organisation" and owned and " " not in words:
        return "described", entity.kind, words, report, entity.id
    if entity.kind == "organisation" and contested and words == "ministry":
        return "described", entity.kind, words, report, entity.id
    if entity.kind == "organisation" and words in _STATE_BODIES and (entity.country or contested):
        return ("organisation", f"{entity.country} {words}") if entity.country else ("described", entity.kind, words, report)
    return "described", entity.kind, coded(_uncounted(words) if entity.kind == "group" else words)


def _uncounted(words: str) -> str:
    """A group's words without their number: "two western diplomats" are the "western diplomats" of another report."""
    count, _, rest = words.partition(" ")
    return rest if " " in rest and (count in _COUNTS or count.isdigit()) else words


def _site(name: str) -> str:
    """A site's name without the nouns that only say what it is: "Joint Base X", "the X military base", "X district" are "x"."""
    words = bare_words(name)
    printed = strip_possessive(name).split()
    small = {fold(word) for word in printed if word.islower()} & _LAND_NOUNS
    core = [word for word in words.split() if word not in _SITE_NOUNS | small]
    return " ".join(core) or words


_TWICE = re.compile(r"\b(?P<state>[A-Z]{3}) of (?P=state)\b")
""" "The Islamic Republic of X", of which both parts name the state."""


@lru_cache(maxsize=65536)
def coded(words: str) -> str:
    """States by their code, however they are printed: "Moscow's", "Russia's" and "Russian" become "RUS"."""
    parts = words.split()
    coded = []
    place = 0
    while place < len(parts):
        pair = _state_in(" ".join(parts[place : place + 2])) if place + 1 < len(parts) else None
        coded.append(pair or _state_in(parts[place]) or parts[place])
        place += 2 if pair else 1
    return _TWICE.sub(r"\g<state>", " ".join(coded))


def _state_in(words: str) -> str | None:
    """The code of the state that the words name, or whose people or capital; not of several of the people."""
    found = load_gazetteer().find(words.upper() if len(words.replace(".", "")) <= 2 else words.title())
    if found is None or found.kind not in ("country", "people", "capital") or words.endswith("ns"):
        return None
    return found.country


def _seated(name: str, whole: str) -> str:
    """The name of a state's body with the capital in which it sits: "Foreign Ministry in X"."""
    seat = whole[len(name) :].partition(" in ")[2] if whole.startswith(f"{name} in ") else ""
    found = load_gazetteer().find(seat) if seat else None
    return whole if found is not None and found.kind in ("capital", "country") and _ORGAN.fullmatch(bare_words(name)) else name


def _respelled(words: str) -> str:
    return " ".join(_RESPELLED.get(word, word) for word in words.split())


def _office(words: str) -> str:
    """One form for "Ministry of Defence" and "defense ministry", "government of X" and "X government"."""
    owned = _BODY_OF.match(words)
    if owned is not None and owned["body"] in _STATE_BODIES:
        return f"{owned['state']} {owned['body']}"
    whole = _MINISTRY_OF_STATE.match(words) or _ORGAN_OF_STATE.match(words)
    if whole is not None:
        words = f"{whole['state']} {whole['body']}"  # "Ministry of X of the Republic of Y", "High Court in Y"
    first, _, rest = words.partition(" ")
    state, office = (first, rest) if first.isupper() and rest else ("", words)
    match = _MINISTRY_OF.match(office) or _MINISTRY.match(office)
    if match is None:
        return words
    name = match["name"].removesuffix("'s")
    return f"{state} ministry {_OFFICES.get(name, name)}".strip()
