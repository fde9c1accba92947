"""Says on whose word a figure stands: the speaker of the statement around it, or the source named with "according to"."""

import re
from collections.abc import Sequence

from variorum.model.report import Entity, Range, Statement

_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+|a\s+|an\s+)?", re.IGNORECASE)


def enclosing(statements: Sequence[Statement], span: Range) -> Statement | None:
    """The innermost statement whose content holds ``span``."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        for low, high in statement.content:
            if low <= span[0] and span[1] <= high and (best is None or high - low < best[0]):
                best = (high - low, statement)
    return best[1] if best else None


def claimants_of(statement: Statement | None, text: str, sentence: Range, span: Range, entities: Sequence[Entity]) -> tuple[str, ...]:
    """The entities that claim the figure in ``span``; empty where the report names nobody.

    :param statement: the statement around the figure. :param sentence: the sentence it stands in.
    """
    if statement is not None and statement.speaker_entity:
        return statement.speaker_entity
    for match in _ACCORDING.finditer(text, *sentence):
        named = [entity.id for entity in entities if any(low <= match.end() + 30 and match.end() <= low for low, _ in entity.mentions)
                 or any(low <= match.end() < high for low, high in entity.mentions)]  # fmt: skip
        if named:
            return (named[0],)
    return ()
