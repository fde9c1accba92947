"""Supplies the deeds of a sentence that no rule finds, where the model of clauses takes them for told."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.deed_times import shared_time, time_of_deed
from variorum.annotate.acts.happenings import Happening, is_deed, is_habit, is_state, make_happening, standing_of
from variorum.annotate.acts.newsroom import is_put_to
from variorum.annotate.acts.status import Standing, is_negated, is_supposed
from variorum.annotate.acts.telling import is_clause, telling_chance
from variorum.model.report import TimeExpression

LEAST = 0.6
"""Least chance from which a deed is supplied without a time ..."""
LEAST_TIMED = 0.45
"""... and with one. Of 40 of each kind so supplied in US and foreign news, 32 and 33 were read as right."""
_TOLD_WITH = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d", "was", "were", "did"})
"""Auxiliaries of what has been done; "is sent to subscribers" tells a habit."""
_UNDONE = frozenset({"VB", "VBZ", "VBP"})


def supply_deeds(sentence: Span, cast: Cast, calendar: Calendar, said: Attributions, taken: frozenset[int]) -> Iterator[Happening]:
    """The deeds that verbs of a sentence seem to tell, those left out that only a direct quotation tells.

    :param taken: indexes of the words that name the events found already.
    """
    used = {time.start for index in taken if (time := calendar.on(sentence.doc[index])) is not None}
    supplied: set[int] = set()
    for word in sentence:
        if word.pos_ != "VERB" or word.i in taken or not is_clause(word) or is_supposed(word) or said.cued_at(word.idx) is not None:
            continue
        if is_put_to(word):
            continue
        if is_state(word) or is_habit(word) or not is_deed(word.lemma_.lower()):
            continue
        statement = said.holding(word.idx)
        if (statement is not None and statement.mode == "direct") or _goes_with(word, taken | supplied):
            continue
        time = time_of_deed(word, calendar)
        is_shared = time is not None and time is shared_time(word, calendar)
        if time is not None and (
            (time.start in used and not is_shared) or _is_bound(word, time, calendar) or not calendar.allows(word, time)
        ):
            time = None
        if (time is None and word.dep_ == "acl") or (word.tag_ == "VBG" and time is not calendar.on(word)):
            continue  # "a contractor hired by the firm", "rice is selling at four times its January price"
        if not (_is_done(word) if time is None else _fits(word, time, calendar)):
            continue
        if telling_chance(word, calendar, statement) < (LEAST if time is None else LEAST_TIMED):
            continue
        standing = standing_of(word)
        if standing.status == "actual" and word.tag_ in _UNDONE and not _is_done(word):
            standing = Standing(status="planned", condition=standing.condition, future=True)
        if standing.status in ("hypothetical", "conditional") or (standing.status == "denied" and not is_negated(word)):
            continue
        supplied.add(word.i)
        if time is not None:
            used.add(time.start)
        yield make_happening(word, cast, standing, time)


def _is_bound(word: Token, time: TimeExpression, calendar: Calendar) -> bool:
    """Whether a time behind "since" only bounds what the verb tells."""
    return calendar.is_start(time) and not calendar.begins(word, time)


def _is_done(word: Token) -> bool:
    """Whether the verb tells of something done, and is no mere participle."""
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    return word.tag_ == "VBD" or bool(aux & _TOLD_WITH)


def _fits(word: Token, time: TimeExpression, calendar: Calendar) -> bool:
    """Whether what an infinitive or a present tense tells lies ahead, as "to close the road on Monday" does."""
    return word.tag_ not in _UNDONE or _is_done(word) or not calendar.is_over(time)


def _goes_with(word: Token, taken: frozenset[int]) -> bool:
    """Whether the verb is the complement of one that names an event already, or has one for its own: "began to move"."""
    return (word.dep_ == "xcomp" and word.head.i in taken) or any(child.dep_ == "xcomp" and child.i in taken for child in word.children)
