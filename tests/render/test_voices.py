"""The reporters' own voice on the page: marked where it stands, and lines that rest on nothing else told apart."""

import subprocess
from pathlib import Path
from typing import get_args

import pytest

from tests.render.orlin import annotated
from tests.render.reading import Page
from tests.render.test_browser import CHROMIUM
from variorum.model.account import Account, AccountEvent, ReportEntry, StoryInfo, Witness, witness
from variorum.model.report import AnnotatedReport, Entity, Published, Report, Voice, VoiceKind
from variorum.render import render_page
from variorum.render.citing import Citations
from variorum.render.cutting import cut_report
from variorum.render.voices import count_marks, find_own_lines, list_marks

TEXT = "The gate was shut at noon. The closure may deepen the quarrel, the mayor said nothing."


def _voice(words: str, kind: str, by: tuple[str, ...] = ()) -> Voice:
    start = TEXT.index(words)
    return Voice(start, start + len(words), kind, "because <it> does", by)  # type: ignore[arg-type]


def _report(*voices: Voice) -> AnnotatedReport:
    return annotated(Report(id="one", text=TEXT), voice=voices, entities=(Entity(id="e1", name="Anna Ovik", kind="person"),))


def _see(words: str) -> Witness:
    start = TEXT.index(words)
    return witness("one", TEXT, start, start + len(words))


def _account(*evidence: tuple[str, ...]) -> Account:
    events = tuple(
        AccountEvent(f"ev{number}", f"Act {number}", None, None, None, (), (), None, "actual", (), tuple(map(_see, words)), 1)
        for number, words in enumerate(evidence, 1)
    )
    return Account(StoryInfo("s", "S"), (ReportEntry("one", None, None, Published()),), events=events)


def test_a_line_is_a_reporters_own_only_if_all_its_words_are() -> None:
    account = _account(("deepen the quarrel",), ("The gate was shut",), ("may deepen", "The gate"), ("The closure may deepen",))
    report = _report(_voice("may deepen the quarrel", "forecast"))
    assert find_own_lines(account, [report]) == {"ev1"}


def test_hedges_and_loaded_words_leave_no_line_out() -> None:
    account = _account(("may deepen",))
    assert not find_own_lines(account, [_report(_voice("may deepen the quarrel", "hedge"), _voice("may deepen the quarrel", "loaded"))])
    assert not find_own_lines(account, [_report()])


def test_irony_and_images_leave_a_line_out_and_labels_order_and_asides_do_not() -> None:
    account = _account(("deepen the quarrel",))
    for kind, left in (("irony", True), ("metaphor", True), ("label", False), ("order", False), ("aside", False)):
        assert bool(find_own_lines(account, [_report(_voice("may deepen the quarrel", kind))])) is left


def test_every_kind_has_a_name_for_the_reader() -> None:
    for kind in get_args(VoiceKind):
        (mark,) = list_marks(_report(_voice("said nothing", kind)))
        assert mark.told.endswith(": because <it> does") and not mark.told.startswith(":")


def test_the_page_counts_what_is_marked() -> None:
    report = _report(_voice("may", "hedge"), _voice("said nothing", "irony"), _voice("quarrel", "label"), _voice("deepen", "label"))
    assert count_marks([report, _report()]) == ("2 labels in quotation marks", "1 irony", "1 hedge")
    page = Page(render_page(_account(("The gate was shut",)), [report]))
    assert "2 labels in quotation marks · 1 irony · 1 hedge" in "".join(one.text for one in page.of_class("voices"))


def test_overlapping_voices_and_evidence_are_cut_and_lose_no_letter() -> None:
    report = _report(_voice("may deepen the quarrel", "forecast"), _voice("may", "hedge"), _voice("quarrel, the mayor", "gloss"))
    (paragraph,) = cut_report(report, Citations(_account(("closure may deepen",))), frozenset())
    assert "".join(segment.text for segment in paragraph.segments) == TEXT
    told = {segment.text: segment.voice for segment in paragraph.segments}
    assert told["may"] == "forecast hedge" and told["quarrel"] == "forecast gloss" and told["closure "] == ""
    assert "".join(segment.text for segment in paragraph.segments if "forecast" in segment.voice) == "may deepen the quarrel"
    assert "".join(segment.text for segment in paragraph.segments if segment.citations) == "closure may deepen"


def test_the_page_marks_the_words_says_why_and_offers_the_switch() -> None:
    report = _report(_voice("may deepen the quarrel", "forecast"), _voice("said nothing", "hedge", ("e1",)))
    page = Page(render_page(_account(("deepen the quarrel",), ("The gate was shut",)), [report]))
    marked = [one for one in page.of_class("voice") if "title" in one.attributes]
    assert "".join(one.text for one in marked) == "may deepen the quarrelsaid nothing"
    assert {one.attributes["title"] for one in marked} == {"forecast: because <it> does", "hedge of Anna Ovik: because <it> does"}
    assert {one.attributes["id"] for one in page.with_attribute("data-voice")} == {"ev1"}
    assert "f-voice" in page.ids() and page.unclosed == []


def test_without_the_layer_the_page_has_no_switch() -> None:
    page = Page(render_page(_account(("The gate was shut",)), [annotated(Report(id="one", text=TEXT))]))
    assert "f-voice" not in page.ids() and not page.of_class("voice")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_switch_hides_the_line_and_brings_it_back_and_a_touch_tells_why(tmp_path: Path) -> None:
    report = _report(_voice("may deepen the quarrel", "forecast"))
    html = render_page(_account(("deepen the quarrel",), ("The gate was shut",)), [report])
    flow = """<script>(() => {
    const shown = () => ["ev1", "ev2"].map((id) => getComputedStyle(document.getElementById(id)).display !== "none");
    const box = document.getElementById("f-voice");
    const told = [document.getElementById("voice-switch").hidden, shown()];
    box.click(); told.push(shown(), document.getElementById("voice-count").textContent.split(";")[0]);
    box.click(); told.push(shown());
    document.querySelectorAll("main .source .voice[title]").forEach((one) => {
      one.click(); told.push(document.querySelector("#panel .heard").textContent === one.title);
    });
    document.title = JSON.stringify(told.flat());
    })()</script></body>"""
    (tmp_path / "page.html").write_text(html.replace("</body>", flow), encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync --virtual-time-budget=3000"
    command = [CHROMIUM or "", *flags.split(), f"--user-data-dir={tmp_path}/profile", "--dump-dom", (tmp_path / "page.html").as_uri()]
    dump = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False).stdout
    assert '<title>[false,true,true,false,true,"1 line left out",true,true,true,true]</title>' in dump, dump[-300:]
