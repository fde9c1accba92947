"""Records of JSON become reports one by one, and a broken one costs itself only."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.ingest.fields import FieldMap
from variorum.ingest.jsonl import read_json, read_json_lines
from variorum.ingest.limits import Limits
from variorum.ingest.read import DEFAULT_FIELDS, DEFAULT_LIMITS
from variorum.model.errors import InputError
from variorum.model.report import Reject, Report


def _read(raw: bytes, fields: FieldMap = DEFAULT_FIELDS, limits: Limits = DEFAULT_LIMITS) -> list[Report | Reject]:
    return list(read_json_lines("feed.jsonl", io.BytesIO(raw), "feed", fields, limits))


def _only(raw: bytes, fields: FieldMap = DEFAULT_FIELDS) -> Report:
    (report,) = _read(raw, fields)
    assert isinstance(report, Report)
    return report


def test_all_fields_are_kept() -> None:
    record = {
        "id": "n7",
        "text": "The envoy left.\r\nNobody knows why.",
        "title": "Envoy leaves",
        "url": "https://velska.example/7",
        "published": "2031-05-04",
        "outlet": "Velska Post",
        "language": "en",
    }
    report = _only(json.dumps(record).encode())
    assert (report.id, report.text, report.title, report.outlet) == ("n7", record["text"], "Envoy leaves", "Velska Post")
    assert (report.source.url, report.published_given, report.language_given) == ("https://velska.example/7", "2031-05-04", "en")


def test_a_record_without_an_id_is_called_by_its_line() -> None:
    assert _only(b'\n\n{"text": "The envoy left."}').id == "feed-3"


def test_fields_can_be_mapped() -> None:
    record = b'{"key": 12, "body": "The envoy left.", "source": {"name": "Velska Post"}}'
    report = _only(record, FieldMap(id="key", text="body", outlet="source.name"))
    assert (report.id, report.text, report.outlet) == ("12", "The envoy left.", "Velska Post")


def test_a_broken_line_costs_that_line_only() -> None:
    first, broken, last = _read(b'{"text": "One."}\n{"text": "Tw\n{"text": "Three."}\n')
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert isinstance(broken, Reject)
    assert (broken.item, broken.code) == ("feed.jsonl:2", "broken_json")
    assert "column" in broken.detail


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[1, 2]", "no_record"),
        (b'"text"', "no_record"),
        (b"{}", "no_text"),
        (b'{"text": 5}', "no_text"),
        (b'{"text": null, "body": "x"}', "no_text"),
        (b'{"text": "  \\n "}', "empty"),
        (b'{"text": "A.", "outlet": {"name": "x"}}', "bad_field"),
        (b"{" * 10, "broken_json"),
        (b'{"text": "A.", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too_deep"),
        (b'{"text": "A.", "n": ' + b"9" * 10_000 + b"}", "broken_json"),
        (b"\x00\x01\x02\x03\x04", "binary"),
    ],
)
def test_what_is_no_record_is_rejected_by_line(line: bytes, code: str) -> None:
    reject, after = _read(line + b'\n{"text": "Next."}')
    assert isinstance(reject, Reject)
    assert (reject.item, reject.code) == ("feed.jsonl:1", code)
    assert isinstance(after, Report)


def test_a_missing_text_names_the_fields_there_are() -> None:
    (reject,) = _read(b'{"body": "The envoy left.", "head": "x"}')
    assert isinstance(reject, Reject)
    assert "body, head" in reject.detail


def test_a_line_that_is_too_long_is_passed_over_whole() -> None:
    limits = Limits(max_chars=100)
    long = b'{"text": "' + b"a" * 3 * limits.max_line_bytes + b'"}\n'
    reject, after = _read(long + b'{"text": "Next."}', limits=limits)
    assert isinstance(reject, Reject)
    assert reject.code == "too_long"
    assert isinstance(after, Report)


def test_a_text_that_is_too_long_names_the_setting() -> None:
    (reject,) = _read(json.dumps({"text": "a " * 100}).encode(), limits=Limits(max_chars=100))
    assert isinstance(reject, Reject)
    assert reject.code == "too_long"
    assert "max_chars" in reject.detail


def test_lone_surrogates_are_replaced_and_said_so() -> None:
    report = _only(b'{"text": "The \\ud83d envoy left.", "title": "\\udc00"}')
    assert report.text == "The \ufffd envoy left."
    assert report.title == "\ufffd"
    assert report.source.encoding == "utf-8, 1 lone surrogate replaced"


def test_an_annotated_report_is_read_back() -> None:
    line = {
        "format": "variorum.report/1",
        "id": "r1",
        "text": "The envoy left.",
        "title": None,
        "outlet": "Velska Post",
        "language": "en",
        "source": {"path": "r1.txt", "url": "https://velska.example/1", "media_type": "text/plain"},
        "published": {"date": "2031-05-04", "basis": "given"},
        "entities": [],
    }
    report = _only(json.dumps(line).encode(), FieldMap(text="body"))
    assert (report.id, report.text, report.outlet, report.published_given) == ("r1", "The envoy left.", "Velska Post", "2031-05-04")
    assert report.source.url == "https://velska.example/1"


def test_a_date_read_off_the_text_is_not_taken_for_a_given_one() -> None:
    line = {"format": "variorum.report/1", "id": "r1", "text": "The envoy left.", "published": {"date": "2031-05-04", "basis": "inferred"}}
    assert _only(json.dumps(line).encode()).published_given is None


def test_json_lines_under_the_ending_of_json_are_read() -> None:
    first, broken, last = read_json("a.json", b'{"text": "One."}\n{"text":\n{"id": "x", "text": "Two."}', "a", FieldMap(), Limits())
    assert isinstance(first, Report)
    assert isinstance(broken, Reject)
    assert isinstance(last, Report)
    assert (first.id, broken.item, last.id) == ("a-1", "a.json:2", "x")


def test_a_json_file_holds_one_record_or_an_array() -> None:
    one = list(read_json("a.json", b'{"text": "One."}', "a", FieldMap(), Limits()))
    many = list(read_json("a.json", b'[{"text": "One."}, 5, {"text": "Two.", "id": "x"}]', "a", FieldMap(), Limits()))
    assert [item.id for item in one if isinstance(item, Report)] == ["a"]
    assert [item.id if isinstance(item, Report) else item.item for item in many] == ["a-1", "a.json:[2]", "x"]
    with pytest.raises(InputError, match="no records"):
        list(read_json("a.json", b"[]", "a", FieldMap(), Limits()))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_one_outcome_per_line_with_something_on_it(raw: bytes) -> None:
    filled = [line for line in raw.split(b"\n") if line.strip(b" \t\r\n\xef\xbb\xbf")]
    assert len(_read(raw)) == len(filled)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=8
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "text", "title", "url", "published", "outlet", "language", "format"]), _JSON))
def test_any_record_ends_as_a_report_or_a_reject(record: dict[str, object]) -> None:
    (outcome,) = _read(json.dumps(record).encode())
    if isinstance(outcome, Report):
        assert outcome.text == record["text"]
