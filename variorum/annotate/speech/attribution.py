"""One attribution as the rule reader finds it: source, cue and content as ranges of the text, with no entities yet."""

from variorum.model.record import Record
from variorum.model.report import Range


class Attribution(Record, frozen=True):
    """Who said what by which words. ``score`` is how often (0 to 1) such a construction attributes."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float = 1.0
    via: Range | None = None
    """The channel: the words that name who passed the saying on."""
