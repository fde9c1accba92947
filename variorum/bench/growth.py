"""Measures how adding a report slows down as a store grows, on reports made by recombining invented sentences."""

import argparse
import json
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, func, select

from variorum.engine.adding import add_items
from variorum.group import Mark, encode_mark, leading_terms, mark_report, tally_marks
from variorum.model.codec import encode
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Published, Report
from variorum.pipeline import annotate_report, plan_layers
from variorum.store import open_store
from variorum.store.opening import open_engine, writing
from variorum.store.schema import LEADING, REPORT, STORY, TALLY, TIE
from variorum.store.writer import index_words

LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published"))
"""Reading closely takes the same time whatever the store holds, and hours for 100,000 reports: it is measured by the bench instead."""
REPORTS_A_DAY = 60
OUTLETS_A_STORY = 3
AT_ONCE = 1_500
"""Reports that are put in at a time, so that the memory told is not that of the filling; whole stories."""
_SYLLABLES = "ka ro vi ste lun mar tes bo rin dal fe gor hul is ner pa qui sol tur ve wex yan zu ber cal dro".split()
_DEEDS = "rejected approved delayed opened closed inspected flooded sold reopened surveyed repaired guarded".split()
_THINGS = "dam bridge harbour mine railway school tunnel canal market refinery orchard lighthouse".split()


