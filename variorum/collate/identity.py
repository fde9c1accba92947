"""Decides which entities of different reports are one and the same; what cannot be decided safely stays apart."""

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.collate.governments import join_governments
from variorum.collate.keys import key_of
from variorum.collate.kinds import kinds_of, settle_people
from variorum.collate.members import Group, Member
from variorum.collate.ministries import join_ministries
from variorum.collate.reordered import join_reordered
from variorum.collate.seats import join_seats
from variorum.collate.sites import join_sites, take_in_strays
from variorum.collate.spellings import bearer_by_sound, by_consonants, join_people
from variorum.model.report import AnnotatedReport
from variorum.text.names import (
    abbreviation_of,
    bare_words,
    family_name,
    full_given_names,
    given_names_agree,
    near_spelling,
    same_spelling,
    spelling_key,
    strip_possessive,
)
from variorum.text.places import load_gazetteer
from variorum.text.words import rarity, stem

_SHORTEST_ABBREVIATION = 2
_LONGEST_ABBREVIATION = 8
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ORGANS = frozenset({"board", "bureau", "commission", "committee", "delegation", "members", "office", "secretariat", "service", "staff"})
"""Nouns of what is a part of a body, or acts for it."""
_CODE = 3
"""Letters of a state's code."""
_RARE = 0.75
"""Rarity of a word by which a shortened name is known again."""
_FAR_MORE = 4
"""How many times as often the prominent bearer of a family name is printed."""


