"""Measures the chances that a model gives of kinds of position against the labels."""

from collections.abc import Sequence

import numpy as np

from variorum.annotate.stance.leanings import FITS, weigh

LEAST = (0.3, 0.4, 0.5, 0.6)


def report_quality(name: str, chances: np.ndarray, kinds: Sequence[set[str]]) -> None:
    """Print for some least worths how many statements are told, how many take a position, of a fitting kind, and how many are found."""
    types = sorted(FITS)
    leanings = [weigh(dict(zip(types, map(float, row), strict=True))) for row in chances]
    best = [max(types, key=lambda kind: leaning.rank[kind]) for leaning in leanings]
    taken = sum(map(bool, kinds))
    for least in LEAST:
        told = [(kind, some) for kind, some, leaning in zip(best, kinds, leanings, strict=True) if leaning.worth[kind] >= least]
        there = sum(bool(some) for _, some in told) / max(1, len(told))
        right = sum(bool(some & set(FITS[kind])) for kind, some in told)
        precision, found = right / max(1, len(told)), right / max(1, taken)
        print(
            f"{name} {least}: {len(kinds)} statements, {taken} with a position; {len(told)} told, {there:.2f} take a position,"
            f" {precision:.3f} of a fitting kind, {found:.3f} found, F1 {2 * precision * found / max(1e-9, precision + found):.3f}",
            flush=True,
        )
