"""Says how alike reports are: the cosine of their term vectors, times a decay over the days between two dated reports."""

import numpy as np
import numpy.typing as npt

from variorum.group.vectors import Ints, Vectors

DECAY_DAYS = 5.0
"""Days after which likeness has fallen to 1/e. Tuned, with ``THRESHOLD`` of ``stories``, on 70 stories of US news in two weeks."""
COMMON_SHARE = 0.05
"""A term that more than this share of the columns has is multiplied in a dense block; that is faster from there on."""
AT_ONCE = 2_000_000
"""Products of two weights that are held in memory at once."""

Matrix = npt.NDArray[np.float32]


def compare(vectors: Vectors, rows: Ints, columns: Ints) -> Matrix:
    """The likeness of each of the reports in ``rows`` to each of those in ``columns``; memory is taken for that many numbers."""
    found = _multiply(vectors, rows, columns)
    apart = np.abs(vectors.days[rows][:, None] - vectors.days[columns][None, :]).astype(np.float32)
    fade = np.maximum(np.exp(-apart / np.float32(DECAY_DAYS)), np.float32(vectors.far))
    return np.where(np.isnan(fade), found, found * fade).astype(np.float32)


def days_apart(least: float, far: float = 0.0) -> float:
    """Dated reports that lie more than so many days apart are less alike than ``least``; no number of days where ``far`` is more."""
    return DECAY_DAYS * float(np.log(1 / least)) if far < least else float("inf")


def _multiply(vectors: Vectors, rows: Ints, columns: Ints) -> Matrix:
    row, row_terms, row_weights = _entries(vectors, rows)
    column, column_terms, column_weights = _entries(vectors, columns)
    terms, counts = np.unique(column_terms, return_counts=True)
    common = terms[counts > max(8, COMMON_SHARE * len(columns))]
    often, seldom = np.isin(row_terms, common), np.isin(column_terms, common)
    left = np.zeros((len(rows), len(common)), dtype=np.float32)
    left[row[often], np.searchsorted(common, row_terms[often])] = row_weights[often]
    right = np.zeros((len(columns), len(common)), dtype=np.float32)
    right[column[seldom], np.searchsorted(common, column_terms[seldom])] = column_weights[seldom]
    found = left @ right.T
    order = np.argsort(column_terms[~seldom], kind="stable")
    column, column_weights, column_terms = column[~seldom][order], column_weights[~seldom][order], column_terms[~seldom][order]
    row, row_weights, row_terms = row[~often], row_weights[~often], row_terms[~often]
    first = np.searchsorted(column_terms, row_terms, "left")
    partners = np.searchsorted(column_terms, row_terms, "right") - first
    cuts = np.searchsorted(np.cumsum(partners), np.arange(AT_ONCE, partners.sum() + AT_ONCE, AT_ONCE), "left") + 1
    start = 0
    for end in cuts:
        some = slice(start, int(end))
        start = int(end)
        entry = np.repeat(np.arange(len(row))[some], partners[some])
        ends = np.cumsum(partners[some])
        partner = np.arange(len(entry)) - np.repeat(ends - partners[some], partners[some]) + first[entry]
        np.add.at(found, (row[entry], column[partner]), row_weights[entry] * column_weights[partner])
    return found


def _entries(vectors: Vectors, which: Ints) -> tuple[Ints, Ints, Matrix]:
    """Place in ``which``, term and weight of every entry of these reports."""
    lengths = vectors.starts[which + 1] - vectors.starts[which]
    owner = np.repeat(np.arange(len(which)), lengths)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + vectors.starts[which][owner]
    return owner, vectors.terms[place], vectors.weights[place]
