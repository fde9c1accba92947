"""Settles over all reports of a story what kind of actor each name is: the parser may call a firm a person, or a person a firm."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.collate.firms import is_told_firm
from variorum.collate.members import Member
from variorum.collate.spellings import name_likeness, sound_like
from variorum.text.firms import has_legal_form, trades, without_legal_form
from variorum.text.given_names import is_given_name
from variorum.text.names import PARTICLES, bare_words, family_name, fold, spelling_key, split_name
from variorum.text.places import load_cities, load_gazetteer, name_key
from variorum.text.roles import load_roles

_NAMED_KINDS = ("place", "organisation", "group", "other")
_LAND_NOUNS = frozenset({"district", "governorate", "oblast", "prefecture", "province", "region", "township", "voivodeship"})
"""Nouns of lands: who is "X" in a story of "X province" is no person."""


_PAIR = 2
_SPELLED = 0.9
"""Likeness to a person's full name from which what one report takes for a body is that person."""
_ORIGIN = re.compile(r" (?:of|from) .*$")
_OWNER = re.compile(r"^.*?(?:['’]s|s['’]) (?=\w)")
"""What a report may print as one with a name: "the Union's Ada Lind", "Ada Lind of Norway"."""


def settle_people(members: list[Member]) -> None:
    """Take for a person, or for none, who is one in most of the story's mentions: the reports of one story speak of the same people.

    A name of one word is a person's where other reports print a person of that family name in full; it is nobody's whom no report
    gives a title, a pronoun or a given name, where one report takes it for something else.
    """
    shown = _shown(members)
    people = {word for member in members if len(member.words) > 1 and _core(member.entity.name) not in shown for word in member.words}
    shown = {name: kind for name, kind in shown.items() if name not in people}
    for member in members:
        if member.words and not _is_titled(member) and _core(member.entity.name) in shown:
            member.words = ()
    full = [member.words for member in members if len(member.words) > 1]
    printed_by: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for member in members:
        if len(member.words) > 1:
            printed_by[member.words].add(member.report.id)
    families = {family_name(words) for words in full}
    forms = {(frozenset(words), words[-1]) for words in full} | {(frozenset(words[:1]), words[-1]) for words in full if _is_short(words)}
    parts = families | {word for words in full for word in words}
    votes = _votes(members)
    gendered = {bare_words(member.entity.name) for member in members if len(member.words) > 1 and member.gender}
    sure = {name for name in gendered if 2 * votes[name]["person"] >= votes[name].total()}
    keys = {spelling_key(family) for family in families}
    doubles = {family for family in families if "-" in family}
    for member in members:
        member.words = _with_particle(_as_double(member.words, doubles), keys)
        entity = member.entity
        if not entity.named or load_gazetteer().find(entity.name) is not None or _core(entity.name) in shown:
            continue
        name = bare_words(entity.name)
        counter = votes[name]
        others = sum(count for kind, count in counter.items() if kind != "person")
        if member.words:
            if _is_nobody(member, counter["person"], others, name in parts) and name not in sure:
                member.words = ()
        elif entity.kind in ("organisation", "place", "group"):
            person = _as_person(entity.name, families, counter["person"] > others or name in sure, forms)
            member.words = person or _as_spelled(member, printed_by)


def _is_nobody(member: Member, people: int, others: int, part: bool) -> bool:
    """Whether a name that its report takes for a person's is none by the other reports."""
    if not others or part or _is_titled(member):
        return False
    return len(member.words) == 1 or others > people - (not is_given_name(member.words[0]))


def _shown(members: Iterable[Member]) -> dict[str, str]:
    """The bare names that a report shows to be a firm's or a land's, with their kind: "X Ltd", "X province"."""
    found = {}
    for member in members:
        entity = member.entity
        words = entity.name.split()
        if entity.named and entity.kind in (*_NAMED_KINDS, "person"):
            if has_legal_form(entity.name) or (entity.kind == "person" and not _is_titled(member) and is_told_firm(member)):
                found[_core(entity.name)] = "organisation"
            elif entity.kind != "person" and len(words) > 1 and fold(words[-1]) in _LAND_NOUNS:
                found[bare_words(" ".join(words[:-1]))] = "place"
            elif (
                entity.kind == "organisation"
                and len(words) == _PAIR
                and fold(words[-1]) in trades()
                and name_key(words[0]) not in load_cities()
            ):
                found[bare_words(words[0])] = "organisation"
    return {name: kind for name, kind in found.items() if load_gazetteer().find(name.title()) is None}


