"""Files are found in a fixed order, each once, and nothing is passed over in silence."""

import os
from pathlib import Path

import pytest

from variorum.ingest.folder import Found, explain_os_error, find_inputs
from variorum.model.report import Reject


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The envoy left.")


def _codes(paths: list[str]) -> dict[str, str]:
    return {Path(item.item).name: item.code for item in find_inputs(paths) if isinstance(item, Reject)}


def _names(paths: list[str]) -> list[str]:
    return [Path(item.path).name for item in find_inputs(paths) if isinstance(item, Found)]


def test_folders_are_read_with_all_below_them_in_the_order_of_their_paths(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/z.md", "a/deep/er/y.HTML", "c.jsonl")
    assert _names([str(tmp_path)]) == ["y.HTML", "z.md", "b.txt", "c.jsonl"]


def test_the_order_of_the_arguments_does_not_matter_and_no_file_is_read_twice(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    paths = [str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "a.txt")]
    assert sorted(_names(paths)) == ["a.txt", "b.txt"]
    assert find_inputs(paths) == find_inputs(paths[::-1])


def test_unknown_endings_are_rejected_and_hidden_files_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "picture.png", "README", ".hidden.txt", ".git/config.txt")
    assert _names([str(tmp_path)]) == ["a.txt"]
    assert _codes([str(tmp_path)]) == {"picture.png": "unsupported", "README": "unsupported"}


def test_a_file_without_an_ending_is_text_when_it_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "dispatch")
    assert [item.media_type for item in find_inputs([str(tmp_path / "dispatch")]) if isinstance(item, Found)] == ["text/plain"]


def test_what_is_named_itself_is_not_a_mere_part_of_a_folder(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "dispatch")
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path), str(tmp_path / "dispatch"), str(tmp_path / "empty")]
    assert _names(paths) == ["a.txt", "dispatch"]
    assert _codes(paths) == {"empty": "empty_folder"}


def test_missing_paths_empty_folders_and_dead_links_are_rejected_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    rejects = find_inputs([str(tmp_path / "no.txt"), str(tmp_path / "empty"), str(tmp_path / "dead.txt"), ""])
    assert [item.code for item in rejects if isinstance(item, Reject)] == ["missing", "missing", "empty_folder", "missing"]
    assert all(item.detail.count(".") >= 2 for item in rejects if isinstance(item, Reject))


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    _write(tmp_path, "a/report.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert _names([str(tmp_path)]) == ["report.txt"]
    assert _codes([str(tmp_path)]) == {"self": "unreadable"}


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert _codes([str(tmp_path / "pipe.txt"), "/dev/zero"]) == {"pipe.txt": "not_a_file", "zero": "not_a_file"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_folders_without_permission_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    assert _codes([str(tmp_path)]) == {"locked": "unreadable"}
    (tmp_path / "locked").chmod(0o700)


@pytest.mark.parametrize("path", ["a\x00b", "a" * 5_000])
def test_paths_that_the_system_refuses_are_rejected(path: str) -> None:
    assert [item.code for item in find_inputs([path]) if isinstance(item, Reject)] == ["unreadable"]


def test_a_missing_permission_is_told_with_its_cure() -> None:
    code, detail = explain_os_error(Path("locked.txt"), PermissionError(13, "Permission denied"))
    assert code == "unreadable"
    assert "chmod" in detail


def test_names_that_are_not_utf8_are_shown_and_still_open(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The envoy left.")
    (found,) = find_inputs([str(tmp_path)])
    assert isinstance(found, Found)
    assert found.path.endswith("caf\ufffd.txt")
    assert Path(found.file).read_text() == "The envoy left."
