"""Joins places of one name in several spellings, "Qarasoy" and "Qorasoi", and gives them the people who are none."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from variorum.collate.members import Group, whole_of
from variorum.text.names import bare_words, loose_key, spelling_key
from variorum.text.places import load_cities, load_gazetteer, name_key

_SHORTEST = 6
"""Letters of the key from which a name is known again by it."""
_SHORTEST_SITE = 5
"""Letters of a place's name that is known again by its usual spellings only."""
_ARTICLES = re.compile(r"^(?:al|ar|as|at|el|en|es) (?=\w{4})|(?<=\w) (?:al|e|el)(?= \w)")
"""The Arabic article before a place's name or inside it, and the Persian "-e-"."""
_UMLAUT = re.compile(r"([aou])e")

Key = Callable[[Group], Hashable | None]


def join_sites(groups: Iterable[Group]) -> list[Group]:
    """The groups, places of loosely one name joined that no gazetteer knows; the parser takes one or the other for a body."""
    return _join_alike(_join_alike(groups, _site_key), _spelled_site_key)


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
        kept += [whole_of(bucket)] if len(bucket) > 1 and _may_be_one(bucket) else bucket
    return kept


def _may_be_one(bucket: list[Group]) -> bool:
    reports = [report for group in bucket for report in {member.report.id for member in group.members}]
    states = {member.entity.country for group in bucket for member in group.members if member.entity.country}
    return len(reports) == len(set(reports)) and len(states) < 2


def _site_key(group: Group) -> Hashable | None:
    if group.key[0] not in ("place", "organisation") or not all(member.entity.named for member in group.members):
        return None
    return _sound_of_site(group.members[0].entity.name, group.key[1])


def _sound_of_site(name: str, words: str) -> Hashable | None:
    """The words of a place's name by ear, without an article; ``None`` for names that are short or known."""
    if _is_known_site(name):
        return None
    spaced = _UMLAUT.sub(r"\1", words.replace("-", " "))
    keys = [loose_key(word.removesuffix("s")) for word in _ARTICLES.sub("", f"{spaced} ").split()]
    return "".join(keys) if len(loose_key(spaced)) >= _SHORTEST and all(keys) else None


def _spelled_site_key(group: Group) -> Hashable | None:
    """A place's name that is too short to be known by ear, by its usual spellings: "Vadsoe" and "Vadsø"."""
    if group.key[0] not in ("place", "organisation") or not all(member.entity.named for member in group.members):
        return None
    key = spelling_key(group.key[1])
    return key if len(key) == _SHORTEST_SITE and not _is_known_site(group.members[0].entity.name) else None


def _is_known_site(name: str) -> bool:
    return name.isupper() or load_gazetteer().find(name) is not None or name_key(name) in load_cities()


def take_in_strays(people: list[Group], others: Sequence[Group]) -> list[Group]:
    """The people, less those of one bare word that nothing says to be somebody and that sound like one place of the story."""
    places: dict[Hashable, list[Group]] = defaultdict(list)
    for group in others:
        key = _site_key(group) if any(member.entity.kind == "place" for member in group.members) else None
        if key is not None:
            places[key].append(group)
    kept = []
    for group in people:
        name = group.members[0].entity.name
        bare = all(len(member.words) == 1 and not member.entity.roles and member.gender is None for member in group.members)
        found = places.get(_sound_of_site(name, bare_words(name)), []) if bare else []
        if len(found) == 1:
            for member in group.members:
                member.words = ()
            found[0].take(group.members)
        else:
            kept.append(group)
    return kept
