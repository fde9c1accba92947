"""Gives a title that one report prints without a name ("the board's chairman") to the one person whom another report calls so.

A report that opens a paragraph with "the chairman" relies on what its readers know; another report of the story prints it. The title is
given only to a person whom the same report names too, who alone in the story bears it, and beside whose name the story prints every
further word of the title.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collate.identity import Group, Member, coded
from variorum.text.names import bare_words
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles

BESIDE = 90
"""Characters before and after a name in which the words of its title stand."""
_MARKS = frozenset({"acting", "assistant", "deputy", "former", "incoming", "late", "outgoing", "then", "vice", "other", "second"})


def adopt_titles(groups: Sequence[Group]) -> list[Group]:
    """The groups, those of a title without a name joined to its one bearer; the order does not matter."""
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.members[0].words:
            for role in sorted({role for member in group.members for role in member.entity.roles}):
                bearers[role].append(group)
    gained: dict[int, list[Member]] = defaultdict(list)
    left = []
    for group in groups:
        bearer = _bearer(group.members[0], bearers, groups) if len(group.members) == 1 else None
        if bearer is None:
            left.append(group)
        else:
            gained[id(bearer)].append(group.members[0])
    for group in left:
        group.members.extend(sorted(gained.get(id(group), ()), key=lambda member: member.key))
    return left


def _bearer(member: Member, bearers: dict[str, list[Group]], groups: Sequence[Group]) -> Group | None:
    entity = member.entity
    if entity.kind != "person" or entity.named or not entity.roles or not all(_is_definite(words) for _, _, words in member.printed):
        return None
    roles = load_roles()
    found = {id(group): group for role in entity.roles if role in roles and roles[role].title for group in bearers.get(role, ())}
    fitting = [group for group in found.values() if _fits(group, member, groups)]
    alone = len(found) == 1 or len(_modifiers(member)) > 0
    return fitting[0] if len(fitting) == 1 and alone else None


def _is_definite(words: str) -> bool:
    return words.casefold().startswith("the ")


def _fits(group: Group, member: Member, groups: Sequence[Group]) -> bool:
    if not any(other.report.id == member.report.id for other in group.members):
        return False
    genders = {other.gender for other in group.members if other.gender}
    countries = {other.entity.country for other in group.members if other.entity.country}
    if (member.gender and genders and member.gender not in genders) or (
        member.entity.country and countries and member.entity.country not in countries
    ):
        return False
    wanted = _modifiers(member)
    beside = " ".join(_beside(group))
    return all(f" {word} " in beside or any(f" {name} " in beside for name in _full_forms(word, groups)) for word in wanted)


def _modifiers(member: Member) -> list[str]:
    """The words of a description other than its noun, states by their code."""
    nouns = {word for role in member.entity.roles for word in role.split()}
    words = {word for _, _, printed in member.printed for word in coded(bare_words(printed)).split()}
    return sorted(words - nouns - {"the"})


def _beside(group: Group) -> Iterator[str]:
    """The words around each printed name of a person, states by their code; "former" and the like, where printed, count too."""
    for member in group.members:
        for start, end, _ in member.printed:
            text = member.report.text
            low, high = max(text.rfind("\n", 0, start) + 1, start - BESIDE), end + BESIDE
            line_end = text.find("\n", end)
            words = bare_words(text[low : min(high, line_end if line_end >= 0 else len(text))])
            yield f" {coded(words)} "


def _full_forms(word: str, groups: Sequence[Group]) -> Iterator[str]:
    """The other names of the body that the story also prints as ``word``: its initials' full name."""
    if word in _MARKS or load_gazetteer().find(word.title()) is not None:
        return
    for group in groups:
        if group.members[0].entity.kind == "organisation":
            names = {bare_words(printed) for member in group.members for _, _, printed in member.printed}
            if word in names:
                yield from sorted(names - {word})
