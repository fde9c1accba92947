"""Says how alike two tellings are and why: shared words, shared senses, shared quotation; and whether they may be one at all."""

from typing import NamedTuple

from variorum.collate.dates import compatible
from variorum.collate.tellings import SENSE_ONLY, Telling
from variorum.text.words import rarity

CROSS_REPORT = 0.42
"""Least score at which two reports' tellings are held to be one utterance."""
SAME_REPORT = 0.55
"""The same inside one report, where neighbouring sentences of one speech share their words but are two statements."""
LEAST_MASS = 1.2
"""Least weight of shared words: two rare words, or three common ones."""


class Likeness(NamedTuple):
    """Score from 0 to 1, and the reason for a reader."""

    score: float
    why: str


def compare(one: Telling, other: Telling) -> Likeness:
    """How likely two tellings are forms of one utterance.

    Words weigh by rarity, quoted ones above the reporter's; a word that only shares a sense weighs half. The score is the
    overlap coefficient, which a cut does not lower, drawn towards Dice where the shorter telling is very short.
    """
    shared = {word: min(weight, other.weights[word]) for word, weight in one.weights.items() if word in other.weights}
    mass = sum(shared.values())
    senses = _shared_senses(one, other, shared)
    mass += SENSE_ONLY * sum(senses.values())
    least, most = sorted((one.mass, other.mass))
    if not least or mass < LEAST_MASS and not (mass > 0.95 * least and one.quoted and other.quoted):
        return Likeness(0.0, "")
    overlap = min(1.0, mass / least)
    dice = min(1.0, 2 * mass / (least + most))
    trust = min(1.0, least / 4.0)
    score = trust * overlap + (1 - trust) * (overlap + dice) / 2
    score = 0.75 * score + 0.25 * dice
    run = longest_run(one.quoted, other.quoted)
    if run >= 2.5:
        score = max(score, 0.9)
    words = sorted(shared, key=lambda word: (-shared[word], word))[:6]
    reason = "shared words: " + ", ".join(words) if words else "no shared words"
    if senses:
        reason += "; words of one sense: " + ", ".join(sorted(senses))
    if run >= 2.5:
        reason += "; a run of the same quoted words"
    return Likeness(round(score, 4), reason)


def _shared_senses(one: Telling, other: Telling, shared: dict[str, float]) -> dict[str, float]:
    from variorum.collate.senses import sense_of

    taken = {sense_of(word) for word in shared}
    return {sense: min(weight, other.senses[sense]) for sense, weight in one.senses.items() if sense in other.senses and sense not in taken}


def longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The rarity of the longest run of content words that two quotations share, summed."""
    if not one or not other:
        return 0.0
    best = 0.0
    row = [0.0] * (len(other) + 1)
    for word in one:
        diagonal = 0.0
        for place, against in enumerate(other, 1):
            above = row[place]
            row[place] = diagonal + rarity(word) if word == against else 0.0
            best = max(best, row[place])
            diagonal = above
    return best


def may_join(one: Telling, other: Telling) -> bool:
    """Whether nothing forbids that two tellings are one: a common speaker, dates that can meet, no figures that clash."""
    if not set(one.speakers) & set(other.speakers) or not compatible(one.date, other.date):
        return False
    if one.figures and other.figures and not one.figures & other.figures:
        return False
    if one.report == other.report:
        return not _overlap(one, other) or one.statement.within == other.statement.id or other.statement.within == one.statement.id
    return True


def _overlap(one: Telling, other: Telling) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one.statement.content for b in other.statement.content)


def threshold(one: Telling, other: Telling) -> float:
    """The score that two tellings must reach to be joined."""
    return SAME_REPORT if one.report == other.report else CROSS_REPORT
