"""Reads who said what from a text with the trained attribution model; knows nothing of entities, dates or layers.

How another module uses it::

    from variorum.annotate.attribution.reader import load_reader, read_attributions

    reader = load_reader()                            # the packaged weights; load_reader(path) for others; offline
    found = read_attributions(reader, text, blocks)   # blocks: ranges of the paragraphs to read, ascending, apart

Each ``RawAttribution`` lies within one block. Contents of two attributions never overlap; a source may serve several.
Where no source is printed in the block, ``source`` is empty; where no cue is printed, ``cue`` is empty; ``content`` never is.
Attributions come in the order of their anchors (the cue's head word, or the first word of a content without a cue).

The model reads one window at a time and never pads, so what it finds in a window depends on that window's blocks alone.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from variorum.annotate.attribution.decode import Decoding, Floats, RawAttribution, Scores, decode, pair_up
from variorum.annotate.attribution.encoding import Encoding, States, encode
from variorum.annotate.attribution.weights import PACKAGED, Package, open_package
from variorum.annotate.attribution.windows import Window
from variorum.model.report import Range

__all__ = ["RawAttribution", "Reader", "load_reader", "read_attributions"]

THREADS = 1
"""Threads of one window's matrix products: one, since many reports are read by several processes, which two threads each would slow down.
The sums are split over rows, so the number does not change a result."""


class Reader:
    """The attribution model, opened when it first reads; picklable, for only the path travels."""

    def __init__(self, folder: Path, threads: int = THREADS) -> None:
        self.folder = folder
        self.threads = threads

    @property
    def package(self) -> Package:
        """The weights, loaded once in a program.

        :raises UsageError: they are missing, damaged or of another format.
        """
        return open_package(self.folder, self.threads)


def load_reader(path: str | Path | None = None, threads: int = THREADS) -> Reader:
    """The reader with the packaged weights, or with those in the folder ``path``; nothing is read from disk before it is used."""
    return Reader(PACKAGED if path is None else Path(path), threads)


def read_attributions(reader: Reader, text: str, blocks: Sequence[Range], decoding: Decoding | None = None) -> list[RawAttribution]:
    """Who said what in those ``blocks`` of ``text``, in the order of the text.

    :param decoding: other thresholds than those that came with the weights.
    :raises UsageError: the weights are missing, damaged or of another format.
    """
    return decode_attributions(encode(reader.package, text, blocks), decoding)


def decode_attributions(encoding: Encoding, decoding: Decoding | None = None) -> list[RawAttribution]:
    """Who said what in a text whose windows are cut, in the order of the text.

    :param decoding: other thresholds than those that came with the weights.
    """
    thresholds = decoding or encoding.package.decoding
    found: list[RawAttribution] = []
    for number, window in enumerate(encoding.windows):
        scores = score_window(encoding.package, window, encoding.states(number), thresholds.anchor)
        if scores is not None:
            found.extend(decode(window, scores, thresholds))
    return found


def score_window(package: Package, window: Window, states: States, anchor: float) -> Scores | None:
    """What the network says of a window; ``None`` where no word is an anchor with that probability."""
    chance: Floats = np.float32(1) / (np.float32(1) + np.exp(-states.cue))
    anchors = np.flatnonzero(chance >= anchor)
    if not len(anchors):
        return None
    pairs = pair_up(anchors, window.unit)
    pair_feeds = {
        "as_anchor": states.as_anchor,
        "as_word": states.as_word,
        "pair_anchor": pairs.anchor,
        "pair_word": pairs.word,
        "distance": pairs.distance,
        "real": pairs.real[:, None],
    }
    return Scores(chance, pairs, package.roles.run(None, pair_feeds)[0])