def group_members(reports: Sequence[AnnotatedReport]) -> list[Group]:
    """All entities of the reports in groups of one actor each; who is only meant by others' words ("the two leaders") is none.

    The order of ``reports`` does not matter.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    members = [Member(report, entity) for report in ordered for entity in report.entities or () if entity.mentions]
    members = [member for member in members if member.printed]
    settle_people(members)
    people = [member for member in members if member.words]
    others = [member for member in members if not member.words]
    bodies = _group_others(others)
    return take_in_strays(_group_people(people), bodies) + bodies


def _group_people(members: list[Member]) -> list[Group]:
    """Full names first, each to the group whose spelling, given name, country and gender agree; then names of one word."""
    by_family: dict[str, list[Group]] = defaultdict(list)
    groups: list[Group] = []
    for member in (member for member in members if len(member.words) > 1):
        bucket = by_family[spelling_key(family_name(member.words))]
        group = next((group for group in bucket if _is_one_person(group, member)), None)
        if group is None:
            group = Group(("person", " ".join(member.words), *member.key), [])
            groups.append(group)
            bucket.append(group)
        group.members.append(member)
    groups = join_people(groups)
    _place_bare_names(groups, [member for member in members if len(member.words) == 1])
    return groups


def _place_bare_names(groups: list[Group], members: list[Member]) -> None:
    """Give each name of one word to the one group that bears it as family name, or else as given name; make groups for the rest."""
    by_family: dict[str, list[Group]] = defaultdict(list)
    by_given: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for key in sorted({spelling_key(family_name(member.words)) for member in group.members}):
            by_family[key].append(group)
        for given in sorted(
            {name for member in group.members for word in member.words[:-1] or member.words for name in full_given_names(word)}
        ):
            by_given[given].append(group)
    by_sound = by_consonants(groups)
    for member in members:
        bucket = by_family[spelling_key(member.words[0])]
        fitting = [group for group in bucket if _bears(group, member.words[0]) and _agree(group, member)]
        home = _prominent(fitting) or (None if fitting else _by_given_name(by_given, member) or bearer_by_sound(by_sound, member))
        if home is None:
            home = Group(("person", member.words[0], *member.key), [])
            groups.append(home)
            if not fitting:
                bucket.append(home)
        home.members.append(member)


def _bears(group: Group, word: str) -> bool:
    return any(same_spelling(member.words[-1], word) for member in group.members)


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
    """Whether nothing printed speaks against one person: gender, and for different spellings the country.

    A full name that is printed alike weighs more than a pronoun.
    """
    genders = {other.gender for other in group.members if other.gender}
    alike = len(member.words) > 1 and all(other.words == member.words for other in group.members)
    if member.gender and genders and member.gender not in genders and not alike:
        return False
    if any(other.report.id == member.report.id and not _is_misread(other, member) for other in group.members):
        return False
    spelled_alike = not by_family or any(other.words[-1] == member.words[-1] for other in group.members)
    countries = {other.entity.country for other in group.members if other.entity.country}
    return spelled_alike or not member.entity.country or not countries or member.entity.country in countries


def _is_misread(one: Member, other: Member) -> bool:
    """Whether a report has one of two as no person, so that it cannot have known that they are one: "Ada Lind" and "Ms Lind"."""
    return {one.entity.kind, other.entity.kind} != {"person"}


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
    kinds = kinds_of(members)
    contested = _is_contested(members)
    full = _full_names(members, kinds, contested)
    groups: dict[tuple[str, ...], Group] = {}
    for member in members:
        key = key_of(member.report.id, member.entity, kinds, contested, member.whole)
        if member.entity.named and member.entity.kind in ("organisation", "place"):
            letters = _letters(member.entity.name)
            key = full.get(letters, (key[0], letters.casefold(), *key[2:]) if "." in member.entity.name and letters else key)
        if key in groups:
            groups[key].members.append(member)
        else:
            groups[key] = Group(key, [member])
    return join_seats(join_reordered(join_sites(_join_shortened(join_ministries(join_governments(groups))))))


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
            if len(names[other]) > len(words) and (words == names[other][: len(words)] or _is_end(names[other], words))
        }
        called = {other for other in longer if _is_called(groups[other], key[1])}
        longer = called if len(called) == 1 else longer
        rare = any(rarity(stem(word.removesuffix("'s"))) >= _RARE for word in words)
        state = any(member.entity.sector in _STATE_SECTORS for member in groups[key].members)
        owned = {other for other in longer if _is_states(names[other], words)} if len(words) > 1 else set()
        if len(owned) == len(longer) == 1 and not _differ(groups[key], groups[next(iter(owned))]):
            home[key] = next(iter(owned))
        elif len(longer) == 1 and rare and not state and load_gazetteer().find(groups[key].members[0].entity.name) is None:
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


def _is_called(group: Group, words: str) -> bool:
    """Whether a report that prints the full name goes on with the shorter one."""
    return any(bare_words(strip_possessive(printed)) == words for member in group.members for _, _, printed in member.printed)


def _is_end(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name ends with another whose office or organ it is not: not "Press Office of the Council" with "Council"."""
    before = longer[: -len(words)]
    return words == longer[-len(words) :] and not (before[-1] in ("of", "for", "the") and _ORGANS.intersection(before))


def _is_states(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name is another with its state before it: "X's National Oil Corporation"; every state has a ministry and a parliament."""
    told = longer[1:] == words and longer[0].isupper() and len(longer[0]) == _CODE
    return told and words[0] != "ministry" and (len(words) > 2 or words == ("central", "bank"))


def _differ(group: Group, other: Group) -> bool:
    states = {member.entity.country for member in (*group.members, *other.members) if member.entity.country}
    return len(states) > 1


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
    """Abbreviations to the key of the one body of the story that has them as initials, or that a report prints so beside its name.

    Known abbreviations are left to the gazetteer.
    """
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for member in members:
        entity = member.entity
        if entity.kind == "organisation" and entity.named and " " in entity.name and not _letters(entity.name):
            printed = {_letters(words) for _, _, words in member.printed}
            for letters in sorted({abbreviation_of(entity.name), *printed}):
                if len(letters) >= _SHORTEST_ABBREVIATION:
                    found[letters].add(key_of(member.report.id, member.entity, kinds, contested))
    gazetteer = load_gazetteer()
    return {initials: next(iter(keys)) for initials, keys in found.items() if len(keys) == 1 and gazetteer.find(initials) is None}
