"""Tells by its word whether a cue is one of saying or taking a stand ("denied", "issued a warning"), an estimate or an appeal."""

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.speech.words import load_words

_VERBS = load_words("cue_quoting.txt") | load_words("cue_stances.txt") | word_list("speech_verbs") | word_list("claiming_verbs")
_FELT = load_words("felt_verbs.txt")
_NOUNS = load_words("cue_nouns.txt")
_ESTIMATING = frozenset(("assess", "estimate", "gauge", "peg", "place", "put", "reckon", "set"))


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
    if cue.lemma_.lower() not in _ESTIMATING or not any(child.dep_ == "dobj" for child in cue.children):
        return False
    return any(_has_number(child) for child in cue.subtree if child.dep_ == "prep" and child.lower_ == "at" and child.i > cue.i)


def is_appeal(cue: Token) -> bool:
    """Whether a verb asks somebody to do something by its particle: "called on Bell to resign"."""
    on = any(child.dep_ == "prep" and child.lower_ in ("on", "upon") and child.i > cue.i for child in cue.children)
    to = any(child.dep_ in ("xcomp", "advcl") and child.i > cue.i and child.left_edge.lower_ == "to" for child in cue.children)
    return cue.lemma_.lower() == "call" and on and to


def _has_number(preposition: Token) -> bool:
    things = [child for child in preposition.children if child.dep_ in ("pobj", "nummod")]
    return any(word.like_num and word.ent_type_ not in ("DATE", "TIME") for thing in things for word in thing.subtree)
