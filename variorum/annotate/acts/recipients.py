"""Finds to whom an act is done, with whom and where, by walking the dependency tree."""

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, heads_with_conjuncts, parties_of, parties_of_one
from variorum.annotate.acts.roles import is_passive, patients_of

_TARGET_ORDER = (
    "against",
    "to",
    "on",
    "upon",
    "with",
    "at",
    "toward",
    "towards",
    "from",
    "of",
    "for",
    "over",
    "into",
    "between",
    "among",
    "in",
)
_NO_TARGET = frozenset(
    {
        "by",
        "before",
        "after",
        "since",
        "during",
        "under",
        "despite",
        "until",
        "following",
        "amid",
        "according",
        "because",
        "as",
        "like",
        "ahead",
    }
)


def prepositional_of(word: Token) -> Iterator[tuple[str, Token]]:
    """The nouns joined to a word by prepositions, as (preposition, noun), the likelier recipients first."""
    found = []
    for child in word.children:
        if child.dep_ in ("prep", "agent") or (child.dep_ == "advmod" and child.pos_ == "ADP"):
            name = child.lower_
            for below in child.children:
                if below.dep_ == "pobj":
                    found.append((_TARGET_ORDER.index(name) if name in _TARGET_ORDER else 99, name, below))
                elif below.dep_ == "prep":
                    found.extend((50, name, deep) for deep in below.children if deep.dep_ == "pobj")
    for _, name, noun in sorted(found, key=lambda item: (item[0], item[2].i)):
        yield name, noun


def partners_of(verb: Token, cast: Cast, actors: tuple[str, ...]) -> list[str]:
    """The other side of a meeting or a deal: the object, or the noun after "with" or "between"."""
    found = [name for noun in patients_of(verb) for one in heads_with_conjuncts(noun) for name in parties_of_one(one, cast)]
    nouns = [verb, *patients_of(verb)]
    for word in nouns:
        for name, noun in prepositional_of(word):
            if name in ("with", "between", "among", "from"):
                found.extend(parties_of(noun, cast))
    return [name for name in dict.fromkeys(found) if name not in actors]


def recipients_of(verb: Token, cast: Cast, actors: tuple[str, ...], depth: int = 0) -> list[str]:
    """The parties an act is done to: objects, then nouns inside the objects, then prepositions, then the complement's parties."""
    found: list[str] = []
    objects = patients_of(verb)
    for noun in objects:
        for one in heads_with_conjuncts(noun):
            found.extend(parties_of_one(one, cast))
    if not found:
        for noun in objects:
            found.extend(_nested_parties(noun, cast))
    found = [name for name in dict.fromkeys(found) if name not in actors]
    if found:
        return found
    for name, noun in prepositional_of(verb):
        if name not in _NO_TARGET or (name == "by" and objects and not is_passive(verb)):
            inner = parties_of(noun, cast) or _nested_parties(noun, cast)
            found.extend(party for party in inner if party not in actors)
            if found:
                return list(dict.fromkeys(found))
    if depth < 3:
        for child in verb.children:
            if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX"):
                found.extend(_complement_parties(child, cast, actors, depth))
                if found:
                    break
    return list(dict.fromkeys(found))


def places_of(word: Token, cast: Cast, depth: int = 0) -> list[str]:
    """Places and states named after a preposition in the word's phrase: where it is done, whither, against what ground."""
    found: list[str] = []
    for name, noun in prepositional_of(word):
        if name in _NO_TARGET:
            continue
        place = cast.at(noun)
        if place is not None and cast.entities[place].kind in ("place", "country"):
            found.append(place)
        elif depth < 5:
            found.extend(places_of(noun, cast, depth + 1))
    for noun in patients_of(word) if depth < 2 else ():
        place = cast.at(noun)
        if place is not None and cast.entities[place].kind in ("place", "country"):
            found.append(place)
        found.extend(places_of(noun, cast, depth + 1))
    if not found and depth < 2:
        for child in word.children:
            if child.dep_ == "xcomp":
                found.extend(places_of(child, cast, depth + 1))
    return list(dict.fromkeys(found))


def _nested_parties(noun: Token, cast: Cast, depth: int = 0) -> list[str]:
    found: list[str] = []
    if depth > 3:
        return found
    for _, below in prepositional_of(noun):
        found.extend(parties_of(below, cast) or _nested_parties(below, cast, depth + 1))
        if found:
            return found
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            found.extend(party for below in patients_of(child) if below != noun for party in parties_of(below, cast))
            for _, below in prepositional_of(child):
                found.extend(parties_of(below, cast))
            if found:
                return found
    return found


def _complement_parties(verb: Token, cast: Cast, actors: tuple[str, ...], depth: int) -> list[str]:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    named = [name for noun in subjects for name in parties_of(noun, cast) if name not in actors]
    return named or recipients_of(verb, cast, actors, depth + 1)
