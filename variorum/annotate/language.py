"""Tells which language a report is written in."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Language, Report

_SAMPLE = 20_000
"""Code points read from the start: more does not change the answer, only its cost."""


@cache
def _load_identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find(report: Report, have: Layers, params: Params) -> Language | Absent:
    """The main language by character n-grams (langid, Lui and Baldwin 2012), read off the first 20,000 code points.

    Capitals are lowered first: the detector was trained on running text and takes a page in capitals for anything.
    A language that the sender states is believed without a look.
    """
    if report.language_given:
        return Language(code=report.language_given.strip().lower().replace("_", "-").split("-")[0], probability=1.0)
    sample = report.text[:_SAMPLE]
    if not any(char.isalpha() for char in sample):
        return Absent(reason="no letters to tell a language by")
    letters = [char for char in sample if char.isalpha()]
    if sum(char.isupper() for char in letters) > len(letters) / 2:
        sample = sample.lower()
    code, probability = _load_identifier().classify(sample)
    return Language(code=code, probability=round(float(probability), 4))


LAYER = Layer(name="language", version=1, find=find)
