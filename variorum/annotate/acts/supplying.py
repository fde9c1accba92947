"""Supplies the deeds of a sentence that no rule finds, where the model of clauses takes them for told."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.happenings import Happening, is_deed, make_happening, standing_of, time_of_deed
from variorum.annotate.acts.status import is_negated, is_supposed
from variorum.annotate.acts.telling import is_clause, telling_chance

LEAST = 0.5
"""Least chance from which a deed is supplied where the sentence tells no other ..."""
LEAST_BESIDE = 0.6
"""... where it tells one already ..."""
LEAST_TIMED = 0.45
"""... and where a time hangs on it. By cross-validation three of five so supplied are told without a time, four of five with one."""


def supply_deeds(sentence: Span, cast: Cast, calendar: Calendar, said: Attributions, taken: frozenset[int]) -> Iterator[Happening]:
    """The deeds that verbs of a sentence seem to tell, those left out that only a direct quotation tells.

    :param taken: indexes of the words that name the events found already.
    """
    used = {time.start for index in taken if (time := calendar.on(sentence.doc[index])) is not None}
    supplied: set[int] = set()
    for word in sentence:
        if word.pos_ != "VERB" or word.i in taken or not is_clause(word) or is_supposed(word) or said.cued_at(word.idx) is not None:
            continue
        statement = said.holding(word.idx)
        if (statement is not None and statement.mode == "direct") or _goes_with(word, taken | supplied):
            continue
        time = time_of_deed(word, calendar)
        if time is not None and (time.start in used or calendar.is_start(time) or not calendar.allows(word, time)):
            time = None
        if time is None and not (_is_finite(word) and is_deed(word.lemma_.lower())):
            continue
        least = LEAST_TIMED if time is not None else LEAST_BESIDE if taken or supplied else LEAST
        if telling_chance(word, calendar, statement) < least:
            continue
        standing = standing_of(word)
        if standing.status in ("hypothetical", "conditional") or (standing.status == "denied" and not is_negated(word)):
            continue
        supplied.add(word.i)
        if time is not None:
            used.add(time.start)
        yield make_happening(word, cast, standing, time)


def _is_finite(word: Token) -> bool:
    """Whether the verb is in the past or has an auxiliary, and is no mere participle."""
    return word.tag_ == "VBD" or any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in word.children)


def _goes_with(word: Token, taken: frozenset[int]) -> bool:
    """Whether the verb is the complement of one that names an event already, or has one for its own: "began to move"."""
    return (word.dep_ == "xcomp" and word.head.i in taken) or any(child.dep_ == "xcomp" and child.i in taken for child in word.children)
