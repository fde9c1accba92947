"""Finds the clauses that retell a statement known from elsewhere without a word of saying: "Thirty-one were killed", "The port reopens".

Which clause retells which statement is judged by a small logistic regression over what the two share; ``training/retold`` holds its
labelled pairs and the script that fits it. A clause retells at most one statement, and none where two are nearly as likely.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from variorum.collate.clusters import Utterance, as_one
from variorum.collate.likeness import Likeness, compare, longest_run, poles_of
from variorum.collate.story import Story
from variorum.collate.tellings import ACTOR, Telling, read_unclaimed
from variorum.collate.untold import read_untold
from variorum.collate.voices import Voices
from variorum.model.record import Record
from variorum.text.words import content_stems, rarity

PARTNERS = 6
"""Statements that a clause is compared with at most: those that share the most."""
TELLINGS = 8
"""Tellings of a statement that a clause is compared with at most; those in the same words count once."""
LEAST_SCORE = 0.2
"""Likeness below which two are not weighed."""
NEAR = 2
"""Sentences from a telling of the statement within which a clause of the same report goes on with it."""
SMALL = 0.3
"""What a shared number of one digit counts for: many things are two or three."""
_WOULD = re.compile(r"\b(?:would|should|was to|were to)\b", re.IGNORECASE)
"""The future as it was told: mostly in somebody's words, reported without a further verb of saying."""
SPREAD = 50
"""A word that stands in one of so many clauses of the story, or in fewer, keeps its full weight."""


class RetoldModel(Record, frozen=True):
    """The fitted weights of ``describe``'s features, and the chance from which a clause is taken for a retelling."""

    weights: dict[str, float]
    bias: float
    least: float
    """Least chance, chosen on stories kept back from the fit."""

    def chance(self, features: dict[str, float]) -> float:
        """The probability that a clause retells a statement."""
        return 1.0 / (1.0 + math.exp(-self.bias - sum(self.weights.get(name, 0.0) * value for name, value in features.items())))


@cache
def load_model(name: str) -> RetoldModel:
    """A model of pairs shipped with this package (``data/NAME.json``), read once."""
    text = files("variorum.collate").joinpath("data", f"{name}.json").read_text("utf-8")
    found = json.loads(text)
    return RetoldModel(weights=found["weights"], bias=found["bias"], least=found["least"])


class Candidate(NamedTuple):
    """A clause beside a statement that it may retell."""

    clause: Telling
    number: int
    """The utterance's place among those given."""
    features: dict[str, float]


