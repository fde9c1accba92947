"""Finds when a position was taken: the time that hangs on its own word, else the date of the party's saying that holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.holding import carrier_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.timex.dating import is_bound
from variorum.model.report import Range, TimeExpression

_AHEAD = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "must", "should"})
"""With these the word tells what is to come; a time on it is the time of that, and not of the position."""


@dataclass(frozen=True)
class Moments:
    """What dates the positions of one report: its dated times, its statements and its text."""

    calendar: Calendar
    said: Attributions
    text: str

    def date_of(self, stance: Stance, party: Sequence[str]) -> str | None:
        """The EDTF date on which the party took the position, ``None`` where its own words give none.

        What is inside the content or the condition dates the thing demanded, threatened or supposed, and is left out; so is the date
        of a saying by somebody else than the party.

        :param party: the ids of those who hold it.
        """
        inside = [*stance.content, *([stance.condition] if stance.condition else [])]
        for node in _words_that_take(stance.word):
            time = _time_on(node, self.calendar)
            if time is not None and not _lies_in(time, inside) and not is_bound(time, self.text):
                return time.edtf
        statement = self.said.holding(stance.word.idx)
        if statement is None or not set(statement.speaker_entity) & set(party) or _is_recalled(stance.word):
            return None
        return statement.date


def _words_that_take(word: Token) -> Iterator[Token]:
    """The word that names the position and the verb that carries it; for "X said that Y must leave" only the verb of saying."""
    carrier = carrier_of(word)
    for node in dict.fromkeys((carrier, word)):
        if not any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in node.children):
            yield node


def _time_on(node: Token, calendar: Calendar) -> TimeExpression | None:
    """The time on the word, or before both of two joined verbs: "On Friday she backed the canal and rejected the toll"."""
    own = calendar.on(node)
    if own is not None or node.dep_ != "conj" or node.head.pos_ not in ("VERB", "AUX"):
        return own
    shared = calendar.on(node.head)
    between = node.doc[node.head.i : node.i]
    return shared if shared is not None and shared.end <= node.head.idx and not any(word.lower_ == "but" for word in between) else None


def _lies_in(time: TimeExpression, ranges: Sequence[Range]) -> bool:
    return any(start <= time.start and time.end <= end for start, end in ranges)


def _is_recalled(word: Token) -> bool:
    """Whether the position was taken before it was told: "said on Friday that she had opposed the toll"."""
    node = carrier_of(word)
    return node.tag_ == "VBN" and any(child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d") for child in node.children)
