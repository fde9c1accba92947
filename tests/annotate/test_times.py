"""Each rule of the time grammar gives what its example says; dates shift with the anchor; bad dates stay words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate import times
from variorum.annotate.timex.find import find_times, read_times
from variorum.annotate.timex.grammar import Rule, read_rules
from variorum.annotate.timex.period import Period, containing, from_timex
from variorum.annotate.timex.redate import redate
from variorum.annotate.timex.setting import hemisphere_of, year_of_full_dates
from variorum.model.layer import Layers, Params
from variorum.model.report import Language, Published, Report, TimeExpression

TUESDAY = date(2026, 3, 17)


def values(text: str, anchor: date | None = TUESDAY) -> list[str | None]:
    return [time.value for time in find_times(text, anchor)]


def only(text: str, anchor: date | None = TUESDAY) -> TimeExpression:
    found = find_times(text, anchor)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.name)
def test_rule_gives_what_its_example_says(rule: Rule) -> None:
    text, _, day = rule.example.partition(" @")
    found = read_times(text, date.fromisoformat(day) if day else TUESDAY)
    assert "; ".join(f"{one.meaning.type} {one.meaning.value or '-'}" for one in found) == rule.expected
    assert rule.name in [one.rule for one in found]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It struck on Friday.", "2026-03-13"),
        ("It struck overnight.", "2026-03-16/2026-03-17"),
        ("He spoke earlier this week.", "2026-03-16/2026-03-17"),
        ("It closed last week.", "2026-03-09/2026-03-15"),
        ("It began two months ago.", "2026-01~"),
        ("He spoke recently.", None),
        ("It lasted two months.", None),
        ("It fell in the first quarter of 2025.", "2025-01/2025-03"),
        ("It was built in the 1990s.", "1990/1999"),
        ("It is from the 19th century.", "1801/1900"),
        ("Readers will recall the raid of 6 February.", "2026-02-06"),
        ("Today, the port is a museum.", None),
        ("Today, the port was shut.", "2026-03-17"),
    ],
)
def test_edtf_date_says_no_more_than_the_words(text: str, edtf: str | None) -> None:
    assert only(text).edtf == edtf


def test_both_ends_of_a_range_are_kept() -> None:
    first, second = find_times("The talks of May 15-16 failed.", TUESDAY)
    assert (first.edtf, second.edtf) == ("2026-05-15", "2026-05-16")


def test_list_takes_its_year_from_the_line_that_leads_it_in() -> None:
    text = "Three rounds of talks were held in 2019:\n- May 15-16: first round\n- June 2: second\n- July: more\nOn June 3 it rained."
    assert values(text)[1:] == ["2019-05-15", "2019-05-16", "2019-06-02", "2019-07", "2025-06-03"]


def test_year_stands_at_the_end_of_the_range() -> None:
    assert values("It ran from March 3 to April 5, 2019.") == ["2019-03-03", "2019-04-05"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Friday.", "XXXX-WXX-5"),
        ("He left on August 15.", "XXXX-08-15"),
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left two weeks ago.", "XXXX-WXX"),
        ("He left last year.", "XXXX"),
        ("He left overnight.", "XXXX-XX-XXTNI"),
    ],
)
def test_without_an_anchor_relative_dates_stay_open(text: str, value: str) -> None:
    found = only(text, None)
    assert (found.value, found.edtf) == (value, None)
    assert "not known" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "The form says 31/02/2025.",
        "The form says 2025-02-30.",
        "It was the 1,000,000th day.",
        "He came on 30 February 2025.",
        "Dated 0001-01-01.",
        "He left " + "9" * 400 + " years ago.",
        "He left 9000 years ago.",
        "It is from the 99th century.",
    ],
)
def test_impossible_dates_are_kept_as_words_with_a_reason(text: str) -> None:
    found = only(text)
    assert found.value is None
    assert found.edtf is None
    assert found.why


def test_year_9999_ends_nothing() -> None:
    assert values("Tomorrow, next week and next year.", date(9999, 12, 31)) == [None, None, None]
    assert values("Yesterday, last week and last year.", date(1, 1, 1)) == [None, None, None]


def test_date_in_figures_of_open_order_has_no_edtf_date() -> None:
    found = only("Dated 08/10/2025.", None)
    assert found.edtf is None
    assert "2025-08-10" in found.why
    assert "2025-10-08" in found.why
    assert find_times("Dated 08/10/2025.", None, day_first=True)[0].edtf == "2025-10-08"


@pytest.mark.parametrize(
    "text",
    [
        "He may march with 2,000 people.",
        "This may hurt the mayor, and the next march may too.",
        "We saw the Sun and won 2-1.",
        "The second man is 30 years old.",
        "Mrs. May said so.",
        "Article 1985 of a code of 2024 pages",
        "It cost $1,990 or $2024.",
    ],
)
def test_numbers_and_names_are_no_dates(text: str) -> None:
    assert values(text) == []


RELATIVE = [
    "He left on Friday.",
    "He left yesterday.",
    "They meet next Wednesday.",
    "The court will rule on Thursday.",
    "It fell overnight.",
    "It fell three days ago.",
    "It fell last week.",
    "It opens two weeks from now.",
    "Monday night it rained.",
    "They met over the weekend.",
    "It closed Friday of last week.",
    "He spoke earlier this week.",
    "They met last Sunday.",
    "Today it rained.",
    "It rained this morning.",
]


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(-500, 500), st.sampled_from(RELATIVE))
def test_whole_weeks_shift_every_relative_date_by_as_much(anchor: date, weeks: int, text: str) -> None:
    shift = timedelta(weeks=weeks)
    before, after = only(text, anchor), only(text, anchor + shift)
    first, second = from_timex(before.value), from_timex(after.value)
    assert first is not None
    assert second is not None
    assert second.first() - first.first() == shift
    ends = [
        (date.fromisoformat(a), date.fromisoformat(b)) for a, b in zip(str(before.edtf).split("/"), str(after.edtf).split("/"), strict=True)
    ]
    assert all(b - a == shift for a, b in ends)


def test_leap_day_and_year_end() -> None:
    assert values("It fell yesterday.", date(2024, 3, 1)) == ["2024-02-29"]
    assert values("It opened on Feb. 29.", date(2025, 3, 1)) == ["2024-02-29"]
    assert values("It fell on Dec. 31.", date(2025, 1, 2)) == ["2024-12-31"]
    assert values("It opens on Jan. 3.", date(2024, 12, 30)) == ["2025-01-03"]
    assert values("It fell last week.", date(2025, 1, 2)) == ["2024-W52"]
    assert values("It fell last month.", date(2025, 1, 31)) == ["2024-12"]


@pytest.mark.parametrize(("hemisphere", "edtf"), [("north", "2025-06/2025-08"), ("south", "2025-12/2026-02")])
def test_seasons_of_both_hemispheres(hemisphere: str, edtf: str) -> None:
    found = find_times("It closed last summer.", TUESDAY, hemisphere=hemisphere)  # type: ignore[arg-type]  # the two names are the hemispheres
    assert found[0].edtf == edtf


@given(
    st.dates(date(1001, 1, 1), date(2998, 12, 31)),
    st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade"]),
    st.sampled_from(["north", "south"]),
)
def test_period_holds_its_day_and_steps_there_and_back(day: date, kind: str, hemisphere: str) -> None:
    period = containing(kind, day, hemisphere)  # type: ignore[arg-type]  # sampled from the kinds
    if kind != "weekend":
        assert period.first() <= day <= period.last()
    assert period.plus(1).plus(-1) == period
    assert period.plus(1).first() > period.last()


def test_dateline_tells_the_hemisphere() -> None:
    assert hemisphere_of("WELLINGTON, New Zealand - It snowed.") == "south"
    assert hemisphere_of("OSLO - It snowed in New Zealand.") == "north"


def test_year_of_full_dates_wants_agreement() -> None:
    assert year_of_full_dates("He came on May 3, 2019, and left on June 2.") == 2019
    assert year_of_full_dates("He came on May 3, 2019, and left in 2021.") is None
    assert year_of_full_dates("He came on May 3.") is None


def test_redate_relates_to_the_day_of_the_news_and_leaves_the_rest_open() -> None:
    text = (
        "The envoy spoke Wednesday. It was shelled between late Tuesday and early Wednesday. The premier said Friday. "
        "Today it is quiet. On June 2 they met."
    )
    dated = {text[time.start : time.end]: time.edtf for time in redate(text, date(2025, 10, 8))}
    assert dated == {
        "Wednesday": "2025-10-08",
        "late Tuesday": "2025-10-07",
        "early Wednesday": "2025-10-08",
        "Friday": None,
        "Today": None,
        "June 2": "2025-06-02",
    }


def test_redate_reads_a_weekday_that_lies_ahead_from_the_news() -> None:
    text = "The envoy spoke Sunday. She will leave Monday. A march was set for Wednesday. He left Monday."
    assert [time.edtf for time in redate(text, date(2016, 6, 12))] == ["2016-06-12", "2016-06-13", "2016-06-15", None]


def test_layer_reads_the_published_date() -> None:
    text = "Harbour News (08/10/2025): The minister resigned on Monday."
    have = Layers()
    have.put("language", Language(code="en", probability=1.0))
    have.put("published", Published(date="2025-10-08", basis="stated", evidence=((14, 24),)))
    found = times.find(Report(id="r", text=text), have, Params())
    assert [time.edtf for time in found] == ["2025-10-08", "2025-10-06"]  # type: ignore[union-attr]  # English, so not Absent


@pytest.mark.parametrize(
    "text", ["", " ", '""""', "МОСКВА 8 октября 2025 года", "ON FRIDAY THE PORT WAS SHUT BY DEC. 5 OF LAST YEAR", "in the the the " * 200]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    for time in find_times(text, TUESDAY):
        assert 0 <= time.start < time.end <= len(text)


