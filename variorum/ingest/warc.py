"""Reads the web pages in a WARC archive (ISO 28500) as reports."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from variorum.ingest.html import read_html
from variorum.ingest.limits import Limits
from variorum.model.errors import InputError, UsageError
from variorum.model.report import Reject, Report


def read_warc(item: str, file: Path, stem: str, limits: Limits) -> Iterator[Report | Reject]:
    """Read one report per successful HTML response; other records are no reports and are passed over.

    :param item: the archive's path as reports name it; a record is called ``path:12``, counted from 1 over all records.
    :raises InputError: the archive breaks off or cannot be read; the records before are read all the same.
    :raises UsageError: the package for archives is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ModuleNotFoundError as error:
        raise UsageError("Web archives need the package warcio; install it with: pip install 'variorum[batch]'") from error
    number = pages = 0
    try:
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                number += 1
                where = f"{item}:{number}"
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
                if record.http_headers.get_statuscode() != "200" or kind not in ("text/html", "application/xhtml+xml"):
                    continue
                pages += 1
                most = 4 * limits.max_html_chars
                content = record.content_stream().read(most + 1)
                try:
                    if len(content) > most:
                        raise InputError(
                            where, "ingest", "too_long", f"The page has more than {most:,} bytes; raise max_html_chars in the recipe."
                        )
                    report = read_html(where, content, f"{stem}-{number}", limits)
                except InputError as error:
                    yield Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail)
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI")
                source = msgspec.structs.replace(report.source, url=report.source.url or address)
                yield msgspec.structs.replace(report, source=source)
            _check_end(stream)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        said = str(error).split("\n", 1)[0]
        detail = f"The archive breaks off after record {number} ({said}); {pages} pages before were read. Fetch it again."
        raise InputError(item, "ingest", "broken_archive", detail) from error
    if not pages:
        raise InputError(item, "ingest", "empty", f"The archive holds {number} records but no web page. Leave it out.")


def _check_end(stream: BinaryIO) -> None:
    """Read a compressed archive through once more: the reader takes a last record that is cut off for the end.

    :raises EOFError: it is cut off.
    """
    stream.seek(0)
    if stream.read(2) != b"\x1f\x8b":
        return
    stream.seek(0)
    rest = zlib.decompressobj(31)
    while chunk := rest.unused_data or stream.read(65_536):
        if rest.eof:
            rest = zlib.decompressobj(31)
        rest.decompress(chunk, 1_000_000)
        while rest.unconsumed_tail:
            rest.decompress(rest.unconsumed_tail, 1_000_000)
    if not rest.eof:
        raise EOFError("the last record is cut off")
