"""Finds a number that one report gives with a reservation and another plainly, and a deed done more often in one than in another."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast, around
from variorum.collate.passages import Passage, witness_of
from variorum.collate.story import Story
from variorum.text.words import rarity

RESERVED, OFTEN = 6.6, 6.4
NEAR = 3
"""Words before a word that says how often, among which its verb must stand."""
_BEFORE = re.compile(
    r"\b(at least|more than|over|upwards? of|nearly|almost|about|around|roughly|approximately|some|up to|as many as|an estimated|"
    r"fewer than|less than|under|close to)\s+\W?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"^(?:-plus|\+|\s+or (?:more|so|fewer|less)|\s+plus)\b", re.IGNORECASE)
_LIKE = {"over": "more than", "upwards of": "more than", "almost": "nearly", "close to": "nearly"} | dict.fromkeys(
    ("around", "roughly", "approximately", "some", "an estimated"), "about"
)
_OFTEN = re.compile(r"\b(?:once|twice|(?:two|three|four|five|several|many|numerous|a few|dozens of) times|repeatedly)\b", re.IGNORECASE)
_SAME_OFTEN = {"two times": "twice", "many times": "repeatedly", "numerous times": "repeatedly"}
LEAST_RARITY = 0.5
"""Rarity of a verb that is told to have happened so often."""
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")


def compare_reservations(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts between a plain number and the same with a reservation."""
    for pair in pairs:
        if pair.one.report == pair.other.report and pair.one.heading == pair.other.heading:
            continue
        yield from _reserved(story, pair)


def compare_frequencies(story: Story, passages: Sequence[Passage]) -> Iterator[Contrast]:
    """Contrasts between "twice" and "several times", said of one verb and one party, however little else the clauses share."""
    found = [item for passage in passages for item in _frequencies(passage)]
    for (verb, times, one, says), (other_verb, other_times, other, others) in combinations(found, 2):
        if verb == other_verb and times != other_times and one.report != other.report:
            yield Contrast("number", "how often", (says, witness_of(story, one)), (others, witness_of(story, other)), OFTEN, verb)


def _frequencies(passage: Passage) -> Iterator[tuple[str, str, Passage, str]]:
    """The telling verbs beside a word that says how often."""
    for match in _OFTEN.finditer(passage.text):
        start, end = passage.start + match.start(), passage.start + match.end()
        near = [token for token in passage.tokens if token.end <= start][-NEAR:] + [
            token for token in passage.tokens if token.start >= end
        ][:1]
        for token in near:
            verb = passage.text[token.start - passage.start : token.end - passage.start]
            if verb.endswith("ed") and rarity(token.token) >= LEAST_RARITY:
                yield (
                    token.token,
                    _SAME_OFTEN.get(match.group().casefold(), match.group().casefold()),
                    passage,
                    around(passage.text, match.start(), match.end(), 3),
                )


def _reserved(story: Story, pair: Aligned) -> Iterator[Contrast]:
    for token in (token for token in pair.shared if token[0].isdigit() and not _YEAR.match(token)):
        first, second = (_reservation(passage, token) for passage in (pair.one, pair.other))
        if first and second and first[0] != second[0]:
            one, other = (first[1], witness_of(story, pair.one)), (second[1], witness_of(story, pair.other))
            yield Contrast("number", "one number, with and without a reservation", one, other, RESERVED, token)


def _reservation(passage: Passage, number: str) -> tuple[str, str] | None:
    """The reservation beside a number (``""`` for none), and the number with its words."""
    place = next((token for token in passage.tokens if token.token == number), None)
    if place is None:
        return None
    start, end = place.start - passage.start, place.end - passage.start
    before, behind = _BEFORE.search(passage.text[:start]), _BEHIND.search(passage.text[end:])
    word = before.group(1).casefold() if before else "at least" if behind else ""
    return _LIKE.get(word, word), around(passage.text, start, end, 3)
