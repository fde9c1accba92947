"""Cuts a pile of reports into groups that no story can reach across, so that each may be sorted into stories by itself."""

from collections.abc import Sequence

import numpy as np

from variorum.group.likeness import compare, days_apart
from variorum.group.vectors import Ints, Vectors

MOST_TOGETHER = 3_000
"""Reports that are sorted into stories together at the most: the memory for it grows with their square (about 200 MB)."""
STEP = 1.25
"""By how much more likeness is asked of ties within a group that is too large, until it falls apart."""
SAME = 0.95
"""From this likeness on a group that is still too large is one story: its reports print one text."""
ROWS, COLUMNS = 256, 8_192
"""Reports that are compared at once."""


def find_ties(vectors: Vectors, least: float, most: int = MOST_TOGETHER) -> list[Ints]:
    """Groups of reports of which each is at least ``least`` like another one of its group, and no two groups are.

    No two stories of different groups can be joined: two sets of reports are never more alike than the two most alike of their
    reports. Only a group of more than ``most`` reports is cut further where its ties are weakest.
    """
    found = []
    waiting = [(np.arange(len(vectors), dtype=np.int64), least)]
    while waiting:
        members, bound = waiting.pop()
        for group in _components(vectors, members, bound):
            if len(group) <= most or bound >= SAME:
                found.append(group)
            else:
                waiting.append((group, min(bound * STEP, SAME)))
    return sorted(found, key=lambda group: int(group[0]))


def _components(vectors: Vectors, members: Ints, least: float) -> list[Ints]:
    """The connected components of ``members`` under ties of at least ``least``; each one is sorted."""
    days = vectors.days[members]
    order = members[np.argsort(days, kind="stable")]  # undated reports come last
    days = vectors.days[order]
    dated = int(np.count_nonzero(~np.isnan(days)))
    parents = np.arange(len(order))
    for start in range(0, len(order), ROWS):
        end = min(start + ROWS, len(order))
        last = end
        if start < dated:
            last = int(np.searchsorted(days[:dated], days[min(end, dated) - 1] + days_apart(least, vectors.far), "right"))
        near = np.concatenate([np.arange(start, max(last, start)), np.arange(max(dated, last, start), len(order))])
        for first in range(0, len(near), COLUMNS):
            some = near[first : first + COLUMNS]
            row, column = np.nonzero(compare(vectors, order[start:end], order[some]) >= least)
            _join(parents, row + start, some[column])
    return _groups_of(parents, order)


def join_pairs(size: int, pairs: Sequence[tuple[int, int]]) -> list[Ints]:
    """The connected components of the numbers below ``size`` under ``pairs``; each one is sorted."""
    parents = np.arange(size)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    _join(parents, ends[:, 0], ends[:, 1])
    return _groups_of(parents, np.arange(size))


def _groups_of(parents: Ints, numbers: Ints) -> list[Ints]:
    roots = _flatten(parents)
    by_root = np.argsort(roots, kind="stable")
    cuts = np.flatnonzero(np.diff(roots[by_root])) + 1
    return [np.sort(numbers[group]) for group in np.split(by_root, cuts)] if len(numbers) else []


def _join(parents: Ints, ones: Ints, others: Ints) -> None:
    """Union of the sets of ``ones[n]`` and ``others[n]`` for all ``n``, in place."""
    roots = _flatten(parents)
    apart = roots[ones] != roots[others]
    for one, other in zip(roots[ones[apart]].tolist(), roots[others[apart]].tolist(), strict=True):
        low, high = _root(parents, one), _root(parents, other)
        if low != high:
            parents[max(low, high)] = min(low, high)
    parents[:] = _flatten(parents)


def _root(parents: Ints, number: int) -> int:
    while parents[number] != number:
        number = int(parents[number])
    return number


def _flatten(parents: Ints) -> Ints:
    above = parents
    while not np.array_equal(above, next_above := above[above]):
        above = next_above
    return above
