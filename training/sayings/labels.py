"""Reads the labels of sayings: who says what in a report, and which sayings of a story are forms of one utterance.

``labels.tsv`` holds below the name of each text (see ``training.labelled``) a line for each saying that a reader saw in it: the number of
its utterance within the story, the speaker's name, then the ranges of the source's words, the cue's and the content's (``start-end`` in
code points, several with a comma between, ``-`` where none is printed), and the kinds of position that the speaker takes by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.labelled import read_rows

LABELS = Path(__file__).parent / "labels.tsv"

Range = tuple[int, int]


@dataclass(frozen=True)
class Saying:
    """One saying; ``speaker`` is the same for all sayings of one speaker in a story, ``?`` where the text does not tell who speaks."""

    utterance: str
    speaker: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    kinds: tuple[str, ...]


def read_sayings() -> dict[str, list[Saying]]:
    """Text name to its sayings, in the order of the text."""
    return {name: [_read_saying(*row) for row in rows] for name, rows in read_rows(LABELS).items()}


def _read_saying(utterance: str, speaker: str, source: str, cue: str, content: str, kinds: str) -> Saying:
    places = (tuple(_ranges(role)) for role in (source, cue, content))
    return Saying(utterance, speaker, *places, () if kinds == "-" else tuple(kinds.split("+")))


def _ranges(role: str) -> Iterator[Range]:
    for part in role.split(",") if role != "-" else ():
        start, _, end = part.partition("-")
        yield int(start), int(end)
