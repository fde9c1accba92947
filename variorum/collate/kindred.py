"""Describes pairs of utterances of one voice, or of voices that belong together, by what two wordings of one utterance have in common.

Beside their own words it looks at the sentences around them: what two reports tell next to a paraphrase is alike even where the paraphrase
shares little, and of the statements of one speaker in the other report only one can be meant.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from variorum.collate.adoption import REWORDED
from variorum.collate.clusters import MOST_HOLDERS, Utterance, as_one
from variorum.collate.dates import reach_of
from variorum.collate.figures import read_counts
from variorum.collate.likeness import compare, denies, longest_run
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.collate.tellings import ACTOR, Telling
from variorum.collate.voices import DESCRIBED, Voices
from variorum.text.words import content_stems, rarity

PARTNERS = 12
"""Utterances that one is laid beside at most: those that share the most."""
TELLINGS = 6
"""Tellings of an utterance that are looked at; those in the same words count once."""
SMALL = 0.3
"""What a shared number of one digit counts for: many things are two or three."""
SPREAD = 50
"""A word that stands in one of so many sentences of the story, or in fewer, keeps its full weight."""
UNKNOWN = 0.2
"""Weight of a word that stands in no sentence as it is told."""

Tie = str
"""How two speakers belong together: ``same`` or ``kin`` (a body and its voice, a state and its minister, a description and a name)."""


class Pair(NamedTuple):
    """Two utterances that may be one, with their most alike tellings of two reports and the traits of both."""

    one: int
    other: int
    tie: Tie
    traits: dict[str, float]


@dataclass(frozen=True)
class _Near:
    """The most alike tellings of two utterances, and what they share."""

    one: Telling
    other: Telling
    score: float
    weight: float
    numbers: float
    paraphrases: int


class Kindred:
    """The utterances of a story with the look-ups that describing their pairs takes."""

    def __init__(self, story: Story, voices: Voices, utterances: Sequence[Utterance]) -> None:
        self._voices = voices
        self._utterances = utterances
        self._wholes = [as_one(utterance.tellings) for utterance in utterances]
        self._varied = [_varied(utterance.tellings) for utterance in utterances]
        self._sentences = _Sentences(story)
        self._plain = [_plain(whole) for whole in self._wholes]
        self._counted = _counted(story, utterances)
        self._ties: dict[tuple[str, str], Tie | None] = {}
        self._in_report: dict[str, list[int]] = {}
        for number, utterance in enumerate(utterances):
            for report in sorted({telling.report for telling in utterance.tellings}):
                self._in_report.setdefault(report, []).append(number)

    def tie(self, one: Telling, other: Telling) -> Tie | None:
        """How the speakers of two tellings belong together, ``None`` where nothing says that they do."""
        if set(one.speakers) & set(other.speakers):
            return "same"
        if len(one.speakers) > 1 or len(other.speakers) > 1:
            return None
        first, second = sorted((one.speakers[0], other.speakers[0]))
        if (first, second) not in self._ties:
            self._ties[first, second] = self._tie(first, second)
        return self._ties[first, second]

    def _tie(self, one: str, other: str) -> Tie | None:
        voices = self._voices
        if voices.namesakes(one, other):
            return "same"
        ranks = voices.rank(one), voices.rank(other)
        if voices.conflict(one, other) or voices.one_of_many(one, other) or ranks == (0, 0):
            return None
        return "kin" if voices.belong(one, other) or voices.one_state(one, other) else None

    def pairs(self) -> list[Pair]:
        """All pairs that share a word, a number or a sense and stand in two reports that are no copies of one another."""
        found = []
        for one, other in self._propose():
            near = self._nearest(one, other)
            if near is not None and not self._disputes(near):
                found.append((one, other, near))
        best: dict[tuple[int, str], list[float]] = {}
        for one, other, near in found:
            for me, report in ((one, near.other.report), (other, near.one.report)):
                best.setdefault((me, report), []).append(self._closeness(near))
        described = []
        for one, other, near in found:
            rivals = [sorted(best[me, report])[-2:] for me, report in ((one, near.other.report), (other, near.one.report))]
            own = self._closeness(near)
            lead = max(own - _rival(values, own) for values in rivals)
            traits = self._describe(one, other, near) | {"lead": max(-1.0, min(1.0, lead))}
            described.append(Pair(one, other, self.tie(self._wholes[one], self._wholes[other]) or "", traits))
        return described

    def _propose(self) -> Iterator[tuple[int, int]]:
        holders: dict[str, list[int]] = {}
        for number, whole in enumerate(self._wholes):
            keys = {word: self._weigh(word) for word in sorted(whole.weights)}
            keys |= {f"={sense}": UNKNOWN for word in self._plain[number] for sense in paraphrases_of(word)}
            votes: dict[int, float] = {}
            for key, weight in keys.items():
                for earlier in holders.get(key, ())[-MOST_HOLDERS:]:
                    votes[earlier] = votes.get(earlier, 0.0) + weight
                holders.setdefault(key, []).append(number)
            ranked = sorted(votes, key=lambda other: (-round(votes[other], 9), other))
            tied = [earlier for earlier in ranked if self.tie(whole, self._wholes[earlier]) is not None]
            yield from ((earlier, number) for earlier in tied[:PARTNERS])

    def _weigh(self, word: str) -> float:
        return UNKNOWN if word[0] == ACTOR else 0.5 if word[0].isdigit() else self._sentences.weight(word)

    def _nearest(self, one: int, other: int) -> _Near | None:
        """The most alike tellings of two reports, ``None`` where they share nothing."""
        best: tuple[float, _Near] | None = None
        for first, second in product(self._varied[one], self._varied[other]):
            if self._voices.one_text(first.report, second.report):
                continue
            mine, theirs = _plain(first), _plain(second)
            shared = mine & theirs
            numbers = sum(SMALL if len(word) == 1 else 1.0 for word in _numbers(first) & _numbers(second))
            paraphrases = len(_senses(mine - shared) & _senses(theirs - shared))
            near = _Near(first, second, compare(first, second).score, self._sentences.mass(shared), numbers, paraphrases)
            rank = near.weight + 0.25 * paraphrases + 0.5 * numbers + near.score
            if best is None or rank > best[0]:
                best = (rank, near)
        if best is None:
            return None
        near = best[1]
        return near if near.weight or near.numbers or near.paraphrases else None

    def _disputes(self, near: _Near) -> bool:
        """Whether one of two speakers denies what the other tells in like words: a ministry's denial is not its minister's claim."""
        return near.score >= REWORDED and denies(near.one) != denies(near.other) and self.tie(near.one, near.other) != "same"

    def _closeness(self, near: _Near) -> float:
        """What two tellings and the sentences around them share, for ranking the partners of one."""
        run = min(3.0, longest_run(near.one.quoted, near.other.quoted))
        around = min(3.0, self._around(near))
        return min(3.0, near.weight) + 0.25 * near.paraphrases + 0.5 * near.numbers + 0.3 * run + 0.3 * around

    def _around(self, near: _Near) -> float:
        """The weight of what the sentences around two tellings share beyond the tellings' own words."""
        words = self._sentences.around(near.one) & self._sentences.around(near.other)
        return self._sentences.mass(words - (_plain(near.one) & _plain(near.other)))

    def _describe(self, one: int, other: int, near: _Near) -> dict[str, float]:
        whole, against = self._wholes[one], self._wholes[other]
        first, second = near.one, near.other
        masses = sorted(self._sentences.mass(self._plain[number]) for number in (one, other))
        least, most = sorted(self._sentences.mass(_plain(telling)) for telling in (first, second))
        shared = self._sentences.mass(self._plain[one] & self._plain[other])
        own = {ACTOR + speaker for speaker in (*whole.speakers, *against.speakers)}
        parties = [{word for word in telling.weights if word[0] == ACTOR} - own for telling in (whole, against)]
        around = self._around(near)
        run = max(longest_run(a.quoted, b.quoted) for a, b in product(self._varied[one], self._varied[other]))
        few = 1 / math.sqrt(self._rivals(one, second.report, other) * self._rivals(other, first.report, one))
        tie = self.tie(whole, against)
        ranks = [self._voices.rank(telling.speakers[0]) for telling in (whole, against)]
        return {
            "whole": compare(whole, against).score,
            "weight": min(3.0, near.weight),
            "covers": shared / (masses[0] or 1.0),
            "shorter": min(2.5, least),
            "longer": min(4.0, most),
            "paraphrases": float(min(3, near.paraphrases)),
            "numbers_around": min(1.0, near.numbers) * min(3.0, around),
            "figure": float(bool(self._counted[one] & self._counted[other])),
            "other_parties": float(bool(parties[0] and parties[1] and not parties[0] & parties[1])),
            "run": min(3.0, run),
            "two_quotations": float(bool(first.quoted and second.quoted) and run < 0.5),
            "one_quotation": float(bool(first.quoted) != bool(second.quoted)),
            "denials": float(denies(first) and denies(second)),
            "one_day": float(self._one_day(one, other)),
            "heading": float(first.heading != second.heading),
            "depth": abs(self._sentences.depth(first) - self._sentences.depth(second)),
            "log_around": math.log(UNKNOWN + around),
            "few_kin": few * (tie == "kin"),
            "same": float(tie == "same"),
            "kin": float(tie == "kin"),
            "unnamed": float(DESCRIBED in ranks),
        }

    def _rivals(self, number: int, report: str, partner: int) -> int:
        """How many statements of a report are by a speaker who belongs to that of an utterance."""
        whole = self._wholes[number]
        found = (other for other in self._in_report[report] if other not in (number, partner))
        return 1 + sum(self.tie(whole, self._wholes[other]) is not None for other in found)

    def _one_day(self, one: int, other: int) -> bool:
        """Whether two tellings, one of each, give days that meet."""
        reaches = [
            [reach for telling in self._varied[number] if not telling.spread and (reach := reach_of(telling.date)) is not None]
            for number in (one, other)
        ]
        return any(max(a.first, b.first) <= min(a.last, b.last) for a, b in product(*reaches))


