"""Finds the two numbers of a vote or a ruling: "voted 97-1", "by 348 to 77", "60 votes to 12", "a 5-4 decision", "a 4-to-3 vote"."""

import re
from typing import Final

from variorum.annotate.quantity.cardinal import SMALL
from variorum.model.report import Range

VOTE: Final = "vote"
"""The unit of both numbers."""
_PAIR: Final = re.compile(
    r"(?<![\w.,:/#$£€-])(?P<for>\d{1,3},\d{3}|\d{1,4})(?:\s?[-–—]\s?|\s+to\s+|-to-)(?P<against>\d{1,3},\d{3}|\d{1,4})(?![\w%]|[-–/:]\d|[.,]\d|\s?(?:%|per\s?cent\b))"
)
_NAMED: Final = re.compile(
    r"(?<![\w.,:/#$£€-])(?P<for>\d{1,3},\d{3}|\d{1,4})\s+votes?\s+to\s+(?P<against>\d{1,3},\d{3}|\d{1,4})(?![\w%]|[-–/:]\d|[.,]\d)"
)
"""A pair whose first number has its noun: the second counts votes too."""
_WORDS: Final = "|".join(word for word, value in SMALL.items() if value > 0)
_IN_WORDS: Final = re.compile(rf"(?<![\w-])(?P<for>{_WORDS})(?:\s+to\s+|-to-)(?P<against>{_WORDS})(?![\w-])", re.IGNORECASE)
_VOTED: Final = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ruled|divided|split|decided)\b[^.;\n\d]{0,30}\Z", re.IGNORECASE)
"""Words of voting close before a pair in words."""
_BEFORE: Final = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|overr(?:ode|ide|idden|iding)|pass(?:ed|es|ing)?|approv\w+|confirm\w+|adopt\w+|reject\w+|defeat\w+|"
    r"acquit\w+|convict\w+|ratif\w+|rul(?:ed|ing)|followed suit|divided|split|deadlocked)\b[^.;\n\d]{0,60}\Z",
    re.IGNORECASE,
)
"""Words of deciding by votes before the pair, with no other number between."""
_WON: Final = re.compile(
    r"\b(?:w[io]ns?|victory|beats?|defeat(?:s|ed)?|lost"
    r"|prevailed|(?:re-?)?elected)\b[^.;\n\d]{0,50}\Z",
    re.IGNORECASE,
)
_BALLOT: Final = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|elect\w+|caucus|parliament\w*|senat\w+|deput(?:y|ies)|lawmakers?|assembly)\b",
    re.IGNORECASE,
)
_DIGITS: Final = 2
"""A shorter number may be goals or sets."""
_NOUN: Final = re.compile(
    r"\s*(?:party-line\s+|roll-call\s+|bipartisan\s+)?(?:vote|votes|decision|ruling|verdict|margin|tally|majority|defeat)\b", re.IGNORECASE
)
_BOUND: Final = re.compile(r"\b(?:between|from|ages?|aged)\s+\Z", re.IGNORECASE)
_ENDS: Final = re.compile(r"\s*(?:[,.;:)—–]|\Z|\n|(?:in|on|to|for|with|against|along|after|late|last|and|but|that)\b)", re.IGNORECASE)
"""What may follow the pair: a noun there is what it counts ("passed 5-10 bills")."""


def find_tallies(text: str) -> list[tuple[Range, Range]]:
    """The places of the votes for and against, in the order of the text.

    Two numbers are a tally where a noun for a vote follows, or words of deciding stand before and no counted noun behind.
    """
    found = [(match.span("for"), match.span("against")) for match in _NAMED.finditer(text)]
    for match in _PAIR.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        if _BOUND.search(before) or all(re.fullmatch(r"(?:19|20)\d\d", number) for number in match.groups()):
            continue
        decided = bool(_BEFORE.search(before) and _ENDS.match(text, match.end()))
        if not decided and _WON.search(before) and _ENDS.match(text, match.end()):
            many = all(len(number) >= _DIGITS for number in match.groups())
            decided = many and _BALLOT.search(text, max(0, match.start() - 250), match.end() + 150) is not None
        if decided or _NOUN.match(text, match.end()):
            found.append((match.span("for"), match.span("against")))
    for match in _IN_WORDS.finditer(text):
        if _VOTED.search(text, max(0, match.start() - 60), match.start()) and _ENDS.match(text, match.end()):
            found.append((match.span("for"), match.span("against")))
    return sorted(found)
