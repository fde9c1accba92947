"""Reads the labels of statements: which kinds of position their speakers take.

``labels.tsv`` holds, below the name of each text, the offsets of statements as the ``statements`` layer finds them, and the kinds of
position that a reader saw the speaker take in them ("-": none; ``kind@``: somebody else's).
"""

from pathlib import Path

LABELS = Path(__file__).parent / "labels.tsv"


def read_labels() -> dict[str, dict[tuple[int, int], str]]:
    """Text name to the labels of its statements by the offsets of their contents."""
    labels: dict[str, dict[tuple[int, int], str]] = {}
    name = ""
    for line in LABELS.read_text("utf-8").splitlines():
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
