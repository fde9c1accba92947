"""Finds the bodies and sites that two reports describe in the same words, "a joint boundary commission", whether or not they act.

The reader of one report keeps a description that does or says something. What several reports of one story call by the same words is
one and the same to them, wherever it stands; it belongs to the one actor that is called so, or to the one body of that noun.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from variorum.collate.bodies import head_noun
from variorum.collate.members import Group, Member
from variorum.collate.reprinted import add_places
from variorum.model.report import AnnotatedReport, Entity, EntityKind, Range
from variorum.text.names import bare_words, strip_possessive
from variorum.text.roles import load_roles
from variorum.text.words import function_words

_SITES = frozenset(
    {"airbase", "airfield", "bakery", "barracks", "base", "bridge", "camp", "checkpoint", "crossing", "dam", "depot", "hospital", "mine"}
    | {"plant", "port", "prison", "quarry", "reactor", "refinery", "school", "shrine", "station", "store", "terminal", "zone"}
)
_VAGUE = frozenset(
    {"administration", "authority", "company", "country", "family", "firm", "government", "group", "leadership", "media", "nation"}
    | {"newspaper", "office", "opposition", "organisation", "organization", "party", "people", "press", "public", "regime", "side", "state"}
)
"""Nouns of bodies that mean others in each report, whatever stands before them."""
_NO_MODIFIERS = frozenset(
    "big current entire first former future great large larger last latest main new next old only other own previous rest same second "
    "separate similar single small so-called special third whole".split()
)
"""Words that tell not what something is but which of several, or how the writer sees it."""
_PHRASE = r"(?<![\w-])(?:[Tt]he|[Aa]n?) (?P<words>(?:(?!{small})[a-z]+(?:-[a-z]+)?s?['’]? ){{1,3}}(?:{nouns}))(?![\w-]|['’]\w| [A-Z])"


def take_up_described(groups: list[Group], reports: Sequence[AnnotatedReport]) -> None:
    """Add to the groups the places where reports describe them in words that another report of the story uses; new groups for the rest."""
    found: dict[str, dict[str, list[Range]]] = defaultdict(dict)
    for report in sorted(reports, key=lambda report: report.id):
        for words, place in _described(report):
            found[words].setdefault(report.id, []).append(place)
    printed, by_noun = _by_words(groups), _by_noun(groups)
    texts = {report.id: report for report in reports}
    for words in sorted(found):
        homes = printed.get(words, {})
        told = set(found[words]) | {member.report.id for group in homes.values() for member in group.members}
        if len(homes) > 1 or len(told) < 2:
            continue
        home = next(iter(homes.values())) if homes else _bearer(words, by_noun)
        if home is None and words.split()[-1] not in by_noun:
            groups.append(_new(words, found[words], texts))
        elif home is not None:
            for name, places in found[words].items():
                add_places(texts[name], [(*place, home) for place in places])


def _described(report: AnnotatedReport) -> Iterator[tuple[str, Range]]:
    """The descriptions of bodies and sites that stand in no mention, and where."""
    taken = [mention for entity in report.entities or () for mention in entity.mentions]
    for match in _pattern().finditer(report.text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in taken):
            yield match["words"].replace("’", "'"), (start, end)


@cache
def _pattern() -> re.Pattern[str]:
    bodies = {noun for noun, role in load_roles().items() if role.kind == "body" and noun.isalpha()} - _VAGUE
    small = "|".join(sorted(rf"{word}\b" for word in function_words() | _NO_MODIFIERS if word.isalpha()))
    return re.compile(_PHRASE.format(small=small, nouns="|".join(sorted(bodies | _SITES, key=lambda noun: (-len(noun), noun)))))


def _by_words(groups: Sequence[Group]) -> dict[str, dict[int, Group]]:
    """By the words of a description the bodies and places that are printed so."""
    found: dict[str, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        for member in group.members:
            if member.entity.kind in ("organisation", "place"):
                for _, _, printed in (*member.printed, *member.phrases):
                    found[bare_words(strip_possessive(printed))][id(group)] = group
    return found


def _by_noun(groups: Sequence[Group]) -> dict[str, dict[int, Group]]:
    """By noun the bodies and places whose name or description it heads."""
    found: dict[str, dict[int, Group]] = defaultdict(dict)
    for group in groups:
        for member in group.members:
            if member.entity.kind in ("organisation", "place") and not member.words:
                for noun in {head_noun(member.entity.name), *member.entity.roles}:
                    found[noun][id(group)] = group
    return found


def _bearer(words: str, by_noun: Mapping[str, Mapping[int, Group]]) -> Group | None:
    """The one body of the noun, where it is printed by the noun alone or its name has all the words."""
    bearers = list(by_noun.get(words.split()[-1], {}).values())
    if len(bearers) != 1:
        return None
    names = [set(bare_words(printed).split()) for member in bearers[0].members for _, _, printed in member.printed]
    told = set(words.split())
    return bearers[0] if all(len(name) == 1 or told <= name or name <= told for name in names) else None


def _new(words: str, found: Mapping[str, list[Range]], reports: Mapping[str, AnnotatedReport]) -> Group:
    noun = words.split()[-1]
    kind: EntityKind = "place" if noun in _SITES else "organisation"
    members = [
        Member(reports[name], Entity(id=f"again {words}", name=words, kind=kind, named=False, roles=(noun,), mentions=tuple(places)))
        for name, places in sorted(found.items())
    ]
    return Group(("described", kind, words), members)
