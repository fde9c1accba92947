"""Measures how near two groups of sayings are in meaning, by the vectors that a trained encoder gives their words.

Each word of one saying is laid beside the word of the other that is likest to it ("late interaction", Khattab and Zaharia 2020); the mean
over the words, each as heavy as the encoder makes it, says how far the one covers the other.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from variorum.collate.story import Sheet, Story
from variorum.model.report import Range

Floats = npt.NDArray[np.float32]

SIZE = 128
"""Length of a word's vector."""
NEAREST = 24
"""Groups that one is compared with at most: those whose means are nearest. Keeps the number of pairs linear in long stories."""
SAYINGS = 4
"""Sayings of a group whose words are looked at."""


class Words(Protocol):
    """The word pieces of some sentences: where each stands, its vector of length 1, and how much it counts."""

    @property
    def places(self) -> Sequence[Range]: ...

    @property
    def vectors(self) -> Floats: ...

    @property
    def weights(self) -> Floats: ...


Embed = Callable[[str], Words]
"""From the text of some sentences to its words; what is too long is left out at the end."""


Said = tuple[str, tuple[Range, ...]]
"""A saying: the report that prints it, and where the words stand that are said."""


Sentence = tuple[str, int, int]
"""A report, and where a sentence of it begins and ends."""


class Wording(NamedTuple):
    """The words of a saying: a row to a word piece, how much each counts (sum 1), and the direction in which they point together."""

    vectors: Floats
    weights: Floats
    mean: Floats


class Near(NamedTuple):
    """How far two sayings cover one another, from -1 to 1: the one that is covered less, and the other; and how near their means are.

    Of two groups of sayings it tells this of the nearest two, and how near any two usually are.
    """

    less: float
    more: float
    mean: float
    usual: float = 0.0

    @property
    def score(self) -> float:
        """One figure for both ways, from -1 to 1."""
        return (self.less + self.more) / 2


class Nearness:
    """The words of a story's sentences, read when they are first asked for; none are without an ``Embed``."""

    def __init__(self, embed: Embed | None) -> None:
        self._embed = embed
        self._known: dict[str, Words] = {}
        self._wordings: dict[Said, Wording | None] = {}
        self._passages: dict[str, set[Range]] = {}
        self._sentences: dict[Sentence, Wording | None] = {}

    def compare(self, story: Story, one: Sequence[Said], other: Sequence[Said]) -> Near | None:
        """How near the nearest sayings of two groups are, ``None`` where the words of one group cannot be read."""
        mine, theirs = self._read(story, one), self._read(story, other)
        found = [_compare(a, b) for a in mine for b in theirs]
        if not found:
            return None
        return max(found, key=lambda near: near.score)._replace(usual=sum(near.score for near in found) / len(found))

    def compare_sentences(self, story: Story, one: Sentence, other: Sentence) -> Near | None:
        """How near two sentences are, ``None`` unless a saying in each of them was read before."""
        mine, theirs = self._sentence(story, one), self._sentence(story, other)
        return _compare(mine, theirs) if mine and theirs else None

    def partners(self, story: Story, groups: Sequence[Sequence[Said]]) -> list[list[int]]:
        """For each group of sayings the others by how near their means are, the nearest first."""
        if self._embed is None or len(groups) < 2:
            return [[] for _ in groups]
        means = np.array([self._direction_of(story, group) for group in groups], dtype=np.float32)
        order = np.argsort(-(means @ means.T), axis=1, kind="stable")
        return [[int(other) for other in row[: NEAREST + 1] if other != number] for number, row in enumerate(order)]

    def _direction_of(self, story: Story, sayings: Sequence[Said]) -> Floats:
        """Where the words of some sayings point together; nowhere where there are none."""
        total = np.zeros(SIZE, dtype=np.float32)
        for wording in self._read(story, sayings):
            total += wording.weights @ wording.vectors
        return _direction(total)

    def _read(self, story: Story, sayings: Sequence[Said]) -> list[Wording]:
        found = (self._wording(story, saying) for saying in sayings[:SAYINGS])
        return [wording for wording in found if wording is not None]

    def _sentence(self, story: Story, sentence: Sentence) -> Wording | None:
        if sentence not in self._sentences:
            report, start, end = sentence
            around = [(last - first, first, last) for first, last in self._passages.get(report, ()) if first <= start and end <= last]
            if not around:
                return None
            _, first, last = min(around)
            self._sentences[sentence] = _cut(self._known[story.sheet(report).text[first:last]], first, [(start, end)])
        return self._sentences[sentence]

    def _wording(self, story: Story, saying: Said) -> Wording | None:
        if saying not in self._wordings:
            self._wordings[saying] = self._say(story.sheet(saying[0]), saying[1], self._embed) if self._embed else None
        return self._wordings[saying]

    def _say(self, sheet: Sheet, content: Sequence[Range], embed: Embed) -> Wording | None:
        start, end = sentences_of(sheet, content)
        text = sheet.text[start:end]
        if text not in self._known:
            self._known[text] = embed(text)
        self._passages.setdefault(sheet.id, set()).add((start, end))
        return _cut(self._known[text], start, content)


def sentences_of(sheet: Sheet, content: Sequence[Range]) -> Range:
    """The range of the sentences in which some content stands, as the network reads them; training uses it too."""
    low, high = min(start for start, _ in content), max(end for _, end in content)
    return min(low, sheet.sentence_at(low)[0]), max(high, sheet.sentence_at(max(low, high - 1))[1])


def are_said(places: Sequence[Range], start: int, content: Sequence[Range]) -> list[bool]:
    """For each word piece, by its place behind ``start``, whether it is part of the content; training uses it too."""
    return [any(first + start < to and of < last + start for of, to in content) for first, last in places]


def _cut(words: Words, start: int, content: Sequence[Range]) -> Wording | None:
    """Those words of a passage that begins at ``start`` which are part of some content, ``None`` where none are."""
    said = are_said(words.places, start, content)
    weights = words.weights[said]
    if not len(weights):
        return None
    weights = weights / weights.sum()
    return Wording(words.vectors[said], weights, _direction(weights @ words.vectors[said]))


def _compare(one: Wording, other: Wording) -> Near:
    alike = one.vectors @ other.vectors.T
    covered = float(alike.max(axis=1) @ one.weights), float(alike.max(axis=0) @ other.weights)
    return Near(min(covered), max(covered), float(one.mean @ other.mean))


def _direction(total: Floats) -> Floats:
    """A vector at length 1; one that points nowhere as it is."""
    direction: Floats = total / np.float32(max(float(np.linalg.norm(total)), 1e-9))
    return direction
