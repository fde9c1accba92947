"""Finds who is to be somewhere on a day, and what ends on one: "is expected in Lima on Monday", "the mandate runs until 30 June"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.happenings import Happening, make_happening
from variorum.annotate.acts.roles import is_passive
from variorum.annotate.acts.status import Standing, is_negated, is_supposed
from variorum.model.report import TimeExpression

_RUNNING = frozenset({"run", "last"})
"""Verbs that with "until" and a day tell when something ends."""
_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_IN = frozenset({"in", "at"})


def find_coming(sentence: Span, cast: Cast, calendar: Calendar, taken: frozenset[int]) -> Iterator[Happening]:
    """What is to come on a day, told by words that the readers of deeds take for states.

    :param taken: indexes of the words that name events found already.
    """
    for word in sentence:
        verb = _coming_verb(word, cast)
        if verb is None or verb.i in taken or word.i in taken or is_negated(verb) or is_supposed(verb):
            continue
        time = calendar.deadline_on(verb) if verb.lemma_ in _RUNNING else _time_around(word, verb, calendar)
        if time is not None and not calendar.is_start(time):
            yield make_happening(verb, cast, Standing(status="planned", future=True), time)


def _coming_verb(word: Token, cast: Cast) -> Token | None:
    """The verb of the clause in which ``word`` tells of what is to come."""
    if any(child.dep_ in ("xcomp", "ccomp") for child in word.children):
        return None
    if word.lower_ == "expected" and word.tag_ == "VBN" and is_passive(word):
        return word
    if word.lower_ == "due" and word.dep_ == "acomp" and word.head.lemma_ == "be":
        return word.head
    if word.lemma_ in _RUNNING and word.tag_ in ("VBZ", "VBP"):
        return word
    if word.lower_ == "be" and any(child.lower_ in _WILL and child.dep_ == "aux" for child in word.children) and _is_at_place(word, cast):
        return word
    return None


def _is_at_place(be: Token, cast: Cast) -> bool:
    """Whether a place is told in which somebody will be."""
    for child in be.children:
        for below in child.children if child.dep_ == "prep" and child.lower_ in _IN else ():
            name = cast.at(below)
            if name is not None and cast.entities[name].kind in ("place", "country"):
                return True
    return False


def _time_around(word: Token, verb: Token, calendar: Calendar) -> TimeExpression | None:
    """The time on the words that tell it, or on the place behind them ("in Lima on Monday")."""
    for node in (word, verb):
        if (time := calendar.on(node)) is not None:
            return time
    places = (below for node in dict.fromkeys((word, verb)) for child in node.children if child.dep_ == "prep" for below in child.children)
    return next((time for place in places if (time := calendar.on(place)) is not None), None)
