from tests.collate.differences.telling import differences, kinds, one, says

OFFER = "The company offered a guarantee of two years' pay to the ferrymen"


def test_an_offer_without_its_condition():
    found = one("omission", differences(f"{OFFER}, provided that the north gate is opened by Friday.", f"{OFFER}."))
    assert says(found) == ["“provided that the north gate is opened by Friday”", "without it"]
    assert found.summary.startswith("b leaves the condition out")


def test_a_condition_told_in_other_words_is_not_left_out():
    assert "omission" not in kinds(
        f"{OFFER}, provided that the north gate is opened by Friday.",
        f"{OFFER}. For this the north gate must be opened by Friday.",
    )


def test_two_reasons_for_one_thing():
    found = differences(
        "{Ada Rook} closed the old canal lock because of the rotten timber.",
        "{Ada Rook} closed the old canal lock in order to please the hotel guests.",
    )
    assert one("wording", found).summary.startswith("the reason that is given")


def test_alone_or_with_another():
    found = differences(
        "The canal festival was arranged by {Ada Rook} and {Bo Lund} in May.",
        "The canal festival was arranged by {Ada Rook} in May.",
    )
    assert says(one("omission", found)) == ["Ada Rook and Bo Lund", "Ada Rook"]


def test_nobody_is_missing_where_the_other_report_names_him_too():
    assert "omission" not in kinds(
        "The canal festival was arranged by {Ada Rook} and {Bo Lund} in May.",
        "The canal festival was arranged by {Ada Rook} in May.\n{Bo Lund} danced.",
    )
