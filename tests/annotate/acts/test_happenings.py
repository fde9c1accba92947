"""Happenings without a PLOVER code: dated deeds, plain deeds of domestic news, occasions; and what is none."""

from datetime import date

import pytest

from tests.annotate.reading import Reading
from variorum.annotate.timex.redate import redate_report

WEDNESDAY = "2031-06-04"


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """Trigger, date and status of every event without a type, in the order of the text."""
    reading = Reading(text, published=WEDNESDAY)
    events = sorted((event for event in reading.events if event.type is None), key=lambda event: event.trigger)
    return [(reading.words(event.trigger), event.date, event.status) for event in events]


@pytest.mark.parametrize(
    ("text", "word", "day", "status"),
    [
        ("The night shift parked two cranes across the gate on Sunday.", "parked", "2031-06-01", "actual"),
        ("A judge granted an order against the pickets on Friday of last week.", "granted", "2031-05-30", "actual"),
        ("The offer, tabled by Brandt Shipping on Tuesday, is still open.", "tabled", "2031-06-03", "actual"),
        ("Lina Brandt gave Dover until June 20 to pay.", "gave", "2031-06-20", "planned"),
        ("Dover has until June 20 to pay.", "has", "2031-06-20", "planned"),
        ("The council has put off the vote until June 20.", "put", "2031-06-20", "planned"),
        ("The vote was put back to June 20.", "put", "2031-06-20", "planned"),
        ("Lina Brandt said that Dover would wait until June 20.", "wait", "2031-06-20", "planned"),
        ("The trial is fixed for June 9.", "fixed", "2031-06-09", "planned"),
        ("Lane is willing to wait if the crews are freed before the trial on June 9.", "trial", "2031-06-09", "planned"),
        ("The Dover Front has claimed the bombing.", "claimed", None, "actual"),
        ("A new wing spared most of the damage in the leak of 2029.", "leak", "2029", "actual"),
        ("On Monday the board is to hear the crews.", "hear", "2031-06-09", "planned"),
        ("A rally set for Saturday was put off.", "set", "2031-06-07", "planned"),
        ("The quay had been cleared late the night before.", "cleared", "2031-06-03", "actual"),
        ("Lina Brandt extended the offer to Sunday.", "extended", None, "actual"),
        ("The speech, scheduled for June 9, drew criticism.", "scheduled", "2031-06-09", "planned"),
        ("The fair is to open on June 12.", "open", "2031-06-12", "planned"),
        ("Dover on Friday gave Lasko 72 hours to answer.", "gave", "2031-05-30", "actual"),
        ("The crew shut the gate on Friday and parked two trucks across the road.", "parked", "2031-05-30", "actual"),
        ("When the truce ran out on Monday the crews left.", "left", "2031-06-02", "actual"),
        ("When the truce ran out on Monday the crews left.", "ran", "2031-06-02", "actual"),
        ("The mayor did not sign the bill on Tuesday.", "sign", "2031-06-03", "denied"),
        ("The union threatened to bring out all pilots from Monday.", "bring", "2031-06-09", "planned"),
        ("If the gates are shut on Sunday, I shall sign the order on Monday.", "sign", "2031-06-09", "conditional"),
        ("About 900 people took part in a march on Tuesday evening.", "took", "2031-06-03", "actual"),
        ("Lina Brandt was heading to Dover on Monday.", "heading", "2031-06-02", "actual"),
        ("After the budget fight of 2029, all kept still.", "fight", "2029", "actual"),
        ("Lina Brandt's count of the march on Tuesday evening is lower.", "march", "2031-06-03", "actual"),
        ("Lina Brandt appeared in court on Monday.", "appeared", "2031-06-02", "actual"),
        ("Lina Brandt is to appear again on June 18.", "appear", "2031-06-18", "planned"),
        ("Shares in Dover fell 11 percent on Tuesday.", "fell", "2031-06-03", "actual"),
        ("Divers found two anchors on Tuesday.", "found", "2031-06-03", "actual"),
        ("The hearing continues on Monday.", "continues", "2031-06-09", "planned"),
        ("There was no trouble but for a scuffle on Tuesday by the gate.", "scuffle", "2031-06-03", "actual"),
        ("The pilots have announced a march on Saturday.", "march", "2031-06-07", "planned"),
        ("The crews of the Dover Line on Tuesday closed the gate.", "closed", "2031-06-03", "actual"),
    ],
)
def test_what_the_words_put_in_time(text: str, word: str, day: str | None, status: str) -> None:
    assert (word, day, status) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Senate passed the bill over the objections of Governor Lane.",
        "A bridge collapsed.",
        "Governor Lane nominated Judge Amy Roe.",
        "Two ferries have been diverted to Lasko.",
        "A train derailed near Dover.",
        "Lina Brandt lost the election.",
        "Lina Brandt hid the keys.",
        "Lina Brandt has repainted the hall.",
        "The hotel rooms had been cancelled.",
        "Two aircraft took off from Lasko.",
    ],
)
def test_a_plain_deed_needs_no_date(text: str) -> None:
    assert [(day, status) for _, day, status in told(text)] == [(None, "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor remained calm on Tuesday.",
        "The mayor may resign on Friday.",
        "Did the mayor sign the bill on Tuesday?",
        "The firm has held the concession since 2009.",
        "Sales rose in May.",
        '"They passed the bill in one night," Lina Brandt said.',
    ],
)
def test_what_puts_no_deed_on_a_timeline(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lina Brandt consistently hid the keys.",
        "Lina Brandt hailed the fair as a success.",
        "Lina Brandt put the losses at 3 million.",
        "Lina Brandt described the hall.",
        "Nine ships are stuck at Lasko.",
        "Hopes have faded.",
    ],
)
def test_habits_judgements_and_states_are_no_deeds(text: str) -> None:
    assert told(text) == []


