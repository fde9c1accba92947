"""The ``annotate`` command: reports in, one JSON line each out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.cli.console import say, say_rejects, show_progress
from variorum.cli.settings import read_fields, read_recipe
from variorum.engine.files import tell_unwritable, write_whole
from variorum.engine.local import read_and_annotate
from variorum.model.codec import decode, encode, encode_lines
from variorum.model.errors import InputError, UsageError
from variorum.model.report import AnnotatedReport, Reject


def annotate_to(paths: list[str], out: Path | None, recipe: Path | None, layers: str | None, field: list[str], resume: bool) -> int:
    """Annotate ``paths`` into ``out`` (standard output if ``None``); rejects go beside it into ``rejects.jsonl``.

    :returns: the exit code: 0, or 3 if an input could not be read.
    """
    chosen, fields = read_recipe(recipe, layers), read_fields(field)
    done = _read_done(out) if resume else frozenset()
    rejects: list[Reject] = []
    count = 0
    name = "standard output" if out is None else out
    with _telling_unwritable(name):
        target = sys.stdout.buffer if out is None else _open(out, append=resume)
    with show_progress("annotating") as step:
        for outcome in read_and_annotate(paths, chosen, fields, step, done):
            if isinstance(outcome, Reject):
                rejects.append(outcome)
                continue
            with _telling_unwritable(name):
                target.write(encode(outcome) + b"\n")
                target.flush()
            count += 1
    if out is not None:
        target.close()
        write_whole(out.with_name("rejects.jsonl"), encode_lines(rejects))
    say_rejects(tuple(rejects), str(out.with_name("rejects.jsonl")) if out else None)
    kept = f", {len(done)} kept from before" if done else ""
    say(f"{count} reports annotated{kept}, {len(rejects)} inputs left out" + (f" -> {out}" if out else ""))
    return 3 if rejects else 0


@contextmanager
def _telling_unwritable(name: Path | str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(tell_unwritable(name, error)) from error


def _open(out: Path, append: bool):  # type: ignore[no-untyped-def]  # a binary file, which open() types by its mode
    out.parent.mkdir(parents=True, exist_ok=True)
    return out.open("ab" if append else "wb")


def _read_done(out: Path | None) -> frozenset[str]:
    """Ids of the whole lines that an interrupted run left; a torn last line is cut off the file."""
    if out is None:
        raise UsageError("--resume needs -o: there is nothing to resume on standard output.")
    if not out.exists():
        return frozenset()
    ids = set()
    whole = 0
    with out.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            try:
                ids.add(decode(line, AnnotatedReport, str(out)).id)
            except InputError as error:
                raise UsageError(f"{out} holds something else than annotated reports; choose another file with -o.") from error
            whole += len(line)
        file.truncate(whole)
    return frozenset(ids)
