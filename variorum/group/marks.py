"""Marks a report for finding others like it later: what a store keeps so that a new report need not be compared with all old ones.

Whether two reports are tied depends on their marks and on how common their terms are, in news at large and in the store. Only the last
changes while reports come, and little once there are some hundreds: so the stories hardly depend on the order of their coming.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from variorum.group.likeness import compare, days_apart
from variorum.group.vectors import Ints, Vectors, count_terms, days_of, read_day
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport

TIED = 0.06
"""Likeness at which two reports are tied and two groups are one story, where terms weigh as in news at large. Tuned, with ``AT_LARGE``,
on 70 stories in two weeks, alone and among 504 other reports."""
AT_LARGE = 300
"""Reports among which a term is as common as in news at large: the more, the more a term that news at large does not have weighs."""
LEADING = 32
"""Weightiest terms of a report; tied reports share one of them. In two weeks of US news 96.3 % of those that are alike enough do."""
NEAR_DAYS = int(days_apart(TIED)) + 1
"""Dated reports farther apart cannot be tied."""


BUCKETS = 1 << 17
"""Places of the table in which a store counts its terms; strangers that share one add 0.2 % to how common a term seems."""


class Mark(Record, frozen=True):
    """A report's day, its terms by digest (64 bits each), how much each counts in it and how common it is in news (16 bits each)."""

    day: int | None
    terms: bytes
    counts: bytes
    rates: bytes


def mark_report(report: AnnotatedReport) -> Mark:
    """The mark of a report; the same report gives the same mark on every machine."""
    terms, counts, rates = count_terms(report)
    return Mark(read_day(report), terms.astype("<i8").tobytes(), counts.astype("<f2").tobytes(), rates.astype("<f2").tobytes())


def encode_mark(mark: Mark) -> bytes:
    """The mark as a store keeps it."""
    return msgspec.msgpack.encode(mark)


def decode_mark(raw: bytes) -> Mark:
    """A mark that ``encode_mark`` wrote."""
    return msgspec.msgpack.decode(raw, type=Mark)


def tally_marks(before: bytes | None, come: Sequence[bytes], gone: Sequence[bytes]) -> bytes:
    """Count in how many reports terms stand, in a table of fixed size that terms share by their digests.

    :param before: the table so far. :param come: encoded marks that come in. :param gone: marks that these replace.
    """
    table = np.zeros(BUCKETS + 1, dtype="<u4") if before is None else np.frombuffer(before, dtype="<u4").copy()
    for marks, sign in ((come, 1), (gone, -1)):
        for raw in marks:
            buckets = np.unique(_buckets_of(np.frombuffer(decode_mark(raw).terms, dtype="<i8")))
            table[buckets] = np.maximum(table[buckets].astype(np.int64) + sign, 0)
        table[BUCKETS] = max(int(table[BUCKETS]) + sign * len(marks), 0)
    return table.tobytes()


def vectors_of(marks: Sequence[Mark], tally: bytes | None) -> Vectors:
    """The marks as vectors, in their order. A term is as common as in news at large or in the store's ``tally``, whichever is more."""
    terms = [np.frombuffer(mark.terms, dtype="<i8").astype(np.int64) for mark in marks]
    lengths = np.array([len(some) for some in terms], dtype=np.int64)
    every = np.concatenate(terms) if terms else np.zeros(0, dtype=np.int64)
    counts = np.frombuffer(b"".join(mark.counts for mark in marks), dtype="<f2").astype(np.float64)
    rates = np.frombuffer(b"".join(mark.rates for mark in marks), dtype="<f2").astype(np.float64)
    if tally is not None:
        table = np.frombuffer(tally, dtype="<u4").astype(np.float64)
        rates = np.maximum(rates, table[_buckets_of(every)] / max(table[BUCKETS], AT_LARGE))
    weights = counts * np.log((AT_LARGE + 1) / (1 + AT_LARGE * np.minimum(rates, 1.0)))
    owners = np.repeat(np.arange(len(marks)), lengths)
    norms = np.sqrt(np.bincount(owners, weights * weights, minlength=len(marks)))
    weights /= np.where(norms > 0, norms, 1.0)[owners]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Vectors(starts, every, weights.astype(np.float32), days_of(mark.day for mark in marks))


def leading_terms(mark: Mark, tally: bytes | None) -> tuple[int, ...]:
    """The digests of a report's weightiest terms."""
    vectors = vectors_of([mark], tally)
    return tuple(vectors.terms[np.lexsort((vectors.terms, -vectors.weights))[:LEADING]].tolist())


def _buckets_of(terms: Ints) -> Ints:
    return terms & (BUCKETS - 1)


def find_tied(marks: Sequence[Mark], candidates: Sequence[Ints], tally: bytes | None) -> list[tuple[int, int]]:
    """The pairs of marks that are tied, by their numbers in ``marks``, the lower number first.

    :param candidates: for the first marks, the numbers of the marks that share a leading term with each.
    """
    vectors = vectors_of(marks, tally)
    found: set[tuple[int, int]] = set()
    for number, others in enumerate(candidates):
        alike = compare(vectors, np.array([number]), others)[0]
        found.update((min(number, other), max(number, other)) for other in others[alike >= TIED].tolist() if other != number)
    return sorted(found)
