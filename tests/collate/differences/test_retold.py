import msgspec

from tests.collate.differences.telling import ASIDES, differences, says
from tests.factory import place_of, report
from variorum.collate import collate_story

FULL = "The abbot opened the old mill race on Monday after the flood had torn away both of its wooden gates."


def retold(*marked, **more):
    return [item for item in differences(*marked, **more) if item.summary.startswith("retold")]


def test_one_thing_told_in_other_words_is_a_difference():
    (found,) = retold("The abbot opened the mill race to please the village.", "The abbot opened the mill race to spite the village.")
    assert found.kind == "wording"
    assert says(found) == ["“please”", "“spite”"]
    assert found.summary == "retold in other words (abbot, mill, village): “please” / “spite”"


def test_the_same_words_are_no_difference_whoever_says_them():
    assert retold('{Ada Rook} said ["The mill race is safe for ducks."]', '["The mill race is safe for ducks,"] {Ada Rook} said.') == []
    assert retold("The mill race is a headline of the valley.", "The mill race is a head line of the valley.") == []


def test_one_quotation_is_told_again_only_where_something_stands_beside_it():
    assert _after_a_quotation("wrote.") == []
    (found,) = _after_a_quotation("wrote beside a frozen fountain.")
    assert "frozen fountain" in found.sides[1].says


def _after_a_quotation(ending):
    """What is retold of a quotation after which one report prints "Ada Rook said" and the other her name and some more words."""
    quotation = '["The mill race is safe for ducks,"] {Ada Rook} '
    one, other = (
        report(key, "\n".join((text, *ASIDES[at : at + 2])))
        for at, (key, text) in enumerate((("a", quotation + "said."), ("b", quotation + ending)))
    )
    said = tuple(msgspec.structs.replace(statement, cue=(place_of(other.text, "wrote"),)) for statement in other.statements)
    other = msgspec.structs.replace(other, statements=said)
    return [item for item in collate_story("s", [one, other], []).differences if item.summary.startswith("retold")]


def test_a_word_that_turns_the_sense_is_a_difference():
    assert retold("The mill race should be safe for ducks.", "The mill race must be safe for ducks.")


def test_what_one_report_cuts_is_an_omission():
    (found,) = retold(FULL, "The abbot opened the old mill race.")
    assert found.kind == "omission"


def test_each_report_is_one_side_and_whole_sentences_are_shown():
    (found,) = retold(
        "The abbot opened the mill race on Monday, and jackdaws nest on the tower.",
        "On Monday the abbot opened the mill race with a brass key.",
        "The abbot opened the mill race on Monday in the rain.",
    )
    assert [side.evidence[0].report for side in found.sides] == ["a", "b", "c"]
    assert found.sides[0].evidence[0].text == "The abbot opened the mill race on Monday, and jackdaws nest on the tower."


def test_what_is_told_weeks_apart_is_a_change_over_time():
    (found,) = retold(
        "The abbot keeps the mill race shut for ducks.",
        "The abbot keeps the mill race open for ducks.",
        published=("2031-03-01", "2031-04-20"),
    )
    assert found.kind == "shift_over_time"


def test_names_and_numbers_alone_tell_no_one_thing():
    assert retold("{Ada Rook} of {org:Harbour Board} sold 4711 plums.", "{Ada Rook} of {org:Harbour Board} shot 4711 crows.") == []


def test_sentences_of_which_a_certain_difference_is_known_are_not_told_again():
    found = differences(
        "{Ada Rook} said [guards had burned the wooden bridge behind the mill].", "Guards burned the wooden bridge behind the mill."
    )
    assert [item.kind for item in found] == ["claim_as_fact"]


def test_sentences_of_one_report_on_its_own_word_are_one_side():
    (found,) = retold(
        "The abbot opened the mill race with a golden key.",
        "The abbot opened the mill race with a golden speech.\nThe mill race has a golden gate.",
    )
    assert [len(side.evidence) for side in found.sides] == [1, 2]
