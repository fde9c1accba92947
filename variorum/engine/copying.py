"""Finds the copies over all parts of a batch run: sketches first, then only pairs that share part of a sketch are compared."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np

from variorum.engine.files import tell_unwritable, write_whole
from variorum.group.copies import Shingled, compare_shingled, shingle_report
from variorum.group.pairs import Ints, count_pairs, unpack_pairs
from variorum.group.passages import find_templates
from variorum.group.sketch import MINIMA, NOTHING, sketch_shingles
from variorum.model.account import CopyRow
from variorum.model.codec import encode_lines
from variorum.model.errors import UsageError
from variorum.model.report import AnnotatedReport

TEMPLATE_REPORTS = 60
"""Reports of one outlet, the first of the run, from which its template lines are learned."""
LINES_AT_ONCE = 500
PAIRS_AT_ONCE = 500
KEPT = 256

Templates = Mapping[str, frozenset[str]]


class CopyEngine(Protocol):
    """What runs the three heavy steps; lines are annotated reports as a part holds them."""

    def sketch(self, lines: Sequence[bytes]) -> list[bytes]:
        """The sketch of each line, as 64-bit numbers."""

    def pair(self, sketches: Sequence[Path], size: int) -> Ints:
        """The pairs of lines that share a number of their sketches at the same place, as ``low * size + high``, in order.

        :param sketches: files of sketches, in the order of the lines. :param size: how many lines there are.
        """

    def compare(self, pairs: Sequence[tuple[bytes, bytes]]) -> list[CopyRow | None]:
        """What the lines of each pair are to one another."""


class PlainCopyEngine:
    """The three steps in this process."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._shingled = lru_cache(maxsize=KEPT)(self._shingle)

    def _shingle(self, line: bytes) -> Shingled:
        return shingle_report(msgspec.json.decode(line, type=AnnotatedReport), self._templates)

    def sketch(self, lines: Sequence[bytes]) -> list[bytes]:
        """As the protocol says."""
        return [sketch_shingles(self._shingle(line).own).tobytes() for line in lines]

    def pair(self, sketches: Sequence[Path], size: int) -> Ints:
        """As the protocol says; one place of the sketches at a time, so that memory stays small."""
        tables = [np.load(path, mmap_mode="r") for path in sketches]
        found = np.zeros(0, dtype=np.int64)
        for place in range(MINIMA):
            column = np.concatenate([np.asarray(table[:, place]) for table in tables])
            owners = np.flatnonzero(column != NOTHING)
            order = np.argsort(column[owners], kind="stable")
            found = np.union1d(found, count_pairs(column[owners][order], owners[order], size, 1))
        return found

    def compare(self, pairs: Sequence[tuple[bytes, bytes]]) -> list[CopyRow | None]:
        """As the protocol says."""
        return [compare_shingled(self._shingled(one), self._shingled(other)) for one, other in pairs]


def learn_templates(out: Path) -> dict[str, frozenset[str]]:
    """The lines that outlets print around their reports, from the first reports of each outlet in the parts of ``out``."""
    first: dict[str, list[AnnotatedReport]] = {}
    for part in _parts_of(out):
        for line in _lines_of(part):
            outlet = msgspec.json.decode(line, type=_Outlet).outlet
            if outlet and len(first.setdefault(outlet, [])) < TEMPLATE_REPORTS:
                first[outlet].append(msgspec.json.decode(line, type=AnnotatedReport))
    return {outlet: lines for reports in first.values() for outlet, lines in find_templates(reports).items() if lines}


class _Outlet(msgspec.Struct):
    outlet: str | None = None


def find_part_copies(out: Path, engine: CopyEngine) -> int:
    """Write the pairs of copies among all reports of the finished parts of ``out`` into ``out/copies.jsonl``, ordered by ids.

    No more than some hundred reports are in memory at a time. Nothing is done where the copies of these parts stand there already.

    :returns: how many pairs there are.
    """
    key = _key_of(out)
    result, marker = out / "copies.jsonl", out / "copies.done"
    if marker.exists() and result.exists() and marker.read_text(encoding="ascii") == key:
        return result.read_bytes().count(b"\n")
    marker.unlink(missing_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".sketches-", dir=out) as folder:
            sketches: list[Path] = []
            places: list[tuple[Path, int]] = []
            for number, part in enumerate(_parts_of(out)):
                table, starts = _sketch_part(part, engine)
                sketches.append(Path(folder) / f"{number:05}.npy")
                np.save(sketches[-1], table)
                places.extend((part, start) for start in starts)
            pairs = unpack_pairs(engine.pair(sketches, len(places)), len(places)) if places else []
    except OSError as error:
        raise UsageError(tell_unwritable(out, error)) from error
    rows: list[CopyRow] = []
    turn = iter(pairs)
    while some := list(islice(turn, PAIRS_AT_ONCE)):
        lines = {number: _line_at(*places[number]) for number in sorted({number for pair in some for number in pair})}
        found = engine.compare([(lines[one], lines[other]) for one, other in some])
        rows.extend(_in_order(row) for row in found if row is not None)
    rows.sort(key=lambda row: (row.a, row.b))
    write_whole(result, encode_lines(rows))
    write_whole(marker, key.encode())
    return len(rows)


def _in_order(row: CopyRow) -> CopyRow:
    return row if row.a < row.b else CopyRow(a=row.b, b=row.a, kind=row.kind, why=row.why)


def _sketch_part(part: Path, engine: CopyEngine) -> tuple[Ints, list[int]]:
    """The sketches of a part's reports, and where in the file each one begins."""
    starts, place = [], 0
    made: list[bytes] = []
    lines = _lines_of(part)
    while some := list(islice(lines, LINES_AT_ONCE)):
        for line in some:
            starts.append(place)
            place += len(line)
        made.extend(engine.sketch(some))
    return np.frombuffer(b"".join(made), dtype=np.int64).reshape(-1, MINIMA), starts


def _parts_of(out: Path) -> list[Path]:
    return [done.with_suffix(".jsonl") for done in sorted(out.glob("part-*.done"))]


def _lines_of(part: Path) -> Iterator[bytes]:
    with part.open("rb") as file:
        yield from file


def _line_at(part: Path, start: int) -> bytes:
    with part.open("rb") as file:
        file.seek(start)
        return file.readline()


def _key_of(out: Path) -> str:
    digest = hashlib.sha256(f"{MINIMA}\n".encode())
    for done in sorted(out.glob("part-*.done")):
        digest.update(done.read_bytes())
    return digest.hexdigest()
