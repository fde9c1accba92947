"""Puts contrasts between two passages together to differences: what stands against the same passage in one respect is one difference."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from variorum.collate.story import Story
from variorum.model.account import Difference, DifferenceKind, Side, Witness

MOST_SIDES, MOST_PLACES = 5, 3
"""Sides of a difference, and places of a side, that are shown."""
LONGEST_SAYS = 90


class Contrast(NamedTuple):
    """Two places that differ in one respect: what each says, in a word or two of its own, and its words."""

    kind: DifferenceKind
    head: str
    """In which respect, for a reader; contrasts are put together only under one head."""
    one: tuple[str, Witness]
    other: tuple[str, Witness]
    weight: float
    respect: str = ""
    """Contrasts of one kind and head are put together only in one respect: the scale that both words stand on, say."""


def gather(story: Story, contrasts: Iterable[Contrast]) -> list[Difference]:
    """The contrasts as differences: those of one kind and head that share a place are one, its sides told apart by what they say.

    Contrasts that one report makes, and of which a difference has no room to show either side, make another one.
    """
    differences = []
    waiting = _connected(sorted(set(contrasts), key=_order))
    while waiting:
        group = waiting.pop(0)
        first = group[0]
        sides: dict[str, dict[Witness, None]] = {}
        for contrast in group:
            for says, place in (contrast.one, contrast.other):
                if not any(place in places for places in sides.values()):
                    sides.setdefault(says, {})[place] = None
        if len(sides) < 2:
            continue
        shown = [Side(says=says, evidence=tuple(places)[:MOST_PLACES]) for says, places in list(sides.items())[:MOST_SIDES]]
        hidden = {place for places in list(sides.values())[MOST_SIDES:] for place in places}
        left = [contrast for contrast in group if {contrast.one[1], contrast.other[1]} <= hidden]
        waiting += _connected([contrast for contrast in left if contrast.one[1].report == contrast.other[1].report])
        reports = {place.report for side in shown for place in side.evidence}
        differences.append(
            Difference(
                id="",
                kind=first.kind,
                about=(),
                summary=f"{first.head}: " + " / ".join(side.says for side in shown),
                sides=tuple(shown),
                weight=round(first.weight + 0.3 * (story.origins(reports) - 1), 3),
            )
        )
    return differences


def _order(contrast: Contrast) -> tuple[float | str | int, ...]:
    """The weightiest first; the rest tells any two apart, so that the order in which they came does not matter."""
    sides = (contrast.one, contrast.other)
    places = (part for _, place in sides for part in (place.report, place.start))
    ends = (part for says, place in sides for part in (says, place.end))
    return (-contrast.weight, contrast.kind, contrast.head, *places, *ends, contrast.respect)


def _connected(contrasts: Sequence[Contrast]) -> list[list[Contrast]]:
    """Contrasts of one kind and head that share a place, the weightiest first."""
    home: dict[tuple[str, str, str, int], int] = {}
    groups: dict[int, list[Contrast]] = {}
    for number, contrast in enumerate(contrasts):
        keys = [(contrast.kind, contrast.head + contrast.respect, place.report, place.start) for _, place in (contrast.one, contrast.other)]
        found = sorted({home[key] for key in keys if key in home})
        target = found[0] if found else number
        members = groups.setdefault(target, [])
        for other in found[1:]:
            members.extend(groups.pop(other))
            home.update({key: target for key, place in home.items() if place == other})
        members.append(contrast)
        home.update(dict.fromkeys(keys, target))
    return [sorted(members, key=_order) for _, members in sorted(groups.items())]


def short(text: str) -> str:
    """The words of a place in quotation marks, on one line, cut where they are long."""
    line = " ".join(text.split()).strip(" ,;:.\"“”'‘’")
    if len(line) > LONGEST_SAYS:
        line = line[:LONGEST_SAYS].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def around(text: str, start: int, end: int, words: int = 4) -> str:
    """The words of ``text[start:end]`` with some words before and after, in quotation marks."""
    before, after = text[:start].split()[-words:], text[end:].split()[:words]
    return short(" ".join((*before, text[start:end], *after)).replace(" ,", ","))
