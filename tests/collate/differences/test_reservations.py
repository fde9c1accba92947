from tests.collate.differences.telling import differences, kinds, one


def test_at_least_a_number_is_not_the_number():
    found = differences("At least 53 dockers were wounded on the quay.", "On the quay 53 dockers were wounded.")
    assert one("number", found).summary.startswith("one number, with and without a reservation")


def test_about_and_roughly_are_one_reservation():
    assert "number" not in kinds("About 53 dockers were wounded on the quay.", "Roughly 53 dockers were wounded on the quay.")


def test_twice_stands_against_several_times():
    found = differences(
        "{Ada Rook} had twice been investigated for fraud.", "{Ada Rook} obtained the boat despite being investigated several times."
    )
    assert one("number", found).summary.startswith("how often")


def test_how_often_two_other_things_happened_is_no_difference():
    assert "number" not in kinds("{Ada Rook} had twice been investigated.", "{Ada Rook} repeatedly praised the mayor.")
