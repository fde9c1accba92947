"""Calls the evaluators that live outside the project, one function a quality, and returns their figures by name."""

import json
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from variorum.engine.local import gather, read_and_annotate
from variorum.group import group_reports
from variorum.model.codec import encode
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Report
from variorum.pipeline import annotate_reports, collate_reports

Figures = dict[str, float]

WORKERS = 2
"""Stories that are scored at once."""


def _run(script: Path, *arguments: str | Path) -> str:
    """Run an evaluator and return what it prints.

    :raises UsageError: it ended with an error; the message holds its last lines.
    """
    done = subprocess.run([sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0 and not done.stdout.strip():
        raise UsageError(f"{script.name} failed: {done.stderr.strip()[-600:]}")
    return done.stdout


def _write_lines(path: Path, rows: Iterable[object]) -> Path:
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return path


def _read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _score_account(shared: Path, account: Path, reports: Path, gold: Path) -> dict[str, Any]:
    """Collate a folder as one pile and score its largest account, which it writes to ``account``, against a hand reading."""
    reading = gather(read_and_annotate([str(reports)], Recipe()))
    account.write_bytes(encode(collate_reports(reading.reports).accounts[0]))
    script = shared / "eval" / "eval_account.py"
    scores: dict[str, Any] = json.loads(_run(script, "--gold", gold, "--reports", reports, "--account", account, "--json"))
    return scores


def measure_account(shared: Path, work: Path) -> Figures:
    """Score the account of the seed reports."""
    scores = _score_account(shared, work / "account.json", shared / "seeds", shared / "gold" / "seed_gold.json")
    parts = {f"account: {name}": value for name, value in scores["strict_components"].items()}
    return {
        "account: strict": scores["strict"],
        "account: headline": scores["headline"],
        **parts,
        "account: must_not passed": scores["must_not"]["passed"]["hit"],
        "account: must_not not failed": scores["must_not"]["passed"]["of"] - scores["must_not"]["failed"],
        "account: evidence that does not hold": -scores["evidence"]["bad"],
        "account: wrong actor merges": -scores["actors"]["wrong_merges"]["actors"],
    }


def measure_others(shared: Path, work: Path) -> Figures:
    """Score the accounts of the project's own stories with a hand reading, ``tests/stories/NAME/gold.json``: what holds elsewhere."""
    folders = sorted(gold.parent for gold in (Path(__file__).parents[2] / "tests" / "stories").glob("*/gold.json"))
    with ProcessPoolExecutor(WORKERS) as pool:
        scored = list(pool.map(partial(_score_story, shared, work), folders))
    figures = {}
    for name, scores in zip((folder.name for folder in folders), scored, strict=True):
        figures[f"account of {name}: strict"] = scores["strict"]
        figures.update({f"account of {name}: {part}": value for part, value in scores["strict_components"].items()})
        figures[f"account of {name}: evidence that does not hold"] = -scores["evidence"]["bad"]
    return figures


def _score_story(shared: Path, work: Path, folder: Path) -> dict[str, Any]:
    return _score_account(shared, work / f"{folder.name}.json", folder / "reports", folder / "gold.json")


def measure_attribution(shared: Path, work: Path, recipe: Recipe, label: str) -> Figures:
    """Read the PolNeAR development split and score who said what."""
    folder = shared / "data" / "polnear" / "dev"
    reports = [Report(id=path.stem, text=path.read_bytes().decode()) for path in sorted((folder / "text").glob("*.txt"))]
    rows = []
    for report in annotate_reports(reports, recipe):
        said = report.statements or ()
        quotes = [{"speaker": one.speaker, "cue": one.cue, "content": one.content} for one in said]
        rows.append({"id": report.id, "quotes": quotes})
    predicted = _write_lines(work / "attribution.jsonl", rows)
    scores = work / "attribution.json"
    _run(shared / "eval" / "eval_attribution.py", "--gold", folder, "--pred", predicted, "--json", scores)
    found = json.loads(scores.read_text(encoding="utf-8"))
    found = found.get("scores", found)
    names = {
        "who said what F1": "who_said_what_all",
        "content F1": "content_all",
        "who said what F1, quoted": "who_said_what_quoted",
        "who said what F1, indirect": "who_said_what_indirect",
    }
    figures = {f"attribution{label}: {name}": found[key]["f1"] for name, key in names.items()}
    matched = found["content_all"]["r"]
    figures[f"attribution{label}: speaker right of matched"] = found["who_said_what_all"]["r"] / matched if matched else 0.0
    return figures


def measure_times(shared: Path, work: Path) -> Figures:
    """Read TimeBank and the probes and score the TIMEX3 values."""
    figures = {}
    for name in ("timebank", "probes"):
        gold = shared / "data" / "time" / f"{name}.jsonl"
        rows = _read_rows(gold)
        reports = [Report(id=row["id"], text=row["text"], published_given=row["dct_value"], language_given="en") for row in rows]
        predicted = [
            {
                "id": report.id,
                "timexes": [{"start": one.start, "end": one.end, "type": one.type, "value": one.value or ""} for one in report.times or ()],
            }
            for report in annotate_reports(reports, Recipe(layers=("language", "layout", "boilerplate", "published", "times")))
        ]
        printed = _run(shared / "eval" / "eval_time.py", gold, _write_lines(work / f"{name}.jsonl", predicted), "--json")
        views = {view["view"]: view for view in json.loads(printed)}
        figures[f"times: {name} value F1"] = views["all"]["value_f1"]
        if name == "timebank":
            figures["times: timebank date view value F1"] = views["date"]["value_f1"]
            figures["times: timebank relaxed F1"] = views["all"]["relaxed_f1"]
    return figures


def measure_events(shared: Path, work: Path) -> Figures:
    """Code the PLOVER development records and score type, source and target."""
    gold = shared / "data" / "plover" / "dev.jsonl"
    rows = _read_rows(gold)
    reports = [Report(id=row["id"], text=row["text"], published_given=row["date"], language_given="en") for row in rows]
    predicted = [{"id": report.id, "events": _coded_events(report)} for report in annotate_reports(reports, Recipe())]
    scores = json.loads(_run(shared / "eval" / "eval_events.py", gold, _write_lines(work / "events.jsonl", predicted), "--json"))
    return {
        "events: type_top1": scores["type_top1"]["share"],
        "events: macro F1": scores["macro_F1"],
        "events: quad": scores["quad_acc"]["share"],
        "events: source": scores["source_acc"]["share"],
        "events: target": scores["target_acc"]["share"],
        "events: tuple": scores["tuple_acc"]["share"],
        "events: types a sentence (less is better)": -scores["pred_types_per_record"],
    }


def _coded_events(report: AnnotatedReport) -> list[dict[str, object]]:
    entities = {entity.id: entity for entity in report.entities or ()}

    def code(ids: tuple[str, ...]) -> list[dict[str, str | None]]:
        actors: list[dict[str, str | None]] = []
        for one in ids:
            entity = entities[one]
            actors.append({"code": (entity.country or "") + (entity.sector or ""), "text": entity.name})
        return actors

    return [{"type": event.type, "actor": code(event.actors), "recipient": code(event.recipients)} for event in report.events or ()]


def measure_grouping(shared: Path, work: Path) -> Figures:
    """Group the story sets and find the copies, all with one and the same setting."""
    folder = shared / "data" / "stories"
    figures = {}
    sets = {"dense": ("dense_dev",), "dense + distractors": ("dense_dev", "distractors_dev"), "ecb": ("ecb_dev",)}
    for name, files in sets.items():
        reports = [report for file in files for report in _story_reports(folder / f"{file}.jsonl")]
        predicted = _write_lines(work / "stories.jsonl", group_reports(reports).stories)
        printed = _run(
            shared / "eval" / "eval_stories.py", "stories", "--gold", folder / f"{files[0]}_gold.jsonl", "--pred", predicted, "--json"
        )
        scores = json.loads(printed)
        figures[f"stories: {name} BCubed F1"] = scores["bcubed_f1"]
        figures[f"stories: {name} exact"] = scores["exact"]
    for name in ("reprint", "reprinthard"):
        predicted = _write_lines(work / "copies.jsonl", group_reports(_story_reports(folder / f"{name}_dev.jsonl")).copies)
        gold = folder / f"{name}_dev_pairs.jsonl"
        scores = json.loads(_run(shared / "eval" / "eval_stories.py", "pairs", "--gold", gold, "--pred", predicted, "--json"))
        figures[f"copies: {name} pair F1"] = scores["f1"]
        figures[f"copies: {name} false merges (less is better)"] = -scores["false_merge_rate"]
    return figures


def _story_reports(path: Path) -> list[AnnotatedReport]:
    """Rows of a story set as bare reports: grouping reads text, title and date alone."""
    reports = [
        Report(
            id=row["id"], text=row["text"], title=row.get("title"), outlet=row.get("outlet"), published_given=row.get("published"),
            language_given="en",
        )
        for row in _read_rows(path)
    ]  # fmt: skip
    return list(annotate_reports(reports, Recipe(layers=("language", "layout", "boilerplate", "published"))))


__all__ = ["Figures", "measure_account", "measure_attribution", "measure_events", "measure_grouping", "measure_times"]
