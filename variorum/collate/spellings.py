"""Joins people whose names are spellings of one: "Bobur Yoldoshev" and "Bobur Yuldashev", "Andriy Holub" and "Andrii Golub"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from variorum.collate.members import Group, Member, whole_of
from variorum.text.given_names import gender_of_name, is_given_name
from variorum.text.names import spelling_key
from variorum.text.skeletons import skeleton_length, skeletons, soundings

_LIKE = 0.86
"""Likeness of two full names from which they are one. Of 2,800 pairs of two people of one story none reaches 0.84."""
_LIKE_TITLED = 0.84
"""The same where they bear a title in common."""
_LIKE_ABROAD = 0.93
"""The same where the reports give them two states."""
_FEW_LETTERS = 11
"""Letters of the shorter name below which the family name, a title or a state is the same: "Ann Hardan" and "Ann Herdan" may be two."""
_LIKE_GIVEN = 0.8
"""Likeness of two known given names of the same consonants from which they are one: "Leila" and "Layla", not "Omar" and "Amir"."""
_UNLIKE = 0.6
"""Likeness of two words below which they are two names, whatever the others are."""
_LIKE_BARE = 0.9
"""Likeness of a family name that stands alone, and of two known given names of whatever consonants."""
_LONG_BARE = 8
"""Letters from which it needs no title or state besides."""
_CONSONANTS, _LIKE_CONSONANTS = 4, 0.9
"""Consonants in common, all of them, by which two words are at least so like: "Hlebavets" and "Glebovets"; not two known given names."""
_FEW = 60
"""People of whom each is compared with each."""
_SHORTEST_GIVEN = 3
_SPACED = 0.02
"""Likeness that is lost where two names are compared as one word each, since their words are not as many."""
_PARTICLE_WEIGHT = 1
"""Letters that a particle counts for."""
_PARTICLES = frozenset({"abou", "abu", "al", "bel", "ben", "bin", "bint", "el", "ibn", "mint", "ould", "van", "von", "weld", "wuld"})
_CLOSING_H = re.compile(r"(?<=[aeiou])h$")
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "doctor"})

Name = tuple[str, ...]
"""The words of a full name."""


def join_people(groups: Iterable[Group]) -> list[Group]:
    """The groups, people joined whose full names are spellings of one, the likest first.

    No report may print two of those that are joined, and no gender and, unless the names are very like, no state may speak against it.
    """
    kept = list(groups)
    full = [group for group in kept if _full(group)]
    pairs = [(score, n, m) for n, m in _pairs(full) if (score := _likeness(full[n], full[m]))]
    home = dict(enumerate(full))
    for score, n, m in sorted(pairs, key=lambda pair: (-pair[0], full[pair[1]].key, full[pair[2]].key)):
        one, other = home[n], home[m]
        if one is not other and _may_be_one(one, other, score):
            whole = whole_of([one, other])
            home.update({at: whole for at, group in home.items() if group is one or group is other})
    final = {id(group): home[at] for at, group in enumerate(full)}
    return list({id(group): group for group in (final.get(id(group), group) for group in kept)}.values())


def _pairs(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """The pairs that are compared: all of a few that no report prints both; of many those of whose words two begin with one sound."""
    reports = [_reports(group) for group in groups]
    by_sounds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for sounds in sorted({key for words in _full(group) for key in _sounds_of(words)} if len(groups) > _FEW else {()}):
            by_sounds[sounds].append(number)
    found = {pair for numbers in by_sounds.values() for pair in combinations(numbers, 2) if reports[pair[0]].isdisjoint(reports[pair[1]])}
    return sorted(found)


def _sounds_of(words: Name) -> set[tuple[str, ...]]:
    """The first consonants, levelled, of each two words of a name."""
    first = [{skeleton[:1] for skeleton in skeletons(part)} for part in _parts(words) if part not in _PARTICLES]
    return {tuple(sorted((a, b))) for one, other in combinations(first, 2) for a in one for b in other}


def _may_be_one(one: Group, other: Group, score: float) -> bool:
    states = _states(one), _states(other)
    apart = len(states[0] | states[1]) > 1 and states[0].isdisjoint(states[1])
    genders = {member.gender for group in (one, other) for member in group.members} - {None}
    return _reports(one).isdisjoint(_reports(other)) and len(genders) < 2 and (score >= _LIKE_ABROAD or not apart)


def _reports(group: Group) -> set[str]:
    return {member.report.id for member in group.members}


def _states(group: Group) -> set[str]:
    return {member.entity.country for member in group.members if member.entity.country}


def _likeness(group: Group, other: Group) -> float:
    """How like the full names of two groups are, that of the two likest; 0 where it is not enough to be one person."""
    names, others = _full(group), _full(other)
    titled = bool(_titles(group) & _titles(other))
    same = {spelling_key(words[-1]) for words in names} & {spelling_key(words[-1]) for words in others}
    known = bool(same or titled or _states(group) & _states(other))
    scored = [(name_likeness(a, b, titled), min(len("".join(a)), len("".join(b)))) for a in names for b in others]
    score = max((score for score, letters in scored if known or letters >= _FEW_LETTERS or score == 1.0), default=0.0)
    return score if score >= (_LIKE_TITLED if titled else _LIKE) else 0.0


def name_likeness(a: Name, b: Name, titled: bool = False) -> float:
    """How like two full names are, from 0 to 1.

    The words of the shorter are laid beside those of the longer in their order, the likest together, each as heavy as it is long; so a
    second given or family name may be left out. A name may stand turned about, and in fewer words or more.

    :param titled: whether they bear a title in common, without which two known given names that sound alike are two
    """
    whole = max(_alike("".join(one), "".join(two)) for one in _turns(a) for two in _turns(b))
    if whole == 1.0:
        return whole
    if titled and spelling_key(a[-1]) == spelling_key(b[-1]) and (is_pet_form(a[0], b) or is_pet_form(b[0], a)):
        return _LIKE_ABROAD
    short, long = sorted((_parts(a), _parts(b)), key=len)
    laid = _laid_beside(short, long)
    if any(_are_two(one, two, titled) for one, two in laid):
        return 0.0
    weights = [_PARTICLE_WEIGHT if one in _PARTICLES else min(len(one), len(two)) for one, two in laid]
    if max(weights) < _SHORTEST_GIVEN:
        return 0.0
    aligned = sum(weight * sound_like(one, two) for weight, (one, two) in zip(weights, laid, strict=True) if two) / sum(weights)
    return round(aligned if len(short) == len(long) else max(aligned, _alike("".join(short), "".join(long)) - _SPACED), 3)


def _laid_beside(short: Sequence[str], long: Sequence[str]) -> list[tuple[str, str]]:
    """Each word of the shorter name with that of the longer beside which it comes to lie, in order; with nothing where none is left."""
    best: list[list[tuple[float, tuple[str, ...]]]] = [[(0.0, ())] * (len(long) + 1) for _ in range(len(short) + 1)]
    for n, one in enumerate(short):
        for m, two in enumerate(long):
            taken = best[n][m][0] + sound_like(one, two) * len(one)
            ways = [(taken, (*_filled(best[n][m][1], n), two)), best[n][m + 1], best[n + 1][m]]
            best[n + 1][m + 1] = max(ways, key=lambda way: way[0])
    return list(zip(short, _filled(best[-1][-1][1], len(short)), strict=True))


def _filled(laid: tuple[str, ...], length: int) -> tuple[str, ...]:
    return laid + ("",) * (length - len(laid))


def _are_two(one: str, two: str, titled: bool) -> bool:
    """Whether two words of names that lie beside each other are two names: unlike, of two genders, or two known given names."""
    if not two:
        return one not in _PARTICLES
    if one == two or one in _PARTICLES or min(len(one), len(two)) == 1:
        return False
    like = sound_like(one, two)
    known = {gender_of_name(name) for name in (one, two)} - {None}
    given = is_given_name(one) and is_given_name(two) and spelling_key(one) != spelling_key(two)
    same = titled or like >= _LIKE_BARE or (like >= _LIKE_GIVEN and skeleton_length(one, two) > 0)
    return len(known) > 1 or like < _UNLIKE or (given and not same)


def _turns(words: Name) -> list[Name]:
    """The words of a name as they stand and turned about: "Oda Kenji" is "Kenji Oda", "Kim Min Ju" "Kim Min-ju" and "Kim Minju"."""
    parts = _parts(words)
    return [parts, (*parts[1:], *parts[:1]), (*parts[-1:], *parts[:-1])]


def _parts(words: Name) -> Name:
    """The words of a name, those with a hyphen and initials in two, without an "h" that only closes a syllable: "Minah" is "Mina"."""
    return tuple(_CLOSING_H.sub("", part) for word in words for part in word.replace(".", "-").split("-") if part)


@lru_cache(maxsize=65536)
def sound_like(a: str, b: str) -> float:
    """How like two words of names are, from 0 to 1, read in the ways that are nearest to each other; an initial is like what it opens."""
    if min(len(a), len(b)) == 1:
        return float(a[0] == b[0])
    like = max(_alike(one, two) for one in soundings(a) for two in soundings(b))
    consonants = skeleton_length(a, b) >= _CONSONANTS and not (is_given_name(a) and is_given_name(b))
    return round(max(like, _LIKE_CONSONANTS) if consonants else like, 3)


def _alike(a: str, b: str) -> float:
    return float(JaroWinkler.similarity(spelling_key(a), spelling_key(b)))


def is_pet_form(given: str, name: Name) -> bool:
    """Whether a given name is cut out of a full name's: "Bert" of "Roberto X", "Malou" of "Maria Lourdes X"."""
    if len(given) < _SHORTEST_GIVEN or given == name[0]:
        return False
    if len(given) > _SHORTEST_GIVEN and given in name[0]:
        return True
    cuts = range(2, len(given) - 1) if len(name) > 2 else ()
    return any(name[0].startswith(given[:cut]) and name[1].startswith(given[cut:]) for cut in cuts)


