"""Lists terms that a party sets as conditions of its own: "will not return until the soldiers are released" asks for their release."""

import re
from collections.abc import Iterable, Iterator, Sequence

from variorum.model.report import Position, Range

_BOUND = frozenset({"offer", "promise", "refusal", "threat", "support"})
"""Kinds of position whose condition is a term that the party sets."""
_SETS = {
    "refusal": r"unless|until|till|before|only (?:if|when|after|once)|(?:as|so) long as|without|while|provided|on condition"
    r"|if .{0,40}\bnot\b",
    "threat": r"unless|until|(?:if|should) .{0,60}\b(?:not|fails?|refuses?)\b",
    "other": r"only (?:if|when|after|once)|unless|provid(?:ed|ing)|on (?:the )?(?:sole )?condition|as soon as|once"
    r"|(?:as|so) long as|until|if",
}
"""What opens a condition that the party wants to see met, by the kind of position: a threat with a plain "if" wants it not to be."""
_OPENS = {kind: re.compile(rf"(?:but |and |not )?(?:{words})\b", re.IGNORECASE) for kind, words in _SETS.items()}
_LEAST_WORDS = 4


def with_terms(text: str, positions: Sequence[Position]) -> list[Position]:
    """The positions with those added that lie in the conditions of others, in the order of the text.

    None is added where a demand or condition of the same party stands there already.
    """
    asked = [position for position in positions if position.kind in ("demand", "condition")]
    return sorted((*positions, *_terms(text, positions, asked)), key=lambda position: (position.start, position.end))


def _terms(text: str, positions: Iterable[Position], asked: Sequence[Position]) -> Iterator[Position]:
    taken: set[Range] = set()
    for position in positions:
        found = position.condition
        if position.kind not in _BOUND or found is None or found in taken or not _is_set(text, position.kind, found):
            continue
        if any(set(other.party) & set(position.party) and other.start < found[1] and found[0] < other.end for other in asked):
            continue
        taken.add(found)
        yield Position(
            start=found[0],
            end=found[1],
            kind="condition",
            party=position.party,
            content=(found,),
            target=position.target,
            condition=found,
            date=position.date,
            per=position.per,
            statement=position.statement,
            hedge=position.hedge,
        )


def _is_set(text: str, kind: str, found: Range) -> bool:
    words = text[slice(*found)]
    return len(words.split()) >= _LEAST_WORDS and _OPENS.get(kind, _OPENS["other"]).match(words) is not None
