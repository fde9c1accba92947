"""Joins groups whose names are two spellings of one, by ear: "Qarasoy" and "Qorasoi", "Bobur Yoldoshev" and "Bobur Yuldoshev"."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from variorum.collate.members import Group
from variorum.text.given_names import is_given_name
from variorum.text.names import consonants, loose_key, spelling_key
from variorum.text.places import load_cities, load_gazetteer, name_key

_SHORTEST = 6
"""Letters of the key from which a name is known again by it."""
_SHORTEST_GIVEN = 3
_SHORTEST_FAMILY = 4

_COURTESY = ("mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "doctor")

Key = Callable[[Group], Hashable | None]


def join_people(groups: Iterable[Group]) -> list[Group]:
    """The groups, people joined of one given and loosely one family name, or of one family name and a given name that sounds alike."""
    return _join_alike(_join_alike(groups, _person_key), _sounding_key)


def join_sites(groups: Iterable[Group]) -> list[Group]:
    """The groups, places of loosely one name joined that no gazetteer knows; the parser takes one or the other for a body."""
    return _join_alike(groups, _site_key)


def _join_alike(groups: Iterable[Group], key: Key) -> list[Group]:
    """Groups of one key become one, unless one report prints two of them or their states differ."""
    alike: dict[Hashable, list[Group]] = defaultdict(list)
    kept = []
    for group in groups:
        found = key(group)
        if found is None:
            kept.append(group)
        else:
            alike[found].append(group)
    for bucket in alike.values():
        sound = key is not _sounding_key or _sound_alike(bucket)
        kept += [_whole(bucket)] if len(bucket) > 1 and sound and _may_be_one(bucket) else bucket
    return kept


def _may_be_one(bucket: list[Group]) -> bool:
    reports = [report for group in bucket for report in {member.report.id for member in group.members}]
    states = {member.entity.country for group in bucket for member in group.members if member.entity.country}
    genders = {member.gender for group in bucket for member in group.members if member.gender}
    return len(reports) == len(set(reports)) and len(states) < 2 and len(genders) < 2


def _sound_alike(bucket: list[Group]) -> bool:
    """Whether given names of the same consonants are spellings of one: no two of them are names of their own, or a title is the same."""
    given = {words[0] for group in bucket for words in _full(group) if is_given_name(words[0])}
    titles = [{role for member in group.members for role in member.entity.roles} - set(_COURTESY) for group in bucket]
    return len(given) < 2 or bool(set.intersection(*titles))


def _whole(bucket: list[Group]) -> Group:
    ordered = sorted(bucket, key=lambda group: group.key)
    return Group(ordered[0].key, sorted((member for group in ordered for member in group.members), key=lambda member: member.key))


def _person_key(group: Group) -> Hashable | None:
    keys = {(words[0], loose_key(words[-1])) for words in _full(group) if len(words[0]) >= _SHORTEST_GIVEN}
    found = next(iter(keys)) if len(keys) == 1 else None
    return found if found is not None and len(found[1]) >= _SHORTEST else None


def _full(group: Group) -> set[tuple[str, ...]]:
    return {member.words for member in group.members if len(member.words) > 1}


def _sounding_key(group: Group) -> Hashable | None:
    """A family name by its usual spellings, with the consonants of the given name."""
    keys = {(consonants(words[0]), spelling_key(words[-1])) for words in _full(group)}
    if len(keys) != 1:
        return None
    given, family = next(iter(keys))
    return (given, family) if len(given) > 1 and len(family) >= _SHORTEST_FAMILY else None


def _site_key(group: Group) -> Hashable | None:
    if group.key[0] not in ("place", "organisation") or not all(member.entity.named for member in group.members):
        return None
    name = group.members[0].entity.name
    known = load_gazetteer().find(name) is not None or name_key(name) in load_cities()
    words = group.key[1].split()
    if known or name.isupper():
        return None
    keys = tuple(loose_key(word.removesuffix("s")) for word in words)
    return keys if sum(map(len, keys)) >= _SHORTEST and all(keys) else None
