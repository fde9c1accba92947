from tests.collate.differences.telling import differences, kinds, one, says

THEN = "{Ada Rook} said [the river pilots would keep their old night shifts]."
NOW = "{Ada Rook} said [the river pilots must drop their night shifts in autumn]."


def test_one_party_on_one_matter_weeks_apart():
    found = one("shift_over_time", differences(THEN, NOW, published=("2024-01-10", "2024-03-10")))
    assert [text[:10] for text in says(found)] == ["2024-01-10", "2024-03-10"]


def test_days_apart_are_no_turn():
    assert "shift_over_time" not in kinds(THEN, NOW, published=("2024-03-09", "2024-03-10"))


def test_an_unknown_day_is_no_turn():
    assert "shift_over_time" not in kinds(THEN, NOW, published=("2024-01-10",))


def test_a_report_that_tells_of_a_change():
    found = differences("{a=Ada Rook} will sign the order on Monday.\n{=a:She} had still spoken of waiting on Friday.")
    assert one("shift_over_time", found).summary.startswith("a change that the report itself tells")


def test_not_changed_is_no_change():
    assert kinds("{a=Ada Rook} will sign the order on Monday.\n{=a:She} had not changed her position on the weir.") == []
