"""Writes results to disk so that a reader never sees half a file."""

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from variorum.model.errors import UsageError


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path`` and move it into place in one step; it is on the disk by then.

    :raises UsageError: the place cannot be written to; the message names it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(tell_unwritable(path, error)) from error


def tell_unwritable(path: Path | str, error: OSError) -> str:
    """What to say where ``path`` could not be written: the place, the reason and the cure."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    cure = "Make room and run the same command again" if full else "Choose another place with -o"
    return f"Cannot write {path}: {error.strerror or error}. {cure}."


def write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write several files below ``folder``; the keys are paths relative to it."""
    for name in sorted(contents):
        write_whole(folder / name, contents[name])
