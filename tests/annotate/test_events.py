"""Events: who did what to whom, when, how it stands, and what is no act at all."""

import pytest

from tests.annotate.reading import Reading
from variorum.annotate.events import LAYER


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Norway accused Chile of shelling a fishing village.", "ACCUSE", ["Norway"], ["Chile"]),
        ("Chile was accused by Norway of shelling a fishing village.", "ACCUSE", ["Norway"], ["Chile"]),
        ("Kenya imposed sanctions on Peru.", "SANCTION", ["Kenya"], ["Peru"]),
        ("Peru sent tents and blankets to Kenya.", "AID", ["Peru"], ["Kenya"]),
        ("Ghana rejected a proposal by Togo.", "REJECT", ["Ghana"], ["Togo"]),
        ("Peru threatened to bomb Chile.", "THREATEN", ["Peru"], ["Chile"]),
        ("Norway demanded that Chile free the sailors.", "REQUEST", ["Norway"], ["Chile"]),
        ("Norway said that Chile must free the sailors.", "REQUEST", ["Norway"], ["Chile"]),
        ("Kenya attacked Ghana.", "ASSAULT", ["Kenya"], ["Ghana"]),
        ("Peru praised Kenya.", "SUPPORT", ["Peru"], ["Kenya"]),
        ("Kenya deported 40 citizens of Ghana.", "COERCE", ["Kenya"], ["Ghana"]),
    ],
)
def test_type_actor_and_recipient_in_either_voice(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    reading = Reading(text)
    event = reading.event(kind)
    assert (reading.who(event.actors), reading.who(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile met in Lima.",
        "Norway met Chile.",
        "The talks between Norway and Chile took place.",
        "Norway held talks with Chile.",
    ],
)
def test_a_meeting_has_both_sides_as_actors(text: str) -> None:
    reading = Reading(text)
    assert sorted(reading.who(reading.event("CONSULT").actors)) == ["Chile", "Norway"]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kenya attacked Ghana.", "ASSAULT", "actual"),
        ("Kenya did not attack Ghana.", "ASSAULT", "denied"),
        ("Kenya denied attacking Ghana.", "ASSAULT", "denied"),
        ("Kenya could attack Ghana.", "ASSAULT", "hypothetical"),
        ("Kenya will attack Ghana.", "THREATEN", "planned"),
        ("Kenya plans to send food to Ghana.", "AGREE", "planned"),
        ("Kenya will send food to Ghana if the rains fail.", "AGREE", "conditional"),
        ("Kenya did not accept the terms of Ghana.", "REJECT", "actual"),
    ],
)
def test_how_an_act_stands(text: str, kind: str, status: str) -> None:
    assert Reading(text).event(kind).status == status


def test_the_condition_is_the_if_clause() -> None:
    reading = Reading("Kenya will send food to Ghana if the rains fail.")
    assert reading.words(reading.event("AGREE").condition) == "if the rains fail"


def test_what_is_demanded_or_supposed_is_no_act_of_its_own() -> None:
    assert Reading("Norway demanded that Chile withdraw its troops.").coded() == [("REQUEST", "demanded")]
    assert "AID" not in {kind for kind, _ in Reading("Norway will protest if Chile sends weapons to Peru.").coded()}


def test_dates_are_those_of_the_words_not_of_the_report() -> None:
    reading = Reading("Norway and Chile met on 15 May 2031. Peru praised Chile.", published="2031-06-01")
    assert reading.event("CONSULT").date == "2031-05-15"
    assert reading.event("SUPPORT").date is None


def test_a_background_act_keeps_its_own_date() -> None:
    reading = Reading("Norway criticised Chile on 4 June 2031 over its invasion of Peru in March 2029.", published="2031-06-05")
    assert reading.event("ACCUSE").date == "2031-06-04"
    assert "2031-06-04" not in {event.date for event in reading.events if event.type == "ASSAULT"}


def test_a_dated_remark_without_a_code_is_an_event_without_a_type() -> None:
    reading = Reading("The road to the coast is long, President Anna Ovik said on 4 June 2031.")
    event = reading.event(None)
    assert (event.date, reading.who(event.actors)) == ("2031-06-04", ["Anna Ovik"])


def test_a_remark_without_a_date_is_no_event() -> None:
    assert Reading("The road to the coast is long, President Anna Ovik said.").events == ()


def test_dated_list_items_are_acts_of_the_kind_that_the_lead_line_announces() -> None:
    text = (
        "Several rounds of talks between Norway and Chile took place in 2031:\n"
        "- May 3: First meeting, held in Lima\n"
        "- June 2: Second round where little was settled\n"
    )
    reading = Reading(text)
    dated = {event.date: (event.type, sorted(reading.who(event.actors))) for event in reading.events}
    assert dated["2031-05-03"] == ("CONSULT", ["Chile", "Norway"])
    assert dated["2031-06-02"] == ("CONSULT", ["Chile", "Norway"])


