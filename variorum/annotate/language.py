"""Tells which language a report is written in."""

import re
from functools import cache
from typing import TYPE_CHECKING

from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Language, Report

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_PLAIN_ENGLISH = frozenset("the and that to for with from this which their would have has been but his they by it as".split())
"""Frequent words of English that are none in the other languages of Europe; a fifth to a quarter of any English news text."""
_PLAIN_SHARE = 0.12
_PLAIN_WORDS = 80
"""Shorter texts are left to the detector."""
_WINDOW = 1_000
"""Code points read at the start, in the middle and at the end: a few hundred settle it, and the detector is slow per letter."""
_SURE = 0.8
"""Probability below which the detector is guessing. Of 250 English news texts cut to 20, 40 or 80 code points none was taken for
another language with more than 0.48; whole sentences of other languages reach 0.9."""
_CONTRADICTS = 0.99
"""Probability from which the text is believed rather than its label; page templates often carry the wrong one."""
_LETTERS_TO_CONTRADICT = 200
_LATIN_END = "\u0250"
"""First code point after the Latin letters of Europe."""


class LanguageParams(Params, frozen=True):
    """What to make of a text too short or too full of names to tell its language."""

    when_unsure: str = "en"
    """Language that such a text in Latin letters is taken to be in; its low probability is kept."""


@cache
def _load_identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes over a second, and plain English does not need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def sample_text(text: str) -> str:
    """The part of ``text`` that its language is told by: all of a short text, else its start, middle and end.

    A text mostly in capitals is lowered: the detector was trained on running text and takes a page in capitals for anything.
    """
    if len(text) > 3 * _WINDOW:
        middle = (len(text) - _WINDOW) // 2
        text = " ".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))
    capitals = sum(map(str.isupper, text))
    return text.lower() if 2 * capitals > sum(map(str.isalpha, text)) else text


def is_plain_english(sample: str) -> bool:
    """Whether so many words are the commonest ones of English that no detector is needed."""
    words = re.findall(r"[a-z]+", sample.lower())
    return len(words) >= _PLAIN_WORDS and sum(word in _PLAIN_ENGLISH for word in words) >= _PLAIN_SHARE * len(words)


def find(report: Report, have: Layers, params: LanguageParams) -> Language | Absent:
    """The main language by byte n-grams (langid: Lui and Baldwin, ACL 2012).

    A language that the sender states is believed, unless the text is long and plainly in another one.
    """
    given = (report.language_given or "").strip().lower().replace("_", "-").split("-")[0]
    sample = sample_text(report.text)
    letters = sum(map(str.isalpha, sample))
    if sum(char < "\x80" for char in sample if char.isalpha()) > 0.95 * letters and is_plain_english(sample):
        return Language(code="en", probability=1.0)
    identifier = _load_identifier()
    known = {str(label) for label in identifier.labels}
    if not letters:
        return Language(code=given, probability=1.0) if given in known else Absent(reason="no letters to tell a language by")
    best, share = identifier.classify(sample)
    code, probability = str(best), float(share)
    if given in known and not (code != given and probability >= _CONTRADICTS and letters >= _LETTERS_TO_CONTRADICT):
        return Language(code=given, probability=1.0)
    if probability < _SURE and 2 * sum(char < _LATIN_END for char in sample if char.isalpha()) > letters:
        ranked = {str(label): float(share) for label, share in identifier.rank(sample)}
        return Language(code=params.when_unsure, probability=round(ranked.get(params.when_unsure, 0.0), 4))
    return Language(code=code, probability=round(probability, 4))


LAYER: Layer[Language] = Layer(name="language", version=3, find=find, params=LanguageParams())
