"""Tells where ranges lie: in which other range, outside which ones, in whose content."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.model.report import Range, Statement


def enclosing(span: Range, ranges: Sequence[Range]) -> Range | None:
    """The one of ``ranges`` (ascending, apart) in which ``span`` begins; ``None`` where it begins outside them."""
    position = bisect_right(ranges, (span[0], float("inf"))) - 1
    return ranges[position] if position >= 0 and span[0] < ranges[position][1] else None


def without(spans: Sequence[Range], holes: Sequence[Range], text: str) -> tuple[Range, ...]:
    """The parts of ``spans`` outside ``holes`` (ascending, apart), trimmed of white space; parts without letter or digit go."""
    found = []
    for start, end in spans:
        position = max(0, bisect_right(holes, (start, -1)) - 1)
        while start < end:
            while position < len(holes) and holes[position][1] <= start:
                position += 1
            low, high = holes[position] if position < len(holes) else (end, end)
            piece = text[start : min(low, end)]
            left = start + len(piece) - len(piece.lstrip())
            if any(character.isalnum() for character in piece):
                found.append((left, left + len(piece.strip())))
            start = max(high, start + 1) if low < end else end
    return tuple(found)


def find_enclosing(statements: Sequence[Statement]) -> dict[str, str]:
    """For each statement whose cue and content lie in another's content, the id of the smallest such other one."""
    ranges = sorted(
        ((start, end, one.id) for one in statements for start, end in one.content), key=lambda item: (item[0], -item[1], item[2])
    )
    sizes = {one.id: sum(end - start for start, end in one.content) for one in statements}
    order = sorted(statements, key=lambda one: (min([*one.cue, *one.content]), one.id))
    active: list[tuple[int, int, str]] = []
    position = 0
    found: dict[str, str] = {}
    for one in order:
        first = min([*one.cue, *one.content])[0]
        last = max(end for _, end in (*one.cue, *one.content))
        while position < len(ranges) and ranges[position][0] <= first:
            active.append(ranges[position])
            position += 1
        active = [item for item in active if item[1] > first]
        holders = [item for item in active if item[2] != one.id and item[1] >= last and sizes[item[2]] > sizes[one.id]]
        if holders:
            found[one.id] = min(holders, key=lambda item: (sizes[item[2]], item[2]))[2]
    return found
