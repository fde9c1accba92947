"""Times the stages beside a bare spaCy parse of the same text in the same process: these ratios hold on noisy machines."""

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from variorum.annotate.parse import ParseParams, load_model
from variorum.engine.local import gather, read_and_annotate
from variorum.engine.output import story_files
from variorum.group import group_reports
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import annotate_report, collate_members, collate_reports, plan_layers

Figures = dict[str, float]

ROUNDS = 3
"""Each side is timed this often in turn; the best round counts."""


def measure_annotation(shared: Path, limit: int = 40) -> Figures:
    """Words per second of ``annotate`` over news texts, as a share of the bare parse's.

    :param limit: how many texts of the development split are read.
    """
    texts = [path.read_bytes().decode() for path in sorted((shared / "data" / "polnear" / "dev" / "text").glob("*.txt"))[:limit]]
    words = sum(len(text.split()) for text in texts)
    nlp = load_model(ParseParams().model)
    plan = plan_layers(Recipe())
    reports = [Report(id=str(number), text=text, published_given="2016-10-01") for number, text in enumerate(texts)]
    annotate_report(reports[0], plan)
    parse, whole = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        parse.append(time.perf_counter() - start)
        start = time.perf_counter()
        for report in reports:
            annotate_report(report, plan)
        whole.append(time.perf_counter() - start)
    return {
        "speed: bare parse, words a second": words / min(parse),
        "speed: annotate, words a second": words / min(whole),
        "speed: annotate / bare parse, words a second": min(parse) / min(whole),
        "speed: memory, MB (less is better)": -resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure_collation(shared: Path) -> Figures:
    """Time from five reports to their written account, over the time to load spaCy and parse the five texts.

    Run it in a fresh process: loading is part of both sides.
    """
    import spacy

    start = time.perf_counter()
    nlp = spacy.load(ParseParams().model)
    for path in sorted((shared / "seeds").glob("*.txt")):
        nlp(path.read_bytes().decode())
    bare = time.perf_counter() - start
    start = time.perf_counter()
    reading = gather(read_and_annotate([str(shared / "seeds")], Recipe()))
    files = story_files(collate_reports(reading.reports), reading.rejects)
    whole = time.perf_counter() - start
    page = max(len(content) for name, content in files.items() if name.endswith("/index.html"))
    return {"speed: collate seeds / load and parse, time (less is better)": -whole / bare, "page: MB (less is better)": -page / 1e6}


def make_tellings(count: int, seed: int = 1) -> list[Report]:
    """``count`` reports of one invented story, each made of paragraphs from some of its reports; the same for the same seed."""
    source = random.Random(seed)
    folder = Path(__file__).parents[2] / "tests" / "stories" / "harbour" / "reports"
    paragraphs = [part for path in sorted(folder.glob("*.txt")) for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    made = []
    for number in range(count):
        chosen = sorted(source.sample(range(len(paragraphs)), len(paragraphs) // 6))
        text = "\n\n".join(paragraphs[place] for place in chosen)
        made.append(Report(id=f"t{number:04}", text=text, published_given=f"2025-03-{source.randint(10, 28)}"))
    return made


def measure_pile(count: int = 200) -> Figures:
    """Reports per second of each stage over one large story, and the time of collating beside that of annotating."""
    plan = plan_layers(Recipe())
    told = make_tellings(count)
    annotate_report(told[0], plan)
    start = time.perf_counter()
    reports = [annotate_report(report, plan) for report in told]
    annotated = time.perf_counter() - start
    start = time.perf_counter()
    grouping = group_reports(reports)
    grouped = time.perf_counter() - start
    start = time.perf_counter()
    collate_members("story", reports, grouping.copies)
    collated = time.perf_counter() - start
    return {
        "speed: annotate, reports a second": count / annotated,
        "speed: group, reports a second": count / grouped,
        "speed: collate, reports a second": count / collated,
        f"speed: collate {count} reports of one story, seconds (less is better)": -collated,
        "speed: collate / annotate, time (less is better)": -collated / annotated,
    }


def measure_batch(shared: Path, work: Path, times: int = 2) -> Figures:
    """Reports per second of ``batch`` with worker processes, over the plain loop's; each in a fresh process, starts included.

    :param times: how often each text of the development split is read.
    """
    lines = (shared / "data" / "stories" / "dense_dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    pile = work / "pile.jsonl"
    rows = [
        {"id": f"r{number}-{place}", "text": f"{text}\n\nEdition {number}."} for number in range(times) for place, text in enumerate(texts)
    ]
    pile.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    spent = {}
    for runner in ("plain", "native"):
        command = ["-c", "from variorum.cli.main import run; run()", "batch", str(pile), "-o", str(work / runner), "--runner", runner]
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        spent[runner] = time.perf_counter() - start
    return {
        "speed: batch by the plain loop, reports a second": len(rows) / spent["plain"],
        "speed: batch by the native runner, reports a second": len(rows) / spent["native"],
        "speed: batch, native runner / plain loop": spent["plain"] / spent["native"],
    }
