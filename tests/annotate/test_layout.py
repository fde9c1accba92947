"""Blocks follow the lines of the page; titles, headings and lists are told from paragraphs."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.page import Page

_FIRST = "The foreign minister of Karven, Ana Belo, said on Monday that the talks over the Orlin dam had failed."
_SECOND = "Velska answered that its offer stands and that the dam will be filled in June whatever happens."


def _titles(text: str) -> list[str]:
    page = Page(text)
    return [page.text[block.start : block.end] for block in page.blocks if block.kind == "title"]


def _kinds(text: str, title: str | None = None) -> list[str]:
    return [block.kind for block in Page(text, title=title).blocks]


@pytest.mark.parametrize(
    "title",
    [
        "Dam Talks Fail In Port Orlin",
        "Dam talks fail in Port Orlin as Velska stands by its offer",
        "DAM TALKS FAIL",
        "# Dam talks fail",
        "Headline: Dam talks fail",
        "‘No water’: dam talks fail",
    ],
)
def test_the_first_line_above_the_text_is_the_title(title: str) -> None:
    assert _kinds(f"{title}\n\n{_FIRST}\n{_SECOND}") == ["title", "paragraph", "paragraph"]


def test_lines_of_navigation_and_bylines_are_no_title() -> None:
    page = Page(f"Skip to Content\nBy Jon Kask\nDam Talks Fail\n{_FIRST}")
    assert [kind for kind, words in page.kinds() if words == "Dam Talks Fail"] == ["title"]


@pytest.mark.parametrize(
    "top",
    [
        "THE ORLIN COURIER\nThursday, June 4, 2026\n",
        "The Orlin Courier\nOrlin, 4 June\n",
        "DAM LETTER\nA note on rivers\nNo. 41 - June 2026 - For subscribers only\n",
        "Home > World > Rivers\n",
        "ORLIN COURIER | Thursday 4 June\n",
    ],
)
def test_the_name_of_the_paper_is_no_title(top: str) -> None:
    assert _titles(f"{top}\nDam talks fail in Port Orlin\n\n{_FIRST}\n\n{_SECOND}") == ["Dam talks fail in Port Orlin"]


def test_a_short_title_above_a_date_stays_the_title() -> None:
    assert _titles(f"Dam Talks Fail\n4 June 2026\n\n{_FIRST}\n\n{_SECOND}") == ["Dam Talks Fail"]


@pytest.mark.parametrize(
    "title",
    [
        "SUNK! Dam minister goes under",
        "Who pays for the dam? Nobody, it seems",
        "'Wait,' the keeper said. Then the river came",
        '"I was not asked. I was told"',
    ],
)
def test_a_title_may_hold_a_whole_sentence(title: str) -> None:
    assert _kinds(f"{title}\n\nThe Orlin Brief, Orlin\n\n{_FIRST}\n{_SECOND}")[0] == "title"


@pytest.mark.parametrize(
    "top", ["Orlin Voice", "ORLIN NEWS AGENCY\nNews ID: 612045\nDate: 4 June 2026\nService: Politics", "PULSE24 | WORLD"]
)
def test_a_title_over_short_lines_stands_under_the_paper(top: str) -> None:
    text = f"{top}\nDam row: mediator tells both sides to step back\nUpdated 4 June 2026, 18.40\n18.31 Orlin says yes\n{_FIRST}"
    assert _titles(text) == ["Dam row: mediator tells both sides to step back"]


@pytest.mark.parametrize("aim", ["Weekly of the hill farms", "Every word, every day", "In English - a selection from today's paper"])
def test_a_name_over_what_the_paper_is_for_is_no_title(aim: str) -> None:
    title = "They found the money. For the dam they found none"
    assert _titles(f"Sarn glas\n{aim}\n\n{title}\n\n{_FIRST}\n{_SECOND}") == [title]
    together = Page(f"Dam talks fail again in Orlin\n{aim}\n\n{title}\n\n{_FIRST}\n{_SECOND}")
    assert together.blocks[0].kind == "title"


@pytest.mark.parametrize("name", ["KESTREL NEWS AGENCY", "The Kestrel Courier", "Kestrel Daily - English edition"])
@pytest.mark.parametrize("between", ["", "\n4 June 2026", "\nWorld Desk | 4 June 2026 | No. 8520417"])
def test_a_headline_in_sentence_case_under_the_name_of_an_outlet_is_the_title(name: str, between: str) -> None:
    assert _titles(f"{name}{between}\nMinister says the dam talks have failed\n{_FIRST}\n\n{_SECOND}") == [
        "Minister says the dam talks have failed"
    ]


def test_the_title_that_the_page_states_is_found_on_it() -> None:
    assert _kinds(f"{_SECOND}\nDam talks fail.\n{_FIRST}", title="Dam  talks fail.") == ["paragraph", "title", "paragraph"]


def test_a_report_that_opens_with_its_first_sentence_has_no_title() -> None:
    assert _kinds(f"{_FIRST}\n{_SECOND}") == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "heading", ["THE DAM: “We Must Admit”", "What Comes Next", "What comes next", "## What comes next", "**What comes next**"]
)
def test_headings_between_paragraphs(heading: str) -> None:
    assert _kinds(f"{_FIRST}\n{heading}\n{_SECOND}")[1] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "He called the offer “strong.”",
        "Who will pay for it?",
        "“This is foolish,” she wrote.",
        "Not one of them, she added,",
        "“Never again”",
    ],
)
def test_short_sentences_and_questions_are_paragraphs(line: str) -> None:
    assert _kinds(f"{_FIRST}\n{line}\n{_SECOND}")[1] == "paragraph"


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "•", "– ", "1. ", "(2) ", "a) "])
def test_list_items_point_at_the_line_that_leads_them_in(bullet: str) -> None:
    page = Page(f"{_FIRST}\nKarven wants:\n{bullet}an end to the filling\n{bullet}a new treaty\n{_SECOND}\n{bullet}stray")
    assert [(block.kind, block.lead) for block in page.blocks] == [
        ("paragraph", None),
        ("lead_in", None),
        ("list_item", 1),
        ("list_item", 1),
        ("paragraph", None),
        ("list_item", None),
    ]


def test_an_unfinished_sentence_before_a_list_leads_it_in() -> None:
    assert [block.lead for block in Page(f"{_FIRST}\nThe demands of Karven include\n- water\n- time").blocks] == [None, None, 1, 1]


def test_hard_wrapped_paragraphs_are_joined_and_their_ends_found() -> None:
    paragraphs = [f"{_FIRST} {_SECOND} {_FIRST}", f"{_SECOND} It was late.", f"{_FIRST} {_SECOND} {_FIRST}"]
    wrapped = "Dam Talks Fail\n" + "\n".join(textwrap.fill(paragraph, 66) for paragraph in paragraphs)
    page = Page(wrapped)
    blocks = [page.text[block.start : block.end].replace("\n", " ") for block in page.blocks]
    assert blocks == ["Dam Talks Fail", *paragraphs]


def test_one_paragraph_per_line_is_not_taken_for_wrapping() -> None:
    assert len(Page("\n".join([_FIRST, _SECOND] * 5)).blocks) == 10


@settings(deadline=None)
@given(st.lists(st.sampled_from([_FIRST, "- item", "Title Of It", "", "lead:", "1. x"]) | st.text(max_size=30)))
def test_blocks_cover_every_letter_once_and_in_order(lines: list[str]) -> None:
    page = Page("\n".join(lines))
    place = 0
    covered = []
    for block in page.blocks:
        assert place <= block.start < block.end
        covered.append(page.text[block.start : block.end])
        place = block.end
        assert block.lead is None or page.blocks[block.lead].kind == "lead_in"
    assert "".join("".join(covered).split()) == "".join(page.text.split())
    assert sum(block.kind == "title" for block in page.blocks) <= 1


@pytest.mark.parametrize(
    "top",
    [
        "Orlin Mercury\n\nANALYSIS\n\n",
        "The Orlin Courier\nWorld | Analysis\n\n",
        "Orlinposten\nEnglish edition\n\n",
        "COAST NEWS AGENCY\nInternational Desk | 4 June 2026 | News ID: 8520417\n\n",
    ],
)
def test_the_title_stands_below_the_paper_and_its_section(top: str) -> None:
    assert _titles(f"{top}Spokesman: dam talks of the two ministers have failed\n\nBy Ada Lind | 4 June 2026\n\n{_FIRST}\n\n{_SECOND}") == [
        "Spokesman: dam talks of the two ministers have failed"
    ]
