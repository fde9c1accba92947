"""Levels the spellings of one foreign name down to its consonants, for names that something else already holds together.

Different languages write one Arabic, Turkic or Slavic name as "Holub" and "Golub", "Elkhan" and "Elxan", "Jadalla" and "Djadallah".
"""

import re
from functools import lru_cache

from variorum.text.names import fold

_LEVELLED = (
    ("shch", "s"),
    ("dzh", "j"),
    ("tch", "c"),
    ("dj", "j"),
    ("zh", "z"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("g", "h"),
    ("q", "k"),
    ("w", "v"),
)
"""Letters that stand for one sound, in the order they are replaced."""
_CROSS = ("h", "ks")
"""What an "x" may be."""


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """The consonants of a name, vowels and doubled letters left out; two ways where it has an "x"."""
    letters = re.sub(r"[^a-z]", "", fold(word))
    for old, new in _LEVELLED:
        letters = letters.replace(old, new)
    letters = re.sub(r"(?<=[aeiouy])h$", "", letters)
    ways = (letters.replace("x", cross) for cross in _CROSS) if "x" in letters else (letters,)
    return frozenset(re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", way)) for way in ways)


def skeleton_length(a: str, b: str) -> int:
    """The letters of the longest skeleton that two words share; 0 where they share none."""
    return max(map(len, skeletons(a) & skeletons(b)), default=0)
