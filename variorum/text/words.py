"""Cut text into words and bring each word to a stem, so that "negotiations" in one report meets "negotiating" in another."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\. ?){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")


class Word(NamedTuple):
    """One word of a text: where it stands (code points) and its folded form."""

    start: int
    end: int
    form: str


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of ``text[start:end]`` in order, folded to lower case, without possessive endings; "U. S." is one word."""
    stop = len(text) if end is None else end
    joined = [(match.start(), match.end()) for match in _INITIALS.finditer(text, start, stop)]
    place = 0
    for match in _WORD.finditer(text, start, stop):
        while place < len(joined) and joined[place][1] <= match.start():
            place += 1
        if place < len(joined) and joined[place][0] <= match.start():
            first, last = joined[place]
            if match.start() == first:
                form = re.sub(r"[. ]", "", text[first:last]).casefold()
                yield Word(first, first + len(text[first:last].rstrip()), form)
            continue
        form = _POSSESSIVE.sub("", match.group()).casefold().replace("’", "'")
        if form:
            yield Word(match.start(), match.end(), form)


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """Strip the English endings that inflection and common derivation add (a light variant of Porter 1980).

    It need not give a word, only the same letters for forms of one word; words of up to three letters stay whole.
    """
    if len(form) <= 3 or form[0].isdigit() or not form.isascii():
        return form
    word = form
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = _strip_verb_ending(word)
    for ending in (
        "ization",
        "isation",
        "ational",
        "ations",
        "ation",
        "ition",
        "ement",
        "ment",
        "ness",
        "ities",
        "ity",
        "ive",
        "ion",
        "ally",
        "ly",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= (5 if len(ending) == 3 else 4):
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def _strip_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and any(letter in "aeiouy" for letter in base):
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                return base[:-1]
            return base
    return word


def _read_list(name: str) -> tuple[str, ...]:
    text = files("variorum.text").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """English words that carry grammar rather than content."""
    return frozenset(word for line in _read_list("function_words.txt") for word in line.split())


@lru_cache(maxsize=1)
def _document_counts() -> tuple[int, dict[str, int]]:
    lines = _read_list("document_counts.tsv")
    total = int(lines[0].split("\t")[1])
    counts = {}
    for line in lines[1:]:
        word, count = line.split("\t")
        counts[word] = int(count)
    return total, counts


@lru_cache(maxsize=65536)
def rarity(stemmed: str) -> float:
    """How much a stem tells, from 0.2 (in every report) to 1 (in hardly any): scaled inverse document frequency over general news."""
    total, counts = _document_counts()
    return max(0.2, min(1.0, math.log((total + 1) / (counts.get(stemmed, 0) + 1)) / math.log((total + 1) / 3)))


def content_stems(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The stems of the content words of ``text[start:end]``, in order, repeats kept."""
    return list(_content_stems(text, start, end))


@lru_cache(maxsize=16384)
def _content_stems(text: str, start: int, end: int | None) -> tuple[str, ...]:
    skip = function_words()
    return tuple(stem(word.form) for word in words_of(text, start, end) if word.form not in skip)


def document_rate(stemmed: str) -> float:
    """The share of general news reports that have the stem; 0 for unseen stems and for pairs of stems."""
    total, counts = _document_counts()
    return counts.get(stemmed, 0) / total
