"""Lays out the drawing of relations: who acts toward whom, in cooperation or in conflict, and how often."""

from collections import Counter
from math import cos, hypot, pi, sin

from variorum.model.account import Account
from variorum.model.record import Record
from variorum.render.phrasing import count
from variorum.render.timeline import tone_of

WIDTH = 680
_ACROSS = 188.0
_MOST_PARTIES = 12
_MARGIN = 48.0
_DOT = 7.0
_LETTER = 7.2
"""Width of a letter of a name, on average."""
_MOST_LETTERS = 34


class Party(Record, frozen=True):
    """A party on the ring; ``anchor`` says on which side its name stands."""

    actor: str
    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


class Tie(Record, frozen=True):
    """Acts of one party toward another; ``path`` is an SVG path that ends at the receiving party."""

    path: str
    tone: str
    width: float
    title: str


class Relations(Record, frozen=True):
    """The whole drawing; ``left_out`` counts the parties for which it has no room."""

    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    left_out: int
    height: float
    width: int = WIDTH


def _place(actor: str, name: str, turn: float, height: float) -> Party:
    x = WIDTH / 2 + _ACROSS * sin(turn)
    y = height / 2 - (height / 2 - _MARGIN) * cos(turn)
    side = 0 if abs(sin(turn)) < 0.2 else 1 if sin(turn) > 0 else -1
    room = int((WIDTH / 2 - abs(x - WIDTH / 2) - 13) / _LETTER) if side else _MOST_LETTERS
    most = min(room, _MOST_LETTERS)
    return Party(
        actor=actor,
        name=name if len(name) <= most else name[: most - 1].rstrip() + "…",
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(x + 13 * side, 1),
        label_y=round(y + (4 if side else -14 if y < height / 2 else 24), 1),
        anchor=("middle", "start", "end")[side],
    )


def _draw(source: Party, target: Party, tone: str, times: int) -> Tie:
    """A line bent a little to the left of its direction, so that what goes back does not cover what comes."""
    across, down = target.x - source.x, target.y - source.y
    length = hypot(across, down) or 1.0
    bend = 26 if tone == "conflict" else 12 if tone == "plain" else 40
    middle_x = (source.x + target.x) / 2 - down / length * bend
    middle_y = (source.y + target.y) / 2 + across / length * bend
    reach_x, reach_y = target.x - middle_x, target.y - middle_y
    reach = hypot(reach_x, reach_y) or 1.0
    end_x, end_y = target.x - reach_x / reach * (_DOT + 4), target.y - reach_y / reach * (_DOT + 4)
    kind = {"cooperation": "cooperative", "conflict": "conflictual", "plain": "other"}[tone]
    return Tie(
        path=f"M{source.x:g} {source.y:g}Q{middle_x:.1f} {middle_y:.1f} {end_x:.1f} {end_y:.1f}",
        tone=tone,
        width=round(1.2 + min(times, 8) * 0.55, 2),
        title=f"{source.name} → {target.name}: {count(times, f'{kind} act')}",
    )


def lay_out_relations(account: Account) -> Relations:
    """The parties with most acts between them on a ring, the busiest at the top; only done acts count."""
    ties: Counter[tuple[str, str, str]] = Counter()
    for event in account.events:
        if event.status != "actual":
            continue
        for source in event.actors:
            for target in event.recipients:
                if source != target:
                    ties[source, target, tone_of(event.type)] += 1
    busy: Counter[str] = Counter()
    for (source, target, _), times in ties.items():
        busy[source] += times
        busy[target] += times
    ranked = sorted(busy, key=lambda actor: (-busy[actor], actor))
    shown = ranked[:_MOST_PARTIES]
    height = 190.0 + 24 * len(shown)
    names = {actor.id: actor.name for actor in account.actors}
    ring = {actor: _place(actor, names.get(actor, actor), 2 * pi * place / len(shown), height) for place, actor in enumerate(shown)}
    drawn = sorted((key, times) for key, times in ties.items() if key[0] in ring and key[1] in ring)
    return Relations(
        parties=tuple(ring.values()),
        ties=tuple(_draw(ring[source], ring[target], tone, times) for (source, target, tone), times in drawn),
        left_out=len(ranked) - len(shown),
        height=height,
    )
