"""Tells verbs that set something to come: "scheduled for Monday", "vowed to leave", "gave them until Friday"."""

import re

from spacy.tokens import Token

from variorum.annotate.acts.dates import SHIFTERS, Calendar
from variorum.model.report import TimeExpression

SCHEDULED = frozenset("schedule set plan slate due fix".split())
"""Participles of what is set for a time."""
_UNDERTAKINGS = frozenset("threaten promise vow pledge agree intend prepare decide offer order".split())
"""Verbs whose complement is a deed to come: "threatened to strike from Monday"."""
_GIVING = frozenset({"give", "have", "allow", "grant"})
"""Verbs that set a deadline with "until"."""
_UNTIL = re.compile(r"\b(?:until|till)\s+\Z")
CALLING = frozenset({"invite", "summon", "call", "convene"})
"""Verbs whose time to come is that of what somebody is called to."""
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})


def is_scheduled(word: Token) -> bool:
    """Whether the verb is what is set or undertaken: "set to open", "vowed to leave", "is to open"."""
    return word.dep_ == "xcomp" and word.head.lemma_.lower() in SCHEDULED | _UNDERTAKINGS | {"be"}


def sets_a_time(word: Token) -> bool:
    """Whether the verb says what is to come: "scheduled for Monday", "set to open", and not "a record set on Monday"."""
    lemma = word.lemma_.lower()
    return lemma in SCHEDULED and (lemma not in ("set", "fix") or any(child.dep_ == "xcomp" or _is_for(child) for child in word.children))


def _is_for(child: Token) -> bool:
    """Whether it is the "for" of "set for Monday" or the object of "set the hearing for Monday"."""
    return child.lower_ == "for" or (child.dep_ == "dobj" and any(below.lower_ == "for" for below in child.children))


def deadline_given(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The day by which something must be done, or to which it is moved.

    "Gave the company until 20 May to pay", "have until Friday to appeal", "put off the vote until Friday", "will wait until Friday".
    """
    lemma = word.lemma_.lower()
    if lemma not in _GIVING | SHIFTERS and not (lemma == "wait" and any(child.lower_ in _WILL for child in word.children)):
        return None
    nouns = [child for child in word.children if child.dep_ in ("dobj", "dative") or child.lower_ == "back"]
    time = next((time for node in (word, *nouns) if (time := calendar.deadline_on(node)) is not None), None)
    if time is None or lemma in _GIVING or calendar.is_to_come(time):
        return time
    until = _UNTIL.search(calendar.text[max(0, time.start - 8) : time.start]) is not None
    return time if until and calendar.published is None else None
