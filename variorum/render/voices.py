"""Tells a page which words are the reporters' own, and which lines of the account rest on nothing else."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.model.account import Account
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Range, VoiceKind
from variorum.render.citing import all_witnesses

_OWN: tuple[VoiceKind, ...] = ("verdict", "forecast", "mind_reading", "gloss", "metaphor", "irony")
"""Kinds that report nothing: a line that rests on them alone can be left out."""
_NAMES: dict[VoiceKind, str] = {
    "verdict": "verdict",
    "forecast": "forecast",
    "loaded": "loaded word",
    "superlative": "superlative",
    "mind_reading": "motive given as a fact",
    "generality": "nobody named",
    "gloss": "the reporter’s reading",
    "hedge": "hedge",
    "label": "a label, not a quotation",
    "metaphor": "image",
    "irony": "irony",
    "order": "order in time without dates",
    "aside": "aside to the reader",
}


class VoiceMark(Record, frozen=True):
    """Words of a report with what a reader is told of them."""

    start: int
    end: int
    kind: VoiceKind
    told: str


def list_marks(report: AnnotatedReport) -> tuple[VoiceMark, ...]:
    """The marked words of a report, in the order of its text."""
    names = {entity.id: entity.name for entity in report.entities or ()}
    marks = []
    for one in report.voice or ():
        by = ", ".join(names[name] for name in one.by if name in names)
        whose = f" of {by}" if by else ""
        marks.append(VoiceMark(one.start, one.end, one.kind, f"{_NAMES[one.kind]}{whose}: {one.why}"))
    return tuple(marks)


def find_own_lines(account: Account, reports: Sequence[AnnotatedReport]) -> frozenset[str]:
    """Ids of the lines all of whose evidence lies in words that are a reporter's verdict, forecast, motive or reading."""
    spans = {
        report.id: sorted((one.start, one.end) for one in report.voice or () if one.kind in _OWN) for report in reports if report.voice
    }
    if not spans:
        return frozenset()
    reach = {name: _reach(found) for name, found in spans.items()}
    names = {actor.id for actor in account.actors}
    rests: dict[str, bool] = {}
    for line, seen in all_witnesses(account):
        if line not in names and rests.get(line, True):
            place = bisect_right(spans.get(seen.report, []), (seen.start + 1, 0)) - 1
            rests[line] = place >= 0 and reach[seen.report][place] >= seen.end
    return frozenset(line for line, alone in rests.items() if alone)


def _reach(spans: Sequence[Range]) -> list[int]:
    """For each span the furthest end among it and those before it."""
    furthest = 0
    found = []
    for _, end in spans:
        furthest = max(furthest, end)
        found.append(furthest)
    return found
