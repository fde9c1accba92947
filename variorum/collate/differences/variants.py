"""Finds where two places tell one thing in other terms: a weighed judgement over all pairs of passages that are on one thing."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from variorum.collate.alignment import Aligned
from variorum.collate.dates import reach_of
from variorum.collate.differences.contrasts import short
from variorum.collate.differences.denials import are_contrary, says_no
from variorum.collate.passages import SENSE, Passage
from variorum.collate.reports import latest_day
from variorum.collate.story import Story
from variorum.model.account import Difference, DifferenceKind, Side, Witness
from variorum.text.words import words_of

LEAST = 0.15
"""Chance, as the weights below reckon it, from which a pair is told; in all but small piles ``MOST`` is reached first."""
MOST = 19
"""Differences of this kind that an account lists: the likeliest. Set on the nine stories together with ``LEAST``."""
MOST_SIDES = 5
"""Sides of one difference that are shown."""
MOST_MASS = 3.0
"""Weight of shared words beyond which more of it says nothing new."""
SAME = 0.9
"""Share of both from which two passages hardly differ."""
DAYS_APART = 10
"""Days between two reports from which the one is an old one."""
MOST_USES = 2
"""Differences of this kind in which one sentence is shown."""
COMMON = 20
"""Passages in which a word is taken to stand where two places share no word, only senses."""
BASE = 3.0
"""Weight of a difference that only this file finds, below all that say in what the places differ; the chance is added."""
WEIGHTS = {
    "mass": 0.78, "spread": -0.50, "first": 0.30, "contrary": 0.84, "both_deny": 0.47, "quoted": 0.28, "same_number": 0.52,
    "same_speaker": 0.75, "one_report": -1.56, "one_heading": -0.49, "old": -0.84, "alike": -0.30,
}  # fmt: skip
"""Of a logistic regression: whether a careful reader noted a difference between two aligned passages, in nine stories read by hand (1,679
pairs); by weights learnt from the other eight each is ranked nearly as well. The signs were chosen with all in view."""
CONSTANT = -1.86

_AT_FIRST = re.compile(
    r"\b(?:initially|originally|at first|formerly|the (?:initial|original|first|earlier) (?:version|draft|text|wording|plan|offer))\b",
    re.IGNORECASE,
)
"""Tells that what follows was changed later."""
_DIGITS = re.compile(r"\b\d+(?:[.,]\d+)*\b")
_NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen".split()
)


class _Pair(NamedTuple):
    """An aligned pair with the chance that the two tell one thing differently."""

    aligned: Aligned
    chance: float


def find_variants(story: Story, passages: Sequence[Passage], pairs: Sequence[Aligned]) -> list[Difference]:
    """Differences between passages on one thing; passages that are all pairs of one another are the sides of one difference."""
    weighed = sorted(_weigh(story, passages, pairs), key=lambda pair: (-pair.chance, pair.aligned.one.key, pair.aligned.other.key))
    joined = {frozenset((pair.aligned.one.key, pair.aligned.other.key)) for pair in weighed}
    groups: list[tuple[list[Passage], _Pair]] = []
    used: Counter[tuple[str, int]] = Counter()
    for pair in weighed:
        both = (pair.aligned.one, pair.aligned.other)
        if any(all(passage in members for passage in both) for members, _ in groups):
            continue
        for members, _ in groups:
            new = [passage for passage in both if passage not in members]
            if len(new) == 1 and len(members) < MOST_SIDES and all(frozenset((new[0].key, old.key)) in joined for old in members):
                members.extend(new)
                break
        else:
            if len(groups) < MOST and all(used[passage.report, passage.sentence] < MOST_USES for passage in both):
                groups.append((list(both), pair))
                used.update((passage.report, passage.sentence) for passage in both)
    return [_difference(story, members, pair.chance) for members, pair in groups]


def _weigh(story: Story, passages: Sequence[Passage], pairs: Sequence[Aligned]) -> list[_Pair]:
    days = {sheet.id: reach_of(latest_day(sheet.report)) for sheet in story.sheets}
    best: dict[tuple[tuple[str, int, int], str], Aligned] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.dice * min(pair.mass, 2.0)):
        for passage, other in ((pair.one, pair.other), (pair.other, pair.one)):
            best.setdefault((passage.key, other.report), pair)
    spread = Counter(token for passage in passages for token in passage.weights)
    found = []
    for pair in pairs:
        one, other = pair.one, pair.other
        if [word.form for word in words_of(one.text)] == [word.form for word in words_of(other.text)]:
            continue
        if one.report == other.report and one.told_by == other.told_by and not are_contrary(pair):
            continue  # a report that repeats itself in one voice differs in nothing
        first, second = days[one.report], days[other.report]
        signs = {
            **_signs(pair),
            "spread": math.log(min((spread[word] for word in pair.words if word[0] != SENSE), default=COMMON)),
            "first": float(best[one.key, other.report] is pair) + float(best[other.key, one.report] is pair),
            "old": float(first is not None and second is not None and abs((first.first - second.first).days) >= DAYS_APART),
        }
        chance = 1 / (1 + math.exp(-CONSTANT - sum(WEIGHTS[sign] * value for sign, value in signs.items())))
        if chance >= LEAST:
            found.append(_Pair(pair, round(chance, 4)))
    return found


def _signs(pair: Aligned) -> dict[str, float]:
    """What speaks for and against a difference between the two, by the names of ``WEIGHTS``."""
    one, other = pair.one, pair.other
    numbers, others = _numbers(one.text), _numbers(other.text)
    return {
        "mass": min(pair.mass, MOST_MASS),
        "contrary": float(are_contrary(pair)),
        "both_deny": float(says_no(one.text) and says_no(other.text)),
        "quoted": float(one.quoted + other.quoted),
        "same_number": float(bool(numbers & others)),
        "same_speaker": float(bool(set(one.told_by) & set(other.told_by))),
        "one_heading": float(one.heading != other.heading),
        "one_report": float(one.report == other.report),
        "alike": float(pair.dice > SAME),
    }


def _numbers(text: str) -> set[str]:
    return {match.group() for match in _DIGITS.finditer(text)} | {word.form for word in words_of(text) if word.form in _NUMERALS}


def _difference(story: Story, members: Sequence[Passage], chance: float) -> Difference:
    kind, head = _kind(story, members)
    ordered = sorted(members, key=lambda passage: passage.key)
    sides = [Side(says=short(passage.text), evidence=(_sentence(story, passage),)) for passage in ordered]
    summary = f"{head}: " + " / ".join(side.says for side in sides[:2])
    return Difference(id="", kind=kind, about=(), summary=summary, sides=tuple(sides), weight=round(BASE + chance, 4))


def _kind(story: Story, members: Sequence[Passage]) -> tuple[DifferenceKind, str]:
    if len({passage.report for passage in members}) == 1 and len({passage.heading for passage in members}) == 2:
        return "heading_vs_text", "the heading and the text"
    earlier = [_AT_FIRST.search(_sentence(story, passage).text) is not None for passage in members]
    if any(earlier) and not all(earlier):
        return "shift_over_time", "one thing, told of an earlier time and of a later"
    return "wording", "one thing, told in other terms"


def _sentence(story: Story, passage: Passage) -> Witness:
    return story.sheet(passage.report).sentence_witness(passage.start)
