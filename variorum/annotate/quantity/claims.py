"""Says on whose word a figure stands: the speaker of the statement around it, or the source named with "according to"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from variorum.model.report import Entity, Range, Statement

_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+|a\s+|an\s+)?", re.IGNORECASE)


class Claims:
    """Looks up who claims what stands at a place of a report."""

    def __init__(self, statements: Sequence[Statement], entities: Sequence[Entity], text: str) -> None:
        self._contents = sorted((low, high, number) for number, one in enumerate(statements) for low, high in one.content)
        self._starts = [low for low, _, _ in self._contents]
        self._longest = max((high - low for low, high, _ in self._contents), default=0)
        self._statements = statements
        self._mentions = sorted((low, high, entity.id) for entity in entities for low, high in entity.mentions)
        self._text = text

    def enclosing(self, span: Range) -> Statement | None:
        """The innermost statement whose content holds ``span``."""
        first = bisect_left(self._starts, span[0] - self._longest)
        last = bisect_right(self._starts, span[0])
        holding = [(high - low, number) for low, high, number in self._contents[first:last] if span[1] <= high]
        return self._statements[min(holding)[1]] if holding else None

    def claimants(self, statement: Statement | None, sentence: Range) -> tuple[str, ...]:
        """The entities that claim what ``sentence`` tells; empty where the report names nobody.

        :param statement: the statement around the figure: its speaker claims it. Else it is the source named by "according to".
        """
        if statement is not None and statement.speaker_entity:
            return statement.speaker_entity
        for match in _ACCORDING.finditer(self._text, *sentence):
            at = bisect_left(self._mentions, (match.end() - 8, 0, ""))
            for low, high, entity in self._mentions[at:]:
                if low > match.end() + 30:
                    break
                if high > match.end():
                    return (entity,)
        return ()
