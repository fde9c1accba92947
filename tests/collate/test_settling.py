from datetime import date

import msgspec

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.collate.heads import settle_years
from variorum.collate.nearness import Nearness
from variorum.collate.settling import settle_days, time_beside
from variorum.collate.story import Sheet, Story, find_originals
from variorum.collate.utterances import find_utterances
from variorum.model.report import TimeExpression

QUOTE = "the goodwill of the Brennick treaty has been largely exhausted by the friends of delay"


def with_times(made, **values):
    """The report with time expressions: words (blanks as underscores) to EDTF date or TIMEX3 weekday."""
    times = []
    for words, value in values.items():
        start, end = place_of(made.text, words.replace("_", " "))
        edtf = None if value.startswith("XXXX") else value
        times.append(TimeExpression(start=start, end=end, type="DATE", value=value, edtf=edtf))
    return msgspec.structs.replace(made, times=tuple(sorted(times, key=lambda time: time.start)))


def cued(made):
    """The report with each statement's speaker as its cue, so that times beside it are found."""
    return msgspec.structs.replace(made, statements=tuple(msgspec.structs.replace(one, cue=one.speaker) for one in made.statements))


def settled(*reports):
    from variorum.collate.actors import join_actors

    index = join_actors(reports)
    story = Story("s", tuple(Sheet(one) for one in reports), index.actors, index.actor_of, (), find_originals(reports, []))
    return settle_days({sheet.id: sheet for sheet in story.sheets}, find_utterances(story, Nearness(None)))


DATED = with_times(report("d", f'{{Anna Ovik}} told the chamber Tuesday that ["{QUOTE}"].', published="2024-03-06"), Tuesday="2024-03-05")
UNDATED = with_times(
    cued(report("u", f'{{Anna Ovik}} told the chamber Tuesday: ["{QUOTE}"].\n{{Bo Lund}} said Friday [nothing would change].')),
    Tuesday="XXXX-WXX-2",
    Friday="XXXX-WXX-5",
)


def test_a_shared_statement_settles_the_day_of_an_undated_report():
    days = settled(DATED, UNDATED)
    assert days["u"].day == date(2024, 3, 5)
    assert "d carries the same statement" in days["u"].why


def test_a_report_that_names_a_later_day_is_not_settled():
    later = with_times(
        cued(report("u", f'{{Anna Ovik}} told the chamber: ["{QUOTE}"].\nOn 9 April 2024 it rained.')), **{"9_April_2024": "2024-04-09"}
    )
    assert settled(DATED, later) == {}


def test_a_report_that_states_its_month_is_not_settled_out_of_it():
    text = f'{{Anna Ovik}} told the chamber Tuesday: ["{QUOTE}"].'
    of_winter = with_times(cued(report("u", text, published="2023-11")), Tuesday="XXXX-WXX-2")
    of_march = with_times(cued(report("u", text, published="2024-03")), Tuesday="XXXX-WXX-2")
    assert settled(DATED, of_winter) == {}
    assert settled(DATED, of_march)["u"].day == date(2024, 3, 5)


def test_another_weekday_does_not_settle_it():
    other = with_times(cued(report("u", f'{{Anna Ovik}} told the chamber Monday: ["{QUOTE}"].')), Monday="XXXX-WXX-1")
    assert settled(DATED, other) == {}


def test_without_a_shared_statement_nothing_is_settled():
    assert settled(DATED, report("u", "{Bo Lund} said [the bakery in Ost would open].")) == {}


def test_the_settled_report_is_handed_to_the_redating_function_with_the_reason():
    seen = []

    def redate(made, day, why, is_printed=False):
        seen.append((made.id, day, why))
        return made

    collate_story("s", [UNDATED, DATED], [], redate)
    assert [(name, day) for name, day, _ in seen] == [("u", date(2024, 3, 5))]


def test_a_dated_report_is_never_redated():
    def redate(made, day, why, is_printed=False):
        raise AssertionError(made.id)

    collate_story("s", [DATED, msgspec.structs.replace(DATED, id="e")], [], redate)


