"""Finds where two reports put one meeting in two places that exclude each other: two states, or cities of two states."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from variorum.collate.dates import is_firm_day
from variorum.collate.events import Sighting
from variorum.collate.story import Story
from variorum.model.account import AccountEvent, Difference, Side
from variorum.text.places import load_cities, load_gazetteer, name_key

PLACE = 7.2
GATHERINGS = frozenset({"CONSULT", "AGREE"})
"""Types for which the parties come together, once a day in one place. Attacks and protests of one day may be in many places."""
ALSO_A_REGION = frozenset({"GEO"})
"""States whose name is also that of a region of another state."""


class _Site(NamedTuple):
    """A place whose level and state are known."""

    level: str
    state: str


def compare_places(story: Story, events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]) -> Iterator[Difference]:
    """Differences about the place of gatherings.

    Told only where kind, day and all parties are the same, both places are states or both are cities, and neither report prints the
    other's place. A part and its whole, sites, regions and cities of one state (which may be a city and its district) prove nothing.
    """
    for event, seen in events:
        for one, other in combinations(seen, 2):
            if _one_gathering(one, other) and _exclude(story, one, other):
                yield _difference(story, event, one, other)
                break


def _one_gathering(one: Sighting, other: Sighting) -> bool:
    return (
        one.report != other.report
        and one.event.type == other.event.type
        and one.event.type in GATHERINGS
        and one.event.status == other.event.status == "actual"
        and is_firm_day(one.date)
        and one.date == other.date
        and one.parties == other.parties
        and len(one.parties) > 1
    )


def _exclude(story: Story, one: Sighting, other: Sighting) -> bool:
    if one.place is None or other.place is None or {one.place, other.place} & one.parties:
        return False
    first, second = _site(story, one.place), _site(story, other.place)
    if first is None or second is None or first.level != second.level or first.state == second.state:
        return False
    return not _prints(story, one.report, other.place) and not _prints(story, other.report, one.place)


def _prints(story: Story, report: str, place: str) -> bool:
    return any(report in name.reports for name in story.actor(place).names)


def _site(story: Story, place: str) -> _Site | None:
    """What the gazetteer knows of a place; ``None`` where its names disagree, or where another state may claim it too."""
    actor = story.actor(place)
    found = {site for name in actor.names if (site := _known(name.text)) is not None}
    if len(found) != 1:
        return None
    site = next(iter(found))
    doubtful = site.state in _territories() or (site.level == "state" and site.state in ALSO_A_REGION)
    return None if doubtful or actor.country not in (None, site.state) else site


def _known(name: str) -> _Site | None:
    place = load_gazetteer().find(name)
    if place is None:
        state = load_cities().get(name_key(name))
        return _Site("city", state) if state else None
    if place.country is None or place.kind not in ("country", "capital"):
        return None
    return _Site("state" if place.kind == "country" else "city", place.country)


@lru_cache(maxsize=1)
def _territories() -> frozenset[str]:
    table = files("variorum.collate").joinpath("data", "territories.txt").read_text(encoding="utf-8")
    return frozenset(code for line in table.splitlines() if not line.startswith("#") for code in line.split())


def _difference(story: Story, event: AccountEvent, one: Sighting, other: Sighting) -> Difference:
    names = [story.actor(sighting.place).name for sighting in (one, other) if sighting.place]
    return Difference(
        id="",
        kind="place",
        about=(event.id,),
        summary=f"{names[0]} or {names[1]}: {event.title}",
        sides=tuple(Side(says=name, evidence=(sighting.evidence,)) for name, sighting in zip(names, (one, other), strict=True)),
        weight=PLACE,
    )
