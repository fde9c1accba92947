"""Pairs the quotation marks of a text, of every style, also where they are nested, broken or never closed."""

import re
from collections.abc import Sequence
from typing import Literal

from variorum.model.record import Record
from variorum.model.report import Range

Family = Literal["straight", "curly", "angle", "single"]


class Quotation(Record, frozen=True):
    """Words between quotation marks. ``start``/``end`` take the marks in, ``inner`` leaves them out.

    ``depth`` is 0 for an outermost quotation. ``closed`` is false where the closing mark is missing; such a quotation ends
    with its block. ``single`` is true for single marks.
    """

    start: int
    end: int
    inner: Range
    depth: int = 0
    closed: bool = True
    single: bool = False


class _Mark(Record, frozen=True):
    """One mark as printed, with what its neighbours allow it to be."""

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool


_MARKS = re.compile("``|''|[\"＂″‟\u201c\u201d\u201e«»'‘’‚‹›]")
_FAMILY: dict[str, Family] = {
    "``": "straight", "''": "straight", '"': "straight", "＂": "straight", "″": "straight",
    "\u201c": "curly", "\u201d": "curly", "\u201e": "curly", "‟": "curly",
    "«": "angle", "»": "angle",
    "'": "single", "‘": "single", "’": "single", "‚": "single", "‹": "single", "›": "single",
}  # fmt: skip
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{—–-/:…\"\u201c\u201e«'‘`")
_AFTER_CLOSING = frozenset(" \t\n\u00a0\u202f)]}—–-/:;,.!?…\"\u201d»'’")
_SENTENCE_END = re.compile(r"[.!?…,](?=\s|$)")
_CLIPPED = re.compile(r"(?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n\b|cuz\b)", re.IGNORECASE)


def find_quotations(text: str, blocks: Sequence[Range]) -> list[Quotation]:
    """The quotations of ``text``, block by block, in order of their opening marks; an inner one follows its outer one."""
    found: list[Quotation] = []
    for block in blocks:
        found.extend(_pair(text, block, _read_marks(text, block)))
    return found


def _read_marks(text: str, block: Range) -> list[_Mark]:
    """The marks of one block. Apostrophes are left out: between letters, of a plural, of a clipped word, or without partner."""
    marks: list[_Mark] = []
    start, end = block
    for match in _MARKS.finditer(text, start, end):
        family = _FAMILY[match.group()]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        opens = before in _BEFORE_OPENING and not after.isspace()
        closes = not before.isspace() and (after in _AFTER_CLOSING)
        if family == "single":
            if match.group() == "’":
                opens = False
            if match.group() in "‘‚":
                closes = False
            if opens and _CLIPPED.match(text, match.end()):
                opens = False
            if not opens and not closes:
                continue
            if opens and closes:
                opens = before.isspace()
                closes = not opens
        marks.append(_Mark(start=match.start(), end=match.end(), family=family, opens=opens, closes=closes))
    return _drop_lonely_singles(text, marks)


def _drop_lonely_singles(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Keep single marks only as pairs between which no double mark of the outer level closes."""
    kept: set[int] = set()
    waiting: int | None = None
    for index, mark in enumerate(marks):
        if mark.family != "single":
            adjoining = waiting is not None and (mark.start == marks[waiting].end or text[mark.start - 1] in "'’")
            if not adjoining and mark.closes and not mark.opens:
                waiting = None
        elif mark.opens:
            waiting = index
        elif waiting is not None:
            kept.update((waiting, index))
            waiting = None
    return [mark for index, mark in enumerate(marks) if mark.family != "single" or index in kept]


def _pair(text: str, block: Range, marks: list[_Mark]) -> list[Quotation]:
    """Pair the marks of one block with a stack; what stays open ends with the block."""
    left = {family: sum(mark.family == family for mark in marks) for family in ("straight", "curly", "angle", "single")}
    stack: list[_Mark] = []
    found: list[Quotation] = []
    for mark in marks:
        remaining = left[mark.family]
        left[mark.family] -= 1
        position = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
        if position is None and _closes_other(text, mark, stack):
            found.append(_quotation(stack.pop(), mark, len(stack)))
            continue
        if position is None:
            if _begins(text, mark):
                stack.append(mark)
            continue
        if _closes(text, mark, remaining):
            for dangling in stack[position + 1 :]:
                found.extend(_cut_short(text, dangling, mark.start, 1))
            del stack[position + 1 :]
            opening = stack.pop()
            found.append(_quotation(opening, mark, len(stack)))
        elif mark.family == "curly" and text[mark.start] in "\u201c\u201e" and _closers_follow(text, marks, mark):
            stack.append(mark)
        else:
            for dangling in stack[position:]:
                found.extend(_cut_short(text, dangling, mark.start, 0))
            del stack[position:]
            stack.append(mark)
    for depth, mark in enumerate(stack):
        found.append(Quotation(start=mark.start, end=block[1], inner=(mark.end, block[1]), depth=depth, closed=False, single=_single(mark)))
    return sorted((quotation for quotation in found if quotation.inner[0] < quotation.inner[1]), key=lambda one: (one.start, -one.end))


def _begins(text: str, mark: _Mark) -> bool:
    """Whether a mark with nothing open before it can begin a quotation."""
    character = text[mark.start : mark.end]
    if character in ("\u201c", "\u201e", "«", "``", "‘", "‚", "‹"):
        return True
    return mark.opens or (mark.family == "straight" and not mark.closes)


def _closes(text: str, mark: _Mark, remaining: int) -> bool:
    """Whether a mark closes the open quotation of its family; ``remaining`` marks of the family are left, this one included."""
    character = text[mark.start : mark.end]
    if character in ("\u201d", "»", "’", "›"):
        return True
    if mark.family == "single":
        return mark.closes
    if character in ("\u201c", "«"):
        following = text[mark.end : mark.end + 1]
        return not mark.opens and (not following or following.isspace() or mark.closes)
    if character in ("\u201e", "``", "‘", "‚", "‹"):
        return False
    return mark.closes or not mark.opens or remaining % 2 == 1


def _closes_other(text: str, mark: _Mark, stack: list[_Mark]) -> bool:
    """Whether a mark closes an open one of another double family, as in “yes" and "yes”: marks mixed by careless editing."""
    if not stack or mark.opens or not mark.closes or mark.family not in ("straight", "curly"):
        return False
    return {stack[-1].family, mark.family} == {"straight", "curly"} and text[mark.start] not in "\u201c\u201e"


def _closers_follow(text: str, marks: list[_Mark], here: _Mark) -> bool:
    """Whether two more closing curly marks come after ``here``: one for it and one for the quotation around it."""
    closers = openers = 0
    for mark in marks:
        if mark.family == "curly" and mark.start > here.start:
            if text[mark.start] == "\u201d":
                closers += 1
            else:
                openers += 1
            if closers - openers >= 2:
                return True
    return False


def _quotation(opening: _Mark, closing: _Mark, depth: int) -> Quotation:
    return Quotation(start=opening.start, end=closing.end, inner=(opening.end, closing.start), depth=depth, single=_single(opening))


def _cut_short(text: str, opening: _Mark, limit: int, depth: int) -> list[Quotation]:
    """A quotation that was never closed before another mark: it ends with its last full sentence, or is none."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, opening.end, limit)]
    if not ends:
        return []
    return [Quotation(start=opening.start, end=ends[-1], inner=(opening.end, ends[-1]), depth=depth, closed=False, single=_single(opening))]


def _single(mark: _Mark) -> bool:
    return mark.family == "single"
