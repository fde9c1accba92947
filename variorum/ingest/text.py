"""Reads a plain text or Markdown file as one report."""

import hashlib
import re

from variorum.ingest.decode import decode_bytes
from variorum.ingest.front_matter import FrontMatter, read_front_matter
from variorum.ingest.limits import Limits
from variorum.model.errors import InputError
from variorum.model.report import Report, Source

_BLANK = re.compile(r"[\s\x00\ufeff\u200b-\u200f\u2060]*")
"""White space, and characters that print nothing."""
_LINE_END = re.compile(r"\r\n?")


def check_text(item: str, text: str, limits: Limits) -> None:
    """See that there is something to read, and not too much of it.

    :raises InputError: the text is white space only, or longer than ``limits.max_chars``.
    """
    if _BLANK.fullmatch(text):
        raise InputError(item, "ingest", "empty", "There is nothing but white space. Leave it out, or save the report again.")
    if len(text) > limits.max_chars:
        raise too_long(item, f"The text has {len(text):,} characters", limits)


def too_long(item: str, found: str, limits: Limits) -> InputError:
    """The error for an input over the limit; ``found`` says how long it is."""
    detail = f"{found}; the most for one report is {limits.max_chars:,}. Split it into single reports, or raise max_chars in the recipe."
    return InputError(item, "ingest", "too_long", detail)


def read_text(item: str, raw: bytes, id: str, media_type: str, limits: Limits) -> Report:
    """Decode the bytes of a file; line ends become ``\\n``, a byte order mark goes, nothing else is touched.

    What the front matter of a Markdown file says is read; the front matter itself stays in the text.

    :raises InputError: as :func:`decode_bytes` and :func:`check_text`.
    """
    decoded = decode_bytes(item, raw)
    text = _LINE_END.sub("\n", decoded.text)
    check_text(item, text, limits)
    facts = read_front_matter(text) if media_type == "text/markdown" else FrontMatter()
    source = Source(
        path=item,
        url=facts.url,
        media_type=media_type,
        encoding=decoded.encoding,
        extractor="text@1",
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    return Report(
        id=id,
        text=text,
        source=source,
        title=facts.title,
        outlet=facts.outlet,
        language_given=facts.language,
        published_given=facts.published,
    )
