"""Finds where a party stands in a sentence: what it demands, offers, refuses, threatens ... and on what condition."""

from dataclasses import dataclass
from typing import cast as typed

from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import REPORTERS, Act
from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of, trim
from variorum.annotate.acts.frames import Frame, Frames, fit_frame
from variorum.annotate.acts.recipients import recipients_of
from variorum.annotate.acts.roles import is_passive, patients_of, subjects_of
from variorum.annotate.acts.status import find_condition, is_negated, is_supposed
from variorum.model.report import PositionKind, Range

_ANSWERS = frozenset({"respond", "react", "retaliate", "answer"})
_WEAK = frozenset({"could", "may", "might"})
_CONTENT_PREPOSITIONS = frozenset({"for", "of", "about", "against", "over", "to", "regarding", "with", "from", "on", "away"})
_SPELLERS = frozenset({"involve", "include", "foresee", "envisage", "provide", "consist", "mean", "contain", "entail", "demand"})
"""Verbs by which an offer or a demand says what is in it."""
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly"})
_CARRIERS = frozenset(
    "issue express voice make state repeat renew reiterate give have show signal declare present submit "
    "table offer send hand put unveil announce deliver underline stress emphasize emphasise".split()
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
    unnamed: bool
    """No party is named as its holder, or only by a pronoun: the speaker may be it."""


_STATING = frozenset(
    {"say", "tell", "add", "state", "declare", "insist", "stress", "argue", "reiterate", "emphasize", "emphasise", "note", "maintain"}
)
_INTENDED = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
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
_CONSEQUENCES = frozenset(
    {
        "consequence",
        "repercussion",
        "response",
        "retaliation",
        "risk",
        "danger",
        "war",
        "escalation",
        "action",
        "cost",
        "damage",
        "collapse",
        "price",
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
        frame = fit_frame(word, "N", frames) if _holds_something(word) or _carrier_of(word) is not word else None
        if frame is not None and word.dep_ == "dobj" and _carrier_of(word) is word and not _has_owner(word):
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
    party = _party_of(word, cast)
    unnamed = _is_unnamed(word)
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
    carrier = _carrier_of(word)
    condition = find_condition(word) or (find_condition(carrier) if carrier is not word else None)
    if condition is None and kind in ("warning", "threat"):
        condition = _warned_of(word)
    refused = word.pos_ in ("VERB", "AUX") and kind == "refusal" and _is_refused(word)
    if warned:
        condition = condition or _warned_of(word.head)
    content = range_of(word) if urged or warned or refused else _content_of(word, kind)
    if kind == "condition":
        condition, content = content, condition
    base = carrier
    span = clause_range(base) if base.pos_ in ("VERB", "AUX") else range_of(base)
    return Stance(word, kind, party, target, span, (content,) if content else (), condition, _hedge_of(word), unnamed)


def _carrier_of(word: Token) -> Token:
    """The verb whose object or predicate the word is: "expressed willingness", "is ready"."""
    head = word.head
    if word.dep_ == "nsubj" and word.pos_ == "NOUN":
        # the parser reads "an offer, made to A, involves B" as two joined clauses
        speller = next((verb for verb in (head, *head.children) if verb.lemma_.lower() in _SPELLERS and verb.dep_ != "nsubj"), None)
        if speller is not None and (speller is head or speller.dep_ == "conj"):
            return speller
    if word.dep_ in ("acomp", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return head
    if word.dep_ == "dobj" and head.lemma_.lower() in _CARRIERS:
        return head
    if word.dep_ == "pobj" and head.lower_ == "with" and head.head.pos_ in ("VERB", "AUX"):
        return head.head
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
        found = [name for noun in subjects_of(carrier) if noun is not word for name in parties_of(noun, cast)]
    return tuple(dict.fromkeys(found))


def _is_unnamed(word: Token) -> bool:
    """Whether the words name no holder: no subject, or only a pronoun."""
    holders = subjects_of(_carrier_of(word))
    return all(noun.pos_ == "PRON" for noun in holders)


def _content_of(word: Token, kind: PositionKind) -> Range | None:
    """The range of what is demanded, offered ...: the complement clause, else the object, else the noun after the preposition."""
    if word.dep_ == "nsubj" and word.pos_ == "NOUN" and _carrier_of(word) is not word:
        told = _carrier_of(word).children
        return next((range_of(child) for child in told if child.dep_ in ("dobj", "ccomp", "xcomp", "prep")), None)
    first = ("prep",) if kind == "accusation" else ("ccomp", "xcomp")
    for kinds in (first, ("dobj",), ("nsubjpass",), ("prep", "acl", "dative"), ("advcl",)):
        for child in word.children:
            if child.dep_ not in kinds or (child.dep_ == "prep" and child.lower_ not in _CONTENT_PREPOSITIONS):
                continue
            if child.dep_ == "nsubjpass" and not is_passive(word):
                continue
            return _without_condition(child)
    for child in word.children:
        if child.dep_ in ("advmod", "prt") and any(below.dep_ == "prep" for below in child.children):
            return _without_condition(child)
    if word.dep_ == "dobj" and _carrier_of(word) is not word:
        return range_of(word)
    if word.dep_ == "relcl" and word.head.pos_ in ("NOUN", "PROPN"):
        return trim(word.doc, word.head.left_edge.i, word.left_edge.i - 1)
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
            inner = list(child.children)
            if any(below.dep_ == "pcomp" for below in inner):
                return trim(word.doc, inner[0].left_edge.i, inner[-1].right_edge.i)
            for below in inner:
                if below.dep_ == "pobj" and any(c.dep_ == "det" and c.lower_ == "any" for c in below.children):
                    return range_of(below)
                if (
                    below.dep_ == "pobj"
                    and word.pos_ in ("NOUN", "PROPN")
                    and child.lower_ != "to"
                    and below.lemma_.lower() not in _CONSEQUENCES
                ):
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


def _is_announced(act: Act) -> bool:
    """Whether somebody says that it will be done, "would" after a verb of saying included."""
    if act.standing.future:
        return True
    node = act.word
    for _ in range(4):
        if node.dep_ not in ("ccomp", "advcl", "conj") or node.head is node:
            return False
        node = node.head
        if node.lemma_.lower() in REPORTERS:
            return True
    return False


def read_intentions(acts: list[Act], stances: list[Stance]) -> list[Stance]:
    """Positions that lie in announced acts: what a party says it will do for another is a promise, against another a threat.

    :param stances: the positions already found; an act that one of them covers adds nothing.
    """
    found = []
    for act in acts:
        if act.nominal or not act.actors or act.standing.negated or not _is_announced(act) or act.frame not in _INTENDED:
            continue
        if not any(child.dep_ == "aux" and child.lower_ in ("will", "would", "wo", "shall") for child in act.word.children):
            continue
        if any(stance.range[0] <= act.word.idx < stance.range[1] for stance in stances):
            continue
        kind: PositionKind = "promise" if act.type == "AGREE" else "threat"
        span = clause_range(act.word)
        found.append(Stance(act.word, kind, act.actors, act.recipients, span, (span,), act.standing.condition, _hedge_of(act.word), False))
    return found
