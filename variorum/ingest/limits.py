"""How much ingest takes of one input, so that no file can hold up a run."""

from variorum.model.record import Record


class Limits(Record, frozen=True):
    """Bounds on one report. What is over them is rejected with the setting's name, never cut."""

    max_chars: int = 2_000_000
    """Code points of one report's text: about 350,000 words, several times the longest report anybody prints."""
    max_html_chars: int = 5_000_000
    """Code points of one HTML page, markup and inlined pictures included."""
    max_html_depth: int = 400
    """How deep elements of a page may nest; pages of news sites stay below 60."""

    @property
    def max_bytes(self) -> int:
        """Bytes that ``max_chars`` code points can fill in any encoding."""
        return 4 * self.max_chars + 4

    @property
    def max_line_bytes(self) -> int:
        """Bytes of one line of JSON: each code point may be written as a pair of six-byte escapes."""
        return 12 * self.max_chars + 65_536
