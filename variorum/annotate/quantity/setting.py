"""Finds whose a number is by what he does: a court sentences to eight years, a union demands 120 days, a hospital has 21 bodies."""

from collections.abc import Callable
from typing import Final

from spacy.tokens import Span, Token

from variorum.annotate.quantity.lexicon import LENGTHS
from variorum.annotate.quantity.sources import PROPOSERS, antecedent

_SETTING: Final = frozenset(
    "sentence remand jail imprison detain ban bar order give grant allow suspend adjourn postpone extend prolong".split()
)
"""Verbs by which an authority lays down how long."""
_WITH_ACT: Final = frozenset({"order", "allow"})
"""Those whose length stands with what is to be done: "ordered him to leave within 48 hours"."""
_GIVING: Final = frozenset({"give", "grant", "allow"})
_WITHIN: Final = frozenset({"dobj", "pobj", "prep", "xcomp", "ccomp", "nummod", "npadvmod", "advcl", "dative", "amod", "acomp"})
_NEAR: Final = 5
_LOST: Final = frozenset("dead body victim casualty fatality missing killed corpse".split())
"""What somebody who "has" so many of them counts."""


def set_by(amount: Span, named: Callable[[Token], str | None]) -> tuple[str, Token] | None:
    """The entity that lays down the length of time, and the verb by which it does; ``None`` where nobody is said to."""
    noun = amount.root.head
    if noun.lemma_.lower() not in LENGTHS or amount.root.dep_ != "nummod":
        return None
    node = noun
    for verb in noun.ancestors:
        if node.dep_ not in _WITHIN:
            return None
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _SETTING:
            return _setter(verb, node, named)
        node = verb
    return None


def _setter(verb: Token, node: Token, named: Callable[[Token], str | None]) -> tuple[str, Token] | None:
    """The subject that sets what hangs on the verb as ``node``, and the verb."""
    if verb.lemma_.lower() in _GIVING and node.dep_ not in ("dobj", "nummod"):
        return None  # "the dam gave way in three weeks"
    if node.dep_ in ("xcomp", "ccomp", "advcl") and verb.lemma_.lower() not in _WITH_ACT:
        return None
    if not any(child.dep_ in ("dobj", "dative") for child in verb.children) and verb.lemma_.lower() not in _WITH_ACT:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "conj":
        subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    name = named(antecedent(subject)) if subject is not None else None
    return (name, verb) if name is not None else None


_TERMS: Final = frozenset(
    "demand condition term offer proposal plan request answer reply response reasoning argument explanation account version claim".split()
)
"""Nouns for what somebody wants, offers or holds."""


def listed_by(amount: Span, named: Callable[[Token], str | None]) -> str | None:
    """Whose demands or offer a sentence lists behind a colon: "Her demands are still the same: 40 buses, a new head"."""
    sentence = amount.doc[amount.sent.start : amount.start]
    colon = next((token for token in reversed(sentence) if token.text == ":"), None)
    for noun in amount.doc[amount.sent.start : colon.i] if colon is not None else ():
        if noun.lemma_.lower() in _TERMS and noun.pos_ == "NOUN":
            return next((name for child in noun.children if child.dep_ == "poss" and (name := named(child)) is not None), None)
    return None


def wanted_by(amount: Span, named: Callable[[Token], str | None]) -> str | None:
    """Who demands or offers the amount in the clause nearest to it: "the union is demanding 120"."""
    noun = amount.root.head if amount.root.dep_ in ("nummod", "compound") else amount.root
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in PROPOSERS:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return named(antecedent(subject)) if subject is not None else None


def held_by(amount: Span, named: Callable[[Token], str | None]) -> str | None:
    """Who "has" so many dead: the union of "the union has 57 dead", the doctor who "had 21 bodies by nightfall"."""
    before = amount.doc[max(amount.sent.start, amount.start - _NEAR) : amount.start]
    verb = next((token for token in reversed(before) if token.pos_ == "VERB"), None)
    behind = amount.doc[amount.end : amount.end + 4]
    if verb is None or verb.lemma_ != "have" or not any(token.lemma_.lower() in _LOST for token in behind):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    return named(antecedent(subject)) if subject is not None else None
