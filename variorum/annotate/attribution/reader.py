"""Reads who said what from a text with the trained attribution model; knows nothing of entities, dates or layers.

How another module uses it::

    from variorum.annotate.attribution.reader import load_reader, read_attributions

    reader = load_reader()                 # packaged weights; load_reader(path) for others; lazy, offline, cached per path
    found = read_attributions(reader, text, blocks)      # blocks: half-open ranges of the paragraphs to read, in order

Each ``RawAttribution`` lies within one block. Contents of two attributions never overlap; a source may serve several.
Where no source is printed in the block, ``source`` is empty; where no cue is printed, ``cue`` is empty; ``content`` never is.
Attributions come in the order of their anchors (the cue's head word, or the first word of a content without a cue).
"""

from variorum.model.record import Record
from variorum.model.report import Range


class RawAttribution(Record, frozen=True):
    """One attribution as the model found it: several ranges to a role where the words are apart."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float
    """The model's probability that this is an attribution, 0 to 1."""
