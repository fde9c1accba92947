"""Reads what speakers say will come of something: "it could strain the talks", "allowing this does weaken the pact"."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.floor import FIRST_PERSON, Floor
from variorum.annotate.acts.frames import nouns_of
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.recipients import recipients_of
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind, Range

_COMING = frozenset({"could", "would", "will", "may", "might", "'ll", "’ll", "'d", "’d"})
_GRAVE = frozenset({"escalation", "war", "catastrophic", "catastrophe", "line", "threat", "devastating", "disastrous"})
_OPENING = frozenset({"open", "pave", "clear", "set", "prepare"})
_WAYS = frozenset({"door", "floodgate", "gate", "ground", "path", "stage", "way"})
_BEING = frozenset({"be", "represent", "constitute", "mean", "become", "amount", "prove"})


def find_warnings(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """The harms that a speaker says will or may come of what others do."""
    found = []
    for word in verbs:
        speakers = floor.speakers_at(word)
        if (
            not speakers
            or is_negated(word)
            or not floor.is_voiced(word)
            or not (_is_coming(word) or _is_general(word))
            or not _is_harm(word)
        ) and not (speakers and _is_otherwise(word, floor)):
            continue
        subjects = subjects_of(word)
        if not subjects or (
            not _is_otherwise(word, floor) and (any(noun.lower_ in FIRST_PERSON for noun in subjects) or floor.own_parties(word))
        ):
            continue
        target = tuple(
            dict.fromkeys([*(name for noun in subjects for name in parties_of(noun, cast)), *recipients_of(word, cast, speakers)])
        )
        span = range_of(word) if word.dep_ == "ccomp" else clause_range(word)
        target = tuple(name for name in target if name not in speakers)
        kind: PositionKind = "oppose" if _is_of_doing(word) else "warning"
        condition = None if kind == "oppose" else _condition(word, subjects)
        found.append(Stance(word, kind, speakers, target, span, (span,), condition, hedge_of(word), False))
    return found


def _is_otherwise(word: Token, floor: Floor) -> bool:
    """Whether all of "us" will come to grief if something is not done: "if we do not act, we are not going to have jobs"."""
    condition = condition_of(word)
    if condition is None or not condition.adverse or not is_negated(word) or not floor.is_voiced(word):
        return False
    deed = next((child for child in word.children if child.dep_ == "xcomp"), None) if word.lower_ == "going" else word
    future = word.lower_ == "going" or any(child.dep_ == "aux" and child.lower_ in ("will", "wo", "'ll", "’ll") for child in word.children)
    return future and deed is not None and deed.lemma_.lower() in ("have", "be", "survive", "win", "get")


def _is_of_doing(word: Token) -> bool:
    """Whether it is doing something that is judged: "it would be wrong to meet him"."""
    if not any(child.dep_ == "nsubj" and child.lower_ == "it" for child in word.children):
        return False
    below = [*word.children, *(deep for child in word.children if child.dep_ in ("acomp", "attr") for deep in child.children)]
    return any(child.dep_ in ("xcomp", "acl", "ccomp") and child.tag_ == "VB" for child in below)


def _is_coming(word: Token) -> bool:
    if word.dep_ == "xcomp" and word.head.lower_ == "going":
        return True
    return any(child.dep_ == "aux" and child.lower_ in _COMING for child in word.children) and not any(
        child.dep_ == "aux" and child.lower_ == "have" for child in word.children
    )


def _is_general(word: Token) -> bool:
    """Whether a present tense says what doing something does: "allowing this weakens the pact"."""
    return any(child.dep_ == "csubj" and child.tag_ == "VBG" for child in word.children) and word.tag_ in ("VBZ", "VB", "VBP")


def _is_harm(word: Token) -> bool:
    lemma = word.lemma_.lower()
    objects = [child for child in word.children if child.dep_ in ("dobj", "attr", "acomp")]
    if lemma == "cost" and objects and all(noun.ent_type_ in ("MONEY", "CARDINAL", "QUANTITY") for noun in objects):
        return False  # what a thing costs; it harms where it costs somebody something, or lives
    if lemma in words_in("harm") or (lemma in ("get", "grow", "become") and any(noun.lower_ == "worse" for noun in objects)):
        return True
    told = [
        *objects,
        *(
            below
            for child in word.children
            if child.dep_ == "prep" and child.lower_ in ("to", "in", "at")
            for below in child.children
            if below.dep_ == "pobj"
        ),
    ]
    nouns = {lemma for noun in told for lemma in nouns_of(noun)}
    if lemma in _OPENING and any(noun.lemma_.lower() in _WAYS for noun in objects):
        below = {token.lemma_.lower() for noun in (*objects, *told) for token in noun.subtree}
        return bool(below & (words_in("harm_noun") | words_in("blame_noun")))
    if lemma in words_in("cause") or lemma == "lead":
        return bool(nouns & words_in("harm_noun"))
    if lemma in _BEING:
        adjectives = {child.lemma_.lower() for noun in told for child in noun.children if child.dep_ == "amod"}
        return bool((nouns | adjectives) & (_GRAVE | words_in("blame") | words_in("blame_noun")))
    return False


def _condition(word: Token, subjects: list[Token]) -> Range | None:
    """What brings the harm about: a clause, else the subject where it is an act or a thing."""
    found = condition_of(word)
    if found is not None:
        return found.range
    subject = next((child for child in word.children if child.dep_ in ("nsubj", "csubj")), subjects[0])
    return range_of(subject) if subject.pos_ in ("NOUN", "VERB") else None
