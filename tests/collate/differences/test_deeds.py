from tests.collate.differences.telling import differences, kinds, one


def test_called_upon_by_one_and_refused_by_the_other():
    found = differences(
        "{ada=Ada Rook} will not resign, the harbour office said.",
        "{Bo Lund} called on {ada=Ada Rook} to resign over the lock.",
    )
    assert one("stance", found).summary.startswith("what Ada Rook is called upon to do, and refuses")


def test_what_a_party_may_do_and_then_will_not():
    found = differences(
        "{Ada Rook} hinted on Tuesday that she might resign, friends said.",
        "{Ada Rook} said on Wednesday that she would not step down.",
    )
    assert len(one("shift_over_time", found).sides) == 2


def test_the_same_no_is_no_difference():
    assert kinds("{Ada Rook} will not resign after all.", "{Ada Rook} will not resign after all.") == []


def test_two_parties_who_will_and_will_not_are_no_shift():
    assert "shift_over_time" not in kinds("{Ada Rook} may resign this week.", "{Bo Lund} will not resign this week.")


def test_no_plans_is_less_than_will_not():
    found = differences("{Ada Rook} has no plans to resign.", "{Ada Rook} will not resign.")
    assert one("strength", found).summary.startswith("how firmly Ada Rook says no")
