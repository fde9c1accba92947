"""What stands around a time expression: its clause, the tense there, the list it stands in, and the dates found before it."""

import re
from datetime import date
from typing import Final

import msgspec

from variorum.annotate.timex.cues import cue
from variorum.annotate.timex.period import Hemisphere, Period, from_timex
from variorum.model.record import Record
from variorum.model.report import TimeType

_CLAUSE_REACH: Final = 160
_HEAD_WORDS: Final = 4
"""Words that may stand before a time at the head of its sentence: "In a letter of 3 May"."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n[ \t]*\n|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Corp|Inc|Co|Ltd|No)|\b[A-Z]|[ap]\.m)\.\s+\Z"
)

_PASSIVE_AHEAD: Final = re.compile(
    r"\b(?:(?:will|would|shall|to|can|could|may|might|must|should)\s+(?:\w+\s+)?be|(?:if|unless|once|until)\s+(?:[\w'’]+\s+){1,6}(?:is|are))\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""Before a participle: "would be paid" and "unless it is paid" tell no past."""
_BESIDE_NOUN: Final = re.compile(r"\b(?:an?|the|its|his|her|their|our|this|that|these|those|no|any|some|each|every)\s+\Z", re.IGNORECASE)
"""Before a participle that goes with a noun: "will present a revised text" tells no past."""

COMPARISONS: Final = frozenset(
    {"year_ago", "year_ago_quarter", "year_before_adj", "year_quarter_open", "same_last_year", "last_year_quarter", "quarter_last_year"}
)
"""Rules of the grammar that look back on the year before the one a report tells of."""


class Meaning(Record, frozen=True):
    """What a time expression means: its TIMEX3 type and value, its period where it has one, its EDTF date, and why."""

    type: TimeType
    value: str | None
    edtf: str | None = None
    why: str = ""
    period: Period | None = None


class Ends(Record, frozen=True):
    """The two ends of a range: the first ends with the part ``upto``, the second begins with the part ``since``."""

    first: Meaning
    upto: str
    second: Meaning
    since: str


class Found(Record, frozen=True):
    """A time expression at its place, with the name of the rule that read it."""

    start: int
    end: int
    meaning: Meaning
    rule: str


class Context(msgspec.Struct):
    """The reading state of one text. ``found`` grows as expressions are read from left to right."""

    text: str
    anchor: date | None
    hemisphere: Hemisphere = "north"
    text_year: int | None = None
    """The year of the text's own full dates, for a text without a publication date."""
    day_first: bool | None = None
    """How the report writes dates in figures, where that is known."""
    found: list[Found] = []
    start: int = 0
    end: int = 0

    def sentence_start(self) -> int:
        """Where the sentence of the present expression starts, looking back a short way."""
        low = max(0, self.start - 400)
        best = low
        for match in _SENTENCE_END.finditer(self.text, low, self.start):
            if match.group().startswith(".") and _ABBREVIATION.search(self.text[max(low, match.start() - 8) : match.end()]):
                continue
            best = match.end()
        return best

    def paragraph_start(self) -> int:
        """Where the paragraph of the present expression starts."""
        return self.text.rfind("\n", 0, self.start) + 1

    def before(self) -> str:
        """The words of the sentence before the present expression."""
        return self.text[max(self.sentence_start(), self.start - _CLAUSE_REACH) : self.start]

    def after(self) -> str:
        """The words of the sentence behind the present expression."""
        end = min(len(self.text), self.end + _CLAUSE_REACH)
        match = _SENTENCE_END.search(self.text, self.end, end)
        return self.text[self.end : match.start() if match else end]

    def is_future(self, *, futurate: bool = True) -> bool:
        """Whether the nearest verb cue says that the time lies ahead. Strict: without a cue the answer is no."""
        before = self.before()
        verdict = _last_cue(before, futurate)
        if verdict is None and len(before.split()) <= 2:
            return _first_cue(_THAT.split(self.after()[:80])[0]) is True
        return bool(verdict)

    def is_due(self) -> bool:
        """Whether the time is that of something still to be done: "is to move in the autumn", "told them to leave by June"."""
        before = self.before()
        if _IS_TO.search(before) is not None:
            return True
        return _TO_BY.search(before) is not None and _HAD.search(before) is None

    def is_arranged(self) -> bool:
        """Whether the time is one for which something was called or set, or by which it is to be.

        "The strike called for Friday", "has announced a rally on Friday", "is to meet on Friday", "must pay by Friday".
        """
        before = self.before()
        if _CALLED.search(before) is not None or (_IS_TO.search(before) is not None and not self.is_past()):
            return True
        over = _HAD.search(before) or cue("past").search(self.after()[:_REACH_AFTER])
        return _MUST_BY.search(before) is not None and not over

    def is_limit(self) -> bool:
        """Whether the time is one by which something is to be: "gone by 31 December"; not "by 31 December 300 had left"."""
        before, after = self.before(), self.after()
        return _BY.search(before) is not None and not (_HAD.search(before) or _HAD.search(after[:_REACH_AFTER]))

    def opens_past(self) -> bool:
        """Whether the time heads a sentence whose first verb cue is of the past: "In a letter of 3 May the mayor promised"."""
        if len(self.before().split()) > _HEAD_WORDS:
            return False
        return _first_cue(self.after()) is False

    def tells_past_after(self) -> bool:
        """Whether a verb cue of the past follows in the sentence."""
        return cue("past").search(self.after()) is not None

    def is_past(self) -> bool:
        """Whether the nearest verb cue before is one of the past."""
        return _last_cue(self.before(), futurate=True) is False

    def quarter_in_focus(self) -> Period | None:
        """The quarter a business report tells of: the last one named that is no comparison with the year before.

        ``None`` where a longer stretch ("the nine months") was named since, in the same sentence.
        """
        low = self.sentence_start()
        for one in reversed(self.found):
            if one.start >= low and one.meaning.value in ("P9M", "P6M", "P12M"):
                return None
            period = one.meaning.period
            if period is not None and period.kind == "quarter" and one.rule not in COMPARISONS and not self._lies_ahead(period):
                return period
        return None

    def _lies_ahead(self, period: Period) -> bool:
        return self.anchor is not None and period.last() > self.anchor

    def previous(self, *kinds: str, within_sentence: bool = False, reach: int | None = None) -> Period | None:
        """The period last read whose kind is one of ``kinds`` (of any kind where none is named), at most ``reach`` code points back."""
        low = self.sentence_start() if within_sentence else (0 if reach is None else self.start - reach)
        for one in reversed(self.found):
            if one.start < low:
                return None
            period = one.meaning.period or from_timex(one.meaning.value)
            if period is not None and (not kinds or period.kind in kinds):
                return period
        return None


