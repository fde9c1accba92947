"""What is one utterance, and what is not."""

from itertools import permutations

import msgspec
import pytest

from tests.factory import report
from variorum.collate import collate_story

QUOTE = "the goodwill of the Brennick treaty has been largely exhausted by the friends of delay"
FULL = report(
    "r1", f'{{Anna Ovik}} told the chamber that ["{QUOTE}"] on Tuesday.\nThe ferries run again.', published="2024-03-05", date="2024-03-05"
)
CUT = report("r2", '{Anna Ovik} declared [the goodwill of the Brennick treaty "largely exhausted"].\nRain is expected.')
LOOSE = report("r3", "Minister {Anna Ovik} said [hopes for the Brennick treaty have collapsed].\nShops open at nine.")


def statements(*reports):
    return collate_story("s", reports, []).statements


def test_cuts_and_paraphrases_of_one_speaker_are_one_statement():
    found = statements(FULL, CUT, LOOSE)
    assert [one.reports for one in found] == [("r1", "r2", "r3")]
    assert found[0].independent == 1
    assert found[0].date == "2024-03-05"
    assert found[0].gist == QUOTE
    assert [variant.words for variant in found[0].variants] == [QUOTE, "largely exhausted", None]
    assert "one origin" in found[0].why


def test_words_are_only_those_inside_quotation_marks():
    for statement in statements(FULL, CUT, LOOSE):
        for variant in statement.variants:
            assert variant.words is None or variant.words in variant.evidence.text


@pytest.mark.parametrize("order", list(permutations((FULL, CUT, LOOSE))))
def test_the_order_of_the_reports_does_not_matter(order):
    assert collate_story("s", order, []) == collate_story("s", (FULL, CUT, LOOSE), [])


def test_the_same_quoted_words_of_two_speakers_are_two_statements():
    one = report("a", '{Anna Ovik} warned of ["grave consequences for the harbour"].')
    other = report("b", '{Bo Lund} warned of ["grave consequences for the harbour"].')
    account = collate_story("s", [one, other], [])
    assert [len(one.variants) for one in account.statements] == [1, 1]
    assert [one.kind for one in account.differences] == ["speaker"]


def test_neighbouring_sentences_of_one_speech_stay_apart_but_know_each_other():
    text = '{a=Anna Ovik} said: ["The treaty has been exhausted by delay."] \n[@a "Blame the fishing lobby and nobody else for that."]'
    found = statements(report("a", text))
    assert len(found) == 2
    assert found[0].together == (found[1].id,)
    assert found[1].together == (found[0].id,)


def test_statements_of_different_days_are_not_joined():
    later = report("r9", f'{{Anna Ovik}} said ["{QUOTE}"].', date="2024-05-20")
    assert sorted(one.date for one in statements(FULL, later)) == ["2024-03-05", "2024-05-20"]


def test_opposites_are_not_joined():
    one = report("a", "{Anna Ovik} said [Torland should cede the northern islands to Westmark].")
    other = report("b", "{Anna Ovik} said [Torland should regain the northern islands from Westmark].")
    assert len(statements(one, other)) == 2


def test_figures_that_clash_keep_statements_apart():
    one = report("a", "{Anna Ovik} said [the Brennick flood drowned 40 cattle].")
    other = report("b", "{Anna Ovik} said [the Brennick flood drowned 90 cattle].")
    assert len(statements(one, other)) == 2


def test_a_short_name_or_pronoun_for_a_party_is_the_party():
    one = report(
        "a",
        "{Anna Ovik} accused {b=org:the Harbour Board of Brennick} of many things. "
        "{Anna Ovik} said [{=b:it} had hidden the inspection letters].",
    )
    other = report("b", "{Anna Ovik} said [{org:the Harbour Board of Brennick} had concealed inspection letters].")
    joined = [one for one in statements(one, other) if len(one.reports) == 2]
    assert len(joined) == 1


def test_a_described_speaker_is_named_only_by_his_words():
    quoted = "the goodwill of the treaty has been largely exhausted by delay"
    proof = (
        f'{{m=a senior minister}} called it [@m "largely exhausted by delay"].\nThen {{Anna Ovik}} left. {{Anna Ovik}} said ["{quoted}"].'
    )
    no_proof = f'{{m=a senior minister}} called it [@m "a wretched spring"].\nThen {{Anna Ovik}} left. {{Anna Ovik}} said ["{quoted}"].'
    for marked, names in ((proof, {"Anna Ovik"}), (no_proof, {"Anna Ovik", "a senior minister"})):
        made = report("x", marked)
        described = (msgspec.structs.replace(made.entities[0], named=False), *made.entities[1:])
        account = collate_story("s", [msgspec.structs.replace(made, entities=described)], [])
        name_of = {actor.id: actor.name for actor in account.actors}
        assert {name_of[one.speaker[0]] for one in account.statements} == names


def test_twenty_copies_are_one_origin():
    copies = [report(f"c{number:02}", f'{{Anna Ovik}} said ["{QUOTE}"].', date="2024-03-05") for number in range(20)]
    found = statements(*copies)
    assert len(found) == 1
    assert len(found[0].reports) == 20
    assert found[0].independent == 1


def test_five_hundred_statements_of_one_speaker_stay_bounded():
    words = "harbour treaty canal bakery ferry lantern mill orchard quarry rampart".split()
    lines = "\n".join(
        f"{{a=Anna Ovik}} said [the {words[n % 10]} number {n} of {words[n // 50]} street was {words[(n * 7) % 10]}]." for n in range(500)
    )
    assert 250 <= len(statements(report("a", lines))) <= 500


def test_statements_without_a_speaker_or_words_are_left_out():
    assert statements(report("a", "Nobody knows why [the gate broke].")) == ()
    assert statements(report("a", "")) == ()


def test_two_sentences_of_one_report_need_a_word_in_common():
    said = "{Anna Ovik} said that [she lauded {Bo Lund}]. The quay was calm. {Anna Ovik} added that [she hailed {Bo Lund}]."
    assert [len(one.variants) for one in statements(report("a", said))] == [1, 1]
