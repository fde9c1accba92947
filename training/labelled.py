"""Reads the labels of the models' training, and finds the texts that they speak of."""

import json
from functools import lru_cache
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_OWN = {"reports": _ROOT / "training" / "reports", "stories": _ROOT / "tests" / "stories"}


def read_rows(path: Path) -> dict[str, list[list[str]]]:
    """Text name to the fields of its lines in a ``labels.tsv``: a name stands behind "=", its lines below it, "#" opens a remark."""
    labels: dict[str, list[list[str]]] = {}
    name = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("="):
            name = line[1:]
            labels[name] = []
        elif line and not line.startswith("#"):
            labels[name].append(line.split("\t"))
    return labels


def read_text(data: Path, name: str) -> str:
    """A text by its name in a ``labels.tsv``.

    ``polnear/...``, ``timebank/...`` and ``basil/...`` are of the development data; ``reports/...`` are invented for training and
    ``stories/...`` invented for tests: both are in the repository.

    :param data: the folder of the development data.
    """
    folder, _, rest = name.partition("/")
    if folder in _OWN:
        story, _, report = rest.partition("/")
        return (_OWN[folder] / story / ("reports" if folder == "stories" else "") / f"{report}.txt").read_text("utf-8")
    if folder == "polnear":
        return (data / "polnear" / "train" / "text" / rest).read_text("utf-8")
    return _texts_of(data / ("time/timebank.jsonl" if folder == "timebank" else "stories/dense_dev.jsonl"))[rest]


@lru_cache(maxsize=2)
def _texts_of(path: Path) -> dict[str, str]:
    """Name to text of all reports of a file of the development data."""
    return {row["id"]: str(row["text"]) for row in map(json.loads, path.read_text("utf-8").splitlines())}
