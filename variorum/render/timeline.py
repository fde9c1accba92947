"""Lays out the timeline drawing: events and sayings to scale, with bars for what the reports leave uncertain."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from variorum.model.account import Account
from variorum.model.record import Record
from variorum.render.days import Days, read_days
from variorum.render.phrasing import MONTHS, say_date

WIDTH = 680
_LEFT = 10
_GAP = 26
"""Room for the sign that days are left out."""
_COARSE = 27
"""Dates wider than this many days do not stretch the scale."""
_JOIN = 30
"""Days without anything that may stand between two marks of one stretch."""
_ROW = 17
_MARK = 12
_MOST_ROWS = 12
_LEAST = 58.0
_LANES = (("said", "Said"), ("act", "Done"), ("open", "Planned, conditional or denied"), ("undated", "No date in the reports"))
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


class Item(Record, frozen=True):
    """Something that stands in time: an event or a statement of the account."""

    line: str
    title: str
    date: str | None
    days: Days | None
    lane: str
    tone: str
    kind: str
    parties: tuple[str, ...]


class Mark(Record, frozen=True):
    """An item's place in the drawing."""

    item: Item
    x: float
    width: float
    y: float

    @property
    def dot_x(self) -> float:
        """Where the mark itself stands: the middle of the days the date may mean."""
        return round(self.x + max(self.width, _MARK) / 2, 1)


class Tick(Record, frozen=True):
    """A day on the scale."""

    x: float
    label: str


class Lane(Record, frozen=True):
    """One band of the drawing."""

    name: str
    label: str
    y: float
    height: float
    left_out: int = 0
    """Marks for which the band has no room; they stand in the list below the drawing."""


