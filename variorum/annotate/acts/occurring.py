"""Tells where a verb that mostly names a state names with its time what takes place: "appeared in court on Friday"."""

import re

from spacy.tokens import Token

from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.occasions import OCCASIONS
from variorum.model.report import TimeExpression

FUTURATE = frozenset(
    "meet open begin start resume vote leave arrive travel go return expire end close reconvene convene continue reopen enter lapse".split()
)
"""Verbs whose present tense tells what is set for a day: "Parliament votes on Friday"."""
_MOVES = frozenset({"rise", "fall", "increase", "decrease", "grow"})
"""Verbs of a measure, which with a day tell what it did on that day: "shares fell on Monday"."""
_BEFORE_WHOM = frozenset({"in", "before", "at", "on", "by", "with", "alongside", "to"})
_IS_DAY = re.compile(r"[\dX]{4}-(?:\d\d-\d\d|WXX-\d|XX-XX)")
"""The value of a day, be it known or not."""


def takes_place(word: Token, time: TimeExpression | None, calendar: Calendar) -> bool:
    """Whether a verb that mostly tells a state tells with its time what took place.

    "Appeared in court on Friday", "shares fell on Monday", "found two bodies on Friday", "had a call on Friday", "the hearing continues on
    Friday".
    """
    lemma, kinds = word.lemma_.lower(), {child.dep_ for child in word.children}
    is_arranged = word.dep_ == "xcomp" and word.head.lemma_ == "be" and time is calendar.on(word.head)
    if time is None or not _IS_DAY.match(time.edtf or time.value or ""):
        return False
    if time is not calendar.on(word) and lemma != "find" and not is_arranged:
        return False
    if lemma in FUTURATE and word.tag_ in ("VBZ", "VBP"):
        return calendar.is_to_come(time)
    if lemma == "appear":
        shown = any(child.dep_ == "prep" and child.lower_ in _BEFORE_WHOM for child in word.children)
        return shown and not kinds & {"xcomp", "ccomp", "acomp", "attr", "oprd"}
    if lemma in _MOVES:
        return word.tag_ == "VBD" and "ccomp" not in kinds
    if lemma in ("find", "hear"):
        return "ccomp" not in kinds and "xcomp" not in kinds and bool(kinds & {"dobj", "nsubjpass"})
    objects = [child for child in word.children if child.dep_ == "dobj"]
    return lemma == "have" and word.tag_ == "VBD" and any(noun.lemma_.lower() in OCCASIONS | {"call"} for noun in objects)


def time_of_plan(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The time to come on a verb that tells what is done now: it is that of the occasion told of, as in "has called a march on Sunday"."""
    verb = word.head
    if word.dep_ != "dobj" or verb.pos_ != "VERB":
        return None
    time = calendar.on(verb)
    is_done = verb.tag_ in ("VBZ", "VBP") or (time is not None and not calendar.allows(verb, time))
    return time if time is not None and is_done and calendar.is_to_come(time) else None