def add_retold(story: Story, voices: Voices, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, each with the clauses that retell it without a speaker of their own."""
    model = load_model("retold_model")
    best: dict[tuple[str, int, int, str], tuple[float, Candidate]] = {}
    for candidate in find_candidates(story, voices, utterances):
        chance = model.chance(candidate.features)
        key = candidate.clause.key
        if chance >= model.least and (key not in best or chance > best[key][0]):
            best[key] = (chance, candidate)
    found = list(utterances)
    for _, candidate in best.values():
        gains = found[candidate.number]
        found[candidate.number] = replace(gains, retold=(*gains.retold, candidate.clause))
    return found


def find_candidates(story: Story, voices: Voices, utterances: Sequence[Utterance]) -> Iterator[Candidate]:
    """The clauses that no statement tells, each beside the utterances that share most with it, described for the model.

    A heading tells other news beside the saying ("Minister blames owners as prices rise"), so it counts only where nothing else is printed.
    """
    bodies = [[telling for telling in utterance.tellings if not telling.heading] or utterance.tellings for utterance in utterances]
    wholes = [as_one(tellings) for tellings in bodies]
    varied = [_varied(tellings) for tellings in bodies]
    holders: dict[str, list[int]] = {}
    for number, whole in enumerate(wholes):
        for token in (*whole.weights, *(f"={sense}" for sense in whole.senses)):
            holders.setdefault(token, []).append(number)
    clauses = [*read_untold(story), *_unclaimed_headings(story, utterances)]
    spread = Counter(token for telling in (*clauses, *wholes) for token in telling.weights)
    total = len(clauses) + len(wholes)
    words = {token: _weight(token, count, total) for token, count in spread.items()}
    for clause in clauses:
        votes: dict[int, float] = {}
        for token in (*clause.weights, *(f"={sense}" for sense in clause.senses)):
            for number in holders.get(token, ()):
                votes[number] = votes.get(number, 0.0) + words.get(token, 0.2)
        scored = []
        for number, _ in sorted(votes.items(), key=lambda vote: (-round(vote[1], 9), vote[0]))[:PARTNERS]:
            likeness = max((compare(clause, telling) for telling in (*varied[number], wholes[number])), key=_score)
            if likeness.score >= LEAST_SCORE and not _is_anothers(story, clause, wholes[number]):
                scored.append((number, likeness.score))
        for number, score in scored:
            rival = max((other for place, other in scored if place != number), default=0.0)
            features = describe(story, voices, clause, varied[number], wholes[number], words)
            features |= _places(clause, utterances[number].tellings)
            yield Candidate(clause, number, features | {"score": score, "lead": max(-0.5, min(0.5, score - rival))})


def _unclaimed_headings(story: Story, utterances: Sequence[Utterance]) -> list[Telling]:
    """The headings that print a saying of somebody who is not named ("minister denies ...") and that no utterance has claimed."""
    claimed = {telling.key for utterance in utterances for telling in utterance.tellings}
    return [telling for telling in read_unclaimed(story) if telling.heading and telling.key not in claimed]


def _is_anothers(story: Story, clause: Telling, whole: Telling) -> bool:
    """Whether a clause goes on with what another speaker is told to say in the sentence before: "It would come into force in May"."""
    before = heard_before(story, clause)
    return bool(before) and not before & set(whole.speakers) and _WOULD.search(clause.evidence.text) is not None


def _varied(tellings: Sequence[Telling]) -> list[Telling]:
    """The first few tellings that differ in their words."""
    found: dict[object, Telling] = {}
    for telling in tellings:
        found.setdefault(tuple(sorted(telling.weights)), telling)
    return list(found.values())[:TELLINGS]


def _score(likeness: Likeness) -> float:
    return likeness.score


def _weight(token: str, count: int, total: int) -> float:
    """The rarity of a word in news at large, less where it stands all over the story."""
    share = min(1.0, math.log(max(1.0, total / count) + 0.2) / math.log(min(SPREAD, max(4, total))))
    return rarity(token) * share


def describe(
    story: Story, voices: Voices, clause: Telling, tellings: Sequence[Telling], whole: Telling, words: dict[str, float]
) -> dict[str, float]:
    """What a clause and an utterance share and where they differ, for the model.

    :param words: the weight of every token within the story.
    """
    mine, theirs = _plain(clause, words), _plain(whole, words)
    shared = mine.keys() & theirs.keys()
    weight = sum(mine[word] for word in shared)
    near = max(tellings, key=lambda telling: (sum(mine[word] for word in mine.keys() & telling.weights.keys()), telling.key))
    nearest = _plain(near, words)
    parties = {token for token in clause.weights if token[0] == ACTOR}
    numbers = {token for token in clause.weights if token[0].isdigit()}
    told = {token for token in whole.weights if token[0].isdigit()}
    covers = weight / (sum(mine.values()) or 1.0)
    covered = sum(mine[word] for word in mine.keys() & nearest.keys()) / (sum(nearest.values()) or 1.0)
    run = max(_run(story, clause, telling) for telling in tellings)
    return {
        "weight": min(3.0, weight),
        "count": float(min(5, len(shared))),
        "rarest": max((mine[word] for word in shared), default=0.0),
        "left": min(3.0, sum(mine.values()) - weight),
        "covers": covers,
        "covered": covered,
        "both": 2 * covers * covered / (covers + covered) if shared else 0.0,
        "heading_covers": covers if clause.heading else 0.0,
        "numbers": min(3.0, sum(SMALL if len(number) == 1 else 1.0 for number in numbers & told)),
        "long_numbers": float(min(2, sum(len(number) > 2 for number in numbers & told))),
        "other_numbers": float(min(3, len(numbers - told))),
        "senses": float(min(3, len(clause.senses.keys() & whole.senses.keys()))),
        "parties": float(min(3, len(parties & whole.weights.keys()))),
        "other_parties": float(min(3, len(parties - whole.weights.keys() - {ACTOR + speaker for speaker in whole.speakers}))),
        "run": min(3.0, run),
        "whole_run": min(1.0, run / (sum(map(rarity, mine)) or 1.0)),
        "length": math.log(1 + len(mine)),
        "heading": float(clause.heading),
        "turned": float(clause.negative != near.negative),
        "opposite": float(any(_turned(pole) in poles_of(whole) for pole in poles_of(clause) - poles_of(whole))),
        **_relation(story, voices, clause, whole),
    }


def _plain(telling: Telling, words: dict[str, float]) -> dict[str, float]:
    """The words of a telling that are neither parties nor numbers, with their weight in the story."""
    return {token: words.get(token, 0.2) for token in telling.weights if token[0] != ACTOR and not token[0].isdigit()}


def _run(story: Story, clause: Telling, telling: Telling) -> float:
    """The rarity of the longest run of content words that both print."""
    one, other = (
        tuple(word for start, end in part.statement.content for word in content_stems(story.sheet(part.report).text, start, end))
        for part in (clause, telling)
    )
    return longest_run(one, other)


def _turned(pole: str) -> str:
    return ("-" if pole[0] == "+" else "+") + pole[1:]


def _relation(story: Story, voices: Voices, clause: Telling, whole: Telling) -> dict[str, float]:
    """Whether the clause names the speaker or who belongs to him, and where it stands beside the statement's tellings."""
    sheet = story.sheet(clause.report)
    mentions = list(sheet.mentions(clause.evidence.start, clause.evidence.end))
    named = set(story.actors_of(sheet.id, (entity for _, _, entity in mentions)))
    own = bool(named & set(whole.speakers))
    kin = not own and any(
        voices.belong(speaker, actor) or voices.one_state(speaker, actor) for speaker in whole.speakers for actor in named
    )
    before = heard_before(story, clause)
    return {
        "speaker": float(own),
        "speaker_first": float(bool(mentions) and bool(set(story.actors_of(sheet.id, (mentions[0][2],))) & set(whole.speakers))),
        "kin": float(kin),
        "after_own": float(bool(before & set(whole.speakers))),
    }


def _places(clause: Telling, tellings: Sequence[Telling]) -> dict[str, float]:
    """In how many reports the statement stands, whether in the clause's own, and how near there."""
    beside = [abs(telling.sentence - clause.sentence) for telling in tellings if telling.report == clause.report]
    return {
        "reports": math.log(len({telling.report for telling in tellings})),
        "same_report": float(bool(beside)),
        "near": float(bool(beside) and min(beside) <= NEAR),
    }


def heard_before(story: Story, clause: Telling) -> set[str]:
    """Who speaks in the sentence of the clause or in the one before it, in the same paragraph."""
    sheet = story.sheet(clause.report)
    first = max(clause.sentence - 1, 0)
    start = max(sheet.sentences[first][0], sheet.text.rfind("\n", 0, clause.evidence.start) + 1)
    said = (one for one in sheet.report.statements or () if any(start <= low < clause.evidence.start for low, _ in one.content))
    return {actor for one in said for actor in story.actors_of(sheet.id, one.speaker_entity)}
