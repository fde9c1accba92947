"""Finds reports that are copies: reprints and texts edited from one another, by shared word runs outside quotations.

Containment of word shingles after Broder (1997), "On the resemblance and containment of documents". Quotations and an
outlet's own template are left out first: those are what independent reports of one event, and all reports of one site, share.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from variorum.group.pairs import find_pairs
from variorum.group.passages import Passage, find_templates, read_passages
from variorum.model.account import CopyRow
from variorum.model.report import AnnotatedReport

RUN = 5
"""Words of a shingle."""
CONTAINED = 0.145
"""Least share of the shorter report's shingles. Tuned with the next three on 350 + 420 edited reprints of US news (two sets of pairs)."""
LEAST_SHARED = 4
PASTED_SHARE = 0.6
"""Share of a passage's own words, in both reports, that makes it a pasted passage ..."""
PASTED_WORDS = 17
"""... and how many of its words must be shared."""
PASTED_QUOTED = 0.25
"""A passage of which more than this is quotation does not count as pasted: the frame goes along with the quotation."""
REPRINT = 0.45
"""Containment from which a copy is called a reprint rather than derived."""
KEPT = 512
"""Reports whose passages are kept at hand while pairs are compared; those of others are read again."""


@dataclass(frozen=True)
class Shingled:
    """A report as sets of shingle digests: outside quotations, and those that touch one."""

    report: str
    passages: tuple[Passage, ...]
    own: frozenset[int]
    quoting: frozenset[int]


def find_copies(reports: Sequence[AnnotatedReport]) -> list[CopyRow]:
    """All pairs of copies among the reports, ordered by their ids; the result does not depend on the order of the reports.

    Of each report only the digests of its shingles are held until it is known which pairs share some.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    templates = find_templates(ordered)

    @lru_cache(maxsize=KEPT)
    def shingled(number: int) -> Shingled:
        return shingle_report(ordered[number], templates)

    digests = [np.fromiter(shingled(number).own, dtype=np.int64) for number in range(len(ordered))]
    rows = (compare_shingled(shingled(first), shingled(second)) for first, second in find_pairs(digests, LEAST_SHARED))
    return sorted((row for row in rows if row), key=lambda row: (row.a, row.b))


def shingle_report(report: AnnotatedReport, templates: Mapping[str, frozenset[str]]) -> Shingled:
    """The shingles of a report's own passages, without its outlet's template lines."""
    passages = tuple(read_passages(report, templates))
    own: set[int] = set()
    quoting: set[int] = set()
    for passage in passages:
        for place, digest in _digests(passage):
            (quoting if any(passage.quoted[place : place + RUN]) else own).add(digest)
    if len(own) < LEAST_SHARED:
        own, quoting = own | quoting, set()
    return Shingled(report.id, passages, frozenset(own), frozenset(quoting))


def _digests(passage: Passage) -> Iterator[tuple[int, int]]:
    words = passage.words
    for place in range(len(words) - RUN + 1):
        yield place, zlib.crc32(" ".join(words[place : place + RUN]).encode()) << 16 ^ zlib.adler32(words[place].encode())


def compare_shingled(one: Shingled, other: Shingled) -> CopyRow | None:
    """The pair as copies, with the reason, or ``None`` where they are none."""
    shared = (one.own & other.own) - one.quoting - other.quoting
    if len(shared) < LEAST_SHARED:
        return None
    share = len(shared) / min(len(one.own), len(other.own))
    if share >= CONTAINED:
        why = f"{share:.0%} of the shorter report's five-word runs outside quotations stand in the other"
        return CopyRow(a=one.report, b=other.report, kind="reprint" if share >= REPRINT else "derived", why=why)
    pasted = min(_pasted_words(one, shared), _pasted_words(other, shared))
    if pasted >= PASTED_WORDS:
        return CopyRow(a=one.report, b=other.report, kind="derived", why=f"a passage of {pasted} shared words outside quotations")
    return None


def _pasted_words(report: Shingled, shared: frozenset[int]) -> int:
    best = 0
    for passage in report.passages:
        own = passage.quoted.count(False)
        if len(passage.words) - own > PASTED_QUOTED * len(passage.words):
            continue
        covered: set[int] = set()
        for place, digest in _digests(passage):
            if digest in shared and not any(passage.quoted[place : place + RUN]):
                covered.update(range(place, place + RUN))
        if len(covered) >= PASTED_SHARE * own:
            best = max(best, len(covered))
    return best