def test_deeds_in_a_list_are_done_by_the_one_the_lead_line_names() -> None:
    reading = Reading("President Ovik has watched Chile:\n- Attack the port of Lima\n- Refuse talks with Peru\n")
    assert {(event.type, *reading.who(event.actors)) for event in reading.events} >= {("ASSAULT", "Chile"), ("REJECT", "Chile")}


def test_demands_in_a_list_have_not_happened() -> None:
    assert all(
        event.type == "REQUEST"
        for event in Reading("Norway wants Chile to accept:\n- Lifting of all sanctions on Norway\n- A truce\n").events
    )


def test_an_act_in_a_saying_stands_on_the_word_of_the_speaker() -> None:
    reading = Reading("Kenya attacked Ghana, President Anna Ovik said.")
    assert reading.who(reading.event("ASSAULT").per) == ["Anna Ovik"]


def test_the_surest_act_of_a_sentence_comes_first() -> None:
    reading = Reading("Kenya expelled two diplomats of Ghana after talks in Accra.")
    assert reading.events[0].type == "SANCTION"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NORWAY REJECTS PEACE PLAN AS CHILE ATTACKS",
        '""" "" “” ” “',
        "Норвегия обвинила Чили.",
        "- Attack\n- Reject\n- 3 May: talks\n",
        "Peru said " + "that Chile thinks " * 40 + "that Kenya attacked Ghana.",
        "attack " * 3000,
    ],
    ids=["empty", "capitals", "marks", "another language", "list without a lead", "forty clauses", "no full stop"],
)
def test_odd_pages_are_read_without_inventing_anybody(text: str) -> None:
    reading = Reading(text)
    for event in reading.events:
        assert 0 <= event.start < event.end <= len(text)
        assert {*event.actors, *event.recipients, *event.per} <= set(reading.names)


def test_two_readings_are_equal() -> None:
    text = "Norway and Chile met on 15 May 2031 and agreed to free 30 sailors. Peru threatened to attack Kenya unless it left."
    assert Reading(text).events == Reading(text).events


def test_layer_waits_for_what_it_reads() -> None:
    assert set(LAYER.wants) >= {"entities", "times", "statements", "boilerplate"}


def test_a_body_said_to_work_somewhere_is_the_one_that_demands() -> None:
    reading = Reading("The Red Cross operating in Peru said Chile must allow food and water to reach the needy.")
    assert reading.who(reading.event("REQUEST").actors) == ["Red Cross"]


def test_who_must_do_something_does_not_demand_it() -> None:
    assert not [event for event in Reading("Norway must pay.").events if event.type == "REQUEST"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The crew stormed out on an offer of two years' pay.", "ASSAULT"),
        ("Senator Lane has been pounding Governor Ridge over taxes.", "ASSAULT"),
        ("Governor Ridge shot down the idea of a special session.", "ASSAULT"),
        ("The dispute has damaged relations between Norway and Chile.", "ASSAULT"),
        ("The ruling opened the door to new claims by Chile.", "AID"),
        ("Norway's ministers are fighting to keep the law.", "ASSAULT"),
        ("Chile's opposition seized on the report.", "COERCE"),
        ("A reporter asked Omar Lund whether Chile would pay.", "REQUEST"),
        ("Lina Brandt declined to comment on Norway.", "REJECT"),
        ("Omar Lund went back for his hat.", "CONSULT"),
    ],
)
def test_figures_of_speech_and_questions_are_no_acts(text: str, kind: str) -> None:
    assert kind not in {found for found, _ in Reading(text).coded()}


def test_what_is_bounded_or_asked_for_a_day_is_not_dated_by_it() -> None:
    assert Reading("Norway rejected all cuts until the end of 2035.", published="2031-06-05").event("REJECT").date is None
    assert Reading("Norway urged Chile to return to talks this week.", published="2031-06-05").event("REQUEST").date is None


def test_an_act_that_is_only_mentioned_is_marked() -> None:
    assert Reading("Norway's attack on Chile is remembered.").event("ASSAULT").aside
    assert not Reading("Norway attacked Chile.").event("ASSAULT").aside


def test_the_time_expression_is_kept_where_its_date_is_open() -> None:
    reading = Reading("Norway attacked Chile on Friday.")
    event = reading.event("ASSAULT")
    assert (event.date, reading.words(event.time)) == (None, "Friday")


def test_counted_victims_need_no_name() -> None:
    assert ("COERCE", "arrested") in Reading("At least 31 people were arrested.").coded()
    assert Reading("The members detained were tired.").coded() == []


def test_the_sentence_behind_a_dateline_is_read_and_the_dateline_dates_nothing() -> None:
    text = "Envoy expelled\n\nLIMA, May 3 (Orlin Wire) - Norway imposed sanctions on Peru on Monday.\n\nThe ministry gave no reason."
    reading = Reading(text)
    event = reading.event("SANCTION")
    assert (reading.words(event.time), reading.words((event.start, event.end))) == ("Monday", "Norway imposed sanctions on Peru on Monday")
    slashed = Reading(text.replace("LIMA", "LIMA/OSLO"))
    assert slashed.words(slashed.event("SANCTION").time) == "Monday"