def test_a_dateline_without_a_year_has_that_of_the_reports_beside_it():
    line = with_times(report("u", "BRENVALE, March 4 - {Anna Ovik} left."), March_4="XXXX-03-04")
    line = msgspec.structs.replace(line, published=msgspec.structs.replace(line.published, evidence=((10, 17),)))
    sheets = {one.id: Sheet(one) for one in (DATED, line)}
    assert settle_years(sheets)["u"][::2] == (date(2024, 3, 4), True)
    far = msgspec.structs.replace(DATED, published=msgspec.structs.replace(DATED.published, date="2024-09-06"))
    assert settle_years({"d": Sheet(far), "u": Sheet(line)}) == {}


def test_what_a_report_itself_gives_a_month_and_day_is_not_its_news():
    recalled = with_times(cued(report("u", f'On March 5 {{Anna Ovik}} told the chamber: ["{QUOTE}"].')), March_5="XXXX-03-05")
    assert settled(DATED, recalled) == {}


def test_what_was_said_last_tuesday_is_not_the_news_of_a_report():
    recalled = with_times(cued(report("u", f'Last Tuesday {{Anna Ovik}} told the chamber: ["{QUOTE}"].')), Last_Tuesday="XXXX-WXX-2")
    news = settled(DATED, recalled)["u"]
    assert news[::2] == (date(2024, 3, 11), False)  # it appeared in the week after


def test_a_weekday_at_the_head_is_that_of_the_week_of_the_story():
    line = with_times(report("u", "Coast Staff | Thursday\n{Anna Ovik} left."), Thursday="XXXX-WXX-4")
    line = msgspec.structs.replace(line, published=msgspec.structs.replace(line.published, evidence=(place_of(line.text, "Thursday"),)))
    assert settle_years({one.id: Sheet(one) for one in (DATED, line)})["u"][::2] == (date(2024, 3, 7), True)
    other = msgspec.structs.replace(DATED, id="e", published=msgspec.structs.replace(DATED.published, date="2024-03-14"))
    assert settle_years({one.id: Sheet(one) for one in (DATED, other, line)}) == {}
    between = msgspec.structs.replace(DATED, id="f", published=msgspec.structs.replace(DATED.published, date="2024-03-09"))
    assert settle_years({one.id: Sheet(one) for one in (DATED, other, between, line)})["u"].day == date(2024, 3, 7)


def test_a_weekday_at_the_head_has_reports_beside_it_whose_own_year_was_settled():
    line = with_times(report("u", "Coast Staff | Thursday\n{Anna Ovik} left."), Thursday="XXXX-WXX-4")
    line = msgspec.structs.replace(line, published=msgspec.structs.replace(line.published, evidence=(place_of(line.text, "Thursday"),)))
    wires = []
    for day in (6, 9):
        wire = with_times(report(f"w{day}", f"BRENVALE, March {day} - {{Anna Ovik}} left."), **{f"March_{day}": f"XXXX-03-0{day}"})
        wires.append(msgspec.structs.replace(wire, published=msgspec.structs.replace(wire.published, evidence=((10, 17),))))
    later = msgspec.structs.replace(DATED, published=msgspec.structs.replace(DATED.published, date="2024-03-13"))
    assert settle_years({one.id: Sheet(one) for one in (later, *wires, line)})["u"].day == date(2024, 3, 7)


def test_a_time_behind_since_dates_no_saying():
    made = with_times(cued(report("u", f'{{Anna Ovik}}, in office since March, told the chamber: ["{QUOTE}"].')), March="2024-03")
    assert time_beside(Sheet(made), made.statements[0]) is None


def test_only_today_dates_a_saying_beside_which_its_report_found_no_day_of_its_own():
    def day(words, value):
        made = cued(report("r", f"{{Anna Ovik}}, who took the chair {words.replace('_', ' ')}, said [the northern gate was shut]."))
        return collate_story("s", [with_times(made, **{words: value})], []).statements[0].date

    assert (day("last_November", "2023-11"), day("next_Friday", "2024-03-15")) == (None, None)
    assert day("today", "2024-03-06") == "2024-03-06"


def test_what_a_report_tells_by_its_weekday_is_not_its_news_of_yesterday():
    text = f'The mayor left yesterday.\n{{Anna Ovik}} told the chamber Tuesday: ["{QUOTE}"].'
    told = with_times(cued(report("u", text)), yesterday="XXXX-XX-XX", Tuesday="XXXX-WXX-2")
    assert settled(DATED, told)["u"][::2] == (date(2024, 3, 5), False)


