"""Fits the model of which clauses tell a deed or event on labelled sentences and statements and writes its weights into the package.

Run it from the root of the repository, with the development data beside it and scikit-learn installed beside Variorum's own dependencies
(it is no dependency of the package): python -m training.events.fit_events ../shared/data

``labels.tsv`` holds, below the name of each text, the ranges of sentences and of the contents of statements, and whether a reader saw a
deed or event told in them ("E") or none ("-"). The texts are not in the repository. A label says that some clause of its ranges tells
something, not which one: the fit starts from all of them and then keeps those that the model itself takes for told, at least the likeliest.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.labelled import read_rows, read_text
from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.classifier import NONE
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.telling import TOLD, describe_telling, is_clause
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import join_ranges
from variorum.model.layer import Layers
from variorum.model.recipe import Recipe
from variorum.model.report import Range, Report
from variorum.pipeline import plan_layers

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "annotate" / "acts" / "data"
LEAST_CLAUSES = 4
STRENGTH = 2.0
"""Inverse of the regularisation; chosen by cross-validation over texts among 1, 2, 4."""
ROUNDS = 4
Unit = tuple[tuple[Range, ...], bool]
"""Ranges that belong together, and whether something is told in them."""


def read_labels() -> dict[str, list[Unit]]:
    """Text name to its labelled ranges."""
    return {name: [_read_unit(*row) for row in rows] for name, rows in read_rows(HERE / "labels.tsv").items()}


def _read_unit(places: str, label: str) -> Unit:
    numbers = [[int(number) for number in part.split("-")] for part in places.split(",")]
    return tuple((start, end) for start, end in numbers), label == "E"


def read_layers(data: Path, name: str) -> Layers:
    """What the layers up to the statements find in a text."""
    plan = plan_layers(Recipe())
    report = Report(id=name, text=read_text(data, name))
    have = Layers()
    for layer, params, _ in plan.steps:
        have.put(layer.name, layer.find(report, have, params))
        if layer.name == STATEMENTS.name:
            break
    return have


def read_clauses(data: Path) -> Iterator[tuple[list[str], int, bool, str]]:
    """The features of each clause, the number of the labelled unit in which it stands, its label, and the name of its text."""
    number = 0
    for name, units in sorted(read_labels().items()):
        have = read_layers(data, name)
        doc = PARSE.read(have)
        calendar = Calendar(doc, join_ranges(TIMES.read_or(have, ()), doc.text))
        said = Attributions(STATEMENTS.read_or(have, ()))
        clauses = [token for token in doc if is_clause(token)]
        for ranges, label in units:
            number += 1
            for word in clauses:
                if any(start <= word.idx < end for start, end in ranges):
                    yield describe_telling(word, calendar, said.holding(word.idx)), number, label, name


def fit(table: csr_matrix, units: np.ndarray, label: np.ndarray) -> LogisticRegression:
    """The model of clauses, from labels of units."""
    told = label
    for _ in range(ROUNDS):
        model = LogisticRegression(C=STRENGTH, max_iter=300).fit(table, told)
        chance = model.predict_proba(table)[:, 1]
        best = np.zeros(units.max() + 1)
        np.maximum.at(best, units, chance)
        told = label & ((chance >= 0.5) | (chance == best[units]))
    return model


def main() -> None:
    """Fit, report what cross-validation over texts gives, write ``event_model.npz`` and ``event_model.json``."""
    features, numbers, labels, names = zip(*read_clauses(Path(sys.argv[1])), strict=True)
    units, label = np.array(numbers), np.array(labels)
    vectorizer = DictVectorizer(dtype=np.float32)
    counts = vectorizer.fit_transform([dict.fromkeys(some, 1.0) for some in features])
    keep = np.asarray((counts > 0).sum(axis=0)).ravel() >= LEAST_CLAUSES
    tfidf = TfidfTransformer()
    table = tfidf.fit_transform(counts[:, keep])
    chance = np.zeros(len(label))
    for train, test in GroupKFold(4).split(table, label, names):
        chance[test] = fit(table[train], units[train], label[train]).predict_proba(table[test])[:, 1]
    report_quality(chance, units, label)
    model = fit(table, units, label)
    weights = np.zeros((table.shape[1] + 1, 2), dtype=np.float16)
    weights[:-1, 1], weights[-1, 1] = model.coef_[0], model.intercept_[0]
    np.savez_compressed(OUT / "event_model.npz", idf=tfidf.idf_.astype(np.float32), weights=weights)
    known = [name for name, kept in zip(vectorizer.feature_names_, keep, strict=True) if kept]
    (OUT / "event_model.json").write_text(json.dumps({"types": [NONE, TOLD], "vocabulary": known}, ensure_ascii=False, indent=0), "utf-8")


def report_quality(chance: np.ndarray, units: np.ndarray, label: np.ndarray) -> None:
    """Print how often a unit is rightly taken to tell something, at some thresholds."""
    best, truth = np.zeros(units.max() + 1), np.zeros(units.max() + 1, dtype=bool)
    np.maximum.at(best, units, chance)
    truth[units] = label
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        told = best >= least
        print(f"{least}: precision {(told & truth).sum() / told.sum():.2f}, recall {(told & truth).sum() / truth.sum():.2f}")


if __name__ == "__main__":
    main()
