from typing import NamedTuple

import msgspec
import numpy as np

from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.kinship import weigh_sentences
from variorum.collate.nearness import SIZE, Nearness
from variorum.collate.passages import read_passages
from variorum.collate.tellings import read_tellings
from variorum.model.report import Figure, Range

ASIDE = "A heron was seen over the lighthouse.\nPlums are cheap at the market.\nThe clock of the museum stands still."
RACE = "The abbot opened the mill race with a golden key."
SPEECH = "The abbot opened the mill race with a golden speech."


class Words(NamedTuple):
    places: tuple[Range, ...]
    vectors: np.ndarray
    weights: np.ndarray


def embed(text):
    """The words "shut" and "closed" point along one axis, "sold" along another; no other word is seen."""
    axes = {"shut": 0, "closed": 0, "sold": 1}
    found = [(text.index(word), axis) for word, axis in axes.items() if word in text]
    vectors = np.zeros((len(found), SIZE), dtype=np.float32)
    for row, (_, axis) in enumerate(found):
        vectors[row, axis] = 1
    return Words(tuple((start, start + 4) for start, _ in found), vectors, np.ones(len(found), dtype=np.float32))


def chance(*texts, **more):
    """How likely the first sentences of the first two texts are on one matter."""
    reports = [report(chr(97 + number), f"{text}\n{ASIDE}", **more) for number, text in enumerate(texts)]
    story = _lay_out("s", reports, [])
    return weigh_sentences(story, read_passages(story)).chance(("a", 0), ("b", 0))


def test_sentences_that_share_more_are_likelier_to_be_on_one_matter():
    assert chance(RACE, SPEECH) > chance(RACE, "The abbot opened a golden fair.") > 0


def test_sentences_that_share_next_to_nothing_are_no_pair():
    assert chance(RACE, "Geese fly over the hills.") == 0


def test_a_sentence_that_is_like_another_more_is_less_likely():
    other = "The mill race was opened with a golden key by the abbot on Monday."
    assert chance(RACE, f"The abbot has a golden key.\n{other}") < chance(RACE, f"The abbot has a golden key.\n{ASIDE}")


def test_the_order_of_two_sentences_does_not_matter():
    story = _lay_out("s", [report("a", f"{RACE}\n{ASIDE}"), report("b", f"{SPEECH}\n{ASIDE}")], [])
    found = weigh_sentences(story, read_passages(story))
    assert found.chance(("a", 0), ("b", 0)) == found.chance(("b", 0), ("a", 0)) > 0


def test_sentences_at_one_depth_of_their_reports_are_likelier_to_be_on_one_matter():
    story = _lay_out("s", [report("a", f"{RACE}\n{ASIDE}"), report("b", f"{SPEECH}\n{ASIDE}"), report("c", f"{ASIDE}\n{SPEECH}")], [])
    found = weigh_sentences(story, read_passages(story))
    assert found.chance(("a", 0), ("b", 0)) > found.chance(("a", 0), ("c", 3)) > 0


def test_two_sentences_that_give_figures_are_likelier_to_be_on_one_matter():
    plain, counted = ([report(key, f"{text}\n{ASIDE}") for key, text in (("a", RACE), ("b", SPEECH))] for _ in range(2))
    figure = Figure(start=0, end=3, value=3, what="abbots")
    counted = [msgspec.structs.replace(one, figures=(figure,)) for one in counted]
    chances = []
    for reports in (plain, counted):
        story = _lay_out("s", reports, [])
        chances.append(weigh_sentences(story, read_passages(story)).chance(("a", 0), ("b", 0)))
    assert chances[0] < chances[1]


def test_sayings_that_are_near_in_meaning_are_likelier_to_be_on_one_matter():
    chances = []
    for word in ("closed", "sold"):
        texts = [f"The abbot said [the golden mill is {said}].\n{ASIDE}" for said in ("shut", word)]
        texts = [text.replace("The abbot", "{The abbot}") for text in texts]
        story = _lay_out("s", [report("a", texts[0]), report("b", texts[1])], [])
        sayings = [(telling.report, telling.statement.content) for telling in read_tellings(story)]
        nearness = Nearness(embed)
        nearness.partners(story, [[saying] for saying in sayings])
        chances.append(weigh_sentences(story, read_passages(story), nearness).chance(("a", 0), ("b", 0)))
    assert chances[0] > chances[1] > 0
