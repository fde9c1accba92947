"""Reads the outlet's name off the page, where a report's metadata do not give it."""

import re
from collections.abc import Sequence

from variorum.annotate.page.datelines import match_outlet
from variorum.annotate.page.origins import find_agencies, has_outlet_word
from variorum.model.report import Boilerplate

_HEADER = re.compile(r"(?:outlet|publication|publisher)\s?:\s*(\S+(?: \S+){0,5})(?<!\.)", re.IGNORECASE)
_OWN_DESK = re.compile(
    r"(?:[Bb]y )?(?:[Tt]he )?(.{2,40}?)"
    r" (?:Newsroom|News Desk|Web Desk|Wire Desk|[Ss]taff(?: (?:[Ww]riters?|[Rr]eporters?|contributed\b.*))?)\.?"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)(?: ?©| ?\([Cc]\))?[ ,]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[ ,]*(?:by )?(?:[Tt]he )?"
    r"([^\W\d_a-z][\w.&’' -]{1,40}?)(?: \d{4})?(?:,? (?:Ltd|Inc|LLC|Limited|Media Ltd|GmbH|plc)\b\.?)?(?:[.,|;]| [Aa]ll [Rr]ights|$)"
)


def find_outlet(text: str, marks: Sequence[Boilerplate]) -> str | None:
    """The name under which the page is published, by its header, dateline, desk or copyright line, the surest first.

    Only names that look like an outlet's are taken from a dateline, where a place may stand as well. An agency is never the
    outlet here: pages print its copyright when they print its text.
    """
    words = [text[mark.start : mark.end] for mark in marks if mark.kind in ("other", "credit")]
    for line in words:
        header = _HEADER.fullmatch(line)
        if header:
            return header.group(1).strip()
    found = [
        *(match_outlet(line) for line in words),
        *(match.group(1) for line in words if (match := _OWN_DESK.match(line))),
        *(match.group(1) for line in words if (match := _COPYRIGHT.match(line))),
    ]
    names = [name.strip() for name in found if name and has_outlet_word(name) and not find_agencies(name)]
    return names[0] if names else None


def find_copyright_agency(line: str) -> str | None:
    """The agency whose copyright a line states: the sign that a page prints the agency's text."""
    match = _COPYRIGHT.match(line)
    agencies = find_agencies(match.group(1)) if match else []
    return agencies[0] if agencies else None
