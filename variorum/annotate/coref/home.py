"""Tells the state from which a report speaks: that of its dateline, or of the capital in its paper's name."""

import re
from itertools import takewhile

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.text.places import load_cities, load_gazetteer, name_key

_PRESS = word_list("press_words")
_MASTHEAD = 2
"""Lines at the head of a report in which its paper is named."""
_ENDS = frozenset({".", ",", "—", "–", "--", "-", "(", ":"})
"""Marks after the place of a dateline."""
_SHORTEST = 3
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = re.compile(rf"\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}")


def home_state(view: View) -> str | None:
    """The code of the state; ``None`` where the report tells none, or two."""
    openings = _openings(view)
    states = {state for index in openings if (state := _dateline(view, index)) is not None}
    if not states:
        states = {state for index in openings[:_MASTHEAD] if (state := _masthead(view, index)) is not None}
    return states.pop() if len(states) == 1 else None


def _openings(view: View) -> list[int]:
    """The first token of each block."""
    return [
        index for index in range(len(view.doc)) if view.block[index] >= 0 and (index == 0 or view.block[index - 1] != view.block[index])
    ]


def _dateline(view: View, first: int) -> str | None:
    """The state of a place at the head of a block, in capitals and closed by a mark, "ORLIN -", or with the day: "Orlin, 3 June"."""
    doc = view.doc
    if view.skipped[first] or not is_capitalised(doc[first]) or len(doc[first]) < _SHORTEST:
        return None
    upper = doc[first].text.isupper()
    run = list(takewhile(lambda index: view.block[index] == view.block[first] and _goes_on(doc[index], upper), range(first, len(doc))))
    last = run[-1] + 1
    if len(run) > 3 or last >= len(doc) or doc[last].text not in _ENDS or (last + 1 < len(doc) and doc[last + 1].text == "/"):
        return None
    if not _is_day(view, last) and (view.heading[first] or not upper):
        return None
    place = load_gazetteer().find(view.words(first, last).title())
    if place is not None:
        return place.country if place.kind == "capital" else None
    return load_cities().get(name_key(view.words(first, last).title()))


def _goes_on(token: Token, upper: bool) -> bool:
    return token.text.isupper() if upper else is_capitalised(token)


def _is_day(view: View, comma: int) -> bool:
    """Whether a comma is followed by a day and a month: ", 3 June"."""
    doc = view.doc
    words = [token.text for token in doc[comma + 1 : comma + 3] if view.block[token.i] == view.block[comma]]
    return doc[comma].text == "," and _DAY.fullmatch(" ".join(words)) is not None


def _masthead(view: View, first: int) -> str | None:
    """The state of the capital in "The X Gazette"."""
    doc = view.doc
    begin = first + (doc[first].lower_ == "the")
    for last in (begin + 1, begin + 2):
        press = last < len(doc) and view.block[last] == view.block[first] and doc[last].lower_ in _PRESS
        ends = last + 1 >= len(doc) or view.block[last + 1] != view.block[first]
        place = load_gazetteer().find(view.words(begin, last).title()) if press and ends else None
        if place is not None and place.kind == "capital":
            return place.country
    return None
