"""Describes pairs of utterances of one voice, or of voices that belong together, by what two wordings of one utterance have in common.

Beside their own words it looks at the sentences around them: what two reports tell next to a paraphrase is alike even where the paraphrase
shares little, and of the statements of one speaker in the other report only one can be meant.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from variorum.collate.adoption import REWORDED
from variorum.collate.clusters import MOST_HOLDERS, Utterance, as_one
from variorum.collate.dates import reach_of
from variorum.collate.likeness import compare, denies, longest_run
from variorum.collate.nearness import Near, Nearness
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.collate.tellings import ACTOR, ACTS, Telling
from variorum.collate.voices import Voices
from variorum.text.words import content_stems, rarity, words_of

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
LEAST_NEAR = 0.45
"""Nearness from which two utterances are weighed whatever words they share; nine of ten that are not one lie below."""
IN_A_ROW = 5
"""Words that two texts print in one order only where the one has them of the other or both of the speaker."""
OPENING = 5
"""Sentences in which a report tells its news."""
UNREAD = Near(0.0, 0.0, 0.0)
"""Stands for the nearness of utterances of which one cannot be read."""

Tie = str
"""How two speakers belong together: ``same``, ``kin`` (a body and its voice, a state and its minister, a description and a name), or
``open`` where nothing says so and nothing speaks against it."""
BELONG = frozenset({"same", "kin"})


class Pair(NamedTuple):
    """Two utterances that may be one, with their most alike tellings of two reports and the traits of both."""

    one: int
    other: int
    tie: Tie
    traits: dict[str, float]


@dataclass(frozen=True)
class _Closest:
    """The most alike tellings of two utterances, and what they share."""

    one: Telling
    other: Telling
    score: float
    weight: float
    numbers: float
    paraphrases: int
    one_text: bool
    """Whether both stand in one text: a report says it again, or copies another."""
    near: Near = UNREAD
    """How near the two utterances are in meaning."""

    @property
    def shares(self) -> bool:
        """Whether two texts have words, numbers or senses in common there."""
        return not self.one_text and bool(self.weight or self.numbers or self.paraphrases)

    @property
    def rank(self) -> float:
        """How much the two share, for choosing among the tellings of two utterances."""
        return self.weight + 0.25 * self.paraphrases + 0.5 * self.numbers + self.score


class Kindred:
    """The utterances of a story with the look-ups that describing their pairs takes."""

    def __init__(self, story: Story, voices: Voices, utterances: Sequence[Utterance], nearness: Nearness) -> None:
        self._story = story
        self._voices = voices
        self._nearness = nearness
        self._utterances = utterances
        self._wholes = [as_one(utterance.tellings) for utterance in utterances]
        self._varied = [_varied(utterance.tellings) for utterance in utterances]
        self._said = [[(telling.report, telling.statement.content) for telling in varied] for varied in self._varied]
        self._sentences = _Sentences(story)
        self._plain = [_plain(whole) for whole in self._wholes]
        self._rows = [frozenset().union(*(_rows(story, telling) for telling in varied)) for varied in self._varied]
        self._ties: dict[tuple[tuple[str, ...], tuple[str, ...]], Tie | None] = {}
        self._in_report: dict[str, list[int]] = {}
        for number, utterance in enumerate(utterances):
            for report in sorted({telling.report for telling in utterance.tellings}):
                self._in_report.setdefault(report, []).append(number)

    def tie(self, one: Telling, other: Telling) -> Tie | None:
        """How the speakers of two tellings belong together, ``None`` where nothing says that they do."""
        key = one.speakers, other.speakers
        if key not in self._ties:
            self._ties[key] = self._tie(*key)
        return self._ties[key]

    def _tie(self, speakers: tuple[str, ...], others: tuple[str, ...]) -> Tie | None:
        if set(speakers) & set(others):
            return "same"
        if len(speakers) > 1 or len(others) > 1:
            return None
        one, other = sorted((speakers[0], others[0]))
        voices = self._voices
        if voices.namesakes(one, other):
            return "same"
        if voices.conflict(one, other) or voices.one_of_many(one, other) or voices.rank(one) == voices.rank(other) == 0:
            return None
        if voices.is_source_beside(one, other):
            return None
        return "kin" if voices.belong(one, other) or voices.one_state(one, other) else "open"

    def pairs(self) -> list[Pair]:
        """All pairs that share words, numbers or senses, or are near in meaning."""
        found = []
        told = set(self._propose())
        for one, other in sorted(told | set(self._propose_near())):
            closest = self._closest(one, other)
            if (closest.near.score >= LEAST_NEAR or ((one, other) in told and closest.shares)) and not self._disputes(closest):
                found.append((one, other, closest, self._closeness(closest)))
        by_report: dict[tuple[int, str], list[float]] = {}
        by_nearness: dict[int, list[float]] = {}
        for one, other, closest, own in found:
            for me, report in ((one, closest.other.report), (other, closest.one.report)):
                by_report.setdefault((me, report), []).append(own)
                by_nearness.setdefault(me, []).append(closest.near.score)
        described = []
        for one, other, closest, own in found:
            near = closest.near.score
            lead = own - max(_rival(by_report[key], own) for key in ((one, closest.other.report), (other, closest.one.report)))
            near_lead = near - max(_rival(by_nearness[me], near) for me in (one, other))
            traits = self._describe(one, other, closest) | self._describe_near(one, other, closest)
            traits |= {"lead": max(-1.0, min(1.0, lead)), "near_lead": max(-0.5, min(0.5, near_lead))}
            described.append(Pair(one, other, self._tie_of(one, other) or "", traits))
        return described

    def _propose(self) -> Iterator[tuple[int, int]]:
        """The pairs that share words, of speakers who belong together."""
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
            tied = [earlier for earlier in ranked if self._tie_of(earlier, number) in BELONG]
            yield from ((earlier, number) for earlier in tied[:PARTNERS])

    def _propose_near(self) -> Iterator[tuple[int, int]]:
        """The pairs that are nearest in meaning, of speakers who may be one."""
        for number, others in enumerate(self._nearness.partners(self._story, self._said)):
            tied = [other for other in others if self._tie_of(number, other) is not None]
            yield from ((min(number, other), max(number, other)) for other in tied[:PARTNERS])

    def _tie_of(self, one: int, other: int) -> Tie | None:
        return self.tie(self._wholes[one], self._wholes[other])

    def _weigh(self, word: str) -> float:
        return UNKNOWN if word[0] == ACTOR else 0.5 if word[0].isdigit() else self._sentences.weight(word)

    def _closest(self, one: int, other: int) -> _Closest:
        """The most alike tellings of two utterances, of two texts where there are any."""
        found = (self._lay_beside(first, second) for first, second in product(self._varied[one], self._varied[other]))
        closest = max(found, key=lambda closest: (not closest.one_text, closest.rank))
        return replace(closest, near=self._nearness.compare(self._story, self._said[one], self._said[other]) or UNREAD)

    def _lay_beside(self, first: Telling, second: Telling) -> _Closest:
        mine, theirs = _plain(first), _plain(second)
        shared = mine & theirs
        numbers = sum(SMALL if len(word) == 1 else 1.0 for word in _numbers(first) & _numbers(second))
        paraphrases = len(_senses(mine - shared) & _senses(theirs - shared))
        weight, one_text = self._sentences.mass(shared), self._voices.one_text(first.report, second.report)
        return _Closest(first, second, compare(first, second).score, weight, numbers, paraphrases, one_text)

    def _disputes(self, near: _Closest) -> bool:
        """Whether one of two speakers denies what the other tells in like words: a ministry's denial is not its minister's claim."""
        return near.score >= REWORDED and denies(near.one) != denies(near.other) and self.tie(near.one, near.other) != "same"

    def _closeness(self, near: _Closest) -> float:
        """What two tellings and the sentences around them share, for ranking the partners of one."""
        run = min(3.0, longest_run(near.one.quoted, near.other.quoted))
        around = min(3.0, self._around(near))
        return min(3.0, near.weight) + 0.25 * near.paraphrases + 0.5 * near.numbers + 0.3 * run + 0.3 * around

    def _around(self, near: _Closest) -> float:
        """The weight of what the sentences around two tellings share beyond the tellings' own words."""
        words = self._sentences.around(near.one) & self._sentences.around(near.other)
        return self._sentences.mass(words - (_plain(near.one) & _plain(near.other)))

    def _describe(self, one: int, other: int, near: _Closest) -> dict[str, float]:
        """What they share and where they stand, but for their nearness in meaning."""
        whole, against = self._wholes[one], self._wholes[other]
        first, second = near.one, near.other
        lighter = min(self._sentences.mass(self._plain[number]) for number in (one, other))
        words = self._plain[one] & self._plain[other]
        own = {ACTOR + speaker for speaker in (*whole.speakers, *against.speakers)}
        parties = [{word for word in telling.weights if word[0] == ACTOR} - own for telling in (whole, against)]
        numbers = _numbers(whole), _numbers(against)
        run = max(longest_run(a.quoted, b.quoted) for a, b in product(self._varied[one], self._varied[other]))
        days = self._days(one, other)
        return {
            "weight": min(3.0, near.weight),
            "covers": self._sentences.mass(words) / (lighter or 1.0),
            "rarest": max(map(self._sentences.weight, words), default=0.0),
            "in_a_row": float(bool(self._rows[one] & self._rows[other])),
            "other_numbers": near.near.score * bool(numbers[0] and numbers[1] and not numbers[0] & numbers[1]),
            "one_act": float(bool(ACTS & whole.senses.keys() & against.senses.keys())),
            "other_parties": float(bool(parties[0] and parties[1] and not parties[0] & parties[1])),
            "run": min(3.0, run),
            "two_quotations": float(bool(first.quoted and second.quoted) and run < 0.5),
            "denials": float(denies(first) and denies(second)),
            "denied": float(denies(first) != denies(second)),
            "one_day": float(any(days)),
            "other_days": float(bool(days) and not any(days)),
            "openings": float(max(first.sentence, second.sentence) < OPENING),
            "depth": abs(self._sentences.depth(first) - self._sentences.depth(second)),
            "log_around": math.log(UNKNOWN + self._around(near)),
            **self._describe_tie(one, other, near),
        }

    def _describe_tie(self, one: int, other: int, near: _Closest) -> dict[str, float]:
        """How the speakers belong together, and what words and a heading say less or more of speakers who are not the same."""
        tie, weight = self._tie_of(one, other), min(3.0, near.weight)
        speakers = self._wholes[one].speakers[0], self._wholes[other].speakers[0]
        few = 1 / math.sqrt(self._rivals(one, near.other.report, other) * self._rivals(other, near.one.report, one))
        return {
            "same": float(tie == "same"),
            "state": float(tie == "kin" and self._voices.is_state_of(*speakers)),
            "few_kin": few * (tie == "kin"),
            "kin_weight": weight * (tie == "kin"),
            "open_weight": weight * (tie == "open"),
            "kin_heading": float(tie == "kin" and near.one.heading != near.other.heading),
            "own_heading": float(tie in BELONG and near.one_text and near.one.heading != near.other.heading),
        }

    def _describe_near(self, one: int, other: int, closest: _Closest) -> dict[str, float]:
        """What their nearness in meaning says, and where it says less: of two speakers who need not be one, in one text."""
        near, tie = closest.near, self._tie_of(one, other)
        return {
            "near_less": near.less,
            "near_more": near.more,
            "near_mean": near.mean,
            "near_usual": near.usual,
            "open_near": near.score * (tie == "open"),
            "same_near": near.score * (tie == "same"),
            "one_text_near": near.score * closest.one_text,
        }

    def _rivals(self, number: int, report: str, partner: int) -> int:
        """How many statements of a report are by a speaker who belongs to that of an utterance."""
        whole = self._wholes[number]
        found = (other for other in self._in_report[report] if other not in (number, partner))
        return 1 + sum(self.tie(whole, self._wholes[other]) in BELONG for other in found)

    def _days(self, one: int, other: int) -> list[bool]:
        """For each two tellings, one of each, that give a day, whether their days meet."""
        reaches = [
            [reach for telling in self._varied[number] if not telling.spread and (reach := reach_of(telling.date)) is not None]
            for number in (one, other)
        ]
        return [max(a.first, b.first) <= min(a.last, b.last) for a, b in product(*reaches)]


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


def _rows(story: Story, telling: Telling) -> set[tuple[str, ...]]:
    """All words that a telling prints in a row, as many as ``IN_A_ROW`` at a time."""
    text = story.sheet(telling.report).text
    words = [word.form for start, end in telling.statement.content for word in words_of(text, start, end)]
    return {tuple(words[place : place + IN_A_ROW]) for place in range(len(words) - IN_A_ROW + 1)}


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
