from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.passages import read_passages
from variorum.collate.retellings import find_retellings

ASIDE = "A heron was seen over the lighthouse.\nPlums are cheap at the market.\nThe clock of the museum stands still."


def retellings(*marked):
    """The sentences of each group, by report."""
    story = _lay_out("s", [report(chr(97 + number), f"{text}\n{ASIDE}") for number, text in enumerate(marked)], [])
    groups = find_retellings(story, read_passages(story))
    return [{name: sentence.text for name, sentence in sorted(group.members.items())} for group in groups]


def test_sentences_of_two_reports_on_one_thing_are_a_group():
    assert retellings("The abbot opened the mill race with a key.", "The abbot opened the mill race with a speech.") == [
        {"a": "The abbot opened the mill race with a key.", "b": "The abbot opened the mill race with a speech."}
    ]


def test_of_each_report_one_sentence_is_taken():
    (found,) = retellings(
        "The abbot opened the mill race with a key.", "The abbot opened the mill race with a speech.\nThe mill race is deep."
    )
    assert found["b"] == "The abbot opened the mill race with a speech."


def test_a_third_report_joins_by_less():
    (found,) = retellings(
        "The abbot opened the mill race with a golden key.",
        "The abbot opened the mill race with a golden speech.",
        "The mill race will feed a golden carp.",
    )
    assert sorted(found) == ["a", "b", "c"]


def test_what_both_print_alike_is_no_group():
    assert retellings("The abbot opened the race.", "The abbot opened the race.") == []


def test_sentences_of_one_report_are_no_group():
    assert retellings("The abbot opened the mill race with a key.\nThe abbot opened the mill race with a speech.", "Geese fly.") == []


def test_an_older_report_joins_nothing_that_is_told_of_later_days():
    texts = (
        "The abbot opened the mill race with a golden key.",
        "The abbot opened the mill race with a golden speech.",
        "The mill race will feed a golden carp.",
    )
    days = ("2031-05-02", "2031-05-03", "2031-01-10")
    marked = [
        report(chr(97 + number), f"{text}\n{ASIDE}", published=day) for number, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    story = _lay_out("s", marked, [])
    (group,) = find_retellings(story, read_passages(story))
    assert sorted(group.members) == ["a", "b"]
