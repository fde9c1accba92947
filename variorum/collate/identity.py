"""Decides which entities of different reports are one and the same; what cannot be decided safely stays apart."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from variorum.model.report import AnnotatedReport, Entity
from variorum.text.names import (
    abbreviation_of,
    bare_words,
    family_name,
    fold,
    full_given_names,
    given_names_agree,
    near_spelling,
    same_spelling,
    spelling_key,
    split_name,
    strip_possessive,
)
from variorum.text.places import load_gazetteer
from variorum.text.words import rarity, stem

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself", "they", "them", "their", "theirs", "themselves"), ""),
}
"""Pronouns with the gender they tell."""
_TOGETHER = re.compile(r"both(?: \w+)?|the (?:two|three|four|five)(?: \w+)?", re.IGNORECASE)
"""Words that mean several at once and are the name of none."""
_LONGEST_ABBREVIATION = 6
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_RARE = 0.75
"""Rarity of a word by which a shortened name is known again."""
_FAR_MORE = 4
"""How many times as often the prominent bearer of a family name is printed."""
_MEMBERS = frozenset({"countries", "nations", "states", "powers", "capitals", "governments"})
"""Nouns that with the adjective of a region only name its states again; "some" or "certain" of them are others."""
_SITE_NOUNS = frozenset(
    {"joint", "base", "military", "air", "naval", "army", "force", "airport", "airfield", "region", "province", "camp", "fort"}
)
_MINISTRY = re.compile(r"^(?P<name>.+) (?:ministry|department)$")
_MINISTRY_OF = re.compile(r"^(?:ministry|department) (?:of|for) (?P<name>.+)$")
_OFFICES = {
    "defence": "defense",
    "foreign affairs": "foreign",
    "external affairs": "foreign",
    "the interior": "interior",
    "internal affairs": "interior",
}


class Member:
    """One entity of one report, with the words that print it (pronouns left out)."""

    def __init__(self, report: AnnotatedReport, entity: Entity) -> None:
        self.report = report
        self.entity = entity
        self.printed: list[tuple[int, int, str]] = []
        genders: Counter[str] = Counter()
        for start, end in entity.mentions:
            words = " ".join(report.text[start:end].split())
            told = "" if _TOGETHER.fullmatch(words) else PRONOUNS.get(words.casefold())
            if told is None:
                self.printed.append((start, end, words))
            elif told:
                genders[told] += 1
        self.gender = genders.most_common(1)[0][0] if genders else None
        self.words = split_name(entity.name) if entity.kind == "person" and entity.named else ()

    @property
    def key(self) -> tuple[str, str]:
        """The report's id and the entity's."""
        return self.report.id, self.entity.id


class Group:
    """Members held to be one actor, and the reasons for a reader."""

    def __init__(self, key: tuple[str, ...], members: list[Member], reasons: tuple[str, ...] = ()) -> None:
        self.key = key
        self.members = members
        self.reasons = reasons


def group_members(reports: Sequence[AnnotatedReport]) -> list[Group]:
    """All entities of the reports in groups of one actor each; who is only meant by others' words ("the two leaders") is none.

    The order of ``reports`` does not matter.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    members = [Member(report, entity) for report in ordered for entity in report.entities or () if entity.mentions]
    members = [member for member in members if member.printed]
    _settle_people(members)
    people = [member for member in members if member.words]
    others = [member for member in members if not member.words]
    return _group_people(people) + _group_others(others)


def _settle_people(members: list[Member]) -> None:
    """Take a name of one word for a person where other reports of the story print a person of that family name in full.

    The parser misreads a bare family name now and then; the reports of one story speak of the same people.
    """
    families = {family_name(member.words): member.report.id for member in members if len(member.words) > 1}
    for member in members:
        entity = member.entity
        word = fold(entity.name)
        if entity.kind in ("organisation", "place") and entity.named and word in families and load_gazetteer().find(entity.name) is None:
            member.words = (word,)


