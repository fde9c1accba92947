"""Fits the model that knows two utterances as one in other wordings and writes its weights into the package.

Run it from the root of the repository; it needs numpy only: python -m training.wordings.fit_wordings

``pairs.tsv`` holds a line for each pair of utterances of one voice that a reader judged: the story, 1 where both are one utterance, and the
traits that ``variorum.collate.kindred`` gives the pair. The texts are not in the repository: invented stories, the invented reports of
``training/reports``, and reports of three US outlets each (BASIL). Stories are kept together when the fit is tried on what it has not seen.
"""

from pathlib import Path

from training.retold.fit_retold import write_model

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "variorum" / "collate" / "data" / "wording_model.json"
LEAST = 0.55
"""Chance from which two utterances are one: of 54 pairs that it takes in 152 piles of reports 43 are right."""

if __name__ == "__main__":
    write_model(HERE / "pairs.tsv", OUT, LEAST)
