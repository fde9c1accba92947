"""Reads what a bare number stands for that is put on something or told by somebody: "put the crowd at 2,000", "6,000 had come"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from variorum.annotate.quantity.elliptic import is_elliptic, is_told, opens_sentence
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
_FAR = 5
"""From how many times on the nearest count is none of the same things."""
_ALL = 100
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
    near = (one for one in reversed(found) if one.unit and _are_alike(one.value, value, _ALIKE))
    return next((one.unit for one in near if not is_measure(one.unit or "")), None)


def by_size(near: Sequence[Figure], value: float | int | None, tokens: Span) -> list[Figure]:
    """Figures before a bare number, the nearest first unless it cannot be of the same things and one before it can.

    What somebody tells is put against a number much like it; those of whom something is told are no more than they were: "a hundred
    crates on four lorries; sixty were opened".

    :param near: the nearest first.
    """
    if not near or not value:
        return list(near)
    told, done = is_told(tokens.root), tokens.root.dep_ in ("nsubj", "nsubjpass")
    if done and opens_sentence(tokens):
        near = [one for one in near if (one.value or 0) >= value and not is_measure(one.unit or "") and _is_spoken_of(one, tokens)]
        if not near:
            return []
    first = near[0].value or 0
    unfit = (told and not _are_alike(first, value, _FAR)) or (done and first < value) or (near[0].unit == "percent" and value > _ALL)
    if not unfit:
        return list(near)
    return sorted(near, key=lambda one: not _may_rival(one, near[0], value, done=done))


def _is_spoken_of(one: Figure, tokens: Span) -> bool:
    """Whether the sentence before tells of nothing else in the plural than what a figure before it counts."""
    start = tokens.sent.start
    if start == 0:
        return False
    last = tokens.doc[start - 1].sent
    return one.end > last.start_char or not any(word.tag_ == "NNS" and word.dep_ != "nsubj" for word in last)


def _may_rival(one: Figure, nearest: Figure, value: float | int, *, done: bool) -> bool:
    """Whether a figure is of the size of a bare number, or one from which so many may be taken, and measured as the nearest is."""
    if is_measure(one.unit or "") != (is_measure(nearest.unit or "") and nearest.unit != "percent"):
        return False
    return _are_alike(one.value, value, _ALIKE) or (done and (one.value or 0) >= value)


def _are_alike(one: float | int | None, other: float | int, times: int) -> bool:
    """Whether neither of two counts is more than so many times the other."""
    return bool(one) and max(one or 0, other) <= times * min(one or 0, other)
