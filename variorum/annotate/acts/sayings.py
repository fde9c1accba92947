"""Finds the sayings that belong on a timeline: declarations, remarks and warnings that the report itself puts in time."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.clauses import clause_range, phrase_range
from variorum.annotate.acts.dates import Calendar
from variorum.model.report import Event, Statement


def find_sayings(doc: Doc, statements: tuple[Statement, ...], calendar: Calendar, coded: list[Event]) -> list[Event]:
    """An event without a type for the first timed saying of each sentence that no dated coded event covers: a bare comment has no code.

    A saying is timed if a date stands beside its cue, be it one that the report alone cannot settle ("said Friday").
    :param coded: the events found so far.
    """
    starts = [token.idx for token in doc]
    triggers = sorted((event.trigger[0], event.date or "") for event in coded)
    found: list[Event] = []
    done: set[int] = set()
    for statement in sorted(statements, key=lambda statement: statement.cue):
        if statement.heading or not statement.cue or not statement.speaker_entity or not starts:
            continue
        word = _verb_of(doc, starts, statement)
        if word.sent.start in done or not (statement.date or _is_timed(word, calendar)):
            continue
        start, end = clause_range(word) if word.pos_ in ("VERB", "AUX") else phrase_range(word)
        done.add(word.sent.start)
        cue_start, cue_end = statement.cue[0]
        covering = triggers[bisect_left(triggers, (cue_start, "")) : bisect_left(triggers, (cue_end, ""))]
        if any(date or word.lemma_.lower() not in REPORTERS for _, date in covering):
            continue
        found.append(
            Event(
                start=start,
                end=end,
                trigger=(word.idx, word.idx + len(word)),
                actors=statement.speaker_entity,
                date=statement.date,
                statement=statement.id,
            )
        )
    return found


def _verb_of(doc: Doc, starts: list[int], statement: Statement) -> Token:
    """The verb of the cue, the word that governs its other words."""
    start, end = statement.cue[0]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first + 1, bisect_right(starts, end - 1))
    return doc[first:last].root


def _is_timed(word: Token, calendar: Calendar) -> bool:
    """Whether a date hangs on the word or on a clause beside it: "Speaking on Tuesday, X said"."""
    return calendar.is_timed(word) or any(
        calendar.is_timed(child) for child in word.children if child.dep_ in ("advcl", "prep") and child.lower_ not in ("since", "until")
    )
