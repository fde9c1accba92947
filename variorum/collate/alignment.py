"""Lays passages of the reports that tell about one thing side by side: pairs that share enough telling words, whoever tells them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collate.passages import ACTOR, SENSE, Passage
from variorum.collate.senses import paraphrases_of

PARTNERS = 12
"""Passages before it that each passage is compared with at most, those with most words in common first."""
HOLDERS = 48
"""Places of one word that vote at most: the nearest before the passage, so that the work stays linear in the passages."""
LEAST_MASS, LEAST_SHARE = 0.75, 0.3
"""Weight of shared words, and its share of the lighter passage, from which two passages may be on one thing ..."""
FIRM_MASS, FIRM_SHARE = 1.1, 0.34
"""... and from which they surely are."""
MUCH_MASS, MUCH_SHARE = 2.0, 0.28
"""Of long passages more weight and a smaller share."""


class Aligned(NamedTuple):
    """Two passages on one thing, in the order of the reports, with what they share."""

    one: Passage
    other: Passage
    shared: tuple[str, ...]
    mass: float
    share: float
    """The part of the lighter passage that is shared, by weight."""

    @property
    def firm(self) -> bool:
        """Whether the two are surely on one thing, not only if more speaks for it."""
        return (self.mass >= FIRM_MASS and self.share >= FIRM_SHARE) or (self.mass >= MUCH_MASS and self.share >= MUCH_SHARE)

    @property
    def dice(self) -> float:
        """The part of both that is shared, by weight."""
        return 2 * self.mass / (self.one.mass + self.other.mass)

    @property
    def words(self) -> tuple[str, ...]:
        """The shared tokens that are neither actors nor numbers."""
        return tuple(token for token in self.shared if token[0] != ACTOR and not token[0].isdigit())

    def holds(self, token: str) -> bool:
        """Whether a token, or one of its senses, is among what the two share."""
        return token in self.shared or (token[0] != ACTOR and any(SENSE + sense in self.shared for sense in paraphrases_of(token)))

    def near(self, passage: Passage, start: int, end: int, reach: int) -> bool:
        """Whether a shared token stands among the ``reach`` tokens of a passage before or behind a range of its report."""
        before = [token.token for token in passage.tokens if token.end <= start][-reach:]
        after = [token.token for token in passage.tokens if token.start >= end][:reach]
        return any(self.holds(token) for token in (*before, *after))

    def common(self, passage: Passage, start: int, end: int, reach: int) -> frozenset[str]:
        """The shared words, names left out, among the ``reach`` tokens of a passage before or behind a range of its report."""
        before = [token for token in passage.tokens if token.end <= start][-reach:]
        after = [token for token in passage.tokens if token.start >= end][:reach]
        printed = {token: passage.text[token.start - passage.start] for token in (*before, *after)}
        near = {token.token for token, letter in printed.items() if token.token[0] != ACTOR and not letter.isupper()}
        near |= {SENSE + sense for token in near for sense in paraphrases_of(token)}
        return frozenset(near & set(self.shared))


def align(passages: Sequence[Passage]) -> list[Aligned]:
    """All pairs on one thing, the most alike first; passages of one sentence are no pair."""
    found = []
    for first, second in propose(passages):
        pair = compare_passages(passages[first], passages[second])
        if pair is not None:
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.mass, pair.one.key, pair.other.key))


def compare_passages(one: Passage, other: Passage) -> Aligned | None:
    """The two as a pair, ``None`` where they are not on one thing."""
    if one.report == other.report and one.sentence == other.sentence:
        return None
    pair = lay_side_by_side(one, other)
    if not ((pair.mass >= LEAST_MASS and pair.share >= LEAST_SHARE) or (pair.mass >= MUCH_MASS and pair.share >= MUCH_SHARE)):
        return None
    return pair if pair.words else None


def lay_side_by_side(one: Passage, other: Passage) -> Aligned:
    """The two as a pair with what they share, however little."""
    mass, shared = _shared(one, other)
    least = min(one.mass, other.mass)
    share = min(1.0, mass / least) if least else 0.0
    return Aligned(one, other, shared, round(mass, 4), round(share, 4))


def _shared(one: Passage, other: Passage) -> tuple[float, tuple[str, ...]]:
    """The weight of what two passages have in common, and the tokens; a sense counts where no word of it is shared."""
    words = [token for token in one.weights if token in other.weights and token[0] != SENSE]
    covered = {SENSE + sense for token in words for sense in paraphrases_of(token)}
    senses = [token for token in one.weights if token in other.weights and token[0] == SENSE and token not in covered]
    tokens = (*words, *senses)
    return sum(min(one.weights[token], other.weights[token]) for token in tokens), tokens


def propose(passages: Sequence[Passage], partners: int = PARTNERS) -> Iterator[tuple[int, int]]:
    """Pairs of passages, by number, that share most: each with at most so many ``partners`` before it."""
    index: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        votes: dict[int, float] = {}
        for token, weight in passage.weights.items():
            for earlier in index.get(token, ())[-HOLDERS:]:
                votes[earlier] = votes.get(earlier, 0.0) + weight
        for earlier in sorted(votes, key=lambda other: (-round(votes[other], 9), other))[:partners]:
            yield earlier, number
        for token in passage.weights:
            index.setdefault(token, []).append(number)
