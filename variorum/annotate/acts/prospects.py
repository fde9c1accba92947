"""Reads what those in office say will be done, no doer named: "the ban will be lifted", "the review would go ahead"."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of
from variorum.annotate.acts.commitments import is_guessed
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.floor import FIRST_PERSON, Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import is_passive
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated, is_nobody
from variorum.annotate.acts.turning import is_called_to_account
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind, Range

_COMING = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
_STANDING = frozenset({"continue", "proceed", "stand", "stay", "remain", "resume", "persist", "follow"})
"""What a plan, a rule or a talk does that is kept up."""
_KEPT = frozenset({"continue", "stand", "persist"})
_POSSIBLE = frozenset({"could", "may", "might", "can"})
_OPEN = frozenset({"possible", "conceivable", "thinkable", "imaginable", "feasible", "welcome", "open"})
_PARTS = {"go": {"ahead", "on", "forward"}, "take": {"place", "effect"}, "come": {"force", "effect"}}
_LOSING = frozenset("lose leave forget abandon dismiss sack lay harm hurt close touch mistreat ill-treat misuse abuse remain".split())
"""What nobody's suffering is promised."""
_MISUSED = frozenset({"use", "touch", "mistreat", "ill-treat", "misuse", "abuse", "forget"})
"""What will not be done to a thing or a person so assures."""


def find_prospects(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """What speakers who hold an office say will be done or kept up, though they are not named as those who do it."""
    found = []
    for word in verbs:
        told = word.lemma_.lower() in _KEPT | {"be"} or any(child.dep_ == "aux" for child in word.children)
        speakers = floor.speakers_at(word) if told else ()
        if not speakers or not floor.has_office(speakers) or not floor.is_voiced(word) or is_guessed(word):
            continue
        subjects = [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass")]
        if len(subjects) != 1 or subjects[0].lower_ in FIRST_PERSON | {"it", "this", "that"}:
            continue
        condition = condition_of(word)
        depends = condition is not None or _time_of(word) is not None
        kind = _kind_of(word, subjects[0], cast, depends)
        if kind is None:
            continue
        if condition is not None and kind == "promise":
            kind = "threat" if condition.adverse else "refusal" if condition.excepting else "offer"
        when = _time_of(word)
        if when is not None or (condition is not None and condition.delaying):
            kind = "condition"
        span = clause_range(word)
        target = tuple(name for name in parties_of(subjects[0], cast) if name not in speakers)
        found.append(Stance(word, kind, speakers, target, span, (span,), condition.range if condition else when, hedge_of(word), False))
    return found


def _time_of(word: Token) -> Range | None:
    """What must come first: "when the debts are paid", "only after the vote"."""
    for child in word.children:
        first = child.left_edge.lower_
        told = child.dep_ == "advcl" and any(c.lower_ in ("when", "once") and c.i < child.i for c in child.children)
        after = child.dep_ in ("prep", "advcl") and first == "only" and any(c.lower_ == "after" for c in (child, *child.children))
        if told or after:
            return range_of(child)
    return None


def _is_coming(word: Token, depends: bool) -> bool:
    """Whether it is said with "will" or "would"; with "could" or "may" where it depends on something."""
    aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
    return "have" not in aux and bool(aux & (_COMING | _POSSIBLE if depends else _COMING))


def _kind_of(word: Token, subject: Token, cast: Cast, depends: bool) -> PositionKind | None:
    lemma = word.lemma_.lower()
    if lemma == "be":
        said = {child.lower_ for child in word.children if child.dep_ == "acomp"}
        welcomed = "welcome" in said and _is_coming(word, depends)
        return "offer" if not is_negated(word) and (welcomed or (depends and said & _OPEN)) else None
    if not _is_coming(word, depends):
        kept = lemma in _KEPT and (word.tag_ in ("VBZ", "VBP") or (word.tag_ == "VBG" and not is_negated(word)))
        return "promise" if kept and subject.pos_ == "NOUN" and word.dep_ in ("ROOT", "ccomp") else None
    below = {token.lower_ for child in word.children for token in (child, *child.children)}
    nobody = is_nobody(subject)
    if is_called_to_account(word):
        return "threat"
    if nobody:
        suffers = lemma in words_in("harm") | words_in("hostile") | _LOSING and (lemma != "leave" or is_passive(word))
        return "promise" if suffers else "refusal"
    if subject.pos_ == "PROPN" and any(cast.entities[name].kind in ("person", "country") for name in parties_of(subject, cast)):
        return None
    if is_passive(word):
        return _kind_of_passive(word, below)
    if lemma in _STANDING or below & _PARTS.get(lemma, set()):
        return "refusal" if is_negated(word) else "promise"
    return None


def _kind_of_passive(word: Token, below: set[str]) -> PositionKind | None:
    lemma = word.lemma_.lower()
    if "by" in below or lemma in words_in("inner") - {"find"} | words_in("impersonal") | {"expect", "need", "require", "affect"}:
        return None
    harms = lemma in words_in("hostile") | words_in("harm")
    if is_negated(word):
        return "promise" if harms or lemma in _MISUSED else "refusal"
    return "threat" if harms else "promise"
