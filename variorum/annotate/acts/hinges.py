"""Finds what must come first, or not at all, in sayings without a verb: "first the roof, then the paint", "no seats, no vote"."""

import re

from variorum.model.report import Range

_WORD = r"[^\s,.;\"“‘]+"
_PATTERN = re.compile(
    r"(?:^|[\"“‘:] ?|\bthat )(?:"
    rf"(first (?!(?:they|he|she|we|i|it|you|there|came|comes|of)\b)(?:{_WORD} ){{0,7}}{_WORD}), (?:and )?(?:only )?then\b|"
    rf"((?:{_WORD} ){{1,6}}first), (?:{_WORD} ){{1,4}}(?:later|second|after|afterwards)\b|"
    rf"(no (?:{_WORD} ){{0,2}}{_WORD}), no (?:{_WORD} ){{0,2}}[^\s,.;\"”’]+(?=\W*(?:[.!,;\"”’]|$))|"
    rf"((?:one more|another) (?:{_WORD} ){{0,8}}?{_WORD}),? and (?:the|we|I|it|he|she|they|you|there)\b)",
    re.IGNORECASE,
)
"""First X, then Y; X first, everything else later; no X, no Y; one more X and Y."""
_MORE_OF_IT = re.compile(r"one more|another", re.IGNORECASE)


def hinged_condition(text: str, start: int, end: int) -> Range | None:
    """What must come first, not stay out, or not come again, between two offsets of the text."""
    found = _PATTERN.search(text, start, end)
    return found.span(found.lastindex) if found is not None and found.lastindex is not None else None


def is_more_of_it(text: str, condition: Range) -> bool:
    """Whether it is one more of what was done that has a consequence: "one more shot and the port is shut"."""
    return _MORE_OF_IT.match(text, *condition) is not None
