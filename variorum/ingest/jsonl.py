"""Reads records of JSON and JSON Lines as reports."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from variorum.ingest.decode import decode_bytes, replace_surrogates
from variorum.ingest.fields import FieldMap, look_up
from variorum.ingest.limits import Limits
from variorum.ingest.text import check_text, too_long
from variorum.model.errors import InputError
from variorum.model.report import REPORT_FORMAT, Reject, Report, Source

_CURE = "Put it right, or leave it out; the other records are read all the same."


def read_json_lines(item: str, stream: BinaryIO, stem: str, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    """Read one record per line, a line at a time; a broken line costs that line only. Blank lines count as lines but hold nothing.

    :param item: the file's path; a line is then called ``path:12``.
    :param stem: what a record without an id is called by: ``stem-12``.
    """
    number = 0
    while line := stream.readline(limits.max_line_bytes + 1):
        number += 1
        where = f"{item}:{number}"
        if len(line) > limits.max_line_bytes and not line.endswith(b"\n"):
            while len(line) > limits.max_line_bytes and not line.endswith(b"\n"):
                line = stream.readline(limits.max_line_bytes + 1)
            yield _reject(too_long(where, f"The line is longer than {limits.max_line_bytes:,} bytes", limits))
            continue
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                yield _read_line(where, line, f"{stem}-{number}", fields, limits)
            except InputError as error:
                yield _reject(error)


def _read_line(where: str, line: bytes, default_id: str, fields: FieldMap, limits: Limits) -> Report:
    decoded = decode_bytes(where, line)
    value = parse_json(where, decoded.text)
    return read_record(where, value, default_id, fields, limits, encoding=decoded.encoding)


def read_json(item: str, raw: bytes, stem: str, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    """Read a JSON file: one record, an array of records, or JSON Lines under the wrong ending.

    :raises InputError: the file is no JSON at all.
    """
    decoded = decode_bytes(item, raw)
    if _is_json_lines(decoded.text):
        yield from read_json_lines(item, io.BytesIO(decoded.text.encode("utf-8", "replace")), stem, fields, limits)
        return
    value = parse_json(item, decoded.text)
    if not isinstance(value, list):
        yield read_record(item, value, stem, fields, limits, encoding=decoded.encoding)
        return
    if not value:
        raise InputError(item, "ingest", "empty", "The array holds no records. Leave the file out, or save it again.")
    for number, record in enumerate(value, start=1):
        where = f"{item}:[{number}]"
        try:
            yield read_record(where, record, f"{stem}-{number}", fields, limits, encoding=decoded.encoding)
        except InputError as error:
            yield _reject(error)


def _is_json_lines(text: str) -> bool:
    """Whether the first line is a whole object and more than white space follows it."""
    first, _, rest = text.lstrip().partition("\n")
    if not (first.startswith("{") and first.rstrip().endswith("}") and rest.strip()):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def parse_json(where: str, text: str) -> object:
    """Parse one JSON value.

    :raises InputError: it is broken (the place is named), or nests too deep.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise InputError(where, "ingest", "broken_json", f"This is not JSON: {error.msg} at {place}. {_CURE}") from error
    except RecursionError as error:
        raise InputError(where, "ingest", "too_deep", f"The record nests too deep to be read. {_CURE}") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise InputError(where, "ingest", "broken_json", f"This is not JSON that can be read: {error}. {_CURE}") from error


def read_record(where: str, value: object, default_id: str, fields: FieldMap, limits: Limits, *, encoding: str) -> Report:
    """Make a report of one JSON object, whose text is taken as it stands. A line of ``variorum.report/1`` is read as well.

    :raises InputError: it is no object, has no text, or a field has a value that cannot be read.
    """
    if not isinstance(value, Mapping):
        raise InputError(where, "ingest", "no_record", f"A record is a JSON object {{...}}; this is {_kind(value)}. {_CURE}")
    own = value.get("format") == REPORT_FORMAT
    fields = FieldMap() if own else fields
    text = look_up(value, fields.text)
    if not isinstance(text, str):
        found = "is missing" if text is None else f"is {_kind(text)}"
        names = ", ".join(str(name)[:40] for name in list(value)[:12]) or "none"
        cure = f"Name the field that holds the text, for instance text=body. Fields of this record: {names}."
        raise InputError(where, "ingest", "no_text", f"Field {fields.text!r}, the report's text, {found}. {cure}")
    text, replaced = replace_surrogates(text)
    check_text(where, text, limits)
    given = {
        name: _read_scalar(where, value, name, fields)
        for name in ("id", "title", "url", "outlet", "language")
        if not (own and name == "url")
    }
    published = _read_own_date(value) if own else _read_scalar(where, value, "published", fields)
    if replaced:
        encoding = f"{encoding}, {replaced} lone surrogate{'s' if replaced > 1 else ''} replaced"
    source = Source(
        path=where,
        url=_read_own_url(value) if own else given["url"],
        media_type="application/json",
        encoding=encoding,
        extractor="json@1",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return Report(
        id=given["id"] or default_id,
        text=text,
        source=source,
        title=given["title"],
        outlet=given["outlet"],
        language_given=given["language"],
        published_given=published,
    )


def _read_scalar(where: str, record: Mapping[str, object], name: str, fields: FieldMap) -> str | None:
    field = str(getattr(fields, name))
    value = look_up(record, field)
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return replace_surrogates(value)[0].strip() or None
    cure = f"Name the part that holds the {name}, for instance {name}={field}.name."
    raise InputError(where, "ingest", "bad_field", f"Field {field!r} ({name}) is {_kind(value)}, not a text. {cure}")


def _read_own_date(record: Mapping[str, object]) -> str | None:
    """The date that an annotated report was given; one that was read off the text is found again in the text."""
    published = record.get("published")
    if isinstance(published, Mapping) and published.get("basis") == "given" and isinstance(published.get("date"), str):
        return str(published["date"])
    return None


def _read_own_url(record: Mapping[str, object]) -> str | None:
    source = record.get("source")
    url = source.get("url") if isinstance(source, Mapping) else None
    return url if isinstance(url, str) else None


def _kind(value: object) -> str:
    names = {list: "an array", dict: "an object", str: "a text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")


def _reject(error: InputError) -> Reject:
    return Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail)
