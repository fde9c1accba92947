"""Turns reports into weighted word vectors and says how alike two reports are, counting how many days lie between them."""

import math
from collections import Counter
from collections.abc import Sequence
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
DECAY_DAYS = 5.0
"""Days after which likeness has fallen to 1/e. Tuned, with ``THRESHOLD`` of ``stories``, on 70 stories of US news in two weeks."""
ENOUGH = 100
"""Reports from which on the pile itself tells how rare a word is; in a smaller one general news is counted in."""

BLOCK = 8192
"""Terms multiplied at once."""

Matrix = npt.NDArray[np.float32]


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


def compare_reports(reports: Sequence[AnnotatedReport]) -> Matrix:
    """Cosine of TF-IDF vectors of words and word pairs, times a decay over the days between two dated reports.

    :returns: a symmetric matrix in the order of the reports, its diagonal 0.
    """
    counts = [read_terms(report) for report in reports]
    holders = Counter(term for terms in counts for term in terms)
    size = len(reports)
    borrowed = max(0, ENOUGH - size)
    postings: dict[str, tuple[list[int], list[float]]] = {}
    for number, terms in enumerate(counts):
        weights = {}
        for term, count in terms.items():
            alone = holders[term] < 2
            if alone and not borrowed:
                continue
            rare = math.log((size + borrowed + 1) / (holders[term] + borrowed * document_rate(term)))
            weights[term] = (1 + math.log(count)) * rare * (math.sqrt(borrowed / ENOUGH) if alone else 1.0)
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for term, weight in weights.items():
            if holders[term] > 1:
                places, values = postings.setdefault(term, ([], []))
                places.append(number)
                values.append(weight / norm)
    return _decayed(_multiply(postings, size), [read_day(report) for report in reports])


def _multiply(postings: dict[str, tuple[list[int], list[float]]], size: int) -> Matrix:
    """The product of all vectors, a block of terms at a time so that memory stays bounded."""
    product = np.zeros((size, size), dtype=np.float32)
    terms = sorted(postings)
    for first in range(0, len(terms), BLOCK):
        part = terms[first : first + BLOCK]
        block = np.zeros((size, len(part)), dtype=np.float32)
        for column, term in enumerate(part):
            places, values = postings[term]
            block[places, column] = values
        product += block @ block.T
    np.fill_diagonal(product, 0.0)
    return product


def _decayed(product: Matrix, days: Sequence[int | None]) -> Matrix:
    known = np.array([day is not None for day in days], dtype=bool)
    place = np.array([day or 0 for day in days], dtype=np.float32)
    fade = np.exp(-np.abs(place[:, None] - place[None, :]) / DECAY_DAYS).astype(np.float32)
    both = known[:, None] & known[None, :]
    decayed: Matrix = np.where(both, product * fade, product).astype(np.float32)
    return decayed