def test_since_a_year_and_under_a_treaty_of_a_year_date_no_act() -> None:
    assert Reading("Norway has detained 12 ships of Chile since 2019.", published="2031-06-05").event("COERCE").date is None
    found = Reading("Under a treaty of 1998 Norway rejected a request by Chile.", published="2031-06-05").event("REJECT")
    assert found.date is None


def test_what_a_quotation_or_a_denial_tells_without_a_day_is_left_to_the_statement() -> None:
    assert "reached" not in {word for _, word in Reading('Omar Lund said the driver had "reached for a weapon".').coded()}
    assert "broken" not in {word for _, word in Reading("Omar Lund said that no windows were broken.").coded()}


def test_what_is_over_is_no_plan_and_a_course_is_none() -> None:
    reading = Reading("The rule, which goes back to 1948, was meant to influence the 2012 election.", published="2031-06-05")
    assert [(reading.words(event.trigger), event.status) for event in reading.events if event.status == "planned"] == []
    assert "selling" not in {word for _, word in Reading("In the valley, rice is selling at four times its January price.").coded()}


WEDNESDAY = "2026-03-18"


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("The barge capsized before dawn on Sunday off the cape.", "capsized", "2026-03-15"),
        ("The crossing has been shut since Tuesday morning.", "shut", "2026-03-17"),
        ("Insurers have doubled their premiums since Monday.", "doubled", "2026-03-16"),
        ("Kenya has fired six rockets at Ghana since Monday.", "fired", None),
        ("The deposits have been blocked in Oslo since 2012.", "blocked", "2012"),
        ("Two pilots, jailed in Oslo since January, have been freed.", "jailed", "2026-01"),
        ("The raid on Monday in which two guards were killed angered the town.", "killed", "2026-03-16"),
        ("Monday's raid, in which two guards were killed, angered the town.", "killed", "2026-03-16"),
        ("Peru recalled its envoy to Lima on Monday, where he met the press.", "met", "2026-03-16"),
        ("Tuesday's march began when several thousand students left the park.", "began", "2026-03-17"),
        ("Peru recalled its envoy on Monday, when Chile seized the island.", "seized", "2026-03-16"),
    ],
)
def test_the_day_on_which_something_began_or_fell_is_its_date(text: str, trigger: str, date: str | None) -> None:
    reading = Reading(text, WEDNESDAY)
    assert [event.date for event in reading.events if reading.words(event.trigger) == trigger] == [date]


def test_a_deadline_set_on_a_day_of_its_own_is_two_events() -> None:
    reading = Reading("Greece on Thursday gave Kenya until 29 March to release the tanker.", WEDNESDAY)
    told = {(event.date, event.status) for event in reading.events if reading.words(event.trigger) == "gave"}
    assert told == {("2026-03-12", "actual"), ("2026-03-29", "planned")}


def test_what_somebody_was_let_do_is_dated_by_the_deed() -> None:
    assert Reading("Kenya had been allowed by Peru to see the captive on Monday.", WEDNESDAY).event("CONCEDE").date == "2026-03-16"


def test_an_occasion_that_an_act_only_names_has_its_own_day() -> None:
    reading = Reading("Norway condemned Friday's raid.", WEDNESDAY)
    assert [(reading.words(event.trigger), event.date) for event in reading.events if event.type is None] == [("raid", "2026-03-13")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "LIMA, March 18, 2026 (CW) - Peru expelled two envoys of Chile in a row over fishing, its ministry said on Tuesday.",
            "2026-03-17",
        ),
        (
            "LIMA, March 18, 2026 (CW) - Peru has expelled two envoys of Chile in a row over fish, its ministry said on Tuesday.",
            None,
        ),
        (
            "LIMA, March 18, 2026 (CW) - Two boats sank on Tuesday in the bay near the port of Lima. Peru expelled two envoys.",
            None,
        ),
    ],
)
def test_what_an_agency_tells_first_is_of_the_day_of_its_news(text: str, date: str | None) -> None:
    reading = Reading(text)
    assert [event.date for event in reading.events if reading.words(event.trigger) == "expelled"] == [date]


def test_what_somebody_is_invited_to_is_to_come() -> None:
    event = Reading("Both envoys were invited by Peru to talks in the week of 25 March.", WEDNESDAY).event("REQUEST")
    assert (event.date, event.status) == ("2026-03-23/2026-03-29", "planned")


def test_an_act_done_in_two_places_on_two_days_is_two_events() -> None:
    reading = Reading("The curfew was lifted in Lima on Monday and in the port on Tuesday.", WEDNESDAY)
    assert {event.date for event in reading.events if reading.words(event.trigger) == "lifted"} == {"2026-03-16", "2026-03-17"}


def test_what_somebody_is_given_time_to_do_has_not_happened() -> None:
    reading = Reading("Norway gave Chile 48 hours to release the sailors.", WEDNESDAY)
    assert [event.status for event in reading.events if reading.words(event.trigger) == "release"] == ["hypothetical"]
