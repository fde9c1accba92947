"""Finds the files that a list of paths names, folders and all below them included."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from variorum.model.record import Record
from variorum.model.report import Reject

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".jsonl.gz": "application/jsonl+gzip",
    ".parquet": "application/vnd.apache.parquet",
    ".warc": "application/warc",
    ".warc.gz": "application/warc",
}
"""File endings that are read, with what they hold."""

STDIN = "-"


class Found(Record, frozen=True):
    """One file to be read. ``path`` is written as the caller wrote it, with ``/`` between its parts; ``file`` opens it."""

    path: str
    file: str
    media_type: str


def find_inputs(paths: Iterable[str]) -> list[Found | Reject]:
    """All files that the paths name, each once, sorted by path; what cannot be read stands among them as a reject.

    In folders, names that start with a full stop are passed over. Links to folders are followed, and no folder is read twice,
    so that a link to a folder above ends nowhere.
    """
    walk = _Walk()
    for path in sorted(set(paths), key=_named_order):
        if path == STDIN:
            walk.found[STDIN] = Found(path=STDIN, file=STDIN, media_type="text/plain")
        elif not path:
            walk.found[path] = Reject(item=path, stage="ingest", code="missing", detail="The path is empty. Give a file or a folder.")
        else:
            walk.add(Path(path), named=True)
    return [walk.found[path] for path in sorted(walk.found)]


def _named_order(path: str) -> tuple[bool, int, str]:
    """Files before folders, inner folders before outer ones: what is named itself is never taken for a mere part of a folder."""
    return (os.path.isdir(path), -len(Path(path).parts), path) if "\x00" not in path else (False, 0, path)  # noqa: PTH112


class _Walk:
    """One pass over files and folders: what was found by path, and what was seen already."""

    def __init__(self) -> None:
        self.found: dict[str, Found | Reject] = {}
        self._seen: set[str] = set()

    def add(self, start: Path, *, named: bool) -> None:
        """Add a file, or a folder with all below it."""
        waiting = [(start, named)]
        while waiting:
            path, named = waiting.pop()
            try:
                mode = path.stat().st_mode
                real = os.path.realpath(path)
            except (OSError, ValueError) as error:
                self._refuse(path, *explain_os_error(path, error))
                continue
            if real in self._seen:
                continue
            self._seen.add(real)
            if stat.S_ISDIR(mode):
                waiting.extend(reversed(self._list(path, named=named)))
            elif stat.S_ISREG(mode):
                self._add_file(path, named=named)
            else:
                self._refuse(path, "not_a_file", "This is a pipe, socket or device, not a file. To read from a pipe, give '-' as the path.")

    def _list(self, folder: Path, *, named: bool) -> list[tuple[Path, bool]]:
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208  # names are wanted: "." in front must not be added to them
        except OSError as error:
            self._refuse(folder, *explain_os_error(folder, error))
            return []
        shown = [name for name in names if not name.startswith(".")]
        if not shown and named:
            self._refuse(folder, "empty_folder", f"The folder holds no files. Give a folder with {' '.join(MEDIA_TYPES)} files.")
        return [(folder / name, False) for name in shown]

    def _add_file(self, path: Path, *, named: bool) -> None:
        ending = path.suffix.lower()
        media_type = (
            MEDIA_TYPES.get("".join(path.suffixes[-2:]).lower())
            or MEDIA_TYPES.get(ending)
            or ("text/plain" if named and not ending else None)
        )
        if media_type is None:
            what = f"Files ending in {ending!r}" if ending else "Files without an ending"
            cure = f"Convert the file, or leave it out. What is read: {' '.join(MEDIA_TYPES)}."
            self._refuse(path, "unsupported", f"{what} are not read. {cure}")
        else:
            self.found[_show(path)] = Found(path=_show(path), file=str(path), media_type=media_type)

    def _refuse(self, path: Path, code: str, detail: str) -> None:
        self.found[_show(path)] = Reject(item=_show(path), stage="ingest", code=code, detail=detail)


def _show(path: Path) -> str:
    """The path as text that can be written anywhere: bytes of a name that are not UTF-8 are shown as U+FFFD."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def explain_os_error(path: Path, error: Exception) -> tuple[str, str]:
    """A reject's code and detail for what the operating system says about ``path``."""
    if isinstance(error, FileNotFoundError):
        link = " (it is a link to nowhere)" if path.is_symlink() else ""
        return "missing", f"There is no such file or folder{link}. Check the path."
    if isinstance(error, PermissionError):
        return "unreadable", "You have no permission to read this. Change its permissions, for instance with chmod u+r."
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return "unreadable", f"This cannot be opened: {reason}. Check the path."
