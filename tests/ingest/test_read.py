"""Every input ends in exactly one outcome, in one order, whatever is wrong with it."""

import io
import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.ingest import Limits, read_paths
from variorum.model.report import Reject, Report

_TEXT = "The envoy of Karven left Velska on Monday."


def _ids(outcomes: list[Report | Reject]) -> list[str]:
    return [item.id for item in outcomes if isinstance(item, Report)]


def _bad_inputs(folder: Path) -> dict[str, str]:
    """Write one file of each kind of bad input; returns the code each must be rejected with."""
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(500))
    (folder / "noise.txt").write_bytes(random.Random(2).randbytes(50_000))
    (folder / "nuls.txt").write_bytes(b"\x00" * 1_000)
    (folder / "huge.txt").write_text("A word. " * 2_500_000)
    (folder / "bomb.html").write_text("<html><body>" + "<div>" * 100_000 + "x")
    (folder / "attributes.html").write_text("<html><body><p " + "a='" + "b" * 6_000_000 + "'>x")
    (folder / "broken.json").write_text('{"text": ')
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "dead.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "none.jsonl").write_text("\n\n")
    return {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "picture.txt": "binary",
        "noise.txt": "binary",
        "nuls.txt": "binary",
        "huge.txt": "too_long",
        "bomb.html": "html_too_large",
        "attributes.html": "html_too_large",
        "broken.json": "broken_json",
        "sheet.xlsx": "unsupported",
        "dead.txt": "missing",
        "pipe.txt": "not_a_file",
        "none.jsonl": "empty",
    }


def test_bad_inputs_are_rejected_each_for_its_reason_and_the_others_go_on(tmp_path: Path) -> None:
    expected = _bad_inputs(tmp_path)
    (tmp_path / "good.txt").write_text(_TEXT)
    (tmp_path / "latin.txt").write_bytes("Die Gespräche über den Hafen sind gescheitert, erklärte der Außenminister.".encode("latin-1"))
    (tmp_path / "feed.jsonl").write_text('{"id": "f1", "text": "One."}\n{broken\n{"id": "f3", "text": "Three."}\n')
    outcomes = list(read_paths([str(tmp_path), str(tmp_path / "missing.txt")]))
    rejects = {item.item.removeprefix(f"{tmp_path.as_posix()}/"): item for item in outcomes if isinstance(item, Reject)}
    assert {name: item.code for name, item in rejects.items()} == {**expected, "missing.txt": "missing", "feed.jsonl:2": "broken_json"}
    assert _ids(outcomes) == ["f1", "f3", "good", "latin"]
    for reject in rejects.values():
        assert reject.stage == "ingest"
        assert reject.detail.strip().endswith(".")
        assert len(reject.detail.split(". ")) >= 2, reject.detail  # what is wrong, and the cure


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text(_TEXT)
    (tmp_path / "locked.txt").chmod(0)
    (reject,) = read_paths([str(tmp_path)])
    assert isinstance(reject, Reject)
    assert reject.code == "unreadable"


def test_equal_ids_are_told_apart_in_the_order_of_the_paths(tmp_path: Path) -> None:
    for name in ("a/report.txt", "b/report.txt", "c/report-2.txt", "d/report.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(_TEXT)
    paths = [str(tmp_path / name) for name in "dbca"]
    assert _ids(list(read_paths(paths))) == ["report", "report-2", "report-2-2", "report-3"]
    assert list(read_paths(paths)) == list(read_paths(sorted(paths)))


def test_many_equal_ids_are_told_apart_in_linear_time() -> None:
    lines = b'{"id": "x", "text": "A."}\n' * 20_000
    ids = _ids(list(read_paths(["-"], stdin=io.BytesIO(lines))))
    assert len(set(ids)) == 20_000
    assert ids[-1] == "x-20000"


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        (_TEXT.encode(), ["stdin"]),
        (b'{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n', ["a", "b"]),
        (b'\xef\xbb\xbf{"id": "a", "text": "A."}', ["a"]),
        (b'{\n "id": "a",\n "text": "A."\n}', ["a"]),
        (b'[{"id": "a", "text": "A."}, {"text": "B."}]', ["a", "stdin-2"]),
        (b"[The envoy left.] And more.", ["stdin"]),
        (f"<!DOCTYPE html><html><body><article><p>{_TEXT} {_TEXT}</p></article></body></html>".encode(), ["stdin"]),
        (json.dumps({"id": "long", "text": "A word. " * 100_000}).encode(), ["long"]),
    ],
)
def test_standard_input_is_read_as_what_it_looks_like(raw: bytes, ids: list[str]) -> None:
    assert _ids(list(read_paths(["-"], stdin=io.BytesIO(raw)))) == ids


def test_nothing_on_standard_input_is_a_reject() -> None:
    (reject,) = read_paths(["-"], stdin=io.BytesIO(b""))
    assert isinstance(reject, Reject)
    assert (reject.item, reject.code) == ("-", "empty")


def test_an_endless_standard_input_is_cut_off() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    (reject,) = read_paths(["-"], limits=Limits(max_chars=10_000), stdin=io.BufferedReader(Endless()))
    assert isinstance(reject, Reject)
    assert reject.code == "too_long"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=st.binary(max_size=300) | st.text(max_size=200).map(str.encode), ending=st.sampled_from(["txt", "md", "html", "json", "jsonl"]))
def test_any_bytes_under_any_ending_end_as_reports_or_rejects(tmp_path: Path, raw: bytes, ending: str) -> None:
    file = tmp_path / f"x.{ending}"
    file.write_bytes(raw)
    outcomes = list(read_paths([str(file)]))
    assert outcomes
    assert outcomes == list(read_paths([str(file)]))
    for report in outcomes:
        if isinstance(report, Report):
            assert report.text.encode()
            assert report.source.path
