"""A long run in parts: resumed after a stop, refused over another run, and the same bytes from every engine."""

import gzip
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from variorum.engine.parts import plain_annotator, run_parts
from variorum.ingest import read_paths
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe
from variorum.model.report import Reject, Report

LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published"))
TEXT = 'KARVOS, June {day}, 2026 - "The gate stays shut," Minister Ada Lindqvist said on Wednesday.'


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "feed.jsonl"
    rows = [json.dumps({"id": f"r{number}", "text": TEXT.format(day=number + 1)}) for number in range(9)]
    path.write_text("\n".join([*rows[:4], "{broken", *rows[4:]]) + "\n", encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_parts_hold_every_input_once(lines: Path, tmp_path: Path) -> None:
    done = run_parts(read_paths([str(lines)]), tmp_path / "out", LIGHT, plain_annotator(LIGHT), 4)
    assert (done.made, done.kept, done.reports, done.rejects) == (3, 0, 9, 1)
    ids = [
        json.loads(line)["id"] for path in sorted((tmp_path / "out").glob("part-?????.jsonl")) for line in path.read_bytes().splitlines()
    ]
    assert ids == [f"r{number}" for number in range(9)]
    assert b"feed.jsonl:5" in (tmp_path / "out" / "part-00001.rejects.jsonl").read_bytes()


def test_finished_parts_are_not_made_again(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_parts(read_paths([str(lines)]), out, LIGHT, plain_annotator(LIGHT), 4)
    before = contents(out)
    for name in ("part-00001.done", "part-00001.jsonl"):
        (out / name).unlink()
    again = run_parts(read_paths([str(lines)]), out, LIGHT, plain_annotator(LIGHT), 4)
    assert (again.made, again.kept) == (1, 2)
    assert contents(out) == before


def test_parts_of_another_run_are_not_taken_over(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_parts(read_paths([str(lines)]), out, LIGHT, plain_annotator(LIGHT), 4)
    with pytest.raises(UsageError, match="other inputs"):
        run_parts(read_paths([str(lines)]), out, LIGHT, plain_annotator(LIGHT), 5)
    with pytest.raises(UsageError, match="longer run"):
        run_parts(list(read_paths([str(lines)]))[:4], out, LIGHT, plain_annotator(LIGHT), 4)
    (out / "part-00000.done").write_text("nonsense", encoding="utf-8")
    with pytest.raises(UsageError, match="remove it"):
        run_parts(read_paths([str(lines)]), out, LIGHT, plain_annotator(LIGHT), 4)


def batch(lines: Path, out: Path, *options: str) -> list[str]:
    code = "from variorum.cli.main import run; run()"
    return [sys.executable, "-c", code, "batch", str(lines), "-o", str(out), "--part-size", "4", *options]


def test_every_engine_gives_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "light.toml"
    recipe.write_text(f"layers = {json.dumps(LIGHT.layers)}\n", encoding="utf-8")
    made = []
    for runner in ("plain", "native", "ray"):
        out = tmp_path / runner
        done = subprocess.run(batch(lines, out, "--runner", runner, "--recipe", str(recipe)), capture_output=True, text=True, check=False)
        assert done.returncode == 3, done.stderr
        assert "1 inputs left out" in done.stderr
        made.append(contents(out))
    assert made[0] == made[1] == made[2]


def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    subprocess.run(batch(lines, whole, "--runner", "plain"), capture_output=True, check=False)
    process = subprocess.Popen(batch(lines, cut, "--runner", "plain"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if (cut / "part-00000.done").exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(30)
    subprocess.run(batch(lines, cut, "--runner", "plain"), capture_output=True, check=False)
    finished = {name: content for name, content in contents(cut).items() if name.startswith(("part-", "copies."))}
    assert finished == contents(whole)


FULL_DISK = """
mount -t tmpfs -o size={small} none {disk} || exit 77
{run} && exit 78
find {disk} -name '.part-*' | grep -q . && exit 79
mount -o remount,size=10m {disk} || exit 77
{run} || exit 80
cp -r {disk}/out {kept}
"""
IN_OWN_SPACE = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


@pytest.mark.parametrize("runner", ["plain", "native"])
def test_a_full_disk_costs_only_what_is_under_way(lines: Path, tmp_path: Path, runner: str) -> None:
    lines.write_text("\n".join(line for line in lines.read_text(encoding="utf-8").splitlines() if "broken" not in line), encoding="utf-8")
    disk, kept, whole = tmp_path / "disk", tmp_path / "kept", tmp_path / "whole"
    disk.mkdir()
    subprocess.run(batch(lines, whole, "--runner", "plain"), capture_output=True, check=True)
    small = f"{round(sum(map(len, contents(whole).values())) * 0.6 / 1024)}k"
    script = FULL_DISK.format(small=small, disk=disk, kept=kept, run=shlex.join(batch(lines, disk / "out", "--runner", runner)))
    if shutil.which("unshare") is None:
        pytest.skip("needs a disk of its own")
    done = subprocess.run([*IN_OWN_SPACE, script], capture_output=True, text=True, check=False)
    if "unshare:" in done.stderr or done.returncode == 77:
        pytest.skip("this machine lends no disk of its own")
    assert done.returncode == 0, done.stderr
    assert "No space left on device. Make room and run the same command again." in done.stderr
    assert "Traceback" not in done.stderr
    assert re.search(r"[12] kept from before", done.stderr)
    assert contents(kept) == contents(whole)


def test_compressed_lines_parquet_and_archives_are_read(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    rows = [{"id": "one", "text": TEXT.format(day=1), "title": "Gate"}, {"id": "two", "text": None, "title": None}]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "b.parquet")
    body = f"<p>{TEXT.format(day=2)} {'The river is low. ' * 20}</p>"
    page = f"<html><head><title>Gate</title></head><body><article>{body}</article></body></html>"
    with (tmp_path / "c.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = "http://herald.example/gate"
        writer.write_record(writer.create_warc_record(address, "response", payload=BytesIO(page.encode()), http_headers=headers))
    found = list(read_paths([str(tmp_path)]))
    reports = [item for item in found if isinstance(item, Report)]
    assert [report.id for report in reports] == ["one", "one-2", "c-1"]
    assert reports[0].title == reports[1].title == "Gate"
    assert reports[2].source.url == "http://herald.example/gate"
    assert "The gate stays shut" in reports[2].text
    rejects = [item for item in found if isinstance(item, Reject)]
    assert sorted(reject.item.rsplit("/", 1)[1] for reject in rejects) == ["a.jsonl.gz:2", "b.parquet:2"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.jsonl.gz", "broken_gzip"), ("b.parquet", "broken_parquet"), ("c.warc", "broken_archive"), ("d.warc.gz", "broken_archive")],
)
def test_a_broken_archive_costs_no_more_than_itself(tmp_path: Path, name: str, code: str) -> None:
    whole = gzip.compress(b'{"text": "A gate is shut."}\n' + os.urandom(5000).hex().encode())
    (tmp_path / name).write_bytes(whole[:200] if name.endswith("gz") else b"WARC/1.0\r\nnonsense" * 3)
    (tmp_path / "z.txt").write_text("The gate is shut.", encoding="utf-8")
    found = list(read_paths([str(tmp_path)]))
    assert [item.id for item in found if isinstance(item, Report)][-1] == "z"
    rejects = [item for item in found if isinstance(item, Reject)]
    assert rejects
    assert rejects[-1].code in (code, "empty")
    assert name in rejects[-1].item


def test_an_archive_with_a_broken_record_gives_the_records_before_it(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    def record(number: int) -> bytes:
        body = "".join(f"<p>{TEXT.format(day=number)} The river is low for week {week}.</p>" for week in range(20))
        page = f"<html><head><title>Gate</title></head><body><article>{body}</article></body></html>"
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        stream = BytesIO()
        writer = WARCWriter(stream, gzip=True)
        made = writer.create_warc_record(f"http://h.example/{number}", "response", payload=BytesIO(page.encode()), http_headers=headers)
        writer.write_record(made)
        return stream.getvalue()

    (tmp_path / "cut.warc.gz").write_bytes(record(1) + record(2)[: len(record(2)) // 2])
    (tmp_path / "torn.warc.gz").write_bytes(record(1) + b"no record at all\r\n" * 9 + record(3))
    (tmp_path / "z.txt").write_text("The gate is shut.", encoding="utf-8")
    found = list(read_paths([str(tmp_path)]))
    assert [item.id for item in found if isinstance(item, Report)] == ["cut-1", "torn-1", "z"]
    rejects = [item for item in found if isinstance(item, Reject)]
    assert {reject.item.rsplit("/", 1)[1].split(":")[0] for reject in rejects} == {"cut.warc.gz", "torn.warc.gz"}
    assert all("gain" in reject.detail for reject in rejects)
