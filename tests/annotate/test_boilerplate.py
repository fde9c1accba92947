"""Page matter is marked, the report's own sentences never."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.page import Page

_FIRST = "The foreign minister of Karven, Ana Belo, said on Monday that the talks over the Orlin dam had failed."
_SECOND = "Velska answered that its offer stands and that the dam will be filled in June whatever happens."


def _around(above: str = "", below: str = "") -> list[tuple[str, str]]:
    return Page(f"{above}\n\n{_FIRST}\n\n{_SECOND}\n\n{below}").marked()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", "navigation"),
        ("Back to top ↑", "navigation"),
        ("Home > World > Velska", "navigation"),
        ("5 min read", "navigation"),
        ("Share on Facebook", "navigation"),
        ("Facebook | Twitter | WhatsApp", "navigation"),
        ("Tags: Karven, Velska, dams", "navigation"),
        ("Story continues below", "navigation"),
        ("Latest", "navigation"),
        ("Leave a Reply", "comment_form"),
        ("The Harbour Letter is sent to subscribers only. Reprinting without permission is prohibited.", "other"),
        ("Reproduction in whole or in part is prohibited.", "other"),
        ("Your e-mail address will not be published.", "comment_form"),
        ("Save my name, email, and website in this browser for the next time I comment.", "comment_form"),
        ("3 Comments", "comment_form"),
        ("You must be logged in to post a comment.", "comment_form"),
        ("Read also: Karven buys five ferries", "related"),
        ("You may also like", "related"),
        ("RELATED: Five things to know about dams", "related"),
        ("READ MORE: Could you live beside a dam?", "related"),
        ("Posted 14.11, 21:40 | 14,312 views | 287 comments", "other"),
        ("ADVERTISEMENT", "other"),
        ("Sign up for our newsletter and get the news in your inbox.", "other"),
        ("Subscribe to the Ledger: twelve issues for ten crowns", "other"),
        ("Subscribe: ledger.example/join", "other"),
        ("POLL: Should the ferry be sold? Yes / No", "other"),
        ("To subscribe, ring the office or drop in.", "other"),
        ("Subscriptions: desk@ledger.example", "other"),
        ("Friday, May 3, 2024 | Rs 20", "other"),
        ("Ferry strike ends | Port reopens | Subscribe: ledger.example/join", "other"),
        ("Share this story | More from Karven", "navigation"),
        ("We use cookies to improve your experience.", "other"),
        ("© 2031 Velska Post. All rights reserved.", "other"),
        ("Last updated: 12 May 2031, 08:14", "other"),
        ("Photo: Jon Kask/Velska Post", "other"),
        ("Jon Kask/Reuters", "other"),
        ("Bloomberg/Getty Images", "other"),
        ("This is a developing story and will be updated.", "other"),
        ("https://velska.example/dam", "other"),
        ("* * *", "other"),
        ("By Ana Belo and Jon Kask, Staff Writers", "credit"),
        ("with information from Reuters", "credit"),
        ("(Additional reporting by Jon Kask; editing by Ida Moor)", "credit"),
        ("Jon Kask contributed to this report.", "credit"),
        ("From wire reports", "credit"),
        ("Jon Kask contributed reporting from Tamor. Ida Moor reported from Port Orlin, Karven.", "credit"),
        ("Distributed by wire service. The Velska Post staff contributed to this report.", "credit"),
        ("AP / AFP", "credit"),
        ("Velska Radio with AFP and Reuters", "credit"),
        ("Reuters/Velska Radio", "credit"),
        ("(This story has not been edited by Velska Post staff and is published from a syndicated feed.)", "credit"),
        ("2 hours ago", "navigation"),
        ("View image in fullscreen", "navigation"),
        ("Image source, Velska Radio", "other"),
        ("Disclaimer: the text was translated by a machine.", "other"),
    ],
)
def test_usual_lines_are_marked_with_their_kind(line: str, kind: str) -> None:
    assert _around(below=line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read the statement of the ministry again and you will find no promise in it.",
        "Share prices of the builder fell by a tenth after the announcement.",
        "Related talks in Tamor are to begin next week.",
        "Sources: two officials said that nothing had been signed.",
        "By Tuesday Night, Nothing Was Left",
        "Published reports spoke of forty dead.",
        "“Skip to the end,” the minister told reporters.",
        "Comments by the envoy angered the crowd.",
        "“We use cookies,” said the baker.",
        "Copyright law was not discussed.",
        "The minister signed up to the treaty.",
        "More than 300 people were led out of the valley.",
        "Research suggests that floods have contributed heavily to the bitter mood in the valley.",
        "Follow the money and you reach the builder.",
        "Who built the dam, and who will pay for it?",
        "Both sides use cookies of another kind: small gifts.",
    ],
)
def test_running_prose_is_left_alone(line: str) -> None:
    assert _around(below=line) == []
    assert Page(f"{_FIRST}\n{line}\n{_SECOND}").marked() == []


def test_section_names_and_bylines_are_marked_only_outside_the_body() -> None:
    page = Page(f"World\nBy Jon Kask\n{_FIRST}\nPolitics\n{_SECOND}\nBy Dam\n{_SECOND} And more.\nNews")
    assert page.marked() == [("navigation", "World"), ("credit", "By Jon Kask"), ("navigation", "News")]


def test_titles_of_other_articles_after_a_lead_in_are_related() -> None:
    below = "Read also:\nKarven Buys Five Ferries\nFloods In Tamor: What We Know\n- A dam of doubts"
    assert [kind for kind, _ in _around(below=below)] == ["related"] * 4


def test_a_section_after_a_related_link_is_not_swallowed() -> None:
    page = Page(f"{_FIRST}\nRELATED: Karven buys five new ferries for its islands\nWHAT COMES NEXT\n{_SECOND}")
    assert page.marked() == [("related", "RELATED: Karven buys five new ferries for its islands")]


def test_a_repeated_line_is_kept_once() -> None:
    teaser = "Behind closed doors, Velska wants more than water"
    page = Page(f"{teaser}\n\n{_FIRST}\n\n{teaser}\n\n{_SECOND}\n\n{_FIRST}")
    assert page.marked() == [("teaser", teaser), ("teaser", _FIRST)]
    assert page.boilerplate[0].start > page.text.index(_FIRST)


def test_list_items_and_short_lines_may_stand_twice() -> None:
    item = "- an end to the filling of the lake"
    assert Page(f"{_FIRST}\nKarven wants:\n{item}\n{_SECOND}\nIt asks for:\n{item}\nNo.\nNo.").marked() == []


def test_a_cut_teaser_of_a_paragraph_is_marked() -> None:
    teaser = "The foreign minister of Karven, Ana Belo, said on… Read more"
    assert _around(above=teaser) == [("teaser", teaser)]


def test_an_unfinished_quotation_is_no_teaser() -> None:
    assert _around(below="“The dam, the dam, always the dam and ...”") == []


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("VELSKA — ", _FIRST),
        ("PORT ORLIN, Karven, May 12 (Reuters) - ", _FIRST),
        ("PORT ORLIN, May 12. /TASS/. ", _FIRST),
        ("PORT ORLIN. May 12 (Interfax) - ", _FIRST),
        ("PORT ORLIN, May 12 (Xinhua) -- ", _FIRST),
        ("Port Orlin (AFP) – ", _FIRST),
        ("Velska Post (12/05/2031): ", _FIRST),
        ("Port Orlin, 12 May 2031 — ", _FIRST),
        ("(AP) -- ", _FIRST),
        ("BREAKING: ", "Dam Talks Fail In Port Orlin"),
        ("Headline: ", "Dam Talks Fail In Port Orlin"),
    ],
)
def test_datelines_and_labels_are_marked_up_to_the_first_word(opening: str, rest: str) -> None:
    assert Page(f"{opening}{rest}\n{_SECOND}").marked() == [("other", opening)]


@pytest.mark.parametrize(
    "line",
    [
        "KARVEN — which built the dam — refused to answer the question of who had paid for all of it.",
        "Water (fresh) — that is what the two countries have been fighting about for thirty long years.",
        "Translation: the talks are dead, and no one in the two capitals wants to be the first to say so.",
        "Minister Ida Moor (Karven Greens) — Velska has always called her a friend — was the first to speak up.",
        "The Karvenian army reported from Tamor that nobody had been hurt in the night.",
        "It rained on both sides of the border with AFP reporters looking on.",
        "The border/river question remains.",
        "Newspaper: minister knew of the crack in the dam for two years",
        "Report: Karven to buy ten ferries from the builder of the dam, whatever the two ministers decide.",
        "Karven wants three things: water, time and an apology from those who began to fill the lake.",
    ],
)
def test_sentences_that_open_like_datelines_are_left_alone(line: str) -> None:
    assert Page(f"{line}\n{_SECOND}").marked() == []


def test_a_bare_dateline_deep_in_the_text_is_left_alone() -> None:
    body = "".join(f"Sentence number {number} of the long report on the dam says something new.\n" for number in range(20))
    assert Page(f"{body}VELSKA — {_FIRST}").marked() == []


def test_front_matter_and_header_lines_are_marked() -> None:
    assert Page(f"---\ntitle: Dam talks fail\ntags:\n- water\n---\n\n{_FIRST}\n").marked() == [
        ("other", line) for line in ("---", "title: Dam talks fail", "tags:", "- water", "---")
    ]
    assert _around(above="URL: https://velska.example/1\nDate: 12 May 2031")[0] == ("other", "URL: https://velska.example/1")
    assert Page(f"---\nNobody knows why the envoy left so early.\n---\n{_FIRST}").marked() == [("other", "---"), ("other", "---")]


@pytest.mark.parametrize(
    "line",
    [
        "By Jon Kask | 4 June 2031",
        "By Jon Kask | June 4, 2031 | Updated 4:40 p.m.",
        "By Jon Kask, diplomatic editor, in Dover",
        "By our special correspondent in Dover, Jon Kask",
        "EXCLUSIVE by Jon Kask",
    ],
)
def test_a_byline_may_tell_the_day_the_desk_and_the_place(line: str) -> None:
    page = Page(f"Dam talks fail in Dover\n\n{line}\n\n{_FIRST}\n{_SECOND}")
    assert ("credit", line) in page.marked()


def test_what_is_said_about_the_writer_is_marked_where_a_byline_names_her() -> None:
    about = "Ida Moor is a reporter who has covered the valley of the Orlin for the last ten years."
    assert Page(f"By Ida Moor and Jon Kask\n{_FIRST}\n{_SECOND}\n{about}").marked()[-1] == ("other", about)
    assert Page(f"{_FIRST}\n{_SECOND}\n{about}").marked() == []


def test_reference_lists_are_marked_whole() -> None:
    block = '[1] Velska Post, "Dam talks fail," May 12, 2031. [2] Karven Radio, "No water," May 13, 2031.'
    assert _around(below=block) == [("references", block)]


def test_numbers_in_brackets_inside_prose_are_no_reference_list() -> None:
    assert _around(below="[1] was the mark that he left on the wall, and [2] was the second.") == []


def test_a_credit_that_closes_the_last_paragraph_is_marked() -> None:
    assert Page(f"{_FIRST}\n{_SECOND} (Reuters)").marked() == [("credit", "(Reuters)")]
    assert Page(f"{_FIRST}\n{_SECOND} With additional reporting from AFP").marked()[0][0] == "credit"


_LINES = st.lists(
    st.sampled_from(
        [_FIRST, _SECOND, "Read also:", "Latest", "VELSKA — He left.", "[1] A, 2031. [2] B, 2031.", "- item", "", "Title Of It", "AP", "“"]
    )
    | st.text(max_size=40)
)


@settings(deadline=None)
@given(_LINES)
def test_marks_lie_in_order_inside_the_text_and_never_overlap(lines: list[str]) -> None:
    page = Page("\n".join(lines))
    place = 0
    for mark in page.boilerplate:
        assert place <= mark.start < mark.end <= len(page.text)
        place = mark.end
    for credit in page.credits:
        assert 0 <= credit.start < credit.end <= len(page.text)
        assert credit.name