def _group_people(members: list[Member]) -> list[Group]:
    """Full names first, each to the group whose spelling, given name, country and gender agree; then names of one word."""
    by_family: dict[str, list[Group]] = defaultdict(list)
    by_given: dict[str, list[Group]] = defaultdict(list)
    groups: list[Group] = []
    for member in (member for member in members if len(member.words) > 1):
        bucket = by_family[spelling_key(family_name(member.words))]
        group = next((group for group in bucket if _is_one_person(group, member)), None)
        if group is None:
            group = Group(("person", " ".join(member.words), *member.key), [])
            groups.append(group)
            bucket.append(group)
            for given in sorted(full_given_names(member.words[0])):
                by_given[given].append(group)
        group.members.append(member)
    for member in (member for member in members if len(member.words) == 1):
        bucket = by_family[spelling_key(member.words[0])]
        fitting = [group for group in bucket if same_spelling(group.members[0].words[-1], member.words[0]) and _agree(group, member)]
        group = _prominent(fitting) or (None if fitting else _by_given_name(by_given, member))
        if group is None:
            group = Group(("person", member.words[0], *member.key), [])
            groups.append(group)
            if not fitting:
                bucket.append(group)
        group.members.append(member)
    return groups


def _by_given_name(by_given: dict[str, list[Group]], member: Member) -> Group | None:
    """The one person of the story who bears the name, or its short form, as given name, where nobody bears it as family name."""
    groups = list({id(group): group for given in full_given_names(member.words[0]) for group in by_given.get(given, ())}.values())
    return groups[0] if len(groups) == 1 and _agree(groups[0], member, by_family=False) else None


def _is_one_person(group: Group, member: Member) -> bool:
    if not _agree(group, member):
        return False
    return any(_given_agree(other.words, member.words) for other in group.members if len(other.words) > 1) and all(
        _given_agree(other.words, member.words) for other in group.members if len(other.words) > 1
    )


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return given_names_agree(a, b) or near_spelling(a[0], b[0])


def _agree(group: Group, member: Member, by_family: bool = True) -> bool:
    """Whether nothing printed speaks against one person: gender, and for different spellings the country."""
    genders = {other.gender for other in group.members if other.gender}
    if member.gender and genders and member.gender not in genders:
        return False
    if any(other.report.id == member.report.id for other in group.members):
        return False
    spelled_alike = not by_family or any(other.words[-1] == member.words[-1] for other in group.members)
    countries = {other.entity.country for other in group.members if other.entity.country}
    return spelled_alike or not member.entity.country or not countries or member.entity.country in countries


def _prominent(groups: list[Group]) -> Group | None:
    """The one group, or that which more reports print, or prints far more often, than any other; ``None`` where it stays open."""
    if len(groups) < 2:
        return groups[0] if groups else None
    ranked = sorted(groups, key=lambda group: (-len(group.members), -_weight(group), group.key))
    first, second = ranked[:2]
    if len(first.members) > len(second.members) or _weight(first) >= _FAR_MORE * _weight(second):
        return first
    return None


def _weight(group: Group) -> int:
    return sum(len(member.printed) for member in group.members)


def _group_others(members: list[Member]) -> list[Group]:
    kinds = _settle_kinds(members)
    contested = _is_contested(members)
    full = _full_names(members, kinds, contested)
    groups: dict[tuple[str, ...], Group] = {}
    for member in members:
        key = _key(member, kinds, contested)
        if member.entity.named and member.entity.kind in ("organisation", "place"):
            key = full.get(_letters(member.entity.name), key)
        if key in groups:
            groups[key].members.append(member)
        else:
            groups[key] = Group(key, [member])
    return _join_shortened(groups)


def _join_shortened(groups: dict[tuple[str, ...], Group]) -> list[Group]:
    """The groups, a body printed by the first or last words of its name joined to the one body of the story whose name has them.

    One of the words must be rare: "Dockers' Federation" is the national one, "Republican Party" may be any state's. "The Defence
    Ministry" is never taken for the one whose state another report prints.
    """
    names = {key: tuple(key[1].split()) for key in groups if key[0] == "organisation"}
    starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, words in names.items():
        for word in {words[0], words[-1]}:
            starts[word].append(key)
    home = {}
    for key, words in names.items():
        longer = {
            other
            for word in {words[0], words[-1]}
            for other in starts[word]
            if len(names[other]) > len(words) and words in (names[other][: len(words)], names[other][-len(words) :])
        }
        rare = any(rarity(stem(word.removesuffix("'s"))) >= _RARE for word in words)
        state = any(member.entity.sector in _STATE_SECTORS for member in groups[key].members)
        if len(longer) == 1 and rare and not state and load_gazetteer().find(groups[key].members[0].entity.name) is None:
            home[key] = next(iter(longer))
    for key in sorted(home):
        target = home[key]
        while target in home:
            target = home[target]
        groups[target].members.extend(groups[key].members)
    for key in home:
        del groups[key]
    for group in groups.values():
        group.members.sort(key=lambda member: member.key)
    return list(groups.values())


