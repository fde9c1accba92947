"""Joins the entities of all reports into actors: one actor for all the names under which the reports print somebody."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from variorum.collate.bearers import adopt_titles
from variorum.collate.identity import group_members
from variorum.collate.landmarks import take_up_places
from variorum.collate.leading import Leaders
from variorum.collate.members import PRONOUNS, Group, Member
from variorum.collate.officers import take_up_officers
from variorum.collate.owned import adopt_owned
from variorum.collate.redescribed import take_up_described
from variorum.collate.reprinted import find_reprinted
from variorum.model.account import Actor, ActorName, Witness, witness
from variorum.model.report import AnnotatedReport, EntityKind
from variorum.text.names import split_name, strip_possessive
from variorum.text.scripts import is_other_script

_TELLS_MORE = re.compile(r"\s+(?:(?:of|for) (?:the )?[A-Z]|(?:at the time|of the day)\b)")
"""Behind a description: whose office it is, or that it was held once."""

Text = TypeVar("Text", bound=str)


@dataclass(frozen=True)
class ActorIndex:
    """The actors of a story, and for (report id, entity id) the id of the actor."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[tuple[str, str], str]


def join_actors(reports: Sequence[AnnotatedReport]) -> ActorIndex:
    """All actors of the reports, the most often named first; their ids do not depend on the order of ``reports``.

    Unnamed persons stay apart; different people of one family name do too (docs/decisions/0005-actors.md).
    """
    groups = sorted(
        adopt_owned(adopt_titles(group_members(reports)), reports),
        key=lambda group: (-sum(len(member.entity.mentions) for member in group.members), group.key),
    )
    find_reprinted(groups, reports)
    take_up_places(groups, reports)
    take_up_officers(groups, reports)
    Leaders(groups).take_up(reports)
    take_up_described(groups, reports)
    actors = []
    actor_of = {}
    for number, group in enumerate(groups, start=1):
        actors.append(_actor(f"a{number}", group))
        for member in group.members:
            actor_of[member.key] = f"a{number}"
    return ActorIndex(actors=tuple(actors), actor_of=actor_of)


def _actor(name: str, group: Group) -> Actor:
    counts, evidence = _printed_names(group.members)
    best = _best([member for member in group.members if member.entity.named] or group.members)
    return Actor(
        id=name,
        name=_with_owner(best),
        kind=_kind(group) or best.entity.kind,
        country=_most([member.entity.country for member in group.members if member.entity.country]),
        names=tuple(ActorName(text=text, reports=reports) for text, reports in counts),
        evidence=evidence,
        sector=_most([member.entity.sector for member in group.members if member.entity.sector]),
        named=best.entity.named,
        metonym=all(member.entity.metonym for member in group.members),
        why=_reason(group),
    )


def _kind(group: Group) -> EntityKind | None:
    """What kind of actor it is by most of its printed names; whom the story shows to be no person is a body or a place."""
    kinds = [member.entity.kind for member in group.members for _ in member.printed]
    most, kind = _most(kinds), group.key[0]
    if most == "person" and kind in ("organisation", "place") and not any(member.words for member in group.members):
        return "place" if kind == "place" else "organisation"
    return most


def _with_owner(member: Member) -> str:
    """The name; of a description with the pronoun that says whose it is, "his government", as the report prints it."""
    name = member.entity.name
    if member.entity.named or name.split()[0].casefold() in ("the", "a", "an"):
        return name
    owned = (words for _, _, words in member.phrases if words.partition(" ")[0].casefold() in PRONOUNS)
    printed = next((words for words in owned if words.partition(" ")[2].startswith(name)), None)
    return name if printed is None else printed[0].lower() + printed[1:]


def _most(values: Sequence[Text]) -> Text | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _best(members: list[Member]) -> Member:
    """The member with the name for the reader: a full name before a bare one, then the one of most reports, then by the alphabet."""
    spread = Counter(member.entity.name for member in members)

    def rank(member: Member) -> tuple[bool, int, int, int, str, tuple[str, str]]:
        name = member.entity.name
        described = member.entity.named and name.startswith("the ") and name.split()[-1].islower()
        words = 0 if described else len(name.split())
        fullness = min(words, 2) if member.words else words
        return (name.isupper() and len(name) > 4) or is_other_script(name), -fullness, -spread[name], -words, name, member.key

    return min(members, key=rank)


def _printed_names(members: list[Member]) -> tuple[list[tuple[str, dict[str, int]]], tuple[Witness, ...]]:
    counts: dict[str, dict[str, int]] = {}
    evidence = []
    for member in members:
        report = member.report
        for start, end, words in _longest(member):
            name = strip_possessive(words)
            reports = counts.setdefault(name, {})
            if report.id not in reports:
                evidence.append(witness(report.id, report.text, start, end))
            reports[report.id] = reports.get(report.id, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return ordered, tuple(sorted(evidence, key=lambda w: (w.report, w.start, w.end)))


def _longest(member: Member) -> list[tuple[int, int, str]]:
    """The printed names and longer phrases, less the plain nouns that a longer phrase holds: "the head" of "the head of the bank"."""
    around = {start: end for start, end, _ in member.phrases}
    closing = {end for _, end, _ in member.phrases}
    names = [
        (start, end, words)
        for start, end, words in member.printed
        if (around.get(start, end) <= end or not (_is_plain(words) or _goes_on(member, end, words)))
        and not (words[:1].islower() and end in closing)
    ]
    return names + member.phrases


def _goes_on(member: Member, end: int, words: str) -> bool:
    """Whether a description of somebody named is only the head of another office: "the Arvan minister" of trade."""
    bare = not set(split_name(words)) & set(member.words)
    return bool(member.words) and bare and _TELLS_MORE.match(member.report.text, end) is not None


def _is_plain(words: str) -> bool:
    """Whether a description is one noun only, with or without an article."""
    first, _, rest = words.partition(" ")
    article = first.casefold() in ("the", "a", "an")
    return (article and " " not in rest) or (not rest and first.islower())


def _reason(group: Group) -> str:
    """Why these are one actor, as a clause for the reader."""
    members = group.members
    if len(members) < 2:
        return "named in one report only"
    spellings: dict[str, list[str]] = {}
    for member in members:
        spellings.setdefault(strip_possessive(member.entity.name), []).append(member.report.id)
    if len(spellings) == 1:
        return f"the same name in {len(members)} reports"
    listed = "; ".join(f"{name} in {', '.join(reports)}" for name, reports in sorted(spellings.items()))
    kind = {"person": "one family name, given names that agree", "country": "names of one state"}.get(
        members[0].entity.kind, "forms of one name"
    )
    return f"{kind}: {listed}"
