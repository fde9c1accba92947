"""The ``batch`` command: any number of reports, in parts that are finished once and for all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from variorum.cli.console import say, show_progress
from variorum.cli.settings import read_fields, read_recipe
from variorum.engine.copying import CopyEngine, PlainCopyEngine, Templates, find_part_copies, learn_templates
from variorum.engine.parts import Progress, plain_annotator, run_parts
from variorum.ingest import read_limits, read_paths
from variorum.model.errors import UsageError

RUNNERS = ("native", "ray", "plain")


def batch_to(paths: list[str], out: Path, recipe: Path | None, field: list[str], runner: str, workers: int, size: int) -> int:
    """Annotate ``paths`` into parts below ``out``; parts that are finished already are kept.

    :returns: the exit code: 0, or 3 if an input could not be read.
    """
    chosen, fields = read_recipe(recipe, None), read_fields(field)
    if runner not in RUNNERS:
        raise UsageError(f"There is no runner {runner!r}; there are {', '.join(RUNNERS)}.")
    with tempfile.TemporaryDirectory(prefix="variorum-") as folder:
        if runner == "plain":
            annotate = plain_annotator(chosen)
        else:
            from variorum.engine.batch import daft_annotator

            annotate = daft_annotator(chosen, runner, workers)
        near = [path for address in paths for path in _bring_near(address, Path(folder))]
        with show_progress("parts") as step:
            items = read_paths(near, fields, read_limits(chosen.params.get("ingest", {})))
            done = run_parts(items, out, chosen, annotate, size, _tell(step))
            step("looking for copies")
            copies = find_part_copies(out, _copy_engine(runner, workers, learn_templates(out)))
    say(f"{copies} pairs of copies among all parts -> {out / 'copies.jsonl'}")
    say(f"{done.made} parts made, {done.kept} kept from before: {done.reports} reports, {done.rejects} inputs left out -> {out}")
    return 3 if done.rejects else 0


def _copy_engine(runner: str, workers: int, templates: Templates) -> CopyEngine:
    if runner == "plain":
        return PlainCopyEngine(templates)
    from variorum.engine.batch import DaftCopyEngine

    return DaftCopyEngine(templates, runner, workers)


def _bring_near(address: str, folder: Path) -> list[str]:
    if "://" not in address:
        return [address]
    from variorum.engine.batch import fetch_to_folder

    return [str(path) for path in fetch_to_folder(address, folder, os.environ.get("AWS_ENDPOINT_URL"))]


def _tell(step: Callable[[str], None]) -> Callable[[Progress], None]:
    return lambda progress: step(f"{progress.reports} reports, {progress.rejects} left out")
