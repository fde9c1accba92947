from tests.collate.differences.telling import differences, kinds, one, says


def test_reportedly_here_and_as_fact_there():
    found = differences(
        "The smuggler reportedly pledged allegiance to the lighthouse guild.", "The smuggler pledged allegiance to the lighthouse guild."
    )
    assert sorted(says(one("claim_as_fact", found))) == ["told as fact", "“reportedly”"]


def test_the_same_reservation_is_no_difference():
    text = "The smuggler {} pledged allegiance to the lighthouse guild."
    assert kinds(text.format("reportedly"), text.format("reportedly")) == []


def test_a_hedge_about_something_else_says_nothing():
    assert "claim_as_fact" not in kinds(
        "The smuggler pledged allegiance to the lighthouse guild at a feast with "
        "roast heron, plum cake and cold cider for which he allegedly never paid.",
        "The smuggler pledged allegiance to the lighthouse guild.",
    )
