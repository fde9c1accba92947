"""Finds where one thing is put more strongly in one place than in another: graded words, rankings, and what will, may or did happen."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.model.account import DifferenceKind
from variorum.text.words import content_stems, stem, words_of

STRENGTH, RANK, MODE = 6.2, 6.0, 5.6
SAME_MATTER = 0.34
"""Share of the lighter passage from which "will" against "may" is said of one matter."""

_RANK = re.compile(
    r"\b(?:strongest|toughest|harshest|sharpest|frankest|worst|best|biggest|largest|deadliest|highest|lowest|gravest|closest|"
    r"most (?:serious|severe|significant)|first(?= (?:time|public|face|one|direct|meeting|visit|such))|"
    r"second(?= (?:time|such|meeting|visit))|third(?= (?:time|such))|unprecedented)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|in)\s+(?:the\s+)?[^,;.]{2,40}")
_SCOPE = re.compile(
    r"\bsince\s+[^,;]{2,40}|\bin (?:[\w.'’]+ ){0,3}(?:history|memory|years|decades|months)\b|\b(?:ever|on record)\b", re.IGNORECASE
)
"""For how long a ranking has held: "since 1995", "in the country's history"."""
_AMONG = re.compile(r"\b(?:among|one of|some of)\b[^,;.]{0,60}$", re.IGNORECASE)
_MAY = re.compile(r"\b(?:may|might|could|considers?|considering|possibly|perhaps)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|won't|won’t|shall|is going to|are going to|is set to|are set to|would)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are)\s+(?:now\s+)?[^\W\d_]+ing\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+|already\s+)?(?:been\s+)?(?:[^\W\d_]+ed|hurt|cut|put|sent|left|gone|become|begun|broken|made)\b"
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|without)\b|n['’]t\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|provided|should)\b", re.IGNORECASE)
LEAST_DICE, MODE_DICE = 0.24, 0.16
"""Share of both together that two passages have in common for their graded words to be of one thing; less where "will" and "may" govern
the same word."""
NEAR, GOVERNED = 2, 2
"""Words around a graded word, and behind "will" or "may", among which a shared word must stand."""
AFTER_RANK = 40
"""Characters behind a ranking word that are shown with it."""
_VAGUE = frozenset({"=decline", "=growth"})
"""Senses of too many verbs to tell that two of them say one thing."""
_CLASSES = {"largest": "biggest", "highest": "biggest", "harshest": "strongest", "sharpest": "strongest"}


class _Rank(NamedTuple):
    """A ranking: by which word, whether as one of several, since when, and as printed."""

    top: str
    among: bool
    since: str
    words: str


@lru_cache(maxsize=1)
def _scales() -> dict[str, dict[str, int]]:
    """Scale to its words (phrases with blanks) and their grades."""
    table = files("variorum.collate").joinpath("data", "scales.tsv").read_text(encoding="utf-8")
    scales: dict[str, dict[str, int]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            scale, grade, words = line.split("\t")
            scales.setdefault(scale, {}).update({word.replace("_", " "): int(grade) for word in words.split()})
    return scales


@lru_cache(maxsize=16384)
def graded(text: str) -> dict[str, tuple[int, str]]:
    """Scale to the strongest of its words in the text, with its grade."""
    line = " " + " ".join(word.form for word in words_of(text)) + " "
    found: dict[str, tuple[int, str]] = {}
    for scale, words in _scales().items():
        standing = [(grade, len(word), word) for word, grade in words.items() if f" {word} " in line]
        if standing:
            grade, _, word = max(standing)
            found[scale] = (grade, word)
    return found


def compare_degrees(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts of degree between passages on one thing."""
    for pair in pairs:
        heading = pair.one.heading or pair.other.heading
        if (pair.one.report == pair.other.report) != heading or (pair.one.heading and pair.other.heading):
            continue
        scale = _one_scale(pair)
        if scale is not None:
            if heading and not _overstates(pair, scale):
                continue
            says = tuple(f"“{graded(passage.text)[scale][1]}”" for passage in (pair.one, pair.other))
            yield _contrast(story, pair, "one thing, put more and less strongly", says, STRENGTH, scale)
        elif heading:
            continue
        elif ranked := _ranks(pair):
            yield _contrast(story, pair, "a ranking of one thing", ranked, RANK)
        elif modes := _modes(pair):
            yield _contrast(story, pair, "whether it may, will or did happen", modes, MODE)


def differ_in_degree(pair: Aligned) -> bool:
    """Whether two clauses on one thing have graded words of two grades, or tell that it may, will or did happen."""
    return _one_scale(pair) is not None or _modes(pair) is not None


def _overstates(pair: Aligned, scale: str) -> bool:
    """Whether the heading of the two has the stronger word, and it is the heading's own."""
    text, heading = sorted((pair.one, pair.other), key=lambda passage: passage.heading)
    grade, word = graded(heading.text)[scale]
    quoted = any(f"{mark}{word}" in heading.text.casefold() for mark in "\"“‘'")
    return grade > graded(text.text)[scale][0] and not quoted


