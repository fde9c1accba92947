"""How much ingest takes of one input, so that no file can hold up a run."""

from collections.abc import Mapping

import msgspec

from variorum.model.errors import UsageError
from variorum.model.record import Record


class Limits(Record, frozen=True):
    """Bounds on one report. What is over them is rejected with the setting's name, never cut."""

    max_chars: int = 2_000_000
    """Code points of one report's text: about 350,000 words, several times the longest report anybody prints."""
    max_html_chars: int = 5_000_000
    """Code points of one HTML page, markup and inlined pictures included."""
    max_html_elements: int = 40_000
    """Elements of one page; real ones have some thousand. The extractor takes up to 0.2 milliseconds for each."""
    max_html_depth: int = 200
    """How deep elements of a page may nest; pages of news sites stay below 60, the parser drops what lies below 256."""
    max_html_attributes: int = 1_000
    """Attributes of one element."""

    @property
    def max_bytes(self) -> int:
        """Bytes that ``max_chars`` code points can fill in any encoding."""
        return 4 * self.max_chars + 4

    @property
    def max_line_bytes(self) -> int:
        """Bytes of one line of JSON: each code point may be written as a pair of six-byte escapes."""
        return 12 * self.max_chars + 65_536


def read_limits(changed: Mapping[str, object]) -> Limits:
    """The limits with those changed that a recipe names under ``[params.ingest]``.

    :raises UsageError: a name or value is wrong.
    """
    try:
        return msgspec.convert({**msgspec.to_builtins(Limits()), **changed}, Limits)
    except msgspec.ValidationError as error:
        raise UsageError(f"Parameters of ingest: {error}") from error