def test_long_text_is_read_in_linear_time() -> None:
    text = "The minister resigned on Friday and 5 more left " * 20_000
    found = find_times(text, TUESDAY)
    assert len(found) == 20_000


def test_period_of_a_value_round_trips() -> None:
    for value in ("2025", "2025-08", "2025-08-15", "2025-W09", "2025-W09-WE", "2025-Q3", "2025-H1", "2025-SU"):
        period = from_timex(value)
        assert isinstance(period, Period)
        assert period.timex() == value


def test_a_length_of_time_later_is_counted_from_the_day_last_named() -> None:
    assert values("The gate fell on Monday. Two days later the town met.", TUESDAY)[-1] == "2026-03-18"
    assert values("The crane was sold in April 2024; the shed followed in June.") == ["2024-04", "2024-06"]
    assert values("Two days later the town met.") == ["P2D"]


def test_a_report_of_a_month_leaves_open_what_depends_on_its_day() -> None:
    text = "In September a crane fell. She said last month that it was bad. It rained yesterday. Talks opened on 3 October."
    found = times.read_in_month(text, date(2024, 11, 1), date(2024, 11, 30))
    assert [time.edtf for time in found] == ["2024-09", "2024-10", None, "2024-10-03"]


def test_an_hour_goes_on_with_the_day_of_the_news() -> None:
    assert values("The gate fell on Monday. By noon it was up again.")[-1] == "2026-03-16T12:00"
    assert values("The gate fell yesterday.\n" + "It rained. " * 80 + "It was up again by noon.")[-1] == "2026-03-16T12:00"
    assert values("The gate fell on May 3, 2025. It was up again by noon.")[-1] == "2025-05-03T12:00"
    assert values("The gate fell on May 3, 2025.\n\nIt is up again at noon.")[-1] == "2026-03-17T12:00"