def _one_scale(pair: Aligned) -> str | None:
    """The scale on which the two differ: neither of the two graded words may be shared, and each stands near a shared word."""
    one, other = graded(pair.one.text), graded(pair.other.text)
    for scale in sorted(one.keys() & other.keys()):
        (grade, word), (second, against) = one[scale], other[scale]
        stems = {stem(part) for part in f"{word} {against}".split()}
        if pair.dice < LEAST_DICE or bool(_NEGATED.search(pair.one.text)) != bool(_NEGATED.search(pair.other.text)):
            return None
        if grade != second and not stems & set(pair.shared) and _near(pair, pair.one, word) and _near(pair, pair.other, against):
            return scale
    return None


def _near(pair: Aligned, passage: Passage, phrase: str) -> bool:
    """Whether a shared word stands a few words before or behind a phrase."""
    words = list(words_of(passage.text))
    parts = phrase.split()
    for place in range(len(words) - len(parts) + 1):
        if [word.form for word in words[place : place + len(parts)]] == parts:
            start, end = passage.start + words[place].start, passage.start + words[place + len(parts) - 1].end
            if pair.near(passage, start, end, NEAR):
                return True
    return False


def _ranks(pair: Aligned) -> tuple[str, str] | None:
    one, other = _rank(pair.one.text), _rank(pair.other.text)
    if one is None or other is None:
        return None
    first, second = (_CLASSES.get(rank.top, rank.top) for rank in (one, other))
    if first == second:
        differ = one.among != other.among or (one.since != other.since and _ranks_one_thing(pair, one, other))
    else:
        differ = {first, second} <= {"first", "second", "third"} or "strongest" in (first, second)
    return (one.words, other.words) if differ else None


def _ranks_one_thing(pair: Aligned, one: _Rank, other: _Rank) -> bool:
    """Whether a shared word stands behind both rankings: "largest retailer" and "largest lawsuit" rank two things."""
    stems = [{token for token in content_stems(rank.words) if stem(rank.top) != token} for rank in (one, other)]
    return any(token in stems[1] and token in pair.shared for token in stems[0])


@lru_cache(maxsize=16384)
def _rank(text: str) -> _Rank | None:
    match = _RANK.search(text)
    if match is None:
        return None
    among = _AMONG.search(text, 0, match.start())
    start = among.start() if among else match.start()
    since = (_SINCE if match.group().casefold() == "first" else _SCOPE).search(text[match.end() :])
    shown = text[start : match.end() + AFTER_RANK]
    cut = len(text) > match.end() + AFTER_RANK
    words = short(shown.rsplit(" ", 1)[0] if cut else shown)
    return _Rank(match.group().casefold(), among is not None, since.group().casefold() if since else "", words)


def _modes(pair: Aligned) -> tuple[str, str] | None:
    if not pair.firm or pair.share < SAME_MATTER or pair.dice < MODE_DICE or _IF.match(pair.one.text) or _IF.match(pair.other.text):
        return None
    one, other = mode_of(pair.one), mode_of(pair.other)
    for mode, said, tokens in one:
        for against, told, others in other:
            if mode != against and {mode, against} not in ({"is", "done"}, {"is", "will"}) and set(pair.shared) & tokens & others:
                return short(said), short(told)
    return None


@lru_cache(maxsize=16384)
def _modes_in(text: str) -> tuple[tuple[str, int, str], ...]:
    """Which words of a text say that something may, will, does or did happen: the mode, the place and the words; one mode a text."""
    for mode, pattern in (("may", _MAY), ("will", _WILL), ("is", _IS), ("done", _DONE)):
        found = [(mode, match.start(), " ".join(text[match.start() :].split()[:6])) for match in pattern.finditer(text)]
        if found:
            return tuple(found)
    return ()


def mode_of(passage: Passage) -> list[tuple[str, str, frozenset[str]]]:
    """What a passage says may, will, does or did happen: the mode, the words, and the tokens and senses that it governs."""
    found = []
    for mode, place, words in _modes_in(passage.text):
        start = passage.start + place
        behind = [token.token for token in passage.tokens if token.end > start and token.token[0] != ACTOR][:GOVERNED]
        senses = {SENSE + sense for token in behind for sense in paraphrases_of(token)} - _VAGUE
        found.append((mode, words, frozenset({*behind, *senses})))
    return found


def _contrast(story: Story, pair: Aligned, head: str, says: tuple[str, ...], weight: float, respect: str = "") -> Contrast:
    one, other = ((words, witness_of(story, passage)) for words, passage in zip(says, (pair.one, pair.other), strict=True))
    heading = pair.one.heading or pair.other.heading
    kind: DifferenceKind = "heading_vs_text" if heading else "strength"
    return Contrast(kind, "the heading puts it more strongly" if heading else head, one, other, weight + min(1.0, pair.mass / 5), respect)
