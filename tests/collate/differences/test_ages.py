from tests.collate.differences.telling import differences


def ages(*marked, **more):
    return [sorted(side.says for side in found.sides) for found in differences(*marked, **more) if found.summary.startswith("the age of")]


NAMED = "{Ada Rook:ada/person}, 52, opened the fair."


def test_two_ages_of_one_person():
    assert ages(NAMED, "{Ada Rook:ada/person} (54) sang at noon.") == [["52", "54"]]


def test_somebody_who_is_named_in_one_report_only():
    assert ages(NAMED, "The 54-year-old was seen at the harbour.") == [["52", "54"]]
    assert ages(NAMED, "A 53-year-old former minister paid the fine.") == [["52", "53"]]


def test_a_ship_has_no_rival_age():
    assert not ages(NAMED, "The 53-year-old barque sank at dawn.")


def test_one_age_is_no_difference_and_two_people_have_two():
    assert not ages(NAMED, "The 52-year-old was seen at the harbour.")
    assert not ages(NAMED, "{Bo Lund:bo/person}, 54, sang at noon.")
    assert not ages(NAMED, "The 61-year-old was seen at the harbour.")


def test_people_grow_older():
    assert not ages(NAMED, "{Ada Rook:ada/person}, 53, sang at noon.", published=("2020-01-05", "2021-02-01"))
