"""Fits the model of where speakers stand on the labelled statements and writes its weights into the package.

Run it from the root of the repository, with the development data beside it and scikit-learn installed beside Variorum's own dependencies
(it is no dependency of the package): python -m training.positions.fit_positions ../shared/data

``labels.tsv`` holds, below the name of each text, the offsets of statements as the ``statements`` layer finds them, and the kinds of
position that a reader saw the speaker take in them ("-": none; ``kind@``: somebody else's). The texts are not in the repository.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from training.labelled import read_text
from variorum.annotate.acts.describing import describe_saying
from variorum.annotate.acts.leanings import FITS, Leaning, weigh
from variorum.annotate.acts.settling import kinds_in
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.positions import LAYER as POSITIONS
from variorum.annotate.positions import find_by_rules
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.model.layer import Layers
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import plan_layers

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "annotate" / "acts" / "data"
LEAST_STATEMENTS = 5
STRENGTH = 3.0
"""Inverse of the regularisation; chosen by cross-validation over texts among 1.5, 3, 6."""


def read_labels() -> dict[str, dict[tuple[int, int], str]]:
    """Text name to the labels of its statements by the offsets of their contents."""
    labels: dict[str, dict[tuple[int, int], str]] = {}
    name = ""
    for line in (HERE / "labels.tsv").read_text("utf-8").splitlines():
        if line.startswith("="):
            name = line[1:]
            labels[name] = {}
        elif line and not line.startswith("#"):
            start, end, kinds = line.split("\t")
            labels[name][int(start), int(end)] = kinds
    return labels


def own_kinds(kinds: str) -> set[str]:
    """The kinds of position that are the speaker's own."""
    return {kind for kind in kinds.split("+") if kind not in ("-", "condition") and not kind.endswith("@")}


def read_statements(data: Path) -> Iterator[tuple[list[str], set[str], str]]:
    """The features of each labelled statement, its kinds, and the name of its text."""
    plan = plan_layers(Recipe())
    for name, labelled in sorted(read_labels().items()):
        report = Report(id=name, text=read_text(data, name))
        have = Layers()
        for layer, params, _ in plan.steps:
            if layer.name == POSITIONS.name:
                break
            have.put(layer.name, layer.find(report, have, params))
        doc, ruled = PARSE.read(have), find_by_rules(report, have)
        for statement in STATEMENTS.read_or(have, ()):
            place = (statement.content[0][0], statement.content[-1][1]) if statement.content else (0, 0)
            if place in labelled:
                yield describe_saying(doc, statement, kinds_in(ruled, *place)), own_kinds(labelled[place]), name


def main() -> None:
    """Fit, report what cross-validation over texts gives, write ``position_model.npz`` and ``position_model.json``."""
    features, kinds, names = zip(*read_statements(Path(sys.argv[1])), strict=True)
    vectorizer = DictVectorizer(dtype=np.float32)
    counts = vectorizer.fit_transform([dict.fromkeys(some, 1.0) for some in features])
    keep = np.asarray((counts > 0).sum(axis=0)).ravel() >= LEAST_STATEMENTS
    tfidf = TfidfTransformer()
    table = tfidf.fit_transform(counts[:, keep])
    types = sorted(FITS)
    columns, chances = [], []
    for kind in types:
        truth = np.array([kind in some for some in kinds])
        model = LogisticRegression(C=STRENGTH, solver="liblinear")
        folds = GroupKFold(5)
        chances.append(cross_val_predict(model, table, truth, groups=list(names), cv=folds, method="predict_proba")[:, 1])
        model.fit(table, truth)
        columns.append(np.append(model.coef_[0], model.intercept_[0]))
    report_quality([weigh(dict(zip(types, map(float, row), strict=True))) for row in zip(*chances, strict=True)], kinds)
    weights = np.array(columns).T.astype(np.float16)
    np.savez_compressed(OUT / "position_model.npz", idf=tfidf.idf_.astype(np.float32), weights=weights)
    known = [name for name, kept in zip(vectorizer.feature_names_, keep, strict=True) if kept]
    labels = {"types": types, "vocabulary": known}
    (OUT / "position_model.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0), "utf-8")


def report_quality(leanings: Sequence[Leaning], kinds: Sequence[set[str]]) -> None:
    """Print how often the model by itself tells a position, how often there is one, of a fitting kind, and how many it finds."""
    told = [(leaning.best, some) for leaning, some in zip(leanings, kinds, strict=True) if leaning.best]
    there = sum(bool(some) for _, some in told)
    right = sum(bool(some & set(FITS[kind])) for kind, some in told)
    taken = sum(map(bool, kinds))
    print(f"{len(kinds)} statements, {taken} with a position; {len(told)} told, {there / len(told):.2f} take a position,"
          f" {right / len(told):.2f} of a fitting kind, {right / taken:.2f} found")  # fmt: skip


if __name__ == "__main__":
    main()
