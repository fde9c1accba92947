"""Joins tellings into utterances: clusters of one speaker's tellings, the same whatever the order of the reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.collate.likeness import Likeness, compare, may_join, threshold
from variorum.collate.tellings import Telling

MOST_PARTNERS = 40
"""How many candidates a telling is compared with at most: those that share the rarest words. Keeps long stories quick."""
MEAN_SHARE = 0.75
"""Two clusters join when their members are alike on average by this share of the threshold (average linkage)."""


@dataclass(frozen=True)
class Utterance:
    """Tellings of one utterance, and the reasons why they are held to be one."""

    tellings: tuple[Telling, ...]
    why: str


Scores = dict[tuple[int, int], Likeness]


def join_tellings(tellings: Sequence[Telling]) -> list[Utterance]:
    """Cluster tellings by average linkage under hard limits (one speaker, dates that meet, no overlap inside a report).

    Pairs are taken from the most alike down; equal scores are taken by place, so that the result is independent of input order.
    """
    ordered = sorted(tellings, key=lambda telling: telling.key)
    scores = _score_pairs(ordered)
    clusters: dict[int, list[int]] = {number: [number] for number in range(len(ordered))}
    home = list(range(len(ordered)))
    for first, second in sorted(scores, key=lambda pair: (-scores[pair].score, pair)):
        if scores[first, second].score < threshold(ordered[first], ordered[second]):
            continue
        one, other = sorted((home[first], home[second]))
        if one != other and _belong(ordered, scores, clusters[one], clusters[other]):
            for member in clusters[other]:
                home[member] = one
            clusters[one] = sorted(clusters[one] + clusters.pop(other))
    return [Utterance(tuple(ordered[member] for member in members), _reason(scores, members)) for members in clusters.values()]


def _score_pairs(ordered: Sequence[Telling]) -> Scores:
    scores: Scores = {}
    for first, second in _candidates(ordered):
        if may_join(ordered[first], ordered[second]):
            likeness = compare(ordered[first], ordered[second])
            if likeness.score > 0:
                scores[first, second] = likeness
    return scores


def _candidates(ordered: Sequence[Telling]) -> Iterable[tuple[int, int]]:
    """Pairs of one speaker that share a content word or a sense, for each telling at most ``MOST_PARTNERS`` before it."""
    index: dict[tuple[str, str], list[int]] = {}
    for number, telling in enumerate(ordered):
        votes: dict[int, float] = {}
        for speaker in telling.speakers:
            for word, weight in sorted(telling.weights.items()):
                for earlier in index.get((speaker, word), ())[-400:]:
                    votes[earlier] = votes.get(earlier, 0.0) + weight
            for sense, weight in sorted(telling.senses.items()):
                for earlier in index.get((speaker, f"={sense}"), ())[-400:]:
                    votes[earlier] = votes.get(earlier, 0.0) + weight / 2
        for earlier in sorted(votes, key=lambda other: (-round(votes[other], 9), other))[:MOST_PARTNERS]:
            yield earlier, number
        for speaker in telling.speakers:
            for word in telling.weights:
                index.setdefault((speaker, word), []).append(number)
            for sense in telling.senses:
                index.setdefault((speaker, f"={sense}"), []).append(number)


def _belong(ordered: Sequence[Telling], scores: Scores, one: list[int], other: list[int]) -> bool:
    total = needed = 0.0
    for first in one:
        for second in other:
            if not may_join(ordered[first], ordered[second]):
                return False
            pair = (first, second) if first < second else (second, first)
            likeness = scores.get(pair)
            total += likeness.score if likeness else 0.0
            needed += MEAN_SHARE * threshold(ordered[first], ordered[second])
    return total >= needed


def _reason(scores: Scores, members: list[int]) -> str:
    pairs = [pair for pair in ((a, b) for a in members for b in members if a < b) if pair in scores]
    if not pairs:
        return "printed once"
    best = max(pairs, key=lambda pair: (scores[pair].score, -pair[0], -pair[1]))
    return f"one speaker; {scores[best].why}"
