"""Fits how surely a sentence without an attribution carries on the saying before it: writes ``carrying_weights.tsv``.

    python -m training.sayings.fit_carrying variorum/annotate/data

The texts are the reports whose sayings are marked in ``training/sayings`` and those of ``tests/stories``, all of them read by hand.
A sentence carries a saying on where the reader gives both to one speaker. Run it from the repository root with the package installed; it
prints the precision cross-validated over stories, and the same texts give the same file.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from training.labelled import read_text
from training.sayings.labels import read_sayings
from variorum.annotate.speech.carrying import Carrying, Place, chance
from variorum.annotate.statements import LAYER, carrying_of, find
from variorum.model.layer import Absent, Layers
from variorum.model.recipe import Recipe
from variorum.model.report import Range, Report
from variorum.pipeline import plan_layers

STORIES = Path(__file__).parents[2] / "tests" / "stories"
LEAST_SEEN = 12
"""Least number of sentences with a feature for it to get a weight."""
PENALTY = 3.0
SHARED = 0.5
"""Least share of a sentence that stands in a marked saying."""
FOLDS = 10
BARS = (0.4, 0.5, 0.6, 0.7, 0.8)

ORIGIN = """\
# Weights of a logistic model that tells which sentences without an attribution carry on the saying before them: feature, value, weight.
# "distance" is the paragraph of the saying and the sentences between, "share" the speaker's share of a report's sayings in fifths, "part"
# the quarter of the text; "cue" is the last word of the saying's cue.
# Origin: fitted by this project (training/sayings/fit_carrying.py) in invented reports of its own, training/reports and tests/stories.
"""

Feature = tuple[str, str]
Row = tuple[str, tuple[Feature, ...], bool]
"""The story, the features of a sentence, and whether it carries on."""
Marked = Sequence[tuple[Range, frozenset[str]]]
"""What a reader takes for somebody's words, and whose."""


def read_rows() -> Iterator[Row]:
    """The sentences of all texts, in order."""
    for name, sayings in read_sayings().items():
        if name.startswith("reports/"):
            marked = [(part, frozenset((one.speaker,))) for one in sayings for part in one.content if one.speaker != "?"]
            yield from rows_of(name.split("/")[1], read_text(STORIES, name), marked)
    for path in sorted(STORIES.glob("*/gold.json")):
        reading = json.loads(path.read_text("utf-8"))
        for report in sorted((path.parent / "reports").iterdir()):
            text = report.read_text("utf-8")
            yield from rows_of(path.parent.name, text, list(_read_by_hand(reading, report.stem, text)))


def _read_by_hand(reading: dict[str, list[dict[str, object]]], report: str, text: str) -> Iterator[tuple[Range, frozenset[str]]]:
    for statement in reading["statements"]:
        speakers = frozenset(part.strip() for part in str(statement.get("speaker")).split("+"))
        variants = statement["variants"]
        for variant in variants if isinstance(variants, list) else ():
            if variant["file"].removesuffix(".txt") == report and (start := text.find(variant["text"])) >= 0:
                yield (start, start + len(variant["text"])), speakers


def rows_of(story: str, text: str, marked: Marked) -> Iterator[Row]:
    """The sentences of one text that may carry a saying on; each that does is the last saying for the next."""
    report = Report(id="x", text=text)
    have = Layers()
    for layer, params, _ in plan_layers(Recipe()).steps:
        if layer.name == LAYER.name:
            break
        have.put(layer.name, layer.find(report, have, params))
    found = find(report, have, msgspec.structs.replace(LAYER.params, carried=2.0))
    assert not isinstance(found, Absent)
    yield from judged(story, carrying_of(found, report, have), marked)


def judged(story: str, carrying: Carrying, marked: Marked) -> list[Row]:
    """The sentences of a report with what the reader says of them."""
    rows: list[Row] = []

    def carries(place: Place) -> bool:
        right = bool(_speakers_at(place.sentence, marked) & _speakers_at(place.last.content[0], marked))
        rows.append((story, tuple(carrying.features(place)), right))
        return right

    for _ in carrying.places(carries):
        pass
    return rows


def _speakers_at(span: Range, marked: Marked) -> frozenset[str]:
    """Whom the marked sayings name that share enough with a range."""
    shared = ((min(end, span[1]) - max(start, span[0]), end - start, who) for (start, end), who in marked)
    return frozenset().union(*(who for common, size, who in shared if common >= SHARED * min(size, span[1] - span[0])))


def fit(rows: Sequence[Row]) -> dict[Feature, float]:
    """The weights of a logistic model with a quadratic penalty, by Newton's method."""
    counts = Counter(feature for _, features, _ in rows for feature in features)
    names = [("bias", ""), *sorted(feature for feature, count in counts.items() if count >= LEAST_SEEN)]
    number = {name: position for position, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for row, (_, features, _) in enumerate(rows):
        table[row, [0, *(number[one] for one in features if one in number)]] = 1
    right = np.array([carries for _, _, carries in rows], float)
    penalty = np.eye(len(names)) * PENALTY
    penalty[0, 0] = 0.01
    weights: npt.NDArray[np.float64] = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + penalty @ weights
        weights -= np.linalg.solve((table * (chance * (1 - chance))[:, None]).T @ table + penalty, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def cross_validate(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """The probability of each sentence by weights fitted on other stories, and whether it carries on."""
    stories = sorted({story for story, _, _ in rows})
    guessed = []
    for fold in range(FOLDS):
        held = set(stories[fold::FOLDS])
        weights = fit([row for row in rows if row[0] not in held])
        guessed += [(chance(features, weights), right) for story, features, right in rows if story in held]
    return guessed


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path, help="the folder of the packaged data")
    out = parser.parse_args().out
    rows = list(read_rows())
    guessed = cross_validate(rows)
    print(f"{len(rows)} sentences, of which {sum(right for _, _, right in rows)} carry on")
    for bar in BARS:
        above = [right for probability, right in guessed if probability >= bar]
        print(f"  from {bar}: {len(above)} sentences, precision {sum(above) / max(1, len(above)):.3f}")
    write(fit(rows), out)


def write(weights: dict[Feature, float], out: Path) -> None:
    """Write the table of the weights."""
    lines = [f"{feature}\t{value}\t{weight:.3f}\n" for (feature, value), weight in weights.items()]
    (out / "carrying_weights.tsv").write_text(ORIGIN + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
