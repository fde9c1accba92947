"""Finds what a report says that somebody denies or calls untrue, and lays the denial beside the nearest telling of what it denies."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.differences.denials import says_no
from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.model.account import Witness
from variorum.text.words import function_words, words_of

REBUTTAL, NEAREST = 5.9, 5.6
"""Weight where the words say what is denied, and where only "denied it" points at the sentence before."""
LEAST_MASS = 0.75
"""Weight that the denied words and a passage must share."""
LEAST_SHARE = 0.3
"""Share of the denied words that this must be."""
MOST_TOLD = 3
"""Places shown of what one denial denies, the likest first."""
LEAST_WORDS = 4
"""Words of a sentence before a bare denial that may be what it denies."""
MOST_HOLDERS = 200
"""Passages with one word that are looked at for a denial, so that the work stays linear in the passages."""
OWN_REPORT = 0.15
"""Added to the likeness of the sentence before or behind the denial: there it was mostly told."""

_CLAIMS = (
    r"(?:claims?|reports?|accusations?|allegations?|suggestions?|charges?|assertions?|rumou?rs?|criticism|notion|idea|version|account)"
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?<!the )(?<!a )(?<!in )disput(?:es|ed|ing)"
    r"|contradict(?:s|ed)|refut(?:es?|ed|ing)|rebut(?:s|ted)?"
    rf"|(?:dismiss|reject|scorn)(?:s|es|ed|ing)?(?= (?:\w+ ){{0,3}}{_CLAIMS}\b)|dismiss(?:es|ed|ing)?(?= (?:\w+ ){{0,4}}as\b)"
    r"|(?:is|are|was|were|as) (?:untrue|false|lies|a lie|lying|liars|baseless|unfounded|groundless|fabricated|nonsense|fantasy)"
    r"|nothing of the kind|no such thing)\b|^\W*there (?:is|was) no\b",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)) (?:\w+ )?(?:service|entry|access|visa|permission|bail|them|him|her|us|me)\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:been|was|were|is|are|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_DEPRIVED = re.compile(r"\s+(?!(?:by|in|as|on|at|to|that|this|and|or|but|again|once|twice)\b|\w+ly\b)[a-z]")
"""Behind "was denied": what somebody did not get ("was denied water"); nothing is called untrue."""
_NOBODY = re.compile(r"\b(?:some|any)(?:body|one)\s+(?:else\s+)?\Z", re.IGNORECASE)
"""Before "is lying": it is left open who, and about what."""
_WITHIN = re.compile(r"(?:\S+\s+){4,}which\s+(?:\S+\s+){1,4}\Z", re.IGNORECASE)
"""Before a bare denial that looks back at its own clause: "held over the fire, which he denies"."""
_CALLED = re.compile(r"(?:is|are|was|were) ", re.IGNORECASE)


class _Denial(NamedTuple):
    """A passage that denies, and the weighed tokens of what it denies; none where only "it" or "this" is denied."""

    passage: Passage
    denied: dict[str, float]
    bare: bool = False
    """Whether nothing follows the denial."""


def find_rebuttals(story: Story, passages: Sequence[Passage]) -> Iterator[Contrast]:
    """Contrasts between a denial and what it denies."""
    denials = [denial for passage in passages if (denial := _read(passage)) is not None]
    denying = {denial.passage.key for denial in denials}
    index: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.key not in denying and not says_no(passage.text):
            for token in passage.weights:
                index.setdefault(token, []).append(passage)
    for denial in denials:
        own = denial.passage
        respect = "/".join(map(str, own.key))
        told = _told(denial, index)
        for passage in told:
            yield Contrast("stance", "told, and denied", _side(story, passage), _side(story, own), REBUTTAL, respect)
        if not told and (denial.bare or not denial.denied) and (place := _before(story, own)) is not None:
            yield Contrast("stance", "told, and denied", (short(place.text), place), _side(story, own), NEAREST, respect)


def _read(passage: Passage) -> _Denial | None:
    match = _DENIES.search(passage.text)
    if match is None or _NO_CLAIM.search(passage.text) or _NOBODY.search(passage.text[: match.start()]):
        return None
    if (
        _PASSIVE.search(passage.text[: match.start()])
        and match.group().casefold() == "denied"
        and _DEPRIVED.match(passage.text, match.end())
    ):
        return None
    start, end = passage.start + match.start(), passage.start + match.end()
    if _PASSIVE.search(passage.text[: match.start()]) or _CALLED.match(match.group()):
        denied = [token.token for token in passage.tokens if token.end <= start]  # "rumours of ... have been denied by", "... are untrue"
    elif all(word.form in function_words() for word in words_of(passage.text[match.end() :])):
        return None if _WITHIN.match(passage.text[: match.start()]) else _Denial(passage, {})
    else:
        denied = [token.token for token in passage.tokens if token.start >= end]
    senses = [SENSE + sense for token in denied if token[0] != ACTOR for sense in paraphrases_of(token)]
    tokens = {token: passage.weights[token] for token in (*denied, *senses) if token in passage.weights}
    bare = all(word.form in function_words() for word in words_of(passage.text[match.end() :]))
    return _Denial(passage, tokens, bare) if any(token[0] != ACTOR for token in tokens) else None


def _told(denial: _Denial, index: dict[str, list[Passage]]) -> list[Passage]:
    """The passages that share most with what is denied, the likest first."""
    own = denial.passage
    total = sum(weight for token, weight in denial.denied.items() if token[0] != SENSE)
    found = {passage.key: passage for token in denial.denied if token[0] != ACTOR for passage in index.get(token, ())[:MOST_HOLDERS]}
    scored = []
    for key, passage in found.items():
        apart = abs(passage.sentence - own.sentence) if passage.report == own.report else None
        mass = _shared(denial.denied, passage)
        score = mass + (OWN_REPORT if apart == 1 else 0.0)
        if apart != 0 and score >= LEAST_MASS and mass >= LEAST_SHARE * total:
            scored.append((-score, key))
    return [found[key] for _, key in sorted(scored)[:MOST_TOLD]]


def _shared(denied: dict[str, float], passage: Passage) -> float:
    """The weight of the denied words that a passage has; a sense counts where it has no word of it."""
    words = [token for token in denied if token in passage.weights and token[0] != SENSE]
    covered = {SENSE + sense for token in words for sense in paraphrases_of(token)}
    senses = [token for token in denied if token in passage.weights and token[0] == SENSE and token not in covered]
    return sum(denied[token] for token in (*words, *senses))


def _before(story: Story, passage: Passage) -> Witness | None:
    """What stands before a bare denial: the beginning of its sentence, else the sentence before it."""
    sheet = story.sheet(passage.report)
    start, _ = sheet.sentences[passage.sentence]
    if len(sheet.text[start : passage.start].split()) >= LEAST_WORDS:
        return sheet.witness(start, passage.start)
    return sheet.witness(*sheet.sentences[passage.sentence - 1]) if passage.sentence else None


def _side(story: Story, passage: Passage) -> tuple[str, Witness]:
    return short(passage.text), witness_of(story, passage)
