"""Finds who issues a report in its own name: the agency of its dateline ("DOVER, 3 May /HPA/", "DOVER. 3 May. HPA.") or masthead, the paper
of its byline.
"""

import re

from variorum.annotate.coref.nameplates import SECTIONS
from variorum.annotate.page.origins import has_outlet_word
from variorum.model.report import Range

_HEAD = 700
"""Code points at the head of a page that are looked at."""
_NAME = r"[^\W\d_a-z][\w.’'&-]*(?: (?:of |the |du |de |for )*[^\W\d_a-z][\w.’'&-]*){0,4}"
_SERVICE = r"(?:Agency|AGENCY|Agence [^\n()/|]{3,30}|Press Service|PRESS SERVICE|News Service|NEWS SERVICE)"
_DATE = r"(?:\d{1,2}/\d{1,2}/\d{2,4}|[^\n/(]{0,40}?\d[^\n/(]{0,12}?)"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_DATELINE = re.compile(rf"^[^\W\d_a-z][^\n(:]{{1,40}}?,? {_DATE}[,.]? ?(?:/(?P<slashed>{_NAME})/|\((?P<bracketed>{_NAME})\))", re.MULTILINE)
_UNDATED = re.compile(rf"^[^\W\d_a-z][^\Wa-z]*(?:[ /,][^\W\d_][\w.]*){{0,3}} \((?P<name>{_NAME})\) ?[-–—]+ ", re.MULTILINE)
_BESIDE_DATE = re.compile(
    rf"^[^\W\d_a-z][^\n/(:]{{1,40}}?, [^\n]{{0,20}}?\d[^\n]{{0,8}}?(?:, | - | – )(?P<name>{_NAME} Agency)$", re.MULTILINE
)
_STOPPED = re.compile(
    rf"^[^\W\d_a-z][^\n.,(]{{2,30}}\. {_DAY}\. (?P<name>[^\W\d_a-z]{{2,}}(?:[ -][^\W\d_a-z]{{2,}}){{0,3}})\. ", re.MULTILINE
)
"""The datelines with points: "DOVER. 3 May. HARBOUR PRESS. The port ..."."""
_LINE = re.compile(rf"^[^\W\d_a-z][^\n,/(:]{{2,30}}, {_DAY}, (?P<name>[^\W\d_a-z][\w-]{{3,}})$", re.MULTILINE)
_BYLINE = re.compile(
    rf"^By [^\W\d_a-z][^\n|]{{2,60}}?(?: for (?:the )?|, [^\n|,]{{3,50}}, (?:the )?)(?P<paper>{_NAME})$"
    rf"|(?:^|[|·] )[Bb]y (?:the )?(?P<desk>{_NAME}) (?:newsroom|web desk|staff)$",
    re.MULTILINE,
)
_MASTHEAD = re.compile(rf"^(?P<name>{_NAME} {_SERVICE})(?= \(|$)", re.MULTILINE)
_SHORT = re.compile(rf"^(?P<name>{_NAME}) ?[-–—/|] ?[^\n\d,]{{0,40}}?{_SERVICE}", re.MULTILINE)


def find_issuer(text: str) -> Range | None:
    """Where the head of a report names the agency that issues it; ``None`` where it names none."""
    head = text[:_HEAD]
    for pattern in (_MASTHEAD, _DATELINE, _STOPPED, _UNDATED, _BESIDE_DATE, _LINE, _SHORT):
        match = pattern.search(head)
        if match is not None:
            group = next(name for name, words in match.groupdict().items() if words)
            return match.span(group)
    return None


def find_bylined(text: str) -> Range | None:
    """Where a byline at the head of a report names its paper: "By Ada Lund, Ports Editor, Coast Daily", "By the Coastline newsroom"."""
    byline = _BYLINE.search(text[:_HEAD])
    if byline is None:
        return None
    group = "paper" if byline["paper"] else "desk"
    known = has_outlet_word(byline[group]) if group == "paper" else not set(byline[group].casefold().split()) <= SECTIONS
    return byline.span(group) if known else None
