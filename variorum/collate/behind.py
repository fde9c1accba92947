"""Tells from the text behind a noun whether it stands alone, where no parse of the report is at hand."""

import re

from variorum.text.names import fold
from variorum.text.words import function_words

_WORD = re.compile(r"(?P<mark>\W*?)\s+(?P<word>[\w'’-]+)")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_APART = frozenset({"of", "that", "where", "which", "whose", "who"})
"""Words behind a noun that mostly tell which one is meant."""
_WHERE = frozenset({"at", "in", "near", "on"})


def stands_alone(text: str, end: int, known: frozenset[str] = frozenset()) -> bool:
    """Whether nothing behind a noun tells which one it is, and the noun is no part of a longer one: "the base rate".

    :param end: where the noun ends. :param known: folded words that may follow as a name after "in", as they tell nothing new.
    """
    after = _WORD.match(text, end)
    if after is None or after["mark"] or text[end : end + 1] in "'’":
        return True
    word = after["word"]
    if word in _APART or (word not in function_words() and not word.endswith("ed")):
        return False
    if word not in _WHERE:
        return True
    where = _WORD.match(text, after.end())
    return where is None or not where["word"][:1].isupper() or fold(where["word"]) in known or _DAY.match(where["word"]) is not None
