"""Finds the agency that issues a report in its own name: in the dateline ("DOVER, 3 May /HPA/", "(Harbour Press)") or the masthead."""

import re

from variorum.model.report import Range

_HEAD = 700
"""Code points at the head of a page that are looked at."""
_NAME = r"[^\W\d_a-z][\w.’'&-]*(?: (?:of |the |du |de |for )*[^\W\d_a-z][\w.’'&-]*){0,4}"
_SERVICE = r"(?:Agency|AGENCY|Agence [^\n()/|]{3,30}|Press Service|PRESS SERVICE|News Service|NEWS SERVICE)"
_DATE = r"[^\n/(]{0,40}?\d[^\n/(]{0,12}?"
_DATELINE = re.compile(rf"^[^\W\d_a-z][^\n(:]{{1,40}}?,? {_DATE}[,.]? ?(?:/(?P<slashed>{_NAME})/|\((?P<bracketed>{_NAME})\))", re.MULTILINE)
_UNDATED = re.compile(rf"^[^\W\d_a-z][^\Wa-z]*(?:[ /,][^\W\d_][\w.]*){{0,3}} \((?P<name>{_NAME})\) ?[-–—]+ ", re.MULTILINE)
_BESIDE_DATE = re.compile(
    rf"^[^\W\d_a-z][^\n/(:]{{1,40}}?, [^\n]{{0,20}}?\d[^\n]{{0,8}}?(?:, | - | – )(?P<name>{_NAME} Agency)$", re.MULTILINE
)
_MASTHEAD = re.compile(rf"^(?P<name>{_NAME} {_SERVICE})(?= \(|$)", re.MULTILINE)
_SHORT = re.compile(rf"^(?P<name>{_NAME}) ?[-–—/|] ?[^\n\d,]{{0,40}}?{_SERVICE}", re.MULTILINE)


def find_issuer(text: str) -> Range | None:
    """Where the head of a report names the agency that issues it; ``None`` where it names none."""
    head = text[:_HEAD]
    for pattern in (_MASTHEAD, _DATELINE, _UNDATED, _BESIDE_DATE, _SHORT):
        match = pattern.search(head)
        if match is not None:
            group = next(name for name, words in match.groupdict().items() if words)
            return match.span(group)
    return None
