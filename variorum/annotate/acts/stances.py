"""Finds where a party stands in a sentence: what it demands, offers, refuses, threatens ... and on what condition."""

from dataclasses import dataclass, replace
from typing import cast as typed

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of, trim
from variorum.annotate.acts.conditions import condition_of, first_of, only_way, thing_first
from variorum.annotate.acts.frames import Frame, Frames, find_reading, fit_frame
from variorum.annotate.acts.holding import carrier_of, cleft_of, content_of, hedge_of, holder_of, is_apart, is_unnamed, trigger_of
from variorum.annotate.acts.mentions import tells_nothing
from variorum.annotate.acts.recipients import recipients_of
from variorum.annotate.acts.roles import replies
from variorum.annotate.acts.status import find_condition, is_negated, is_supposed
from variorum.annotate.acts.turning import turn_kind
from variorum.model.report import PositionKind, Range

_ANSWERS = frozenset({"respond", "react", "retaliate", "answer"})
_NOT_YET = frozenset({"could", "may", "might", "must", "should", "ought"})
"""With these a verb tells no position of its subject: what is possible, and what another says that it must do."""


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
    asked: bool = False
    """It is what others are to do first: its verb's subject does not hold it."""


_WHOLE = frozenset({"accept", "budge", "decline", "move", "refuse", "shift", "storm", "walk"})
"""Verbs whose clause is a position though it names no object: "they accepted within a day"."""
_POINTING = frozenset({"back", "condemn", "criticise", "criticize", "denounce", "endorse", "oppose", "reject", "support", "welcome"})
"""Verbs whose clause is a position though it only points to its object: "the union rejected this"."""
_SUFFERING = frozenset({"face", "draw", "meet", "attract", "spark", "provoke", "prompt", "earn", "suffer", "receive"})
"""Verbs whose subject has drawn what others hold: "faced criticism from both parties"."""


def find_stances(sentence: Span, cast: Cast, frames: Frames) -> list[Stance]:
    """The positions that a sentence tells, in the order of its words. The party may be empty: the caller knows who speaks."""
    kinds: dict[int, PositionKind] = {}
    if is_question(sentence):
        return []
    for word in sentence:
        kind = kind_of(word, frames)
        if kind is not None and not any(child.dep_ == "aux" and child.lower_ in _NOT_YET for child in _modal_bearer(word).children):
            kinds[word.i] = kind
    found = []
    for at, kind in kinds.items():
        word = sentence.doc[at]
        inside = _is_inside_stance(word, kinds) and not _is_anothers(word, cast)
        if inside or is_open(word) or tells_nothing(word, kind, cast):
            continue
        stance = _read_stance(word, turn_kind(word, kind, cast), cast)
        if stance.content or (stance.condition and kind in ("threat", "warning", "condition")):
            found.extend(_by_item(stance))
    return found


def telling_verbs(sentence: Span) -> list[Token]:
    """The verbs of a sentence in whose clauses positions may lie: not those of questions or of clauses that only suppose or ask."""
    if is_question(sentence):
        return []
    verbs = [word for word in sentence if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("aux", "auxpass")]
    return [word for word in verbs if not is_open(word)]


def is_question(sentence: Span) -> bool:
    """Whether the sentence ends in a question mark: it tells no position."""
    return any(word.lower_ == "?" for word in sentence[-4:])


def is_aside(word: Token) -> bool:
    """Whether a participle after a comma goes on with the main clause though the parser hangs it on a noun: "..., calling it a farce"."""
    hung = word.dep_ == "acl" or (word.dep_ == "advcl" and word.head.dep_ in ("relcl", "acl"))
    return hung and word.tag_ == "VBG" and word.left_edge.i > 0 and word.doc[word.left_edge.i - 1].lower_ == ","


def is_open(word: Token) -> bool:
    """Whether the clause is only supposed, asked or said to be unknown: "if ...", "asked whether he supports it", "how we must act"."""
    node = word
    for _ in range(5):
        if node.dep_ in ("ccomp", "pcomp", "csubj") and any(
            (child.dep_ == "mark" and child.lower_ in ("whether", "if")) or (child.dep_ == "advmod" and child.lower_ in ("how", "why"))
            for child in node.children
        ):
            return True
        if node.dep_ not in ("ccomp", "xcomp", "conj", "acomp", "attr") or node.head == node:
            break
        node = node.head
    return is_supposed(word)


def _is_inside_stance(word: Token, kinds: dict[int, PositionKind]) -> bool:
    """Whether the word only belongs to what another position says: "wants B to accept", "rejected any proposal"."""
    node = word
    if word.dep_ == "pcomp" and word.head.lower_ == "for" and kinds.get(word.head.head.i) == "accusation":
        return False  # "criticised X for inviting Y" tells X's invitation too
    if word.dep_ == "advcl" and kinds.get(word.head.i) == "demand" and any(child.lower_ == "to" for child in word.children):
        return True
    for _ in range(6):
        if node.dep_ not in ("xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acl", "nsubjpass") or node.head == node:
            return False
        if is_apart(node) or is_aside(node):
            return False
        node = node.head
        if node.i in kinds:
            return True
    return False


