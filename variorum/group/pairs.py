"""Finds the pairs of reports that share some of their keys, with work and memory that grow with the keys and not with the pairs."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

COMMON = 64
"""Of a key that more reports have than this only neighbours are paired, so that the work stays linear; copies chain up."""
PAIRS_AT_ONCE = 4_000_000


def find_pairs(keys: Sequence[Ints], least: int) -> list[tuple[int, int]]:
    """The pairs of numbers of reports that share at least ``least`` keys.

    :param keys: the different keys of each report. :returns: the lower number first, in order.
    """
    if not keys:
        return []
    owners = np.repeat(np.arange(len(keys), dtype=np.int64), [len(some) for some in keys])
    every = np.concatenate(keys)
    order = np.lexsort((owners, every))
    return unpack_pairs(count_pairs(every[order], owners[order], len(keys), least), len(keys))


def count_pairs(keys: Ints, owners: Ints, size: int, least: int) -> Ints:
    """The pairs of owners that share at least ``least`` keys, each as ``low * size + high``, in order.

    :param keys: sorted. :param owners: who has each key, sorted within a key.
    """
    codes, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for some in _pairs_in_turn(keys, owners, size):
        found, shared = np.unique(some, return_counts=True)
        codes, back = np.unique(np.concatenate([codes, found]), return_inverse=True)
        counts = np.bincount(back, np.concatenate([counts, shared]), minlength=len(codes)).astype(np.int64)
    return codes[counts >= least]


def unpack_pairs(codes: Ints, size: int) -> list[tuple[int, int]]:
    """Pairs as numbers of reports again."""
    return list(zip((codes // size).tolist(), (codes % size).tolist(), strict=True))


def _pairs_in_turn(keys: Ints, owners: Ints, size: int) -> Iterator[Ints]:
    """The pairs that each key makes, some millions at a time; a pair comes once for each key."""
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1)) if len(keys) else np.zeros(0, dtype=np.int64)
    lengths = np.diff(starts, append=len(keys))
    for length in np.unique(lengths[(lengths > 1) & (lengths <= COMMON)]).tolist():
        low, high = np.triu_indices(length, 1)
        runs = starts[lengths == length]
        step = max(1, PAIRS_AT_ONCE // len(low))
        for first in range(0, len(runs), step):
            members = owners[runs[first : first + step, None] + np.arange(length)]
            yield (members[:, low] * size + members[:, high]).ravel()
    inside = np.diff(keys) == 0
    large = np.repeat(lengths > COMMON, lengths)[:-1] if len(keys) else np.zeros(0, dtype=bool)
    at = np.flatnonzero(inside & large)
    yield owners[at] * size + owners[at + 1]
