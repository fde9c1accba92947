"""Links "they", "both" and "the two leaders" to two or more who were named together just before: "X and Y met. They agreed ..."."""

from typing import NamedTuple

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.titles import role_at
from variorum.model.report import EntityKind

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_PAIRED = word_list("pair_nouns")
"""What two people who met may be called together."""
_STATES = word_list("pair_states")
"""What two states may be called together."""
_TOGETHER = word_list("meeting_verbs")
"""Verbs whose subject and object do it together: "X met Y"."""
_ACTING = word_list("agent_verbs") | word_list("speech_verbs") | word_list("pair_verbs")
"""Verbs that people or states do: what "they" of another verb are may be things."""
_PEOPLE = word_list("common_nouns")
_MOST = 5


class _Set(NamedTuple):
    """Those named together in one sentence."""

    chains: tuple[Chain, ...]
    kind: EntityKind
    sentence: int
    last: int
    """The last token of its names."""


class _Reference(NamedTuple):
    """Words that mean several at once. ``number`` is how many, 0 where they do not say; ``noun`` is "" for a bare pronoun."""

    first: int
    last: int
    number: int
    noun: str


def link_pairs(view: View, chains: list[Chain], descriptions: list[Mention]) -> tuple[list[Mention], list[tuple[Chain, Mention]]]:
    """Find what means two or more who were named together in the same sentence or in the one before.

    :param chains: the entities by name. :param descriptions: those found; one that means a pair ("the two leaders") is no group of its own.
    :returns: the descriptions that remain, and the mentions to add, each with the entity it belongs to.
    """
    sets = _find_sets(view, chains)
    if not sets:
        return descriptions, []
    plural = _plural_people(view, descriptions)
    found: list[tuple[Chain, Mention]] = []
    taken: set[int] = set()
    for token in view.doc:
        if token.dep_ not in ("nsubj", "nsubjpass") or view.quoted[token.i] or view.heading[token.i] or view.skipped[token.i]:
            continue
        words = _read_reference(token)
        meant = _meant_by(view, token, words, sets, plural) if words is not None else None
        if words is None or meant is None:
            continue
        taken.add(token.i)
        found += [(chain, _mention(view, words, chain.kind)) for chain in meant.chains]
    return [one for one in descriptions if one.head not in taken], found


def _mention(view: View, words: _Reference, kind: EntityKind) -> Mention:
    return view.mention(words.first, words.last, "pronoun", kind)


def _find_sets(view: View, chains: list[Chain]) -> dict[int, list[_Set]]:
    """By number of their running sentence, those who are subject together or meet one another."""
    owner = {mention.head: (chain, mention) for chain in chains for mention in chain.mentions if mention.form == "name"}
    sets: dict[int, list[_Set]] = {}
    for head, (_, mention) in sorted(owner.items()):
        token = view.doc[head]
        if token.dep_ not in ("nsubj", "nsubjpass") or view.heading[head] or view.skipped[head] or view.quoted[head]:
            continue
        members = [token, *token.conjuncts]
        if len(members) == 1 and token.head.lemma_.lower() in _TOGETHER:
            members += _partners(token.head)
        held = [owner.get(member.i) for member in members]
        named = [one for one in held if one is not None]
        kinds = {chain.kind for chain, _ in named}
        people = kinds == {"person"} and not any(chain.plural for chain, _ in named)
        if len(named) == len(members) and 2 <= len(named) <= _MOST and (people or kinds == {"country"}):
            together = tuple({id(chain): chain for chain, _ in named}.values())
            number = view.running[head]
            last = max(one.last for _, one in named)
            sets.setdefault(number, []).append(_Set(together, mention.kind, number, last))
    return sets


def _partners(verb: Token) -> list[Token]:
    """Whom the subject met, or talked with."""
    found = [child for child in verb.children if child.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "with":
            found += [below for below in child.children if below.dep_ == "pobj"]
    return [one for head in found for one in (head, *head.conjuncts)] if len(found) == 1 else []


def _plural_people(view: View, descriptions: list[Mention]) -> dict[int, list[int]]:
    """By running sentence the tokens of other groups that "they" might be."""
    found: dict[int, list[int]] = {}
    described = {mention.head for mention in descriptions if mention.plural}
    for token in view.doc:
        if token.i in described or (token.tag_ in ("NNS", "NNPS") and (token.ent_type_ == "NORP" or _is_of_people(view, token))):
            found.setdefault(view.running[token.i], []).append(token.i)
    return found


def _is_of_people(view: View, token: Token) -> bool:
    role = role_at(view, token.i)
    return token.lemma_.lower() in _PEOPLE or (role is not None and role[0].kind in ("person", "force", "group"))


def _read_reference(token: Token) -> _Reference | None:
    """The words by which the subject means several: "they", "both", "the two", "both leaders", "the two countries"."""
    lower = token.lower_
    if lower in ("they", "both"):
        return None if any(child.dep_ in ("prep", "relcl") for child in token.children) else _Reference(token.i, token.i + 1, 0, "")
    before = [child for child in token.children if child.i < token.i]
    if lower in _NUMBERS and [child.lower_ for child in before] == ["the"]:
        return _Reference(token.i - 1, token.i + 1, _NUMBERS[lower], "")
    if token.tag_ != "NNS" or not before or before[-1].i != token.i - 1:
        return None
    opening = [child.lower_ for child in before]
    noun = token.lemma_.lower()
    if opening == ["both"]:
        return _Reference(before[0].i, token.i + 1, 2, noun)
    if len(opening) == 2 and opening[0] == "the" and opening[1] in _NUMBERS:
        return _Reference(before[0].i, token.i + 1, _NUMBERS[opening[1]], noun)
    return None


def _meant_by(view: View, token: Token, words: _Reference, sets: dict[int, list[_Set]], plural: dict[int, list[int]]) -> _Set | None:
    """The one set that the words can mean; ``None`` where another could be meant or the words do not fit it."""
    number = view.running[token.i]
    near = [one for at in (number, number - 1) for one in sets.get(at, ()) if one.last <= words.first]
    chosen = near[0] if near else None
    if chosen is None or any({id(c) for c in one.chains} != {id(c) for c in chosen.chains} for one in near):
        return None
    size = len(chosen.chains)
    wanted = words.number or (2 if token.lower_ == "both" else size)
    if size < 2 or wanted != size or not _noun_fits(words.noun, chosen.kind):
        return None
    if words.noun:
        return chosen
    if token.head.lemma_.lower() not in _ACTING:
        return None
    others = [
        i for at in range(chosen.sentence, number + 1) for i in plural.get(at, ()) if i < token.i and not words.first <= i < words.last
    ]
    return None if others else chosen


def _noun_fits(noun: str, kind: EntityKind) -> bool:
    if not noun:
        return True
    return noun in (_PAIRED if kind == "person" else _STATES)
