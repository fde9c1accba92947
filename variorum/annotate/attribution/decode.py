"""Turns what the attribution network says of a window's words into attributions with exact ranges."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from variorum.annotate.attribution.windows import Ints, Window
from variorum.model.record import Record
from variorum.model.report import Range

Floats = npt.NDArray[np.float32]

NONE, SOURCE, CUE, CONTENT = range(4)
GAP = 2
"""Empty pairs between two anchors' rows: half the width of the role head's convolutions, so that nothing leaks over."""
REACH = 20
"""Signed distances are told apart in this many steps each way: exact to 10 words, then four steps to each doubling of two."""


class RawAttribution(Record, frozen=True):
    """One attribution as the model found it: several ranges to a role where the words are apart."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float
    """The model's probability that this is an attribution, 0 to 1."""


class Decoding(Record, frozen=True):
    """Thresholds on the model's probabilities, chosen on reports kept back from training."""

    anchor: float = 0.5
    """A word is the head of a cue from this probability on."""
    source: float = 0.3
    """The likeliest word is a source from this probability on, though another role may be likelier."""
    content: float = 0.5
    """A word is content from this probability on."""
    score: float = 0.0
    """Attributions that score less are dropped: the anchor's probability times the mean of its content words'."""


class Pairs(Record, frozen=True):
    """The flat (anchor, word) pairs of a window: one row after another, ``GAP`` empty pairs after each."""

    anchor: Ints
    word: Ints
    distance: Ints
    real: Floats
    rows: tuple[tuple[int, int, int], ...]
    """Per anchor: its word, the first word of its unit, and where its row begins among the pairs."""


def distance_bucket(distance: Ints) -> Ints:
    """Signed distances in words as indices 0 to ``2 * REACH``."""
    size = np.abs(distance)
    far = 10 + np.floor(2 * np.log2(np.maximum(size, 10) / 10)).astype(np.int64)
    return REACH + np.sign(distance) * np.where(size <= 10, size, np.minimum(far, REACH))


def pair_up(anchors: Ints, unit: Ints) -> Pairs:
    """Pair each anchor with every word of its own unit; ``unit`` is the window's, ascending."""
    begins = np.searchsorted(unit, unit[anchors], side="left")
    ends = np.searchsorted(unit, unit[anchors], side="right")
    words, owners, rows, total = [], [], [], 0
    gap = np.full(GAP, -1, dtype=np.int64)
    for anchor, begin, end in zip(anchors.tolist(), begins.tolist(), ends.tolist(), strict=True):
        rows.append((anchor, begin, total))
        words += [np.arange(begin, end, dtype=np.int64), gap]
        owners.append(np.full(end - begin + GAP, anchor, dtype=np.int64))
        total += end - begin + GAP
    word = np.concatenate(words)
    owner = np.concatenate(owners)
    real = word >= 0
    distance = distance_bucket(np.where(real, word - owner, 0))
    return Pairs(owner, np.maximum(word, 0), distance, real.astype(np.float32), tuple(rows))


class Scores(Record, frozen=True):
    """What the network says of a window: anchors' probabilities by word, and the four roles' probabilities by pair."""

    chance: Floats
    pairs: Pairs
    roles: Floats


def decode(window: Window, scores: Scores, decoding: Decoding) -> list[RawAttribution]:
    """The window's attributions, in the order of their anchors."""
    pairs, chance, roles = scores.pairs, scores.chance, scores.roles
    claims = _claims(scores, len(window.start), decoding.anchor)
    owner = claims.argmax(axis=0)
    found = []
    ends = [begin for _, _, begin in pairs.rows[1:]] + [len(roles)]
    for number, ((anchor, first, begin), end) in enumerate(zip(pairs.rows, ends, strict=True)):
        if chance[anchor] < decoding.anchor:
            continue
        row = roles[begin : end - GAP]
        here = np.arange(first, first + len(row))
        best = row.argmax(axis=1)
        content = here[(row[:, CONTENT] >= decoding.content) & (owner[here] == number)]
        if not len(content):
            continue
        score = float(chance[anchor]) * float(row[content - first, CONTENT].mean())
        if score < decoding.score:
            continue
        cue = np.union1d(here[best == CUE], [anchor] if best[anchor - first] != CONTENT else [])
        source = _source(row, decoding.source) + first
        source = np.setdiff1d(source, np.union1d(cue, content))
        ranges = [_ranges(window, words) for words in (source, cue, content)]
        found.append(RawAttribution(ranges[0], ranges[1], ranges[2], round(min(score, 1.0), 4)))
    return found


def _claims(scores: Scores, words: int, threshold: float) -> Floats:
    """How strongly each anchor (row) claims each word (column) as its content: not at all below the threshold."""
    pairs, roles = scores.pairs, scores.roles
    claims = np.zeros((len(pairs.rows), words), dtype=np.float32)
    ends = [begin for _, _, begin in pairs.rows[1:]] + [len(roles)]
    for number, ((anchor, first, begin), end) in enumerate(zip(pairs.rows, ends, strict=True)):
        chance = scores.chance[anchor]
        if chance >= threshold:
            claims[number, first : first + end - GAP - begin] = chance * roles[begin : end - GAP, CONTENT]
    return claims


def _source(row: Floats, threshold: float) -> Ints:
    """The words of the source: the run of source words that holds the likeliest one, for a source is one phrase."""
    chance = row[:, SOURCE]
    peak = int(chance.argmax())
    if chance[peak] < threshold:
        return np.zeros(0, dtype=np.int64)
    inside = (row.argmax(axis=1) == SOURCE) | (chance >= threshold)
    begin = end = peak
    while begin > 0 and inside[begin - 1]:
        begin -= 1
    while end + 1 < len(inside) and inside[end + 1]:
        end += 1
    return np.arange(begin, end + 1, dtype=np.int64)


def _ranges(window: Window, words: Sequence[int] | Ints) -> tuple[Range, ...]:
    """Runs of neighbouring words as ranges of the text."""
    ranges: list[Range] = []
    last = -2
    for word in (int(word) for word in words):
        if word == last + 1 and ranges:
            ranges[-1] = (ranges[-1][0], int(window.end[word]))
        else:
            ranges.append((int(window.start[word]), int(window.end[word])))
        last = word
    return tuple(ranges)
