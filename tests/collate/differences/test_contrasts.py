from types import SimpleNamespace

from variorum.collate.differences.contrasts import MOST_SIDES, Contrast, gather
from variorum.model.account import Witness

STORY = SimpleNamespace(origins=len)


def place(number, report):
    return Witness(report=report, start=10 * number, end=10 * number + 5, text=f"count {number}")


def contrast(one, other, reports="aa"):
    return Contrast("number", "how many", (str(one), place(one, reports[0])), (str(other), place(other, reports[1])), 8.0)


def test_contrasts_that_a_difference_has_no_room_for_make_another_one():
    chain = [contrast(number, number + 1) for number in range(MOST_SIDES + 1)]
    first, second = gather(STORY, chain)
    assert [side.says for side in first.sides] == [str(number) for number in range(MOST_SIDES)]
    assert [side.says for side in second.sides] == [str(MOST_SIDES), str(MOST_SIDES + 1)]


def test_a_side_that_is_shown_beside_a_hidden_one_makes_no_other_difference():
    (only,) = gather(STORY, [contrast(0, number) for number in range(1, MOST_SIDES + 2)])
    assert len(only.sides) == MOST_SIDES


def test_what_other_reports_print_later_makes_no_other_difference():
    chain = [contrast(number, number + 1) for number in range(MOST_SIDES)]
    (only,) = gather(STORY, [*chain, contrast(MOST_SIDES, MOST_SIDES + 1, "ab")])
    assert len(only.sides) == MOST_SIDES


def test_contrasts_between_the_same_two_places_have_one_order():
    places = place(1, "a"), place(2, "b")
    found = [
        Contrast("number", "people", (str(number), places[0]), (str(number + 1), places[1]), 1.0, f"r{number}") for number in range(1, 9)
    ]
    expected = [f"people: {number} / {number + 1}" for number in range(1, 9)]
    assert [one.summary for one in gather(STORY, found)] == expected
    assert [one.summary for one in gather(STORY, reversed(found))] == expected
