"""Reads every input that a list of paths names, in a fixed order, each as a report or a reject."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

import msgspec

from variorum.ingest.fields import FieldMap
from variorum.ingest.folder import STDIN, Found, explain_os_error, find_inputs
from variorum.ingest.jsonl import read_json, read_json_lines
from variorum.ingest.limits import Limits
from variorum.ingest.text import read_text
from variorum.model.errors import InputError
from variorum.model.report import Reject, Report

DEFAULT_FIELDS = FieldMap()
DEFAULT_LIMITS = Limits()


def read_paths(
    paths: Sequence[str], fields: FieldMap = DEFAULT_FIELDS, limits: Limits = DEFAULT_LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Report | Reject]:
    """Read files and folders, sorted by path whatever order they are given in; ``-`` is standard input.

    Two reports of one id are told apart: the second one in this order becomes ``id-2``.

    :param fields: where a JSON record keeps its text, title, date ...
    :param stdin: what ``-`` reads, for tests and programs; the process's standard input if left out.
    :returns: one item per report in the inputs, read as the caller asks for it. Nothing is raised for an input that cannot be
        read: it is a :class:`Reject`, and the others go on.
    """
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for found in find_inputs(paths):
        if isinstance(found, Reject):
            yield found
            continue
        for outcome in _read_found(found, fields, limits, stdin):
            if isinstance(outcome, Report):
                yield _make_unique(outcome, taken, next_number)
            else:
                yield outcome


def _make_unique(report: Report, taken: set[str], next_number: dict[str, int]) -> Report:
    id = report.id
    number = next_number.get(id, 2)
    while id in taken:
        id = f"{report.id}-{number}"
        number += 1
    if id != report.id:
        next_number[report.id] = number
    taken.add(id)
    return report if id == report.id else msgspec.structs.replace(report, id=id)


def _read_found(found: Found, fields: FieldMap, limits: Limits, stdin: BinaryIO | None) -> Iterator[Report | Reject]:
    try:
        if found.path == STDIN:
            yield from _read_stdin(stdin or sys.stdin.buffer, fields, limits)
        elif found.media_type in ("application/warc", "application/vnd.apache.parquet"):
            yield from _read_archive(found, fields, limits)
        elif found.media_type == "application/jsonl+gzip":
            yield from _read_packed(found, fields, limits)
        else:
            with Path(found.file).open("rb") as stream:
                yield from _read_stream(found, stream, fields, limits)
    except InputError as error:
        yield Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail)
    except OSError as error:
        code, detail = explain_os_error(Path(found.file), error)
        yield Reject(item=found.path, stage="ingest", code=code, detail=detail)


def _read_archive(found: Found, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    stem = PurePosixPath(found.path).name.split(".")[0]
    if found.media_type == "application/warc":
        from variorum.ingest.warc import read_warc  # needs a package that few runs need

        yield from read_warc(found.path, Path(found.file), stem, limits)
    else:
        from variorum.ingest.parquet import read_parquet  # as above

        yield from read_parquet(found.path, Path(found.file), stem, fields, limits)


def _read_packed(found: Found, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    stem = PurePosixPath(found.path).name.split(".")[0]
    count = 0
    try:
        with gzip.open(found.file, "rb") as stream:
            for outcome in read_json_lines(found.path, cast(BinaryIO, stream), stem, fields, limits):
                count += 1
                yield outcome
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        detail = f"The compressed file breaks off ({error}); {count} records before were read. Fetch it again."
        raise InputError(found.path, "ingest", "broken_gzip", detail) from error
    if not count:
        raise InputError(found.path, "ingest", "empty", "The file holds no records. Leave it out, or save it again.")


def _read_stream(found: Found, stream: BinaryIO, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    stem = PurePosixPath(found.path).stem if found.path != STDIN else "stdin"
    if found.media_type == "application/jsonl":
        count = 0
        for outcome in read_json_lines(found.path, stream, stem, fields, limits):
            count += 1
            yield outcome
        if not count:
            raise InputError(found.path, "ingest", "empty", "The file holds no records. Leave it out, or save it again.")
    elif found.media_type == "application/json":
        yield from read_json(found.path, stream.read(), stem, fields, limits)
    elif found.media_type == "text/html":
        from variorum.ingest.html import read_html  # trafilatura takes half a second to import and few runs need it

        yield read_html(found.path, _read_at_most(found.path, stream, 4 * limits.max_html_chars, "max_html_chars"), stem, limits)
    else:
        yield read_text(found.path, _read_at_most(found.path, stream, limits.max_bytes, "max_chars"), stem, found.media_type, limits)


def _read_at_most(item: str, stream: BinaryIO, most: int, setting: str) -> bytes:
    raw = stream.read(most + 1)
    if len(raw) > most:
        detail = f"The file has more than {most:,} bytes. Split it into single reports, or raise {setting} in the recipe."
        raise InputError(item, "ingest", "too_long", detail)
    return raw


def _read_stdin(stream: BinaryIO, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    """Read standard input as what it looks like: JSON Lines or JSON where it opens with a brace or bracket, a page, or plain text."""
    head = stream.read(4096)
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening[:1] == b"{":
        media_type = "application/jsonl"
        first_line = opening.partition(b"\n")[0].strip()
        if first_line == b"{" or (len(head) < 4096 and not first_line.endswith(b"}")):
            media_type = "application/json"
    elif opening[:1] == b"[" and opening[1:].lstrip()[:1] in (b"{", b"]"):
        media_type = "application/json"
    elif opening[:15].lower().startswith((b"<!doctype html", b"<html")):
        media_type = "text/html"
    else:
        media_type = "text/plain"
    joined = io.BufferedReader(_Rejoined(head, stream))
    yield from _read_stream(Found(path=STDIN, file=STDIN, media_type=media_type), joined, fields, limits)


class _Rejoined(io.RawIOBase):
    """A stream that gives back the bytes already read, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        chunk = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :] if self._head else b""
        buffer[: len(chunk)] = chunk
        return len(chunk)
