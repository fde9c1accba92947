"""Fits the model of where speakers stand on the labelled statements and writes its weights into the package.

Run it from the root of the repository, with the development data beside it and scikit-learn installed beside Variorum's own dependencies
(it is no dependency of the package): python training/positions/fit_positions.py ../shared/data

``labels.tsv`` holds, below the name of each text, the offsets of statements as the ``statements`` layer finds them, and the kinds of
position that a reader saw the speaker take in them ("-": none; ``kind@``: somebody else's). The texts are not in the repository.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from variorum.annotate.acts.classifier import NONE
from variorum.annotate.acts.leanings import describe_saying
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.model.layer import Layers
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import plan_layers

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "annotate" / "acts" / "data"
LEAST_STATEMENTS = 3
STRENGTH = 4.0
"""Inverse of the regularisation; chosen by cross-validation over texts among 1, 2, 4, 8."""


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


def read_text(data: Path, name: str) -> str:
    """A text of the development data by its name in ``labels.tsv``."""
    folder, _, rest = name.partition("/")
    if folder == "polnear":
        return (data / "polnear" / "train" / "text" / rest).read_text("utf-8")
    path = data / ("time/timebank.jsonl" if folder == "timebank" else "stories/dense_dev.jsonl")
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return next(str(row["text"]) for row in rows if row["id"] == rest)


def own_kind(kinds: str) -> str:
    """The main kind of position that is the speaker's own."""
    own = [kind for kind in kinds.split("+") if kind not in ("-", "condition") and not kind.endswith("@")]
    return own[0] if own else NONE


def read_statements(data: Path) -> Iterator[tuple[list[str], str, str]]:
    """The features of each labelled statement, its kind, and the name of its text."""
    plan = plan_layers(Recipe())
    for name, labelled in sorted(read_labels().items()):
        report = Report(id=name, text=read_text(data, name))
        have = Layers()
        for layer, params, _ in plan.steps:
            have.put(layer.name, layer.find(report, have, params))
            if layer.name == STATEMENTS.name:
                break
        doc = PARSE.read(have)
        for statement in STATEMENTS.read_or(have, ()):
            kinds = labelled.get((statement.content[0][0], statement.content[-1][1])) if statement.content else None
            if kinds is not None:
                yield describe_saying(doc, statement), own_kind(kinds), name


def main() -> None:
    """Fit, report what cross-validation over texts gives, write ``position_model.npz`` and ``position_model.json``."""
    features, kinds, names = zip(*read_statements(Path(sys.argv[1])), strict=True)
    truth = np.array(kinds)
    vectorizer = DictVectorizer(dtype=np.float32)
    counts = vectorizer.fit_transform([dict.fromkeys(some, 1.0) for some in features])
    keep = np.asarray((counts > 0).sum(axis=0)).ravel() >= LEAST_STATEMENTS
    counts = counts[:, keep]
    tfidf = TfidfTransformer()
    table = tfidf.fit_transform(counts)
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    shares = cross_val_predict(model, table, truth, groups=list(names), cv=GroupKFold(5), method="predict_proba")
    report_quality(shares, sorted(set(kinds)), truth)
    model.fit(table, truth)
    weights = np.vstack([model.coef_.T, model.intercept_[None, :]]).astype(np.float16)
    np.savez_compressed(OUT / "position_model.npz", idf=tfidf.idf_.astype(np.float32), weights=weights)
    known = [name for name, kept in zip(vectorizer.feature_names_, keep, strict=True) if kept]
    labels = {"types": list(model.classes_), "vocabulary": known}
    (OUT / "position_model.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0), "utf-8")


def report_quality(shares: np.ndarray, types: list[str], truth: np.ndarray) -> None:
    """Print how often a position is seen rightly, and its kind, at some thresholds."""
    chance = 1.0 - shares[:, types.index(NONE)]
    inner = shares.copy()
    inner[:, types.index(NONE)] = -1.0
    kind = np.array(types)[inner.argmax(axis=1)]
    print(f"{len(truth)} statements, {np.mean(truth != NONE):.2f} with a position")
    for least in (0.5, 0.6, 0.7, 0.8):
        told = chance >= least
        there = told & (truth != NONE)
        right = told & (kind == truth)
        print(f"{least}: {told.sum()} told, {there.sum() / told.sum():.2f} take a position, {right.sum() / told.sum():.2f} of that kind,"
              f" {right.sum() / (truth != NONE).sum():.2f} found")  # fmt: skip


if __name__ == "__main__":
    main()
