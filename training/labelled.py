"""Finds the texts of the development data that the labels of the models' training speak of."""

import json
from pathlib import Path


def read_text(data: Path, name: str) -> str:
    """A text of the development data by its name in a ``labels.tsv``: ``polnear/...``, ``timebank/...`` or ``basil/...``.

    :param data: the folder of the development data.
    """
    folder, _, rest = name.partition("/")
    if folder == "polnear":
        return (data / "polnear" / "train" / "text" / rest).read_text("utf-8")
    path = data / ("time/timebank.jsonl" if folder == "timebank" else "stories/dense_dev.jsonl")
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return next(str(row["text"]) for row in rows if row["id"] == rest)
