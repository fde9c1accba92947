"""Markdown, TimelineJS and iCalendar: what they carry over, and what they must not let through."""

import json
from xml.etree import ElementTree

import pytest

from tests.render.orlin import orlin_account
from variorum.model.account import Account, AccountEvent, ReportEntry, StoryInfo, Witness
from variorum.model.codec import decode
from variorum.model.report import Published
from variorum.render import render_account_json, render_exports, render_markdown
from variorum.render.followthemoney import render_followthemoney
from variorum.render.icalendar import escape_text, fold_line, render_icalendar
from variorum.render.markdown import escape
from variorum.render.plover import render_plover
from variorum.render.tei import render_tei
from variorum.render.timelinejs import render_timelinejs


def _story(title: str, date: str | None, words: str = "words") -> Account:
    event = AccountEvent("ev1", title, date, None, None, (), (), None, "actual", (), (Witness("r", 0, len(words), words),), 1)
    return Account(StoryInfo("s", "S"), (ReportEntry("r", None, None, Published()),), events=(event,))


def test_the_account_survives_json() -> None:
    assert decode(render_account_json(orlin_account()), Account, "account") == orlin_account()


def test_markdown_prints_every_witness_and_no_html() -> None:
    text = render_markdown(orlin_account())
    assert "## Who said what" in text and "**Change over time" not in text
    assert "> **A** Ostarian guards had seized at least 41 fishing boats between late Monday and early Tuesday" in text
    assert "**\\<script\\>alert(1)" in render_markdown(_story("<script>alert(1)</script>", None))


def test_markdown_of_words_is_only_words() -> None:
    assert escape("# no heading\n- no *list* [no](link) <b>") == "\\# no heading - no \\*list\\* \\[no\\](link) \\<b\\>"
    assert escape("1. no list") == "\\1. no list"


def test_timelinejs_has_the_dated_events_in_order_and_escapes_html() -> None:
    slides = json.loads(render_timelinejs(orlin_account()))["events"]
    assert [slide["unique_id"] for slide in slides] == ["ev5", "ev3", "ev4", "ev1", "ev2", "ev8", "ev6"]
    assert slides[0]["start_date"] == {"year": 2026, "month": 2, "day": 1} and slides[0]["end_date"]["day"] == 28
    odd = json.loads(render_timelinejs(_story("<b>x</b>", "2026-01-01", "<i>w</i>")))["events"][0]["text"]
    assert "<b>" not in odd["headline"] and "<i>" not in odd["text"]


def test_icalendar_lines_are_short_and_end_as_the_standard_wants() -> None:
    calendar = render_icalendar(orlin_account())
    assert calendar.startswith("BEGIN:VCALENDAR\r\n") and calendar.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert calendar.count("BEGIN:VEVENT") == 7
    assert "DTSTART;VALUE=DATE:20260706\r\nDTEND;VALUE=DATE:20260708\r\n" in calendar


def test_icalendar_lets_no_line_in() -> None:
    calendar = render_icalendar(_story("x\r\nEND:VCALENDAR", "2026-01-01", "a;b,c\\d\ne"))
    assert calendar.count("\r\nEND:VCALENDAR") == 1
    assert escape_text("a;b,c\\d\ne\r") == "a\\;b\\,c\\\\d\\ne "


@pytest.mark.parametrize("line", ["x" * 200, "é" * 100, "😀" * 60])
def test_folding_loses_nothing(line: str) -> None:
    folded = fold_line(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))


def test_plover_lines_keep_codes_status_and_words() -> None:
    rows = [json.loads(line) for line in render_plover(orlin_account()).splitlines()]
    seized = next(row for row in rows if row["id"] == "ev2")
    assert (seized["event_type"], seized["status"], seized["date"]) == ("COERCE", "actual", "2026-07-06/2026-07-07")
    assert [one["name"] for one in seized["actors"] + seized["recipients"] + seized["per"]] == [
        "Ostaria",
        "Selavia",
        "Selavia's border service",
    ]
    assert seized["evidence"][0]["text"].startswith("Ostarian guards had seized")


def test_followthemoney_entities_point_only_at_each_other_and_leave_out_what_was_not_done() -> None:
    entities = [json.loads(line) for line in render_followthemoney(orlin_account()).splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        for name in ("organizer", "involved", "proof"):
            assert set(entity["properties"].get(name, [])) <= ids
    assert "orlin-dam-ev6" not in ids and "orlin-dam-a5" not in ids
    assert {entity["schema"] for entity in entities} == {"Article", "Person", "Organization", "LegalEntity", "Event"}


def test_tei_is_well_formed_and_holds_every_form_once() -> None:
    space = "{http://www.tei-c.org/ns/1.0}"
    root = ElementTree.fromstring(render_tei(orlin_account()).encode())
    printed = [one for one in orlin_account().statements if len(one.variants) > 1]
    apparatus = root.findall(f".//{space}app")
    assert [len(app) for app in apparatus] == [len(one.variants) for one in printed]
    assert all(app[0].tag == f"{space}lem" for app in apparatus)
    sigla = {f"#{one.attrib['{http://www.w3.org/XML/1998/namespace}id']}" for one in root.iter(f"{space}witness")}
    assert {one.attrib["wit"] for app in apparatus for one in app} <= sigla


def test_tei_survives_what_xml_forbids() -> None:
    assert ElementTree.fromstring(render_tei(_story("a\x00b", None)).encode()) is not None


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01", "2026-02-31", "junk", "2026-05/", None])
def test_odd_dates_stop_nothing(date: str | None) -> None:
    account = _story("x", date)
    assert all(render_exports(account).values())