_IS_TO = re.compile(r"\b(?:is|are) to (?:be )?[a-z]+\b[^;:]{0,80}\Z")
_IS_TO_DO = re.compile(r"\b(?:is|are) to (?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b)[a-z]+\b")
"""What is arranged, told behind its time: "on Tuesday the court is to hear"."""
_TO_BY = re.compile(r"\bto [a-z]+\b[^;:]{0,60}\bby (?:the (?:end|middle|start|beginning) of |early |late |mid-)?\Z")
_BY = re.compile(r"\bby (?:the (?:end|middle|start|beginning) of |early |late |mid-)?\Z", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:called|convened|announced|planned|arranged|fixed|billed|booked|summoned|invited)\b[^.;:]{0,60}\bfor (?:early |late )?\Z"
    r"|\b(?:has|have) (?:also |now |already )?(?:announced|called|convened|planned|promised|scheduled) (?:an?|another|the)\b"
    r"[^.,;:]{0,80}\b(?:on|from) \Z"
    r"|\b(?:promises|pledges|announces|awaits|expects|plans) (?:an?|another|the|its|his|her|their)\b[^.,;:]{0,60}\b(?:on|for|by) \Z"
)
"""Before the time of what was called or announced."""
_MUST_BY = re.compile(
    r"\b(?:(?:ask|demand|request|order|want|seek|need)(?:s|ed)?|if|unless|must|should|would|will|can"
    r"|to (?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b)[a-z]+)\b[^;:]{0,100}"
    r"\bby (?:early |late |midday |midnight |noon )?\Z",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bthat\b")
"""Opens what is said; its tense is not that of the saying."""
_REACH_AFTER = 80
"""Code points behind a time in which a past perfect tells that it is over."""
_HAD = re.compile(r"\b(?:had|was|were)\b")
"""Tells of what is over, even where "to" and "by" follow."""


def _first_cue(after: str) -> bool | None:
    """True where the first cue behind is of the future, False of the past, None where there is none."""
    future, past = cue("future").search(after), cue("past").search(after)
    arranged = _IS_TO_DO.search(after)
    if arranged is not None and (future is None or arranged.start() < future.start()):
        future = arranged
    if future is None or past is None:
        return None if future is past else future is not None
    if future.start() == past.start():
        return " to " not in future[0]  # "on Monday it is expected", and not "on Monday he agreed to leave"
    return future.start() < past.start()


def _last_cue(before: str, futurate: bool) -> bool | None:
    """True where the last cue before is of the future, False of the past, None where there is none."""
    best: tuple[int, bool] | None = None
    patterns = [(cue("past"), False), (cue("future"), True)]
    if futurate:
        patterns.append((cue("futurate"), True))
    for pattern, verdict in patterns:
        for match in pattern.finditer(before):
            ahead = before[max(0, match.start() - 60) : match.start()]
            if not verdict and (_PASSIVE_AHEAD.search(ahead) or (match[0].endswith("ed") and _BESIDE_NOUN.search(ahead))):
                continue
            place = match.end()
            if best is None or place > best[0] or (place == best[0] and verdict):
                best = (place, verdict)
    return best[1] if best else None
