"""Fits the act classifier on the training sentences and writes its weights into the package.

Run it from the root of the repository with scikit-learn installed beside Variorum's own dependencies (it is no dependency of the
package): python training/acts/fit_model.py
"""

import json
import random
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from variorum.annotate.acts.acts import find_acts
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.classifier import describe, describe_words
from variorum.annotate.acts.frames import load_frames
from variorum.annotate.parse import ParseParams, load_model

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "annotate" / "acts" / "data"
LEAST_SENTENCES = 2
STRENGTH = 8.0
"""Inverse of the regularisation; chosen by five-fold cross-validation on the training sentences among 2, 4, 8, 16."""
BLIND = 0.6
"""Share of sentences whose rule features are hidden, so that the words are learnt too."""


def read_features() -> tuple[list[list[str]], list[str]]:
    """The features and the type of every training sentence."""
    rows = [line.split("\t") for line in (HERE / "sentences.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    random.Random(16).shuffle(rows)
    frames = load_frames("act_frames.tsv")
    nlp = load_model(ParseParams().model)
    blind = random.Random(8)
    features = []
    for doc in nlp.pipe(text for _, text in rows):
        sentence = max(doc.sents, key=len)
        if blind.random() < BLIND:
            features.append(describe_words(sentence))
        else:
            features.append(describe(sentence, find_acts(sentence, Cast(doc, ()), frames)))
    return features, [kind for kind, _ in rows]


def main() -> None:
    """Fit, report the cross-validated accuracy, write ``act_model.npz`` and ``act_model.json``."""
    features, types = read_features()
    vectorizer = DictVectorizer(dtype=np.float32)
    counts = vectorizer.fit_transform([dict.fromkeys(names, 1.0) for names in features])
    keep = np.asarray((counts > 0).sum(axis=0)).ravel() >= LEAST_SENTENCES
    counts = counts[:, keep]
    names = [name for name, kept in zip(vectorizer.feature_names_, keep, strict=True) if kept]
    tfidf = TfidfTransformer(sublinear_tf=False)
    table = tfidf.fit_transform(counts)
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced")
    guessed = cross_val_predict(model, table, types, cv=5)
    print(f"{len(types)} sentences, {len(names)} features, cross-validated accuracy {np.mean(guessed == np.array(types)):.3f}")
    model.fit(table, types)
    weights = np.vstack([model.coef_.T, model.intercept_[None, :]]).astype(np.float16)
    np.savez_compressed(OUT / "act_model.npz", idf=tfidf.idf_.astype(np.float32), weights=weights)
    (OUT / "act_model.json").write_text(
        json.dumps({"types": list(model.classes_), "vocabulary": names}, ensure_ascii=False, indent=0), "utf-8"
    )


if __name__ == "__main__":
    main()
