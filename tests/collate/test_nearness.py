"""Nearness in meaning: how two groups of tellings cover one another."""

from typing import NamedTuple

import numpy as np
import pytest

from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.nearness import SIZE, Nearness
from variorum.collate.tellings import read_tellings
from variorum.model.report import Range


class Words(NamedTuple):
    places: tuple[Range, ...]
    vectors: np.ndarray
    weights: np.ndarray


AXES = {"gate": 0, "door": 0, "broke": 1, "failed": 1, "ferry": 2, "sank": 3}


def embed(text: str) -> Words:
    """Each known word points along an axis of its own, synonyms along one; others are not seen."""
    found = [(text.index(word), axis) for word, axis in AXES.items() if word in text]
    places = tuple((start, start + 4) for start, _ in sorted(found))
    vectors = np.zeros((len(found), SIZE), dtype=np.float32)
    for row, (_, axis) in enumerate(sorted(found)):
        vectors[row, axis] = 1
    return Words(places, vectors, np.ones(len(found), dtype=np.float32))


STORY = _lay_out(
    "s",
    [
        report("a", "{Anna Ovik} said [the gate broke]."),
        report("b", "{Anna Ovik} said [the door failed and the ferry sank]."),
        report("c", "{Anna Ovik} said [nothing at all]."),
    ],
    [],
)
ONE, OTHER, BLANK = ((telling.report, telling.statement.content) for telling in read_tellings(STORY))


def test_the_one_that_is_covered_less_stands_first():
    near = Nearness(embed).compare(STORY, [ONE], [OTHER])
    assert near is not None
    assert near.less == pytest.approx(0.5)
    assert near.more == pytest.approx(1.0)
    assert near.score == pytest.approx(0.75)
    assert Nearness(embed).compare(STORY, [OTHER], [ONE]) == near


def test_nothing_is_near_where_no_word_is_known_or_none_can_be_read():
    assert Nearness(embed).compare(STORY, [ONE], [BLANK]) is None
    assert Nearness(None).compare(STORY, [ONE], [OTHER]) is None


def test_sentences_are_compared_once_a_saying_in_each_was_read():
    places = [(sheet.id, *sheet.sentences[0]) for sheet in STORY.sheets]
    nearness = Nearness(embed)
    assert nearness.compare_sentences(STORY, places[0], places[1]) is None
    nearness.compare(STORY, [ONE], [OTHER])
    near = nearness.compare_sentences(STORY, places[0], places[1])
    assert near is not None
    assert near.more == pytest.approx(1.0)
    assert nearness.compare_sentences(STORY, places[0], places[2]) is None


def test_partners_are_all_the_others_the_nearest_first():
    assert Nearness(embed).partners(STORY, [[BLANK], [OTHER], [ONE]]) == [[1, 2], [2, 0], [1, 0]]
    assert Nearness(None).partners(STORY, [[ONE], [OTHER]]) == [[], []]


def test_only_what_is_said_counts():
    story = _lay_out("s", [report("a", "The ferry sank, and {Anna Ovik} said [the gate broke]."), report("b", "The ferry sank.")], [])
    (telling,) = read_tellings(story)
    near = Nearness(embed).compare(story, [("a", telling.statement.content)], [("b", ((0, 15),))])
    assert near is not None
    assert near.more == 0.0
