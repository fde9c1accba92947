"""Measures how adding a report slows down as a store grows, on reports made by recombining invented sentences."""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from variorum.engine.adding import add_items
from variorum.model.codec import encode
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Published, Report
from variorum.pipeline import annotate_report, plan_layers
from variorum.store import open_store
from variorum.store.opening import open_engine, writing
from variorum.store.schema import REPORT, STORY
from variorum.store.writer import index_words

LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published"))
"""Reading closely takes the same time whatever the store holds, and hours for 100,000 reports: it is measured by the bench instead."""
REPORTS_A_DAY = 60
OUTLETS_A_STORY = 3
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
    """Put ``count`` reports with their stories into a store in one step, as if they had been added; ``first`` is the number of the next."""
    plan = plan_layers(LIGHT)
    model: AnnotatedReport | None = None
    engine = open_engine(place)
    with writing(engine) as connection:
        for number in range(first, first + count):
            report = next(reports)
            model = model or annotate_report(report, plan)
            published = Published(date=report.published_given, basis="given")
            annotated = msgspec.structs.replace(model, id=report.id, text=report.text, title=report.title, published=published, blocks=())
            story = f"story-g{number // OUTLETS_A_STORY * OUTLETS_A_STORY:07}"
            row = {"id": report.id, "arrived": number + 1, "digest": report.id, "title": report.title, "document": encode(report)}
            row |= {"annotated": encode(annotated), "read_by": plan.digest, "story": story, "episode": f"{story}/1"}
            connection.execute(REPORT.insert().values(**row, day=date.fromisoformat(report.published_given or "").toordinal()))
            index_words(connection, report, number + 1)
        grouped = select(REPORT.c.story, func.min(REPORT.c.title), func.count()).group_by(REPORT.c.story)
        connection.execute(STORY.delete())
        connection.execute(STORY.insert().from_select(["id", "title", "reports"], grouped))
    engine.dispose()


def measure(sizes: list[int], place: str, probe: int = 150) -> list[dict[str, float]]:
    """Fill a store step by step; at each size add ``probe`` more reports, fifty at a time, and time them.

    :returns: a row a size: reports stored, seconds a report, resident megabytes at the most so far.
    """
    reports = make_reports(max(sizes) + probe * len(sizes))
    rows = []
    stored = 0
    for size in sorted(sizes):
        fill(place, reports, stored, size - stored)
        store = open_store(place)
        start = time.perf_counter()
        for _ in range(probe // 50):
            add_items(store, [next(reports) for _ in range(50)], LIGHT)
        spent = time.perf_counter() - start
        store.close()
        stored = size + probe // 50 * 50
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows.append({"stored": size, "seconds_a_report": round(spent / (probe // 50 * 50), 5), "resident_mb": round(memory)})
        print(json.dumps(rows[-1]), flush=True)
    return rows


def main() -> int:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(prog="python -m variorum.bench.growth", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000], help="how many reports are stored when it is timed")
    parser.add_argument("--store", help="where to put the store; a temporary file if left out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.sizes, options.store or str(Path(folder) / "growth.db"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
