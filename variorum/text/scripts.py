"""Reads names in other scripts: tells them apart from Latin ones and writes them in Latin letters, as the anyascii library has it."""

import re
from functools import lru_cache

from anyascii import anyascii

_OTHER = re.compile(r"(?![\u0041-\u024f\u1e00-\u1eff])[^\W\d_]")
"""A letter that is not Latin."""
_ABJAD = re.compile(r"[\u0590-\u06ff]")
"""Hebrew and Arabic letters: the short vowels are not written."""
_SYLLABLES = re.compile(r"(?<=[a-z])(?=[A-Z])")
_VOWELS = re.compile(r"[aeiouy]")


def is_other_script(text: str) -> bool:
    """Whether the text holds a letter that is not Latin."""
    return not text.isascii() and _OTHER.search(text) is not None


def leaves_out_vowels(text: str) -> bool:
    """Whether the text is in a script that writes no short vowels, so that only consonants can be compared."""
    return _ABJAD.search(text) is not None


@lru_cache(maxsize=16384)
def in_latin(text: str) -> str:
    """The text in Latin letters. Of a name written in syllables the first is the family name: ``Xi Jinping``."""
    words = []
    for word in text.split():
        latin = anyascii(word).replace("'", "") if is_other_script(word) else word
        first, *rest = _SYLLABLES.split(latin) if word.isalpha() and not (word[:1].isupper() or word[:1].islower()) else [latin]
        words.append(" ".join([first, "".join(rest).capitalize()]) if rest else latin)
    return " ".join(words)


def consonants(text: str) -> str:
    """The text without vowels and without doubled letters."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", text))
