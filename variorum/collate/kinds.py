"""Settles over all reports of a story what kind of actor each name is: the parser may call a firm a person, or a person a firm."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from variorum.collate.members import Member
from variorum.text.names import PARTICLES, bare_words, family_name, spelling_key, split_name
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles

_NAMED_KINDS = ("place", "organisation", "group", "other")


def settle_people(members: list[Member]) -> None:
    """Take for a person, or for none, who is one in most of the story's mentions: the reports of one story speak of the same people.

    A name of one word is a person's where other reports print a person of that family name in full.
    """
    families = {family_name(member.words) for member in members if len(member.words) > 1}
    parts = families | {word for member in members if len(member.words) > 1 for word in member.words}
    votes = _votes(members)
    keys = {spelling_key(family) for family in families}
    for member in members:
        member.words = _with_particle(member.words, keys)
        entity = member.entity
        if not entity.named or load_gazetteer().find(entity.name) is not None:
            continue
        counter = votes[bare_words(entity.name)]
        others = sum(count for kind, count in counter.items() if kind != "person")
        if member.words:
            if others > counter["person"] - (len(member.words) == 1) and not _is_titled(member) and bare_words(entity.name) not in parts:
                member.words = ()
        elif entity.kind in ("organisation", "place"):
            member.words = _as_person(entity.name, families, counter["person"] > others)


def _with_particle(words: tuple[str, ...], families: set[str]) -> tuple[str, ...]:
    """The words of a name, "Ben X" and "De X" as one where other reports print the two together."""
    if len(words) < 2 or words[-2] not in PARTICLES or spelling_key(words[-2] + words[-1]) not in families:
        return words
    return (*words[:-2], words[-2] + words[-1])


def _as_person(name: str, families: set[str], voted: bool) -> tuple[str, ...]:
    """The words of a name that the story shows to be a person's: a family name, a title with one, or a full name so called elsewhere."""
    words = split_name(name)
    role = load_roles().get(words[0]) if len(words) == 2 else None
    if words and words[-1] in families and (len(words) == 1 or (role is not None and role.kind == "person" and role.title)):
        return words[-1:]
    return words if voted and len(words) > 1 else ()


def _is_titled(member: Member) -> bool:
    """Whether a title or a pronoun in the report says that it is a person."""
    roles = load_roles()
    return member.gender is not None or any(role not in roles or roles[role].title for role in member.entity.roles)


def _votes(members: Iterable[Member]) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        if member.entity.named:
            votes[bare_words(member.entity.name)]["person" if member.words else member.entity.kind] += len(member.printed)
    return votes


def kinds_of(members: Iterable[Member]) -> dict[str, str]:
    """By the words of each name that is no person's its kind, as most of the story's mentions have it: place, body, group."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        misread = member.entity.kind == "person" and not member.words
        if (member.entity.kind in _NAMED_KINDS or misread) and member.entity.named:
            votes[bare_words(member.entity.name)][member.entity.kind] += len(member.printed)
    return {name: min(counter, key=lambda kind: (kind == "person", -counter[kind], kind)) for name, counter in votes.items()}
