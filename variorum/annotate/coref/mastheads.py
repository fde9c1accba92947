"""Finds where a page prints the name of its paper or agency: as its first line, or under the names of the authors."""

import re
from itertools import pairwise

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.page.issue_lines import is_issue_line

_LINES = 8
"""Lines at the head of a page that are looked at."""
_NAME = re.compile(r"(?:The |THE )?[^\W\d_a-z][\w.’'&-]*(?: (?:(?:of|the|for|de|and|OF|THE|FOR|DE|AND|&) )*[^\W\d_a-z][\w.’'&-]*){1,4}")
_BYLINE = re.compile(r"[Bb][Yy] [^\W\d_a-z]")
_CUT = re.compile(r"\s+[|>–—-]\s+")
_PRESS = word_list("press_words") - {"news", "press", "post", "mail"}
"""Last words of the names of papers; those left out end headlines as well."""
_AGENCIES = frozenset({"agency", "news", "newswire", "press", "wire"})


def find_masthead(text: str) -> tuple[int, int] | None:
    """Where the name stands; ``None`` where the head of the page does not look like one.

    A first line is a name where every word of it has a capital, its last is one of papers' names, and it opens with "The" or the line
    below tells the issue. A line right under a byline is one where its last word is one of agencies' or papers' names.
    """
    lines = _first_lines(text)
    if not lines:
        return None
    start, first = lines[0]
    below = lines[1][1] if len(lines) > 1 else ""
    if _ends_in(first, _PRESS) and (first.casefold().startswith("the ") or is_issue_line(below)):
        return start, start + len(first)
    for (_, byline), (start, line) in pairwise(lines):
        if _BYLINE.match(byline) and _ends_in(line, _PRESS | _AGENCIES):
            return start, start + len(line)
    return None


def _ends_in(line: str, words: frozenset[str]) -> bool:
    return _NAME.fullmatch(line) is not None and line.split()[-1].casefold() in words


def _first_lines(text: str) -> list[tuple[int, str]]:
    """The first printed lines with where they begin, each up to a stroke or dash."""
    found = []
    place = 0
    for line in text[:2000].split("\n")[: 2 * _LINES]:
        printed = _CUT.split(line.strip())[0]
        if printed:
            found.append((place + line.index(printed), printed))
        place += len(line) + 1
    return found[:_LINES]
