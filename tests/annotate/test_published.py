"""A report's own date: given, stated, settled by what it tells, or left open with the reason."""

import pytest

from variorum.annotate import published
from variorum.model.layer import Layers, Params
from variorum.model.report import Published, Report, Source


def find(text: str, *, given: str | None = None, url: str | None = None) -> Published:
    report = Report(id="r", text=text, published_given=given, source=Source(url=url))
    found = published.find(report, Layers(), Params())
    assert isinstance(found, Published)
    return found


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2025-10-08", "2025-10-08"),
        ("2025-10-08T22:15:00+02:00", "2025-10-08"),
        ("Wed, 08 Oct 2025 22:15:00 GMT", "2025-10-08"),
        ("October 8, 2025", "2025-10-08"),
        ("20251008", "2025-10-08"),
        ("25/10/2025", "2025-10-25"),
        ("2025-10", "2025-10"),
    ],
)
def test_given_date_is_read_in_every_usual_form(given: str, date: str) -> None:
    found = find("The port was shut.", given=given)
    assert (found.date, found.basis) == (date, "given")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour News (October 8, 2025): The port was shut.",
        "BRENVALE, Oct. 8, 2025 (Coast Wire) - The port was shut.",
        "BRENVALE, Torland, October 8, 2025 -- The port was shut.",
        "Port shut\nBy Anna Ovik\nPublished: 8 October 2025\nThe port was shut.",
        "The Brenvale Weekly\nWeek ending 8 October 2025\n\nThe port was shut.",
        "Port shut\nBy Anna Ovik | October 8, 2025\nThe port was shut.",
        "Port shut\nWednesday, October 8, 2025 10:15 a.m.\nThe port was shut.",
        "October 8, 2025 / 10:15 AM / Coast Wire\nThe port was shut.",
        "KYRVALE (Coast Wire) - October 8, 2025\nThe port was shut.",
        "Brenvale. October 8, 2025. COAST WIRE. The port was shut.",
        "Harbour Daily, October 8, 2025\nThe port was shut.",
        "BRENVALE/OST, 8 October 2025 - The port was shut.",
        "BRENVALE, Torland/OSTWICK, Oct 8, 2025 (Coast Wire) - The port was shut.",
        "8 October 2025, BRENVALE /Coastinform/. The port was shut.",
        "8 October 2025. - The port was shut.",
        "Brenvale, Oct 8, 2025: The port was shut.",
        "Brenvale, 8 October 2025 (Coast Wire) — The port was shut.",
        "[Brenvale, 8 October 2025] The port was shut.",
        "Brenvale, 8 October 2025 (COAST-WIRE). The port was shut.",
        "Brenvale, 8 October 2025 (Coast Wire).- The port was shut.",
        "Brenvale, 8 October 2025. The port was shut.",
        "THE HARBOUR LETTER\nNo. 41 - 8 October 2025 - For subscribers only\nThe port was shut.",
        "THE HARBOUR LETTER\nVol. XII, No. 3 (8 October 2025)\nThe port was shut.",
        "THE HARBOUR DAILY - Morning edition, 8 October 2025\nThe port was shut.",
        "Ministry of Ports of Torland, Wednesday 8 October 2025\nThe port was shut.",
        "Port shut\nPosted on 2025-10-08\nUpdated on 2025-10-11\nThe port was shut.",
        "The port was shut.\n" + "It stayed shut. " * 200 + "\nFirst published on 8 October 2025",
    ],
)
def test_stated_date_is_found_with_its_words(text: str) -> None:
    found = find(text)
    assert (found.date, found.basis) == ("2025-10-08", "stated")
    start, end = found.evidence[0]
    assert "8" in text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "The list, published on October 8, 2025, names 5 ports.",
        "The law was issued on October 8, 2025.",
        "Brenvale, October 8, 2025 was a day of mourning.",
        "On October 8, 2025 - a Wednesday - the port was shut.",
        "Talks fail in the harbour of Brenvale, October 8, 2025\nThe port was shut.",
        "6 October 2025. - The ship came.\n8 October 2025. - The port was shut.",
    ],
)
def test_a_sentence_that_tells_of_publishing_is_no_dateline(text: str) -> None:
    assert find(text).basis == "inferred"


