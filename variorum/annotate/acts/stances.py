"""Finds where a party stands in a sentence: what it demands, offers, refuses, threatens ... and on what condition."""

from dataclasses import dataclass
from typing import cast as typed

from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of
from variorum.annotate.acts.frames import Frame, Frames, fit_frame
from variorum.annotate.acts.holding import carrier_of, content_of, hedge_of, holder_of, is_unnamed, trigger_of
from variorum.annotate.acts.recipients import recipients_of
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.status import find_condition, is_negated, is_supposed
from variorum.model.report import PositionKind, Range

_ANSWERS = frozenset({"respond", "react", "retaliate", "answer"})
_WEAK = frozenset({"could", "may", "might"})


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
    unnamed: bool
    """No party is named as its holder, or only by a pronoun: the speaker may be it."""


_STATING = frozenset(
    {"say", "tell", "add", "state", "declare", "insist", "stress", "argue", "reiterate", "emphasize", "emphasise", "note", "maintain"}
)
_NO_DEEDS = frozenset(
    {"be", "have", "happen", "need", "know", "mean", "become", "seem", "come", "work", "last", "see", "change", "matter", "think"}
)
_GRAVE = frozenset(
    {
        "unacceptable",
        "escalation",
        "mistake",
        "threat",
        "provocation",
        "war",
        "dangerous",
        "catastrophic",
        "catastrophe",
        "disaster",
        "intolerable",
        "line",
    }
)


def find_stances(sentence: Span, cast: Cast, frames: Frames) -> list[Stance]:
    """The positions that a sentence tells, in the order of its words. The party may be empty: the caller knows who speaks."""
    kinds: dict[int, PositionKind] = {}
    for word in sentence:
        kind = _kind_of(word, frames)
        if kind is not None and not any(child.dep_ == "aux" and child.lower_ in _WEAK for child in word.children):
            kinds[word.i] = kind
    found = []
    for at, kind in kinds.items():
        word = sentence.doc[at]
        if _is_inside_stance(word, kinds) or is_supposed(word) or (kind in ("support", "oppose", "demand") and _is_side_purpose(word)):
            continue
        stance = _read_stance(word, kind, cast)
        if stance.content or stance.condition:
            found.append(stance)
    return found


def _is_side_purpose(word: Token) -> bool:
    """Whether the verb is only what for or how: "to support a settlement", "between supporting A and ..."."""
    if word.pos_ not in ("VERB", "AUX"):
        return False
    if word.dep_ == "pcomp":
        return not any(child.dep_ == "nsubj" for child in word.children)
    return word.dep_ in ("advcl", "acl", "xcomp", "relcl") and any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)


def _is_inside_stance(word: Token, kinds: dict[int, PositionKind]) -> bool:
    """Whether the word only belongs to what another position says: "wants B to accept", "rejected any proposal"."""
    node = word
    for _ in range(6):
        if node.dep_ not in ("xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acl", "nsubjpass") or node.head is node:
            return False
        node = node.head
        if node.i in kinds:
            return True
    return False


def _kind_of(word: Token, frames: Frames) -> PositionKind | None:
    """The kind of position that the word names in its frame, turned where it is negated."""
    if word.pos_ in ("VERB", "AUX"):
        if word.lemma_.lower() in _ANSWERS and any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in word.children):
            return "threat"
        frame = fit_frame(word, "V", frames)
        if frame is None and _is_urged(word):
            return "demand"
        if frame is None and _is_refused(word):
            return "refusal"
        if frame is None and _is_warned(word):
            return "warning"
    elif word.pos_ == "ADJ" and word.dep_ in ("acomp", "attr", "oprd", "conj", "amod", "ROOT"):
        frame = fit_frame(word, "A", frames) if any(child.dep_ == "xcomp" for child in word.children) else None
    elif word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound":
        frame = fit_frame(word, "N", frames) if _holds_something(word) or carrier_of(word) is not word else None
        if frame is not None and word.dep_ == "dobj" and carrier_of(word) is word and not _has_owner(word):
            frame = None
    else:
        frame = None
    return None if frame is None else _turn(word, frame)


def _is_urged(word: Token) -> bool:
    """Whether the speaker says that it should or must be done: "X said that Y must leave", "Everything should be done"."""
    if not any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in word.children):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("we", "i", "one") for child in word.children):
        return False
    return word.dep_ == "ccomp" and word.head.lemma_.lower() in _STATING and not is_negated(word)


def _is_refused(word: Token) -> bool:
    """Whether somebody's "will not" is told: "X will not attend", "Y said it would never give up"."""
    if word.lemma_.lower() in _NO_DEEDS or not is_negated(word) or word.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
    said = word.dep_ == "ccomp" and word.head.lemma_.lower() in REPORTERS
    return bool(aux & {"will", "wo"}) or (said and "would" in aux)


def _is_warned(word: Token) -> bool:
    """Whether the speaker calls a coming thing unacceptable, a mistake, an escalation: "X would represent an unacceptable change"."""
    if not any(child.dep_ == "aux" and child.lower_ in ("would", "will") for child in word.children) or is_negated(word):
        return False
    if (
        word.dep_ != "ccomp"
        or word.head.lemma_.lower() not in _STATING
        or word.lemma_.lower() not in ("be", "represent", "constitute", "mean", "become")
    ):
        return False
    return any(
        node.lemma_.lower() in _GRAVE
        for child in word.children
        if child.dep_ in ("attr", "dobj", "acomp")
        for node in (child, *child.children, *(below for c in child.children for below in c.children))
    )


def _has_owner(noun: Token) -> bool:
    return any(
        child.dep_ in ("poss", "amod", "compound") or (child.dep_ == "prep" and child.lower_ in ("by", "from")) for child in noun.children
    )


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
    party = holder_of(word, cast)
    unnamed = is_unnamed(word)
    urged = kind == "demand" and _is_urged(word)
    if urged:
        party = tuple(dict.fromkeys(name for noun in subjects_of(word.head) for name in parties_of(noun, cast)))
        unnamed = True
        target = tuple(name for child in word.children if child.dep_ in ("nsubj", "nsubjpass") for name in parties_of(child, cast))
    else:
        target = tuple(recipients_of(word, cast, party))
    warned = kind == "warning" and word.pos_ in ("VERB", "AUX") and _is_warned(word)
    if warned:
        party, unnamed = (), True
    carrier = carrier_of(word)
    condition = find_condition(word) or (find_condition(carrier) if carrier is not word else None)
    if condition is None and kind in ("warning", "threat"):
        condition = trigger_of(word)
    refused = word.pos_ in ("VERB", "AUX") and kind == "refusal" and _is_refused(word)
    if warned:
        condition = condition or trigger_of(word.head)
    content = range_of(word) if urged or warned or refused else content_of(word, kind)
    if kind == "condition":
        condition, content = content, condition
    base = carrier
    span = clause_range(base) if base.pos_ in ("VERB", "AUX") else range_of(base)
    return Stance(word, kind, party, target, span, (content,) if content else (), condition, hedge_of(word), unnamed)
