"""Finds the rival counts of one toll: how many died, were hurt, arrested, marched or wait, as each side and each report has it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from variorum.collate.dates import Reach, reach_of
from variorum.collate.differences.amounts import clash
from variorum.collate.differences.contrasts import Contrast
from variorum.collate.figures import Count
from variorum.collate.passages import ACTOR, Passage
from variorum.collate.reports import latest_day
from variorum.collate.story import Story
from variorum.model.account import AccountFigure, Witness
from variorum.text.words import content_stems, rarity, stem

TALLY = 8.2
BEHIND, BEFORE = 6, 3
"""Content words behind and before a number of people among which stands what has become of them."""
SAME_NEWS = 10
"""Days between two reports up to which they count one toll; older ones must name a rare word in common."""
LEAST_RARITY = 0.8
"""Rarity of such a word."""

_PEOPLE = frozenset(
    map(
        stem,
        "people person persons men women man woman member name civilian villager resident inhabitant citizen worker employee staff miner "
        "student passenger soldier serviceman troop officer policeman guard fighter militant rebel insurgent gunman terrorist enemy "
        "attacker protester demonstrator docker striker migrant patient medic journalist diplomat".split(),
    )
)
"""Those who die, flee or march, whatever they are called; children and women are often counted apart from all."""
_POLICE = frozenset(map(stem, "officer policeman police guard trooper soldier troop agent".split()))
"""Those who make arrests and hold back crowds."""
_YOUNG = frozenset(map(stem, "child children kid kids minor minors pupil pupils infant infants baby babies toddler schoolchild".split()))

_THINGS = frozenset({"lorries", "vessels", "aircraft", "drones", "missiles", "houses"})
"""Tolls of which only the things themselves are counted."""


_PART_BEFORE = re.compile(r"\b(?:of|among|including) (?:whom|which|them|these|those) (?:[a-z]+ ){0,2}\Z", re.IGNORECASE)
_PART_BEHIND = re.compile(r"[\w,.-]+ of (?:whom|which|them|these|those)\b", re.IGNORECASE)
"""What makes a number one of a part of those counted before."""
_FALLING = frozenset({"missing"})
"""Tolls that fall as those counted are found."""


class _Tally(NamedTuple):
    """A count that belongs to a toll."""

    toll: str
    counted: Count
    figure: str
    claimants: frozenset[str]
    words: frozenset[str]
    witness: Witness


def compare_tallies(
    story: Story, figures: Sequence[tuple[AccountFigure, Sequence[Count]]], passages: Sequence[Passage]
) -> Iterator[Contrast]:
    """Contrasts between two numbers of one toll by different claimants or in different reports."""
    days = {sheet.id: reach_of(latest_day(sheet.report)) for sheet in story.sheets}
    by_toll: dict[str, list[_Tally]] = {}
    for tally in _read(story, figures, passages):
        by_toll.setdefault(tally.toll, []).append(tally)
    for toll, found in sorted(by_toll.items()):
        for one, other in combinations(sorted(found, key=lambda tally: tally.counted.key), 2):
            if one.figure == other.figure or not _rivals(one, other) or _adds_up(story, one, other) or _is_update(one, other, days):
                continue
            if clash(one.counted, other.counted, rivals=_stand_together(story, one, other)) and _one_toll(one, other, days):
                yield Contrast("number", f"how many {toll}", _side(one), _side(other), TALLY)


def _rivals(one: _Tally, other: _Tally) -> bool:
    """Whether other voices or other reports count; what one voice counts in one report are two things."""
    return one.counted.report != other.counted.report or (one.claimants != other.claimants and one.witness != other.witness)


def _stand_together(story: Story, one: _Tally, other: _Tally) -> bool:
    """Whether two parties count in one sentence or in two that follow each other: "the ministry admits to four, the union speaks of 14"."""
    if one.counted.report != other.counted.report or not one.claimants or not other.claimants or one.claimants & other.claimants:
        return False
    sheet = story.sheet(one.counted.report)
    first, second = (sheet.sentence_number(tally.counted.figure.start) for tally in (one, other))
    return abs(first - second) <= 1


def _is_update(one: _Tally, other: _Tally, days: dict[str, Reach | None]) -> bool:
    """Whether one count only brings the other up to date: people are found, and nobody but two claimants of one day disputes how many."""
    if one.toll not in _FALLING or one.counted.report == other.counted.report:
        return False
    if not one.claimants or not other.claimants or one.claimants & other.claimants:
        return True
    first, second = days[one.counted.report], days[other.counted.report]
    if first is None or second is None or first.first == second.first:
        return False
    earlier, later = (one, other) if first.first < second.first else (other, one)
    return (later.counted.figure.value or 0) < (earlier.counted.figure.value or 0)


def _adds_up(story: Story, one: _Tally, other: _Tally) -> bool:
    """Whether the larger number is the smaller and another one of its clause together: "23 hurt", "19 dockers and four officers"."""
    low, high = sorted((one, other), key=lambda tally: tally.counted.figure.value or 0)
    rest = (high.counted.figure.value or 0) - (low.counted.figure.value or 0)
    figures = story.sheet(low.counted.report).report.figures or ()
    return any(figure.value == rest and low.witness.start <= figure.start < low.witness.end for figure in figures)


def _one_toll(one: _Tally, other: _Tally, days: dict[str, Reach | None]) -> bool:
    first, second = days[one.counted.report], days[other.counted.report]
    near = first is None or second is None or abs((first.first - second.first).days) < SAME_NEWS
    return near or any(rarity(word) >= LEAST_RARITY for word in one.words & other.words)


def _read(story: Story, figures: Sequence[tuple[AccountFigure, Sequence[Count]]], passages: Sequence[Passage]) -> Iterator[_Tally]:
    for figure, counts in figures:
        for count, passage in in_passages(counts, passages):
            toll = toll_of(count, passage)
            if toll is not None and (count.unit in _YOUNG or not _is_part(count)):
                claimants = frozenset((*count.claimants, *passage.told_by))
                words = frozenset(token.token for token in passage.tokens if token.token[0] != ACTOR and not token.token[0].isdigit())
                yield _Tally(toll, count, figure.id, claimants, words, story.sheet(passage.report).witness(passage.start, passage.end))


def _is_part(count: Count) -> bool:
    """Whether a number is only so many of those counted before: "23 people, five of them drivers", "of whom five had died"."""
    start = max(0, count.figure.start - count.clause.start)
    text = count.clause.text
    return _PART_BEFORE.search(text[:start]) is not None or _PART_BEHIND.match(text, start) is not None


def in_passages(counts: Sequence[Count], passages: Sequence[Passage]) -> Iterator[tuple[Count, Passage]]:
    """The figures with a value, each with the clause that it stands in; ``passages`` in their order."""
    for count in counts:
        place = bisect_right(passages, (count.report, count.figure.start, 1 << 60), key=lambda passage: passage.key) - 1
        if count.figure.value is None or place < 0 or passages[place].report != count.report:
            continue
        if count.figure.start < passages[place].end:
            yield count, passages[place]


def toll_of(count: Count, passage: Passage) -> str | None:
    """Which toll a number belongs to: that of its unit, or, where it counts people, that of what has become of them."""
    own = _tolls().get(count.unit)
    if own is not None:
        return own
    young = count.unit in _YOUNG
    takers = count.unit in _POLICE
    if count.unit and not young and count.unit not in _PEOPLE:
        return None
    what = [toll for word in content_stems(count.figure.what) if (toll := _fate(word))]
    behind = [token.token for token in passage.tokens if token.start >= count.figure.end][:BEHIND]
    before = [token.token for token in passage.tokens if token.end <= count.figure.start][-BEFORE:]
    near = [toll for word in (*behind, *reversed(before)) if (toll := _fate(word))]
    toll = next(iter(what or near), None)
    if takers and toll in ("arrested", "in the crowd"):
        return None
    return f"children {toll}" if toll is not None and young else toll


def tells_fate(words: Iterable[str]) -> bool:
    """Whether one of some stems says what has become of people."""
    return any(map(_fate, words))


def _fate(word: str) -> str | None:
    """The toll of people that a stem tells of; that people are on a ship makes them no toll of ships."""
    toll = _tolls().get(word)
    return None if toll in _THINGS else toll


@lru_cache(maxsize=1)
def _tolls() -> dict[str, str]:
    table = files("variorum.collate").joinpath("data", "tallies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {stem(word): name.replace("_", " ") for name, words in rows for word in words.split()}


def _side(tally: _Tally) -> tuple[str, Witness]:
    figure = tally.counted.figure
    mark = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to ", "~": "about "}.get(figure.comparator, "")
    return f"{mark}{figure.value:,}", tally.witness
