"""Finds the names of a story's actors where the reader of one report missed them: in a headline, inside a longer phrase, beside a slip."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from variorum.collate.members import Group, Member
from variorum.model.report import AnnotatedReport, Range
from variorum.text.names import PARTICLES, abbreviation_of, fold, strip_possessive
from variorum.text.places import load_cities, load_gazetteer
from variorum.text.roles import load_roles
from variorum.text.words import rarity, stem

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
"""A word, or the part of one with a hyphen: one report prints "Kim Min-ju", another "Kim Min Ju"."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_SMALL = PARTICLES | {"of", "the", "and", "for", "s"}
"""Words that stand small inside names."""
_LETTERS = re.compile(r"(?<![\w'’-])[A-Z]{3,8}(?![\w'’-])")
_LINKS = re.compile(r"(?i)\b(?:of|the|and|for|in)\b")
_FEWEST_INITIALS = 3
_LONGEST = 6
_RARE = 0.75
"""Rarity from which a name of one word is known again: "Long" and "Star" are words as well."""
_SHORTEST = 4

Words = tuple[str, ...]


def find_reprinted(groups: list[Group], reports: Sequence[AnnotatedReport]) -> None:
    """Add to the groups the places where a report prints the full name of an actor that another report names, and no mention is marked.

    A name of two actors, a state's, or one that is made of common words is left out. A mention of the actor that is a part of the name,
    or has a place before it, gives way to the whole; so does one of nobody else: the place "Lind" of "a clerk, Ada Lind".
    """
    known = _names(groups)
    initials = _initials(groups)
    homes = {member.key: group for group in groups for member in group.members}
    taken: dict[int, Group] = {}
    for report in sorted(reports, key=lambda report: report.id):
        places = list(_places(report, known, homes))
        for start, end, home in places:
            _take_in(report, (start, end), taken.get(id(home), home), homes, taken)
        found = [*places, *_places_of_initials(report, initials)]
        add_places(report, [(start, end, taken.get(id(home), home)) for start, end, home in found])
    groups[:] = [group for group in groups if group.members]


