"""Turns reports into weighted term vectors: how often a term stands in a report, times how rare it is."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from variorum.model.report import AnnotatedReport
from variorum.text.words import document_rate, function_words, stem, words_of

LEAD_WORDS = 60
"""A word among the first content words counts once more: news begins with what happened."""
TITLE_WEIGHT = 2.0
"""How often a word of the title counts."""
ENOUGH = 100
"""Reports from which on the pile itself tells how rare a word is; in a smaller one general news is counted in."""
FAR = 0.75
"""Share of their likeness that reports of a pile of a few keep over any time: who lays ten reports side by side has chosen them, and an
older one is mostly the background of the story. It falls to nothing as the pile grows to ``ENOUGH``. Reasoned, not tuned."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Vectors:
    """Vectors of length 1, one after the other: ``terms[starts[n]:starts[n + 1]]`` are the terms of report ``n``, by their digests.

    ``days`` holds the ordinal of each report's day, ``nan`` where none is stated or given.
    """

    starts: Ints
    terms: Ints
    weights: npt.NDArray[np.float32]
    days: Floats
    far: float = 0.0
    """Share of their likeness that two reports keep however many days lie between them."""

    def __len__(self) -> int:
        return len(self.days)


def read_terms(report: AnnotatedReport) -> Counter[str]:
    """How often each content word, and each pair of neighbouring ones, stands in the report; page matter left out."""
    marked = [(part.start, part.end) for part in report.boilerplate or ()]
    words = _stems(report.text, marked)
    counts = Counter(words)
    counts.update(words[:LEAD_WORDS])
    counts.update(f"{one} {two}" for one, two in pairwise(words))
    title = _stems(report.title or "", [])
    for term in [*title, *(f"{one} {two}" for one, two in pairwise(title))]:
        counts[term] += int(TITLE_WEIGHT)
    return counts


def _stems(text: str, marked: list[tuple[int, int]]) -> list[str]:
    skip = function_words()
    return [
        stem(word.form) for word in words_of(text) if word.form not in skip and not any(start <= word.start < end for start, end in marked)
    ]


def read_day(report: AnnotatedReport) -> int | None:
    """The report's publication day as an ordinal; ``None`` where none is stated or given (an inferred one is no evidence)."""
    published = report.published
    if published is None or published.basis not in ("stated", "given") or not published.date:
        return None
    try:
        return date.fromisoformat(published.date[:10]).toordinal()
    except ValueError:
        return None


def digest_term(term: str) -> int:
    """A signed number of 64 bits that stands for a term, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def weigh_in_pile(reports: Sequence[AnnotatedReport]) -> Vectors:
    """Weigh terms by how rare they are in this pile; in one of fewer than ``ENOUGH`` reports general news is counted in.

    Memory is taken for the terms of the reports, some kilobytes a report, and for no pair of reports.
    """
    size = len(reports)
    borrowed = max(0, ENOUGH - size)
    read = [_digested(report, with_rates=borrowed > 0) for report in reports]
    lengths = np.array([len(terms) for terms, _, _ in read], dtype=np.int64)
    terms, counts, rates = (_joined(part) for part in zip(*read, strict=True)) if read else (np.zeros(0, dtype=np.int64),) * 3
    _, places, holders = np.unique(terms, return_inverse=True, return_counts=True)
    held = holders[places]
    weights = (1 + np.log(counts)) * np.log((size + borrowed + 1) / (held + borrowed * rates))
    alone = held < 2
    weights[alone] *= np.sqrt(borrowed / ENOUGH)
    owners = np.repeat(np.arange(size), lengths)
    norms = np.sqrt(np.bincount(owners, weights * weights, minlength=size))
    weights /= np.where(norms > 0, norms, 1.0)[owners]
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners[~alone], minlength=size))]).astype(np.int64)
    days = days_of(read_day(report) for report in reports)
    return Vectors(starts, terms[~alone], weights[~alone].astype(np.float32), days, far=FAR * borrowed / ENOUGH)


def count_terms(report: AnnotatedReport) -> tuple[Ints, Floats, Floats]:
    """The terms of one report by their digests: how much each counts in it, and how many news reports at large have it (a share)."""
    terms, counts, rates = _digested(report, with_rates=True)
    return terms, 1 + np.log(counts), rates


def days_of(days: Iterable[int | None]) -> Floats:
    """Ordinals of days as numbers, ``nan`` for none."""
    return np.array([np.nan if day is None else day for day in days], dtype=np.float64)


def _digested(report: AnnotatedReport, *, with_rates: bool) -> tuple[Ints, Floats, Floats]:
    counted = read_terms(report)
    rates = [document_rate(term) for term in counted] if with_rates else [0.0] * len(counted)
    terms = np.fromiter((digest_term(term) for term in counted), dtype=np.int64, count=len(counted))
    return terms, np.array(list(counted.values()), dtype=np.float64), np.array(rates, dtype=np.float64)


def _joined(parts: tuple[npt.NDArray[np.generic], ...]) -> npt.NDArray[np.generic]:
    return np.concatenate(parts)
