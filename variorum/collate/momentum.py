"""Scores how two parties move towards or against each other, act by dated act, on a published scale. No forecast."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from variorum.collate.dates import reach_of
from variorum.model.account import AccountEvent, Actor, Momentum

_LONGEST = 31
"""Days an act's date may span and still be a point in time: a month, no more."""


@cache
def load_scale() -> dict[str, float]:
    """The score of every PLOVER type (Goldstein 1992, by CAMEO root category)."""
    rows = files("variorum.collate").joinpath("data", "goldstein.tsv").read_text("utf-8").splitlines()
    return {kind: float(score) for kind, score in (row.split("\t") for row in rows if row and not row.startswith("#"))}


def momentum(events: Sequence[AccountEvent], actors: Sequence[Actor]) -> tuple[Momentum, ...]:
    """The points of every pair of parties, by date.

    Only acts that have happened and that have a date of their own count. A party is its state where the state is known, else the
    actor itself. The cooperative acts of one pair and date make one point, their mean; so do the conflictual ones: opposite signals
    stand side by side and are never averaged away.
    :returns: points by date, pair and score; each names the events behind it.
    """
    party = {actor.id: actor.country or actor.name for actor in actors}
    scale = load_scale()
    points: dict[tuple[str, tuple[str, str], bool], list[tuple[float, str]]] = {}
    for event in events:
        score = scale.get(event.type or "")
        if score is None or event.status != "actual" or not _is_dated(event.date):
            continue
        for pair in sorted(set(_pairs_of(event, party))):
            points.setdefault((event.date or "", pair, score > 0), []).append((score, event.id))
    found = [
        Momentum(
            date=date,
            between=pair,
            score=round(sum(score for score, _ in acts) / len(acts), 2),
            events=tuple(dict.fromkeys(name for _, name in acts)),
        )
        for (date, pair, _), acts in points.items()
    ]
    return tuple(sorted(found, key=lambda point: (point.date, point.between, point.score)))


def _is_dated(date: str | None) -> bool:
    reach = reach_of(date)
    return reach is not None and reach.days <= _LONGEST


def _pairs_of(event: AccountEvent, party: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Doer and target; where an act has no target, all who take part in it together."""
    doers = [party[name] for name in event.actors if name in party]
    targets = [party[name] for name in event.recipients if name in party]
    joined = [(one, other) for one in doers for other in targets] if targets else list(combinations(doers, 2))
    for one, other in joined:
        if one != other:
            yield (one, other) if one < other else (other, one)
