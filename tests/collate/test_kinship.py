from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.kinship import weigh_sentences
from variorum.collate.passages import read_passages

ASIDE = "A heron was seen over the lighthouse.\nPlums are cheap at the market.\nThe clock of the museum stands still."
RACE = "The abbot opened the mill race with a golden key."
SPEECH = "The abbot opened the mill race with a golden speech."


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
