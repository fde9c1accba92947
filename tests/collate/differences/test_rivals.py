import msgspec

from tests.collate.differences.telling import ASIDES
from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Figure


def counted(name, text, *printed, published=None):
    made = report(name, "\n".join((text, ASIDES[ord(name[0]) % 2], ASIDES[2])), published=published)
    figures = tuple(Figure(*place_of(made.text, words), value=value, unit=unit) for words, value, unit in printed)
    return msgspec.structs.replace(made, figures=figures)


def rivals(*reports):
    found = collate_story("s", reports, []).differences
    return [(item.kind, sorted(side.says for side in item.sides)) for item in found if "numbers of one kind" in item.summary]


FINE = counted("a", "A day at the pier costs the owner 22,000 crowns.", ("22,000 crowns", 22000, "crown"))


def test_large_numbers_of_one_kind_that_lie_near_each_other():
    other = counted("b", "Nordsund Lines wants demurrage of 25,000 crowns.", ("25,000 crowns", 25000, "crown"))
    assert rivals(FINE, other) == [("number", ["22,000", "25,000"])]


def test_those_who_are_aboard_have_many_names():
    first = counted("a", "The barque had 23 people aboard.", ("23 people", 23, "people"))
    other = counted("b", "Rook Shipping speaks of 21 sailors.", ("21 sailors", 21, "sailor"))
    assert rivals(first, other) == [("number", ["21", "23"])]


def test_small_numbers_of_things_and_numbers_far_apart_are_no_rivals():
    yard = counted("a", "The yard has 23 cranes.", ("23 cranes", 23, "crane"))
    assert not rivals(yard, counted("b", "Bo Lund sold 21 cranes.", ("21 cranes", 21, "crane")))
    assert not rivals(FINE, counted("b", "Nordsund Lines wants 31,000 crowns.", ("31,000 crowns", 31000, "crown")))


def test_a_number_that_both_reports_print_has_no_rival():
    text = "Nordsund Lines wants 25,000 crowns.\nIt paid 22,000 crowns."
    assert not rivals(FINE, counted("b", text, ("25,000 crowns", 25000, "crown"), ("22,000 crowns", 22000, "crown")))


def test_numbers_of_two_weeks_are_a_shift():
    early, late = (
        counted(name, text, (f"{value} crowns", value, "crown"), published=day)
        for name, text, value, day in (
            ("a", "Lund Yard wants 160 crowns.", 160, "2021-03-02"),
            ("b", "The cannery offers 140 crowns.", 140, "2021-04-20"),
        )
    )
    assert rivals(early, late) == [("shift_over_time", ["140", "160"])]


def test_the_dead_are_left_to_those_who_count_tolls():
    first = counted("a", "The flood killed 180 people.", ("180 people", 180, "people"))
    assert not rivals(first, counted("b", "Some 210 people sang at the fair.", ("210 people", 210, "people")))


def test_a_balance_sheet_holds_near_numbers_by_chance():
    values = [700, 1500, 3000, 6000, 13000, 24000]
    text = "\n".join(f"Rook Yard booked {value} crowns." for value in values)
    sheet = counted("b", text, *((f"{value} crowns", value, "crown") for value in values))
    assert not rivals(FINE, sheet)
