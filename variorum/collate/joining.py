"""Finds which tellings of the reports are of one event: same kind, day and parties, or the same deed in other words."""

from collections.abc import Sequence
from datetime import date

from variorum.collate.dates import Reach, compatible, reach_of
from variorum.collate.events import MEETINGS, TELLING, UNTYPED, VERBAL, Sighting, overlap
from variorum.text.words import rarity, stem

SHARED_WORDS = 0.45
"""Share of the shorter telling's words by which a telling without a code is known as the same act."""
LEAST_WORDS = 2
"""Words that two reports' tellings of one act share at least."""
DECIDING = frozenset(map(stem, ("vote", "voted", "passed", "approved", "adopted", "overrode", "ratified", "confirmed", "enacted", "ruled")))
"""Stems of what chambers and courts do, each by itself."""
DAY = Reach(date.min, date.min)
"""Stands in where neither date is known."""
LONGEST_DAY = 2
"""Days that a night reaches over."""


def join_sightings(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Sightings of one event together. Dated ones first, so that an undated one joins the day that fits it best."""
    clusters: list[_Told] = []
    of_kind: dict[tuple[str | None, str], list[int]] = {}
    likeness = _Likeness(sightings)
    for sighting in sorted(sightings, key=_exactness):
        places = of_kind.setdefault((sighting.event.type, sighting.event.status), [])
        open_ones = [place for place in places if all(compatible(date, sighting.date) for date in clusters[place].dates)]
        best = max(((likeness.of(clusters[place].sightings, sighting), -place) for place in open_ones), default=(0.0, 0))
        if best[0] > 0:
            clusters[-best[1]].add(sighting)
        else:
            places.append(len(clusters))
            clusters.append(_Told(sighting))
    told = [cluster for cluster in _join_uncoded(clusters) if not all(map(_is_mention, cluster))]
    return [sorted(cluster, key=lambda sighting: sighting.key) for cluster in told]


def _is_mention(sighting: Sighting) -> bool:
    """Whether the sighting alone puts nothing on a timeline: undated and slight, or only mentioned by a heading, noun or participle."""
    return sighting.event.time is None and sighting.date is None and (sighting.event.aside or sighting.heading or sighting.slight)


def _join_uncoded(clusters: Sequence["_Told"]) -> list[list[Sighting]]:
    """The sightings of each event, tellings that bear no code put to the event, coded or not, that they tell again."""
    coded = [cluster for cluster in clusters if cluster.type not in UNTYPED]
    for cluster in clusters:
        if cluster.type in UNTYPED:
            same = next((other for other in coded if _tells_again(other, cluster)), None)
            if same is None:
                coded.append(cluster)
            else:
                same.add(*cluster.sightings)
    return [cluster.sightings for cluster in coded]


class _Told:
    """The sightings of one act, beside those of them that differ in more than where they stand, and what all have."""

    def __init__(self, first: Sighting) -> None:
        self.sightings: list[Sighting] = []
        self.type = first.event.type
        self.status = first.event.status
        self.faces: dict[object, Sighting] = {}
        self.dates: set[str | None] = set()
        self.reports: set[str] = set()
        self.stems: set[str] = set()
        self.add(first)

    def add(self, *sightings: Sighting) -> None:
        """Take more sightings of the act in."""
        self.sightings.extend(sightings)
        for sighting in sightings:
            self.faces.setdefault(_face(sighting), sighting)
            self.dates.add(sighting.date)
            self.reports.add(sighting.report)
            self.stems |= sighting.stems


def _tells_again(one: _Told, other: _Told) -> bool:
    """Whether two clusters tell one act: of one standing and day, in one place of a report or in the same words."""
    if one.status != other.status or not all(compatible(a, b) for a in one.dates for b in other.dates):
        return False
    if not one.reports & other.reports and len(one.stems & other.stems) < LEAST_WORDS:
        return False
    faces = [(a, b) for a in one.faces.values() for b in other.faces.values()]
    if any(_opposed(a, b) or _reversed(a, b) or _other_body(a, b) or {a.weekday, b.weekday} - {None, a.weekday} for a, b in faces):
        return False
    return any(_is_one_telling(a, b) for a in one.sightings for b in other.sightings)


def _is_one_telling(one: Sighting, other: Sighting) -> bool:
    nested = one.report == other.report and one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
    same_day = _is_same_day(one, other)
    if nested:
        return same_day and one.event.time == other.event.time
    if one.report == other.report:
        return False
    shared = one.stems & other.stems
    if one.trigger == other.trigger and len(shared) >= LEAST_WORDS and _may_share_parties(one, other):
        return overlap(one.stems, other.stems) >= SHARED_WORDS or rarity(one.trigger) >= TELLING
    return same_day and len(shared) >= 3 and overlap(one.stems, other.stems) >= SHARED_WORDS


def _may_share_parties(one: Sighting, other: Sighting) -> bool:
    return not (one.parties and other.parties) or bool(one.parties & other.parties)


def _is_same_day(one: Sighting, other: Sighting) -> bool:
    """Whether both are dated to one day or night, or told of one weekday that no report settles; "in 2013" is no day."""
    if one.date is None and other.date is None:
        return one.weekday is not None and one.weekday == other.weekday
    first = reach_of(one.date)
    return first is not None and first == reach_of(other.date) and first.days <= LONGEST_DAY


def _opposed(one: Sighting, other: Sighting) -> bool:
    """Whether both stand on the word of speakers of whom none is the same."""
    return bool(one.per) and bool(other.per) and not set(one.per) & set(other.per)


def _reversed(one: Sighting, other: Sighting) -> bool:
    """Whether who does it in one is whom it is done to in the other."""
    return bool(set(one.actors) & set(other.recipients) - set(other.actors) or set(other.actors) & set(one.recipients) - set(one.actors))


def _other_body(one: Sighting, other: Sighting) -> bool:
    """Whether two bodies decide: the Senate's vote and the House's are two, whatever they vote on."""
    decides = one.trigger in DECIDING and other.trigger in DECIDING
    return decides and bool(one.actors) and bool(other.actors) and not set(one.actors) & set(other.actors)


def _exactness(sighting: Sighting) -> tuple[int, tuple[str, int, int, int]]:
    reach = reach_of(sighting.date)
    return (reach.days if reach else 10**6, sighting.key)


class _Likeness:
    """How much sightings have in common, worked out once for all that tell the same of the same parties in the same words."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        numbers: dict[object, int] = {}
        self._face = {id(sighting): numbers.setdefault(_face(sighting), len(numbers)) for sighting in sightings}
        self._known: dict[tuple[int, int, bool, bool], float] = {}

    def of(self, cluster: Sequence[Sighting], sighting: Sighting) -> float:
        """How well a sighting fits a cluster; 0 where it must stay out."""
        return max(self._alike(member, sighting) for member in cluster)

    def _alike(self, one: Sighting, other: Sighting) -> float:
        key = self._face[id(one)], self._face[id(other)], one.report == other.report, one.event.trigger == other.event.trigger
        if key not in self._known:
            self._known[key] = _alike(one, other)
        return self._known[key]


def _face(sighting: Sighting) -> object:
    """All that ``_alike`` looks at but the report and the place in it."""
    event = sighting.event
    told = (event.type, event.time is None, sighting.date, sighting.weekday, sighting.trigger, sighting.stems)
    return told, sighting.actors, sighting.recipients, sighting.per


def _alike(one: Sighting, other: Sighting) -> float:
    """0 where two sightings cannot be shown to be one event, else how much they have in common.

    Two places of one report must share more than two reports must: a report seldom tells one event twice in other words. Acts in
    opposite directions are two events whatever they share.
    """
    if one.weekday and other.weekday and one.weekday != other.weekday and not (one.date and other.date):
        return 0.0
    if (
        _other_body(one, other)
        or _reversed(one, other)
        or (_opposed(one, other) and (one.event.type in VERBAL or not (one.date and other.date)))
    ):
        return 0.0
    parties = len(one.parties & other.parties) / max(1, min(len(one.parties), len(other.parties)))
    if not (one.parties and other.parties) and one.trigger == other.trigger:
        parties = 0.5  # "31 people were arrested"
    words = overlap(one.stems, other.stems)
    first, second = reach_of(one.date), reach_of(other.date)
    if one.report == other.report and one.event.trigger == other.event.trigger:
        return 1.0
    if first is None or second is None:
        open_time = (one if first is None else other).event.time is not None
        if open_time and (first or second or DAY).days > LONGEST_DAY:
            return 0.0  # "on Sunday" is not "in the summer of 2011"
        known = one.event.type in MEETINGS and len(one.parties & other.parties) >= 2 and (first or second or DAY).days <= LONGEST_DAY
        enough = parties >= 0.5 and words >= (0.6 if one.report == other.report else 0.5)
        return 0.4 * (parties + words) if enough or (known and parties == 1.0) else 0.0
    if one.report == other.report:
        return 0.5 * (parties + words) if parties >= 0.5 and words >= 0.5 else 0.0
    same_day = _is_same_day(one, other)
    if (
        same_day
        and one.event.type == other.event.type
        and one.parties == other.parties
        and (len(one.parties) > 1 or (one.parties and one.event.type in UNTYPED))
    ):
        return 1.0
    enough = words >= 0.5 or (parties >= 0.5 and words >= (0.2 if same_day and one.event.type not in UNTYPED else 0.35))
    return (0.6 if same_day else 0.5) * (parties + words) if enough else 0.0
