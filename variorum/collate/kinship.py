"""Weighs how likely two sentences of a story are on one matter that its reports tell differently.

The weights are those of a logistic regression over a few traits of a pair, most of all what the two share, in words and, where sayings of
both were read, in meaning (``nearness``). It was fitted to all pairs of sentences of 31 stories and of sixteen piles of three short reports
of which readers listed the differences (``training/differences/fit_pairs.py``). Where the sentences stand (same report, apart, background,
headings) weighs what it did in a fit to eleven of the stories, and ``START`` is raised by 0.3, so that as many pairs are likely as before:
that holds best on ten stories read afterwards, five of which took no part in fitting.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from variorum.collate.alignment import Aligned, lay_side_by_side, propose
from variorum.collate.dates import Reach, reach_of
from variorum.collate.nearness import Nearness
from variorum.collate.passages import ACTOR, SENSE, Passage, join_clauses
from variorum.collate.story import Story

LEAST_MASS = 0.3
"""Weight of what two sentences share from which they are a pair at all."""
PARTNERS = 20
"""Sentences before it that each sentence is paired with at most."""
WEEK = 7
"""Days between two reports from which the later one may tell what has changed since."""
FARTHEST, LAST = 20, 5
"""Sentences between two of one report, and place of one among the other's partners, beyond which more makes no difference."""

FLOOR = 0.05
"""Added to the likeness, so that its logarithm stays bounded."""

WEIGHTS: Mapping[str, float] = {
    "likeness": -0.266, "closeness": 0.812, "depth": -1.695, "figures": 0.727, "words": 0.152, "around": 0.083, "rank": -0.097,
    "same report": -1.023, "apart": -0.024, "background": -1.215, "week": -0.666, "headings": -1.123, "statements": 0.225,
    "read": -1.598, "less near": 1.646, "more near": 2.172,
}  # fmt: skip
"""Weight of each trait."""
START = -1.085
"""What a pair without any trait weighs."""

Place = tuple[str, int]
"""A report and the number of a sentence in it."""


class Kin(NamedTuple):
    """Two sentences and the chance that they are on one matter told differently."""

    pair: Aligned
    chance: float


@dataclass(frozen=True)
class Kinship:
    """The pairs of sentences of a story, weighed."""

    pairs: Sequence[Kin]
    """The likeliest first."""
    parts: Mapping[Place, Sequence[Passage]]
    """The clauses of every sentence."""
    chances: Mapping[tuple[Place, Place], float]

    def chance(self, one: Place, other: Place) -> float:
        """How likely two sentences are on one matter told differently; 0 where they share next to nothing."""
        return self.chances.get((one, other) if one < other else (other, one), 0.0)


def weigh_sentences(story: Story, passages: Sequence[Passage], nearness: Nearness | None = None) -> Kinship:
    """Weigh all pairs of sentences of a story.

    :param passages: the clauses of the story. :param nearness: the words of its sayings; none are known without it.
    """
    parts: dict[Place, list[Passage]] = {}
    for passage in passages:
        parts.setdefault(place_of(passage), []).append(passage)
    pairs = weigh_pairs(story, [join_clauses(story, clauses) for clauses in parts.values()], nearness or Nearness(None))
    chances = {}
    for pair, chance in pairs:
        one, other = sorted((place_of(pair.one), place_of(pair.other)))
        chances[one, other] = chance
    return Kinship(pairs, parts, chances)


def place_of(sentence: Passage) -> Place:
    """Where a sentence stands."""
    return sentence.report, sentence.sentence


def weigh_pairs(story: Story, sentences: Sequence[Passage], nearness: Nearness) -> list[Kin]:
    """The pairs of sentences that share something, the likeliest first; two sentences of one report are a pair too."""
    found = [Kin(pair, _chance(traits)) for pair, traits in describe_pairs(story, sentences, nearness)]
    return sorted(found, key=lambda kin: (-kin.chance, kin.pair.one.key, kin.pair.other.key))


def describe_pairs(story: Story, sentences: Sequence[Passage], nearness: Nearness) -> list[tuple[Aligned, dict[str, float]]]:
    """The pairs of sentences that share something, each with its traits by their names in ``WEIGHTS``."""
    pairs = [lay_side_by_side(sentences[first], sentences[second]) for first, second in propose(sentences, PARTNERS)]
    pairs = [pair for pair in pairs if pair.mass >= LEAST_MASS]
    traits = _Traits(story, sentences, pairs, nearness)
    return [(pair, traits.of(pair)) for pair in pairs]


def _chance(traits: Mapping[str, float]) -> float:
    total = START + sum(WEIGHTS[name] * value for name, value in traits.items())
    return round(1.0 / (1.0 + math.exp(-total)), 6)