def _rival(values: Sequence[float], own: float) -> float:
    """The best closeness beside the own one."""
    return values[0] if len(values) > 1 and values[-1] == own else values[-1] if values[-1] != own else 0.0


def _varied(tellings: Sequence[Telling]) -> list[Telling]:
    found: dict[object, Telling] = {}
    for telling in tellings:
        found.setdefault((tuple(sorted(telling.weights)), telling.printed), telling)
    return list(found.values())[:TELLINGS]


def _plain(telling: Telling) -> set[str]:
    """The words that are neither parties nor numbers."""
    return {word for word in telling.weights if word[0] != ACTOR and not word[0].isdigit()}


def _numbers(telling: Telling) -> set[str]:
    return {word for word in telling.weights if word[0].isdigit()}


def _senses(words: set[str]) -> set[str]:
    return {sense for word in words for sense in paraphrases_of(word)}


def _counted(story: Story, utterances: Sequence[Utterance]) -> list[set[tuple[float | int, str]]]:
    """The numbers in each utterance, each with the thing that it counts."""
    by_report: dict[str, list[tuple[int, float | int, str]]] = {}
    for count in read_counts(story):
        if count.figure.value is not None:
            by_report.setdefault(count.report, []).append((count.figure.start, count.figure.value, count.thing))
    return [
        {
            (value, thing)
            for telling in utterance.tellings
            for start, value, thing in by_report.get(telling.report, ())
            if telling.evidence.start <= start < telling.evidence.end
        }
        for utterance in utterances
    ]