def test_an_hour_goes_on_with_a_day_named_right_before_it() -> None:
    assert values("The barge sank on Friday. The call came at 4.31 a.m., he said. It was received at 4.52 a.m.")[1] == "2026-03-13T04:31"
    assert values("The gates must be open by Friday. He was at home at 4.31 a.m. yesterday.")[-1] == "2026-03-16T04:31"


def test_what_was_set_ablaze_lies_behind() -> None:
    assert values("The depot was set ablaze on Friday.") == ["2026-03-13"]
    assert values("The vote is set for Friday.") == ["2026-03-20"]


def test_dawn_and_nightfall_are_those_of_the_day_told_of() -> None:
    assert values("Boats left on Monday. They were home by nightfall.")[-1] == "2026-03-16TEV"
    assert values("The mast fell at dawn on Sunday.") == ["2026-03-15TMO"]
    assert values("It was a false dawn.") == []


def test_that_night_is_the_night_of_the_day_last_named() -> None:
    assert values("The pit was closed on 2 March. That night a shaft caved in.")[-1] == "2026-03-02TNI"
    assert values("They met on Sunday; the same evening the baker left.")[-1] == "2026-03-15TEV"


def test_a_day_at_the_head_of_a_past_sentence_lies_behind() -> None:
    assert values("In a letter of 3 July the miller offered to pay.") == ["2025-07-03"]
    assert values("On 3 July the mill will open.") == ["2026-07-03"]


