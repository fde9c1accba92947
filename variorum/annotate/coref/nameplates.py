"""Finds the name of a paper that stands by itself above or below the title of a page, or before the section on a line of parts."""

import re
from collections.abc import Sequence

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.page.issue_lines import is_issue_line
from variorum.text.given_names import is_given_name
from variorum.text.places import load_cities, load_gazetteer, name_key
from variorum.text.words import function_words

Line = tuple[int, str, str]
"""A printed line: where it begins, its words up to a stroke or dash, and whole."""

CAPITALISED = r"[^\W\d_a-z][\w.’'&-]*"
_LINK = "of|the|for|de|du|des|del|di|do|da|e|y|et|and|OF|THE|FOR|DE|DU|AND|&"
NAME = re.compile(rf"(?:The |THE )?{CAPITALISED}(?: (?:(?:{_LINK}) )*{CAPITALISED}){{1,4}}")
BYLINE = re.compile(r"[Bb][Yy] [^\W\d_a-z]")
LINKS = frozenset({"of", "the", "for", "and"})
PRESS = word_list("press_words") - {"news", "press", "post", "mail"}
"""Last words of the names of papers; those left out end headlines as well."""
AGENCIES = frozenset({"agency", "news", "newswire", "press", "wire"})
PLACES = frozenset({"avenue", "bay", "beach", "city", "county", "harbour", "island", "port", "road", "square", "street", "town", "village"})
"""Last words of the names of places, where a dateline may stand."""
SECTIONS = word_list("section_words")
"""Words that name a page or a kind of text, and alone no paper."""
_BROAD = PRESS | AGENCIES | word_list("outlet_words")
"""Words of the names of papers, agencies and stations, wherever they stand in one."""
_SERVICE = re.compile(r"\b(?:Agency|AGENCY|Service|SERVICE|edition|EDITION|pages|weekly|Weekly|daily|Daily|monthly|Monthly)\b")
"""What a line under a paper's name says of it: "Weekly of the pilots' union", "National News Agency", "English pages"."""
_KIND = re.compile(
    r"\b(?:agency|blog|bulletin|daily|digest|magazine|news|newsletter|newspaper|paper|portal|radio|service|site|station|weekly)\b",
    re.IGNORECASE,
)
"""Nouns for what a paper is: "Steppe Voice, exile news site"."""
_PARTED = re.compile(r"\s+(?:[|>·]|[–—-])\s+")
_END = re.compile(r"[.!?;:,][\"'”’]*\Z")
_TOGETHER = re.compile(r"(?:[^\W\d_][\w-]*[^\W\d_A-Z][A-Z]\w*|[^\W\d_]{3,}\d{1,3}|[^\W\d_]\w+\.[A-Za-z]{2,4})(?: [^\W\d_a-z]\w+)?")
"""Names of sites, in one word: "GulfBrief", "Kyma24", "KAVPULSE.INFO"."""
_POSTED = ("Posted", "Published", "Updated")
_LONG = 5
"""Words from which a line is rather a title than a name."""
_HEAD_LINES = 6
_TOP = 4
_BODY = 160
"""Code points from which a line is text."""


def find_nameplate(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where the name stands; ``None`` where no line can be nothing but a name.

    :param lines: the first printed lines of the page, at least one.
    """
    return _over_title(lines) or _under_title(lines) or _of_site(lines)


def is_section_line(line: str) -> bool:
    """Whether a line names a section, an edition or a desk of a paper and no more: "World | Analysis", "English edition"."""
    parts = [part for part in re.split(r"\s+[|>·/–—-]\s+|,\s+", line.strip()) if part]
    words = [set(re.findall(r"[^\W\d_]+", part.casefold())) for part in parts]
    return len(line.split()) <= 2 * _LONG and all(one <= SECTIONS or _tells_edition(part) for one, part in zip(words, parts, strict=True))


def _over_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first line, where it looks like a paper's name or the next line says what it is, and a title follows."""
    start, name, whole = lines[0]
    place = (start, start + len(name))
    below = [line for _, _, line in lines[1:_HEAD_LINES] if len(line) < _BODY]
    if (
        below
        and re.fullmatch(CAPITALISED, name)
        and name.casefold() not in SECTIONS
        and not is_place_name(name)
        and _tells_edition(below[0])
    ):
        return place
    is_alone = whole == name or _tells_desk(whole[len(name) :])
    if not is_alone or not _may_name(name) or not any(map(_is_title, below)):
        return None
    told = not _END.search(below[0]) and (is_issue_line(below[0]) or _SERVICE.search(below[0]) is not None or whole != name)
    return place if told or _looks(name) or name.casefold().startswith("the ") else None


def _under_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The second line, where it names a paper and at most its town or what it is, and text follows: "The Lamp, a newsletter"."""
    if len(lines) < 3 or len(lines[2][2]) < _BODY:
        return None
    start, _, whole = lines[1]
    name, _, rest = whole.partition(",")
    short = len(rest.split()) <= _LONG + 1 and not _END.search(whole)
    known = _looks(name) or name.casefold().startswith("the ") or _KIND.search(rest) is not None
    return (start, start + len(name)) if short and known and _may_name(name) else None


def _of_site(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first part of a line of parts that names a page's site beside a section or a day: "GulfBrief | Africa desk"."""
    for (start, name, whole), below in zip(lines[:_TOP], [*(line for _, _, line in lines[1:]), ""], strict=False):
        parted = _PARTED.match(whole, len(name)) is not None
        if _looks(name) and _may_name(name) and (parted or is_issue_line(below) or below.startswith(_POSTED)):
            return start, start + len(name)
    return None


def _may_name(name: str) -> bool:
    """Whether a line has no more than the words of a name, all with capitals, and is neither a section, a place nor a writer."""
    words = name.casefold().split()
    if not (NAME.fullmatch(name) or _TOGETHER.fullmatch(name)) or len(words) >= _LONG or set(words) <= SECTIONS | {"the"}:
        return False
    is_person = is_given_name(name.split()[0]) and not _BROAD.intersection(words)
    return not is_person and not is_place_name(name) and not BYLINE.match(name) and function_words().isdisjoint(set(words) - LINKS)


def _looks(name: str) -> bool:
    """Whether a name has a word of papers' names, or is written together as names of sites are."""
    return bool(_BROAD.intersection(name.casefold().split())) or _TOGETHER.fullmatch(name) is not None


def is_place_name(name: str) -> bool:
    """Whether a name is a known place's, or ends as names of places do."""
    known = load_gazetteer().find(name) is not None or name_key(name) in load_cities()
    return known or name.split()[-1].casefold() in PLACES


def _is_title(line: str) -> bool:
    """Whether a line may be a title: of several words, no byline, no day, no sentence."""
    return len(line.split()) >= _LONG and not BYLINE.match(line) and not is_issue_line(line) and not _END.search(line)


def _tells_edition(line: str) -> bool:
    """Whether a short line only says which edition or service of a paper this is: "English edition", "National News Agency"."""
    return len(line.split()) <= _LONG + 2 and _SERVICE.search(line) is not None and not _END.search(line) and not is_issue_line(line)


def _tells_desk(rest: str) -> bool:
    """Whether what stands behind a name on its line says what paper it is or which desk of it: " - the region in five minutes"."""
    ends = rest.casefold().rstrip().endswith((" desk", " minutes", " brief"))
    return _PARTED.match(rest) is not None and (ends or _SERVICE.search(rest) is not None)
