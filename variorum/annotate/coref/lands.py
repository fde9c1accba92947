"""Takes up a state by a common noun: "the country" and "the nation" are the state of which the report speaks there."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View

_NOUNS = frozenset({"country", "nation"})
_PLAIN = frozenset({"entire", "whole"})
"""Adjectives before the noun that do not tell which one."""
_MOST = 0.6
"""Part of all that a report says of states, from which it is held to be a report of one state."""


def take_up_states(view: View, chains: list[Chain]) -> None:
    """Add to the chains of states the places where a report says "the country".

    Meant is the one state named before it in the sentence, else the report's own, else the one state of the sentence before.
    """
    states = {chain.country: chain for chain in chains if chain.kind == "country" and chain.country and chain.named}
    if not states:
        return
    counts = Counter(chain.country for chain in chains for m in chain.mentions if chain.country and m.form == "name")
    code, most = max(counts.items(), key=lambda pair: (pair[1], pair[0] or ""))
    own = states.get(code) if most >= _MOST * sum(counts.values()) else None
    taken = {index for chain in chains for mention in chain.mentions for index in range(mention.first, mention.last)}
    named = [(mention, chain) for chain in states.values() for mention in chain.mentions if mention.form == "name"]
    for token in _plain_nouns(view):
        if token.i in taken:
            continue
        here = _one(chain for m, chain in named if view.sentence[m.head] == view.sentence[token.i] and m.last <= token.i)
        place = view.running[token.i]
        before = _one(chain for m, chain in named if view.running[m.head] == place - 1 and not view.heading[m.head])
        state = here or own or before
        if state is not None:
            state.add(_mention(view, token))


def _plain_nouns(view: View) -> Iterator[Token]:
    """The nouns of "the country" outside quotations, with nothing beside them that tells which one."""
    for token in view.doc:
        if token.lower_ not in _NOUNS or token.pos_ != "NOUN" or view.skipped[token.i] or view.quoted[token.i]:
            continue
        left = [child for child in token.lefts if child.pos_ not in ("PUNCT", "SPACE")]
        plain = bool(left) and left[0].lower_ == "the" and all(child.lower_ in _PLAIN for child in left[1:])
        behind = any(child.dep_ in ("relcl", "acl", "appos") or child.lower_ == "of" for child in token.rights)
        if plain and not behind and token.dep_ not in ("compound", "nmod", "conj", "attr", "appos"):
            yield token


def _one(chains: Iterator[Chain]) -> Chain | None:
    found = {id(chain): chain for chain in chains}
    return next(iter(found.values())) if len(found) == 1 else None


def _mention(view: View, token: Token) -> Mention:
    first = next(child.i for child in token.lefts if child.lower_ == "the")
    start, end = view.range(first, token.i + 1)
    return Mention(
        start=start,
        end=end,
        first=first,
        last=token.i + 1,
        head=token.i,
        form="description",
        kind="country",
        name=f"the {token.lower_}",
        definite=True,
    )
