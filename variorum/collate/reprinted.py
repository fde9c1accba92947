"""Finds the names of a story's actors where the reader of one report missed them: in a headline, inside a longer phrase, beside a slip."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from variorum.collate.members import Group, Member
from variorum.model.report import AnnotatedReport
from variorum.text.names import PARTICLES, fold, strip_possessive
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles
from variorum.text.words import rarity, stem

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_SMALL = PARTICLES | {"of", "the", "and", "for", "s"}
"""Words that stand small inside names."""
_LONGEST = 6
_RARE = 0.75
"""Rarity from which a name of one word is known again: "Long" and "Star" are words as well."""
_SHORTEST = 4

Words = tuple[str, ...]


def find_reprinted(groups: Sequence[Group], reports: Sequence[AnnotatedReport]) -> None:
    """Add to the groups the places where a report prints the full name of an actor that another report names, and no mention is marked.

    A name of two actors, a state's, or one that is made of common words is left out.
    """
    known = _names(groups)
    for report in sorted(reports, key=lambda report: report.id):
        add_places(report, _places(report, known))


def _names(groups: Sequence[Group]) -> dict[str, dict[Words, Group]]:
    """By first word the names to look for, each with its one actor."""
    bearers: dict[Words, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        if group.key[0] == "country":
            continue
        for member in group.members:
            for _, _, printed in member.printed if member.entity.named else ():
                words = _words(printed)
                if words and _is_telling(printed, words):
                    bearers[words][id(group)] = group
    known: dict[str, dict[Words, Group]] = defaultdict(dict)
    for words, found in bearers.items():
        if len(found) == 1:
            known[words[0]][words] = next(iter(found.values()))
    return known


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


def _places(report: AnnotatedReport, known: dict[str, dict[Words, Group]]) -> Iterator[tuple[int, int, Group]]:
    """Where the report prints the names, the longest at each place, and no mention is marked."""
    taken = sorted(mention for entity in report.entities or () for mention in entity.mentions)
    starts = [start for start, _ in taken]
    printed = [(match.start(), match.end(), strip_possessive(match.group())) for match in _WORD.finditer(report.text)]
    folded = [fold(word) for _, _, word in printed]
    place = 0
    while place < len(printed):
        length, group = _longest(printed, folded, place, known.get(folded[place], {}))
        if group is not None:
            start, end = printed[place][0], printed[place + length - 1][0] + len(printed[place + length - 1][2])
            before = bisect_right(starts, end - 1)
            if not any(first < end and start < last for first, last in taken[max(0, before - _LONGEST) : before]):
                yield start, end, group
        place += length


def _longest(printed: list[tuple[int, int, str]], folded: list[str], place: int, names: dict[Words, Group]) -> tuple[int, Group | None]:
    """The longest of the names that stands at a place, as how many words, and whose it is.

    :param printed: where each word begins and ends, and what it is without its possessive. :param folded: the same words folded.
    """
    for length in range(min(_LONGEST, len(printed) - place), 0, -1) if names else ():
        group = names.get(tuple(folded[place : place + length]))
        if group is None or not printed[place][2][0].isupper() or not printed[place + length - 1][2][0].isupper():
            continue
        if all(after[0] - before[1] <= 1 for before, after in pairwise(printed[place : place + length])):
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
