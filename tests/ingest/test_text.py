"""Plain text is taken as it stands, so that offsets hold against the file."""

import pytest

from variorum.ingest.front_matter import FrontMatter, read_front_matter
from variorum.ingest.limits import Limits
from variorum.ingest.text import read_text
from variorum.model.errors import InputError


def test_only_the_byte_order_mark_and_line_ends_change() -> None:
    raw = b"\xef\xbb\xbf" + "  “No”,\u00a0she said.\r\n\r\nCafe\u0301\rEnd \n".encode()
    report = read_text("a.txt", raw, "a", "text/plain", Limits())
    assert report.text == "  “No”,\u00a0she said.\n\nCafe\u0301\nEnd \n"
    assert (report.title, report.source.encoding, report.source.path) == (None, "utf-8", "a.txt")


def test_markdown_is_not_stripped() -> None:
    assert read_text("a.md", b"# Envoy leaves\n\n*No* word.", "a", "text/markdown", Limits()).text == "# Envoy leaves\n\n*No* word."


def test_front_matter_of_markdown_is_read_and_stays_in_the_text() -> None:
    facts = ["title: 'Dam talks fail'", "date: 2031-05-12", "tags: [dam, water]", "source: Velska Post", "url: https://velska.example/1"]
    raw = "\n".join(["---", *facts, "---", "The envoy left."]).encode()
    report = read_text("a.md", raw, "a", "text/markdown", Limits())
    assert report.text == raw.decode()
    assert (report.title, report.published_given, report.outlet) == ("Dam talks fail", "2031-05-12", "Velska Post")
    assert report.source.url == "https://velska.example/1"
    assert read_text("a.txt", raw, "a", "text/plain", Limits()).title is None


@pytest.mark.parametrize("text", ["---\nThe envoy left: nobody knows why.", "---\n---\n", "- - -\ntitle: x\n---\n", "---\n" * 70])
def test_rules_are_no_front_matter(text: str) -> None:
    assert read_front_matter(text) == FrontMatter()


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b\n\u00a0\u2003".encode()])
def test_nothing_to_read_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_text("a.txt", raw, "a", "text/plain", Limits())
    assert caught.value.code == "empty"


def test_the_limit_is_exact_and_named() -> None:
    limits = Limits(max_chars=10)
    assert read_text("a.txt", b"a" * 10, "a", "text/plain", limits).text == "a" * 10
    with pytest.raises(InputError, match="max_chars"):
        read_text("a.txt", b"a" * 11, "a", "text/plain", limits)
