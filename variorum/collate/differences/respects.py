"""Judges in which respect two sentences on one matter differ, from what each has that the other lacks.

A logistic regression over a few traits of the pair, with one set of weights for each kind of difference. It was fitted to the pairs of
sentences that the hand readings of invented stories name as evidence of a difference (``training/differences/fit_respects.py``).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from variorum.collate.alignment import Aligned, lay_side_by_side
from variorum.collate.dates import Reach, compatible, reach_of
from variorum.collate.differences.changes import tells_change
from variorum.collate.kinship import WEEK, published_day
from variorum.collate.passages import ACTOR, Passage
from variorum.collate.story import Story
from variorum.model.account import DifferenceKind
from variorum.model.report import Figure, TimeExpression
from variorum.text.words import stem

_NEGATED = re.compile(r"\b(?:no|not|never|without)\b|n['’]t\b", re.IGNORECASE)
MOST_MASS, MOST_APART, MOST_ACTORS = 5.0, 3.0, 3
"""Shared weight, difference in weight, and actors in one sentence only, beyond which more makes no difference."""
_NEEDED: Mapping[DifferenceKind, str] = {"number": "other value", "date": "times apart", "place": "places apart", "stance": "told other"}
"""The trait without which a difference cannot be of a kind."""
CONFLICTS: frozenset[DifferenceKind] = frozenset({"number", "date", "place", "outcome"})
"""Kinds in which only one side can be right."""


@dataclass(frozen=True)
class _Held:
    """What a sentence holds that a report may tell otherwise."""

    sentence: Passage
    figures: Sequence[Figure]
    times: Sequence[TimeExpression]
    actors: frozenset[str]
    places: frozenset[str]
    stands: bool
    """Whether somebody's position stands in it."""
    published: Reach | None

    @property
    def numbers(self) -> set[float]:
        """The values of its figures."""
        return {figure.value for figure in self.figures if figure.value is not None}


def judge_respect(story: Story, one: Passage, other: Passage) -> DifferenceKind:
    """The likeliest kind of a difference between two sentences, of those that what they hold allows."""
    traits = describe_respect(story, one, other)
    allowed = [kind for kind, weights in _model().items() if traits.get(_NEEDED.get(kind, ""), 0.0)]
    return max(allowed, key=lambda kind: round(sum(_model()[kind][name] * value for name, value in traits.items()), 6))


@lru_cache(maxsize=1)
def _model() -> Mapping[DifferenceKind, Mapping[str, float]]:
    text = files("variorum.collate").joinpath("data", "respects_model.json").read_text("utf-8")
    return cast(Mapping[DifferenceKind, Mapping[str, float]], json.loads(text))


def describe_respect(story: Story, one: Passage, other: Passage) -> dict[str, float]:
    """The traits of a pair of sentences, by name; none depends on their order."""
    first, second = _held(story, one), _held(story, other)
    pair = lay_side_by_side(one, other)
    return {
        "": 1.0,
        **_compare_numbers(first, second),
        **_compare_days(story, first, second),
        **_compare_speakers(first, second),
        "heading same": float(one.heading != other.heading and one.report == other.report),
        "same report": float(one.report == other.report),
        **_compare_words(pair),
        "negated one": float(bool(_NEGATED.search(one.text)) != bool(_NEGATED.search(other.text))),
        "change": float(tells_change(one.text) != tells_change(other.text)),
        "stands both": float(first.stands and second.stands),
        "stands one": float(first.stands != second.stands),
        "places apart": float(_apart(first.places, second.places)),
        "actors apart": min(MOST_ACTORS, len(first.actors ^ second.actors)) / MOST_ACTORS,
    }


def _held(story: Story, sentence: Passage) -> _Held:
    sheet = story.sheet(sentence.report)
    report = sheet.report
    actors = frozenset(token.token for token in sentence.tokens if token.token[0] == ACTOR)
    return _Held(
        sentence=sentence,
        figures=[figure for figure in report.figures or () if figure.start < sentence.end and sentence.start < figure.end],
        times=[time for time in sheet.times_in((sentence.start, sentence.end)) if reach_of(time.edtf)],
        actors=actors,
        places=frozenset(token for token in actors if story.actor(token.removeprefix(ACTOR)).kind == "place"),
        stands=any(position.start < sentence.end and sentence.start < position.end for position in report.positions or ()),
        published=published_day(story, sentence.report),
    )


def _compare_numbers(one: _Held, other: _Held) -> dict[str, float]:
    """Whether the figures of two sentences are others, and whether those of one unit are."""
    values, others = one.numbers, other.numbers
    like = [(first.value, second.value) for first in one.figures for second in other.figures if _counted(first) == _counted(second)]
    return {
        "other value": float(any(first != second for first, second in like) and not any(first == second for first, second in like)),
        "numbers both": float(bool(values and others)),
        "numbers apart": float(_apart(values, others)),
        "numbers one": float(bool(values) != bool(others)),
    }


def _counted(figure: Figure) -> str:
    """In or of what a figure counts."""
    return figure.unit or (stem(figure.what.split()[-1]) if figure.what.split() else "")


def _compare_days(story: Story, one: _Held, other: _Held) -> dict[str, float]:
    """How far apart two sentences were published, and whether what they date has other dates."""
    gap = abs((one.published.first - other.published.first).days) if one.published and other.published else 0
    pairs = [(first.edtf, second.edtf) for first in one.times for second in other.times]
    return {
        "times apart": float(bool(pairs) and not any(compatible(*pair) for pair in pairs)),
        "day": float(gap >= 1),
        "week": float(gap >= WEEK),
        "background": float((one.sentence.report in story.background) != (other.sentence.report in story.background)),
    }


def _compare_speakers(one: _Held, other: _Held) -> dict[str, float]:
    """On whose word two sentences stand."""
    ones, others = set(one.sentence.told_by), set(other.sentence.told_by)
    claim, fact = (ones, other) if ones else (others, one)
    return {
        "told same": float(bool(ones & others)),
        "told other": float(_apart(ones, others)),
        "fact names": float(bool(ones) != bool(others) and any(ACTOR + speaker in fact.actors for speaker in claim)),
    }


def _compare_words(pair: Aligned) -> dict[str, float]:
    """How much two sentences share, and how much more one of them says."""
    return {
        "dice": pair.dice,
        "share": pair.share,
        "mass": min(MOST_MASS, pair.mass),
        "mass apart": min(MOST_APART, abs(pair.one.mass - pair.other.mass)),
    }


def _apart(one: set[str] | set[float] | frozenset[str], other: set[str] | set[float] | frozenset[str]) -> bool:
    """Whether both hold something, and nothing that the other holds."""
    return bool(one and other) and one.isdisjoint(other)
