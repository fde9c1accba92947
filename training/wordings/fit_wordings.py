"""Fits the model that knows two utterances as one in other wordings and writes its weights into the package.

Run it from the root of the repository; it needs numpy only: python -m training.wordings.fit_wordings

``pairs.tsv`` holds a line for each pair of utterances of one voice that a reader judged: the story, 1 where both are one utterance, and the
traits that ``variorum.collate.kindred`` gives the pair. The texts are not in the repository: invented stories, the invented reports of
``training/reports``, and reports of three US outlets each (BASIL). Stories are kept together when the fit is tried on what it has not seen.
"""

import json
from pathlib import Path

import numpy as np

from training.retold.fit_retold import Floats, fit, try_out

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "collate" / "data" / "wording_model.json"
LEAST = 0.55
"""Chance from which two utterances are one: of 54 pairs that it takes in 152 piles of reports 43 are right."""


def read_pairs() -> tuple[list[str], Floats, Floats, list[str]]:
    """The traits' names, their values, the labels and the stories."""
    head, *lines = (line.split("\t") for line in (HERE / "pairs.tsv").read_text("utf-8").splitlines())
    values = np.array([[float(value) for value in line[2:]] for line in lines])
    return head[2:], values, np.array([float(line[1]) for line in lines]), [line[0] for line in lines]


def main() -> None:
    """Try the fit out, then fit on all pairs and write the model."""
    names, values, labels, stories = read_pairs()
    try_out(values, labels, stories)
    weights, bias = fit(values, labels)
    model = {"weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}, "bias": round(bias, 4)}
    OUT.write_text(json.dumps(model | {"least": LEAST}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
