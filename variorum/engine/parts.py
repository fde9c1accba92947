"""Cuts a long run into parts, each of which is finished once and for all: a run that was killed goes on with the next part."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from variorum import __version__
from variorum.engine.files import write_whole
from variorum.engine.local import annotate_items
from variorum.model.codec import encode, encode_lines
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.pipeline import plan_layers

Item = Report | Reject
Outcome = AnnotatedReport | Reject
Annotator = Callable[[Sequence[Item]], Iterable[Outcome]]
"""Annotates the items of one part, in their order."""


class Progress(Record, frozen=True):
    """How far a run is: parts finished now, parts found finished, and what came of their items."""

    made: int
    kept: int
    reports: int
    rejects: int


def plain_annotator(recipe: Recipe) -> Annotator:
    """The plain loop in this process."""
    return lambda items: annotate_items(items, recipe)


def cut_parts(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Consecutive runs of at most ``size`` items."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def run_parts(
    items: Iterable[Item], out: Path, recipe: Recipe, annotate: Annotator, size: int, watch: Callable[[Progress], None] | None = None
) -> Progress:
    """Annotate a stream of items part by part into ``out/part-00000.jsonl``, ``out/part-00000.rejects.jsonl`` ...

    A part is finished when its marker ``part-00000.done`` is there; the marker names what went in and by which makers, so that a run
    with other inputs or another recipe does not take it for its own.

    :raises UsageError: ``out`` holds parts of another run.
    """
    made = kept = reports = rejects = 0
    makers = "\n".join(maker for _, _, maker in plan_layers(recipe).steps)
    for number, part in enumerate(cut_parts(items, size)):
        name = f"part-{number:05}"
        key = _key_of(part, makers, size)
        marker = out / f"{name}.done"
        done = _read_marker(marker)
        if done is not None and done[0] != key:
            raise UsageError(f"{out} holds part {number} of a run with other inputs, recipe or part size; choose another folder with -o.")
        if done is None:
            outcomes = list(annotate(part))
            found = [one for one in outcomes if isinstance(one, AnnotatedReport)]
            refused = [one for one in outcomes if isinstance(one, Reject)]
            write_whole(out / f"{name}.jsonl", encode_lines(found))
            write_whole(out / f"{name}.rejects.jsonl", encode_lines(refused))
            done = (key, len(found), len(refused))
            write_whole(marker, f"{key} {len(found)} {len(refused)}\n".encode())
            made += 1
        else:
            kept += 1
        reports += done[1]
        rejects += done[2]
        if watch is not None:
            watch(Progress(made=made, kept=kept, reports=reports, rejects=rejects))
    _refuse_leftovers(out, made + kept)
    return Progress(made=made, kept=kept, reports=reports, rejects=rejects)


def _key_of(part: Sequence[Item], makers: str, size: int) -> str:
    digest = hashlib.sha256(f"{__version__}\n{makers}\n{size}\n".encode())
    for item in part:
        digest.update(encode(item))
    return digest.hexdigest()


def _read_marker(path: Path) -> tuple[str, int, int] | None:
    try:
        key, reports, rejects = path.read_text(encoding="ascii").split()
        return key, int(reports), int(rejects)
    except FileNotFoundError:
        return None
    except (ValueError, OSError) as error:
        raise UsageError(f"{path} cannot be read as the marker of a finished part; remove it to do the part again.") from error


def _refuse_leftovers(out: Path, parts: int) -> None:
    extra = sorted(path.name for path in out.glob("part-*.done") if int(path.stem.removeprefix("part-")) >= parts)
    if extra:
        raise UsageError(f"{out} holds {len(extra)} more parts of a longer run ({extra[0]} ...); choose another folder with -o.")
