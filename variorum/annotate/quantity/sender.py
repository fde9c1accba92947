"""Finds the body whose own paper a report is: a communiqué, a circular, the newsletter of a union, the press service of a ministry."""

import re
from collections.abc import Sequence
from typing import Final

from variorum.model.report import Entity
from variorum.text.names import fold

_LINES: Final = 4
_LONGEST: Final = 110
"""Lines at the head of a page that are looked at, and the code points of one; a longer one is the report's first paragraph."""
_HEAD: Final = 900
_PAPER: Final = re.compile(
    r"\bcommuniqu[ée](?:\s+(?:no|n°|of|from)\b|\s*[:.]|\s*$)|\bpress (?:release|statement)\b|\bnote of clarification\b|\bright of reply\b"
    r"|\bcircular (?:to|no)\b|\bnotice to\b|^statement (?:by|of|from) the\b"
    r"|\b(?:information|media|press) (?:service|bureau|office|wing|department|centre|center) of the\b"
    r"|(?:^|, )(?:weekly|monthly|newsletter|bulletin|organ|newspaper|magazine) of the\b",
    re.IGNORECASE,
)
"""What a line at the head says where a body prints its own words."""
_FOLLOWING: Final = re.compile(
    r"\bis authori[sz]ed to (?:state|announce|declare|communicate)\b"
    r"|\b(?:informs?|clarif(?:y|ies)|states?|declares?|announces?|conveys?)\b[^.\n]{0,40}\b(?:the following|as follows)\s*[.:]",
    re.IGNORECASE,
)
"""What hands the rest of a report over to a body: "the Ministry informs of the following."."""
_NEAR: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")


def find_sender(text: str, entities: Sequence[Entity]) -> tuple[str, int] | None:
    """The body that tells what a report tells in its own voice, and from where on; ``None`` where the report is no body's own paper."""
    bodies = sorted((low, high, one.id) for one in entities if one.kind == "organisation" for low, high in one.mentions)
    handed = _FOLLOWING.search(text[:_HEAD])
    if handed is not None:
        said = [body for low, high, body in bodies if 0 <= handed.start() - high <= _NEAR and "." not in text[high : handed.start()]]
        if said:
            return said[-1], handed.end()
    return _named_at_head(text, bodies)


def _named_at_head(text: str, bodies: Sequence[tuple[int, int, str]]) -> tuple[str, int] | None:
    """The first body that is called by words of the line that names its paper, or of the one before."""
    place, above = 0, ""
    for number, line in enumerate(text[:_HEAD].split("\n")):
        if len(line) > _LONGEST or number > 2 * _LINES:
            return None
        if _PAPER.search(line) is not None:
            words = _words(f"{above} {line}")
            named = (body for low, high, body in bodies if (said := _words(text[low:high]) - {"the"}) and said <= words)
            first = next(named, None)
            return (first, place + len(line)) if first is not None else None
        place, above = place + len(line) + 1, line or above
    return None


def _words(line: str) -> set[str]:
    return {fold(word) for word in _WORD.findall(line)}