def by_consonants(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """The groups of full names by the consonants of their given and of their family names."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for key in sorted({key for words in _full(group) for word in (words[0], words[-1]) for key in skeletons(word)}):
            found[key].append(group)
    return found


def bearer_by_sound(groups: Mapping[str, list[Group]], member: Member) -> Group | None:
    """The one person of whom a bare name is a part in another spelling, if a title or state is the same too or the name is long.

    :param groups: the people by consonants.
    """
    name = member.words[-1]
    near = {id(group): group for key in sorted(skeletons(name)) for group in groups.get(key, ())}.values()
    found = [group for group in near if any(_is_part(name, words) for words in _full(group)) and _may_bear(group, member)]
    return found[0] if len(found) == 1 else None


def _is_part(name: str, words: Name) -> bool:
    """Whether a name is the family name or, where its consonants are the same too, the given name of a full name in another spelling."""
    family = skeleton_length(words[-1], name) > 2 and _alike(words[-1], name) >= _LIKE_BARE
    return family or (skeleton_length(words[0], name) > 2 and sound_like(words[0], name) >= _LIKE_BARE)


def _may_bear(group: Group, member: Member) -> bool:
    """Whether no report prints both, and a title or a state is the same, or the bare name has no title and is long."""
    titles = set(member.entity.roles) - _COURTESY
    state = member.entity.country in _states(group)
    known = state or bool(titles & _titles(group)) or (not titles and len(member.words[-1]) >= _LONG_BARE)
    return known and all(other.report.id != member.report.id for other in group.members)


def _titles(group: Group) -> set[str]:
    """The titles of a person, "minister" of a foreign minister too."""
    roles = {role for member in group.members for role in member.entity.roles}
    return (roles | {"minister" for role in roles if role.endswith(" minister")}) - _COURTESY


def _full(group: Group) -> list[Name]:
    return sorted({member.words for member in group.members if len(member.words) > 1})
