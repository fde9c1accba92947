"""Reads the block of facts that Markdown files may open with: ``---``, lines of ``name: value``, ``---``."""

import re

from variorum.model.record import Record

_BLOCK = re.compile(r"\s*---[ \t]*\n((?:.{0,1000}\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:\s+(.+)")
_NAMES = {
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publishdate", "date_published"),
    "outlet": ("outlet", "publisher", "publication", "source", "site", "site_name"),
    "url": ("url", "canonical_url", "link", "permalink", "source_url"),
    "language": ("language", "lang"),
}


class FrontMatter(Record, frozen=True):
    """What the file says about its report, in its own words."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read the plain ``name: value`` lines of the block at the start of ``text``; lists and nested values are passed over."""
    block = _BLOCK.match(text)
    if not block:
        return FrontMatter()
    found: dict[str, str] = {}
    for line in block.group(1).splitlines():
        match = _LINE.fullmatch(line.rstrip())
        value = match.group(2).strip().strip("\"'").strip() if match else ""
        if match and value and value[0] not in "[{|>&*":
            found.setdefault(match.group(1).lower().replace("-", "_").replace(" ", "_"), value)
    chosen = {field: next((found[name] for name in names if name in found), None) for field, names in _NAMES.items()}
    return FrontMatter(**chosen)
