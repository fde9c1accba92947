"""Lays out the timeline drawing: events and sayings to scale, with bars for what the reports leave uncertain."""

from itertools import groupby

from variorum.model.account import Account
from variorum.model.record import Record
from variorum.render.days import Days, read_days
from variorum.render.phrasing import count, say_date
from variorum.render.time_scale import GAP, Tick, find_stretches, find_ticks, place_days

WIDTH = 680
_LEFT = 10
_ROW = 17
_MARK = 12
_MOST_ROWS = 12
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
    stretches = find_stretches([item.days for item in items if item.days], WIDTH)
    marks: list[Mark] = []
    lanes = []
    y = 34.0
    for name, label in _LANES:
        if name == "undated":
            undated = [item for item in items if item.days is None]
            columns = (WIDTH - 2 * _LEFT) // (_MARK + 4)
            placed = [(_LEFT + place % columns * (_MARK + 4.0), 0.0, item) for place, item in enumerate(undated)]
        else:
            placed = [(*place_days(item.days, stretches), item) for item in items if item.days and item.lane == name]
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
        ticks=tuple(find_ticks(stretches)),
        lanes=tuple(lanes),
        breaks=tuple(round(one.x - GAP / 2, 1) for one in stretches[1:]),
        width=WIDTH,
        height=y,
    )


def describe_scale(timeline: Timeline) -> str:
    """A sentence for those who cannot see the drawing."""
    dated = [item for item in timeline.items if item.days]
    if not dated:
        return "No line of this account has a date."
    undated = len(timeline.items) - len(dated)
    return f"{count(len(dated), 'dated line')} from {say_date(dated[0].date)} to {say_date(dated[-1].date)}; {undated} without a date."
