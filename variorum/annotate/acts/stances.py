"""Finds where a party stands in a sentence: what it demands, offers, refuses, threatens ... and on what condition."""

from dataclasses import dataclass
from typing import cast as typed

from spacy.tokens import Span, Token

from variorum.annotate.acts.clauses import clause_range, range_of, trim
from variorum.annotate.acts.frames import Frame, Frames, fit_frame
from variorum.annotate.acts.roles import Cast, is_passive, parties_of, patients_of, recipients_of, subjects_of
from variorum.annotate.acts.status import find_condition, is_negated
from variorum.model.report import PositionKind, Range

_ANSWERS = frozenset({"respond", "react", "retaliate", "answer"})
_WEAK = frozenset({"could", "may", "might"})
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly"})
_CARRIERS = frozenset(
    "issue express voice make state repeat renew reiterate give have show signal declare announce deliver underline stress emphasize emphasise".split()
)


@dataclass(frozen=True)
class Stance:
    """A position as the rules read it; ``word`` is the word that names it."""

    word: Token
    kind: PositionKind
    party: tuple[str, ...]
    target: tuple[str, ...]
    range: Range
    content: tuple[Range, ...]
    condition: Range | None
    hedge: Range | None


def find_stances(sentence: Span, cast: Cast, frames: Frames) -> list[Stance]:
    """The positions that a sentence tells, in the order of its words. The party may be empty: the caller knows who speaks."""
    found = []
    for word in sentence:
        kind = _kind_of(word, frames)
        if kind is None or any(child.dep_ == "aux" and child.lower_ in _WEAK for child in word.children):
            continue
        found.append(_read_stance(word, kind, cast))
    return found


def _kind_of(word: Token, frames: Frames) -> PositionKind | None:
    """The kind of position that the word names in its frame, turned where it is negated."""
    if word.pos_ in ("VERB", "AUX"):
        if word.lemma_.lower() in _ANSWERS and any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in word.children):
            return "threat"
        frame = fit_frame(word, "V", frames)
    elif word.pos_ == "ADJ" and word.dep_ in ("acomp", "attr", "oprd", "conj", "amod", "ROOT"):
        frame = fit_frame(word, "A", frames) if any(child.dep_ == "xcomp" for child in word.children) else None
    elif word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound":
        frame = fit_frame(word, "N", frames) if _holds_something(word) else None
    else:
        frame = None
    return None if frame is None else _turn(word, frame)


def _turn(word: Token, frame: Frame) -> PositionKind | None:
    governor = word.head if word.dep_ in ("acomp", "attr", "dobj", "xcomp") else word
    if is_negated(word) or (governor is not word and is_negated(governor)):
        return typed("PositionKind | None", frame.mode)
    return typed("PositionKind | None", frame.type)


def _holds_something(noun: Token) -> bool:
    """A noun states a position only with its content: "a demand for", "willingness to", "a warning that"."""
    return any(
        child.dep_ in ("prep", "acl", "ccomp", "relcl", "xcomp") and child.lower_ not in ("by", "of", "from") for child in noun.children
    )


def _read_stance(word: Token, kind: PositionKind, cast: Cast) -> Stance:
    party = _party_of(word, cast)
    target = tuple(recipients_of(word, cast, party))
    condition = _warned_of(word) if kind in ("warning", "threat") else None
    condition = find_condition(word) or condition
    content = _content_of(word)
    if kind == "condition":
        condition, content = content, condition
    base = word if word.pos_ in ("VERB", "AUX") else _carrier_of(word)
    span = clause_range(base) if base.pos_ in ("VERB", "AUX") else range_of(base)
    return Stance(word, kind, party, target, span, (content,) if content else (), condition, _hedge_of(word))


def _carrier_of(word: Token) -> Token:
    """The verb whose object or predicate the word is: "expressed willingness", "is ready"."""
    if word.dep_ in ("dobj", "acomp", "attr", "oprd") and word.head.pos_ in ("VERB", "AUX"):
        return word.head
    return word


def _party_of(word: Token, cast: Cast) -> tuple[str, ...]:
    if word.pos_ in ("VERB", "AUX"):
        found = [name for noun in subjects_of(word) for name in parties_of(noun, cast)]
        return tuple(dict.fromkeys(found))
    found = []
    for child in word.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            found.extend(parties_of(child, cast))
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            found.extend(name for below in child.children if below.dep_ == "pobj" for name in parties_of(below, cast))
    carrier = _carrier_of(word)
    if not found and carrier is not word:
        found = [name for noun in subjects_of(carrier) for name in parties_of(noun, cast)]
    return tuple(dict.fromkeys(found))


def _content_of(word: Token) -> Range | None:
    """The range of what is demanded, offered ...: the complement clause, else the object, else the noun after the preposition."""
    for kinds in (("ccomp", "xcomp"), ("dobj",), ("nsubjpass",), ("prep", "acl", "dative"), ("advcl",)):
        for child in word.children:
            if child.dep_ not in kinds or (child.dep_ == "prep" and child.lower_ in ("by", "on", "in", "at", "after")):
                continue
            if child.dep_ == "nsubjpass" and not is_passive(word):
                continue
            return _without_condition(child)
    return None


def _without_condition(head: Token) -> Range:
    """The subtree of ``head`` up to a condition at its end."""
    last = head.right_edge.i
    for child in head.children:
        conditional = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.children)
        if (conditional or (child.dep_ == "prep" and child.lower_ == "before")) and child.i > head.i:
            last = min(last, child.left_edge.i - 1)
    return trim(head.doc, head.left_edge.i, max(last, head.i))


def _warned_of(word: Token) -> Range | None:
    """What sets a warned-of consequence off: "warning about X supplying Y", "X would damage Y", "respond to any test"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in ("about", "against", "over", "to", "regarding"):
            for below in child.children:
                if below.dep_ == "pcomp":
                    return range_of(below)
                if below.dep_ == "pobj" and any(c.dep_ == "det" and c.lower_ == "any" for c in below.children):
                    return range_of(below)
                if below.dep_ == "pobj" and word.pos_ in ("NOUN", "PROPN"):
                    return range_of(below)
        if child.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ in ("would", "will", "could") for c in child.children):
            for below in child.children:
                if below.dep_ in ("nsubj", "csubj", "nsubjpass") and below.pos_ == "NOUN":
                    return range_of(below)
    return None


def _hedge_of(word: Token) -> Range | None:
    for node in (word, *word.children, word.head, *word.head.children):
        if node.lower_ in _HEDGES:
            return node.idx, node.idx + len(node)
    for noun in patients_of(word):
        for child in noun.children:
            if child.lower_ in _HEDGES:
                return child.idx, child.idx + len(child)
    return None