def make_reports(count: int, seed: int = 1) -> Iterator[Report]:
    """``count`` reports of stories that three outlets tell on one day each; the same for the same seed."""
    source = random.Random(seed)
    first = date(2010, 1, 1)
    for number in range(count):
        story = number // OUTLETS_A_STORY
        telling = random.Random(f"{seed}-{story}")
        who = " ".join(_name(telling) for _ in range(2))
        where, thing, deed = _name(telling), telling.choice(_THINGS), telling.choice(_DEEDS)
        day = first + timedelta(days=number // REPORTS_A_DAY)
        facts = [
            f"{who} {deed} the {thing} of {where}.",
            f"The {thing} near {where} had stood for {telling.randint(3, 90)} years.",
            f"{_name(telling)} of the council of {where} said the {thing} would stay as it was.",
            f"Workers from {_name(telling)} came to the {thing} on the same day.",
        ]
        source.shuffle(facts)
        filler = [f"{_name(source)} in {_name(source)} was {source.choice(_DEEDS)} {source.randint(2, 20)} days ago." for _ in range(3)]
        text = " ".join([*facts, *filler])
        title = f"{who}: {thing} of {where} {deed}"
        yield Report(id=f"g{number:07}", text=text, title=title, published_given=day.isoformat(), language_given="en")


def _name(source: random.Random) -> str:
    return "".join(source.choice(_SYLLABLES) for _ in range(3)).capitalize()


def fill(place: str, reports: Iterator[Report], first: int, count: int) -> None:
    """Put ``count`` reports with their stories into a store, as if they had been added; ``first`` is the number of the next."""
    engine = open_engine(place)
    for start in range(first, first + count, AT_ONCE):
        _fill_some(engine, islice(reports, min(AT_ONCE, first + count - start)), start)
    engine.dispose()


def _fill_some(engine: Engine, reports: Iterable[Report], first: int) -> None:
    plan = plan_layers(LIGHT)
    model: AnnotatedReport | None = None
    marks: dict[str, Mark] = {}
    with writing(engine) as connection:
        for number, report in enumerate(reports, first):
            model = model or annotate_report(report, plan)
            published = Published(date=report.published_given, basis="given")
            annotated = msgspec.structs.replace(model, id=report.id, text=report.text, title=report.title, published=published, blocks=())
            marks[report.id] = mark_report(annotated)
            story = f"story-g{number // OUTLETS_A_STORY * OUTLETS_A_STORY:07}"
            row = {"id": report.id, "arrived": number + 1, "digest": report.id, "title": report.title, "document": encode(report)}
            row |= {"annotated": encode(annotated), "read_by": plan.digest, "mark": encode_mark(marks[report.id])}
            row |= {"story": story, "episode": f"{story}/1", "day": marks[report.id].day}
            connection.execute(REPORT.insert().values(**row))
            index_words(connection, report, number + 1)
        _tie(connection, marks)
        touched = select(REPORT.c.story).where(REPORT.c.arrived > first)
        counted = select(REPORT.c.story, func.min(REPORT.c.title), func.count()).where(REPORT.c.story.in_(touched))
        connection.execute(STORY.delete().where(STORY.c.id.in_(touched)))
        grouped = counted.group_by(REPORT.c.story)
        connection.execute(STORY.insert().from_select(["id", "title", "reports"], grouped))


def _tie(connection: Connection, marks: dict[str, Mark]) -> None:
    """Count and index the terms of the marks, and tie the reports of each story."""
    before = connection.execute(select(TALLY.c.content).where(TALLY.c.name == "terms")).scalar()
    tally = tally_marks(before, [encode_mark(mark) for mark in marks.values()], [])
    connection.execute(TALLY.delete())
    connection.execute(TALLY.insert().values(name="terms", content=tally))
    for id, mark in marks.items():
        connection.execute(LEADING.insert(), [{"term": term, "report": id, "day": mark.day} for term in leading_terms(mark, tally)])
    ids = sorted(marks)
    stories = [int(id[1:]) // OUTLETS_A_STORY for id in ids]
    pairs = [{"a": ids[n], "b": ids[n + 1]} for n in range(len(ids) - 1) if stories[n] == stories[n + 1]]
    connection.execute(TIE.insert(), pairs)


def measure(sizes: list[int], place: str, probe: int = 150) -> list[dict[str, float]]:
    """Fill a store step by step; at each size add ``probe`` more reports, fifty at a time, and time them.

    :returns: a row a size: reports stored, processor and clock seconds a report, resident megabytes at the most so far.
    """
    reports = make_reports(max(sizes) + probe * len(sizes))
    rows = []
    stored = 0
    for size in sorted(sizes):
        fill(place, reports, stored, size - stored)
        store = open_store(place)
        start, worked = time.perf_counter(), time.process_time()
        for _ in range(probe // 50):
            add_items(store, [next(reports) for _ in range(50)], LIGHT)
        spent, worked = time.perf_counter() - start, time.process_time() - worked
        store.close()
        stored = size + probe // 50 * 50
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        added = probe // 50 * 50
        timed = {"seconds_a_report": round(worked / added, 5), "clock_seconds": round(spent / added, 5)}
        rows.append({"stored": size, **timed, "resident_mb": round(memory)})
        print(json.dumps(rows[-1]), flush=True)
    return rows


def draw_curve(rows: list[dict[str, float]]) -> str:
    """The seconds a report over the reports stored, as an SVG picture; the sizes are spaced by their logarithms."""
    width, height, left, bottom = 640, 300, 70, 50
    most = max(row["seconds_a_report"] for row in rows) * 1.25
    logs = [math.log10(row["stored"]) for row in rows]
    span = (max(logs) - min(logs)) or 1.0
    points = [
        (left + (log - min(logs)) / span * (width - left - 40), height - bottom - row["seconds_a_report"] / most * (height - bottom - 30))
        for log, row in zip(logs, rows, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    drawn = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13" role="img">']
    drawn.append("<title>Seconds to add one report, by how many are stored</title>")
    drawn.append(f'<rect width="{width}" height="{height}" fill="#fff"/>')
    drawn.append(f'<path d="M{left} 20V{height - bottom}H{width - 20}" fill="none" stroke="#888"/>')
    drawn.append(f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
    for (x, y), row in zip(points, rows, strict=True):
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1f5fa8"/>')
        drawn.append(f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{row["seconds_a_report"]:.3f} s</text>')
        drawn.append(f'<text x="{x:.1f}" y="{height - bottom + 20}" text-anchor="middle">{row["stored"]:,.0f}</text>')
    below = "reports stored (logarithmic); processor seconds to add one more"
    drawn.append(f'<text x="{width / 2:.0f}" y="{height - 8}" text-anchor="middle">{below}</text>')
    return "\n".join([*drawn, "</svg>"]) + "\n"


def main() -> int:
    """Print a row for each size; draw them where a picture is asked for."""
    parser = argparse.ArgumentParser(prog="python -m variorum.bench.growth", description=__doc__)
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[1_000, 3_000, 10_000, 30_000, 100_000], help="how many reports are stored when it is timed"
    )
    parser.add_argument("--store", help="where to put the store; a temporary file if left out")
    parser.add_argument("--draw", type=Path, metavar="SVG", help="draw the curve, for instance into docs/images/growth.svg")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(options.sizes, options.store or str(Path(folder) / "growth.db"))
    if options.draw:
        options.draw.write_text(draw_curve(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
