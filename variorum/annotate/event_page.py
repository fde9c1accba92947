"""Holds what the other layers found in one report, for the reader of events."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace as replace_fields
from spacy.tokens import Doc, Span, Token

from variorum.annotate.acts.acts import REPORTERS, VERBAL_OPERATORS, Act
from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.dates import DAY, Calendar, is_dateline, time_of
from variorum.annotate.acts.frames import load_frames
from variorum.annotate.acts.listing import Lead, Lists, read_lead
from variorum.annotate.acts.scheduled import CALLING, deadline_given
from variorum.annotate.acts.stances import find_stances
from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.entities import LAYER as ENTITIES
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.published import LAYER as PUBLISHED
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import date_of_item, join_ranges
from variorum.annotate.timex.news import awaits_year, day_of_news
from variorum.model.layer import Layers
from variorum.model.report import Event, Published, Report, TimeExpression

_SENTENCE = 40
"""Least code points of the first sentence of the news."""
_NEAR = 12
"""Code points before a time in which it is denied."""
_PERFECT = frozenset({"has", "have", "had"})
_NOT = re.compile(r"\bnot\s+(?:(?:on|in|at)\s+)?\Z")
"""Right before a day that is not the one: "not on Monday but on 24 May"."""


class EventPage:
    """What the layers before this one found in one report, and how far the reading has come."""

    def __init__(self, report: Report, have: Layers) -> None:
        self.text = report.text
        self.doc = PARSE.read(have)
        self.cast = Cast(self.doc, ENTITIES.read_or(have, ()))
        self.waste = BOILERPLATE.read_or(have, ())
        self.times = join_ranges(TIMES.read_or(have, ()), report.text)
        published = PUBLISHED.read_or(have, Published())
        self.published = published.date
        self.news = day_of_news(report.text, published, self.times)
        self.awaits_year = awaits_year(report.text, published)
        self.lead = _lead_of(self.doc, published) if self.news is not None or self.awaits_year else None
        self.calendar = Calendar(self.doc, [time for time in self.times if not self.is_waste(time.start)], self.published)
        self.blocks = LAYOUT.read_or(have, ())
        self.lists = Lists(self.doc, self.blocks)
        self.statements = STATEMENTS.read_or(have, ())
        self.said = Attributions(self.statements)
        self.starts = [sentence.start_char for sentence in self.doc.sents]
        self.leads: dict[int, Lead] = {}
        self.attack: Event | None = None
        self.block_dates: dict[int, str | None] = {}

    def is_waste(self, place: int) -> bool:
        """Whether a place lies in page matter, the dateline of a report included."""
        return any(mark.start <= place < mark.end for mark in self.waste)

    def past_dateline(self, event: Event) -> Event:
        """The event without the dateline that its clause begins with."""
        mark = next((mark for mark in self.waste if mark.start <= event.start < mark.end <= event.trigger[0]), None)
        return replace_fields(event, start=mark.end) if mark is not None else event

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def spare_times(self, sentence: Span, told: Sequence[Event]) -> list[TimeExpression]:
        """The times of a sentence that no event of it has, datelines and what heads its list left out."""
        taken = {event.time for event in told}
        dates = {event.date for event in told} | {self.date_of_block(sentence)}
        low, high = (bisect_left(self.times, place, key=lambda time: time.start) for place in (sentence.start_char, sentence.end_char))
        return [
            time
            for time in self.times[low:high]
            if time.type in ("DATE", "TIME")
            and (time.start, time.end) not in taken
            and (time.edtf is None or time.edtf not in dates)
            and not (
                self.is_waste(time.start) or is_dateline(self.text, time) or _NOT.search(self.text, max(0, time.start - _NEAR), time.start)
            )
        ]

    def lead_of(self, sentence: Span, acts: list[Act]) -> Lead | None:
        """The lead line above a list item; a lead line itself is read and kept."""
        at, block = self.lists.block_at(sentence) or (-1, None)
        if block is None:
            return None
        if block.kind == "lead_in":
            stances = find_stances(sentence, self.cast, load_frames("position_frames.tsv"))
            self.leads[at] = read_lead(sentence, self.cast, stances, acts, self.attack)
        return self.leads.get(block.lead) if block.lead is not None else None

    def opened_by(self, sentence: Span) -> Lead | None:
        """What a lead line, read already, announces."""
        return self.leads.get((self.lists.block_at(sentence) or (-1, None))[0])

    def date_of_block(self, sentence: Span) -> str | None:
        """The date that a list gives to the item in which the sentence stands; worked out once a block."""
        at, block = self.lists.block_at(sentence) or (-1, None)
        if block is None:
            return None
        if at not in self.block_dates:
            self.block_dates[at] = date_of_item(block.start, self.times, self.text, self.blocks)
        return self.block_dates[at]

    def is_of_news(self, word: Token) -> bool:
        """Whether the word heads what the first sentence behind a dateline tells, in the simple past and without another day."""
        sentence = word.sent
        is_said = word.dep_ == "ccomp" and word.head == sentence.root and word.head.lemma_.lower() in REPORTERS
        if self.lead is None or sentence.start != self.lead[0] or not (word == sentence.root or is_said):
            return False
        aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
        is_past = word.tag_ == "VBD" or (word.tag_ == "VBN" and bool(aux & {"was", "were"}))
        named = [time for time in self.times if self.lead[1] <= time.start < sentence.end_char]
        if self.news is None:
            return is_past and not aux & _PERFECT and len({time.value for time in named}) < 2
        return is_past and not aux & _PERFECT and {time.edtf for time in named} <= {None, self.news}

    def time_of(self, act: Act, taken: frozenset[int]) -> TimeExpression | None:
        """The expression in the act's own words that puts it in time."""
        time = time_of(act.word, self.calendar, taken - {act.word.i}, has_content=act.frame in VERBAL_OPERATORS and not act.nominal)
        time = time or self.calendar.deadline_to(act.word) or deadline_given(act.word, self.calendar)
        if time is not None and self.calendar.is_start(time):
            begun = self.calendar.begins(act.word, time)
            if begun or not self._begins(act.word, time):
                return time if begun else None  # "has sent nine requests since 2020"
        is_ahead = time is not None and act.word.lemma_.lower() in CALLING and self.calendar.is_to_come(time)
        return time if is_ahead or self.calendar.allows(act.word, time) else None

    def _begins(self, word: Token, time: TimeExpression) -> bool:
        """Whether a time behind "since" still dates the act: the day it began, or "since 2020, when they met"."""
        return time is self.calendar.before_when(word) or (time is self.calendar.on(word) and DAY.fullmatch(time.edtf or "") is not None)


def _lead_of(doc: Doc, published: Published) -> tuple[int, int] | None:
    """The first token of the first sentence of the news behind the dateline, and where its words begin."""
    end = published.evidence[0][1]
    starts = ((sentence, max(end, sentence.start_char)) for sentence in doc.sents)
    return next(((sentence.start, start) for sentence, start in starts if sentence.end_char - start >= _SENTENCE), None)
