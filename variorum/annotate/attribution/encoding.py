"""What the encoder makes of a report's windows, run once for all readers that build on it."""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.annotate.attribution.decode import Floats
from variorum.annotate.attribution.weights import Package
from variorum.annotate.attribution.windows import Window, cut_windows
from variorum.model.report import Range

_KEPT = 64
"""Windows whose states are kept (25 MB); those of a longer report are computed again when they are asked for again."""


class States(NamedTuple):
    """The encoder's outputs for one window: by word the cue score and two vectors, by piece the state above the lowest layers."""

    cue: Floats
    as_anchor: Floats
    as_word: Floats
    lower: Floats


class Encoding:
    """The windows of a report, and what the encoder makes of each when it is asked for."""

    def __init__(self, package: Package, windows: Sequence[Window]) -> None:
        self.package = package
        self.windows = tuple(windows)
        self._kept: dict[int, States] = {}

    def states(self, number: int) -> States:
        """What the encoder makes of the window of that number."""
        if number in self._kept:
            return self._kept[number]
        window = self.windows[number]
        feeds = {"ids": window.piece_id, "quote": window.piece_quote, "case": window.piece_case, "first": window.first}
        cue, as_anchor, as_word, lower = self.package.encoder.run(None, feeds)
        states = States(cue, as_anchor, as_word, lower[0])
        if len(self._kept) < _KEPT:
            self._kept[number] = states
        return states


def encode(package: Package, text: str, blocks: Sequence[Range]) -> Encoding:
    """The windows over ``blocks`` (ascending, apart) of ``text``; nothing is computed yet."""
    return Encoding(package, cut_windows(package.tokenizer, text, blocks))
