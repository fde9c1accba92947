"""Chooses the thresholds of decoding on the reports kept back from training, one after another, and prints the figures.

python -m training.attribution.tune --corpus polnear --model FOLDER
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from training.attribution.corpus import Document, paragraphs, read_corpus
from training.attribution.score import Judge, Tally
from variorum.annotate.attribution.decode import Decoding, Scores, decode
from variorum.annotate.attribution.encoding import encode
from variorum.annotate.attribution.reader import load_reader, score_window
from variorum.annotate.attribution.windows import Window

HELD_OUT = 21
LOOSE = 0.15
"""Anchors are kept from this probability on before thresholds are tried."""
GRID = {
    "anchor": [0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
    "source": [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5],
    "content": [0.3, 0.35, 0.4, 0.45, 0.5],
    "score": [0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45],
}

Reading = tuple[Judge, list[tuple[Window, Scores]]]


def read_documents(model: Path, documents: Sequence[Document]) -> list[Reading]:
    """What the model says of each document's windows, before any threshold but a loose one."""
    package = load_reader(model).package
    readings = []
    for document in documents:
        encoding = encode(package, document.text, paragraphs(document.text))
        scored = [(window, score_window(package, window, encoding.states(number), LOOSE)) for number, window in enumerate(encoding.windows)]
        readings.append((Judge(document.text, document.attributions), [(w, s) for w, s in scored if s is not None]))
    return readings


def judge(readings: Sequence[Reading], decoding: Decoding) -> Tally:
    """The tally of all documents with these thresholds."""
    tally = Tally()
    for document, windows in readings:
        found = [item for window, scores in windows for item in decode(window, scores, decoding)]
        document.add(found, tally)
    return tally


def tune(readings: Sequence[Reading]) -> Decoding:
    """Coordinate search over ``GRID`` for the best who-said-what F1, three rounds."""
    best = {"anchor": 0.4, "source": 0.25, "content": 0.4, "score": 0.3}
    for _ in range(3):
        before = dict(best)
        for name, values in GRID.items():
            tried = [(judge(readings, Decoding(**{**best, name: value})).f1(), value) for value in values]
            best[name] = max(tried)[1]
        if best == before:
            break
    return Decoding(**best)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    kept = [d for number, d in enumerate(read_corpus(options.corpus / "train")) if number % HELD_OUT == HELD_OUT - 1]
    readings = read_documents(options.model, kept)
    decoding = tune(readings)
    print(judge(readings, decoding).line())
    print(json.dumps({name: getattr(decoding, name) for name in GRID}))


if __name__ == "__main__":
    main()
