"""Reads lists of what a body has decided: who decided, and what each item undertakes or refuses."""

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.dates import Calendar, time_of
from variorum.annotate.acts.happenings import Happening
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import Standing
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_DECIDING = frozenset({"decide", "resolve", "agree", "order", "rule", "determine", "undertake", "decree"})
_OPENING = 5
"""Most tokens up to the "to" of an item, its number or dash among them."""
_SITTINGS = frozenset({"session", "meeting", "sitting", "conference", "congress", "summit", "assembly"})


def deciders_of(lead: Span, cast: Cast) -> tuple[str, ...]:
    """The parties that a lead line says have decided what follows; ``()`` where it says nothing of the kind.

    "At the session it was decided:" means those whose session was named last before it.
    """
    root = lead.root
    if root.lemma_.lower() not in _DECIDING:
        return ()
    named = [name for noun in subjects_of(root) for name in parties_of(noun, cast)]
    if not named and any(word.lemma_.lower() in _SITTINGS for word in lead):
        for word in reversed(root.doc[: lead.start]):
            if word.lemma_.lower() in _SITTINGS and (named := [name for child in word.children for name in _holders(child, cast)]):
                break
    return tuple(dict.fromkeys(named))


def _holders(child: Token, cast: Cast) -> list[str]:
    if child.dep_ in ("poss", "compound", "amod"):
        return parties_of(child, cast)
    return [name for below in child.children for name in parties_of(below, cast)] if child.lower_ == "of" else []


def decided_verb(item: Span) -> Token | None:
    """The verb of an item "to do something"."""
    to = next((word for word in item[:_OPENING] if word.lower_ == "to" and word.dep_ == "aux"), None)
    return to.head if to is not None else None


def read_decided(item: Span, deciders: tuple[str, ...]) -> list[Stance]:
    """The position that an item "to do something" of such a list stands for."""
    verb = decided_verb(item)
    if verb is None:
        return []
    condition = condition_of(verb)
    lemma = verb.lemma_.lower()
    kind: PositionKind = "promise"
    if condition is not None:
        kind = "threat" if condition.adverse else "offer"
    elif lemma in words_in("declining"):
        kind = "refusal"
    elif lemma in words_in("hostile"):
        kind = "threat"
    span = clause_range(verb)
    return [Stance(verb, kind, deciders, (), span, (span,), condition.range if condition else None, hedge_of(verb), False)]


def read_measure(sentence: Span, deciders: tuple[str, ...], calendar: Calendar, *, is_lead: bool) -> Happening | None:
    """That a body decided, told by the lead line of a list, or the measure that an item tells, which is still to come."""
    verb = sentence.root if is_lead else decided_verb(sentence)
    if verb is None or verb.pos_ != "VERB":
        return None
    if is_lead:
        return Happening(verb, deciders, (), Standing(), calendar.on(verb))
    return Happening(verb, deciders, (), Standing(status="planned", future=True), time_of(verb, calendar, frozenset()))
