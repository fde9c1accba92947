"""The page: every line leads to its exact words, every highlight leads back, and nothing comes from outside."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from tests.render.orlin import annotated, orlin_account, orlin_reports
from tests.render.reading import Element, Page
from variorum.model.account import Account, AccountStatement, ReportEntry, StoryInfo, Variant, witness
from variorum.model.report import Block, Published, Report
from variorum.render import render_index, render_page
from variorum.render.citing import Citation, Citations, all_witnesses
from variorum.render.sections import foremost


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render_page(orlin_account(), orlin_reports()))


def _small(text: str, *words: str, title: str | None = None, id: str = "one") -> str:
    """The page of a story of one report, with one statement for each of the words."""
    report = annotated(Report(id=id, text=text, title=title))
    said = tuple(
        AccountStatement(f"st{number}", (), None, part, (Variant("indirect", None, None, _see(report.id, text, part)),), (id,), 1)
        for number, part in enumerate(words, start=1)
    )
    account = Account(StoryInfo("small", title or "Small"), (ReportEntry(id, title, None, Published()),), statements=said)
    return render_page(account, [report])


def _see(report: str, text: str, part: str):  # type: ignore[no-untyped-def]
    start = text.index(part)
    return witness(report, text, start, start + len(part))


def _segments(page: Page) -> list[Element]:
    return [element for element in page.of_class("seg") if element.name == "a"]


def test_every_pointer_resolves_to_the_exact_words(page: Page) -> None:
    texts = {report.id: report.text for report in orlin_reports()}
    wanted = {(one.report, one.start, one.end): one.text for _, one in all_witnesses(orlin_account())}
    seen = set()
    for element in page.with_attribute("data-evidence"):
        for pointer in element.attributes["data-evidence"].split("|"):
            report, start, end = pointer.rsplit(":", 2)
            key = (report, int(start), int(end))
            assert texts[report][key[1] : key[2]] == wanted[key]
            seen.add(key)
    lines_with_pointers = {key for key in wanted if key in seen}
    actors = {(one.report, one.start, one.end) for actor in orlin_account().actors for one in actor.evidence}
    assert lines_with_pointers | actors >= set(wanted)


def test_every_line_of_the_account_has_its_place_and_its_evidence(page: Page) -> None:
    account = orlin_account()
    ids = set(page.ids())
    items = [*account.statements, *account.events, *account.figures, *account.positions, *account.differences, *account.actors]
    assert {item.id for item in items} <= ids
    assert {"su1", "ag1", *(f"li{number}" for number in range(1, 6))} <= ids


def test_ids_are_unique_and_every_link_inside_the_page_arrives(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    for element in page.with_attribute("href"):
        href = element.attributes["href"]
        if href.startswith("#"):
            assert href[1:] in ids, href


def test_the_marked_segments_of_a_citation_are_its_exact_words(page: Page) -> None:
    citations = Citations(orlin_account())
    for _, one in all_witnesses(orlin_account()):
        cited = citations.cite(one)
        marked = "".join(segment.text for segment in _segments(page) if cited.id in segment.attributes["data-w"].split())
        assert marked == one.text


def test_every_highlight_leads_back_to_all_its_lines(page: Page) -> None:
    citations = Citations(orlin_account())
    for segment in _segments(page):
        lines = segment.attributes["data-l"].split()
        assert lines and segment.attributes["href"] == f"#{lines[0]}"
        assert set(lines) == {line for one in segment.attributes["data-w"].split() for line in citations.lines_of(one)}


def test_the_reports_stand_whole_in_the_page(page: Page) -> None:
    for report, article in zip(orlin_reports(), page.of_class("source"), strict=True):
        printed = "".join(article.text.split())
        for line in report.text.split("\n"):
            assert "".join(line.split()) in printed


def test_elements_are_closed_in_order(page: Page) -> None:
    assert page.unclosed == []


def test_nothing_is_loaded_from_outside() -> None:
    html = render_page(orlin_account(), orlin_reports())
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\((?!#)", html)
    assert "default-src 'none'" in html


def test_words_outside_quotation_marks_are_never_printed_as_quoted(page: Page) -> None:
    quoted = [element.text for element in page.of_class("q") if "p" in element.path]
    inside = [variant.words for one in orlin_account().statements for variant in one.variants if variant.words]
    for words in quoted:
        assert "Ink:" in words or any(words in whole for whole in inside), words
    assert not any("washed away" in words for words in quoted)


def test_html_in_a_report_is_shown_as_text() -> None:
    bad = '<script>alert("1")</script> & <b>bold</b> said <img src=x onerror=alert(2)>'
    html = _small(bad, "<b>bold</b> said", title="<script>alert(3)</script>", id='a"><script>alert(4)</script>')
    page = Page(html)
    assert sum(element.name == "script" for element in page.elements) == 1
    assert not any(element.name in ("b", "img") and "onerror" in element.attributes for element in page.elements)
    assert '<script>alert("1")</script> & <b>bold</b> said' in page.of_class("source")[0].text


def test_only_web_addresses_become_links() -> None:
    report = annotated(Report(id="one", text="Words."))
    entry = ReportEntry("one", None, None, Published(), url="javascript:alert(1)")
    html = render_page(Account(StoryInfo("s", "S"), (entry,)), [report])
    assert "javascript:" not in html


def test_overlapping_evidence_is_split_and_keeps_all_its_lines() -> None:
    page = Page(_small("abcdef ghi", "abcd", "cdef", "cd"))
    pieces = {segment.text: set(segment.attributes["data-l"].split()) for segment in _segments(page)}
    assert pieces == {"ab": {"st1"}, "cd": {"st1", "st2", "st3"}, "ef": {"st2"}}


def test_evidence_over_two_paragraphs_is_marked_in_both() -> None:
    page = Page(_small("First line.\n\nSecond line.", "line.\n\nSecond"))
    assert [segment.text for segment in _segments(page)] == ["line.", "Second"]


@pytest.mark.parametrize("text", ["", "\n\n", "x" * 5000, "Слова. " * 40, "“““”””", "A\u2028B\x0bC", "😀 said 😀"])
def test_odd_texts_make_a_page(text: str) -> None:
    page = Page(_small(text, *([text.strip()[:3]] if text.strip() else [])))
    assert page.unclosed == []


def test_a_story_without_lines_says_so() -> None:
    page = Page(_small("Nothing of note."))
    told = " ".join(element.text for element in page.of_class("caveats"))
    assert "Only one report" in told and "Neither a statement nor an act was found" in told


def test_a_layer_that_did_not_run_is_named() -> None:
    report = annotated(Report(id="one", text="Слова."), absent={"statements": "the language is not supported"})
    html = render_page(Account(StoryInfo("s", "S"), (ReportEntry("one", None, None, Published()),)), [report])
    assert "statements (the language is not supported)" in html


def test_blocks_and_page_matter_are_told_apart() -> None:
    text = "Title\nLeave a comment"
    report = annotated(Report(id="one", text=text), blocks=(Block(0, 5, "title"), Block(6, len(text), "paragraph")))
    html = render_page(Account(StoryInfo("s", "S"), (ReportEntry("one", None, None, Published()),)), [report])
    assert [one.attributes["class"].split() for one in Page(html).of_class("para")] == [["para", "title"], ["para", "paragraph"]]


def test_a_reader_in_a_hurry_sees_the_first_words_of_each_report() -> None:
    cited = [Citation(f"w{place}", name, name, place, place + 1, "x", "") for place, name in enumerate("AABCCD")]
    first, more = foremost(cited)
    assert [one.id for one in first] == ["w0", "w2", "w3"] and [one.id for one in more] == ["w1", "w4", "w5"]
    assert foremost(cited[:2]) == (tuple(cited[:2]), ()), "one more is not worth a fold"


def test_same_input_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.render.orlin import *; from variorum.render import *; "
        "a, r = orlin_account(), orlin_reports(); "
        "files = [render_page(a, r), render_markdown(a), str(render_tables(a)), str(render_exports(a))]; "
        "print(hashlib.sha256(str(files).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "7")
    }
    assert len(digests) == 1


def test_the_page_stays_small_and_keyboard_users_can_skip(page: Page) -> None:
    html = render_page(orlin_account(), orlin_reports())
    assert len(html.encode()) < 300_000
    names = [element.name for element in page.elements]
    assert names.count("main") == 1 and names.count("h1") == 1 and "nav" in names
    assert page.of_class("skip")[0].attributes["href"] == "#account"
    headings = [int(name[1]) for name in names if re.fullmatch(r"h[1-6]", name)]
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))


def test_the_index_leads_to_stories_and_names_what_was_left_out() -> None:
    from variorum.model.report import Reject

    html = render_index([orlin_account()], [Reject("feed.jsonl:3", "ingest", "broken", "the line is <cut>")])
    assert 'href="orlin-dam/index.html"' in html and "the line is &lt;cut&gt;" in html
    assert "No report could be read" in render_index([])


def test_a_speaker_with_much_to_say_shows_the_shared_first_and_folds_the_rest() -> None:
    text = " ".join(f"Sentence number {number}." for number in range(12))
    page = Page(_small(text, *[f"number {number}." for number in range(12)]))
    folded = next(element for element in page.elements if element.attributes.get("class") == "further")
    assert folded.name == "details" and "6 more statements" in folded.text
    assert {f"st{number}" for number in range(1, 13)} <= set(page.ids())
