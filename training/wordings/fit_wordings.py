"""Fits the model that knows two utterances as one in other wordings and writes its weights into the package.

Run it from the root of the repository; it needs numpy only: python -m training.wordings.fit_wordings

``pairs.tsv``, which ``write_pairs`` writes, holds a line for each pair of utterances whose sayings are labelled: the story, 1 where a
reader put a saying of each into one utterance, and the traits that ``variorum.collate.kindred`` gives the pair. The labels are the hand
readings of ``tests/stories`` (but for one) and ``training/sayings``, of stories that the wording network has not seen. Stories
are kept together when the fit is tried on what is new to it.
"""

from pathlib import Path

from training.retold.fit_retold import write_model

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "collate" / "data" / "wording_model.json"
LEAST = 0.67
"""Chance from which two utterances are one: more than four of five are right there in stories kept back."""

if __name__ == "__main__":
    write_model(HERE / "pairs.tsv", OUT, LEAST)
