"""Finds what stands before the first word of a report: datelines (place, date, agency) and labels such as ``BREAKING:``."""

import re

from variorum.annotate.page.origins import is_agency_name
from variorum.model.record import Record
from variorum.model.report import Range

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2})"
)
_PLACE_WORD = r"[^\W\d_a-z][\w.’'/-]*"
_TITLE_PLACE = rf"{_PLACE_WORD}(?: (?:{_PLACE_WORD}|de|del|la|of|upon|am)){{0,3}}(?:, {_PLACE_WORD}(?: {_PLACE_WORD})?)?"
_CAPITAL_PLACE = r"[^\W\d_a-z]{3,}(?:[ .’'/-]{1,2}[^\W\d_a-z]+){0,4}\.?(?:, [^\W\d_a-z][\w.-]*(?: (?:[^\W\d_a-z][\w.]*|border))?)?"
_AGENCY = r"(?P<agency>\([^\W\d_a-z][^()\n]{1,40}\)|\[[^\W\d_a-z][^\[\]\n]{1,40}\])"
_DASH = r"\s?(?:—|–|--+|―|-(?=\s))\s*"
_BEFORE_PROSE = r"(?=[“\"‘'«„(]?[^\W_a-z])"

_WITH_AGENCY = re.compile(rf"(?:{_TITLE_PLACE},? )?(?:{_DATE},? ?)?{_AGENCY}\s?(?:{_DASH}|: ?){_BEFORE_PROSE}")
_WITH_DATE = re.compile(rf"{_TITLE_PLACE},? \(?{_DATE}\)?(?:,? ?{_AGENCY})?\s?(?:{_DASH}|: ){_BEFORE_PROSE}")
_SLASHED = re.compile(
    rf"{_TITLE_PLACE}[,.]? (?:{_DATE}[,.]? ?)?(?P<agency>/[^\W\d_a-z][^/\n]{{1,30}}/|\([^\W\d_a-z][^()\n]{{1,30}}\))"
    rf"(?:\.|{_DASH})\s*{_BEFORE_PROSE}"
)
_DATE_AND_AGENCY = re.compile(rf"{_TITLE_PLACE},? {_DATE},? ?{_AGENCY}\s+{_BEFORE_PROSE}")
_OUTLET = re.compile(rf"(?P<outlet>[^\W_a-z][\w.’'&-]*(?: [\w.’'&-]+){{0,4}}) ?[(\[]{_DATE}[)\]]\s?(?::|{_DASH})\s*")
_BARE_DATE = re.compile(rf"{_DATE}\s?{_DASH}{_BEFORE_PROSE}")
_PLACE = re.compile(rf"{_CAPITAL_PLACE}[ ,(]|\(")
_CAPITALS = re.compile(rf"{_CAPITAL_PLACE}{_DASH}{_BEFORE_PROSE}")
_LABEL = re.compile(
    r"(?:headline|title|heading|breaking(?: news)?|just in|update[ds]?(?: \d)?|exclusive|developing|urgent|flash|live(?: updates)?"
    r"|watch|video|listen|photos|opinion|op-ed|editorial|analysis|explainer|commentary|interview|news analysis|fact check|factbox"
    r")\s?(?::|\s[|—–-])\s+(?=\S)",
    re.IGNORECASE,
)


class Opening(Record, frozen=True):
    """What a block opens with, from its start to ``end``; ``agency`` is the range of the agency in brackets, brackets included."""

    end: int
    agency: Range | None = None


def find_opening(text: str, start: int, end: int, *, near_top: bool) -> Opening | None:
    """The dateline at the start of the block ``text[start:end]``, its closing dash and space included.

    A place in capitals before a dash is a dateline only near the top of the page; with a date or an agency it is one anywhere.

    :returns: ``None`` where the block opens with its first sentence, or where nothing would follow the dateline.
    """
    stop = min(end, start + 120)
    patterns = [_WITH_AGENCY, _SLASHED, _WITH_DATE, _DATE_AND_AGENCY]
    if near_top:
        patterns += [_OUTLET, _BARE_DATE, _CAPITALS]
    for pattern in patterns:
        match = pattern.match(text, start, stop)
        if match and match.end() < end:
            found = "agency" in match.re.groupindex and match.group("agency")
            if pattern in (_WITH_AGENCY, _SLASHED) and not is_agency_name(match.group("agency")[1:-1]) and not _PLACE.match(match.group()):
                continue
            return Opening(end=match.end(), agency=match.span("agency") if found else None)
    return None


def match_outlet(dateline: str) -> str | None:
    """What stands where the outlet does in a dateline such as ``Outlet (12/05/2031): ``; it may be a place as well."""
    match = _OUTLET.match(dateline)
    return match.group("outlet") if match else None


def find_label(text: str, start: int, end: int) -> int | None:
    """Where the label at the start of the block ends (``BREAKING: ``), ``None`` where it has none."""
    match = _LABEL.match(text, start, min(end, start + 60))
    if not match or match.end() >= end or text[match.end()].islower():
        return None
    label = match.group().strip(" :|—–-")
    return match.end() if label[0].isupper() else None
