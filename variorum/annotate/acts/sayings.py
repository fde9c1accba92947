"""Finds the sayings that belong on a timeline: declarations, remarks and warnings that the report itself puts in time."""

import re
from bisect import bisect_left, bisect_right

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.clauses import clause_range, phrase_range
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.status import is_negated
from variorum.model.report import Event, Statement, TimeExpression

_AT = frozenset({"in", "at", "on", "to", "before", "during", "from"})
_OCCASIONS = frozenset(
    "reporter journalist correspondent conference briefing interview statement speech address rally parliament congress lawmaker "
    "legislator committee hearing court letter tweet testimony debate ceremony meeting crowd audience supporter investor deputy "
    "council memo email e-mail editorial essay sermon broadcast program programme show podcast radio television tv session sitting "
    "assembly senate summit forum convention board commission panel inquiry trial seminar lecture lunch dinner breakfast reception "
    "congregation viewer listener delegate shareholder student op-ed ed column article blog post video recording message newspaper "
    "magazine channel broadcaster appearance telephone phone call conversation".split()
)
"""Nouns for those before whom, and the occasion on which, something is said in public."""


_BY = frozenset({"telephone", "phone", "email", "e-mail", "letter"})
"""Ways by which something is said: "said by telephone"."""
_HEARD_AT_ONCE = frozenset({"reporter", "journalist", "conference", "briefing", "address", "telephone", "phone"})
"""Audiences and occasions of which an agency tells on the day itself."""
_RECALLED = re.compile(
    r"\b(?:once|previously|earlier|formerly|recently|lately|repeatedly|often|always|initially|last|ago|then|before|weekly|daily|monthly|regular|usual|week|month|year)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may put it on another day."""


def find_sayings(
    doc: Doc,
    statements: tuple[Statement, ...],
    calendar: Calendar,
    coded: list[Event],
    news: str | None = None,
    awaits_year: bool = False,
) -> list[Event]:
    """An event without a type for each time of a sentence that no dated coded event covers: a bare comment has no code.

    A saying is timed if a date stands beside its cue, be it one that the report alone cannot settle ("said Friday"). Of a speaker
    without a timed saying the first one counts that has an audience or an occasion.
    :param coded: the events found so far. :param news: the day of the news of an agency's report, on which it heard what it tells without
        a day. :param awaits_year: whether only the year keeps that day open.
    """
    starts = [token.idx for token in doc]
    triggers = sorted((event.trigger[0], event.date or "") for event in coded)
    found: list[Event] = []
    done: set[tuple[int, int | None]] = set()
    told: set[int] = set()
    waiting: list[tuple[Statement, Token]] = []
    for statement in sorted(statements, key=lambda statement: statement.cue):
        if statement.heading or not statement.cue or not statement.speaker or not starts:
            continue
        word = _verb_of(doc, starts, statement)
        time = calendar.on(word)
        moment = (word.sent.start, time.start if time is not None else None)
        if moment in done or is_negated(word) or word.sent[-1].text == "?":
            continue
        if not (statement.date or _is_timed(word, calendar)):
            if word.tag_ != "VBG" and _occasions_of(word):
                waiting.append((statement, word))
            continue
        if time is None and word.sent.start in told:
            continue
        done.add(moment)
        told.add(word.sent.start)
        cue_start, cue_end = statement.cue[0]
        covering = triggers[bisect_left(triggers, (cue_start, "")) : bisect_left(triggers, (cue_end, ""))]
        if any(date or word.lemma_.lower() not in REPORTERS for _, date in covering):
            continue
        found.append(_saying(statement, word))
    heard = {speaker for event in found for speaker in event.actors}
    plain = {event.trigger[0] for event in coded if event.type is None}
    for statement, word in waiting:
        if word.idx in plain:
            continue
        times = [time for noun in _occasions_of(word) if (time := calendar.on(noun)) is not None]
        if word.sent.start not in told and statement.speaker_entity and (times or not heard & set(statement.speaker_entity)):
            saying = _saying(statement, word, times[0] if times else None)
            if saying.date is None and saying.time is None and _is_of_news(word):
                saying = replace(saying, date=news, of_news=awaits_year)
            found.append(saying)
            heard |= set(statement.speaker_entity)
    return found


def _saying(statement: Statement, word: Token, time: TimeExpression | None = None) -> Event:
    start, end = clause_range(word) if word.pos_ in ("VERB", "AUX") else phrase_range(word)
    return Event(
        start=start,
        end=end,
        trigger=(word.idx, word.idx + len(word)),
        actors=statement.speaker_entity,
        date=statement.date or (time.edtf if time is not None else None),
        statement=statement.id,
        time=(time.start, time.end) if time is not None else None,
    )


def _occasions_of(word: Token) -> list[Token]:
    """The nouns for the audience or occasion that the saying has of its own: "told reporters", "said in an interview"."""
    nouns = [child for child in word.children if child.dep_ in ("dobj", "dative")]
    nouns += [
        below
        for child in word.children
        if child.dep_ in ("prep", "dative") and child.lower_ in _AT | {"by"}
        for below in child.children
        if below.dep_ == "pobj" and (child.lower_ != "by" or below.lemma_.lower() in _BY)
    ]
    return [noun for noun in nouns if noun.lemma_.lower() in _OCCASIONS or (noun.pos_ == "PROPN" and noun.head.lower_ == "on")]


def _is_of_news(word: Token) -> bool:
    """Whether the words were said to the press or in an address, in the simple past, in a sentence that recalls no other day."""
    aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
    told = any(noun.lemma_.lower() in _HEARD_AT_ONCE for noun in _occasions_of(word))
    return told and word.tag_ == "VBD" and not aux and _RECALLED.search(word.sent.text) is None


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
