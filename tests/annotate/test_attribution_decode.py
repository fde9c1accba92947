"""Decoding of the attribution model: from probabilities of words to ranges of the text."""

import numpy as np
import pytest

from variorum.annotate.attribution.decode import GAP, REACH, Decoding, RawAttribution, Scores, decode, distance_bucket, pair_up
from variorum.annotate.attribution.windows import Window

TEXT = "Ada said rain fell and Bo denied it"
LETTERS = {".": 0, "s": 1, "c": 2, "x": 3}


def window_of(text: str, units: list[int] | None = None) -> Window:
    starts, ends, at = [], [], 0
    for word in text.split():
        starts.append(text.index(word, at))
        ends.append(at := starts[-1] + len(word))
    size = len(starts)
    zeros = np.zeros(size, dtype=np.int64)
    unit = zeros if units is None else np.array(units)
    return Window(zeros, zeros, zeros, np.arange(size), np.array(starts), np.array(ends), unit)


def read(
    rows: dict[int, str], chance: float = 0.9, sure: float = 0.9, units: list[int] | None = None, **thresholds: float
) -> list[RawAttribution]:
    """Decode with one letter to a word: . none, s source, c cue, x content; each with probability ``sure``."""
    window = window_of(TEXT, units)
    pairs = pair_up(np.array(sorted(rows)), window.unit)
    roles = np.full((len(pairs.word), 4), (1 - sure) / 3, dtype=np.float32)
    for anchor, _, begin in pairs.rows:
        for place, letter in enumerate(rows[anchor]):
            roles[begin + place, LETTERS[letter]] = sure
    chances = np.full(len(window.start), chance, dtype=np.float32)
    return decode(window, Scores(chances, pairs, roles), Decoding(**thresholds))


def spell(found: RawAttribution) -> tuple[list[str], list[str], list[str]]:
    return tuple([TEXT[s:e] for s, e in part] for part in (found.source, found.cue, found.content))  # type: ignore[return-value]


def test_roles_become_ranges() -> None:
    (found,) = read({1: "scxx...."})
    assert spell(found) == (["Ada"], ["said"], ["rain fell"])
    assert found.score == pytest.approx(0.81, abs=1e-3)


def test_content_may_be_torn_apart_and_sources_shared() -> None:
    first, second = read({1: "scx.x...", 6: "s....scx"})
    assert spell(first) == (["Ada"], ["said"], ["rain", "and"])
    assert spell(second)[2] == ["it"]


def test_a_word_is_content_of_one_attribution_only() -> None:
    (found,) = read({1: "scxxxxxx", 6: ".....scx"})
    assert spell(found)[2] == ["rain fell and Bo denied it"]


def test_without_content_there_is_no_attribution() -> None:
    assert read({1: "sc......"}) == []


def test_a_weak_source_is_left_out() -> None:
    (found,) = read({1: "scxx...."}, sure=0.55, source=0.6)
    assert found.source == ()


def test_low_scores_are_dropped() -> None:
    assert read({1: "scxx...."}, chance=0.5, score=0.6) == []


def test_an_anchor_reads_its_own_unit_only() -> None:
    pairs = pair_up(np.array([1, 5]), np.array([0, 0, 0, 1, 1, 1, 1, 1]))
    assert pairs.rows == ((1, 0, 0), (5, 3, 3 + GAP))
    assert pairs.word[pairs.real > 0].tolist() == [0, 1, 2, 3, 4, 5, 6, 7]
    assert pairs.anchor.tolist() == [1] * 5 + [5] * 7


def test_distances_are_exact_near_by_and_bounded_far_off() -> None:
    assert distance_bucket(np.array([-10, -1, 0, 1, 10])).tolist() == [REACH - 10, REACH - 1, REACH, REACH + 1, REACH + 10]
    buckets = distance_bucket(np.arange(0, 600))
    assert (np.diff(buckets) >= 0).all() and buckets.max() == 2 * REACH