def kind_of(word: Token, frames: Frames) -> PositionKind | None:
    """The kind of position that the word names in its frame, turned where it is negated."""
    if word.pos_ in ("VERB", "AUX"):
        if word.lemma_.lower() in _ANSWERS and any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in word.children):
            return None if replies(word) else "threat"
        frame = find_reading(word, "V", frames)
    elif word.pos_ == "ADJ" and word.dep_ in ("acomp", "attr", "oprd", "conj", "amod", "ROOT"):
        frame = (
            fit_frame(word, "A", frames)
            if word.head.lemma_.lower() not in ("seem", "appear", "look")
            and any(child.dep_ in ("xcomp", "prep") for child in word.children)
            else None
        )
    elif word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound":
        frame = fit_frame(word, "N", frames) if _holds_something(word) or carrier_of(word) != word else None
        if frame is not None and word.dep_ == "dobj" and carrier_of(word) == word and not _has_owner(word):
            frame = None
    else:
        frame = None
    return None if frame is None else _turn(word, frame)


def _points(word: Token) -> bool:
    """Whether the verb welcomes, rejects ... what the sentence before it tells: "welcomed it", "rejected this"."""
    finite = word.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ == "aux" and child.lower_ != "to" for child in word.children)
    return (
        finite
        and word.lemma_.lower() in _POINTING
        and any(child.dep_ == "dobj" and child.lower_ in ("it", "this", "that", "them", "these", "those") for child in word.children)
    )


def _by_item(stance: Stance) -> list[Stance]:
    """One position for each thing that "what he demands is A and B" names; else the position as it is."""
    cleft = cleft_of(stance.word)
    if cleft is None:
        return [stance]
    items = [cleft, *cleft.conjuncts] if cleft.pos_ in ("NOUN", "PROPN") else [cleft]
    spans = []
    for item in items:
        last = min([other.left_edge.i - 2 for other in items if other.i > item.i], default=cleft.head.right_edge.i)
        spans.append(trim(item.doc, item.left_edge.i, max(item.i, last)))
    return [replace(stance, range=span, content=(span,)) for span in spans]


def _modal_bearer(word: Token) -> Token:
    """The verb whose auxiliary also governs this word: "he should act and denounce it", "they should be willing"."""
    if word.pos_ == "ADJ" and word.head.pos_ == "AUX":
        return word.head
    shared = word.dep_ == "conj" and word.tag_ == "VB" and not any(child.dep_ in ("aux", "nsubj") for child in word.children)
    return word.head if shared else word


def _is_anothers(noun: Token, cast: Cast) -> bool:
    """Whether the noun names its own holder: "accepted Norway's demand for a review" tells Norway's demand too; so does the noun that a
    deed hangs on: "criticised Norway's decision to invite them"."""
    if noun.dep_ == "acl" and noun.tag_ == "VB":
        noun = noun.head
    return noun.pos_ == "NOUN" and any(
        child.dep_ == "poss" and child.pos_ == "PROPN" and parties_of(child, cast) for child in noun.children
    )


def _has_owner(noun: Token) -> bool:
    return any(
        child.dep_ in ("poss", "amod", "compound") or (child.dep_ == "prep" and child.lower_ in ("by", "from")) for child in noun.children
    )


def _turn(word: Token, frame: Frame) -> PositionKind | None:
    governor = word.head if word.dep_ in ("acomp", "attr", "dobj", "xcomp") else word
    if is_negated(word) or any(child.lower_ == "longer" for child in word.children) or (governor != word and is_negated(governor)):
        return typed("PositionKind | None", frame.mode)
    if word.lemma_ == "want" and any(child.dep_ == "ccomp" and _is_state(child) for child in word.children):
        return "support"
    return typed("PositionKind | None", frame.type)


def _is_state(clause: Token) -> bool:
    """Whether "to be strong", "to remain free" is wanted rather than a deed."""
    return clause.lemma_.lower() in ("be", "remain", "stay") and any(child.dep_ == "acomp" for child in clause.children)


def _holds_something(noun: Token) -> bool:
    """A noun states a position only with its content: "a demand for", "willingness to", "a warning that"."""
    return any(
        child.dep_ in ("prep", "acl", "ccomp", "relcl", "xcomp") and child.lower_ not in ("by", "of", "from") for child in noun.children
    ) or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in _SUFFERING)


def _read_stance(word: Token, kind: PositionKind, cast: Cast) -> Stance:
    party = holder_of(word, cast)
    unnamed = is_unnamed(word)
    target = tuple(recipients_of(word, cast, party))
    carrier = carrier_of(word)
    found = condition_of(carrier)
    condition = find_condition(word) or (found.range if found else None)
    if condition is None and kind in ("warning", "threat"):
        condition = trigger_of(word)
    content = content_of(word, kind)
    if content is None and word.dep_ in ("ROOT", "conj", "ccomp", "advcl") and (word.lemma_.lower() in _WHOLE or _points(word)):
        content = clause_range(word)
    if kind == "demand" and condition is None:
        condition = next((first for child in word.children if child.dep_ in ("ccomp", "xcomp") and (first := first_of(child))), None)
        condition = condition or thing_first(word) or (only_way(word.doc, content) if content else None)
    if kind == "condition":
        condition, content = content, condition
    base = carrier
    span = clause_range(base) if base.pos_ in ("VERB", "AUX") else range_of(base)
    return Stance(word, kind, party, target, span, (content,) if content else (), condition, hedge_of(word), unnamed)
