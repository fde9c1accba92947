"""Which way a weekday looks, and what is no time."""

from datetime import date

import pytest

from variorum.annotate.timex.find import find_times
from variorum.model.report import TimeExpression

TUESDAY = date(2026, 3, 17)


def only(text: str) -> TimeExpression:
    found = find_times(text, TUESDAY)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The order enters into force on Friday.", "2026-03-20"),
        ("The mayor is to receive on Friday the heads of the guilds.", "2026-03-20"),
        ("The trial continues on Monday.", "2026-03-23"),
        ("The guilds have announced a march to the mill on Friday.", "2026-03-20"),
        ("The march called for Friday is banned.", "2026-03-20"),
        ("The council must renew the lease by Friday.", "2026-03-20"),
        ("Unless the rent is paid by Friday, the mill closes.", "2026-03-20"),
        ("He said he would show a revised plan on Friday.", "2026-03-20"),
        ("Some could be released as early as Friday.", "2026-03-20"),
        ("She has offered, however, to fly in on Friday.", "2026-03-20"),
        ("The guilds want an answer by Friday.", "2026-03-20"),
        ("By Friday the mill had closed.", "2026-03-13"),
        ("On Friday she let it be known that the mill would close.", "2026-03-13"),
        ("On Friday he agreed to leave.", "2026-03-13"),
        ("It is to be recalled that she spoke on Friday.", "2026-03-13"),
        ("He set aside the demand in a televised speech on Friday.", "2026-03-13"),
        ("They met at the mill on Friday.", "2026-03-13"),
        ("On Friday the court is to hear the guilds.", "2026-03-20"),
        ("They met at the mill last Friday.", "2026-03-13"),
    ],
)
def test_a_weekday_lies_ahead_only_where_the_words_look_ahead(text: str, day: str) -> None:
    assert only(text).edtf == day


def test_what_falls_is_no_season() -> None:
    assert find_times("It broke in the fall of a beam.", TUESDAY) == ()
    assert only("It broke in the fall of 2024.").edtf == "2024-09/2024-11"


def test_the_same_day_is_not_one_yet_to_come() -> None:
    assert [time.edtf for time in find_times("They must pay by Friday. On the same day the mill closed.", TUESDAY)][:1] == ["2026-03-20"]
    assert len(find_times("They must pay by Friday. On the same day the mill closed.", TUESDAY)) == 1


def test_a_day_of_the_same_working_week_goes_without_last() -> None:
    friday, sunday = date(2026, 3, 20), date(2026, 3, 22)
    assert [find_times("The mill burned down last Wednesday.", day)[0].edtf for day in (friday, sunday)] == ["2026-03-11", "2026-03-18"]
