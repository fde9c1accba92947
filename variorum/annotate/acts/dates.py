"""Finds the time expression that dates an act: the one whose words hang on the act's own word, not on another act's."""

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from variorum.model.report import TimeExpression

_LIGHT = frozenset("take hold occur happen be come begin start end follow mark see bring include last open close sign reach".split())

_OPEN = "XXXX"
"""How the value of a date begins whose year is left open."""


class Calendar:
    """Where the dated time expressions of a report stand in its parse."""

    def __init__(self, doc: Doc, times: Iterable[TimeExpression]) -> None:
        starts = [token.idx for token in doc]
        self._governor: dict[int, list[TimeExpression]] = {}
        self._inside: dict[int, TimeExpression] = {}
        self._timed: set[int] = set()
        for time in times:
            if time.type not in ("DATE", "TIME") or (time.edtf is None and not (time.value or "").startswith(_OPEN)):
                continue
            first = bisect_left(starts, time.start)
            last = max(first, bisect_left(starts, time.end) - 1)
            if first >= len(doc):
                continue
            governor = _governor(doc[first : last + 1])
            self._timed.add(governor.i)
            if time.edtf is None:
                continue
            for at in range(first, last + 1):
                self._inside[at] = time
            self._governor.setdefault(governor.i, []).append(time)

    def on(self, word: Token) -> TimeExpression | None:
        """The first dated expression that hangs directly on a word."""
        found = self._governor.get(word.i)
        return found[0] if found else None

    def is_timed(self, word: Token) -> bool:
        """Whether a date hangs on the word, be it one that the report leaves open ("Friday" in an undated report)."""
        return word.i in self._timed

    def at(self, word: Token) -> TimeExpression | None:
        """The dated expression that the word is part of."""
        return self._inside.get(word.i)


def _governor(time: Span) -> Token:
    """The word that the time expression hangs on."""
    root = time.root
    before = time.doc[time.start - 1] if time.start > time.sent.start else root
    if root.dep_ in ("compound", "nummod", "nmod") and root.head.pos_ == "PROPN" and before.dep_ == "prep":
        return before.head  # the parser takes "On Friday Anna Ovik" for one name
    node = root.head if root.dep_ in ("pobj", "pcomp") else root
    return node.head


def date_of(word: Token, calendar: Calendar, taken: frozenset[int]) -> str | None:
    """The EDTF date of the act that ``word`` names, ``None`` where its own words give none.

    :param taken: indexes of the words that name other acts; what hangs on them dates those.
    """
    time = calendar.on(word)
    if time is not None:
        return time.edtf
    if word.dep_ == "relcl" and (time := calendar.at(word.head)) is not None:
        return time.edtf
    for found in (_date_below(word, calendar, taken), _date_above(word, calendar, taken)):
        if found is not None:
            return found
    return None


def _date_below(word: Token, calendar: Calendar, taken: frozenset[int]) -> str | None:
    """In the word's own phrase: "a summit held in May", "the talks of 3 March in Oslo"."""
    todo = [(child, 0) for child in word.children]
    while todo:
        child, depth = todo.pop(0)
        if child.i in taken or child.dep_ in ("conj", "parataxis"):
            continue
        if child.dep_ in ("advcl", "ccomp") or (child.dep_ in ("relcl",) and depth > 0):
            continue
        time = calendar.on(child)
        if time is not None:
            return time.edtf
        if depth < 3:
            todo.extend((below, depth + 1) for below in child.children)
    return None


def _date_above(word: Token, calendar: Calendar, taken: frozenset[int]) -> str | None:
    """On the verb that the word serves: "on 3 May talks took place", "agreed on Friday to send"."""
    node = word
    for _ in range(4):
        above = node.head
        if above is node:
            return None
        joined = node.dep_ in ("nsubj", "nsubjpass", "dobj", "xcomp", "conj", "prep", "agent", "pobj", "attr", "compound")
        if not joined or (above.i in taken and node.dep_ not in ("conj", "xcomp")):
            return None
        if above.pos_ in ("VERB", "AUX"):
            time = calendar.on(above)
            if time is not None:
                return time.edtf
            if above.lemma_.lower() not in _LIGHT and node.dep_ not in ("conj", "xcomp"):
                return None
        node = above
    return None
