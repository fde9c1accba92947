"""Cutting a pile into groups changes nothing about its stories, and needs no more memory than its reports."""

from dataclasses import replace

import numpy as np
import pytest

from tests.factory import plain
from variorum.bench.growth import make_reports
from variorum.group import stories, ties
from variorum.group.likeness import compare
from variorum.group.pairs import find_pairs
from variorum.group.stories import find_stories
from variorum.group.ties import find_ties, join_pairs
from variorum.group.vectors import weigh_in_pile
from variorum.model.report import AnnotatedReport

LOCK = "The lock at Brennick failed and eleven barges drifted against the lower gate. The canal board closed the Brennick canal."


def pile(count: int, undated: int = 3) -> list[AnnotatedReport]:
    """Generated reports, of which every third one or so has no date."""
    made = make_reports(count)
    return [
        plain(report.id, report.text, title=report.title, published=report.published_given if number % undated else None)
        for number, report in enumerate(made)
    ]


@pytest.mark.parametrize(("count", "undated"), [(60, 3), (240, 2), (240, 10_000)])
def test_groups_give_the_stories_that_the_whole_pile_gives(monkeypatch: pytest.MonkeyPatch, count: int, undated: int) -> None:
    monkeypatch.setattr(ties, "ROWS", 37)
    monkeypatch.setattr(ties, "COLUMNS", 50)
    reports = pile(count, undated)
    cut = find_stories(reports)
    monkeypatch.setattr(stories, "find_ties", lambda vectors, least: [np.arange(len(vectors))])
    assert cut == find_stories(reports)
    assert len({row.story for row in cut}) > count / 6


def test_ties_are_those_of_the_full_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "ROWS", 16)
    vectors = weigh_in_pile(pile(150, 4))
    every = np.arange(len(vectors))
    alike = compare(vectors, every, every) >= 0.2
    pairs = [(int(one), int(other)) for one, other in zip(*np.nonzero(alike), strict=True)]
    assert [group.tolist() for group in find_ties(vectors, 0.2)] == [group.tolist() for group in join_pairs(len(vectors), pairs)]


def test_likeness_is_the_cosine_faded_by_days() -> None:
    reports = [plain("a", LOCK, published="2021-03-01"), plain("b", LOCK, published="2021-03-06"), plain("c", LOCK)]
    vectors = replace(weigh_in_pile(reports), far=0.0)
    alike = compare(vectors, np.arange(3), np.arange(3))
    assert alike == pytest.approx(np.array([[1, np.exp(-1), 1], [np.exp(-1), 1, 1], [1, 1, 1]]), abs=1e-5)


def test_a_small_pile_keeps_part_of_its_likeness_over_any_time() -> None:
    reports = [plain("a", LOCK, published="2021-03-01"), plain("b", LOCK, published="2022-03-06")]
    vectors = weigh_in_pile(reports)
    assert compare(vectors, np.arange(1), np.arange(1, 2))[0, 0] == pytest.approx(vectors.far, abs=1e-5)
    assert 0.7 < vectors.far < 0.75


def test_a_group_that_is_too_large_is_cut_at_its_weakest_ties() -> None:
    reports = pile(90, 10_000)
    vectors = weigh_in_pile(reports)
    assert max(len(group) for group in find_ties(vectors, 0.001)) > 12
    groups = find_ties(vectors, 0.001, most=12)
    assert max(len(group) for group in groups) <= 12
    assert sorted(number for group in groups for number in group.tolist()) == list(range(90))


def test_one_text_many_times_over_is_one_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MOST_TOGETHER", 10)
    monkeypatch.setattr(find_ties, "__defaults__", (10,))
    rows = find_stories([plain(f"r{number:02}", LOCK) for number in range(30)] + [plain("x", "Ost has a bakery with rye loaves.")])
    assert len({row.story for row in rows}) == 2


def test_memory_grows_with_the_reports_and_not_with_their_pairs() -> None:
    import tracemalloc

    reports = pile(1200, 10_000)
    vectors = weigh_in_pile(reports)
    tracemalloc.start()
    find_ties(vectors, 0.1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30e6  # all pairs in 64 bits would alone take 11.5 million bytes a matrix, several of them at a time


def test_pairs_share_as_many_keys_as_asked_and_very_common_keys_chain() -> None:
    keys = [np.array(some, dtype=np.int64) for some in ([1, 2, 3, -9], [2, 3, -9], [3, 7], [])]
    assert find_pairs(keys, 2) == [(0, 1)]
    assert find_pairs(keys, 1) == [(0, 1), (0, 2), (1, 2)]
    assert find_pairs([], 1) == []
    common = [np.array([5], dtype=np.int64)] * 100
    assert find_pairs(common, 1) == [(number, number + 1) for number in range(99)]
