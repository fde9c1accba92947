"""Gives every report a siglum and every piece of evidence an id, and knows which lines of the account rest on it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from variorum.model.account import Account, Witness
from variorum.model.record import Record

LineId = str
_Key = tuple[str, int, int]


class Citation(Record, frozen=True):
    """A witness as the page shows it: its anchor, the siglum of its report, and the pointer that tests resolve."""

    id: str
    siglum: str
    report: str
    start: int
    end: int
    text: str
    pointer: str
    """``REPORT:START:END`` in code points of the report's text."""


def siglum(index: int) -> str:
    """The siglum of the ``index``-th report: A, B, ... Z, AA, AB, ... as the witnesses of an edition are named."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def statement_witnesses(account: Account) -> Iterator[tuple[LineId, Witness]]:
    """The evidence of every statement: that of its variants, with their speakers and cues."""
    for statement in account.statements:
        for variant in statement.variants:
            yield statement.id, variant.evidence
            for part in (variant.speaker, variant.cue):
                if part is not None:
                    yield statement.id, part


def all_witnesses(account: Account) -> Iterator[tuple[LineId, Witness]]:
    """Every pair of a line's id and a witness of it, in the order of the account."""
    for prefix, lines in (("su", account.story.summary), ("ag", account.agreements)):
        for number, line in enumerate(lines, start=1):
            yield from ((f"{prefix}{number}", one) for one in line.evidence)
    yield from statement_witnesses(account)
    for event in account.events:
        yield from ((event.id, one) for one in event.evidence)
    for figure in account.figures:
        yield from ((figure.id, one) for one in figure.evidence)
    for position in account.positions:
        yield from ((position.id, one) for one in position.evidence)
    for difference in account.differences:
        yield from ((difference.id, one) for side in difference.sides for one in side.evidence)
    for number, lineage in enumerate(account.lineage, start=1):
        yield from ((f"li{number}", one) for one in lineage.evidence)
    for actor in account.actors:
        yield from ((actor.id, one) for one in actor.evidence)


class Citations:
    """All evidence of one account; the same words cited by several lines are one citation."""

    def __init__(self, account: Account) -> None:
        self.sigla = {entry.id: siglum(index) for index, entry in enumerate(account.reports)}
        ids = sorted((name for name in self.sigla if any(letter.isdigit() for letter in name)), key=len, reverse=True)
        self._ids = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])") if ids else None
        self._by_place: dict[_Key, Citation] = {}
        self._by_report: dict[str, list[Citation]] = {}
        self._lines: dict[str, list[LineId]] = {}
        for line, one in all_witnesses(account):
            lines = self._lines.setdefault(self.cite(one).id, [])
            if line not in lines:
                lines.append(line)

    def cite(self, one: Witness) -> Citation:
        """The citation of a witness."""
        key = (one.report, one.start, one.end)
        if key not in self._by_place:
            self._by_place[key] = Citation(
                id=f"w{len(self._by_place) + 1}",
                siglum=self.sigla.get(one.report, "?"),
                report=one.report,
                start=one.start,
                end=one.end,
                text=one.text,
                pointer=f"{one.report}:{one.start}:{one.end}",
            )
            self._by_report.setdefault(one.report, []).append(self._by_place[key])
        return self._by_place[key]

    def cite_all(self, witnesses: Iterable[Witness]) -> tuple[Citation, ...]:
        """The citations of several witnesses, each once, in the order of reports and places."""
        order = {name: place for place, name in enumerate(self.sigla)}
        found = {citation.id: citation for citation in map(self.cite, witnesses)}
        return tuple(sorted(found.values(), key=lambda one: (order.get(one.report, len(order)), one.start, one.end)))

    def cite_by_report(self, witnesses: Iterable[Witness]) -> tuple[tuple[Citation, ...], ...]:
        """The citations of several witnesses, those of one report together."""
        return tuple(tuple(group) for _, group in groupby(self.cite_all(witnesses), key=lambda one: one.report))

    def with_sigla(self, text: str) -> str:
        """The text with the ids of reports replaced by their sigla; only ids with a digit, which no word of a sentence is."""
        return self._ids.sub(lambda found: self.sigla[found.group()], text) if self._ids else text

    def lines_of(self, citation_id: str) -> tuple[LineId, ...]:
        """The ids of the lines that rest on a citation."""
        return tuple(self._lines.get(citation_id, ()))

    def in_report(self, report: str) -> list[Citation]:
        """The citations of one report in the order of its text."""
        return sorted(self._by_report.get(report, ()), key=lambda one: (one.start, one.end))