def _letters(name: str) -> str:
    """The letters of an abbreviation without points and spaces, nothing for other names: "N. U." is "NU"."""
    letters = re.sub(r"[.\s]", "", strip_possessive(name))
    return letters if letters.isupper() and 2 <= len(letters) <= _LONGEST_ABBREVIATION and ("." in name or " " not in name) else ""


def _is_contested(members: list[Member]) -> bool:
    """Whether the members are of several states with ministries or a story in which two states act."""
    states = {
        member.entity.country
        for member in members
        if member.entity.country and (member.entity.kind == "country" or member.entity.sector in _STATE_SECTORS) and len(member.printed) > 2
    }
    return len(states) > 1


def _full_names(members: list[Member], kinds: dict[str, str], contested: bool) -> dict[str, tuple[str, ...]]:
    """Initials to the key of the one body of the story that has them; known abbreviations are left to the gazetteer."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for member in members:
        entity = member.entity
        initials = abbreviation_of(entity.name)
        if entity.kind == "organisation" and entity.named and len(initials) >= 2 and " " in entity.name and not _letters(entity.name):
            found[initials].add(_key(member, kinds, contested))
    gazetteer = load_gazetteer()
    return {initials: next(iter(keys)) for initials, keys in found.items() if len(keys) == 1 and gazetteer.find(initials) is None}


def _settle_kinds(members: list[Member]) -> dict[str, str]:
    """The kind of a name that is a place in one report and a body in another: as most mentions have it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        if member.entity.kind in ("place", "organisation", "group", "other") and member.entity.named:
            votes[bare_words(member.entity.name)][member.entity.kind] += len(member.printed)
    return {name: min(counter, key=lambda kind: (-counter[kind], kind)) for name, counter in votes.items()}


def _key(member: Member, kinds: dict[str, str], contested: bool) -> tuple[str, ...]:
    """What entities of one actor have in common.

    :param contested: whether the story has ministries of several states, so that a report's bare "Foreign Ministry" is its own.
    """
    entity = member.entity
    if entity.kind == "country" and entity.country:
        return "country", entity.country
    words = bare_words(entity.name)
    if entity.kind == "person":
        return "unnamed", member.report.id, entity.id
    if not entity.named:
        return _described(entity, words)
    kind = kinds.get(words, entity.kind)
    if kind == "organisation":
        office = _office(coded(words))
        bare = (_MINISTRY.match(office) or _MINISTRY_OF.match(office)) and not office.split()[0].isupper()
        return (kind, office, member.report.id) if bare and contested else (kind, office)
    return kind, _site(words) if kind == "place" else words


def _described(entity: Entity, words: str) -> tuple[str, ...]:
    """The key of a group: its words, or the region itself for "the countries of X" in their many names."""
    adjective, _, noun = words.rpartition(" ")
    region = load_gazetteer().find(adjective.title()) if noun in _MEMBERS and entity.kind == "group" else None
    whole = fold(entity.name).removeprefix("the ") == words
    if whole and region is not None and region.kind == "region_people" and region.party:
        return "group", fold(region.name)
    return "described", entity.kind, coded(words)


def _site(words: str) -> str:
    """A site's name without the nouns that only say what it is: "Joint Base X" and "the X military base" are "x"."""
    core = [word for word in words.split() if word not in _SITE_NOUNS]
    return " ".join(core) or words


def coded(words: str) -> str:
    """States by their code, however they are printed: "Moscow's", "Russia's" and "Russian" become "RUS"."""
    parts = words.split()
    coded = []
    place = 0
    while place < len(parts):
        pair = _state_in(" ".join(parts[place : place + 2])) if place + 1 < len(parts) else None
        coded.append(pair or _state_in(parts[place]) or parts[place])
        place += 2 if pair else 1
    return " ".join(coded)


def _state_in(words: str) -> str | None:
    """The code of the state that the words name, or whose people or capital; not of several of the people."""
    found = load_gazetteer().find(words.upper() if len(words.replace(".", "")) <= 2 else words.title())
    if found is None or found.kind not in ("country", "people", "capital") or words.endswith("ns"):
        return None
    return found.country


def _office(words: str) -> str:
    """One form for "Ministry of Defence" and "defense ministry"."""
    first, _, rest = words.partition(" ")
    state, office = (first, rest) if first.isupper() and rest else ("", words)
    match = _MINISTRY_OF.match(office) or _MINISTRY.match(office)
    if match is None:
        return words
    name = match["name"].removesuffix("'s")
    return f"{state} ministry {_OFFICES.get(name, name)}".strip()
