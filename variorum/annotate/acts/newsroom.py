"""Knows the words by which a report tells of its own asking, which is no event of its story."""

from spacy.tokens import Token

_PUT_TO = frozenset({"ask", "press", "question", "quiz"})
_NAMING = frozenset({"name", "identify", "quote", "print", "publish", "use"})


def is_put_to(word: Token) -> bool:
    """Whether a verb only says what a speaker was asked or asks of the report: "Asked about it, she said", "who asked not to be named"."""
    if word.lemma_.lower() not in _PUT_TO:
        return False
    if word.dep_ == "advcl" and word.tag_ == "VBN":
        return not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "dobj") for child in word.children)
    asked = (child for child in word.children if child.dep_ in ("xcomp", "ccomp") and child.lemma_.lower() in _NAMING)
    return any(below.dep_ == "neg" for child in asked for below in child.children)
