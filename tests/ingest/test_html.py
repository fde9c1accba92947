"""Web pages give up their article and what they say about themselves, in bounded time and without a look elsewhere."""

import socket
import time

import pytest

from variorum.ingest.html import read_html
from variorum.ingest.limits import Limits
from variorum.model.errors import InputError
from variorum.model.report import Report

_FIRST = "Ana Belo, the trade minister of Karven, said on Monday that the talks over the Orlin dam had failed and would not resume."
_SECOND = "A spokesman for Velska answered that the offer of 12 May stands, and that the dam will be filled in June whatever happens."
_LIST = "<ul><li>First a vote.</li><li>Then June.</li></ul>"
_ARTICLE = f"<article><h1>Dam talks fail</h1><p>{_FIRST}</p><h2>What now</h2>{_LIST}<p>{_SECOND}</p></article>"


def _page(head: str = "", body: str = _ARTICLE, html: str = "<html>") -> bytes:
    return f"<!doctype html>{html}<head>{head}</head><body><nav><a href='/'>Home</a></nav>{body}</body></html>".encode()


def _read(page: bytes) -> Report:
    return read_html("page.html", page, "page", Limits())


def test_the_article_is_kept_in_the_order_of_the_page() -> None:
    report = _read(_page())
    assert report.text == f"Dam talks fail\n{_FIRST}\nWhat now\n- First a vote.\n- Then June.\n{_SECOND}"
    assert (report.title, report.source.media_type) == ("Dam talks fail", "text/html")
    assert report.source.extractor.startswith("trafilatura@2.")


def test_repeated_paragraphs_stay() -> None:
    for _ in range(5):  # an extractor with a memory would drop them by now
        text = _read(_page(body=f"<article><p>{_FIRST}</p><p>{_SECOND}</p><p>{_FIRST}</p></article>")).text
        assert text.count(_FIRST) == 2


def test_linked_metadata_come_before_meta_elements() -> None:
    head = (
        '<link rel="canonical" href="https://velska.example/dam"><meta property="article:published_time" content="2031-01-01">'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "H",'
        ' "datePublished": "2031-05-12T08:00:00+02:00", "publisher": {"@id": "#p"}}, {"@id": "#p", "name": "Velska Post"}]}</script>'
    )
    report = _read(_page(head, html='<html lang="en-GB">'))
    assert report.published_given == "2031-05-12T08:00:00+02:00"
    assert (report.source.url, report.outlet, report.language_given) == ("https://velska.example/dam", "Velska Post", "en")


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ('<meta property="article:published_time" content="2031-05-12">', _ARTICLE, "2031-05-12"),
        ('<meta name="DC.date.issued" content="12 May 2031">', _ARTICLE, "12 May 2031"),
        ("", _ARTICLE.replace("<p>", "<time datetime='2031-05-12'>Monday</time><p>", 1), "2031-05-12"),
        ("", _ARTICLE.replace("<p>", "<time datetime='2031-05-12'>Monday</time><time datetime='2031-05-13'>now</time><p>", 1), None),
        ('<meta name="dateModified" content="2031-05-12">', _ARTICLE, None),
        ('<script type="application/ld+json">{broken</script>', _ARTICLE, None),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", _ARTICLE, None),
    ],
)
def test_a_date_is_taken_only_where_the_page_states_it(head: str, body: str, date: str | None) -> None:
    assert _read(_page(head, body)).published_given == date


def test_scripts_are_text_to_nobody_and_entities_are_read() -> None:
    body = _ARTICLE.replace("Then June.", "Then &lt;script&gt;alert(1)&lt;/script&gt; June.<script>document.write('gone')</script>")
    text = _read(_page(body=body)).text
    assert "Then <script>alert(1)</script> June." in text
    assert "gone" not in text


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a page made the reader open a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    body = (
        '<iframe src="https://x.example/"></iframe><img src="https://x.example/a.png"><link rel=stylesheet href="https://x.example/a.css">'
    )
    assert _FIRST in _read(_page(body=body + _ARTICLE)).text


def test_a_fragment_without_its_frame_is_read() -> None:
    assert _FIRST in _read(f"<p>{_FIRST}</p>".encode()).text


@pytest.mark.parametrize("page", [b"<html><body></body></html>", b"<html><head><title>x</title></head></html>", b"<!-- -->", b"<" * 50])
def test_a_page_without_an_article_is_refused_with_a_cure(page: bytes) -> None:
    try:
        text = _read(page).text
    except InputError as error:
        assert error.code in {"no_article", "empty"}
        assert ".txt" in error.detail or "Leave it out" in error.detail
    else:
        assert set(text) <= set("<")


_DEEP = 5_000


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * _DEEP + _ARTICLE + "</div>" * _DEEP,
        "<b>" * _DEEP + _ARTICLE,
        "<table><tr><td>" * _DEEP + _ARTICLE,
        "<ul><li>" * _DEEP + _ARTICLE,
        "<svg>" + "<g><path d='M0'>" * _DEEP + "</svg>" + _ARTICLE,
        f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>x</p>" + _ARTICLE,
        "<p>x" * 200_000,
        "<i></i>" * 100_000 + _ARTICLE,
        f"<img src='data:{'A' * 6_000_000}'>" + _ARTICLE,
    ],
)
def test_bombs_are_refused_before_they_are_parsed(body: str) -> None:
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        _read(_page(body=body))
    assert caught.value.code == "html_too_large"
    assert "max_html_" in caught.value.detail
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "body",
    [
        f"<img src='data:{'A' * 2_000_000}'>" + _ARTICLE,
        "<script>" + "if (a<b) document.write('<div>');" * 5_000 + "</script>" + _ARTICLE,
        "<!-- " + "<div>" * 5_000 + " -->" + _ARTICLE,
        "<svg><g><path d='M0'></g></svg>" * 3_000 + _ARTICLE,
        "<p>Word." * 300 + _ARTICLE,
    ],
)
def test_large_but_harmless_pages_are_read(body: str) -> None:
    assert _FIRST in _read(_page(body=body)).text
