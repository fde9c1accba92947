"""Finds where a page prints the name of its paper or agency: as its first line, or under the names of the authors."""

import re
from itertools import pairwise

from variorum.annotate.coref.nameplates import (
    AGENCIES,
    BYLINE,
    CAPITALISED,
    LINKS,
    NAME,
    PLACES,
    PRESS,
    SECTIONS,
    Line,
    find_nameplate,
    is_place_name,
)
from variorum.annotate.page.issue_lines import is_issue_line
from variorum.text.given_names import is_given_name
from variorum.text.names import abbreviation_of
from variorum.text.places import load_cities, load_gazetteer, name_key
from variorum.text.words import function_words

_LINES = 8
"""Lines at the head of a page that are looked at."""
_CUT = re.compile(r"\s+[|>–—-]\s+")
_TOP = 4
"""Lines at the head of a page in which its paper may be named under the headline."""
_LETTERS = re.compile(r"(?P<name>[^()]{8,60}) \((?P<short>[A-Z]{2,6})\)(?: [–—-] .*)?\Z")
_DESK = re.compile(
    rf"(?:[Bb]y )?(?P<name>{CAPITALISED}(?: {CAPITALISED}){{0,2}}?)"
    r" (?:(?:News|World|Web|news|world|web) [Dd]esk|[Nn]ewsroom|[Ss]taff) [|·] .*\d"
)
_EDITION = re.compile(r"\b(?:English|international|online|print) (?:edition|service)\b", re.IGNORECASE)
_CLOSED = re.compile(r",|\s+[|–—-]\s|\s\(")
"""What stands behind a paper's name on the line of the issue."""
_OVER_TITLE = re.compile(r"\s*(?P<name>[^\n.:;!?,\"“”|]{3,40})\n(?P<aim>[^\n]{3,70})\n\s*\n(?P<title>[^\n]{20,180})\n")
"""Two lines together over a third that stands by itself."""
_NAME_WORDS, _TITLE_WORDS = 4, 5
"""Words of a name in the first of them at most, and of a title in the third at least."""
_DASHED = re.compile(r"\d[^()]*\([^)]*\)\s*[–—-]+\s")
"""A dash behind the day and an agency in brackets: the line is a dateline, and its text follows."""


def find_masthead(text: str) -> tuple[int, int] | None:
    """Where the name stands; ``None`` where the head of the page does not look like one.

    A line is a name where every word of it has a capital and its last is one of papers' names: the first line if it opens with "The" or
    the line below tells the issue, a later one if the line below does; a line right under a byline also by the names of agencies. So is
    what stands before an agency's initials in brackets, before its desk, and capitals alone over the line of the issue.
    """
    lines = _first_lines(text)
    if not lines:
        return None
    start, first, _ = lines[0]
    if _ends_in(first, PRESS) and first.casefold().startswith("the "):
        return start, start + len(first)
    for (start, line, whole), below in zip(lines[:_TOP], [*(whole for _, _, whole in lines[1:]), ""], strict=False):
        issue = is_issue_line(below) or _EDITION.search(below) is not None
        if issue and (_ends_in(line, PRESS) or (line == whole and _is_plain_name(line))):
            return start, start + len(line)
        named = _with_letters(line) or _before_desk(whole) or _before_edition(line, whole) or _before_issue(text, line, whole)
        if named:
            start += line.index(named)
            return start, start + len(named)
    for (_, byline, _), (start, line, _) in pairwise(lines):
        if BYLINE.match(byline) and _ends_in(line, PRESS | AGENCIES):
            return start, start + len(line)
    return find_nameplate(lines) or _over_aim(text)


def _over_aim(text: str) -> tuple[int, int] | None:
    """A short first line, where the line right under it says what the paper is or is for, and a title stands by itself below."""
    found = _OVER_TITLE.match(text)
    if found is None:
        return None
    name, aim, title = (found[part].strip() for part in ("name", "aim", "title"))
    told = any(BYLINE.match(line) or is_issue_line(line) for line in (name, aim, title)) or aim[-1] in ".:;!?" or title[-1] in ".:;,"
    known = set(name.casefold().split()) <= SECTIONS or is_place_name(name) or is_given_name(name.split()[0])
    short = name[0].isupper() and len(name.split()) <= _NAME_WORDS and len(title.split()) >= _TITLE_WORDS
    return found.span("name") if short and not told and not known else None


def _is_plain_name(line: str) -> bool:
    """Whether a line in capitals has nothing but names and what links them: "VOICE OF THE NORTH", not "TOWN BURIES ITS DEAD"."""
    words = line.casefold().split()
    return line.isupper() and NAME.fullmatch(line) is not None and not function_words().intersection(words) - LINKS


def _with_letters(line: str) -> str:
    """ "ARVAN PRESS AGENCY" of "ARVAN PRESS AGENCY (APA)"."""
    found = _LETTERS.match(line)
    short = found["short"] if found is not None else ""
    initials = set(abbreviation_of(found["name"].title())) if found is not None and NAME.fullmatch(found["name"]) else set()
    return found["name"] if found is not None and set(short) <= initials else ""


def _before_desk(line: str) -> str:
    """ "Newsbay24" of "Newsbay24 Staff | 11 June 2026"."""
    found = _DESK.match(line)
    return found["name"] if found is not None and not set(found["name"].casefold().split()) <= SECTIONS else ""


def _before_edition(name: str, line: str) -> str:
    """ "Orlin Dagblad" of "Orlin Dagblad - English edition"."""
    rest = line[len(name) :]
    return name if NAME.fullmatch(name) is not None and re.match(r"\s+[|>–—-]\s+", rest) and _EDITION.search(rest) is not None else ""


def _before_issue(text: str, name: str, line: str) -> str:
    """ "Orlin Courier" of "Orlin Courier, Sunday 6 October"; no place: "Orlin, 6 October" is a dateline."""
    named = name.split(",")[0].split(" (")[0].strip()
    rest = line[len(named) :]
    dated = _CLOSED.match(rest) is not None and is_issue_line(rest) and "(" not in rest.split(")")[-1] and _DASHED.search(rest) is None
    if not dated or NAME.fullmatch(named) is None or BYLINE.match(named) or is_given_name(named.split()[0]):
        return ""
    if set(named.casefold().split()) <= SECTIONS | {"desk"}:
        return ""
    place = load_gazetteer().find(named) is not None or name_key(named) in load_cities() or named.split()[-1].casefold() in PLACES
    return "" if place or re.search(rf"\b(?:at|from|in|near|to) {re.escape(named)}\b", text) else named


def _ends_in(line: str, words: frozenset[str]) -> bool:
    return NAME.fullmatch(line) is not None and line.split()[-1].casefold() in words


def _first_lines(text: str) -> list[Line]:
    """The first printed lines with where they begin, each up to a stroke or dash and whole."""
    found = []
    place = 0
    for line in text[:2000].split("\n")[: 2 * _LINES]:
        printed = _CUT.split(line.strip())[0]
        if printed:
            found.append((place + line.index(printed), printed, line.strip()))
        place += len(line) + 1
    return found[:_LINES]
