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
_WAYS = (("x", ("h", "ks")), ("kh", ("kh", "k")), ("ch", ("ch", "sh", "kh")), ("th", ("th", "s")))
"""Letters that languages use for different sounds: French "Chouk" is "Shouk", Greek "Michail" "Mikhail", Arabic "Othman" "Osman", Lao
"Kham" "Kam"."""


@lru_cache(maxsize=65536)
def soundings(word: str) -> frozenset[str]:
    """The ways to read a name's letters that languages use for different sounds, each spelled out."""
    ways = {re.sub(r"[^a-z]", "", fold(word))}
    for letters, sounds in _WAYS:
        ways = {way.replace(letters, sound) for way in ways for sound in (sounds if letters in way else (letters,))}
    return frozenset(ways)


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """The consonants of a name, vowels and doubled letters left out; several where its letters may be read in several ways."""
    return frozenset(map(_skeleton, soundings(word)))


def _skeleton(letters: str) -> str:
    for old, new in _LEVELLED:
        letters = letters.replace(old, new)
    letters = re.sub(r"(?<=[aeiouy])h$", "", letters)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", letters))


def skeleton_length(a: str, b: str) -> int:
    """The letters of the longest skeleton that two words share; 0 where they share none."""
    return max(map(len, skeletons(a) & skeletons(b)), default=0)
