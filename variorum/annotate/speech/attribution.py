"""One attribution as the rule reader finds it: source, cue and content as ranges of the text, with no entities yet."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.report import Range

Basis = Literal["saying", "clause", "quotation", "heading", "label", "list", "nested"]


class Attribution(Record, frozen=True):
    """Who said what by which words.

    ``score`` is the probability (0 to 1) that it is an attribution. ``basis`` tells what shows it: a word of saying, another cue
    with a clause or object, a quotation, a heading with a verb, a heading of the form "X: Y", the lead-in of a list, or a cue inside
    another's saying.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float = 1.0
    basis: Basis = "clause"
    via: Range | None = None
    """The channel: the words that name who passed the saying on."""
    second: float = 0.0
    """The probability that the other reader gives, where both find the same words."""
    rival: tuple[Range, ...] = ()
    """The source that the other reader found, where it is another: heard where ``source`` names nobody known."""
