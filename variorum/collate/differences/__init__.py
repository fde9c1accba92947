"""Where the reports differ: every kind of difference has its own file; here they are put together and ordered by weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from variorum.collate.differences.days import compare_days
from variorum.collate.differences.figures import compare_figures
from variorum.collate.differences.holders import compare_holders
from variorum.collate.differences.omissions import find_omissions
from variorum.collate.differences.outcomes import compare_outcomes
from variorum.collate.differences.places import compare_places
from variorum.collate.differences.shifts import find_shifts
from variorum.collate.differences.speakers import compare_speakers
from variorum.collate.differences.stances import compare_stances, find_contrasts
from variorum.collate.differences.strength import compare_strength
from variorum.collate.differences.topics import compare_topics
from variorum.collate.differences.wording import compare_wording
from variorum.collate.events import Sighting
from variorum.collate.figures import Count
from variorum.collate.stands import Stand
from variorum.collate.story import Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountEvent, AccountFigure, AccountPosition, AccountStatement, Difference

__all__ = ["Collated", "write_differences"]


@dataclass(frozen=True)
class Collated:
    """The sections that differences are sought in, each item beside the tellings that it was written from."""

    statements: Sequence[tuple[AccountStatement, Utterance]]
    events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]
    figures: Sequence[tuple[AccountFigure, Sequence[Count]]]
    stands: Sequence[Stand]
    turns: Sequence[tuple[AccountPosition, AccountPosition]] = ()
    """Superseded positions, each with the one that overtakes it."""


def write_differences(story: Story, collated: Collated) -> list[Difference]:
    """All differences as ``di1`` ..., the weightiest first; one pair of places is shown once, under its weightiest kind."""
    ranked = sorted(_all(story, collated), key=lambda item: (-item.weight, item.kind, item.about, item.summary))
    kept: list[Difference] = []
    seen: set[tuple[tuple[str, int, int], ...]] = set()
    for item in ranked:
        places = tuple(sorted((side.evidence[0].report, side.evidence[0].start, side.evidence[0].end) for side in item.sides))
        if places not in seen:
            seen.add(places)
            kept.append(msgspec.structs.replace(item, id=f"di{len(kept) + 1}"))
    return kept


def _all(story: Story, collated: Collated) -> Iterator[Difference]:
    yield from compare_strength(story, collated.statements)
    yield from compare_wording(story, collated.statements)
    yield from compare_holders(story, collated.statements)
    yield from compare_topics(story, collated.statements)
    yield from find_shifts(story, collated.statements, collated.turns)
    yield from find_contrasts(story, collated.statements)
    yield from compare_outcomes(story, collated.statements)
    yield from compare_stances(story, collated.stands, collated.turns)
    yield from compare_speakers(story, collated.statements)
    yield from find_omissions(story, collated.statements)
    yield from compare_days(story, collated.events, collated.statements)
    yield from compare_places(story, collated.events)
    yield from compare_figures(story, collated.figures)
