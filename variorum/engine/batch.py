"""Runs the annotation on Daft, on this machine or on a Ray cluster: the only file that knows the engine."""

import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from variorum.engine.copying import PlainCopyEngine, Templates
from variorum.engine.local import annotate_or_reject
from variorum.engine.parts import Annotator, Item, Outcome
from variorum.group.pairs import Ints, count_pairs
from variorum.group.sketch import MINIMA, NOTHING
from variorum.model.account import CopyRow
from variorum.model.codec import encode
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.pipeline import plan_layers

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

try:
    import daft
    import pyarrow
    from daft import DataType, Series
    from daft.io import IOConfig, S3Config
    from pyarrow import parquet
except ModuleNotFoundError as missing:
    raise UsageError("Batch runs need the package daft; install it with: pip install 'variorum[batch]'") from missing

ROWS_AT_ONCE = 8
"""Reports that a worker annotates at a time: few enough that workers finish together."""
LINES_AT_ONCE = 64
"""The same for sketching and comparing, which are a hundred times faster."""


class Reader:
    """Annotates reports in a worker; it is sent the recipe by value and builds its layers there, once."""

    def __init__(self, recipe: bytes) -> None:
        self.plan = plan_layers(msgspec.json.decode(recipe, type=Recipe))

    @daft.method.batch(return_dtype=DataType.binary(), batch_size=ROWS_AT_ONCE)
    def annotate(self, reports: Series) -> list[bytes]:
        """Encoded reports in, encoded outcomes out: ``+`` before an annotated report, ``-`` before a reject."""
        found = []
        for raw in reports.to_pylist():
            outcome = annotate_or_reject(msgspec.json.decode(raw, type=Report), self.plan)
            found.append((b"-" if isinstance(outcome, Reject) else b"+") + encode(outcome))
        return found


class Comparer:
    """Sketches and compares reports in a worker, as the plain loop does."""

    def __init__(self, templates: bytes) -> None:
        self.plain = PlainCopyEngine(msgspec.json.decode(templates, type=dict[str, frozenset[str]]))

    @daft.method.batch(return_dtype=DataType.binary(), batch_size=LINES_AT_ONCE)
    def sketch(self, lines: Series) -> list[bytes]:
        """The sketch of each line."""
        return self.plain.sketch(lines.to_pylist())

    @daft.method.batch(return_dtype=DataType.binary(), batch_size=LINES_AT_ONCE)
    def compare(self, ones: Series, others: Series) -> list[bytes]:
        """Encoded rows of copies; empty where a pair is none."""
        found = self.plain.compare(list(zip(ones.to_pylist(), others.to_pylist(), strict=True)))
        return [encode(row) if row else b"" for row in found]


class DaftCopyEngine:
    """The three steps of finding copies on Daft: workers sketch and compare, the engine brings together what shares a number."""

    def __init__(self, templates: Templates, runner: str, workers: int) -> None:
        _start(runner)
        encoded = msgspec.json.encode({name: sorted(lines) for name, lines in sorted(templates.items())})
        self._comparer = daft.cls(use_process=True, max_concurrency=workers)(Comparer)(encoded)

    def sketch(self, lines: Sequence[bytes]) -> list[bytes]:
        """As the protocol says."""
        frame = daft.from_pydict({"place": list(range(len(lines))), "line": list(lines)})
        made = frame.select(frame["place"], self._comparer.sketch(frame["line"]).alias("sketch")).sort("place").to_pydict()
        return list(made["sketch"])

    def pair(self, sketches: Sequence[Path], size: int) -> Ints:
        """As the protocol says; the engine groups, and only numbers that several reports share come back."""
        folder = sketches[0].parent
        first = 0
        for path in sketches:
            first += _write_numbers(np.load(path), first, path.with_suffix(".parquet"))
        frame = daft.read_parquet(str(folder / "*.parquet"))
        grouped = frame.groupby("key").agg(frame["owner"].list_agg().alias("owners"), frame["owner"].count().alias("many"))
        shared = grouped.where(grouped["many"] > daft.lit(1)).select("key", "owners").explode("owners").sort(["key", "owners"]).to_arrow()
        keys, owners = (shared.column(name).to_numpy() for name in ("key", "owners"))
        return count_pairs(keys.astype(np.int64), owners.astype(np.int64), size, 1)

    def compare(self, pairs: Sequence[tuple[bytes, bytes]]) -> list[CopyRow | None]:
        """As the protocol says."""
        columns = {"place": list(range(len(pairs))), "one": [one for one, _ in pairs], "other": [other for _, other in pairs]}
        frame = daft.from_pydict(columns)
        made = frame.select(frame["place"], self._comparer.compare(frame["one"], frame["other"]).alias("row")).sort("place").to_pydict()
        return [msgspec.json.decode(raw, type=CopyRow) if raw else None for raw in made["row"]]


