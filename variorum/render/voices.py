"""Tells a page which words are the reporters' own, and which lines of the account rest on nothing else."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from variorum.model.account import Account
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Range, VoiceKind
from variorum.render.citing import all_witnesses

_OWN: tuple[VoiceKind, ...] = ("verdict", "forecast", "mind_reading", "gloss", "metaphor", "irony")
"""Kinds that report nothing: a line that rests on them alone can be left out."""
_NAMES: dict[VoiceKind, str | tuple[str, str]] = {
    "verdict": "verdict",
    "forecast": "forecast",
    "loaded": "loaded word",
    "superlative": "superlative",
    "mind_reading": ("motive given as a fact", "motives given as facts"),
    "generality": ("source not named", "sources not named"),
    "gloss": "reading",
    "hedge": "hedge",
    "label": ("label in quotation marks", "labels in quotation marks"),
    "metaphor": "image",
    "irony": ("irony", "ironies"),
    "order": ("order without dates", "orders without dates"),
    "aside": ("aside to the reader", "asides to the reader"),
}
"""What a reader calls them; the second word of a pair stands for several."""


class VoiceMark(Record, frozen=True):
    """Words of a report with what a reader is told of them."""

    start: int
    end: int
    kind: VoiceKind
    told: str


def _name(kind: VoiceKind, number: int) -> str:
    name = _NAMES[kind]
    one, several = (name, f"{name}s") if isinstance(name, str) else name
    return one if number == 1 else several


def count_marks(reports: Sequence[AnnotatedReport]) -> tuple[str, ...]:
    """How many marks of each kind the reports hold, in words, the most frequent kind first and hedges last."""
    found = Counter(one.kind for report in reports for one in report.voice or ())
    kinds = sorted(found, key=lambda kind: (kind == "hedge", -found[kind], kind))
    return tuple(f"{found[kind]} {_name(kind, found[kind])}" for kind in kinds)


def list_marks(report: AnnotatedReport) -> tuple[VoiceMark, ...]:
    """The marked words of a report, in the order of its text."""
    names = {entity.id: entity.name for entity in report.entities or ()}
    marks = []
    for one in report.voice or ():
        by = ", ".join(names[name] for name in one.by if name in names)
        whose = f" of {by}" if by else ""
        marks.append(VoiceMark(one.start, one.end, one.kind, f"{_name(one.kind, 1)}{whose}: {one.why}"))
    return tuple(marks)


def find_own_lines(account: Account, reports: Sequence[AnnotatedReport]) -> frozenset[str]:
    """Ids of the lines all of whose evidence lies in words that are a reporter's verdict, forecast, motive, reading, image or irony."""
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
