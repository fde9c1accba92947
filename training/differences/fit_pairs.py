"""Fits the weights of ``variorum/collate/kinship.py``: which two sentences of a story are on one matter that its reports tell differently.

Run it from the root of the repository, with scikit-learn installed beside Variorum's own dependencies (it is no dependency of the package),
over stories with a reading: a ``gold.json`` beside their folder ``reports``, or ``tensions.json`` (the sentences of each difference that a
reader wrote down from the texts alone) among the reports: python -m training.differences.fit_pairs tests/stories/* training/reports/*

Leave out the stories that are to stay unseen. A pair counts as told differently where its sentences hold two pieces of the evidence of
one of the reading's ``tensions``.
"""

import json
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from variorum.annotate.timex.redate import redate_report
from variorum.annotate.wording.reader import read_words
from variorum.collate import settle_story
from variorum.collate.kinship import WEIGHTS, Place, describe_pairs, place_of
from variorum.collate.nearness import Nearness
from variorum.collate.passages import join_clauses, read_passages
from variorum.collate.story import Story
from variorum.engine.local import gather, read_and_annotate
from variorum.model.recipe import Recipe

STRENGTH = 0.1
"""Inverse of the regularisation."""


def read_story(folder: Path, nearness: Nearness) -> Story:
    """The reports of a story, annotated and laid side by side.

    :param nearness: reads the words of their sayings.
    """
    texts = [str(path) for path in sorted((folder / "reports" if (folder / "reports").is_dir() else folder).glob("*.txt"))]
    reports = sorted(gather(read_and_annotate(texts, Recipe())).reports, key=lambda report: report.id)
    return settle_story(folder.name, reports, [], redate_report, nearness)[0]


def reading_of(folder: Path) -> Path:
    """The file with a story's reading."""
    return next((path for path in (folder / "gold.json", folder / "tensions.json") if path.exists()), folder / "gold.json")


def read_places(folder: Path, story: Story) -> Iterator[list[set[Place]]]:
    """For each difference of the reading and each piece of its evidence the sentences that hold it."""
    gold = json.loads(reading_of(folder).read_text("utf-8"))
    for tension in gold["tensions"]:
        if "apparent" in str(tension["kind"]):
            continue
        pieces = []
        for piece in tension["evidence"]:
            sheet = next((sheet for sheet in story.sheets if sheet.id == Path(piece["file"]).stem), None)
            starts = [match.start() for match in re.finditer(re.escape(piece["text"]), sheet.text)] if sheet else []
            if sheet and starts:
                ends = [start + len(piece["text"]) - 1 for start in starts]
                ranges = [
                    range(sheet.sentence_number(start), sheet.sentence_number(end) + 1) for start, end in zip(starts, ends, strict=True)
                ]
                pieces.append({(sheet.id, number) for found in ranges for number in found})
        yield pieces


def label_pairs(folder: Path) -> tuple[list[list[float]], list[bool]]:
    """The traits of all pairs of a story, and whether each is told differently."""
    nearness = Nearness(read_words)
    story = read_story(folder, nearness)
    clauses: dict[Place, list] = {}  # type: ignore[type-arg]
    for passage in read_passages(story):
        clauses.setdefault(place_of(passage), []).append(passage)
    different = {
        frozenset((one, other))
        for pieces in read_places(folder, story)
        for first, second in product(pieces, repeat=2)
        if first is not second
        for one, other in product(first, second)
    }
    pairs = describe_pairs(story, [join_clauses(story, parts) for parts in clauses.values()], nearness)
    traits = [[found[name] for name in WEIGHTS] for _, found in pairs]
    return traits, [frozenset((place_of(pair.one), place_of(pair.other))) in different for pair, _ in pairs]


def fit(stories: list[tuple[list[list[float]], list[bool]]]) -> Pipeline:
    """One logistic regression over all pairs of some stories."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=500))
    return model.fit(np.vstack([traits for traits, _ in stories]), np.concatenate([truth for _, truth in stories]))


def main() -> None:
    """Fit, print how well a story left out is ranked, and the weights to write into ``kinship.py``."""
    stories = [label_pairs(Path(folder)) for folder in sys.argv[1:] if reading_of(Path(folder)).exists()]
    for number, (traits, truth) in enumerate(stories):
        rest = [story for other, story in enumerate(stories) if other != number]
        if rest:
            chances = fit(rest).predict_proba(traits)[:, 1]
            print(f"{len(truth)} pairs, {sum(truth)} told differently, average precision {average_precision_score(truth, chances):.3f}")
    scaler, model = fit(stories).named_steps.values()
    weights = model.coef_[0] / scaler.scale_
    print({name: round(float(weight), 3) for name, weight in zip(WEIGHTS, weights, strict=True)})
    print("START", round(float(model.intercept_[0] - (weights * scaler.mean_).sum()), 3))


if __name__ == "__main__":
    main()