class Timeline(Record, frozen=True):
    """The whole drawing; ``breaks`` are the places where days are left out."""

    items: tuple[Item, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    breaks: tuple[float, ...]
    width: int
    height: float

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds there are to choose from."""
        return tuple(sorted({item.kind for item in self.items}))

    @property
    def by_date(self) -> tuple[tuple[Item, ...], ...]:
        """The items day by day, in order; those without a date together at the end."""
        return tuple(tuple(group) for _, group in groupby(self.items, key=lambda item: item.date))

    @property
    def scale_bottom(self) -> float:
        """How far down the lines of the scale reach."""
        return max((lane.y + lane.height for lane in self.lanes if lane.name != "undated"), default=0.0)

    def has_party(self, actor: str) -> bool:
        """Whether an actor takes part in anything shown."""
        return any(actor in item.parties for item in self.items)


class _Stretch(Record, frozen=True):
    first: int
    last: int
    x: float
    width: float
    coarse: bool
    """Made by a date of month or year precision alone: drawn narrow, off the common scale."""

    def place(self, day: float) -> float:
        return self.x + (day - self.first) / (self.last + 1 - self.first) * self.width


def tone_of(plover: str | None) -> str:
    """Whether a PLOVER type is cooperative, conflictual, or not known to be either."""
    return "cooperation" if plover in COOPERATION else "conflict" if plover in CONFLICT else "plain"


def collect_items(account: Account) -> tuple[Item, ...]:
    """All events and the dated statements in the order of time; events without a date come last."""
    items = []
    for event in account.events:
        days = read_days(event.date)
        lane = "act" if event.status == "actual" else "open"
        items.append(
            Item(event.id, event.title, event.date, days, lane, tone_of(event.type), event.type or "OTHER", event.actors + event.recipients)
        )
    for one in account.statements:
        if one.date is None:
            continue
        items.append(Item(one.id, one.gist, one.date, read_days(one.date), "said", "plain", "SAID", one.speaker))
    return tuple(
        sorted(items, key=lambda item: (item.days is None, item.days.first if item.days else 0, item.days.last if item.days else 0))
    )


def _stretches(items: Sequence[Item]) -> list[_Stretch]:
    """The stretches of days that are drawn: fine dates make them, wide dates that meet none get a narrow one of their own."""
    spans = sorted({(item.days.first, item.days.last) for item in items if item.days})
    fine: list[tuple[int, int]] = []
    for first, last in (span for span in spans if span[1] - span[0] < _COARSE):
        if fine and first - fine[-1][1] <= _JOIN:
            fine[-1] = (fine[-1][0], max(fine[-1][1], last))
        else:
            fine.append((first, last))
    coarse: list[tuple[int, int]] = []
    for first, last in (span for span in spans if span[1] - span[0] >= _COARSE):
        if not any(first <= other[1] and last >= other[0] for other in fine + coarse):
            coarse.append((first, last))
    if not spans:
        return []
    merged = sorted([(max(1, first - 1), last + 1, last - first + 3) for first, last in fine] + [(*span, 1) for span in coarse])
    widths = _share_room([days for _, _, days in merged], WIDTH - 2 * _LEFT - _GAP * (len(merged) - 1))
    x = float(_LEFT)
    stretches = []
    for (first, last, days), width in zip(merged, widths, strict=True):
        stretches.append(_Stretch(first, last, x, width, coarse=days == 1))
        x += width + _GAP
    return stretches


def _share_room(days: Sequence[int], room: float) -> list[float]:
    """Widths by the number of days, but none below what a label needs."""
    least = min(_LEAST, room / len(days))
    wide = list(range(len(days)))
    while True:
        scale = (room - least * (len(days) - len(wide))) / max(1, sum(days[place] for place in wide))
        kept = [place for place in wide if days[place] * scale >= least]
        if len(kept) == len(wide):
            return [days[place] * scale if place in wide else least for place in range(len(days))]
        wide = kept


def _place(days: Days, stretches: Sequence[_Stretch]) -> tuple[float, float]:
    touched = [one for one in stretches if days.first <= one.last and days.last >= one.first]
    start = touched[0].place(max(days.first, touched[0].first))
    end = touched[-1].place(min(days.last, touched[-1].last) + 1)
    return start, max(end - start, 1.0)


def _name_stretch(one: _Stretch) -> str:
    first, last = date.fromordinal(one.first), date.fromordinal(one.last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1][:3]} {first.year}"
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year % 100:02d}"


def _ticks(stretches: Sequence[_Stretch]) -> list[Tick]:
    ticks: list[Tick] = []
    for one in stretches:
        per_day = one.width / (one.last + 1 - one.first)
        if one.coarse:
            ticks.append(Tick(round(one.place(one.first), 1), _name_stretch(one)))
            continue
        free_from = one.x - 1
        for day in range(one.first, one.last + 1):
            on = date.fromordinal(day)
            wanted = on.day == 1 or (on.weekday() == 0 and per_day >= 8) or per_day >= 40 or day == one.first + 1
            x = one.place(day)
            if wanted and x >= free_from and x + 44 <= one.x + one.width + _GAP:
                ticks.append(Tick(round(x, 1), f"{on.day} {MONTHS[on.month - 1][:3]} {on.year % 100:02d}"))
                free_from = x + 62
    return ticks


def _stack(placed: list[tuple[float, float, Item]], top: float) -> tuple[list[Mark], int]:
    """Put marks into as few rows as keep them apart; what would need more than the most rows is left out."""
    row_ends: list[float] = []
    marks = []
    for x, width, item in placed:
        drawn = max(width, _MARK)
        row = next((place for place, end in enumerate(row_ends) if end + 4 <= x), len(row_ends))
        if row == _MOST_ROWS:
            continue
        if row == len(row_ends):
            row_ends.append(0.0)
        row_ends[row] = x + drawn
        marks.append(Mark(item, round(x, 1), round(width, 1), top + row * _ROW))
    return marks, max(1, len(row_ends))


def lay_out_timeline(account: Account) -> Timeline:
    """The drawing for an account; without any item it has no lanes."""
    items = collect_items(account)
    stretches = _stretches(items)
    marks: list[Mark] = []
    lanes = []
    y = 34.0
    for name, label in _LANES:
        if name == "undated":
            undated = [item for item in items if item.days is None]
            columns = (WIDTH - 2 * _LEFT) // (_MARK + 4)
            placed = [(_LEFT + place % columns * (_MARK + 4.0), 0.0, item) for place, item in enumerate(undated)]
        else:
            placed = [(*_place(item.days, stretches), item) for item in items if item.days and item.lane == name]
        if not placed:
            continue
        stacked, rows = _stack(placed, y + 22)
        marks += stacked
        height = 22 + rows * _ROW + 5
        lanes.append(Lane(name, label, y, height, len(placed) - len(stacked)))
        y += height + 6
    return Timeline(
        items=items,
        marks=tuple(marks),
        ticks=tuple(_ticks(stretches)),
        lanes=tuple(lanes),
        breaks=tuple(round(one.x - _GAP / 2, 1) for one in stretches[1:]),
        width=WIDTH,
        height=y,
    )


def describe_scale(timeline: Timeline) -> str:
    """A sentence for those who cannot see the drawing."""
    dated = [item for item in timeline.items if item.days]
    if not dated:
        return "No line of this account has a date."
    undated = len(timeline.items) - len(dated)
    return f"{len(dated)} dated lines from {say_date(dated[0].date)} to {say_date(dated[-1].date)}; {undated} without a date."
