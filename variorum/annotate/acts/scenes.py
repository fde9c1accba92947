"""Dates what the discourse puts in time: "at about the same time", "minutes later", "two days after the coup"."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from variorum.annotate.acts.dates import DAY
from variorum.annotate.acts.occasions import OCCASIONS
from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.order import is_after
from variorum.model.report import Event, TimeExpression

_SAME_TIME = re.compile(
    r"\bat\s+(?:about|around|roughly|almost|exactly)?\s*(?:the\s+same\s+(?:time|hour|moment)|that\s+(?:very\s+)?(?:hour|moment))\b"
    r"|\b(?:(?:some|a\s+few|several|\w+)\s+)?(?:minutes|moments)\s+(?:later|afterwards?)\b"
    r"|\b(?:an|some|a\s+few|several|(?:one|two|three|four))\s+hours?\s+(?:later|afterwards?)\b"
    r"|\b(?:shortly|soon)\s+afterwards?\b|\bwithin\s+(?:minutes|(?:an\s+|\w+\s+)?hours?)\b|(?<=[a-z]\s)after\s+the\s+meeting\b",
    re.IGNORECASE,
)
"""Words that put an act on the day of what was told right before it."""
_HEADED = re.compile(r"\A\W*(?:at\s+(?:about|around|roughly|almost)?\s*the\s+same\s+time)\s*,", re.IGNORECASE)
"""At the head of a sentence and before a comma the words rather add or oppose: "at the same time, he said"."""
_COUNTED = re.compile(
    r"(?P<count>\b(?:the|a|\d{1,3}|[a-z]+(?:-[a-z]+)?))\s+days?\s+(?P<way>after|before)\s+(?!that\b|this\b|it\b)", re.IGNORECASE
)
"""Counts from an act told with it: "two days after officers said", "the day before the coup"."""
_BREAK = re.compile(r"[,;:.!?()\n]|\s[-–—]\s")
_NEAR = 3
"""Sentences back to which "at the same time" looks for a day."""
_PAST = frozenset({"was", "were", "had", "did"})
_PERFECT = frozenset({"has", "have", "'s", "'ve", "’ve"})


def date_by_discourse(doc: Doc, events: Sequence[Event], times: Sequence[TimeExpression], published: str | None) -> list[Event]:
    """The events, each undated one that the words around it put on the day of another with that day.

    :param doc: the report's parse. :param events: in any order. :param times: the report's time expressions.
    :param published: the day of the report: what comes later is planned.
    :returns: the events in the order given, behind them what a count of days puts in time ("the day before the coup").
    """
    text = doc.text
    if not _SAME_TIME.search(text) and not _COUNTED.search(text):
        return [_not_yet(event, published) for event in events]
    found = list(events)
    sentences = list(doc.sents)
    for number, sentence in enumerate(sentences):
        inside = text[sentence.start_char : sentence.end_char]
        for match in _COUNTED.finditer(inside):
            _count(sentence, match, found, times)
        if _SAME_TIME.search(inside) and not _HEADED.match(inside):
            _put_on_day_before(sentence, sentences[max(0, number - _NEAR)].start_char, found, times)
    return [_not_yet(event, published) for event in found]


def _not_yet(event: Event, published: str | None) -> Event:
    """The event, planned where its date lies behind the day of the report: "the talks of Friday", "two days before the vote"."""
    is_ahead = event.date is not None and event.status == "actual" and is_after(event.date, published or "9999")
    return replace(event, status="planned") if is_ahead else event


def _put_on_day_before(sentence: Span, low: int, events: list[Event], times: Sequence[TimeExpression]) -> None:
    """Date the undated acts of a sentence whose clause has the words that take up a day, and what is joined to them by "and"."""
    text = sentence.doc.text
    dated: dict[int, str] = {}
    for place, event in sorted(enumerate(events), key=lambda pair: pair[1].trigger):
        word = word_at(sentence, event.trigger[0])
        if word is None or event.date is not None or event.time is not None or event.status != "actual" or not _is_past(word):
            continue
        day = dated.get(word.head.i) if word.dep_ == "conj" else None
        if day is None and _SAME_TIME.search(text, event.start, event.end):
            day = _last_day(low, event.start, events, times)
        if day is not None:
            dated[word.i] = day
            events[place] = replace(event, date=day)


def _is_past(word: Token) -> bool:
    """Whether the act's word is a verb of the simple past."""
    if word.pos_ not in ("VERB", "AUX"):
        return False
    verb = word
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    aux = {child.lower_ for node in (word, verb) for child in node.children if child.dep_ in ("aux", "auxpass")}
    return not aux & _PERFECT and (word.tag_ == "VBD" or bool(aux & _PAST))


def word_at(sentence: Span, place: int) -> Token | None:
    """The word of a sentence that begins at a code point of the text."""
    return next((token for token in sentence if token.idx == place), None)


def _last_day(low: int, high: int, events: Iterable[Event], times: Sequence[TimeExpression]) -> str | None:
    """The day of the last dated act of a stretch of text, where no other day is named behind it."""
    told = [event for event in events if low <= event.trigger[0] < high and event.status == "actual" and DAY.fullmatch(event.date or "")]
    if not told:
        return None
    last = max(told, key=lambda event: event.trigger)
    behind = [time for time in times if last.trigger[0] < time.start < high and DAY.fullmatch(time.edtf or "")]
    return last.date if all(time.edtf == last.date for time in behind) else None


def _count(sentence: Span, match: re.Match[str], events: list[Event], times: Sequence[TimeExpression]) -> None:
    """Date what a count of days follows: the act of the clause behind "after" or "before", or an occasion named there."""
    words = match["count"].lower()
    count = 1 if words in ("the", "a", "one") else read_number(words)
    if count is None or count != int(count) or not 0 < count <= 99:
        return
    start, behind = sentence.start_char + match.start(), sentence.start_char + match.end()
    base = _base_of(start, sentence, events, times)
    if base is None:
        return
    days = int(count) * (-1 if match["way"].lower() == "after" else 1)
    day = (date.fromisoformat(base) + timedelta(days=days)).isoformat()
    stop = _BREAK.search(sentence.doc.text, behind, sentence.end_char)
    end = stop.start() if stop else sentence.end_char
    for place, event in sorted(enumerate(events), key=lambda pair: pair[1].trigger):
        if behind <= event.trigger[0] < end and event.status == "actual" and not _is_timed_inside(event, behind, end):
            events[place] = replace(event, date=day, time=None)
            return
    noun = next((token for token in sentence if behind <= token.idx < end and token.lemma_.lower() in OCCASIONS), None)
    if noun is not None and noun.dep_ == "pobj" and noun.head.idx < behind:
        first = sentence[noun.left_edge.i - sentence.start].idx
        events.append(Event(start=first, end=noun.idx + len(noun), trigger=(noun.idx, noun.idx + len(noun)), date=day))


def _is_timed_inside(event: Event, low: int, high: int) -> bool:
    """Whether a time of its own dates the act."""
    return event.time is not None and low <= event.time[0] < high


def _base_of(start: int, sentence: Span, events: Sequence[Event], times: Sequence[TimeExpression]) -> str | None:
    """The day from which a count reckons: the one day named before it in its sentence."""
    before = [
        time for time in times if sentence.start_char <= time.start < start and time.type in ("DATE", "TIME") and time.edtf is not None
    ]
    return before[-1].edtf if before and DAY.fullmatch(before[-1].edtf or "") else None
