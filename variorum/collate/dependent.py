"""Joins what is told without its condition to the telling that has it: "X offers talks" here, "talks, if the siege ends" there."""

import re
from collections.abc import Iterable, Sequence

from variorum.collate.senses import sense_of
from variorum.collate.stands import Stand, may_be_of_one_time
from variorum.collate.story import Story
from variorum.text.words import content_stems, rarity

COVERED = 0.6
"""Least share of the weighed words of what is told bare that the sentence with the condition has, ..."""
LEAST_MASS = 1.0
"""... least rarity that these have together, ..."""
LEAST_SHARED = 2
"""... and least number of them; set on the pairs of the development stories and invented reports, judged one by one."""
_ONE_KIND = (
    frozenset({"offer", "promise"}), frozenset({"promise", "threat"}), frozenset({"threat", "warning"}), frozenset({"refusal"})
)  # fmt: skip
"""What one party means to do may be called an offer here and a promise there, or a promise here and a threat there."""
SAME_MATTER, LEAST_LIKE, SENSE = 0.45, 0.5, 0.5
"""Or: share of the shorter of two contents that both have, and rarity of what they share, a sense in two wordings too ..."""
SURELY = 0.8
"""... and the share from which a promise is one with a threat or a warning."""
RARE = 0.9
"""Rarity of a word that tells alone what is offered."""
_WARNING = frozenset({"promise", "warning"})
_HARD = frozenset({"threat", "warning"})
_OFFERING = frozenset({"offer", "promise"})
_ONLY = re.compile(r"only\b", re.IGNORECASE)
_ANYHOW = re.compile(r"\b(?:with or without|whatever|regardless|no matter|in any case|unconditional(?:ly)?|come what may)\b", re.IGNORECASE)
"""Says that it depends on nothing."""


def join_dependent(story: Story, clusters: Sequence[Sequence[Stand]]) -> list[list[Stand]]:
    """The clusters, each one without a condition put to the one of the same side on whose matter a condition is told.

    Where two would do, the one that shares most is taken; a telling that says that it depends on nothing stays alone.
    """
    dependent = [list(cluster) for cluster in clusters if _depends(cluster)]
    homes = [list(cluster) for cluster in dependent]
    kept: list[list[Stand]] = []
    for cluster in clusters:
        if _depends(cluster):
            continue
        scored = [(_score(story, cluster, other), -place) for place, other in enumerate(dependent)]
        best = max(scored, default=(0.0, 0))
        if best[0] == 0.0:
            best = _only_offer(story, cluster, dependent)
        if best[0] > 0.0:
            homes[-best[1]].extend(cluster)
        else:
            kept.append(list(cluster))
    return [sorted(cluster, key=lambda stand: stand.key) for cluster in (*homes, *kept)]


def _depends(cluster: Sequence[Stand]) -> bool:
    return any(stand.condition for stand in cluster)


def _score(story: Story, bare: Sequence[Stand], other: Sequence[Stand]) -> float:
    """The rarity of what the two share; 0 where they are not of one side, kind, time and matter."""
    kinds = {bare[0].position.kind, other[0].position.kind}
    akin = kinds == _WARNING
    if not (akin or _are_of_one_kind(bare[0], other[0])) or any(_ANYHOW.search(stand.evidence.text) for stand in bare):
        return 0.0
    pairs = [(one, two) for one in bare for two in other if two.condition and _on_one_side(story, one.party, two.party)]
    pairs = [(one, two) for one, two in pairs if may_be_of_one_time(one.position.date, two.position.date)]
    least = SURELY if "promise" in kinds and kinds & _HARD else SAME_MATTER
    return max((max(0.0 if akin else _shared(story, one, two), _likeness(one, two, least)) for one, two in pairs), default=0.0)


def _only_offer(story: Story, bare: Sequence[Stand], dependent: Sequence[Sequence[Stand]]) -> tuple[float, int]:
    """The place, as a negative number, of the only conditional offer of the side, where another report tells it and one rare word or two
    others of what is offered stand in both; ``(0.0, 0)`` where there is none or more."""
    if bare[0].position.kind != "offer" or any(_ANYHOW.search(stand.evidence.text) for stand in bare):
        return 0.0, 0
    places = [
        place
        for place, other in enumerate(dependent)
        if any(two.condition and two.position.kind in _OFFERING and _on_one_side(story, bare[0].party, two.party) for two in other)
    ]
    if len(places) != 1 or {stand.report for stand in bare} & {stand.report for stand in dependent[places[0]]}:
        return 0.0, 0
    pairs = [one.stems & _told(story, two) for one in bare for two in dependent[places[0]]]
    shared = [
        sum(map(rarity, sorted(stems))) for stems in pairs if len(stems) >= LEAST_SHARED or any(rarity(stem) >= RARE for stem in stems)
    ]
    return max(shared, default=0.0), -places[0]


def _are_of_one_kind(one: Stand, other: Stand) -> bool:
    """Whether the second may be what the first is: what somebody would do only on a condition is an offer too."""
    kind = other.position.kind
    if kind == "condition" and other.condition is not None and _ONLY.match(other.condition) and len(other.content) > len(other.condition):
        return one.position.kind in _OFFERING
    return any({one.position.kind, kind} <= kinds for kinds in _ONE_KIND)


def _on_one_side(story: Story, one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two parties share an actor, or are a state and somebody of its government."""
    first, second = set(one), set(other)
    if first & second:
        return True
    states = {story.country_of(actor) for actor in first | second if story.speaks_for_state(actor)} - {None}
    return bool(states & set(map(story.country_of, first)) & set(map(story.country_of, second)))


def _shared(story: Story, bare: Stand, other: Stand) -> float:
    """The rarity of the words of the bare telling that the other's sentence has; 0 where they are too few."""
    sheet = story.sheet(other.report)
    start, end = sheet.sentence_at(other.position.start)
    if bare.report == other.report and start <= bare.position.start < end:
        return 0.0
    shared = bare.stems & _told(story, other)
    mass, whole = sum(map(rarity, sorted(shared))), sum(map(rarity, sorted(bare.stems)))
    return mass if len(shared) >= LEAST_SHARED and mass >= LEAST_MASS and mass >= COVERED * whole else 0.0


def _likeness(bare: Stand, other: Stand, least: float) -> float:
    """The rarity of what two contents of two reports share in words or senses; 0 where it is less than ``least`` of the shorter one."""
    if bare.report == other.report or len(bare.stems) < LEAST_SHARED or "refusal" in (bare.position.kind, other.position.kind):
        return 0.0
    senses = {sense_of(word) for word in bare.stems - other.stems} & {sense_of(word) for word in other.stems - bare.stems} - {None}
    both = bare.stems & other.stems
    if not senses and len(both) < LEAST_SHARED:
        return 0.0
    shared = sum(map(rarity, sorted(both))) + SENSE * len(senses)
    whole = min(sum(map(rarity, sorted(stand.stems))) for stand in (bare, other))
    return shared if shared >= LEAST_LIKE and shared >= least * whole else 0.0


def _told(story: Story, stand: Stand) -> frozenset[str]:
    """The stems of the sentence that tells a position."""
    sheet = story.sheet(stand.report)
    start, end = sheet.sentence_at(stand.position.start)
    return frozenset(content_stems(sheet.text[start : max(end, stand.position.end)]))
