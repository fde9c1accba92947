"""Finds the texts that the labels of the models' training speak of."""

import json
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_OWN = {"reports": _ROOT / "training" / "reports", "stories": _ROOT / "tests" / "stories"}


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
    path = data / ("time/timebank.jsonl" if folder == "timebank" else "stories/dense_dev.jsonl")
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return next(str(row["text"]) for row in rows if row["id"] == rest)
