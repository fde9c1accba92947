"""Copies that lie in different parts of a batch run are found, by the plain loop and by Daft alike."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from variorum.bench.growth import make_reports
from variorum.engine import copying
from variorum.engine.copying import PlainCopyEngine, find_part_copies, learn_templates
from variorum.engine.parts import plain_annotator, run_parts
from variorum.group.copies import find_copies
from variorum.group.sketch import MINIMA, sketch_shingles
from variorum.model.codec import decode
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Report

LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published"))
LOCK = (
    "The lock at Brennick failed shortly before dawn on Tuesday and let eleven barges drift against the lower gate.\n"
    "Nobody was hurt, but the canal between Brennick and the sea stays closed until divers have looked at the hinges.\n"
    "The canal board had postponed the yearly inspection twice, a spokesman conceded, because no money was left for it.\n"
)
REWORKED = (
    "A lock that broke at Brennick let eleven barges drift on to the bank, and no one can say yet when it will work again.\n"
    "Divers are to come on Thursday; the canal between Brennick and the sea stays closed.\n"
    "There had been no inspection this year or last, the board admits, because no money was left for it.\n"
)


def pile() -> list[Report]:
    """Thirty reports with four planted ones, far apart from one another."""
    reports = [Report(id=f"z{report.id}", text=report.text, title=report.title) for report in make_reports(90)][::3]
    for place, (id, text) in enumerate((("first", LOCK), ("edited", REWORKED), ("reprint", "By our staff\n" + LOCK), ("empty", "Ha."))):
        reports.insert(place * 9, Report(id=id, text=text))
    return reports


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "pile.jsonl"
    path.write_text("".join(json.dumps({"id": one.id, "text": one.text, "title": one.title}) + "\n" for one in pile()), encoding="utf-8")
    return path


def parts(out: Path, size: int = 5) -> Path:
    run_parts(pile(), out, LIGHT, plain_annotator(LIGHT), size)
    return out


def found_in(out: Path) -> list[tuple[str, str]]:
    rows = [json.loads(line) for line in (out / "copies.jsonl").read_bytes().splitlines()]
    return [(row["a"], row["b"]) for row in rows if not row["a"].startswith("z")]


def test_planted_copies_in_different_parts_are_found(tmp_path: Path) -> None:
    out = parts(tmp_path / "out")
    count = find_part_copies(out, PlainCopyEngine(learn_templates(out)))
    assert found_in(out) == [("edited", "first"), ("edited", "reprint"), ("first", "reprint")]
    annotated = [
        decode(line, AnnotatedReport, "part") for part in sorted(out.glob("part-?????.jsonl")) for line in part.read_bytes().splitlines()
    ]
    expected = find_copies(annotated)
    written = [json.loads(line) for line in (out / "copies.jsonl").read_bytes().splitlines()]
    assert {(row["a"], row["b"], row["why"]) for row in written} <= {(row.a, row.b, row.why) for row in expected}
    assert count == len(written)
    assert not list(out.glob(".sketches-*"))


def test_how_the_run_was_cut_does_not_matter(tmp_path: Path) -> None:
    made = []
    for size in (4, 1000):
        out = parts(tmp_path / str(size), size)
        find_part_copies(out, PlainCopyEngine(learn_templates(out)))
        made.append((out / "copies.jsonl").read_bytes())
    assert made[0] == made[1] != b""


def test_plain_and_native_find_the_same(lines: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "light.toml"
    recipe.write_text(f"layers = {json.dumps(LIGHT.layers)}\n", encoding="utf-8")
    made = []
    for runner in ("plain", "native"):
        out = tmp_path / runner
        command = [sys.executable, "-c", "from variorum.cli.main import run; run()", "batch", str(lines), "-o", str(out)]
        command += ["--part-size", "7", "--runner", runner, "--recipe", str(recipe), "--workers", "2"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "pairs of copies among all parts" in done.stderr
        made.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
        assert ("first", "reprint") in found_in(out)
    assert made[0] == made[1]


def test_no_pair_is_compared_that_shares_nothing_and_no_text_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "LINES_AT_ONCE", 3)
    monkeypatch.setattr(copying, "PAIRS_AT_ONCE", 2)
    out = parts(tmp_path / "out")
    counts: Counter[str] = Counter()

    class Watching(PlainCopyEngine):
        def sketch(self, lines):  # type: ignore[no-untyped-def]  # as the plain one
            counts["lines at once"] = max(counts["lines at once"], len(lines))
            return super().sketch(lines)

        def compare(self, pairs):  # type: ignore[no-untyped-def]  # as the plain one
            counts["pairs"] += len(pairs)
            counts["pairs at once"] = max(counts["pairs at once"], len(pairs))
            return super().compare(pairs)

    find_part_copies(out, Watching(learn_templates(out)))
    assert counts["lines at once"] == 3
    assert counts["pairs at once"] == 2
    assert counts["pairs"] < 34 * 33 / 2 / 2  # the generated reports share some phrases


def test_copies_are_looked_for_once_and_again_when_a_part_is_new(tmp_path: Path) -> None:
    out = parts(tmp_path / "out")
    first = find_part_copies(out, PlainCopyEngine({}))

    class Never(PlainCopyEngine):
        def sketch(self, lines):  # type: ignore[no-untyped-def]  # as the plain one
            raise AssertionError("was called")

    assert find_part_copies(out, Never({})) == first
    (out / "part-00006.done").unlink()
    with pytest.raises(AssertionError, match="was called"):
        find_part_copies(out, Never({}))
    assert not (out / "copies.done").exists()


def test_no_reports_are_no_copies(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_parts([], out, LIGHT, plain_annotator(LIGHT), 5)
    out.mkdir(exist_ok=True)
    assert find_part_copies(out, PlainCopyEngine({})) == 0
    assert (out / "copies.jsonl").read_bytes() == b""


def test_a_sketch_tells_how_much_two_sets_share() -> None:
    one, other = set(range(1000, 1400)), set(range(1200, 1600))
    shared = (sketch_shingles(one) == sketch_shingles(other)).sum()
    assert MINIMA / 6 < shared < MINIMA / 2  # a third of their union
    assert (sketch_shingles(one) == sketch_shingles(range(5000, 5400))).sum() == 0
    assert not sketch_shingles(set()).any()
