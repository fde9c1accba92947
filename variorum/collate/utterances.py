"""Joins tellings into utterances: clusters of one speaker's tellings, the same whatever the order of the reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.collate.likeness import Likeness, compare, may_join, other_act, threshold
from variorum.collate.naming import name_speakers
from variorum.collate.settling import spread_days
from variorum.collate.story import Story
from variorum.collate.tellings import Telling, read_tellings

MOST_PARTNERS = 40
"""How many candidates a telling is compared with at most: those that share the rarest words. Keeps long stories quick."""
MEAN_SHARE = 0.75
"""Two clusters join when their members are alike on average by this share of the threshold (average linkage)."""


MAIN = 0.22
"""Score at which the speaker's leading statement in a report that lacks the main utterance is taken for it."""
QUOTED_CORE = 4
"""Quoted content words that the main utterance must have in some report: without the speaker's words nothing can be completed."""
OUTCOMES = frozenset({"decline", "growth", "end", "start", "refuse", "accept", "blame", "warn", "promise", "leave", "win"})
WHOLE = 0.42
"""Score at which two utterances, the words of all their tellings taken together, are one."""


@dataclass(frozen=True)
class Utterance:
    """Tellings of one utterance, and the reasons why they are held to be one."""

    tellings: tuple[Telling, ...]
    why: str


def find_utterances(story: Story) -> list[Utterance]:
    """The utterances of a story: its tellings read, described speakers named, days spread, clustered, the main one made whole."""
    tellings = name_speakers(story, read_tellings(story))
    sheets = {sheet.id: sheet for sheet in story.sheets}
    return complete_main(join_tellings(spread_days(sheets, tellings)), len(sheets))


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
    utterances = [Utterance(tuple(ordered[member] for member in members), _reason(scores, members)) for members in clusters.values()]
    return _join_utterances(utterances)


def _join_utterances(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Join utterances that are alike as wholes: two cuts of one sentence may share little, each with the rest of the other's cluster.

    At least one of the two must have been joined from several reports; the words of its tellings are taken together.
    """
    whole = [(as_one(utterance), utterance) for utterance in sorted(utterances, key=lambda utterance: utterance.tellings[0].key)]
    while True:
        best: tuple[float, int, int, str] | None = None
        for first, second in _candidates([telling for telling, _ in whole]):
            one, other = whole[first], whole[second]
            if len(one[1].tellings) + len(other[1].tellings) < 3 or other_act(one[0], other[0]) or not _may_meet(one[1], other[1]):
                continue
            likeness = compare(one[0], other[0])
            if likeness.score >= WHOLE and (best is None or likeness.score > best[0]):
                best = (likeness.score, first, second, likeness.why)
        if best is None:
            return [utterance for _, utterance in whole]
        _, first, second, why = best
        tellings = tuple(sorted((*whole[first][1].tellings, *whole[second][1].tellings), key=lambda telling: telling.key))
        joined = Utterance(tellings, f"one speaker; taken together: {why}")
        del whole[second]
        whole[first] = (as_one(joined), joined)


def complete_main(utterances: Sequence[Utterance], reports: int) -> list[Utterance]:
    """Look in each report that lacks the story's main utterance for the speaker's leading statement there that may be it.

    The main utterance is the news; a report of that story which has its speaker say something first of all mostly has him say that.
    So less likeness is asked (``MAIN``) and at least two senses in common, one of them of change or outcome.
    """
    found = list(utterances)
    main = max(found, key=_weight, default=None)
    if main is None or reports < 3 or not any(len(telling.quoted) >= QUOTED_CORE for telling in main.tellings):
        return found
    carriers = {telling.report for telling in main.tellings}
    whole = as_one(main)
    gained: list[Utterance] = []
    for report in sorted({telling.report for utterance in found for telling in utterance.tellings} - carriers):
        scored = [
            (compare(whole, telling).score, utterance)
            for utterance in found
            for telling in utterance.tellings
            if telling.report == report and telling.lead and _could_be_main(main, whole, telling)
        ]
        best = max(scored, key=lambda pair: (pair[0], pair[1].tellings[0].key), default=None)
        if (
            best is not None
            and best[0] >= MAIN
            and best[1] not in gained
            and all(may_join(a, b) for a in main.tellings for b in best[1].tellings)
        ):
            gained.append(best[1])
    if not gained:
        return found
    tellings = sorted(
        [*main.tellings, *(telling for utterance in gained for telling in utterance.tellings)], key=lambda telling: telling.key
    )
    kept = [utterance for utterance in found if utterance is not main and utterance not in gained]
    return [Utterance(tuple(tellings), f"{main.why}; the speaker's leading statement in {len(gained)} more"), *kept]


def _weight(utterance: Utterance) -> tuple[int, int, tuple[str, int, int, str]]:
    return (len({telling.report for telling in utterance.tellings}), len(utterance.tellings), utterance.tellings[0].key)


def _could_be_main(main: Utterance, whole: Telling, telling: Telling) -> bool:
    if not set(whole.speakers) & set(telling.speakers):
        return False
    return len(set(whole.senses) & set(telling.senses)) >= 2 and bool(OUTCOMES & set(whole.senses) & set(telling.senses))


def _may_meet(one: Utterance, other: Utterance) -> bool:
    reports = {telling.report for telling in one.tellings} ^ {telling.report for telling in other.tellings}
    return bool(reports) and all(may_join(first, second) for first in one.tellings for second in other.tellings)


def as_one(utterance: Utterance) -> Telling:
    """All tellings of an utterance as one: every word with its greatest weight, for comparing utterances as wholes."""
    first, *others = utterance.tellings
    if not others:
        return first
    weights: dict[str, float] = {}
    senses: dict[str, float] = {}
    for telling in utterance.tellings:
        for word, weight in telling.weights.items():
            weights[word] = max(weight, weights.get(word, 0.0))
        for sense, weight in telling.senses.items():
            senses[sense] = max(weight, senses.get(sense, 0.0))
    fullest = max(utterance.tellings, key=lambda telling: (len(telling.quoted), telling.key))
    return replace(
        first,
        speakers=tuple(dict.fromkeys(speaker for telling in utterance.tellings for speaker in telling.speakers)),
        weights=weights,
        senses=senses,
        quoted=fullest.quoted,
        figures=frozenset().union(*(telling.figures for telling in utterance.tellings)),
        lead=any(telling.lead for telling in utterance.tellings),
    )


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
