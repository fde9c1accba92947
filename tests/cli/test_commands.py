"""The commands as a person runs them: outputs, messages and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from variorum.cli.main import app, run
from variorum.model.account import Account
from variorum.model.codec import decode_lines
from variorum.model.errors import UsageError
from variorum.model.report import AnnotatedReport, Reject
from variorum.render import render_page

WIRE = 'KARVOS, June 3, 2026 (Meridian) - "The gate stays shut," Minister Ada Lindqvist said on Wednesday. At least 40 boats left Karvos.'
REWRITE = "Herald, 3 June 2026: Minister Ada Lindquist said the gate “stays shut” on Wednesday. She rejected an offer by Selavia."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "rewrite.txt").write_text(REWRITE, encoding="utf-8")
    return folder


def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from variorum.cli.main import run; run()", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_collate_writes_the_whole_folder(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["collate", str(reports), "-o", str(out)])
    assert result.exit_code == 0
    assert (out / "index.html").exists()
    story = next(path.parent for path in out.glob("*/account.json"))
    written = {path.name for path in story.iterdir()}
    assert {"account.json", "index.html", "account.md", "statements.csv", "events.csv", "figures.csv", "positions.csv"} <= written
    account = json.loads((story / "account.json").read_text(encoding="utf-8"))
    assert account["format"] == "variorum.account/1"
    assert (out / "rejects.jsonl").read_bytes() == b""
    rows = [json.loads(line) for line in (out / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(row["id"] for row in rows) == ["rewrite", "wire"]


def test_a_bad_input_is_rejected_the_others_go_on(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "lines.jsonl").write_text('{"text": "Minister Ada Lindqvist said no."}\n{"text": \n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(app, ["annotate", str(reports), "-o", str(out)])
    assert result.exit_code == 3
    assert len(list(decode_lines(out, AnnotatedReport))) == 3
    rejects = list(decode_lines(tmp_path / "rejects.jsonl", Reject))
    assert any("empty.txt" in reject.item for reject in rejects)
    assert any("lines.jsonl:2" in reject.item for reject in rejects)
    assert all(reject.detail and reject.code for reject in rejects)
    assert "empty.txt" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_plainly(reports: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code = "from variorum.cli.main import run; run()"
        command = [sys.executable, "-c", code, "annotate", str(reports), "--layers", "language,layout"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "Cannot write standard output: No space left on device. Make room" in done.stderr
    assert "Traceback" not in done.stderr


def test_annotate_prints_lines_when_no_file_is_named(reports: Path) -> None:
    result = call("annotate", reports / "wire.txt", "--layers", "language,layout")
    assert result.returncode == 0
    report = json.loads(result.stdout)
    assert report["id"] == "wire"
    assert report["text"] == WIRE
    assert report["statements"] is None


def test_resume_does_only_what_is_missing(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    whole = CliRunner().invoke(app, ["annotate", str(reports), "-o", str(out), "--layers", "language,layout"])
    assert whole.exit_code == 0
    complete = out.read_bytes()
    first, _, second = complete.partition(b"\n")
    out.write_bytes(first + b"\n" + second[:40])
    again = CliRunner().invoke(app, ["annotate", str(reports), "-o", str(out), "--layers", "language,layout", "--resume"])
    assert again.exit_code == 0
    assert out.read_bytes() == complete
    assert "1 kept" in again.stderr


def test_explain_tells_words_and_reasons(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    CliRunner().invoke(app, ["collate", str(reports), "-o", str(out)])
    result = CliRunner().invoke(app, ["explain", "st1", str(out)])
    assert result.exit_code == 0
    assert "why" in result.stdout
    assert "stays shut" in result.stdout
    with pytest.raises(UsageError, match="st999"):
        CliRunner().invoke(app, ["explain", "st999", str(out)], catch_exceptions=False)
    with pytest.raises(UsageError, match=r"account\.json"):
        CliRunner().invoke(app, ["explain", "st1", str(reports)], catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["collate", "nowhere", "-o", "out"], 3, "nowhere"),
        (["annotate", "x.txt", "--layers", "nonsense"], 2, "nonsense"),
        (["annotate", "x.txt", "--layers", "sentences"], 2, "parse"),
        (["annotate", "x.txt", "--field", "colour=red"], 2, "colour"),
        (["annotate", "x.txt", "--recipe", "none.toml"], 2, "none.toml"),
        (["schema", "variorum.nothing/1"], 2, "variorum.report/1"),
        (["collate"], 2, "PATH"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["variorum", *arguments])
    with pytest.raises(SystemExit) as stopped:
        run()
    assert stopped.value.code == code
    assert said in capsys.readouterr().err


def test_every_command_has_an_example() -> None:
    for command in ("annotate", "collate", "group", "explain", "schema"):
        printed = CliRunner().invoke(app, [command, "--help"]).stdout
        assert f"Example: variorum {command}" in printed


def test_no_colour_when_it_is_not_wanted(reports: Path) -> None:
    result = call("annotate", reports / "missing.txt", NO_COLOR="1", FORCE_COLOR="")
    assert result.returncode == 3
    assert "\x1b[" not in result.stderr


def test_any_order_and_any_hash_seed_give_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    files = [reports / "wire.txt", reports / "rewrite.txt"]
    contents = []
    for seed, order in (("0", files), ("7", files[::-1])):
        out = tmp_path / seed
        assert call("collate", *order, "-o", out, PYTHONHASHSEED=seed).returncode == 0
        contents.append({str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()})
    assert contents[0] == contents[1]


def test_markup_in_a_report_is_shown_as_text(tmp_path: Path) -> None:
    from variorum.model.recipe import Recipe
    from variorum.model.report import Report
    from variorum.pipeline import annotate_reports, collate_reports

    text = 'Minister <script>alert("x")</script> Ada Lindqvist said: "<img src=x onerror=alert(1)> we agree," on Monday.'
    annotated = list(annotate_reports([Report(id="<b>one</b>", text=text, title="<i>title</i>")], Recipe()))
    account: Account = collate_reports(annotated).accounts[0]
    page = render_page(account, annotated)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>one</b>" not in page