def likeness(pair: Aligned) -> float:
    """How much two sentences share, as weight and as a part of both."""
    return round(pair.mass * math.sqrt(pair.dice), 6)


class _Traits:
    """What the model reads of a pair, with the look-ups that it takes."""

    def __init__(self, story: Story, sentences: Sequence[Passage], pairs: Sequence[Aligned], nearness: Nearness) -> None:
        self._story, self._nearness = story, nearness
        self._background = story.background
        self._days = {sheet.id: published_day(story, sheet.id) for sheet in story.sheets}
        self._lengths = {sheet.id: max(1, len(sheet.sentences)) for sheet in story.sheets}
        self._figures = {sheet.id: sorted(figure.start for figure in sheet.report.figures or ()) for sheet in story.sheets}
        self._around = _surroundings(sentences)
        self._told = {place_of(sentence) for sentence in sentences if _holds_statement(story, sentence)}
        ranks: dict[tuple[Place, str], list[float]] = defaultdict(list)
        for pair in pairs:
            ranks[place_of(pair.one), pair.other.report].append(-likeness(pair))
            ranks[place_of(pair.other), pair.one.report].append(-likeness(pair))
        self._ranks = {key: {value: place for place, value in reversed(list(enumerate(sorted(found))))} for key, found in ranks.items()}

    def of(self, pair: Aligned) -> dict[str, float]:
        """The traits of a pair by their names in ``WEIGHTS``."""
        one, other = pair.one, pair.other
        same = one.report == other.report
        near = self._nearness.compare_sentences(self._story, one.key, other.key)
        return {
            "likeness": likeness(pair),
            "closeness": math.log(likeness(pair) + FLOOR),
            "words": float(sum(token[0] not in ACTOR + SENSE and not token[0].isdigit() for token in pair.shared)),
            "around": _shared_weight(self._around[place_of(one)], self._around[place_of(other)]),
            "rank": float(self._rank(one, other, pair) + self._rank(other, one, pair)),
            "same report": float(same),
            "apart": float(min(abs(one.sentence - other.sentence), FARTHEST)) if same else 0.0,
            "background": float((one.report in self._background) + (other.report in self._background)),
            "week": float(self._week_apart(one.report, other.report)),
            "depth": abs(self._depth(one) - self._depth(other)),
            "figures": float(self._counts(one) and self._counts(other)),
            "headings": float(one.heading + other.heading),
            "statements": float((place_of(one) in self._told) + (place_of(other) in self._told)),
            "read": float(near is not None),
            "less near": near.less if near else 0.0,
            "more near": near.more if near else 0.0,
        }

    def _rank(self, sentence: Passage, partner: Passage, pair: Aligned) -> int:
        """How many sentences of the partner's report are more like the sentence than the partner is."""
        return min(LAST, self._ranks[place_of(sentence), partner.report][-likeness(pair)])

    def _depth(self, sentence: Passage) -> float:
        """How far down its report a sentence stands, from 0 to 1."""
        return sentence.sentence / self._lengths[sentence.report]

    def _counts(self, sentence: Passage) -> bool:
        """Whether a sentence gives a figure."""
        starts = self._figures[sentence.report]
        return bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end)

    def _week_apart(self, one: str, other: str) -> bool:
        first, second = self._days[one], self._days[other]
        return first is not None and second is not None and abs((first.first - second.first).days) >= WEEK


def published_day(story: Story, report: str) -> Reach | None:
    """The days on which a report may have appeared; ``None`` where nothing tells."""
    published = story.sheet(report).report.published
    return reach_of(published.date if published else None)


def _holds_statement(story: Story, sentence: Passage) -> bool:
    """Whether somebody's statement reaches into a sentence."""
    statements = story.sheet(sentence.report).report.statements or ()
    contents = chain.from_iterable(statement.content for statement in statements)
    return any(start < sentence.end and sentence.start < end for start, end in contents)


def _surroundings(sentences: Sequence[Passage]) -> dict[Place, dict[str, float]]:
    """The words of each sentence together with those of the one before and the one behind it."""
    by_place = {place_of(sentence): sentence for sentence in sentences}
    found: dict[Place, dict[str, float]] = {}
    for report, number in by_place:
        words = found[report, number] = {}
        for near in (number, number - 1, number + 1):
            if (sentence := by_place.get((report, near))) is not None:
                for token, weight in sentence.weights.items():
                    words[token] = max(weight, words.get(token, 0.0))
    return found


def _shared_weight(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of what two sets of words share, senses left out."""
    return sum(min(weight, other[token]) for token, weight in one.items() if token in other and token[0] != SENSE)
