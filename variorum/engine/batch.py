"""Runs the annotation on Daft, on this machine or on a Ray cluster: the only file that knows the engine."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from variorum.engine.local import annotate_items
from variorum.engine.parts import Annotator, Item, Outcome
from variorum.model.codec import encode
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Reject, Report

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

try:
    import daft
    from daft import DataType, Series
except ModuleNotFoundError as missing:
    raise UsageError("Batch runs need the package daft; install it with: pip install 'variorum[batch]'") from missing

ROWS_AT_ONCE = 8
"""Reports that a worker takes at a time: few enough that workers finish together."""


class Reader:
    """Annotates reports in a worker; it is sent the recipe by value and builds its layers there, once."""

    def __init__(self, recipe: bytes) -> None:
        self.recipe = msgspec.json.decode(recipe, type=Recipe)

    @daft.method.batch(return_dtype=DataType.binary(), batch_size=ROWS_AT_ONCE)
    def annotate(self, reports: Series) -> list[bytes]:
        """Encoded reports in, encoded outcomes out: ``+`` before an annotated report, ``-`` before a reject."""
        found = []
        for raw in reports.to_pylist():
            (outcome,) = annotate_items([msgspec.json.decode(raw, type=Report)], self.recipe)
            found.append((b"-" if isinstance(outcome, Reject) else b"+") + encode(outcome))
        return found


def daft_annotator(recipe: Recipe, runner: str, workers: int) -> Annotator:
    """Annotate on Daft; the outcomes come back in the order of the items, whatever the workers' order was.

    :param runner: ``native`` for processes of this machine, ``ray`` for a Ray cluster (``RAY_ADDRESS``, else one is started here).
    :param workers: how many processes annotate at a time.
    :raises UsageError: Ray is not installed.
    """
    if runner == "ray":
        try:
            import ray  # noqa: F401  # Daft's own message does not name our extra
        except ModuleNotFoundError as error:
            raise UsageError("The ray runner needs the package ray; install it with: pip install 'variorum[ray]'") from error
        daft.set_runner_ray(noop_if_initialized=True)
    else:
        daft.set_runner_native()
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


def fetch_to_folder(address: str, folder: Path) -> list[Path]:
    """Copy the objects that an address of object storage names into a folder.

    :param address: a glob such as ``s3://bucket/reports/*.jsonl``; also ``gs://``, ``az://``, ``file://``.
    :returns: the copies, in the order of their addresses.
    :raises UsageError: nothing is there, or it cannot be read.
    """
    try:
        listed = daft.from_glob_path(address).sort("path")
        rows = listed.select(listed["path"], daft.functions.download(listed["path"]).alias("content")).to_pydict()
    except Exception as error:  # the engine's readers raise many kinds
        raise UsageError(f"Cannot read {address}: {str(error).splitlines()[0]}") from error
    copies = []
    for number, (path, content) in enumerate(zip(rows["path"], rows["content"], strict=True)):
        name = path.rsplit("/", 1)[-1]
        copy = Path(tempfile.mkdtemp(prefix=f"{number:06}-", dir=folder)) / name
        copy.write_bytes(content)
        copies.append(copy)
    return copies
