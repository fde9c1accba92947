"""Settles between the trained reader and the rules, which read the same page on their own.

The one rule: where both find the same words said, the rules' ranges stand, for they end where the grammar ends; where only one
finds something, or the two cut the words differently, the surer reading stands, if it is sure enough to stand alone.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence

import msgspec

from variorum.annotate.speech.attribution import Attribution
from variorum.model.record import Record
from variorum.model.report import Range

_SAME = 0.5
"""Least share of common to all code points at which two contents are the same words."""


_SURER = 0.4
"""How much surer the trained reader must be to be heard against the rules on who speaks."""
_THAT = 6
"""Code points of the word that opens a clause, and a blank."""


class Bars(Record, frozen=True):
    """Least scores (0 to 1), chosen on PolNeAR dev for who-said-what F1."""

    both: float = 0.3
    """Mean of the two scores where both find the same words."""
    rules: float = 0.5
    """Of the rules where the trained reader finds nothing."""
    saying: float = 0.3
    """The same, where the cue is a word of saying or of taking a stand."""
    model: float = 0.55
    """Of the trained reader where the rules find nothing."""
    model_quoted: float = 0.55
    """The same, where the words hold a quotation."""
    contested: float = 0.6
    """Of either where the two cut the words differently ..."""
    one_cue: float = 0.45
    """... though they read the same cue."""


def reconcile(rules: Sequence[Attribution], model: Sequence[Attribution], bars: Bars) -> list[Attribution]:
    """The attributions of both readers, no two of them over the same words, in the order of the text."""
    partner, rivals = _compare(rules, model)
    met = set(partner.values())
    cues = [{one.cue for one in readings if one.cue} for readings in (model, rules)]
    pool: list[tuple[float, int, Attribution]] = []
    for position, one in enumerate(rules):
        other = partner.get(position)
        if other is not None:
            if _speaks_otherwise(one, model[other]):
                met.discard(other)
                continue
            score = (one.score + model[other].score) / 2
            if score >= bars.both:
                rival = model[other].source if model[other].source != one.source else ()
                pool.append((score + 1, position, msgspec.structs.replace(one, rival=rival, second=model[other].score)))
        elif one.score >= (_bar(one, cues[0], bars) if position in rivals[0] else bars.saying if one.basis == "saying" else bars.rules):
            pool.append((one.score, position, one))
    for position, one in enumerate(model):
        bar = _bar(one, cues[1], bars) if position in rivals[1] else bars.model_quoted if one.basis == "quotation" else bars.model
        if position not in met and one.score >= bar:
            pool.append((one.score, len(rules) + position, one))
    return _apart(pool)


def _apart(pool: list[tuple[float, int, Attribution]]) -> list[Attribution]:
    """The surest ones of which no two contents overlap; list items share their lead-in's cue and stay.

    Of a saying in several parts those are kept that no surer one reads: each quotation of a paragraph is a part.
    """
    kept: list[Attribution] = []
    taken: list[Range] = []
    for _, _, one in sorted(pool, key=lambda item: (-item[0], item[1])):
        free = tuple(part for part in one.content if not any(part[0] < high and low < part[1] for low, high in _near(taken, *part)))
        if free:
            kept.append(one if free == one.content else msgspec.structs.replace(one, content=free))
            for span in free:
                insort(taken, span)
    return sorted(kept, key=lambda one: (min((one.content[0], *one.cue, *one.source)), one.content))


def _near(taken: list[Range], start: int, end: int) -> list[Range]:
    """The ranges of ``taken`` (ascending, apart) that may share a code point with ``start`` to ``end``."""
    first = max(0, bisect_left(taken, (start, start)) - 1)
    return taken[first : bisect_left(taken, (end, end))]


def _compare(rules: Sequence[Attribution], model: Sequence[Attribution]) -> tuple[dict[int, int], tuple[set[int], set[int]]]:
    """Which attribution of the model reads the same words as which of the rules, and which of each only share some words."""
    owners = sorted((start, end, position) for position, one in enumerate(model) for start, end in one.content)
    longest = max((end - start for start, end, _ in owners), default=0)
    pairs: list[tuple[float, int, int]] = []
    for position, one in enumerate(rules):
        shared: dict[int, int] = {}
        for start, end in one.content:
            for low, high, other in owners[bisect_left(owners, (start - longest,)) :]:
                if low >= end:
                    break
                if high > start:
                    shared[other] = shared.get(other, 0) + min(end, high) - max(start, low)
        size = _size(one)
        for other, common in shared.items():
            share = common / (size + _size(model[other]) - common)
            part = _is_part(model[other], one) or _is_opening(model[other], one)
            pairs.append((-max(share, _SAME) if part else -share, position, other))
    partner: dict[int, int] = {}
    met: set[int] = set()
    for share, position, other in sorted(pairs):
        if -share >= _SAME and position not in partner and other not in met:
            partner[position] = other
            met.add(other)
    rivals = {position for _, position, _ in pairs if position not in partner}, {other for _, _, other in pairs if other not in met}
    return partner, rivals


def _is_part(one: Attribution, other: Attribution) -> bool:
    """Whether one, by the same cue, is the first part of what the other finds on both sides: "It may go, Lind said, but only if ..."."""
    same_cue = any(start < high and low < end for start, end in one.cue for low, high in other.cue)
    return same_cue and len(other.content) == 2 and one.content == other.content[:1] and other.cue[-1][1] <= other.content[1][0]


def _speaks_otherwise(one: Attribution, other: Attribution) -> bool:
    """Whether the trained reader, much surer, gives the words to another cue: "will suffice “for days”, the minister reported"."""
    apart = not any(start < high and low < end for start, end in one.cue for low, high in other.cue)
    return bool(one.cue and other.cue) and apart and other.score - one.score >= _SURER


def _is_opening(one: Attribution, other: Attribution) -> bool:
    """Whether one, by the same cue, is a quotation with which what the other finds opens: "said that “it may go” and that it must pay"."""
    if len(one.content) != 1 or len(other.content) != 1 or one.basis != "quotation":
        return False
    same_cue = any(start < high and low < end for start, end in one.cue for low, high in other.cue)
    return same_cue and 0 <= one.content[0][0] - other.content[0][0] <= _THAT and one.content[0][1] < other.content[0][1]


def _bar(one: Attribution, cues: set[tuple[Range, ...]], bars: Bars) -> float:
    return bars.one_cue if one.cue in cues else bars.contested


def _size(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)
