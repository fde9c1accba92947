"""Compares printed names: accents, transliterations, initials, abbreviations, possessives."""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from variorum.text.tables import read_rows

_POSSESSIVE = re.compile(r"(?:['’`]s|(?<=s)['’]|['’]S)$")
_SPACED_INITIALS = re.compile(r"\b([A-Z])\.\s+(?=[A-Z]\.)")
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "ben",
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ter",
        "ten",
        "zu",
        "af",
        "av",
        "mac",
        "mc",
        "o",
        "st",
    ]
)
"""Words inside family names that may be written small or left out."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_DETERMINERS = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "a",
        "an",
        "some",
        "another",
        "several",
        "many",
        "few",
        "one",
        "two",
        "three",
        "four",
        "five",
        "both",
        "its",
        "his",
        "her",
        "their",
        "our",
        "any",
        "other",
    ]
)


def fold(text: str) -> str:
    """Without accents and case: ``Şahin`` becomes ``sahin``."""
    if text.isascii():
        return text.casefold()
    special = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "’": "'"})
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(special)) if not unicodedata.combining(c)).casefold()


def strip_possessive(text: str) -> str:
    """Without a closing ``'s`` or, after an s, a closing apostrophe."""
    return _POSSESSIVE.sub("", text.rstrip())


def split_name(text: str) -> tuple[str, ...]:
    """The folded words of a personal name, points and suffixes such as ``Jr.`` left out."""
    words = [fold(word).strip(".,'\"") for word in re.split(r"[\s ]+", strip_possessive(_SPACED_INITIALS.sub(r"\1. ", text)))]
    return tuple(word for word in words if word and word not in _SUFFIXES)


def family_name(words: tuple[str, ...]) -> str:
    """The family name of a split name, its particles left out; the whole where there is one word only."""
    return words[-1] if words else ""


@cache
def _transliteration() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in read_rows("transliteration.tsv", 2))


def bare_words(words: str) -> str:
    """The words folded, without the determiners before them."""
    parts = fold(words).replace("’", "'").split()
    while len(parts) > 1 and parts[0] in _DETERMINERS:
        parts = parts[1:]
    return " ".join(parts)


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """A key that is equal for common transliterations of one name: Sergei and Sergey, Zelenskiy and Zelenskyy."""
    key = re.sub(r"[^a-z]", "", fold(word))
    for old, new in _transliteration():
        key = key.replace(old, new)
    key = re.sub(r"(.)\1+", r"\1", key)
    return re.sub(r"(?<=[a-z]{3})i+$", "i", key)


def same_spelling(a: str, b: str) -> bool:
    """Whether two words are common transliterations of one name; ``Johnson`` and ``Johnston`` are two names."""
    if fold(a) == fold(b):
        return True
    key = spelling_key(a)
    return bool(key) and key == spelling_key(b)


def near_spelling(a: str, b: str) -> bool:
    """Whether two longer words are spellings of one name or one slip apart: safe only where something else agrees too."""
    one, two = spelling_key(a), spelling_key(b)
    if one == two:
        return bool(one)
    return min(len(one), len(two)) >= 6 and one[0] == two[0] and DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1


def given_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the given names of two split full names can be one person's: equal, spellings of one another, or an initial."""
    one, two = [w for w in a[:-1] if w not in PARTICLES], [w for w in b[:-1] if w not in PARTICLES]
    if not one or not two:
        return True
    first, second = one[0], two[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return same_spelling(first, second)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two split names can be printed forms of one person's name: one family name, given names that agree."""
    return bool(a and b) and same_spelling(family_name(a), family_name(b)) and given_names_agree(a, b)


def abbreviation_of(words: str) -> str:
    """The first letters of the capitalised words of a name: ``North Atlantic Treaty Organization`` gives ``NATO``."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’-]*", words) if word[0].isupper())
