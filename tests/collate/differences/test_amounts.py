import msgspec

from tests.collate.differences.telling import ASIDES
from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Figure


def counted(name, text, *printed):
    made = report(name, "\n".join((text, ASIDES[0], ASIDES[1])))
    figures = tuple(Figure(*place_of(made.text, words), value=value, unit=unit) for words, value, unit in printed)
    return msgspec.structs.replace(made, figures=figures)


def numbers(*reports):
    return [found for found in collate_story("s", reports, []).differences if found.kind == "number"]


def test_two_numbers_of_one_thing():
    (found,) = numbers(
        counted("a", "The judge set a daily fine of 40,000 marks.", ("40,000 marks", 40000, "mark")),
        counted("b", "The judge set a daily fine of 400,000 marks.", ("400,000 marks", 400000, "mark")),
    )
    assert sorted(side.says for side in found.sides) == ["40,000", "400,000"]


def test_the_same_unit_in_another_matter_is_no_difference():
    assert not numbers(
        counted("a", "The line sent two ships to the yard for repairs.", ("two ships", 2, "ship")),
        counted("b", "The storm left nine ships at anchor off the cape.", ("nine ships", 9, "ship")),
    )


def test_people_who_were_arrested_are_not_people_who_were_hurt():
    assert not numbers(
        counted("a", "Police arrested 31 people at the gate.", ("31 people", 31, "people")),
        counted("b", "At the gate 19 people were hurt.", ("19 people", 19, "people")),
    )


def test_two_parties_counts_side_by_side():
    text = "{Ada Rook} said [60 jobs would go].\n{Bo Lund} spoke of [30 posts]."
    (found,) = numbers(counted("a", text, ("60 jobs", 60, "job"), ("30 posts", 30, "post")))
    assert sorted(side.says for side in found.sides) == ["30", "60"]


def test_rounding_and_at_least_let_numbers_meet():
    first = counted("a", "The march drew 1,010 people to the quay.", ("1,010 people", 1010, "people"))
    other = counted("b", "The march drew 1,000 people to the quay.", ("1,000 people", 1000, "people"))
    assert not numbers(first, other)


def test_of_several_figures_of_a_unit_nobody_knows_which_is_meant():
    poll = "The poll gave Rook 21 percent and Lund 17 percent of the vote."
    other = "The poll gave Rook 24 percent and Lund 15 percent of the vote."
    assert not numbers(
        counted("a", poll, ("21 percent", 21, "percent"), ("17 percent", 17, "percent")),
        counted("b", other, ("24 percent", 24, "percent"), ("15 percent", 15, "percent")),
    )


def test_a_few_and_ten_times_as_many_count_different_things():
    assert not numbers(
        counted("a", "The harvest party lost six seats in the council.", ("six seats", 6, "seat")),
        counted("b", "The harvest party has lost 60 seats in the council since the flood.", ("60 seats", 60, "seat")),
    )


def test_a_rise_is_no_price_and_what_is_corrected_no_rival():
    price = counted("a", "A daily fine at the gate costs 118 marks.", ("118 marks", 118, "mark"))
    assert numbers(price, counted("b", "A daily fine at the gate costs 15 marks.", ("15 marks", 15, "mark")))
    assert not numbers(price, counted("b", "A daily fine at the gate will go up by 15 marks.", ("15 marks", 15, "mark")))
    said = "An earlier version of this article said a daily fine at the gate costs 15 marks."
    assert not numbers(price, counted("b", said, ("15 marks", 15, "mark")))


def test_two_parties_counts_in_two_places_are_no_rivals():
    text = "{Ada Rook} said she had [61 thefts in Ovren].\n{Bo Lund} spoke of [47 thefts in Tolm]."
    assert not numbers(counted("a", text, ("61 thefts", 61, "theft"), ("47 thefts", 47, "theft")))
