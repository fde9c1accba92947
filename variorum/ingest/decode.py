"""Turns bytes into text: UTF-8 where they are UTF-8, else a detected encoding that is named."""

import codecs
import re

from variorum.model.errors import InputError
from variorum.model.record import Record

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "Convert it to text first, for instance with pdftotext."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save the document as plain text."),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save it as plain text."),
    (b"{\\rtf", "a rich text document", "Save it as plain text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"\x89PNG", "a picture", "Only text can be read."),
    (b"GIF8", "a picture", "Only text can be read."),
    (b"\xff\xd8\xff", "a picture", "Only text can be read."),
    (b"\x7fELF", "a program", "Only text can be read."),
    (b"SQLite format 3", "a database", "Export its texts as JSON Lines."),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
"""Share of control characters above which a file is no text; printed text has none, damaged text a few."""
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 200_000
"""Bytes that the encoding is told by; the whole is then decoded with it."""


class Decoded(Record, frozen=True):
    """Decoded text, line ends still as they were. ``encoding`` names the codec and what had to be replaced."""

    text: str
    encoding: str


def decode_page(item: str, raw: bytes) -> Decoded:
    """Decode the bytes of a web page, which may name its encoding in its first 4,096 bytes.

    :raises InputError: as :func:`decode_bytes`.
    """
    declared = _CHARSET.search(raw[:4096])
    if declared and not _is_utf8(raw):
        try:
            codec = codecs.lookup(declared.group(1).decode("ascii"))
            raw = raw.decode(codec.name).encode()
        except (LookupError, UnicodeError, ValueError):
            return decode_bytes(item, raw)
        return Decoded(text=decode_bytes(item, raw).text, encoding=codec.name)
    return decode_bytes(item, raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode_bytes(item: str, raw: bytes) -> Decoded:
    """Decode the bytes of one text file; a byte order mark is dropped, nothing else is touched.

    UTF-8 with a few broken bytes stays UTF-8: each is read as U+FFFD, and ``encoding`` says how many.

    :raises InputError: the bytes are empty, a known binary format, in no encoding that can be told, or full of control characters.
    """
    if not raw:
        raise InputError(item, "ingest", "empty", "The file is empty. Leave it out, or save the report again.")
    for magic, kind, cure in _MAGIC:
        if raw.startswith(magic):
            raise InputError(item, "ingest", "binary", f"The file is {kind}, not text. {cure}")
    decoded = _decode(item, raw)
    _refuse_controls(item, decoded.text)
    return decoded


def _refuse_controls(item: str, text: str) -> None:
    found = len(_CONTROLS.findall(text))
    if found > max(1, _MOST_CONTROLS * len(text)):
        share = f"{found:,} of {len(text):,} characters are control characters"
        raise InputError(item, "ingest", "binary", f"The file is not text: {share}. Save the report as plain text in UTF-8.")


def _decode(item: str, raw: bytes) -> Decoded:
    for mark, codec in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            text = raw.decode(codec, errors="replace")
            return Decoded(text=text, encoding=_name(codec, text.count("\ufffd"), "broken character"))
    try:
        return Decoded(text=raw.decode("utf-8-sig"), encoding="utf-8")
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd") - raw.count("\ufffd".encode())
    whole = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    if whole > 2 * broken or (broken == 1 and text.endswith("\ufffd")):
        return Decoded(text=text, encoding=_name("utf-8", broken, "broken byte sequence"))
    _refuse_controls(item, raw[:_SAMPLE].decode("latin-1"))
    from charset_normalizer import from_bytes  # few inputs need it, and it takes as long to import as the rest of ingest

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise InputError(item, "ingest", "encoding", "The file's encoding cannot be told. Save the report as plain text in UTF-8.")
    text = raw.decode(best.encoding, errors="replace").removeprefix("\ufeff")
    return Decoded(text=text, encoding=_name(best.encoding.replace("_", "-"), text.count("\ufffd"), "broken byte sequence"))


def _name(codec: str, replaced: int, what: str) -> str:
    return f"{codec}, {replaced} {what}{'s' if replaced > 1 else ''} replaced" if replaced else codec


def replace_surrogates(text: str) -> tuple[str, int]:
    """Replace lone surrogates, which no file can hold, by U+FFFD, one for one.

    :returns: the text and how many were replaced.
    """
    return re.subn(r"[\ud800-\udfff]", "\ufffd", text)
