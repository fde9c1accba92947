"""Fits the model that knows a clause as the retelling of a statement and writes its weights into the package.

Run it from the root of the repository; it needs numpy only: python -m training.retold.fit_retold

``pairs.tsv`` holds a line for each pair of a clause and a statement that a reader judged: the story, 1 where the clause tells what the
statement says, and the features that ``variorum.collate.retold.describe`` gives the pair. The texts are not in the repository: invented
stories, and reports of three US outlets each (BASIL). Stories are kept together when the fit is tried on what it has not seen.
"""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "collate" / "data" / "retold_model.json"
PENALTY = 30.0
"""Weight of the squared weights; chosen by cross-validation over stories among 3, 10, 30, 100."""
LEAST = 0.55
"""Chance from which a clause is taken for a retelling: four of five are right there, in invented and in real stories."""
STEPS = 30

Floats = npt.NDArray[np.float64]


def read_pairs(path: Path) -> tuple[list[str], Floats, Floats, list[str]]:
    """The features' names, their values, the labels and the stories of a file of judged pairs."""
    head, *lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    values = np.array([[float(value) for value in line[2:]] for line in lines])
    return head[2:], values, np.array([float(line[1]) for line in lines]), [line[0] for line in lines]


def fit(values: Floats, labels: Floats, weight: float) -> tuple[Floats, float]:
    """Logistic regression by Newton's method: the weights of the features as they are, and the bias."""
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-6
    inputs = np.c_[(values - mean) / scale, np.ones(len(labels))]
    penalty = np.diag([weight] * values.shape[1] + [1e-6])
    found = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (chance - labels) + penalty @ found
        found -= np.linalg.solve((inputs.T * (chance * (1 - chance))) @ inputs + penalty, slope)
    weights = found[:-1] / scale
    return weights, float(found[-1] - weights @ mean)


def try_out(values: Floats, labels: Floats, stories: list[str], weight: float) -> None:
    """Print how many of the pairs above each chance are right where the story was kept back."""
    chances = np.zeros(len(labels))
    for story in sorted(set(stories)):
        kept = np.array([one == story for one in stories])
        weights, bias = fit(values[~kept], labels[~kept], weight)
        chances[kept] = 1 / (1 + np.exp(-(values[kept] @ weights + bias)))
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        taken = chances >= least
        print(f"{least}: {int(labels[taken].sum())} of {int(taken.sum())} right, of {int(labels.sum())} that are one")


def write_model(pairs: Path, out: Path, least: float, weight: float = PENALTY) -> None:
    """Try the fit out, then fit on all pairs and write the model with the chance from which it takes a pair.

    :param weight: that of the squared weights.
    """
    names, values, labels, stories = read_pairs(pairs)
    try_out(values, labels, stories, weight)
    weights, bias = fit(values, labels, weight)
    model = {"weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}, "bias": round(bias, 4)}
    out.write_text(json.dumps(model | {"least": least}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    write_model(HERE / "pairs.tsv", OUT, LEAST)