def _write_numbers(table: Ints, first: int, path: Path) -> int:
    """Write a row for each number of the sketches: a key made of the number and its place, and the line that has it.

    :returns: how many lines there are.
    """
    owners, places = np.nonzero(table != NOTHING)
    keys = table[owners, places] * MINIMA + places  # wraps around, which keeps equal numbers of one place equal
    parquet.write_table(pyarrow.table({"key": keys, "owner": owners + first}), path)
    return len(table)


@cache  # Daft refuses to be told twice
def _start(runner: str) -> None:
    """Choose Daft's runner; its workers compute with one thread each, since there is a worker for each core."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    if runner == "ray":
        try:
            import ray  # noqa: F401  # Daft's own message does not name our extra
        except ModuleNotFoundError as error:
            raise UsageError("The ray runner needs the package ray; install it with: pip install 'variorum[ray]'") from error
        daft.set_runner_ray(noop_if_initialized=True)
    else:
        daft.set_runner_native()


def daft_annotator(recipe: Recipe, runner: str, workers: int) -> Annotator:
    """Annotate on Daft; the outcomes come back in the order of the items, whatever the workers' order was.

    :param runner: ``native`` for processes of this machine, ``ray`` for a Ray cluster (``RAY_ADDRESS``, else one is started here).
    :param workers: how many processes annotate at a time.
    :raises UsageError: Ray is not installed.
    """
    _start(runner)
    reader = daft.cls(use_process=True, max_concurrency=workers)(Reader)(msgspec.json.encode(recipe))

    def annotate(items: Sequence[Item]) -> list[Outcome]:
        places = [place for place, item in enumerate(items) if isinstance(item, Report)]
        outcomes: list[Outcome | None] = [item if isinstance(item, Reject) else None for item in items]
        if places:
            frame = daft.from_pydict({"place": places, "report": [encode(items[place]) for place in places]})
            if runner == "ray":
                frame = frame.into_partitions(workers)
            made = frame.select(frame["place"], reader.annotate(frame["report"]).alias("outcome"))
            columns = made.to_pydict()
            for place, raw in zip(columns["place"], columns["outcome"], strict=True):
                kind = Reject if raw[:1] == b"-" else AnnotatedReport
                outcomes[place] = msgspec.json.decode(raw[1:], type=kind)
        return [outcome for outcome in outcomes if outcome is not None]

    return annotate


def fetch_to_folder(address: str, folder: Path, endpoint: str | None = None) -> list[Path]:
    """Copy the objects that an address of object storage names into a folder.

    :param address: a glob such as ``s3://bucket/reports/*.jsonl``; also ``gs://``, ``az://``, ``file://``.
    :param endpoint: where a store of one's own that speaks as S3 does is to be found; credentials come from the usual places.
    :returns: the copies, in the order of their addresses.
    :raises UsageError: nothing is there, or it cannot be read.
    """
    own = IOConfig(s3=S3Config(endpoint_url=endpoint, force_virtual_addressing=False)) if endpoint else None
    try:
        listed = daft.from_glob_path(address, io_config=own).sort("path")
        content = daft.functions.download(listed["path"], io_config=own)
        rows = listed.select(listed["path"], content.alias("content")).to_pydict()
    except Exception as error:  # the engine's readers raise many kinds
        raise UsageError(f"Cannot read {address}: {str(error).splitlines()[0]}") from error
    copies = []
    for number, (path, content) in enumerate(zip(rows["path"], rows["content"], strict=True)):
        name = path.rsplit("/", 1)[-1]
        copy = Path(tempfile.mkdtemp(prefix=f"{number:06}-", dir=folder)) / name
        copy.write_bytes(content)
        copies.append(copy)
    return copies
