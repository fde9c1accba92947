"""Finds where a report takes up an officer by the title alone, "a letter to the minister", whom its reader has not linked.

A report goes on with "the minister" though its last mention of him lies far back, or though only the story's other reports print his title
with his name. He is meant where the report names one bearer of that title only, and describes nobody else by it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.collate.behind import stands_alone
from variorum.collate.members import Group
from variorum.collate.reprinted import add_places
from variorum.model.report import AnnotatedReport
from variorum.text.names import fold
from variorum.text.roles import load_roles

_OFFICES = frozenset(
    {
        "ambassador",
        "archbishop",
        "bishop",
        "chancellor",
        "chief minister",
        "commissioner",
        "envoy",
        "governor",
        "mayor",
        "mediator",
        "minister",
    }
    | {"premier", "prime minister", "prosecutor", "regulator"}
)
"""Titles by which the one bearer whom a report names is taken up; of presidents, clubs and firms have some too."""
_LEADING = frozenset({"chancellor", "chief minister", "premier", "prime minister"})
"""Titles of those whom every report knows: the report itself must print one with the name, or the story knows one bearer."""
_MARKS = frozenset(
    {
        "acting",
        "assistant",
        "deputy",
        "elect",
        "ex",
        "first",
        "former",
        "incoming",
        "junior",
        "late",
        "new",
        "next",
        "old",
        "other",
        "outgoing",
    }
    | {"previous", "shadow", "then", "under", "vice"}
)
"""Words that make another office of a title, or tell one bearer from another."""
_TITLE = r"(?<![\w-])[Tt]he (?P<title>(?:(?P<field>[a-z]+(?: and [a-z]+)?) )?(?P<noun>{nouns}))(?![\w-])"

Bearers = dict[str, dict[int, Group]]


def take_up_officers(groups: Sequence[Group], reports: Sequence[AnnotatedReport]) -> None:
    """Add to the groups of persons where the reports print only their titles; the order does not matter."""
    people = [group for group in groups if group.members[0].words]
    called = {id(group): set(_titles(group)) for group in people}
    pattern = re.compile(_TITLE.format(nouns="|".join(sorted(_OFFICES, key=lambda noun: (-len(noun), noun)))))
    for report in sorted(reports, key=lambda report: report.id):
        here = [group for group in people if any(member.report.id == report.id for member in group.members)]
        bearers = _bearers(here, called, report.id)
        described = _described(groups, report.id)
        taken = sorted(mention for entity in report.entities or () for mention in entity.mentions)
        found = []
        for match in pattern.finditer(report.text):
            group = _meant(match, bearers, described)
            free = not any(first < match.end() and match.start() < last for first, last in taken)
            if group is not None and free and _is_alone(report.text, match.end()):
                found.append((match.start(), match.end(), group))
        add_places(report, found)


def _is_alone(text: str, end: int) -> bool:
    return text[end : end + 2] in ("'s", "’s") or stands_alone(text, end)


def _titles(group: Group) -> Iterator[str]:
    """The titles printed with the names of a person, in small letters, less those with a mark such as "former"."""
    name = {word for member in group.members for word in member.words}
    for member in group.members:
        for _, _, printed in (*member.phrases, *member.printed):
            words = fold(printed).replace("-", " ").split()
            told = [word for word in words if word not in name]
            if not _MARKS.intersection(told) - {"acting"}:
                yield " ".join(told)


def _bearers(here: Sequence[Group], called: Mapping[int, set[str]], report: str) -> Bearers:
    """By noun those whom a report names and the story calls so; a leader of state only where the report does, or nobody else is one."""
    found: Bearers = defaultdict(dict)
    leaders = {noun: sum(any(f" {noun} " in f" {title} " for title in titles) for titles in called.values()) for noun in _LEADING}
    for group in here:
        own = {role for member in group.members if member.report.id == report for role in member.entity.roles}
        roles = {role for member in group.members for role in member.entity.roles}
        for noun in _OFFICES:
            bears = noun in roles or (noun == "minister" and any(role.endswith(" minister") and role not in _LEADING for role in roles))
            plain = any(f" {noun} " in f" {title} " for title in called[id(group)])
            if bears and plain and (noun in own or leaders.get(noun, 1) == 1):
                found[noun][id(group)] = group
    return found


def _described(groups: Sequence[Group], report: str) -> set[str]:
    """The nouns by which a report describes somebody whom it does not name."""
    unnamed = (member for group in groups if not group.members[0].words for member in group.members if member.report.id == report)
    return {
        word for member in unnamed if member.entity.kind == "person" for role in member.entity.roles for word in (role, role.split()[-1])
    }


def _meant(match: re.Match[str], bearers: Bearers, described: set[str]) -> Group | None:
    """The one bearer of a title: of its noun or, where it tells what he has charge of, of both."""
    noun, field = match["noun"], match["field"]
    found = list(bearers.get(noun, {}).values())
    if noun in described or (field is not None and (field in _MARKS or field in load_roles())):
        return None
    if field is not None:
        titled = f" {field} {noun} "
        found = [group for group in found if any(titled in f" {title} " for title in _titles(group))]
    return found[0] if len(found) == 1 else None
