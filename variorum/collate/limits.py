"""What forbids that tellings are one utterance, kept per cluster so that two clusters are checked at once and not pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from variorum.collate.dates import reach_of
from variorum.collate.likeness import poles_of
from variorum.collate.tellings import Telling

_EARLIEST, _LATEST = date.min, date.max


@dataclass(frozen=True)
class Limits:
    """Common speakers, the days that all dates allow, senses that have opposites, figures, and the tellings by report."""

    speakers: frozenset[str]
    first: date
    last: date
    poles: frozenset[frozenset[str]]
    figures: frozenset[frozenset[str]]
    by_report: dict[str, tuple[Telling, ...]]


def limits_of(telling: Telling) -> Limits:
    """The limits of a single telling; a day that is only spread to it forbids nothing."""
    reach = None if telling.spread else reach_of(telling.date)
    poles = poles_of(telling)
    return Limits(
        speakers=frozenset(telling.speakers),
        first=reach.first if reach else _EARLIEST,
        last=reach.last if reach else _LATEST,
        poles=frozenset({poles}) if poles else frozenset(),
        figures=frozenset({telling.figures}) if telling.figures else frozenset(),
        by_report={telling.report: (telling,)},
    )


def joined(one: Limits, other: Limits) -> Limits:
    """The limits of two clusters taken together."""
    by_report = dict(one.by_report)
    for report, tellings in other.by_report.items():
        by_report[report] = by_report.get(report, ()) + tellings
    return Limits(
        speakers=one.speakers & other.speakers,
        first=max(one.first, other.first),
        last=min(one.last, other.last),
        poles=one.poles | other.poles,
        figures=one.figures | other.figures,
        by_report=by_report,
    )


def all_limits(tellings: Sequence[Telling]) -> Limits:
    """The limits of a cluster."""
    found = limits_of(tellings[0])
    for telling in tellings[1:]:
        found = joined(found, limits_of(telling))
    return found


def may_meet(one: Limits, other: Limits) -> bool:
    """Whether nothing forbids that two clusters are one: a common speaker, dates that meet, no opposites, figures that do not clash,
    and no place of a report in both of them.
    """
    if not one.speakers & other.speakers or max(one.first, other.first) > min(one.last, other.last):
        return False
    if any(_opposite(first, second) for first in one.poles for second in other.poles):
        return False
    if any(not first & second for first in one.figures for second in other.figures):
        return False
    shared = one.by_report.keys() & other.by_report.keys()
    return not any(_overlap(a, b) for report in shared for a in one.by_report[report] for b in other.by_report[report])


def _opposite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Poles are named ``+x`` and ``-x``: whether one cluster has only the one and the other only the opposite."""
    for pole in one - other:
        opposite = ("-" if pole[0] == "+" else "+") + pole[1:]
        if opposite in other and opposite not in one:
            return True
    return False


def _overlap(one: Telling, other: Telling) -> bool:
    if one.statement.within == other.statement.id or other.statement.within == one.statement.id:
        return False
    return any(a[0] < b[1] and b[0] < a[1] for a in one.statement.content for b in other.statement.content)
