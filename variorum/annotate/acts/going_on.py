"""Carries the day of a deed on to what the next sentence tells of the same people or things: "... on Wednesday. The man was detained"."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.dates import DAY, is_open_day
from variorum.annotate.acts.deed_times import is_past
from variorum.annotate.acts.scenes import word_at
from variorum.model.report import Event, TimeExpression

_TAKEN_UP = frozenset({"he", "she", "they", "it"})
_OWNED = frozenset({"his", "her", "their", "its"})
_NOTHING_NEW = frozenset({"them", "whom", "those", "these"})
_BACK = re.compile(
    r"\b(?:once|previously|earlier|formerly|before|after|since|until|when|while|later|ago|then|always|often|never|meanwhile)\b",
    re.IGNORECASE,
)
"""Words of a sentence that put it, or a part of it, at another time."""


def carry_on(doc: Doc, events: Sequence[Event], times: Sequence[TimeExpression]) -> list[Event]:
    """The events, those that go on with what the sentence before tells of a day with the time of that.

    :param events: in any order. :param times: the report's time expressions.
    """
    days = {
        (time.start, time.end) for time in times if is_open_day(time) or (time.type in ("DATE", "TIME") and DAY.fullmatch(time.edtf or ""))
    }
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    found = list(events)
    told: dict[int, list[tuple[int, Token]]] = {}
    for place, event in enumerate(found):
        number = bisect_right(starts, event.trigger[0]) - 1
        word = word_at(sentences[number], event.trigger[0]) if number >= 0 else None
        if word is not None and event.status == "actual" and not event.aside and _leads(word, sentences[number]):
            told.setdefault(number, []).append((place, word))
    timed = {bisect_right(starts, time.start) - 1 for time in times if time.type in ("DATE", "TIME")}
    for number in sorted(told):
        before = {found[place].time for place, _ in told.get(number - 1, ())} & days
        if len(before) != 1 or number in timed or not _is_of_one_scene(sentences[number - 1], sentences[number]):
            continue
        first = next(found[place] for place, _ in told[number - 1] if found[place].time in before)
        for place, word in told[number]:
            if _is_open(found[place]) and _takes_up(word, sentences[number - 1]):
                found[place] = replace(found[place], date=first.date, time=first.time)
    return found


def _is_of_one_scene(before: Span, sentence: Span) -> bool:
    """Whether a sentence goes on in the paragraph of the one before."""
    return "\n" not in sentence.doc.text[before.start_char : sentence.start_char + 1] and _BACK.search(sentence.text) is None


def _is_open(event: Event) -> bool:
    """Whether the report itself tells the deed, without a time."""
    return not event.per and event.statement is None and event.date is None and event.time is None


def _leads(word: Token, sentence: Span) -> bool:
    """Whether the verb tells in the simple past what its sentence tells first of all, or what is joined to that."""
    if word.pos_ != "VERB" or not is_past(_first_of(word)):
        return False
    first = _first_of(word)
    is_reported = first.dep_ == "ccomp" and first.head == sentence.root and first.head.lemma_.lower() in REPORTERS
    return first == sentence.root or is_reported


def _first_of(word: Token) -> Token:
    """The first of the verbs that are joined to one another."""
    while word.dep_ == "conj" and word.head.pos_ == "VERB":
        word = word.head
    return word


def _takes_up(word: Token, before: Span) -> bool:
    """Whether who or what the verb is told of was named before: "he", "the man", "two of them", "three", "one of his guards"."""
    subject = next((child for verb in (word, _first_of(word)) for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    if subject.lower_ in _TAKEN_UP or (subject.pos_ == "NUM" and not any(child.lower_ == "of" for child in subject.children)):
        return True
    inside = {token.lower_ for token in subject.subtree}
    if subject.pos_ in ("NOUN", "NUM") and inside & (_OWNED | _NOTHING_NEW):
        return True
    definite = any(child.dep_ == "det" and child.lower_ in ("the", "both", "all") for child in subject.children)
    return definite and subject.pos_ == "NOUN" and any(token.lemma_ == subject.lemma_ for token in before)
