"""Fits the model that knows whom a description without a name means and writes its weights into the package.

Run it from the root of the repository; it needs numpy only: python -m training.described.fit_described

``pairs.tsv`` holds a line for each person described in the invented reports and stories and each person named in the same story who may
be he: the story, 1 where the reader of ``training/sayings`` names that person as the speaker, or the hand reading of the story gives him
the description, and the traits that ``variorum.collate.meant`` gives the pair. Stories are kept together when the fit is tried on what is
new to it.
"""

from pathlib import Path

from training.retold.fit_retold import write_model

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "collate" / "data" / "described_model.json"
PENALTY = 3.0
"""Weight of the squared weights; chosen by cross-validation over stories among 1, 3, 10, 30."""
LEAST = 0.65
"""Chance from which a description is given to a name: nine of ten are right there in stories kept back."""

if __name__ == "__main__":
    write_model(HERE / "pairs.tsv", OUT, LEAST, PENALTY)
