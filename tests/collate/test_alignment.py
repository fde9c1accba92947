from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.alignment import align
from variorum.collate.passages import read_passages


def passages(*marked):
    story = _lay_out("s", [report(chr(97 + number), text) for number, text in enumerate(marked)], [])
    return read_passages(story)


def test_a_sentence_is_cut_into_its_clauses():
    found = passages("The mill burned down, and the abbot blamed the miller; nobody was hurt badly.")
    assert [passage.text for passage in found] == ["The mill burned down", "and the abbot blamed the miller", "nobody was hurt badly."]


def test_a_but_inside_a_phrase_cuts_nothing():
    (found,) = passages("A small but growing group of millers left.")
    assert found.text == "A small but growing group of millers left."


def test_clauses_on_one_thing_meet_and_others_do_not():
    found = align(
        passages(
            "The abbot opened the mill race on Monday.\nHerons nest on the church tower.",
            "On Monday the abbot opened a mill race.\nPlums are cheap at the market.",
        )
    )
    assert [(pair.one.text, pair.other.text) for pair in found] == [
        ("The abbot opened the mill race on Monday.", "On Monday the abbot opened a mill race.")
    ]


def test_names_alone_bring_nothing_together():
    assert align(passages("{Ada Rook} met {Bo Lund}.", "{Bo Lund} outlived {Ada Rook}.")) == []


def test_each_clause_has_few_partners_however_long_the_story():
    many = [f"The abbot opened the mill race number{number} on Monday." for number in range(120)]
    assert len(align(passages(*many))) <= 120 * 12
