"""Fits the weights of ``variorum/collate/differences/respects.py``: in which respect two sentences on one matter differ.

Run it from the root of the repository, with scikit-learn installed beside Variorum's own dependencies (it is no dependency of the package),
over stories with a hand reading: python -m training.differences.fit_respects tests/stories/*

Leave out the stories that are to stay unseen. Learnt from are all pairs of sentences that a reading names as evidence of one difference;
each difference weighs as much as another, however many pairs it has. It prints how often the kind is the reading's own in stories kept back
in turn, and writes the model.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from training.differences.fit_pairs import read_places, read_story, reading_of
from variorum.annotate.wording.reader import read_words
from variorum.collate.differences.respects import describe_respect
from variorum.collate.kinship import place_of
from variorum.collate.nearness import Nearness
from variorum.collate.passages import join_clauses, read_passages

OUT = Path(__file__).parents[2] / "variorum" / "collate" / "data" / "respects_model.json"
STRENGTH = 0.01
"""Inverse of the regularisation; chosen by cross-validation over stories among 0.01, 0.03, 0.1, 1."""
FOLDS = 10
KINDS = {
    "strength": "strength", "emphasis": "strength",
    "wording": "wording", "object": "wording", "scope": "wording", "factual-slip": "wording",
    "omission": "omission", "outcome": "outcome", "stance": "stance", "number": "number", "date": "date",
    "venue": "place", "place": "place", "shift-over-time": "shift_over_time", "heading-vs-text": "heading_vs_text",
    "holder": "speaker", "speaker": "speaker", "attribution": "speaker", "same-words-different-statement": "speaker",
    "fact-vs-claim": "claim_as_fact", "unsupported": "claim_as_fact",
}  # fmt: skip
"""The readings' words for the kinds of an account."""


class Example(NamedTuple):
    """A pair of sentences of one of a story's differences."""

    story: str
    tension: int
    kind: str
    traits: dict[str, float]


def read_examples(folder: Path) -> Iterator[Example]:
    """The pairs of sentences of all differences of a story."""
    story = read_story(folder, Nearness(read_words))
    clauses = defaultdict(list)
    for passage in read_passages(story):
        clauses[place_of(passage)].append(passage)
    sentences = {place: join_clauses(story, parts) for place, parts in clauses.items()}
    kinds = [str(tension["kind"]) for tension in json.loads(reading_of(folder).read_text("utf-8"))["tensions"]]
    told = [kind for kind in kinds if "apparent" not in kind]
    for number, (kind, pieces) in enumerate(zip(told, read_places(folder, story), strict=True)):
        for first, second in combinations(pieces, 2):
            for one, other in product(sorted(first), sorted(second)):
                if kind in KINDS and one != other and one in sentences and other in sentences:
                    yield Example(folder.name, number, KINDS[kind], describe_respect(story, sentences[one], sentences[other]))


def fit(examples: Sequence[Example]) -> Pipeline:
    """One logistic regression over several kinds."""
    pairs = Counter((example.story, example.tension) for example in examples)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=300))
    values = [list(example.traits.values()) for example in examples]
    weights = [1 / pairs[example.story, example.tension] for example in examples]
    return model.fit(values, [example.kind for example in examples], logisticregression__sample_weight=weights)


def try_out(examples: Sequence[Example]) -> None:
    """Print how many differences get the reading's own kind, by kind, in stories kept back."""
    stories = sorted({example.story for example in examples})
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for fold in range(FOLDS):
        kept = set(stories[fold::FOLDS])
        model = fit([example for example in examples if example.story not in kept])
        by_tension = defaultdict(list)
        for example in examples:
            if example.story in kept:
                by_tension[example.story, example.tension, example.kind].append(list(example.traits.values()))
        for (_, _, kind), values in by_tension.items():
            all_[kind] += 1
            right[kind] += model.classes_[np.argmax(model.predict_proba(values).mean(axis=0))] == kind
    print(f"{sum(right.values())} of {sum(all_.values())} of the reading's own kind")
    print(", ".join(f"{kind} {right[kind]} of {count}" for kind, count in all_.most_common()))


def main() -> None:
    """Try the fit out, then fit on all and write the model."""
    examples = [example for folder in sys.argv[1:] if reading_of(Path(folder)).exists() for example in read_examples(Path(folder))]
    try_out(examples)
    scaler, model = fit(examples).named_steps.values()
    weights = model.coef_ / scaler.scale_
    biases = model.intercept_ - (weights * scaler.mean_).sum(axis=1)
    names = list(examples[0].traits)
    found = {
        kind: {"": round(float(bias), 4)} | {name: round(float(weight), 4) for name, weight in zip(names, row, strict=True) if name}
        for kind, row, bias in zip(model.classes_, weights, biases, strict=True)
    }
    OUT.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