def test_a_year_inside_a_quotation_dates_nothing_outside_it() -> None:
    assert values('"We froze here in January 2006, and how," she said at the mill on 9 February.')[-1] == "2026-02-09"


def test_last_monday_on_a_tuesday_is_that_of_the_week_before() -> None:
    assert values("The mill burned last Monday.") == ["2026-03-09"]
    assert values("The mill burned last Friday.") == ["2026-03-13"]


def test_agreed_to_it_tells_of_no_future() -> None:
    assert values("The miller had agreed to it on Saturday.") == ["2026-03-14"]


def test_a_month_before_its_noun_is_a_month() -> None:
    assert values("He told the June session of the guild.") == ["2025-06"]
    assert values("The March from Orlin to Brenvale was long.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Norland told the mission to leave the capital by August.", "2026-08"),
        ("The school is to move to the coast in the summer.", "2026-SU"),
        ("The mission had to leave by August.", "2025-08"),
    ],
)
def test_what_is_still_to_be_done_lies_ahead(text: str, value: str) -> None:
    assert only(text, date(2026, 4, 28)).value == value


def test_a_round_number_in_words_is_seldom_a_year() -> None:
    assert only("The plant opened in two thousand.", TUESDAY).value == "2000"
    assert values("Some two thousand blocked the road.") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The boats must be gone by December 31, Oslo said.", "2026-12-31"),
        ("Gone by December 31: that is what Oslo wants.", "2026-12-31"),
        ("By December 31 the fleet had lost four boats.", "2025-12-31"),
    ],
)
def test_a_day_by_which_something_is_to_be_lies_ahead(text: str, edtf: str) -> None:
    assert only(text, date(2026, 6, 11)).edtf == edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She resigned at half past three.", "2026-03-17T03:30"),
        ("The boat left at a quarter to nine.", "2026-03-17T08:45"),
        ("The boat left at twenty-five to seven on Monday.", "2026-03-16T06:35"),
        ("He telephoned shortly after six.", "2026-03-17T06:00"),
        ("By evening the mill had come up with another reading.", "2026-03-17TEV"),
    ],
)
def test_hours_in_words(text: str, value: str) -> None:
    assert values(text)[-1 if "T06:35" not in value else 0] == value


def test_sentences_and_counts_are_no_hours() -> None:
    assert values("The tribunal wrote to eleven mills. They were given five to eleven cows, soon after six more.") == []
