"""Joins groups whose names are two spellings of one, by ear: "Qarasoy" and "Qorasoi", "Bobur Yoldoshev" and "Bobur Yuldoshev"."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from variorum.collate.members import Group, Member
from variorum.text.given_names import gender_of_name, is_given_name
from variorum.text.names import bare_words, consonants, loose_key, spelling_key
from variorum.text.places import load_cities, load_gazetteer, name_key
from variorum.text.skeletons import skeleton_length, skeletons, soundings

_SHORTEST = 6
"""Letters of the key from which a name is known again by it."""
_SHORTEST_SITE = 5
"""Letters of a place's name that is known again by its usual spellings only."""
_SHORTEST_GIVEN = 3
_SHORTEST_FAMILY = 4

_SHORTEST_NEAR = 5
"""Letters of a family name from which a slip in it is seen through."""
_LONG_FAMILY = 7
"""The same where nothing but the given name agrees too."""
_LIKE_GIVEN, _LIKE_FAMILY = 0.87, 0.85
"""Jaro-Winkler likeness of two spelling keys from which two given and two family names of one title are one."""
_CONSONANTS = 5
"""Consonants that two full names must have in common, all of them, to be one in two languages' spellings."""
_LIKE_SPELLED = 0.8
"""Likeness of their given and of their family names."""
_MANY_CONSONANTS, _LESS_LIKE = 8, 0.75
"""Consonants in common from which less likeness will do: "Siarhei Hlebavets" and "Sergei Glebovets"."""
_LIKE_BARE = 0.9
"""The same of a family name that stands alone."""
_ARTICLES = re.compile(r"^(?:al|ar|as|at|el|en|es) (?=\w{4})|(?<=\w) (?:al|e|el)(?= \w)")
"""The Arabic article before a place's name or inside it, and the Persian "-e-"."""
_UMLAUT = re.compile(r"([aou])e")
_CLOSING_H = re.compile(r"(?<=[aeiou])h$")
"""An "h" that closes a syllable and is not heard: "Minah", "Mina"."""
_COURTESY = ("mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "doctor")

Name = tuple[str, ...]
"""The words of a full name."""
Key = Callable[[Group], Hashable | None]


def join_people(groups: Iterable[Group]) -> list[Group]:
    """The groups, people joined of one given and loosely one family name, of one family name and a given name that sounds alike, or
    of full names that are nearly one.
    """
    spelled = _join_alike(_join_lettered(groups), _person_key)
    return _join_transcribed(_join_near(_join_alike(spelled, _sounding_key)))


def _join_transcribed(groups: list[Group]) -> list[Group]:
    """The groups, people joined whose given and family names have the same consonants in the spelling of different languages.

    All of them must be one another's: no report prints two, no state or gender speaks against it.
    """
    by_family = by_skeleton(groups)
    home: dict[int, Group] = {}
    for key in sorted(by_family):
        bucket = [group for group in by_family[key] if id(group) not in home]
        if len(bucket) > 1 and _may_be_one(bucket) and all(_are_transcribed(a, b) for a, b in combinations(bucket, 2)):
            whole = _whole(bucket)
            home.update((id(group), whole) for group in bucket)
    return list({id(kept): kept for kept in (home.get(id(group), group) for group in groups)}.values())


def _are_transcribed(group: Group, other: Group) -> bool:
    titled = bool(_titles(group) & _titles(other))
    return any(_is_transcribed(a, b, titled) for a in sorted(_full(group)) for b in sorted(_full(other)))


def _is_transcribed(a: tuple[str, ...], b: tuple[str, ...], titled: bool) -> bool:
    """Whether two full names have the same consonants, enough of them: fewer where a title is the same too."""
    given, family = skeleton_length(a[0], b[0]), skeleton_length(a[-1], b[-1])
    known = {gender_of_name(name) for name in (a[0], b[0])} - {None}
    enough = (given > 1 and given + family >= _CONSONANTS - titled) or (titled and given > 0 and family > 2)
    enough = enough or (given > 0 and min(len(a[0]), len(b[0])) > _SHORTEST_GIVEN and spelling_key(a[-1]) == spelling_key(b[-1]))
    like = _LESS_LIKE if given + family >= _MANY_CONSONANTS else _LIKE_SPELLED
    return enough and family > 1 and len(known) < 2 and min(_sound_like(a[0], b[0]), _sound_like(a[-1], b[-1])) >= like


def _join_near(groups: list[Group]) -> list[Group]:
    """The groups, people joined whose full names are nearly one, where no report prints two of them."""
    full = [group for group in groups if _full(group)]
    by_letter: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        for letter in sorted(_letters(group)):
            by_letter[letter].append(group)
    near: dict[int, list[Group]] = defaultdict(list)
    names = {id(group): sorted(_full(group)) for group in full}
    titles = {id(group): _titles(group) for group in full}
    for group in full:
        own, own_titles = names[id(group)], titles[id(group)]
        for letter in sorted(_letters(group)):
            near[id(group)] += [
                other
                for other in by_letter[letter]
                if other is not group and _are_near(own, names[id(other)], not own_titles.isdisjoint(titles[id(other)]))
            ]
    home: dict[int, Group] = {}
    for group in full:
        bucket = _reached(group, near)
        if (
            len(bucket) > 1
            and id(group) not in home
            and _may_be_one(bucket, all(_are_a_slip_apart(a, b) for a, b in combinations(bucket, 2)))
        ):
            whole = _whole(bucket)
            home.update((id(one), whole) for one in bucket)
    return list({id(kept): kept for kept in (home.get(id(group), group) for group in groups)}.values())


def _are_a_slip_apart(group: Group, other: Group) -> bool:
    """Whether two people have one given name and long family names that are a slip apart: more than the state that a report gives them."""
    return any(
        a[0] == b[0] and min(len(a[-1]), len(b[-1])) > _LONG_FAMILY and DamerauLevenshtein.distance(a[-1], b[-1]) <= 1
        for a in _full(group)
        for b in _full(other)
    )


def _reached(group: Group, near: Mapping[int, list[Group]]) -> list[Group]:
    """A group with those near it, and those near these: three reports may print three spellings."""
    found = {id(group): group}
    todo = [group]
    while todo:
        for other in near.get(id(todo.pop()), ()):
            if id(other) not in found:
                found[id(other)] = other
                todo.append(other)
    return list(found.values())


def _letters(group: Group) -> set[str]:
    """The first letters of a person's family names, also of the one that may be left out, each with the given name's first consonant.

    A title with the whole family name is one more, as a pet form may begin with any letter; so is a long family name alone.
    """
    keys = {spelling_key(word)[:1] + (consonants(words[0]) or spelling_key(words[0]))[:1] for words in _full(group) for word in words[1:]}
    families = {spelling_key(words[-1]) for words in _full(group)}
    return keys | {f"{family} {title}" for family in families for title in _titles(group)} | {name for name in families if _is_long(name)}


def _is_long(family: str) -> bool:
    return len(family) >= _LONG_FAMILY


def _are_near(names: Iterable[Name], others: Sequence[Name], titled: bool) -> bool:
    return any(_near_names(a, b, titled) for a in names for b in others)


def by_skeleton(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """The groups of full names by the consonants of their family names."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for key in sorted({key for words in _full(group) for key in skeletons(words[-1])}):
            found[key].append(group)
    return found


def transcribed_bearer(groups: Mapping[str, list[Group]], member: Member) -> Group | None:
    """The one person whose family name is a bare one in another language's spelling, and who bears a title printed with it."""
    titles = set(member.entity.roles) - set(_COURTESY)
    name = member.words[-1]
    near = {id(group): group for key in sorted(skeletons(name)) for group in groups.get(key, ())} if titles else {}
    found = [
        group
        for group in near.values()
        if titles & _titles(group)
        and any(skeleton_length(words[-1], name) > 2 and _alike(words[-1], name) >= _LIKE_BARE for words in _full(group))
        and not any(other.report.id == member.report.id for other in group.members)
    ]
    return found[0] if len(found) == 1 else None


def _titles(group: Group) -> set[str]:
    """The titles of a person, "minister" of a foreign minister too."""
    roles = {role for member in group.members for role in member.entity.roles}
    return (roles | {"minister" for role in roles if role.endswith(" minister")}) - set(_COURTESY)


def _near_names(a: tuple[str, ...], b: tuple[str, ...], titled: bool) -> bool:
    """Whether two full names can be one: the given names alike, the family names a slip apart, or with a common title alike too.

    A second family name may be left out: "Ana Ruiz Lobo" is "Ana Ruiz".
    """
    if titled and spelling_key(a[-1]) == spelling_key(b[-1]) and (is_pet_form(a[0], b) or is_pet_form(b[0], a)):
        return True
    if min(len(a[0]), len(b[0])) < _SHORTEST_GIVEN or _alike(a[0], b[0]) < _LIKE_GIVEN:
        return False
    if a[0] != b[0] and is_given_name(a[0]) and is_given_name(b[0]) and spelling_key(a[0]) != spelling_key(b[0]):
        return False
    short, long = sorted((a, b), key=len)
    if len(long) > len(short) and short[-1] in long[1:-1]:
        return True
    if _parts(a)[1:] == _parts(b)[1:] and len(_parts(a)) > 2:
        return True
    one, two = spelling_key(a[-1]), spelling_key(b[-1])
    if min(len(one), len(two)) < _SHORTEST_NEAR:
        return False
    slip = min(len(one), len(two)) >= _LONG_FAMILY and DamerauLevenshtein.distance(one, two) <= 1
    return slip or (titled and _alike(a[-1], b[-1]) >= _LIKE_FAMILY)


def is_pet_form(given: str, name: Name) -> bool:
    """Whether a given name is cut out of a full name's: "Bert" of "Roberto X", "Malou" of "Maria Lourdes X"."""
    if len(given) < _SHORTEST_GIVEN or given == name[0]:
        return False
    if len(given) > _SHORTEST_GIVEN and given in name[0]:
        return True
    cuts = range(2, len(given) - 1) if len(name) > 2 else ()
    return any(name[0].startswith(given[:cut]) and name[1].startswith(given[cut:]) for cut in cuts)


def _parts(words: Name) -> Name:
    """The words of a name, those with a hyphen in two."""
    return tuple(part for word in words for part in word.split("-") if part)


def _alike(a: str, b: str) -> float:
    return float(JaroWinkler.similarity(spelling_key(a), spelling_key(b)))


@lru_cache(maxsize=65536)
def _sound_like(a: str, b: str) -> float:
    """How like two names are, read in the ways that are nearest to each other."""
    return round(max(_alike(one, two) for one in soundings(a) for two in soundings(b)), 2)


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
        sound = key is not _sounding_key or _sound_alike(bucket)
        kept += [_whole(bucket)] if len(bucket) > 1 and sound and _may_be_one(bucket) else bucket
    return kept


def _may_be_one(bucket: list[Group], sure: bool = False) -> bool:
    """Whether no report prints two of the groups, no gender and, unless their names are ``sure`` to be one, no state speaks against it."""
    reports = [report for group in bucket for report in {member.report.id for member in group.members}]
    states = {member.entity.country for group in bucket for member in group.members if member.entity.country}
    genders = {member.gender for group in bucket for member in group.members if member.gender}
    return len(reports) == len(set(reports)) and (sure or len(states) < 2) and len(genders) < 2


def _sound_alike(bucket: list[Group]) -> bool:
    """Whether given names of the same consonants are spellings of one: no two of them are names of their own, or a title is the same."""
    given = {words[0] for group in bucket for words in _full(group) if is_given_name(words[0])}
    return len(given) < 2 or bool(set.intersection(*map(_titles, bucket)))


def _whole(bucket: list[Group]) -> Group:
    ordered = sorted(bucket, key=lambda group: group.key)
    return Group(ordered[0].key, sorted((member for group in ordered for member in group.members), key=lambda member: member.key))


def _person_key(group: Group) -> Hashable | None:
    keys = {(words[0], loose_key(words[-1])) for words in _full(group) if len(words[0]) >= _SHORTEST_GIVEN}
    found = next(iter(keys)) if len(keys) == 1 else None
    return found if found is not None and len(found[1]) >= _SHORTEST else None


def _join_lettered(groups: Iterable[Group]) -> list[Group]:
    """The groups, people joined whose full names have the same letters, the family first or last, given names in one word or two."""
    lettered: dict[str, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        for letters in sorted({letters for words in _full(group) for letters in _lettered(words)}):
            lettered[letters][id(group)] = group
    kept = {id(group): group for group in groups}
    for letters in sorted(lettered):
        bucket = list({id(kept[key]): kept[key] for key in lettered[letters]}.values())
        if len(bucket) > 1 and _may_be_one(bucket):
            whole = _whole(bucket)
            kept.update({key: whole for key, group in kept.items() if any(group is one for one in bucket)})
    return list({id(group): group for group in kept.values()}.values())


def _lettered(words: Name) -> set[str]:
    """The letters of a full name as it stands and turned about: "Oda Kenji" is "Kenji Oda", "Kim Min Ju" "Kim Min-ju" and "Kim Minju"."""
    parts = [_CLOSING_H.sub("", part) for part in _parts(words)]
    turned = {"".join(parts), "".join([*parts[1:], *parts[:1]]), "".join([*parts[-1:], *parts[:-1]])}
    return {letters for letters in turned if len(letters) >= _SHORTEST and "." not in letters}


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