def test_date_of_an_event_is_no_date_of_publication() -> None:
    found = find("The ministers met on October 8, 2025, in Brenvale. The harbour talks of 3 March 2025 failed.")
    assert (found.date, found.basis) == ("2025-10-08/..", "inferred")
    assert find("The port was shut on Wednesday.").date is None


def test_planned_day_bounds_nothing() -> None:
    assert find("The talks of May 2, 2025, failed; the next round will open on June 9, 2025.").date == "2025-05-02/.."


def test_weekday_settles_the_order_of_day_and_month() -> None:
    found = find("Harbour News (08/10/2025): The minister resigned, officials said on Wednesday.")
    assert found.date == "2025-10-08"
    assert "Wednesday" in found.why
    assert find("Harbour News (08/10/2025): The minister resigned, officials said on Sunday.").date == "2025-08-10"


def test_order_of_events_settles_the_order_of_day_and_month() -> None:
    found = find("Harbour News (08/10/2025): Two months ago, on August 15, the ministers met. Nothing came of it.")
    assert found.date == "2025-10-08"
    assert "August 15" in found.why


def test_other_dates_in_figures_settle_the_order_of_day_and_month() -> None:
    assert find("Harbour News (08/10/2025): The bill of 25/09/2025 stands.").date == "2025-10-08"
    assert find("Harbour News (08/10/2025): The bill of 07/25/2025 stands.").date == "2025-08-10"


def test_unsettled_order_is_left_open_with_both_readings() -> None:
    found = find("Harbour News (08/10/2025): The port was shut.")
    assert found.date is None
    assert found.alternatives == ("2025-08-10", "2025-10-08")
    assert "settles" in found.why


def test_contradictory_datelines_give_no_date() -> None:
    found = find("Published: 8 October 2025\nBRENVALE, Oct. 3, 2025 (Coast Wire) - The port was shut.")
    assert found.date is None
    assert found.alternatives == ("2025-10-03", "2025-10-08")
    assert "different dates" in found.why


def test_year_of_a_dateline_comes_from_the_dates_reported() -> None:
    found = find("BRENVALE, Jan. 8 (Coast Wire) - The port, shut on December 2, 2024, is open again.")
    assert (found.date, found.basis) == ("2025-01-08", "inferred")
    assert find("BRENVALE, Jan. 8 (Coast Wire) - The port is open again.").date is None


def test_a_date_reported_long_before_gives_no_year_though_the_weekday_of_the_news_would_fit() -> None:
    found = find("BRENVALE, June 9 (Coast Wire) - The port was shut on Tuesday. It last closed in December 2021.")
    assert found.date == "2021-12/.."


def test_a_month_reported_gives_its_own_year_only() -> None:
    text = "BRENVALE, May {} (Coast Wire) - The port opened again, which had been watched since {} 2024."
    assert find(text.format(12, "February")).date == "2024-02/.."
    assert find(text.format(12, "May")).date == "2024-05-12"


def test_address_gives_the_day_where_the_page_states_none() -> None:
    assert find("The port was shut.", url="https://news.example/2025/10/08/port").date == "2025-10-08"
    assert find("The port was shut.", url="https://news.example/a-20251008.html").date == "2025-10-08"
    assert find("The port was shut.", url="https://news.example/2025/13/45/port").date is None


@pytest.mark.parametrize("text", ["", "\n", "(08/10/2025)", "31/02/2025", "ПОРТ ЗАКРЫТ 08.10.2025", "PORT SHUT", '"'])
def test_odd_texts_give_an_answer(text: str) -> None:
    assert find(text).why
    assert find(text, given="rubbish").why


def test_the_day_of_a_landmark_tells_nothing_of_the_report() -> None:
    assert find("The attacks of Sept. 11, 2001, changed the law. The mayor resigned on Monday.").date is None


def test_a_page_that_gives_its_month_only() -> None:
    found = find("LETTER FROM BRENVALE\n\nAnna Ovik\n\nNovember 2024\n\nThe river is low.")
    assert (found.date, found.basis) == ("2024-11", "stated")
    assert find("LETTER FROM BRENVALE\n\nNovember 2024\n\nIssue 12 | October 2024\n\nThe river is low.").date is None


def test_the_month_of_an_issue_is_that_of_the_report() -> None:
    found = find("HARBOUR QUARTERLY\nMarch 2024 issue - Law\n\nOld piers, new rules\n\nThe piers were shut in February.")
    assert (found.date, found.basis) == ("2024-03", "stated")
