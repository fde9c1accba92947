"""Spells out the known bodies that stand abbreviated inside a longer name: "UN mission" is "United Nations mission"."""

import re
from functools import lru_cache

from variorum.text.names import fold
from variorum.text.places import load_gazetteer

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\s]+")
_SHORT = re.compile(r"[A-Z]{2,5}|(?:[A-Z]\.){2,4}")


@lru_cache(maxsize=65536)
def spelled_out(name: str) -> str:
    """The folded name with the usual name of each body that it has abbreviated; a name that is only an abbreviation stays."""
    words = _WORD.findall(name)
    return " ".join(_full(word) if len(words) > 1 else fold(word) for word in words)


def _full(word: str) -> str:
    place = load_gazetteer().find(word) if _SHORT.fullmatch(word) else None
    return fold(place.name) if place is not None and place.kind == "body" else fold(word)
