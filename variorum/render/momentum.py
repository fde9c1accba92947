"""Lays out the strips that show cooperation and conflict between two parties over time."""

from collections.abc import Sequence
from itertools import groupby

from variorum.model.account import Account, Momentum
from variorum.model.record import Record
from variorum.render.days import read_days
from variorum.render.phrasing import say_date

WIDTH = 640
_HEIGHT = 84
_PAD = 16


class Bar(Record, frozen=True):
    """One dated score, drawn up (cooperation) or down (conflict)."""

    x: float
    y: float
    height: float
    tone: str
    title: str
    events: tuple[str, ...]


class Strip(Record, frozen=True):
    """The scores between two parties."""

    between: str
    bars: tuple[Bar, ...]
    start: str
    end: str
    width: int = WIDTH
    height: int = _HEIGHT

    @property
    def single(self) -> bool:
        """Whether it has one dated point only, which is no movement."""
        return len(self.bars) == 1


def _strip(pair: tuple[str, str], points: Sequence[Momentum], highest: float) -> Strip | None:
    dated = sorted(((days.first, point) for point in points if (days := read_days(point.date))), key=lambda one: (one[0], one[1].score))
    if not dated:
        return None
    first, last = dated[0][0], dated[-1][0]
    bars = []
    for day, point in dated:
        height = abs(point.score) / highest * (_HEIGHT / 2 - 8)
        bars.append(
            Bar(
                x=round(_PAD + (day - first) / max(1, last - first) * (WIDTH - 2 * _PAD), 1),
                y=round(_HEIGHT / 2 - (height if point.score > 0 else 0), 1),
                height=round(max(height, 1), 1),
                tone="cooperation" if point.score > 0 else "conflict",
                title=f"{say_date(point.date)}: {point.score:+g}",
                events=point.events,
            )
        )
    return Strip(" – ".join(pair), tuple(bars), say_date(dated[0][1].date), say_date(dated[-1][1].date))


def lay_out_momentum(account: Account) -> tuple[Strip, ...]:
    """One strip a pair of parties, the pair with most scores first; all on one scale."""
    highest = max((abs(point.score) for point in account.momentum), default=0.0) or 1.0
    ordered = sorted(account.momentum, key=lambda point: point.between)
    pairs = [(pair, list(points)) for pair, points in groupby(ordered, key=lambda point: point.between)]
    strips = [_strip(pair, points, highest) for pair, points in sorted(pairs, key=lambda one: (-len(one[1]), one[0]))]
    return tuple(strip for strip in strips if strip)
