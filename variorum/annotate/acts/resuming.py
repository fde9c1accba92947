"""Finds who goes on after a reported clause: in "X said the ship had been lost and demanded an apology" it is X who demands."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.roles import subjects_of

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PRESENT = frozenset({"VBZ", "VBP"})
_HAVING = frozenset({"has", "have"})


def resumed_by(word: Token, cast: Cast, *, sure: bool) -> tuple[str, ...]:
    """The parties that said what stands before a verb which the parser joins to their words, and that also do what the verb says.

    :param sure: only where the tense leaves no doubt: of two joined verbs the first is bare ("that X go") or has an auxiliary, which the
        second, in the tense of the verb of saying, cannot share.
    """
    first = _first_joined(word)
    if first is None or first.dep_ != "ccomp" or first.head.pos_ != "VERB" or first.head.i > first.i:
        return ()
    sayer = first.head
    tense = _tense_of(word)
    if tense is None or tense != _tense_of(sayer):
        return ()
    unshared = first.tag_ == "VB" or any(child.dep_ in ("aux", "auxpass") for child in first.children)
    if sure and (word.tag_ not in ("VBD", "VBZ") or not unshared):
        return ()
    return tuple(dict.fromkeys(name for noun in subjects_of(sayer) for name in parties_of(noun, cast)))


def _first_joined(word: Token) -> Token | None:
    """The first of the joined verbs of which the word is a later one without a subject of its own."""
    node = word
    for _ in range(4):
        if node.dep_ != "conj" or node.head.pos_ not in ("VERB", "AUX") or any(child.dep_ in _SUBJECTS for child in node.children):
            break
        node = node.head
    return node if node != word and node.dep_ != "conj" else None


def _tense_of(verb: Token) -> str | None:
    """``past`` or ``present`` of a finite verb; a perfect with "has" is present."""
    if verb.tag_ == "VBD":
        return "past"
    aux = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if verb.tag_ in _PRESENT or (verb.tag_ in ("VBN", "VBD") and aux & _HAVING):
        return "present"
    return None
