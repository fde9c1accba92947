"""Finds the word that a time expression hangs on, past what the parser mostly gets wrong."""

from spacy.tokens import Span, Token

_OF_CLAUSE = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "compound", "nmod", "appos", "conj", "attr"})
"""Relations by which a name belongs to a clause or phrase."""


def governor_of(time: Span) -> Token:
    """The word that the time expression hangs on."""
    root = time.root
    before = time.doc[time.start - 1] if time.start > time.sent.start else root
    if root.dep_ in ("compound", "nummod", "nmod") and root.head.pos_ == "PROPN":
        if before.dep_ == "prep":
            return before.head  # the parser takes "On Friday Anna Ovik" for one name
        if before.dep_ in ("det", "poss") and before.head == root.head and root.like_num:
            return root.head  # "the 2023 Central Bank Act"
    node = root.head if root.dep_ in ("pobj", "pcomp") else root
    return _verb_behind(time, node.head) or _past_names(node.head)


def _verb_behind(time: Span, noun: Token) -> Token | None:
    """The verb right behind a time that the parser has hung on a noun of its subject: "the men of the Front on Friday left"."""
    behind = time.doc[time.end] if time.end < time.sent.end else None
    if behind is None or noun.pos_ not in ("NOUN", "PROPN") or behind.pos_ not in ("VERB", "AUX", "ADV"):
        return None
    if time.start > time.sent.start and time.doc[time.start - 1].lower_ == "of":
        return None  # "the boundary of 1902 was surveyed"
    node = noun
    for _ in range(6):
        if node.dep_ in ("nsubj", "nsubjpass"):
            is_next = node.head == behind or (behind.head == node.head and behind.dep_ in ("aux", "auxpass", "advmod"))
            return node.head if is_next and node.head.pos_ == "VERB" else None
        if node.dep_ not in _OF_CLAUSE and node.dep_ != "prep":
            return None
        node = node.head
    return None


def _past_names(word: Token) -> Token:
    """What a time hangs on that the parser has hung on a name ("Torland on Friday gave ..."): names have no time."""
    for _ in range(6):
        if word.pos_ != "PROPN" or word.head == word or word.dep_ not in _OF_CLAUSE:
            return word
        word = word.head.head if word.dep_ == "pobj" else word.head
    return word
