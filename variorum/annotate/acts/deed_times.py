"""Finds the time that puts a deed in time: the one in the verb's own phrase, else that of the clause it goes with."""

from spacy.tokens import Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.dates import BRINGING, OTHER_TIMES, Calendar, time_before_joined, time_of_knowing
from variorum.model.report import TimeExpression

_PHASES = frozenset("begin start resume stop cease finish".split())
"""Verbs of the phase of a deed, which share its time: "began moving on Sunday"."""


def time_of_deed(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The time in the verb's own phrase, else that of the clause it goes with."""
    return time_within(word, calendar) or calendar.before_when(word) or shared_time(word, calendar)


def time_within(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The time that hangs on the verb, or on what it is done in: "took part in a march on Tuesday", "in Wednesday's operation"."""
    time = calendar.on(word) or time_of_knowing(word, calendar)
    if time is not None:
        return time
    for child in word.children:
        is_course = child.dep_ == "xcomp" and word.lemma_.lower() in _PHASES | BRINGING
        if is_course and (time := calendar.on(child)) is not None:
            return time
        if child.dep_ in ("prep", "agent", "dobj", "advmod", "npadvmod") and child.lower_ not in OTHER_TIMES:
            found = calendar.below(child) or next(
                (inner for below in child.children if below.dep_ in ("pobj", "prep") and (inner := calendar.below(below))), None
            )
            if found is not None:
                return found
    if word.lemma_.lower() in _PHASES:
        for child in word.children:
            if child.dep_ in ("nsubj", "nsubjpass") and (time := calendar.on(child)) is not None and time.start < child.idx:
                return time  # "Tuesday's march began"
    return calendar.on(word.head) if word.dep_ == "xcomp" and word.head.pos_ in ("VERB", "AUX") else None


def shared_time(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The time of the clause that the verb goes with: "shut it on Friday and expelled two", "when the deadline passed on Monday, ..."."""
    if word.dep_ == "conj" and word.head.pos_ == "VERB" and word.tag_ == word.head.tag_ and not _has_subject(word):
        return calendar.on(word.head) or time_before_joined(word, calendar)
    if _follows_when(word):
        return time_within(word.head, calendar)
    for child in word.children:
        is_when = child.dep_ == "advcl" and any(mark.dep_ == "advmod" and mark.lower_ == "when" for mark in child.children)
        if is_when and (child.tag_ == word.tag_ or (is_past(child) and is_past(word))):
            return calendar.on(child)
    return None


def _follows_when(word: Token) -> bool:
    """Whether the verb tells behind its main clause when that was: "recalled its envoy on Monday when the island was seized"."""
    if word.dep_ != "advcl" or word.i < word.head.i or word.head.lemma_.lower() in REPORTERS:
        return False
    is_when = any(mark.dep_ == "advmod" and mark.lower_ == "when" for mark in word.children)
    return is_when and is_past(word) and is_past(word.head)


def is_past(word: Token) -> bool:
    """Whether the verb is in the simple past, in either voice."""
    return word.tag_ == "VBD" or (word.tag_ == "VBN" and any(child.lower_ in ("was", "were") for child in word.children))


def _has_subject(word: Token) -> bool:
    """Whether the verb has a subject in its own clause."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "csubj") for child in word.children)