def _core(name: str) -> str:
    return bare_words(without_legal_form(name))


def _as_double(words: tuple[str, ...], doubles: set[str]) -> tuple[str, ...]:
    """The words of a name, its last two as one where the story prints them with a hyphen: "Osei Bonsu" of "Ama Osei-Bonsu"."""
    last = "-".join(words[-2:])
    return (*words[:-2], last) if len(words) > 1 and last in doubles else words


def _with_particle(words: tuple[str, ...], families: set[str]) -> tuple[str, ...]:
    """The words of a name, "Ben X", "De X" and "Van der X" as one where other reports print them together."""
    first = len(words) - 1
    while first > 0 and words[first - 1] in PARTICLES:
        first -= 1
        if spelling_key("".join(words[first:])) in families:
            return (*words[:first], "".join(words[first:]))
    return words


def _as_person(name: str, families: set[str], voted: bool, forms: set[tuple[frozenset[str], str]]) -> tuple[str, ...]:
    """The words of a name that the story shows to be a person's: a family name, a title with one, or a full name so called elsewhere.

    :param forms: the words of the full names of the story's people, of "A. Lind" the initial alone, each with the last of them.
    """
    words = split_name(name)
    role = load_roles().get(words[0]) if len(words) == 2 else None
    if words and words[-1] in families and (len(words) == 1 or (role is not None and role.kind == "person" and role.title)):
        return words[-1:]
    if len(words) < 2:
        return ()
    return words if voted or _is_other_form(words, forms) else ()


def _as_spelled(member: Member, printed_by: Mapping[tuple[str, ...], set[str]]) -> tuple[str, ...]:
    """The words of a name that is another spelling of a person's whom another report prints in full: "Coumba Sar of Senegal".

    :param printed_by: the full names of the story's people, each with the reports that print it.
    """
    plain = _OWNER.sub("", _ORIGIN.sub("", member.entity.name))
    words = split_name(plain) if all(word[0].isupper() for word in plain.split()) else ()
    if len(words) < _PAIR:
        return ()
    others = (name for name, reports in printed_by.items() if name != words and len(words) <= len(name) and reports - {member.report.id})
    alike = (sound_like(words[-1], name[-1]) >= _SPELLED and name_likeness(words, name) >= _SPELLED for name in others)
    return words if any(alike) else ()


def _is_other_form(words: tuple[str, ...], forms: set[tuple[frozenset[str], str]]) -> bool:
    """Whether a name is a person's with the family name first, or with the given name for its initial."""
    turned = any((frozenset(words), word) in forms for word in words[:-1])
    return turned or (len(words) == _PAIR and (frozenset(words[0][0]), words[-1]) in forms)


def _is_short(words: tuple[str, ...]) -> bool:
    return len(words) == _PAIR and len(words[0]) == 1


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


def kinds_of(members: Sequence[Member]) -> dict[str, str]:
    """By the words of each name that is no person's its kind, as most of the story's mentions have it: place, body, group."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    shown = _shown(members)
    for member in members:
        misread = member.entity.kind == "person" and not member.words
        if (member.entity.kind in _NAMED_KINDS or misread) and member.entity.named and not _is_town_with_seat(member.entity.name):
            votes[bare_words(member.entity.name)][member.entity.kind] += len(member.printed)
    kinds = {name: min(counter, key=lambda kind: (kind == "person", -counter[kind], kind)) for name, counter in votes.items()}
    return kinds | {name: shown[name] for name in kinds if name in shown}


def _is_town_with_seat(name: str) -> bool:
    """Whether each mention by itself tells if the town is meant or those who sit there."""
    place = load_gazetteer().find(name)
    return place is not None and place.kind == "seat" and name_key(name) in load_cities()
