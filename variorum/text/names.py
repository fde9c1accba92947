"""Compares printed names: accents, transliterations, initials, abbreviations, possessives."""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from variorum.text.scripts import in_latin, is_other_script
from variorum.text.tables import read_rows

_POSSESSIVE = re.compile(r"(?:['’`]s|(?<=s)['’]|['’]S)$")
_ARTICLE = re.compile(r"^(?:al|el|[ae](?:d|n|r|s|sh|t|z))-(?=\w{3})")
"""The Arabic article before a family name, which reports print or leave out."""
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
_SHORTEST_KEY = 4
"""Letters of a key below which only equal names are one: Lee and Li are two."""
HONORIFICS = frozenset(
    {"hajj", "hajji", "madam", "madame", "sayed", "sayyid", "sayyida", "seyed", "seyyed", "sheikh", "sheikha", "shaikh"}
    | {"camarada", "cde", "companera", "companero", "comrade", "dona", "doutor", "doutora", "engr", "frau", "herr", "maitre"}
    | {"monsieur", "senor", "senora", "signor", "signora", "ustad", "ustadz", "ustaz"}
)
"""Words before a given name that honour its bearer and are no part of it."""
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
    """Without accents and case, in Latin letters: ``Şahin`` becomes ``sahin``, ``Орлов`` ``orlov``."""
    if text.isascii():
        return text.casefold()
    if is_other_script(text):
        text = in_latin(text)
    special = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "’": "'"})
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(special)) if not unicodedata.combining(c)).casefold()


def strip_possessive(text: str) -> str:
    """Without a closing ``'s`` or, after an s, a closing apostrophe."""
    return _POSSESSIVE.sub("", text.rstrip())


def split_name(text: str) -> tuple[str, ...]:
    """The folded words of a personal name, points and suffixes such as ``Jr.`` left out."""
    latin = in_latin(text) if is_other_script(text) else text
    words = [fold(word).strip(".,'\"") for word in re.split(r"[\s ]+", strip_possessive(_SPACED_INITIALS.sub(r"\1. ", latin)))]
    found = tuple(_ARTICLE.sub("", word) for word in words if word and word not in _SUFFIXES)
    if len(found) > 1 and found[0] in HONORIFICS:
        found = found[1:]
    if len(found) > 1 and all(len(word) == 1 for word in found):
        return (".".join(found),)  # "A. B." is "A.B.", and no family B
    return found


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
    return len(key) >= _SHORTEST_KEY and key == spelling_key(b)


@lru_cache(maxsize=65536)
def loose_key(word: str) -> str:
    """A key that is equal where two spellings differ only in vowels that are written one for the other, and in k and q.

    ``Qarasoy``, ``Qorasoi`` and ``Karasai`` have one; so may two names: safe only where something else agrees too.
    """
    key = re.sub(r"[^a-z]", "", fold(word)).replace("kh", "h").replace("q", "k")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[iey]", "i", re.sub(r"[aou]", "a", key)))


def consonants(word: str) -> str:
    """The consonants of a word's spelling key: "Yusuf" and "Youssef" have the same."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", spelling_key(word)))


def near_spelling(a: str, b: str) -> bool:
    """Whether two longer words are spellings of one name or one slip apart: safe only where something else agrees too."""
    one, two = spelling_key(a), spelling_key(b)
    if one == two:
        return bool(one)
    return min(len(one), len(two)) >= 6 and one[0] == two[0] and DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for full, short in read_rows("nicknames.tsv", 2):
        for nickname in short.split(";"):
            names.setdefault(fold(nickname), set()).add(fold(full))
    return {nickname: frozenset(full) for nickname, full in names.items()}


def full_given_names(name: str) -> frozenset[str]:
    """A folded given name with the full names of which it is a short form."""
    return frozenset({name}) | _nicknames().get(name, frozenset())


def same_given_name(a: str, b: str) -> bool:
    """Whether two folded given names can be one person's: spellings of one another, or one the short form of the other."""
    if same_spelling(a, b):
        return True
    table = _nicknames()
    if b in table.get(a, ()) or a in table.get(b, ()) or table.get(a, frozenset()) & table.get(b, frozenset()):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 3 and long.startswith(short) and len(long) - len(short) >= 2


def _middle_initials_differ(one: list[str], two: list[str]) -> bool:
    """ "George W." is not "George H. W."."""
    if len(one) < 2 or len(two) < 2 or not (len(one[1].split(".")[0]) == 1 or len(two[1].split(".")[0]) == 1):
        return False
    return one[1][0] != two[1][0]


def given_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the given names of two split full names can be one person's: one in common, or an initial that fits."""
    one, two = ([word for word in words[:-1] if word not in PARTICLES] for words in (a, b))
    if not one or not two:
        return True
    if _middle_initials_differ(one, two):
        return False
    if any(len(first) > 1 and len(second) > 1 and same_given_name(first, second) for first in one for second in two):
        return True
    first, second = one[0], two[0]
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two split names can be printed forms of one person's name: one family name, given names that agree."""
    return bool(a and b) and same_spelling(family_name(a), family_name(b)) and given_names_agree(a, b)


def abbreviation_of(words: str) -> str:
    """The first letters of the capitalised words of a name: ``North Atlantic Treaty Organization`` gives ``NATO``."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’-]*", words) if word[0].isupper())
