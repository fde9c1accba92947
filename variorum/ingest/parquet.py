"""Reads the rows of a Parquet file as reports."""

from collections.abc import Iterator
from pathlib import Path

from variorum.ingest.fields import FieldMap
from variorum.ingest.jsonl import read_record
from variorum.ingest.limits import Limits
from variorum.model.errors import InputError, UsageError
from variorum.model.report import Reject, Report

ROWS_AT_ONCE = 1_000


def read_parquet(item: str, file: Path, stem: str, fields: FieldMap, limits: Limits) -> Iterator[Report | Reject]:
    """Read one report per row, some rows at a time; the columns are named as the fields of a JSON record.

    :param item: the file's path as reports name it; a row is called ``path:12``, counted from 1.
    :raises InputError: the file is no Parquet file, or ends too early.
    :raises UsageError: the package for Parquet is not installed.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ModuleNotFoundError as error:
        raise UsageError("Parquet files need the package pyarrow; install it with: pip install 'variorum[batch]'") from error
    number = 0
    try:
        with parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(batch_size=ROWS_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    where = f"{item}:{number}"
                    filled = {name: value if isinstance(value, str | int | float | None) else str(value) for name, value in row.items()}
                    try:
                        yield read_record(where, filled, f"{stem}-{number}", fields, limits, encoding="utf-8")
                    except InputError as error:
                        yield Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail)
    except (ArrowException, OSError) as error:
        said = str(error).split("\n", 1)[0]
        detail = f"Not a whole Parquet file ({said}); {number} rows before the fault were read. Fetch or write it again."
        raise InputError(item, "ingest", "broken_parquet", detail) from error