class _Sentences:
    """The words of the story's sentences, weighed: rare in news at large and rare in the story."""

    def __init__(self, story: Story) -> None:
        self._words: dict[tuple[str, int], frozenset[str]] = {}
        self._lengths = {sheet.id: max(1, len(sheet.sentences)) for sheet in story.sheets}
        for sheet in story.sheets:
            for number, (start, end) in enumerate(sheet.sentences):
                self._words[sheet.id, number] = frozenset(word for word in content_stems(sheet.text, start, end) if not word[0].isdigit())
        total = len(self._words)
        scale = math.log(min(SPREAD, max(4, total)))
        spread = Counter(word for words in self._words.values() for word in words)
        self._weights: Mapping[str, float] = {
            word: rarity(word) * min(1.0, math.log(max(1.0, total / count) + 0.2) / scale) for word, count in spread.items()
        }

    def weight(self, word: str) -> float:
        return self._weights.get(word, UNKNOWN)

    def mass(self, words: set[str] | frozenset[str]) -> float:
        """The weight of some words, taken in one order."""
        return sum(map(self.weight, sorted(words)))

    def around(self, telling: Telling) -> frozenset[str]:
        """The words of the sentence in which a telling begins and of its two neighbours."""
        places = ((telling.report, telling.sentence + step) for step in (-1, 0, 1))
        return frozenset().union(*(self._words.get(place, frozenset()) for place in places))

    def depth(self, telling: Telling) -> float:
        """How far down its report a telling stands, from 0 to 1."""
        return telling.sentence / self._lengths[telling.report]
