"""Where the reports differ: every kind of difference has its own file; here they are put together and ordered by weight."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import msgspec

from variorum.collate.alignment import Aligned, align
from variorum.collate.differences.ages import compare_ages
from variorum.collate.differences.amounts import compare_amounts
from variorum.collate.differences.changes import find_changes
from variorum.collate.differences.claims import compare_claims
from variorum.collate.differences.conditions import compare_conditions
from variorum.collate.differences.contrasts import gather
from variorum.collate.differences.days import compare_days
from variorum.collate.differences.deeds import compare_deeds
from variorum.collate.differences.degrees import compare_degrees
from variorum.collate.differences.denials import compare_denials
from variorum.collate.differences.disputes import find_disputes
from variorum.collate.differences.figures import compare_figures
from variorum.collate.differences.objects import compare_frames, compare_objects
from variorum.collate.differences.omissions import find_omissions
from variorum.collate.differences.outcomes import compare_outcomes
from variorum.collate.differences.places import compare_places
from variorum.collate.differences.quotations import compare_quotations, read_quotations
from variorum.collate.differences.rebuttals import find_rebuttals
from variorum.collate.differences.reservations import compare_frequencies, compare_reservations
from variorum.collate.differences.retold import compare_retellings
from variorum.collate.differences.rivals import compare_rivals
from variorum.collate.differences.shifts import find_shifts
from variorum.collate.differences.sources import compare_sources
from variorum.collate.differences.speakers import compare_speakers
from variorum.collate.differences.stances import compare_stances, find_contrasts
from variorum.collate.differences.strength import compare_strength
from variorum.collate.differences.tallies import compare_tallies
from variorum.collate.differences.terms import compare_terms
from variorum.collate.differences.topics import compare_topics
from variorum.collate.differences.turns import find_turns
from variorum.collate.differences.wording import compare_wording
from variorum.collate.events import Sighting
from variorum.collate.figures import Count
from variorum.collate.kinship import Kinship, Place, weigh_sentences
from variorum.collate.nearness import Nearness
from variorum.collate.passages import Passage, read_passages
from variorum.collate.retellings import find_retellings
from variorum.collate.stands import Stand
from variorum.collate.story import Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountEvent, AccountFigure, AccountPosition, AccountStatement, Difference, DifferenceKind, Witness

__all__ = ["Collated", "write_differences"]


MOST = 25
"""Differences of one kind that an account lists: the weightiest."""
FEW_CLAUSES = 40
"""Clauses of a story up to which it is too short to weigh its words, so that all that is found is listed."""
LIKELY = 0.1
"""Chance that two sentences are on one matter told differently from which a difference between them is listed, ..."""
LIKELIER: dict[DifferenceKind, float] = {"stance": 0.2, "claim_as_fact": 0.2}
"""... and one of these kinds. What one report sets side by side is listed whatever its words."""


@dataclass(frozen=True)
class Collated:
    """The sections that differences are sought in, each item beside the tellings that it was written from."""

    statements: Sequence[tuple[AccountStatement, Utterance]]
    events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]
    figures: Sequence[tuple[AccountFigure, Sequence[Count]]]
    stands: Sequence[Stand]
    turns: Sequence[tuple[AccountPosition, AccountPosition]] = ()
    """Superseded positions, each with the one that overtakes it."""


def write_differences(story: Story, collated: Collated, nearness: Nearness) -> list[Difference]:
    """All differences as ``di1`` ..., the weightiest first; one pair of places, or of sentences in one respect, is shown once.

    Of what several reports tell, each in its own way, only that is added of which no difference in a certain respect is known.

    :param nearness: the words of the story's sayings, as joining them read them.
    """
    passages = read_passages(story)
    pairs = align(passages)
    kinship = weigh_sentences(story, passages, nearness)
    found = _keep(story, _all(story, collated, passages, pairs, kinship))
    if len(passages) > FEW_CLAUSES:
        found = [item for item in found if _is_likely(story, kinship, item)]
    found = _keep(story, (*found, *_sure(story, collated, passages)))
    known = [_sentences(story, _evidence(item)) for item in found]
    for item in compare_retellings(story, find_retellings(story, kinship)):
        told = _sentences(story, _evidence(item))
        if not any(told <= other for other in known):
            found.append(item)
    return [msgspec.structs.replace(item, id=f"di{number}") for number, item in enumerate(_ranked(found), 1)]


def _sure(story: Story, collated: Collated, passages: Sequence[Passage]) -> Iterator[Difference]:
    """The differences that need no likeness of their sentences: what they compare is rare enough in a story."""
    yield from gather(story, compare_ages(story))
    yield from gather(story, compare_rivals(story, collated.figures, passages))


def _is_likely(story: Story, kinship: Kinship, item: Difference) -> bool:
    """Whether two sentences of two of its sides are at all likely to be on one matter."""
    sides = [_sentences(story, side.evidence) for side in item.sides]
    if len({report for side in sides for report, _ in side}) == 1:
        return True
    pairs = ((one, other) for first, second in combinations(sides, 2) for one in first for other in second)
    return any(kinship.chance(one, other) >= LIKELIER.get(item.kind, LIKELY) for one, other in pairs)


def _ranked(found: Iterable[Difference]) -> list[Difference]:
    return sorted(found, key=lambda item: (-item.weight, item.kind, item.about, item.summary))


def _keep(story: Story, found: Iterable[Difference]) -> list[Difference]:
    """Each difference once, at most ``MOST`` of a kind."""
    kept: list[Difference] = []
    places: set[tuple[tuple[str, int, int], ...]] = set()
    told: dict[str, int] = {}
    sentences: list[tuple[str, frozenset[Place]]] = []
    for item in _ranked(found):
        at = tuple(sorted((side.evidence[0].report, side.evidence[0].start, side.evidence[0].end) for side in item.sides))
        within = _sentences(story, _evidence(item))
        if at in places or any(
            kind == _respect(item) and (within <= other or other <= within) and len(within & other) > 1 for kind, other in sentences
        ):
            continue
        told[item.kind] = told.get(item.kind, 0) + 1
        if told[item.kind] > MOST:
            continue
        places.add(at)
        sentences.append((_respect(item), within))
        kept.append(item)
    return kept


def _sentences(story: Story, evidence: Iterable[Witness]) -> frozenset[Place]:
    """The sentences in which some words stand."""
    return frozenset((place.report, story.sheet(place.report).sentence_number(place.start)) for place in evidence)


def _evidence(item: Difference) -> list[Witness]:
    return [place for side in item.sides for place in side.evidence]


def _respect(item: Difference) -> str:
    """What two differences in one pair of sentences must share to be one: the kind, and of wordings also in what they differ."""
    if item.kind != "wording" or item.summary.startswith(("one statement,", "one sentence, quoted in")):
        return item.kind
    return item.kind + item.summary.split(":")[0]


def _all(story: Story, collated: Collated, passages: Sequence[Passage], pairs: Sequence[Aligned], kinship: Kinship) -> Iterator[Difference]:
    yield from gather(story, compare_degrees(story, pairs))
    yield from gather(story, compare_denials(story, pairs))
    yield from gather(story, compare_deeds(story, passages))
    yield from gather(story, compare_sources(story, pairs))
    yield from gather(story, compare_reservations(story, pairs))
    yield from gather(story, compare_frequencies(story, passages))
    yield from gather(story, compare_terms(story, passages))
    quotations = read_quotations(story)
    yield from gather(story, compare_quotations(story, quotations))
    yield from gather(story, compare_objects(story, quotations))
    yield from gather(story, compare_frames(story, quotations))
    yield from gather(story, compare_tallies(story, collated.figures, passages))
    yield from gather(story, compare_amounts(story, collated.figures, passages))
    yield from gather(story, compare_conditions(story, pairs))
    yield from gather(story, compare_claims(story, pairs))
    yield from gather(story, find_turns(story, pairs, passages))
    yield from gather(story, find_changes(story, passages, pairs))
    yield from find_disputes(story, passages)
    yield from gather(story, find_rebuttals(story, passages))
    yield from compare_strength(story, collated.statements)
    yield from compare_wording(story, collated.statements)
    yield from compare_topics(story, collated.statements)
    yield from find_shifts(story, collated.statements, collated.turns)
    yield from find_contrasts(story, collated.statements)
    yield from compare_outcomes(story, collated.statements)
    yield from gather(story, compare_stances(story, collated.stands, collated.turns))
    yield from compare_speakers(story, collated.statements)
    yield from find_omissions(story, collated.statements)
    yield from compare_days(story, collated.events, collated.statements)
    yield from compare_places(story, collated.events)
    yield from compare_figures(story, collated.figures, kinship)
