"""Cuts the labelled statements of ``training/positions/labels.tsv`` out of their texts, as the stance reader will see them.

python -m training.stances.prepare ../shared/data out/sayings.npz
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.labelled import read_text
from training.positions.labels import own_kinds, read_labels
from variorum.annotate.attribution.windows import Window
from variorum.annotate.encoding import LAYER as ENCODING
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.stance.sayings import Saying, cut_saying
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.model.layer import Layers
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import plan_layers

Example = tuple[Saying, set[str], str]
"""A statement as the reader sees it, the kinds of position its speaker takes, and the name of its text."""


def read_examples(data: Path, names: list[str]) -> Iterator[tuple[list[Window], list[Example]]]:
    """For each text its windows and its labelled statements."""
    plan = plan_layers(Recipe())
    labels = read_labels()
    for name in names:
        report, labelled, have = Report(id=name, text=read_text(data, name)), labels[name], Layers()
        for layer, params, _ in plan.steps:
            have.put(layer.name, layer.find(report, have, params))
            if layer.name == STATEMENTS.name:
                break
        windows = list(ENCODING.read(have).windows)
        sentences = [(sentence.start_char, sentence.end_char) for sentence in PARSE.read(have).sents]
        examples = []
        for statement in STATEMENTS.read_or(have, ()):
            place = (statement.content[0][0], statement.content[-1][1]) if statement.content else (0, 0)
            saying = cut_saying(windows, sentences, statement) if place in labelled else None
            if saying is not None:
                examples.append((saying, own_kinds(labelled[place]), name))
        yield windows, examples


def main() -> None:
    """Write the windows' pieces and the statements' runs, parts and labels as flat arrays."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the development data")
    parser.add_argument("out", type=Path, help="the .npz file to write")
    parser.add_argument("--share", type=int, nargs=2, default=(0, 1), metavar=("NUMBER", "OF"), help="prepare a share of the texts only")
    options = parser.parse_args()
    data, out = options.data, options.out
    number, shares = options.share
    names = sorted(read_labels())[number::shares]
    pieces, sizes, runs, parts, quotes, cases, kinds, texts = [], [], [], [], [], [], [], []
    for windows, examples in read_examples(data, names):
        base = len(sizes)
        pieces += [window.piece_id for window in windows]
        sizes += [len(window.piece_id) for window in windows]
        for saying, some, name in examples:
            runs.append((base + saying.window, saying.first, saying.last))
            parts.append(saying.part)
            quotes.append(saying.quote)
            cases.append(saying.case)
            kinds.append("+".join(sorted(some)))
            texts.append(name)
    flat = {
        name: np.concatenate(some).astype(np.int32)
        for name, some in (("piece", pieces), ("part", parts), ("quote", quotes), ("case", cases))
    }
    np.savez_compressed(out, size=np.array(sizes), run=np.array(runs), kinds=np.array(kinds), text=np.array(texts), **flat)
    print(f"{len(runs)} statements of {len(names)} texts")


if __name__ == "__main__":
    main()
