"""Knows which deeds are done against somebody: hostile verbs, harms that are brought, fights to which one goes."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.frames import nouns_of
from variorum.annotate.acts.roles import patients_of
from variorum.annotate.acts.word_classes import words_in

_FIGHTS = frozenset({"arbitration", "arms", "court", "courts", "force", "law", "streets", "tribunal", "violence", "war"})
"""To what a threat is to go."""
_BEGINNING = frozenset("announce begin call declare hold launch organise organize stage start".split())
STOPPAGES = frozenset({"strike", "walkout", "boycott", "blockade", "stoppage", "protest", "shutdown", "lockout"})


def brings_harm(verb: Token) -> bool:
    """Whether its object is a harm, or a stoppage that it begins: "call a strike"."""
    harms = words_in("harm_noun") | (STOPPAGES if verb.lemma_.lower() in _BEGINNING else frozenset())
    return any(nouns_of(child) & harms for child in verb.children if child.dep_ == "dobj")


def goes_to_fight(verb: Token) -> bool:
    """Whether one goes to court, to war, to the streets."""
    return verb.lemma_.lower() in ("go", "resort", "turn", "take") and any(
        below.lower_ in _FIGHTS for child in verb.children if child.lower_ == "to" for below in child.children
    )


def is_hostile(verb: Token) -> bool:
    """Whether the verb names a deed done against others."""
    lemma = verb.lemma_.lower()
    return lemma in words_in("hostile") or (lemma == "call" and any(child.lower_ == "out" for child in verb.children))


def is_aimed(verb: Token, cast: Cast) -> bool:
    """Whether a hostile deed is done to a party."""
    return is_hostile(verb) and any(parties_of(noun, cast) for noun in patients_of(verb))
