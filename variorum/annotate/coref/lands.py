"""Takes up a land by a common noun: "the country" is the state of which the report speaks there, "the state" one of a federation's."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.republics import REALMS
from variorum.model.report import EntityKind
from variorum.text.places import load_gazetteer

_COUNTRY = frozenset({"country", "nation"})
_STATE = frozenset({"state"})
_FEDERATIONS = frozenset({"AUS", "BRA", "DEU", "IND", "MEX", "MYS", "NGA", "USA", "VEN"})
"""States whose parts are called states."""
_PLAIN = frozenset({"entire", "whole"})
"""Adjectives before the noun that do not tell which one."""
_MOST, _LEAST = 0.6, 2
"""Part and number of a report's mentions of lands from which it is held to be a report of that land."""


def take_up_lands(view: View, chains: list[Chain]) -> None:
    """Add to the chains of states the places where a report says "the country", to those of a federation's states "the state".

    Meant is the one land named before it in the sentence, else the report's own, else the one land of the sentence before.
    """
    states = [chain for chain in chains if chain.kind == "country" and chain.country and chain.named]
    weights = Counter(chain.country for chain in chains for m in chain.mentions if chain.country and m.form == "name")
    _take_up(view, chains, states, _foremost(states, [weights[chain.country or ""] for chain in states], sum(weights.values())), _COUNTRY)
    for noun, codes in REALMS.items():
        realms = [state for state in states if state.country in codes]
        if len(realms) == 1:
            _take_up(view, chains, realms, realms[0], frozenset({noun}))
    members = [chain for chain in chains if chain.kind == "place" and _is_federal_state(chain)]
    counts = [len(chain.mentions) for chain in members]
    _take_up(view, chains, members, _foremost(members, counts, sum(counts)), _STATE)


def _foremost(lands: list[Chain], counts: list[int], total: int) -> Chain | None:
    """The land that makes up most of what the report says of lands of its kind."""
    return next((land for land, count in zip(lands, counts, strict=True) if count >= _MOST * total and count >= _LEAST), None)


def _is_federal_state(chain: Chain) -> bool:
    place = load_gazetteer().find(chain.mentions[0].name)
    return place is not None and place.kind == "region" and place.country in _FEDERATIONS


def _take_up(view: View, chains: list[Chain], lands: list[Chain], own: Chain | None, nouns: frozenset[str]) -> None:
    if not lands:
        return
    taken = {index for chain in chains for mention in chain.mentions for index in range(mention.first, mention.last)}
    named = [(mention, chain) for chain in lands for mention in chain.mentions if mention.form == "name"]
    for token in _plain_nouns(view, nouns):
        if token.i in taken:
            continue
        here = _one(chain for m, chain in named if view.sentence[m.head] == view.sentence[token.i] and m.last <= token.i)
        place = view.running[token.i]
        before = _one(chain for m, chain in named if view.running[m.head] == place - 1 and not view.heading[m.head])
        land = here or own or before
        if land is not None:
            land.add(_mention(view, token, land.kind))


def _plain_nouns(view: View, nouns: frozenset[str]) -> Iterator[Token]:
    """The nouns of "the country" outside quotations, with nothing beside them that tells which one."""
    for token in view.doc:
        if token.lower_ not in nouns or token.pos_ not in ("NOUN", "PROPN") or view.skipped[token.i] or view.quoted[token.i]:
            continue
        left = [child for child in token.lefts if child.pos_ not in ("PUNCT", "SPACE")]
        plain = bool(left) and left[0].lower_ == "the" and all(child.lower_ in _PLAIN for child in left[1:])
        behind = any(child.dep_ in ("relcl", "acl", "appos") or child.lower_ == "of" for child in token.rights)
        if plain and not behind and token.dep_ not in ("compound", "nmod", "conj", "attr", "appos"):
            yield token


def _one(chains: Iterator[Chain]) -> Chain | None:
    found = {id(chain): chain for chain in chains}
    return next(iter(found.values())) if len(found) == 1 else None


def _mention(view: View, token: Token, kind: EntityKind) -> Mention:
    first = next(child.i for child in token.lefts if child.lower_ == "the")
    return view.mention(first, token.i + 1, "description", kind, name=f"the {token.lower_}", definite=True)
