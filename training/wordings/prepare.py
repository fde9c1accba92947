"""Cuts the labelled sayings out of their texts, as the wording network will see them.

python -m training.wordings.prepare ../shared/data out/sayings.npz
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.labelled import read_text
from training.sayings.labels import read_sayings
from variorum.annotate.attribution.reader import load_reader
from variorum.annotate.attribution.windows import Ints
from variorum.annotate.wording.reader import cut_pieces
from variorum.collate.nearness import are_said, sentences_of
from variorum.collate.story import Sheet
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import annotate_reports

LAYERS = ("language", "layout", "boilerplate", "parse", "sentences")


def story_names(data: Path) -> dict[str, str]:
    """The name of each labelled text to that of its story: invented reports lie in one folder, those of BASIL are listed."""
    rows = map(json.loads, (data / "stories" / "dense_dev_gold.jsonl").read_text("utf-8").splitlines())
    listed = {f"basil/{row['id']}": f"basil/{row['story']}" for row in rows}
    return {name: listed.get(name, name.rpartition("/")[0]) for name in read_sayings()}


def read_pieces(data: Path) -> Iterator[tuple[str, str, Ints, list[bool]]]:
    """Of each labelled saying the name of its text, the number of its utterance in the story, its pieces, and which are what is said."""
    tokenizer = load_reader().package.tokenizer
    for name, sayings in read_sayings().items():
        (report,) = annotate_reports([Report(id=name, text=read_text(data, name), language_given="en")], Recipe(layers=LAYERS))
        sheet = Sheet(report)
        for saying in sayings:
            if saying.content:
                start, end = sentences_of(sheet, saying.content)
                ids, places = cut_pieces(tokenizer, report.text[start:end])
                said = are_said(places, start, saying.content)
                if any(said):
                    yield name, saying.utterance, ids, [False, *said, False]


def main() -> None:
    """Write the pieces as flat arrays with the story, the text and the utterance of each saying."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the development data")
    parser.add_argument("out", type=Path, help="the .npz file to write")
    options = parser.parse_args()
    stories = story_names(options.data)
    texts, utterances, pieces, said = zip(*read_pieces(options.data), strict=True)
    np.savez_compressed(
        options.out,
        story=np.array([stories[name] for name in texts]),
        text=np.array(texts),
        utterance=np.array(utterances),
        size=np.array([len(ids) for ids in pieces]),
        piece=np.concatenate(pieces).astype(np.int32),
        said=np.concatenate(said),
    )
    print(f"{len(texts)} sayings of {len(set(texts))} texts")


if __name__ == "__main__":
    main()