def test_a_report_that_tells_its_news_by_a_later_weekday_looks_back_on_what_it_repeats():
    text = f'The mayor left on Thursday.\n{{Anna Ovik}} had told the chamber: ["{QUOTE}"].'
    told = with_times(cued(report("u", text)), Thursday="XXXX-WXX-4")
    later = report("e", "{Bo Lund} said [the bakery in Ost would open].", published="2024-03-09")
    days = settled(DATED, later, told)
    assert days["u"][::2] == (date(2024, 3, 7), False)
    assert "of the Thursday after that" in days["u"].why
    assert settled(DATED, told)["u"].day == date(2024, 3, 5)  # no report of the story appeared so late


def test_a_weekday_of_what_is_to_come_is_not_that_of_the_news():
    text = f'The chamber will sit again on Thursday.\n{{Anna Ovik}} had told it: ["{QUOTE}"].'
    told = with_times(cued(report("u", text)), Thursday="XXXX-WXX-4")
    later = report("e", "{Bo Lund} said [the bakery in Ost would open].", published="2024-03-09")
    assert settled(DATED, later, told)["u"].day == date(2024, 3, 5)


def test_a_day_long_past_is_not_that_of_the_news_of_another_report():
    old = with_times(report("d", f'{{Anna Ovik}} told the chamber on March 5: ["{QUOTE}"].', published="2024-11-06"), March_5="2024-03-05")
    assert settled(old, report("u", f'{{Anna Ovik}} told the chamber: ["{QUOTE}"].')) == {}


def weekday_report(name, text, **values):
    return with_times(cued(report(name, text)), **values)


PRINTS_ITS_DAY = weekday_report(
    "p",
    f'The chamber met Tuesday.\n{{Anna Ovik}} said: ["{QUOTE}"].\nFlags fly for those lost on Tuesday, March 5, 2024, in Ost.',
    **{"Tuesday": "XXXX-WXX-2", "Tuesday,_March_5,_2024": "2024-03-05"},
)


def test_the_full_date_of_the_weekday_it_tells_of_settles_a_report():
    days = settled(PRINTS_ITS_DAY)
    assert days["p"].day == date(2024, 3, 5)
    assert "'Tuesday, March 5, 2024'" in days["p"].why


def test_the_full_date_of_another_weekday_settles_nothing():
    other = weekday_report(
        "o",
        f'{{Anna Ovik}} said Friday: ["{QUOTE}"].\nFlags fly for those lost on Tuesday, March 5, 2024, in Ost.',
        **{"Friday": "XXXX-WXX-5", "Tuesday,_March_5,_2024": "2024-03-05"},
    )
    assert settled(other) == {}


def test_a_settled_day_goes_on_to_reports_with_the_same_statement_and_weekday():
    lead = weekday_report("u", f'The chamber met Tuesday.\n{{Anna Ovik}} told it: ["{QUOTE}"].', Tuesday="XXXX-WXX-2")
    assert settled(PRINTS_ITS_DAY, lead)["u"].day == date(2024, 3, 5)
    other = weekday_report("u", f'The chamber met Monday.\n{{Anna Ovik}} told it: ["{QUOTE}"].', Monday="XXXX-WXX-1")
    assert "u" not in settled(PRINTS_ITS_DAY, other)


def test_of_two_readings_of_a_date_the_one_near_the_other_reports_is_meant():
    line = with_times(report("u", "Coast Staff | 5/3/2024\n{Anna Ovik} left."))
    at = (place_of(line.text, "5/3/2024"),)
    line = msgspec.structs.replace(
        line, published=msgspec.structs.replace(line.published, evidence=at, alternatives=("2024-05-03", "2024-03-05"))
    )
    assert settle_years({one.id: Sheet(one) for one in (DATED, line)})["u"][::2] == (date(2024, 3, 5), True)
    near = msgspec.structs.replace(DATED, id="e", published=msgspec.structs.replace(DATED.published, date="2024-04-10"))
    assert settle_years({one.id: Sheet(one) for one in (DATED, near, line)}) == {}


def test_a_report_appeared_on_the_weekday_of_its_head_where_that_is_the_day_of_its_news():
    told = with_times(cued(report("u", f'Coast Staff | Tuesday\n{{Anna Ovik}} told the chamber today: ["{QUOTE}"].')), Tuesday="XXXX-WXX-2")
    head = msgspec.structs.replace(told.published, evidence=(place_of(told.text, "Tuesday"),))
    assert settled(DATED, msgspec.structs.replace(told, published=head))["u"][::2] == (date(2024, 3, 5), True)
