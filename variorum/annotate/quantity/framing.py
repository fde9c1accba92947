"""Finds whose words a number outside all statements goes on with: a condition cut off, a paragraph that one source opens and closes."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Span, Token

from variorum.model.report import Block, Range, Statement

_CONDITIONS: Final = frozenset({"if", "provided", "providing", "unless", "until"})
"""Words that open what somebody makes a condition."""


_SECOND_CLAUSE: Final = re.compile(
    r"(?:,\s+(?:of\s+)?(?:which|whom|who)\b[^;:“”\"]*?)?,?\s+(?:and|but)\s+(?:also\s+)?that\s+(?!(?:of|is|was|has|will|would|could)\b)",
    re.IGNORECASE,
)
"""Opens the second of two clauses that somebody says."""
_SET_OUT: Final = re.compile(r"\bas\s+(?:[a-z]+\s+){1,2}by\s+(?:the\s+|an?\s+|its\s+|their\s+)?", re.IGNORECASE)


_REST: Final = re.compile(r"[^.!?\n]*")
_ADDED: Final = 8
"""Words up to which what stands behind a saying in its sentence only says to whom, where and when it was said."""


class Frames:
    """Looks up the statements around a place that is in none."""

    def __init__(self, statements: Sequence[Statement], blocks: Sequence[Block], text: str) -> None:
        self._blocks = blocks
        self._text = text
        self._contents = sorted((low, high, number) for number, one in enumerate(statements) for low, high in one.content)
        self._statements = statements

    def framing(self, sentence: Range) -> tuple[Statement, ...]:
        """The statement of the source whose words stand right before and right behind a sentence of a paragraph in which nobody speaks."""
        place = bisect_right(self._blocks, sentence[0], key=lambda block: block.start) - 1
        if place < 0 or self._blocks[place].kind != "paragraph":
            return ()
        block = self._blocks[place]
        inside = [one for one in self._contents if block.start <= one[0] and one[1] <= block.end]
        if any(low < sentence[1] and sentence[0] < high and self._statements[number].speaker for low, high, number in inside):
            return ()
        spoken = [one for one in inside if self._statements[one[2]].speaker_entity]
        before = [number for _, high, number in spoken if high <= sentence[0]]
        behind = [number for low, _, number in spoken if low >= sentence[1]]
        if not before or not behind:
            return ()
        opener, closer = self._statements[before[-1]], self._statements[behind[0]]
        framed = opener.speaker_entity == closer.speaker_entity and not self._breaks_off(opener)
        return (opener,) if framed else ()

    def _breaks_off(self, opener: Statement) -> bool:
        """Whether the sentence of what somebody says goes on with the report's own words: "..., she said, but it names no day"."""
        end = max(high for _, high in (*opener.content, *opener.cue, *opener.speaker))
        rest = _REST.match(self._text, end)
        return rest is not None and len(rest[0].split()) > _ADDED

    def led_in(self, place: int) -> int | None:
        """Where the source of a list item is named in the line that opens the list: "The demands, as set out by the minister:"."""
        number = bisect_right(self._blocks, place, key=lambda block: block.start) - 1
        if number < 0 or self._blocks[number].kind != "list_item":
            return None
        opener = next((block for block in reversed(self._blocks[:number]) if block.kind != "list_item"), None)
        if opener is None or not self._text[opener.start : opener.end].rstrip().endswith(":"):
            return None
        found = _SET_OUT.search(self._text, opener.start, opener.end)
        return found.end() if found else None

    def going_on(self, amount: Span, sentence: Range) -> Statement | None:
        """The statement that goes on to a number behind its words: "said he would go, provided that ...", "said that ..., and that ..."."""
        held = [one for one in self._contents if sentence[0] <= one[0] and one[1] <= amount.start_char]
        for low, high, number in reversed(held):
            statement = self._statements[number]
            gap = self._text[high : amount.start_char]
            if statement.mode == "direct" or any(mark in gap for mark in ';"“”:') or not statement.speaker_entity:
                continue
            if _SECOND_CLAUSE.match(gap):
                return statement
            clause = _joined(amount.root, [(low, high), *statement.cue])
            if clause is not None and _opens_condition(clause, high):
                return statement
        return None


def _joined(number: Token, words: Sequence[Range]) -> Token | None:
    """The token outside the words of a statement, on the way up from the number, whose head is one of them."""
    node = number
    for above in number.ancestors:
        if any(low <= above.idx < high for low, high in words):
            return node
        node = above
    return None


def _opens_condition(clause: Token, end: int) -> bool:
    """Whether a word of condition opens a clause behind ``end``."""
    return any(token.lower_ in _CONDITIONS and token.idx >= end and token.i <= clause.i for token in clause.subtree)