def test_what_was_not_done_is_marked_denied() -> None:
    assert told("Lina Brandt has not signed the order.") == [("signed", None, "denied")]


def test_a_time_is_used_once() -> None:
    assert [word for word, _, _ in told("Mayor Cole spoke at a rally in Dover on Saturday.")] == ["spoke"]


def test_an_hour_alone_dates_nothing_that_a_speaker_tells() -> None:
    assert told("Lina Brandt said the crew had left the room at 11 p.m.") == []


def test_the_noun_that_a_clause_is_about_stands_with_it() -> None:
    reading = Reading("The blockade, which began on June 1, goes on.", published=WEDNESDAY)
    event = next(event for event in reading.events if reading.words(event.trigger) == "began")
    assert reading.words((event.start, event.end)) == "The blockade, which began on June 1"


def test_sayings_at_different_times_of_one_sentence_stand_apart() -> None:
    text = "Lina Brandt, who said on Monday that the port was safe, said on Tuesday that it was not."
    assert [day for word, day, _ in told(text) if word == "said"] == ["2031-06-02", "2031-06-03"]


def test_a_timed_saying_needs_no_known_speaker() -> None:
    assert [day for _, day, _ in told("On Tuesday night he told the channel that the port was safe.")] == ["2031-06-03"]


def test_the_occasion_dates_what_is_said_there() -> None:
    assert [day for _, day, _ in told("Lina Brandt told a forum of 3 May that the port was safe.")] == ["2031-05-03"]


def test_the_first_saying_at_an_occasion_is_on_the_timeline() -> None:
    text = 'Lina Brandt told a news conference that the port was safe. "It is safe," Brandt told reporters. Omar Lund said it was not.'
    assert [word for word, _, _ in told(text)] == ["told"]


def test_a_state_on_a_day_is_no_deed() -> None:
    assert told("Lina Brandt appeared to smile on Monday.") == []


def test_the_year_of_a_person_is_not_that_of_the_deed() -> None:
    assert Reading("Dover troops killed three men, among them a boy born in 2009.", WEDNESDAY).event("ASSAULT").date is None


def test_what_is_told_of_a_day_to_come_is_planned() -> None:
    found = Reading("Kenya thanked Peru for the meeting on June 20.", WEDNESDAY).events
    assert all(event.status != "actual" for event in found if event.date == "2031-06-20")


def test_what_is_joined_to_a_dated_deed_has_its_day() -> None:
    reading = Reading("Kenya condemned the raid on Monday and expelled two Peruvian envoys.", WEDNESDAY)
    assert {event.date for event in reading.events} == {"2031-06-02"}


def test_an_agency_tells_the_press_on_the_day_of_its_news() -> None:
    dateline = "KYRVALE, June 4, 2031 (Coast Wire) - Peru shut its ports to Kenyan ships on Wednesday, its government said in a note."
    said = '\n\n"We have waited for long enough," President Anna Ovik of Peru told reporters.'
    assert [event.date for event in Reading(dateline + said).events if event.statement] == ["2031-06-04"] * 2
    line = Reading(f"Ports shut\nThe Harbour Letter, June 4, 2031\n\nThe ports are shut.{said}")
    assert [event.date for event in line.events if event.statement] == [None]


def test_the_day_of_the_news_waits_for_the_year_of_the_dateline() -> None:
    dateline = "KYRVALE, June 4 (Coast Wire) - Peru shut its ports to Kenyan ships on Wednesday, its government said in a note."
    report = Reading(f'{dateline}\n\n"We have waited for long enough," President Anna Ovik of Peru told reporters.').report
    assert [event.date for event in report.events or ()] == [None] * 2
    settled = redate_report(report, date(2031, 6, 4), "another report", is_printed=True)
    assert {event.date for event in settled.events or ()} == {"2031-06-04"}
    regular = Reading(f'{dateline}\n\n"We have waited," President Anna Ovik of Peru told a weekly news conference.').report
    assert not any(event.of_news for event in regular.events or () if event.statement)


@pytest.mark.parametrize("text", ["What happened on Tuesday is told differently by all.", "The 27 March is a day off."])
def test_questions_and_months_are_no_happenings(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Ada Rook told the board on Monday that no one would leave, according to two people.", "told", "2026-03-16"),
        ("The guild let it be known on Monday that it could imagine such a text.", "let", "2026-03-16"),
        ("A court in Brennick annulled the 2023 congress of the guild on Monday.", "annulled", "2026-03-16"),
        ("Norway disclosed letters of 2021 on Monday.", "disclosed", "2026-03-16"),
    ],
)
def test_the_day_of_a_deed_and_not_the_year_of_a_thing(text: str, word: str, date: str) -> None:
    reading = Reading(text, "2026-03-18")
    assert {reading.words(event.trigger): event.date for event in reading.events}[word] == date


def test_a_day_whose_year_is_open_is_kept_as_the_time_of_what_began_then() -> None:
    reading = Reading("The gate has been shut since 4 May. No boat has come since 2 July, when Norway turned back a convoy.")
    times = {reading.words(event.trigger): reading.words(event.time) for event in reading.events}
    assert (times.get("shut"), times.get("turned")) == ("4 May", "2 July")
