"""Clauses that retell a statement without a word of saying: forms of it, but nothing that anybody is held to have said."""

from tests.factory import report
from variorum.collate import collate_story
from variorum.model.account import Account

SAID = report("a", "Harbour master {Anna Ovik} said that [37 barges had sunk at the northern flood gate during the storm].")


def account(*texts: str) -> Account:
    return collate_story("s", [SAID, *(report(f"b{number}", text) for number, text in enumerate(texts))], [])


def test_a_heading_without_a_speaker_is_a_form_of_what_it_sums_up():
    found = account("# 37 barges sink at northern flood gate in storm\nThe price of plums rose.").statements
    assert [[variant.evidence.report for variant in one.variants] for one in found] == [["a", "b0"]]
    retold = found[0].variants[1]
    assert (retold.mode, retold.words, retold.speaker, retold.cue) == ("indirect", None, None, None)
    assert found[0].reports == ("a", "b0")
    assert "told without a speaker in 1 more place" in found[0].why


def test_retellings_are_no_further_origin():
    assert account("# 37 barges sink at northern flood gate in storm\nThe price of plums rose.").statements[0].independent == 1


def test_clauses_on_something_else_are_left_alone():
    found = account("# 12 ferries ordered for the northern coast\nTwo barges carried plums past the gate in May.").statements
    assert [len(one.variants) for one in found] == [1]


def test_what_goes_on_with_another_speakers_words_is_his():
    text = "{Bo Lund} warned that [the storm was not over]. Some 37 barges would have sunk at the northern flood gate during the storm."
    found = account(text).statements
    assert all(len(one.variants) == 1 for one in found)


def test_the_order_of_the_reports_does_not_matter():
    other = report("b", "# 37 barges sink at northern flood gate in storm\nThe price of plums rose.")
    assert collate_story("s", [SAID, other], []) == collate_story("s", [other, SAID], [])


def test_who_speaks_for_himself_retells_nobody():
    told = "The plums were late. Some 37 barges had sunk at the northern flood gate during the storm."
    mimicked = "The plums were late. We had 37 barges sunk at the northern flood gate during the storm."
    assert len(account(told).statements[0].variants) == 2
    assert len(account(mimicked).statements[0].variants) == 1


def test_other_news_in_a_heading_is_not_what_the_saying_tells():
    heading = "# {a=Ovik}: [lenders ruined treaty as 37 barges sink at northern flood gate]\nThe price of plums rose."
    said = report(
        "a",
        "Harbour master {a=Anna Ovik} said that [foreign lenders ruined the treaty].\nSome 37 barges had sunk at the northern flood gate.",
    )
    found = collate_story("s", [said, report("b", heading)], []).statements
    assert not any("Some 37" in variant.evidence.text for one in found for variant in one.variants)
