"""Finds the condition to which a saying ties what is to come, where nothing else in it says where the speaker stands."""

import re

from variorum.annotate.acts.provisos import plain_condition, spelled_condition
from variorum.model.report import Range

_BARRED = re.compile(
    r"\b(?:not|no|nobody|nothing|none|never|neither|nor|without|wait\w*|stop\w*|suspend\w*|shut|closed|halt\w*)\b|n['’]t\b", re.IGNORECASE
)
"""What stays undone until a condition is met."""
_WHOEVER = re.compile(r"(?:any|all|those|every|who)", re.IGNORECASE)
_WELCOMED = re.compile(
    r"\bwhat (?:would|will|could) |\b(?:be|feel|are|is) (?:better|glad|good|happy|nice|pleased|sad|sorry|surprised|wrong)\b", re.IGNORECASE
)
"""What is only asked or wished for ties nothing to its condition."""
_TO_COME = re.compile(
    r"\b(?:will|would|wo|shall|can|could|may|must|have to|going to)\b|['’]ll\b|"
    r"\b(?:we|I) (?!(?:are|am|were|was|have|had|did|said|know|knew)\b)\w+",
    re.IGNORECASE,
)


def tied_to(text: str, start: int, end: int) -> Range | None:
    """The condition to which words tie what is to come, or what nobody will do: "not one of us returns until we are paid"."""
    found = spelled_condition(text, start, end) or plain_condition(text, start, end)
    if found is None or _WHOEVER.match(text, *found):
        return None
    rest = text[start : found[0]] + " " + text[found[1] : end]
    if _WELCOMED.search(rest):
        return None
    until = text[found[0] : found[1]].casefold().startswith(("until", "before", "as long", "so long", "once"))
    return found if (_BARRED if until else _TO_COME).search(rest) else None
