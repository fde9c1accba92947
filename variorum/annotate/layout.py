"""Finds the blocks of a page: titles, headings, paragraphs, list items and the lines that lead lists in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum.annotate.coref.mastheads import find_masthead
from variorum.annotate.coref.nameplates import is_section_line
from variorum.annotate.page.datelines import find_label
from variorum.annotate.page.issue_lines import is_issue_line
from variorum.annotate.page.origins import has_outlet_word, is_credit_line
from variorum.annotate.page.phrases import match_line
from variorum.model.layer import Layer, Layers, Params
from variorum.model.report import Block, BlockKind, Range, Report

_BULLET = re.compile(r"\s*(?:[•▪‣◦·●○■]\s*(?=\S)|[-–—*+]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]*\s*$")
_INITIALS_END = re.compile(r"(?:\b[A-Z]\.){2,}[\"'”’]?\s*$")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S|(\*\*|__)[^*_\n]{2,120}\1\s*$")
_WRAP_WIDTH = 50
"""Code points from which a line may have been broken for its length."""
_LONGEST_WRAPPED = 100
_HEADING_WORDS = 18
_PLAIN_HEADING_WORDS = 9
"""Words up to which a line in sentence case between paragraphs is a heading; longer ones are captions and unfinished sentences."""
_TITLE_WORDS = 22
_TITLE_LEAST = 3
_MASTHEAD_WORDS = 5
_NAME_WORDS, _HEADLINE_WORDS = 8, 5
"""Words of an outlet's name at most, and of a headline under it at least."""
_HEAD_LINES, _TEXT_WITHIN = 4, 8
"""Lines below a name and below a title within which the title and the text begin."""
_CRUMB = re.compile(r"\S [|>»] \S")
"""Parts the links of a site's own line: "Home > World > Asia"."""
_TITLE_BLOCKS = 15
"""Blocks from the top among which the title is looked for."""
_CAPITALS_LED = re.compile(r"(?:[^\W_a-zà-öø-ÿ]|[’'\-., ]){8,}:\s+\S")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOPPED = re.compile(r"[.…][\"'”’»)\]*_]*\s*\Z")
"""A line ended as a sentence is; titles may ask and call out."""
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}\b")
"""The time of day with which an entry of a live page opens."""
_STOP = re.compile(r"\b([^\W\d_]{3,})[.!?][\"”’']? ")
_SHORTENED = frozenset(
    "adm assn atty capt cmdr col comdr corp dept dist fla gen gov hon inc insp lieut ltd maj messrs mrs pres prof rep reps rev sec "
    "sen sens sgt supt univ ala ariz ark calif colo conn del ill ind kan mass mich minn miss mont neb nev okla ore penn tenn tex "
    "vt wash wis wyo "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words of three letters and more that are printed short, with a point that ends no sentence: titles, states, months."""


def find_lines(text: str) -> list[Range]:
    """The non-blank lines of ``text``, without the white space at both ends of each."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            lines.append((start, start + len(stripped)))
    return lines


def is_hard_wrapped(text: str, lines: Sequence[Range]) -> bool:
    """Whether single line ends are only typography: most lines are long, alike, and go on in the next one."""
    going_on = full = 0
    for (start, end), (following, _) in pairwise(lines):
        if text.count("\n", end, following) != 1 or _BULLET.match(text, following):
            continue
        full += 1
        going_on += _WRAP_WIDTH <= end - start <= _LONGEST_WRAPPED and not _SENTENCE_END.search(text, start, end)
    return full >= 4 and going_on >= 0.6 * full


def _unwrap(text: str, lines: Sequence[Range]) -> list[Range]:
    """Join the lines of each hard-wrapped paragraph into one range.

    A line after which the next word would still have fitted ends its paragraph, as does one before an indent or a bullet.
    """
    lengths = sorted(end - start for start, end in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    joined: list[Range] = []
    last_start = 0
    for start, end in lines:
        space = re.match(r"\S+", text[start:end])
        word = space.end() if space else 0
        if (
            joined
            and text.count("\n", joined[-1][1], start) == 1
            and not _BULLET.match(text, start)
            and text[start - 1] == "\n"
            and joined[-1][1] - last_start + 1 + word > 0.8 * width
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        last_start = start
    return joined


def _is_heading(line: str) -> bool:
    """A short line without a sentence end that is set in capitals, in title case, or opens with words in capitals."""
    if _MARKDOWN_HEADING.match(line):
        return True
    words = _WORD.findall(line)
    if not words or len(words) > _HEADING_WORDS or (_ends_sentence(line) and not line.rstrip("\"'”’").endswith(("?", "!"))):
        return False
    if line.isupper() or _CAPITALS_LED.match(line):
        return True
    long_words = [word for word in words if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in long_words) >= 0.75 * max(1, len(long_words)) and not line.endswith(",")


def _ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does; the last point of "the U.S." is no such end."""
    return bool(_SENTENCE_END.search(line)) and not _INITIALS_END.search(line)


def _is_plain_line(line: str, most_words: int) -> bool:
    """A short line that opens with a capital or digit, ends in no punctuation and holds no finished sentence."""
    opens = line.lstrip("“‘\"'")[:1]
    finished = _ends_sentence(line) or any(stop[1].casefold() not in _SHORTENED for stop in _STOP.finditer(line))
    return len(line.split()) <= most_words and (opens.isupper() or opens.isdigit()) and not finished and line[-1] not in ",;:–—-"


def _is_between(before: str, line: str, after: str) -> bool:
    """Whether ``line`` is a heading in sentence case: short, unpunctuated, and between two finished paragraphs."""
    return _is_plain_line(line, _PLAIN_HEADING_WORDS) and line[0] not in "“‘\"'" and _is_prose(after) and bool(_SENTENCE_END.search(before))


def _is_prose(line: str) -> bool:
    return len(line) >= 60 and bool(_SENTENCE_END.search(line))


def _find_title(report: Report, lines: Sequence[str], kinds: Sequence[BlockKind], glued: frozenset[int]) -> int | None:
    """Index of the title's block: the one labelled so, the one the page's metadata name, else the first line above the text.

    :param glued: the lines that no empty line parts from the one before.
    :returns: ``None`` where the page opens with its first paragraph.
    """
    top = range(min(_TITLE_BLOCKS, len(lines)))
    for index in top:
        if re.match(r"(?:headline|title)\s?:\s", lines[index], re.IGNORECASE) and find_label(lines[index], 0, len(lines[index])):
            return index
    if report.title:
        given = " ".join(report.title.split()).casefold()
        for index in top:
            if " ".join(lines[index].split()).casefold() == given:
                return index
    first = next((index for index in top if not _is_page_line(lines[index])), None)
    if first is None:
        return None
    under = _under_name(lines, first, glued)
    if under is not None:
        return under
    titled = kinds[first] == "paragraph" and _may_title(lines[first]) and _is_followed(lines, first)
    return first if titled or kinds[first] == "heading" else None


def _is_page_line(line: str) -> bool:
    """Whether a line at the head of a page is about the page: a byline or credit, a site's links, a part of its template."""
    crumbs = len(_CRUMB.findall(line))
    template = match_line(line, in_zone=True) is not None or is_credit_line(line, in_zone=True)
    return template or crumbs > 1 or (crumbs > 0 and is_issue_line(line))


def _may_title(line: str) -> bool:
    """Whether a line looks like a title: short, opening with a capital or digit but no clock, ending as a question or call at most."""
    opens = line.lstrip("“‘\"'«¿¡")[:1]
    ends = _STOPPED.search(line) is not None and not _INITIALS_END.search(line)
    cut = line[-1] in ",;:–—-" or _CLOCK.match(line) is not None
    return len(line.split()) <= _TITLE_WORDS and (opens.isupper() or opens.isdigit()) and not cut and not ends


def _is_followed(lines: Sequence[str], index: int) -> bool:
    """Whether text stands within a few lines below."""
    return any(map(_is_prose, lines[index + 1 : index + 1 + _TEXT_WITHIN]))


def _under_name(lines: Sequence[str], first: int, glued: frozenset[int]) -> int | None:
    """Index of the title under the name of the paper in the line ``first``, and under what tells its issue, section, desk or aim.

    What only may be a name, by a word of it, must stand over a line of several words that names no outlet, with text below.

    :returns: ``None`` where ``first`` is no such name, or where nothing like a title stands under it.
    """
    head = enumerate(lines[first:_TITLE_BLOCKS], first)
    place = find_masthead("".join(("\n" if number in glued else "\n\n") * (number > first) + line for number, line in head))
    printed = place is not None and place[0] == 0
    sure = printed or _heads_issue(lines, first)
    if not (sure or _names_outlet(lines[first])):
        return None
    for after in range(first + 1, min(_TITLE_BLOCKS, len(lines))):
        line = lines[after]
        if _is_page_line(line) or is_issue_line(line) or is_section_line(line) or _CRUMB.search(line):
            continue
        short = after < first + _HEAD_LINES and len(line.split()) < _HEADLINE_WORDS
        if _tells_aim(lines, first, after, glued) if printed else short and not sure:
            continue
        told = sure or (_is_followed(lines, after) and not has_outlet_word(line))
        return after if told and _may_title(line) and not _is_prose(line) else None
    return None


def _tells_aim(lines: Sequence[str], first: int, index: int, glued: frozenset[int]) -> bool:
    """Whether a line right under the name, no empty line between, says what the paper is: the issue or the title stands below it."""
    below = index + 1
    if below >= min(_TITLE_BLOCKS, len(lines)) or not glued.issuperset(range(first + 1, below)):
        return False
    later = next((line for line in lines[below:_TITLE_BLOCKS] if not (is_issue_line(line) or _is_page_line(line))), "")
    return _opens_block(lines, below, glued) or (is_issue_line(lines[below]) and later != "" and _may_title(later) and not _is_prose(later))


def _opens_block(lines: Sequence[str], index: int, glued: frozenset[int]) -> bool:
    """Whether a line behind an empty one may be a title: several words, neither the day of the issue nor a byline nor text."""
    line = lines[index]
    told = is_issue_line(line) or _is_page_line(line)
    return index not in glued and len(line.split()) >= _TITLE_LEAST and not told and not _is_prose(line)


def _names_outlet(line: str) -> bool:
    """Whether a short line names an outlet and says nothing else: "KESTREL NEWS AGENCY", "The Harbour Courier"."""
    return len(line.split()) <= _NAME_WORDS and ":" not in line and (has_outlet_word(line) or has_outlet_word(line.title()))


def _heads_issue(lines: Sequence[str], first: int) -> bool:
    """Whether a line of few words, each with a capital, stands over the day or number of the issue: "Sarn Observer"."""
    words = lines[first].split()
    named = len(words) <= _MASTHEAD_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in words)
    return named and any(map(is_issue_line, lines[first + 1 : first + 3]))


def _read_kinds(lines: Sequence[str]) -> list[BlockKind]:
    """The kind of each line by its form and by the lines around it, the title not told from headings yet."""
    kinds: list[BlockKind] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if _MARKDOWN_HEADING.match(line) and not line.rstrip("*_ ").endswith(":"):
            kinds.append("heading")
        elif _BULLET.match(line):
            kinds.append("list_item")
        elif line.rstrip("*_ ").endswith(":"):
            kinds.append("lead_in")
        elif _is_heading(line) or (index > 0 and kinds[-1] != "heading" and _is_between(lines[index - 1], line, following)):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return kinds


def find(report: Report, have: Layers, params: Params) -> tuple[Block, ...]:
    """Split the report's text into blocks in the order of the text; they never overlap.

    A list item points at the block that leads its list in: the nearest earlier block that ends in a colon, or the unfinished
    sentence right before the list, with only other items between.
    """
    text = report.text
    ranges = find_lines(text)
    if is_hard_wrapped(text, ranges):
        ranges = _unwrap(text, ranges)
    lines = [text[start:end] for start, end in ranges]
    kinds = _read_kinds(lines)
    glued = frozenset(number for number, (before, this) in enumerate(pairwise(ranges), 1) if text.count("\n", before[1], this[0]) == 1)
    title = _find_title(report, lines, kinds, glued)
    blocks: list[Block] = []
    lead: int | None = None
    for index, (start, end) in enumerate(ranges):
        kind: BlockKind = "title" if index == title else kinds[index]
        if kind != "list_item":
            lead = index if kind == "lead_in" else None
            unfinished = kind == "paragraph" and index + 1 < len(kinds) and kinds[index + 1] == "list_item"
            if unfinished and len(lines[index].split()) >= 3 and lines[index][-1].isalnum():
                kind, lead = "lead_in", index
        blocks.append(Block(start=start, end=end, kind=kind, lead=lead if kind == "list_item" else None))
    return tuple(blocks)


LAYER: Layer[tuple[Block, ...]] = Layer(name="layout", version=6, find=find)
