"""Finds where a report takes up a place of the story by its noun: "the strait", "the base", "the capital".

A report that has said which base is meant, or takes it for known, goes on with "the base". The story's other reports print its noun;
the place is meant where the story has one place of that noun only, and nothing behind the noun says which one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from variorum.collate.bearers import is_of_a_state
from variorum.collate.behind import stands_alone
from variorum.collate.members import Group
from variorum.collate.reprinted import add_places
from variorum.model.report import AnnotatedReport, prints_most
from variorum.text.names import fold, strip_possessive
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles

_SITES = frozenset(
    {"airbase", "airfield", "barracks", "base", "bridge", "canal", "checkpoint", "crossing", "dam", "ford", "island", "mine"}
    | {"mountains", "peninsula", "plant", "quay", "reactor", "refinery", "square", "station", "strait", "terminal", "valley"}
    | {"gate", "islet", "lake", "lighthouse", "monastery", "pier", "quarry", "reservoir", "ridge", "shrine", "tunnel", "villa", "wharf"}
)
"""Nouns of places of which a report that speaks of one speaks of no other."""
_TOWNS = frozenset({"city", "district", "port", "province", "resort", "town", "village"})
"""Nouns of places that have many like them: meant is the one of which the report speaks most."""
_OPENING = r"(?<![\w-])[Tt]he "
_CAPITAL = re.compile(r"\b(?:across|around|from|in|inside|into|near|of|outside|reached|to|toward|towards) the capital(?!['’-]?\w)")


def take_up_places(groups: Sequence[Group], reports: Sequence[AnnotatedReport]) -> None:
    """Add to the groups of places where the reports print only their nouns; the order does not matter."""
    places = [group for group in groups if any(member.entity.kind == "place" and member.entity.named for member in group.members)]
    bearers = {**_bodies(groups), **_bearers(places)}
    for report in sorted(reports, key=lambda report: report.id):
        taken = [mention for entity in report.entities or () for mention in entity.mentions]
        found = _taken_up(report, places, bearers)
        add_places(report, [one for one in found if not any(first < one[1] and one[0] < last for first, last in taken)])


def _taken_up(report: AnnotatedReport, places: Sequence[Group], bearers: Mapping[str, Sequence[Group]]) -> Iterator[tuple[int, int, Group]]:
    """Where the report prints a noun alone, and the place meant."""
    for noun in sorted(bearers):
        group = bearers[noun][0]
        if len(bearers[noun]) != 1 or not _may_mean(report, group, noun, places):
            continue
        for match in re.finditer(rf"{_OPENING}{noun}(?!['’-]?\w)|{_OPENING}{noun}(?=['’]s\b)", report.text):
            if stands_alone(report.text, match.end(), _names(group)):
                yield match.start(), match.end(), group
    capital = _capital(report, places)
    if capital is not None:
        for match in _CAPITAL.finditer(report.text):
            if stands_alone(report.text, match.end(), _names(capital)):
                yield match.end() - len("the capital"), match.end(), capital


def _bearers(places: Sequence[Group]) -> dict[str, list[Group]]:
    """By noun the places that are called so: "base" and "air base" of "the X air base", "port" of "the port of X"."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in places:
        for noun in sorted(
            {noun for member in group.members for _, _, words in (*member.printed, *member.phrases) for noun in _nouns(words)}
        ):
            found[noun].append(group)
    return found


def _bodies(groups: Sequence[Group]) -> dict[str, list[Group]]:
    """By noun all bodies that reports call so, named or not: "bloc", "mission"; not of such as every state has."""
    roles = load_roles()
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        nouns = {role for member in group.members for role in member.entity.roles if role in roles and roles[role].kind == "body"}
        for noun in sorted(noun for noun in nouns if not is_of_a_state([noun])):
            found[noun].append(group)
    return {noun: bearers for noun, bearers in found.items() if all(_is_body(group) for group in bearers)}


def _is_body(group: Group) -> bool:
    return any(member.entity.kind == "organisation" and member.entity.named for member in group.members)


def _nouns(printed: str) -> Iterator[str]:
    """The noun of a place's name or of a phrase around it."""
    words = strip_possessive(printed).split()
    if len(words) > 1 and words[-1].casefold() in _SITES | _TOWNS and any(word[:1].isupper() for word in words[:-1]):
        yield words[-1].casefold()
        if words[-2].islower() and len(words) > 2:
            yield f"{words[-2]} {words[-1]}"
    for word, after in pairwise(words):
        if after in ("at", "of") and word in _SITES | _TOWNS and words[-1][:1].isupper():
            yield word


def _may_mean(report: AnnotatedReport, group: Group, noun: str, places: Sequence[Group]) -> bool:
    """Whether the report may take up the place by the noun: it names it, of towns no other so often, or the story's reports all know it."""
    counts = {id(other): _mentions(other, report.id) for other in places}
    own = counts.get(id(group), 0)
    if noun in _TOWNS:
        return own > 0 and all(count < own for key, count in counts.items() if key != id(group))
    if noun not in _SITES and not noun.endswith(tuple(_SITES)):
        return _mentions(group, report.id) > 0
    return own > 0 or len({member.report.id for member in group.members if member.entity.named}) > 1


def _mentions(group: Group, report: str) -> int:
    return sum(len(member.printed) for member in group.members if member.report.id == report and member.entity.named)


def _names(group: Group) -> frozenset[str]:
    return frozenset(fold(part) for member in group.members for _, _, words in member.printed for part in words.split())


def _capital(report: AnnotatedReport, places: Sequence[Group]) -> Group | None:
    """The only capital that the report names as a place, or that of the state it prints most."""
    named = [group for group in places if _state_of_capital(group) and _mentions(group, report.id)]
    most = [group for group in named if prints_most(report.entities or (), _state_of_capital(group))]
    found = most if len(named) > 1 else named
    return found[0] if len(found) == 1 else None


def _state_of_capital(group: Group) -> str:
    """The code of the state whose capital a place is; nothing for other places."""
    place = load_gazetteer().find(group.members[0].entity.name)
    return place.country or "" if place is not None and place.kind == "capital" else ""
