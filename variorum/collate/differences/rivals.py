"""Finds rival numbers that no shared word betrays: large numbers of one kind, in two reports, that lie near each other.

Two reports seldom print 22,000 and 25,000 dollars, or 163 passengers and 201 people, of two different things: large numbers of one unit are
rare in a story, and those that lie near each other count one thing, whatever else their sentences share.
"""

from collections.abc import Iterator, Sequence

from variorum.collate.differences.amounts import MEASURES, TIMES, clash
from variorum.collate.differences.contrasts import Contrast
from variorum.collate.differences.tallies import in_passages, tells_fate
from variorum.collate.figures import PEOPLE, Count
from variorum.collate.passages import Passage
from variorum.collate.retellings import are_apart
from variorum.collate.story import Story
from variorum.model.account import AccountFigure, Witness
from variorum.text.words import stem

RIVALS = 7.0
LARGE, SMALL = 100, 12
"""Values from which near numbers of one kind are rivals, and from which those of people on whom nothing else is told are."""
NEAR, NEARER = 1.3, 1.2
"""Most that the larger of two rivals is of the smaller one, and where they are small."""
MOST_VALUES = 5
"""Values of one kind in a report above which it is a balance sheet, in which some lie near each other by chance."""
_MONEY = frozenset(map(stem, "usd eur gbp dollar euro pound yen franc rouble ruble yuan rupee lira".split()))
_ABOARD = frozenset(map(stem, "people person member crew crewman sailor seaman passenger".split()))
"""People of any kind, and those on a vessel: one body of people has many names."""
_ANYBODY = "people"
_PRICED = _MONEY | {_ANYBODY}
"""Kinds of which two parties of one report give rival numbers."""


def compare_rivals(
    story: Story, figures: Sequence[tuple[AccountFigure, Sequence[Count]]], passages: Sequence[Passage]
) -> Iterator[Contrast]:
    """Contrasts between two near numbers of one kind that no report prints both of, unless two parties give them."""
    by_kind: dict[str, list[Count]] = {}
    printed: dict[tuple[str, str], set[float | int | None]] = {}
    fitting: dict[tuple[str, str], set[float | int | None]] = {}
    for count, kind, plain in _read(story, figures, passages):
        printed.setdefault((count.report, kind), set()).add(count.figure.value)
        if plain:
            by_kind.setdefault(kind, []).append(count)
            fitting.setdefault((count.report, kind), set()).add(count.figure.value)
    for kind, found in sorted(by_kind.items()):
        for one, other in _near(found):
            if not clash(one, other) or one.clause == other.clause:
                continue
            if any(len(fitting[count.report, kind]) > MOST_VALUES for count in (one, other)):
                continue
            if one.report == other.report:
                if kind not in _PRICED or not one.claimants or not other.claimants or set(one.claimants) & set(other.claimants):
                    continue
            elif other.figure.value in printed[one.report, kind] or one.figure.value in printed[other.report, kind]:
                continue
            apart = are_apart(story, [one.report, other.report])
            head = "numbers of one kind, a week or more apart" if apart else "near numbers of one kind"
            unit = kind if kind == _ANYBODY else one.figure.unit
            yield Contrast("shift_over_time" if apart else "number", f"{head} ({unit})", _side(one), _side(other), RIVALS, kind)


def _read(
    story: Story, figures: Sequence[tuple[AccountFigure, Sequence[Count]]], passages: Sequence[Passage]
) -> Iterator[tuple[Count, str, bool]]:
    """All figures of a kind that has rivals (a currency, people, a thing counted), with the kind, and whether they may be rivals.

    Of several of one kind in a clause nobody knows which is meant; of people nothing may be told of what became of them.
    """
    told: dict[tuple[str, int], list[str]] = {}
    for passage in passages:
        told.setdefault((passage.report, passage.sentence), []).extend(token.token for token in passage.tokens)
    found: dict[tuple[str, int, str], list[tuple[Count, bool]]] = {}
    for count, passage in in_passages([count for _, counts in figures for count in counts], passages):
        value = count.figure.value or 0
        if not count.unit or count.report in story.reprint_of:
            continue
        if count.unit in PEOPLE | _ABOARD:
            plain = value >= SMALL and not tells_fate((count.unit, *told[count.report, passage.sentence]))
            found.setdefault((count.report, passage.start, _ANYBODY), []).append((count, plain))
        elif count.unit in _MONEY or count.unit not in TIMES | MEASURES:
            found.setdefault((count.report, passage.start, count.thing), []).append((count, value >= LARGE))
    for (_, _, kind), counts in found.items():
        for count, plain in counts:
            yield count, kind, plain and sum(fitting for _, fitting in counts) == 1


def _near(found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """The pairs of figures of one kind that lie near each other, each in the order of the reports."""
    by_value = sorted(found, key=lambda count: (count.figure.value or 0, count.key))
    for place, low in enumerate(by_value):
        least = low.figure.value or 0
        for high in by_value[place + 1 :]:
            if (high.figure.value or 0) > (NEAR if least >= LARGE else NEARER) * least:
                break
            if least >= LARGE or {low.unit, high.unit} <= _ABOARD:
                yield (low, high) if low.key < high.key else (high, low)


def _side(count: Count) -> tuple[str, Witness]:
    figure = count.figure
    mark = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to ", "~": "about "}.get(figure.comparator, "")
    return f"{mark}{figure.value:,}", count.clause
