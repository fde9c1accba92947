"""Tells by its word whether a cue is one of saying or taking a stand ("denied", "issued a warning"), an estimate or an appeal."""

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.speech.words import load_words

_VERBS = load_words("cue_quoting.txt") | load_words("cue_stances.txt") | word_list("speech_verbs") | word_list("claiming_verbs")
_FELT = load_words("felt_verbs.txt")
_NOUNS = load_words("cue_nouns.txt")
_ESTIMATING = frozenset(("assess", "estimate", "gauge", "peg", "place", "put", "reckon", "set"))
_WOULD = frozenset(("would", "'d", "’d"))
_REVISING = frozenset(("cut", "increase", "lower", "raise", "reduce", "revise"))
_COUNTS = frozenset("count estimate figure forecast number tally toll total".split())
"""What somebody puts at a number, or raises to one."""
_VIEWS = {
    "in": frozenset("assessment estimation judgement judgment opinion telling view word".split()),
    "by": frozenset("calculation count estimate estimation reckoning tally".split()),
}
"""By preposition the nouns under which a clause is somebody's judgement."""


def is_saying(cue: Token) -> bool:
    """Whether a cue tells that something was said: a verb of saying or of taking a stand that happened, a noun of saying or its verb."""
    if cue.pos_ == "NOUN":
        return cue.lemma_.lower() in _NOUNS
    if any(child.tag_ == "MD" or (child.dep_ == "aux" and child.tag_ == "TO") for child in cue.children):
        return False
    if cue.lemma_.lower() in _VERBS or (cue.tag_ == "VBN" and cue.lemma_.lower() in _FELT):
        return True
    return any(child.dep_ == "dobj" and child.lemma_.lower() in _NOUNS for child in cue.children)


def is_estimate(cue: Token) -> bool:
    """Whether a verb gives somebody's figure of a thing: "put its losses at 31", "places the cost at $3 million"."""
    things = [child for child in cue.children if child.dep_ == "dobj"]
    lemma = cue.lemma_.lower()
    if lemma not in (_ESTIMATING | _REVISING) or not things:
        return False
    counted = any(thing.lemma_.lower() in _COUNTS for thing in things)
    own = lemma in _ESTIMATING or (counted and any(child.dep_ == "poss" for thing in things for child in thing.children))
    at = "at" if lemma in _ESTIMATING else "to"
    return own and any(
        _has_number(child, counted) for child in cue.subtree if child.dep_ == "prep" and child.lower_ == at and child.i > cue.i
    )


def is_appeal(cue: Token) -> bool:
    """Whether a verb asks somebody to do something by its particle: "called on Bell to resign"."""
    on = any(child.dep_ == "prep" and child.lower_ in ("on", "upon") and child.i > cue.i for child in cue.children)
    to = any(child.dep_ in ("xcomp", "advcl") and child.i > cue.i and child.left_edge.lower_ == "to" for child in cue.children)
    return cue.lemma_.lower() == "call" and on and to


def is_wish(cue: Token) -> bool:
    """Whether a verb tells what somebody would like another to do: "would like him to testify"."""
    if cue.lemma_.lower() not in ("like", "prefer") or not any(child.dep_ == "aux" and child.lower_ in _WOULD for child in cue.children):
        return False
    others = any(child.dep_ == "ccomp" and any(below.dep_ == "nsubj" for below in child.children) for child in cue.rights)
    return others or {"dobj", "xcomp"} <= {child.dep_ for child in cue.rights}


def is_view(noun: Token) -> bool:
    """Whether a noun sets what its clause tells under somebody's judgement: "in Bell's view", "by the board's count"."""
    return noun.dep_ == "pobj" and noun.lemma_.lower() in _VIEWS.get(noun.head.lower_, ())


def _has_number(preposition: Token, counted: bool) -> bool:
    """Whether a number follows; ``counted`` where a count is spoken of, so that it is no time of day."""
    things = [child for child in preposition.children if child.dep_ in ("pobj", "nummod")]
    return any(word.like_num and (counted or word.ent_type_ not in ("DATE", "TIME")) for thing in things for word in thing.subtree)
