"""Reads what a bare number stands for that is put on something or told by somebody: "put the crowd at 2,000", "6,000 had come"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from variorum.annotate.quantity.elliptic import is_elliptic
from variorum.annotate.quantity.lexicon import is_measure
from variorum.model.report import Figure

_PUTTING = frozenset({"put", "place", "estimate", "reckon", "set", "give", "count", "peg"})
"""Verbs by which somebody puts something "at" a number."""
_CROWDS = frozenset(
    {"attendance", "congregation", "crowd", "demonstration", "gathering", "march", "procession", "protest", "rally", "throng", "turnout"}
)
"""Nouns for many people together."""
_COMING = frozenset({"arrive", "assemble", "attend", "come", "demonstrate", "flock", "gather", "march", "protest", "queue", "rally"})
"""Verbs for what a crowd does."""
_COUNTS = frozenset({"figure", "number", "tally", "total"})
"""Nouns for a count, which do not say of what."""
_ALIKE = 3
"""How many times as much one of two rival counts may be as the other."""
_LEAST = 10


def stated_of(tokens: Span) -> Token | None:
    """The crowd, or the several, on which a bare number is put: "put the crowd at 2,000", "the crowd numbered 2,000"; else ``None``."""
    root = tokens.root
    if root.i != tokens.end - 1:
        return None
    if root.dep_ == "pobj" and root.head.lower_ == "at" and (thing := _of_count(root.head.head)) is not None:
        return thing
    if root.dep_ == "pobj" and root.head.lower_ == "at" and root.head.head.lemma_.lower() in _PUTTING:
        verb = root.head.head
        wanted = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "dobj"
    elif root.dep_ in ("dobj", "attr") and root.head.lemma_.lower() == "number":
        verb, wanted = root.head, "nsubj"
    else:
        return None
    thing = next((child for child in verb.children if child.dep_ == wanted), None)
    if thing is not None and thing.lemma_.lower() in _COUNTS:
        whole = (below for of in thing.children if of.dep_ == "prep" and of.lower_ == "of" for below in of.children if below.dep_ == "pobj")
        thing = next(whole, None)
    return thing if thing is not None and (thing.tag_ == "NNS" or is_crowd(thing)) else None


def _of_count(noun: Token) -> Token | None:
    """Whose number is given where the verb is left out: the strikers of "the mayor the number of strikers at 58,000"."""
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return noun if of is not None and of.head.lemma_.lower() in _COUNTS and noun.tag_ == "NNS" else None


def is_crowd(noun: Token) -> bool:
    """Whether a noun is many people together, whose number is one of people."""
    return noun.lemma_.lower() in _CROWDS


def is_of_comers(tokens: Span) -> bool:
    """Whether so many do what a crowd does: "6,000 had come", "some 400 marched"."""
    root = tokens.root
    if root.i != tokens.end - 1 or root.dep_ != "nsubj" or any(child.dep_ == "prep" for child in root.children):
        return False
    return root.head.lemma_.lower() in _COMING and root.head.i > root.i


def unit_of_rival(found: Sequence[Figure], value: float | int | None, tokens: Span) -> str | None:
    """The unit of the last figure of the report that a bare number told by somebody may rival: "41 pilgrims ... Lind says 37".

    :param found: the figures before it, in the order of the text.
    """
    if value is None or value < _LEAST or not is_elliptic(tokens):
        return None
    near = (one for one in reversed(found) if one.unit and one.value and max(one.value, value) <= _ALIKE * min(one.value, value))
    return next((one.unit for one in near if not is_measure(one.unit or "")), None)
