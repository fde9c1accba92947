"""Cuts a report into the passages that count as its own: a site's template lines and quotations are told apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.report import AnnotatedReport
from variorum.text.words import words_of

_MARKS = re.compile('["“”„«»]')
_DOUBLED = re.compile(r"\s*[\"“”„«»]{2}")
TEMPLATE_REPORTS = 3
"""Reports of one outlet, unlike one another, that must print a line before it counts as the outlet's template."""
UNLIKE = 0.5
"""Two reports are unlike one another where they share less than half of their lines."""
INTRODUCTION = 200
"""Longest line that, ending in a colon, announces an excerpt in the next one."""


@dataclass(frozen=True)
class Passage:
    """One line of a report: its words, and for each whether it stands in a quotation."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]


def quoted_ranges(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that stand in quotation marks of any style, or are an excerpt announced by a colon.

    A paragraph that opens a quotation and does not close it carries it on to the next, as newspapers print long quotations.
    """
    carried = announced = False
    place = 0
    for line in text.split("\n"):
        if line.strip():
            marks = [match.start() for match in _MARKS.finditer(line)]
            opens = line.lstrip()[:1] in '"“„«'
            odd = len(marks) % 2 == 1
            whole = announced or (carried and not marks) or (odd and bool(_DOUBLED.match(line)))
            if whole:
                yield place, place + len(line)
            elif carried and not opens:
                yield place, place + marks[0]
                marks = marks[1:]
            ends = [*marks[1::2], len(line)]
            for start, end in zip(marks[::2], ends, strict=False):
                yield place + start, place + end
            if carried:
                carried = not marks if not odd else opens
            else:
                carried = odd and opens
            announced = line.rstrip().endswith(":") and len(line) < INTRODUCTION
        place += len(line) + 1


def find_templates(reports: Sequence[AnnotatedReport]) -> dict[str, frozenset[str]]:
    """For each outlet the lines that it prints around its reports: those in three or more of its reports that are otherwise unlike."""
    by_outlet: dict[str, list[frozenset[str]]] = {}
    for report in reports:
        if report.outlet:
            lines = frozenset(line.strip() for line in report.text.split("\n") if line.strip())
            by_outlet.setdefault(report.outlet, []).append(lines)
    return {outlet: frozenset(_repeated(found)) for outlet, found in by_outlet.items() if len(found) >= TEMPLATE_REPORTS}


def _repeated(reports: Sequence[frozenset[str]]) -> Iterator[str]:
    holders: dict[str, list[int]] = {}
    for number, lines in enumerate(reports):
        for line in sorted(lines):
            holders.setdefault(line, []).append(number)
    for line, numbers in holders.items():
        if len(numbers) >= TEMPLATE_REPORTS and _unlike(reports, numbers):
            yield line


def _unlike(reports: Sequence[frozenset[str]], numbers: Sequence[int]) -> bool:
    kept: list[frozenset[str]] = []
    for number in numbers[:60]:
        lines = reports[number]
        if all(len(lines & other) < UNLIKE * len(lines | other) for other in kept):
            kept.append(lines)
            if len(kept) >= TEMPLATE_REPORTS:
                return True
    return False


def read_passages(report: AnnotatedReport, templates: Mapping[str, frozenset[str]]) -> list[Passage]:
    """The lines of a report that are its own, in order; marked page matter and the outlet's template lines are left out."""
    template = templates.get(report.outlet or "", frozenset())
    inside = bytearray(len(report.text) + 1)
    for start, end in quoted_ranges(report.text):
        inside[start:end] = b"\1" * (end - start)
    for part in report.boilerplate or ():
        inside[part.start : part.end] = b"\2" * (part.end - part.start)
    passages = []
    place = 0
    for line in report.text.split("\n"):
        if line.strip() and line.strip() not in template:
            words = [word for word in words_of(report.text, place, place + len(line)) if inside[word.start] != 2]
            if words:
                passages.append(Passage(tuple(word.form for word in words), tuple(inside[word.start] == 1 for word in words)))
        place += len(line) + 1
    return passages
