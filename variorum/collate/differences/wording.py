"""Finds where one utterance is quoted in different words: another verb, another agent, a cut inside the quotation marks."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from variorum.collate.story import Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountStatement, Difference, Segment, Side, Variant
from variorum.text.words import content_stems, words_of

WORDING = 5.0
LEAST_SHARED = 0.42
"""Share of a quotation's content words that it must have in common with the fullest one to be a wording of the same sentence."""
LEAST_WORDS = 3
"""Content words that two quotations must share, where the shorter one has more than that."""
LONGEST = 8
"""Words that stand in the place of others at most: longer stretches are other sentences."""
LEAST_QUOTED = 2
"""Content words that a quotation must have to be compared: one quoted word says little."""


def compare_wording(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """One difference per utterance whose quotations put other words for the same place in the sentence."""
    for statement, _ in statements:
        groups = _distinct(statement)
        if len(groups) < 2:
            continue
        sides = tuple(
            Side(says=says, evidence=tuple(dict.fromkeys(variant.evidence for variant in variants))) for says, variants in groups.items()
        )
        yield Difference(
            id="",
            kind="wording",
            about=(statement.id,),
            summary="one statement, quoted in different words: " + " / ".join(side.says for side in sides),
            sides=sides,
            weight=WORDING + story.origins(statement.reports),
        )


def _distinct(statement: AccountStatement) -> dict[str, list[Variant]]:
    """The quoted variants by what they put in place of the base's words."""
    if statement.apparatus is None:
        return {}
    base = statement.variants[statement.apparatus.base]
    if not base.words or len(content_stems(base.words)) < LEAST_QUOTED:
        return {}
    groups: dict[str, list[Variant]] = {}
    replaced: list[str] = []
    for reading in statement.apparatus.readings:
        variant = statement.variants[reading.variant]
        if not variant.words or variant.evidence == base.evidence or len(content_stems(variant.words)) < LEAST_QUOTED:
            continue
        if "*" in variant.words + base.words or any(_holds(other, variant) for other in statement.variants):
            continue
        changes = [segment for segment in reading.segments if _matters(segment) and not _elsewhere(statement, variant, segment.base)]
        shared = sum(len(content_stems(segment.text)) for segment in reading.segments if segment.kind == "same")
        size = len(content_stems(variant.words))
        if changes and shared >= max(min(size - 1, LEAST_WORDS), LEAST_SHARED * size):
            says = ", ".join(dict.fromkeys(f"“{segment.text}”" for segment in changes))
            groups.setdefault(says, []).append(variant)
            replaced.extend(segment.base for segment in changes if segment.base)
    if not groups:
        return {}
    own = ", ".join(dict.fromkeys(f"“{words}”" for words in replaced)) or f"“{_short(base.words)}”"
    return {own: [base], **groups}


def _elsewhere(statement: AccountStatement, variant: Variant, words: str) -> bool:
    """Whether the report of a quotation has the words that it seems to replace, in another place of the same statement."""
    return any(other.evidence.report == variant.evidence.report and _prints(other, words) for other in statement.variants)


def _prints(variant: Variant, words: str) -> bool:
    """Whether a quotation has certain words in a row."""
    return _in_a_row(_forms(variant.words or ""), _forms(words))


def _holds(other: Variant, variant: Variant) -> bool:
    """Whether another quotation has all the words of this one in a row: then it is a cut of that one, not another wording."""
    if other is variant or not other.words or not variant.words:
        return False
    whole, part = _forms(other.words), _forms(variant.words)
    return len(part) < len(whole) and _in_a_row(whole, part)


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_of(text))


def _in_a_row(whole: Sequence[str], part: Sequence[str]) -> bool:
    return any(whole[place : place + len(part)] == part for place in range(len(whole) - len(part) + 1))


def _matters(segment: Segment) -> bool:
    """Whether other words are put for the base's: neither grammar nor the spelling of a name."""
    text, base = set(content_stems(segment.text)), set(content_stems(segment.base))
    if segment.kind != "replaces" or not text or not base or text == base:
        return False
    if max(len(segment.text.split()), len(segment.base.split())) > LONGEST or re.search(r"[.!?]\s", f"{segment.text} {segment.base}"):
        return False
    if _letters(segment.text) == _letters(segment.base) or "*" in f"{segment.text}{segment.base}":
        return False
    if all(word.isdigit() or word in _NUMERALS for word in f"{segment.text} {segment.base}".casefold().split()):
        return False
    words = [word for word in f"{segment.text} {segment.base}".split() if content_stems(word)]
    return not all(any(letter.isupper() for letter in word) for word in words)


_NUMERALS = frozenset("one two three four five six seven eight nine ten".split())


def _letters(text: str) -> str:
    """A text without blanks and hyphens: "work force" is "workforce"."""
    return re.sub(r"[\W_]", "", text.casefold())


def _short(words: str) -> str:
    found = list(words_of(words))
    return words if len(found) <= 12 else words[: found[11].end] + " …"
