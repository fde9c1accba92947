from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.kinship import weigh_sentences
from variorum.collate.passages import read_passages
from variorum.collate.retellings import find_retellings

ASIDE = "A heron was seen over the lighthouse.\nPlums are cheap at the market.\nThe clock of the museum stands still."


def retellings(*marked):
    """The sentences of each group, by report."""
    story = _lay_out("s", [report(chr(97 + number), f"{text}\n{ASIDE}") for number, text in enumerate(marked)], [])
    groups = find_retellings(story, weigh_sentences(story, read_passages(story)))
    return [_by_report(group) for group in groups]


def _by_report(group):
    return {sentence.report: sentence.text for sentence in sorted(group.members, key=lambda sentence: sentence.key)}


def test_sentences_of_two_reports_on_one_thing_are_a_group():
    assert retellings("The abbot opened the mill race with a key.", "The abbot opened the mill race with a speech.") == [
        {"a": "The abbot opened the mill race with a key.", "b": "The abbot opened the mill race with a speech."}
    ]


def test_a_further_sentence_of_a_report_joins_where_it_is_on_the_same_matter():
    story = _lay_out(
        "s",
        [
            report("a", f"The abbot opened the mill race with a key.\n{ASIDE}"),
            report("b", f"The abbot opened the mill race with a speech.\nThe mill race is deep.\n{ASIDE}"),
        ],
        [],
    )
    (group,) = find_retellings(story, weigh_sentences(story, read_passages(story)))
    assert [sentence.text for sentence in group.members] == [
        "The abbot opened the mill race with a key.", "The abbot opened the mill race with a speech.", "The mill race is deep.",
    ]  # fmt: skip


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


def test_a_background_report_is_less_likely_to_be_on_the_matter():
    texts = ("The abbot opened the mill race with a golden key.", "The abbot opened the mill race with a golden speech.")
    chances = []
    for background in (frozenset(), frozenset({"a"})):
        story = _lay_out("s", [report(key, f"{text}\n{ASIDE}") for key, text in zip("ab", texts, strict=True)], [])
        story.background = background
        (group,) = find_retellings(story, weigh_sentences(story, read_passages(story)))
        chances.append(group.chance)
    assert chances[1] < chances[0]


def test_what_differs_in_a_number_alone_is_left_to_the_figures():
    assert retellings("The flood drowned 40 cattle near Brennick.", "The flood drowned 90 cattle near Brennick.") == []


def test_a_question_that_a_report_puts_itself_tells_nothing():
    assert retellings("Should the abbot open the mill race with a key?", "The abbot opened the mill race with a golden key.") == []


def test_one_word_or_one_name_with_its_title_opens_no_group():
    assert retellings("The abbot goes to the harbour.", "Nine men sat idle by the harbour wall.") == []
    one, other = "Health Minister {a=Anna Ovik} sang in the rain.", "Health Minister {a=Anna Ovik} owns four geese."
    assert retellings(one, other) == []