def _names(groups: Sequence[Group]) -> dict[str, dict[Words, Group]]:
    """By first word the names to look for, each with its one actor."""
    bearers: dict[Words, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        if group.key[0] == "country":
            continue
        for member in group.members:
            for _, _, printed in member.printed if member.entity.named else ():
                words = _words(printed)
                if words and _is_telling(printed, words) and not _has_place_before(words, group):
                    bearers[words][id(group)] = group
    known: dict[str, dict[Words, Group]] = defaultdict(dict)
    for words, found in bearers.items():
        if len(found) == 1:
            known[words[0]][words] = next(iter(found.values()))
    return known


def _initials(groups: Sequence[Group]) -> dict[str, Group]:
    """By the initials of their words the bodies of the story, where one has them and nothing known is called so."""
    found: dict[str, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        for member in group.members:
            if member.entity.kind == "organisation" and member.entity.named and not member.words:
                name = member.entity.name
                for letters in {abbreviation_of(name), abbreviation_of(_LINKS.sub(" ", name))}:
                    found[letters][id(group)] = group
    gazetteer = load_gazetteer()
    return {
        letters: next(iter(homes.values()))
        for letters, homes in found.items()
        if len(homes) == 1 and len(letters) >= _FEWEST_INITIALS and letters.isupper() and gazetteer.find(letters) is None
    }


def _places_of_initials(report: AnnotatedReport, initials: Mapping[str, Group]) -> Iterator[tuple[int, int, Group]]:
    """Where a report prints the initials of a body that it names, and no mention is marked."""
    taken = [mention for entity in report.entities or () for mention in entity.mentions]
    for match in _LETTERS.finditer(report.text):
        home = initials.get(match.group())
        if home is None or any(first < match.end() and match.start() < last for first, last in taken):
            continue
        if any(member.report.id == report.id for member in home.members):
            yield match.start(), match.end(), home


def _has_place_before(words: Words, group: Group) -> bool:
    """Whether a name is one of the same actor with a place before it: "In Arvan Ada Lind said"."""
    rest = words[1:]
    if len(rest) < 2 or not group.members[0].words or not _is_place(words[0]):
        return False
    return any(_words(printed) == rest for member in group.members for _, _, printed in member.printed)


def _is_place(word: str) -> bool:
    return load_gazetteer().find(word.title()) is not None or word.casefold() in load_cities()


def _words(printed: str) -> Words:
    return tuple(fold(match.group()) for match in _WORD.finditer(_ARTICLE.sub("", strip_possessive(printed), count=1)))


def _is_telling(printed: str, words: Words) -> bool:
    """Whether the words name one actor wherever they stand."""
    roles = load_roles()
    small = {word for word in _ARTICLE.sub("", printed, count=1).split() if word.islower()}
    if small - _SMALL or len(words) > _LONGEST or load_gazetteer().find(printed) is not None:
        return False
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST and words[0] not in roles and rarity(stem(words[0])) >= _RARE
    return any(word not in roles and rarity(stem(word)) >= _RARE for word in words)


def _places(
    report: AnnotatedReport, known: dict[str, dict[Words, Group]], homes: Mapping[tuple[str, str], Group]
) -> Iterator[tuple[int, int, Group]]:
    """Where the report prints the names, the longest at each place, and no mention is marked that does not give way."""
    taken = sorted((*mention, entity.id) for entity in report.entities or () for mention in entity.mentions)
    starts = [start for start, _, _ in taken]
    printed = [(match.start(), match.end(), strip_possessive(match.group())) for match in _WORD.finditer(report.text)]
    folded = [fold(word) for _, _, word in printed]
    place = 0
    while place < len(printed):
        length, group = _longest(report.text, printed, folded, place, known.get(folded[place], {}))
        if group is not None:
            start, end = printed[place][0], printed[place + length - 1][0] + len(printed[place + length - 1][2])
            before = bisect_right(starts, end - 1)
            over = [one for one in taken[max(0, before - _LONGEST) : before] if one[0] < end and start < one[1]]
            if not over or (length > 1 and all(_gives_way(report, one, (start, end), group, homes) for one in over)):
                yield start, end, group
        place += length


def _gives_way(
    report: AnnotatedReport, taken: tuple[int, int, str], whole: Range, home: Group, homes: Mapping[tuple[str, str], Group]
) -> bool:
    """Whether a mention is a wrong cut of a whole name: the actor's own, or nobody else's who is mentioned anywhere else."""
    start, end, name = taken
    group = homes.get((report.id, name))
    if group is home and start < whole[0]:
        return bool(home.members[0].words) and end == whole[1] and _is_place(report.text[start : whole[0]].strip())
    inside = whole[0] <= start and end <= whole[1]
    return inside and (start, end) != whole if group is home else inside and group is not None and _is_stray(group, whole)


def _is_stray(group: Group, whole: Range) -> bool:
    """Whether nothing is printed of a named actor but what stands inside a place of the text."""
    entity = group.members[0].entity
    inside = all(whole[0] <= start and end <= whole[1] for start, end in entity.mentions)
    return len(group.members) == 1 and entity.named and not entity.roles and inside and group.key[0] != "country"


def _take_in(report: AnnotatedReport, place: Range, home: Group, homes: dict[tuple[str, str], Group], taken: dict[int, Group]) -> None:
    """Drop the wrong cuts of a whole name, and give what is said of a stray to whose name it is: that group is left empty."""
    start, end = place
    for entity in report.entities or ():
        group = homes.get((report.id, entity.id))
        if group is None or not any(first < end and start < last for first, last in entity.mentions):
            continue
        if group is not home:
            home.take(group.members)
            taken.update({key: home for key, other in taken.items() if other is group} | {id(group): home})
            homes[report.id, entity.id], group.members = home, []
        for member in home.members:
            if member.report.id == report.id:
                member.printed = [one for one in member.printed if not (one[0] < end and start < one[1])]


def _longest(
    text: str, printed: list[tuple[int, int, str]], folded: list[str], place: int, names: dict[Words, Group]
) -> tuple[int, Group | None]:
    """The longest of the names that stands at a place, as how many words, and whose it is.

    :param printed: where each word begins and ends, and what it is without its possessive. :param folded: the same words folded.
    """
    for length in range(min(_LONGEST, len(printed) - place), 0, -1) if names else ():
        group = names.get(tuple(folded[place : place + length]))
        if group is None or not printed[place][2][0].isupper():
            continue
        found = printed[place : place + length]
        closed = found[-1][2][0].isupper() or (length > 1 and text[found[-1][0] - 1] == "-")
        if closed and all(after[0] - before[1] <= 1 for before, after in pairwise(found)):
            return length, group
    return 1, None


def add_places(report: AnnotatedReport, places: Iterable[tuple[int, int, Group]]) -> None:
    """Add to groups the places of a report, from start to end, where it prints them."""
    found: dict[int, tuple[Group, list[tuple[int, int]]]] = {}
    for start, end, group in places:
        found.setdefault(id(group), (group, []))[1].append((start, end))
    for group, ranges in found.values():
        _add_ranges(group, report, tuple(ranges))


def _add_ranges(group: Group, report: AnnotatedReport, ranges: tuple[tuple[int, int], ...]) -> None:
    """Add places of a report to its member of a group, or a member for it."""
    member = next((member for member in group.members if member.report.id == report.id), None)
    if member is None:
        entity = msgspec.structs.replace(group.members[0].entity, mentions=ranges, phrases=(), id=f"again {' '.join(group.key)}")
        group.members.append(Member(report, entity))
        group.members.sort(key=lambda member: member.key)
    else:
        member.printed = sorted([*member.printed, *((start, end, " ".join(report.text[start:end].split())) for start, end in ranges)])
