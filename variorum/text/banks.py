"""Knows a central bank by its name: "Bank of" a state, "Central Bank of X", "Reserve Bank of X"."""

import re

from variorum.text.names import bare_words
from variorum.text.places import load_gazetteer

_CENTRAL = re.compile(r"\b(?:central|reserve) bank\b")
_OF_STATE = re.compile(r"(?:national )?bank of (?:the )?(?P<state>.+)")


def is_central_banks_name(name: str) -> bool:
    """Whether the words name a central bank; "Bank of" a state may be a commercial one too, which is then the only such bank told of."""
    words = bare_words(name)
    if _CENTRAL.search(words):
        return True
    match = _OF_STATE.fullmatch(words)
    found = load_gazetteer().find(match["state"].title()) if match else None
    return found is not None and found.kind == "country"
