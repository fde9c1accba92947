"""Scores attributions against the annotated ones: content F1 and who-said-what F1.

Contents are paired one to one by falling Jaccard overlap of their tokens, from 0.5; who-said-what asks besides that a word of the
speaker lies in the annotated source, or that both name none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from training.attribution.corpus import Attribution, Range
from variorum.annotate.attribution.decode import RawAttribution

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass
class Tally:
    """Counts over documents."""

    gold: int = 0
    found: int = 0
    content: int = 0
    speaker: int = 0

    def content_f1(self) -> float:
        return 2 * self.content / max(1, self.gold + self.found)

    def f1(self) -> float:
        return 2 * self.speaker / max(1, self.gold + self.found)

    def line(self) -> str:
        right = self.speaker / max(1, self.content)
        figures = f"content F1 {self.content_f1():.4f}  who-said-what F1 {self.f1():.4f}  speaker right {right:.4f}"
        return f"{figures}  found {self.found}, annotated {self.gold}"


class Judge:
    """One document's tokens and annotated attributions, ready to judge many readings."""

    def __init__(self, text: str, gold: Sequence[Attribution]) -> None:
        self.tokens = [
            (match.start(), match.end(), match.group()[0].isalnum() or match.group()[0] == "_") for match in _TOKEN.finditer(text)
        ]
        self.gold = [(self._inside(item.content), self._inside(item.source)) for item in gold]
        self.gold = [pair for pair in self.gold if pair[0]]

    def _inside(self, ranges: Sequence[Range]) -> frozenset[int]:
        return frozenset(n for n, (start, end, _) in enumerate(self.tokens) for s, e in ranges if start < e and end > s)

    def add(self, found: Sequence[RawAttribution], tally: Tally) -> None:
        """Count this reading into the tally."""
        read = [(self._inside(item.content), self._inside(item.source)) for item in found]
        pairs = []
        for i, (gold, _) in enumerate(self.gold):
            for j, (content, _) in enumerate(read):
                overlap = len(gold & content) / len(gold | content)
                if overlap >= 0.5:
                    pairs.append((-overlap, i, j))
        used: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in sorted(pairs):
            if i in used[0] or j in used[1]:
                continue
            used[0].add(i)
            used[1].add(j)
            tally.content += 1
            gold, source = self.gold[i][1], read[j][1]
            tally.speaker += any(self.tokens[n][2] for n in gold & source) if gold else not source
        tally.gold += len(self.gold)
        tally.found += len(read)
