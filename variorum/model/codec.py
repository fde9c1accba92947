"""Turns records into the public JSON formats and back, the same bytes for the same record."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from variorum.model.account import Account
from variorum.model.errors import InputError
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport

R = TypeVar("R", bound=Record)

FORMATS: dict[str, type[Record]] = {"variorum.report/1": AnnotatedReport, "variorum.account/1": Account}
"""Public format name to the record it is made of."""


def encode(record: Record) -> bytes:
    """One record as compact UTF-8 JSON without a line end; keys in the order of the type, dictionaries sorted."""
    return msgspec.json.encode(record, order="deterministic")


def encode_lines(records: Iterable[Record]) -> bytes:
    """Records as JSON Lines, one a line."""
    return b"".join(encode(record) + b"\n" for record in records)


def decode(raw: bytes, kind: type[R], item: str) -> R:
    """Read one record.

    :param item: what is being read, named in the error.
    :raises InputError: the bytes are no such record.
    """
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.DecodeError as error:
        raise InputError(item, "read", "not_a_record", f"not a {kind.__name__} as this version writes it: {error}") from error


def decode_lines(path: Path, kind: type[R]) -> Iterator[R]:
    """Read a JSON Lines file record by record.

    :raises InputError: a line is no such record; the error names file and line.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield decode(line, kind, f"{path}:{number}")


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a public format.

    :param name: a key of ``FORMATS``. :raises KeyError: there is no such format.
    """
    (schema,), components = msgspec.json.schema_components([FORMATS[name]], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **schema,
        "$defs": {key: components[key] for key in sorted(components)},
    }
