"""Reads the labels of statements: which kinds of position their speakers take.

``labels.tsv`` holds, below the name of each text, the offsets of statements as the ``statements`` layer finds them, and the kinds of
position that a reader saw the speaker take in them ("-": none; ``kind@``: somebody else's).
"""

from pathlib import Path

from training.labelled import read_rows

LABELS = Path(__file__).parent / "labels.tsv"


def read_labels() -> dict[str, dict[tuple[int, int], str]]:
    """Text name to the labels of its statements by the offsets of their contents."""
    return {name: {(int(start), int(end)): kinds for start, end, kinds in rows} for name, rows in read_rows(LABELS).items()}


def own_kinds(kinds: str) -> set[str]:
    """The kinds of position that are the speaker's own."""
    return {kind for kind in kinds.split("+") if kind not in ("-", "condition") and not kind.endswith("@")}
