"""Marks what is on the page but is no part of the report: navigation, forms, teasers, credits, datelines, reference lists.

Precision first: a line is marked for its wording, its place or its repetition, never for being short. Running prose is left alone.
"""

import re
from collections.abc import Sequence

from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.page.datelines import find_label, find_opening
from variorum.annotate.page.origins import is_agencies_only, is_credit_line
from variorum.annotate.page.phrases import ends_sentence, match_line, normalise_line
from variorum.annotate.page.references import find_references, is_reference_heading
from variorum.model.layer import Layer, Layers, Params
from variorum.model.report import Block, Boilerplate, BoilerplateKind, Report

_NEAR_TOP = 8
"""Blocks from the top among which a dateline in bare capitals is looked for: title, deck, byline, then the first paragraphs."""
_PROSE_WORDS = 10
"""Words of a sentence from which a line counts as running prose."""
_REPEATED_WORDS = 4
"""Words from which a repeated line is a teaser; shorter ones (names in a table, ``He laughed.``) may well stand twice."""
_CUT_WORDS = 6
"""Words before the dots of a cut teaser that must open another block."""
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])(?: ?(?:read|continue|see) .{2,30})?$")
"""The end of a cut teaser, in lower case."""
_BAR = re.compile(r"\s+[|·•]\s+")
_BYLINE_NAME = re.compile(r"[Bb][Yy] (?=[^\W\d_])")
_ABOUT_WRITER = re.compile(r"(\S+(?: \S+){1,3}?) (?:is|was|has|covers|reports|writes|works|joined) ")

Kinds = dict[int, BoilerplateKind]


def find(report: Report, have: Layers, params: Params) -> tuple[Boilerplate, ...]:
    """Mark page matter, in the order of the text, never overlapping. Of a repeated line all but the first are teasers."""
    blocks = LAYOUT.read(have)
    lines = [report.text[block.start : block.end] for block in blocks]
    kinds = _find_by_wording(report.text, blocks, lines)
    first, last = _find_body(lines, kinds)
    _add_by_place(lines, kinds, first, last)
    _add_related(blocks, lines, kinds)
    _add_repeated(blocks, lines, kinds)
    _add_authors(lines, kinds, last)
    found = [Boilerplate(start=blocks[index].start, end=blocks[index].end, kind=kind) for index, kind in sorted(kinds.items())]
    for index, block in enumerate(blocks):
        if index not in kinds:
            found.extend(_find_inside(report.text, block, near_top=index < first + _NEAR_TOP, at_end=index >= last))
    return tuple(sorted(found, key=lambda mark: mark.start))


def _find_by_wording(text: str, blocks: Sequence[Block], lines: Sequence[str]) -> Kinds:
    kinds: Kinds = dict.fromkeys(range(_count_front_matter(lines)), "other")
    listing = False
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if index in kinds:
            continue
        if find_references(text, block.start, block.end):
            kinds[index] = "references"
        elif is_credit_line(line, in_zone=False):
            kinds[index] = "credit"
        elif (kind := match_line(line, in_zone=False)) is not None:
            kinds[index] = kind
        elif is_reference_heading(line):
            listing = True
            continue
        elif listing and block.kind == "list_item" and _is_reference_item(line):
            kinds[index] = "references"
            continue
        listing = False
    return kinds


def _count_front_matter(lines: Sequence[str]) -> int:
    """Lines of the block of ``name: value`` between two rules that the text opens with, the rules included."""
    if not lines or lines[0] != "---":
        return 0
    for index, line in enumerate(lines[1:60], start=1):
        if line in ("---", "..."):
            return index + 1
        if not re.match(r"[\w -]{1,40}:|- ", line):
            return 0
    return 0


def _is_reference_item(line: str) -> bool:
    return bool(re.search(r"https?://|www\.|\b(?:19|20)\d\d\b", line))


def _find_body(lines: Sequence[str], kinds: Kinds) -> tuple[int, int]:
    """Index of the first and of the last line of running prose; ``(0, len)`` where the page has none."""
    prose = [
        i
        for i, line in enumerate(lines)
        if i not in kinds and ends_sentence(line) and len(line.split()) >= _PROSE_WORDS and not is_credit_line(line, in_zone=True)
    ]
    return (prose[0], prose[-1]) if prose else (0, len(lines))


def _add_by_place(lines: Sequence[str], kinds: Kinds, first: int, last: int) -> None:
    """Mark bylines and section names that stand above or below the body."""
    for index in [*range(min(first, len(lines))), *range(last + 1, len(lines))]:
        if index in kinds:
            continue
        if is_credit_line(lines[index], in_zone=True):
            kinds[index] = "credit"
            continue
        kind = match_line(lines[index], in_zone=True) or (_kind_between_bars(lines[index]) if index > last else None)
        if kind is not None:
            kinds[index] = kind


def _kind_between_bars(line: str) -> BoilerplateKind | None:
    """The kind of the first part of a line that is page matter, where bars part it: "Read next: ... | Comments (12) | Share"."""
    parts = _BAR.split(line)
    kinds = (match_line(part, in_zone=True) for part in parts)
    return next((kind for kind in kinds if kind is not None), None) if len(parts) > 1 and not ends_sentence(line) else None


def _add_related(blocks: Sequence[Block], lines: Sequence[str], kinds: Kinds) -> None:
    """Mark the titles of other articles that follow a line such as ``Read also:``, up to the next paragraph."""
    open_ended = False
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if kinds.get(index) == "related":
            open_ended = len(normalise_line(line).split()) <= 6
        elif index not in kinds:
            title = block.kind in ("heading", "title") or (block.kind == "list_item" and not ends_sentence(line))
            open_ended = open_ended and title
            if open_ended:
                kinds[index] = "related"


def _add_repeated(blocks: Sequence[Block], lines: Sequence[str], kinds: Kinds) -> None:
    """Mark lines that repeat an earlier one, and cut teasers whose words open another block."""
    seen: set[str] = set()
    openings: dict[str, int] = {}
    plain = [" ".join(line.lower().split()) for line in lines]
    stems = [_CUT.sub("", line) for line in plain]
    for index, (line, stem) in enumerate(zip(plain, stems, strict=True)):
        if line == stem and line.count(" ") >= _CUT_WORDS:
            openings.setdefault(_open_words(line), index)
    for index, (line, stem) in enumerate(zip(plain, stems, strict=True)):
        if index in kinds or blocks[index].kind in ("list_item", "lead_in"):
            continue
        if line in seen and line.count(" ") + 1 >= _REPEATED_WORDS:
            kinds[index] = "teaser"
            continue
        seen.add(line)
        whole = openings.get(_open_words(stem)) if stem != line else None
        if whole is not None and plain[whole].startswith(stem):
            kinds[index] = "teaser"


def _open_words(line: str) -> str:
    return " ".join(line.split(" ", _CUT_WORDS)[:_CUT_WORDS])


def _add_authors(lines: Sequence[str], kinds: Kinds, last: int) -> None:
    """Mark what is said about the writers below the text, where a byline names them."""
    names = {
        name
        for index, kind in kinds.items()
        if kind == "credit" and _BYLINE_NAME.match(lines[index])
        for name in re.split(r",| and | & ", _BYLINE_NAME.sub("", lines[index]))
        if len(name.split()) >= 2
    }
    for index in range(max(0, last - 1), len(lines)):
        about = _ABOUT_WRITER.match(lines[index])
        if index not in kinds and about and any(about.group(1).casefold() == name.strip(" .|").casefold() for name in names):
            kinds[index] = "other"


def _find_inside(text: str, block: Block, *, near_top: bool, at_end: bool) -> list[Boilerplate]:
    """Labels and datelines at the start of a block, and the credit that closes the last one."""
    found = []
    start = block.start
    label = find_label(text, start, block.end)
    if label is not None:
        found.append(Boilerplate(start=start, end=label, kind="other"))
        start = label
    if block.kind not in ("list_item", "lead_in"):
        opening = find_opening(text, start, block.end, near_top=near_top)
        if opening is not None and (block.kind == "paragraph" or opening.agency is not None):
            found.append(Boilerplate(start=start, end=opening.end, kind="other"))
            start = opening.end
    if at_end:
        closing = _find_closing_credit(text, start, block.end)
        if closing is not None:
            found.append(Boilerplate(start=closing, end=block.end, kind="credit"))
    return found


def _find_closing_credit(text: str, start: int, end: int) -> int | None:
    """Where the credit begins that ends the paragraph ``text[start:end]``, ``None`` where it ends with its own words."""
    for match in re.compile(r"(?<=[.!?”\"’])\s+(?=[(\[—–A-Z-])").finditer(text, max(start, end - 250), end):
        words = text[match.end() : end]
        if is_credit_line(words, in_zone=False) or is_agencies_only(words):
            return match.end()
    return None


LAYER: Layer[tuple[Boilerplate, ...]] = Layer(name="boilerplate", version=5, find=find, needs=("layout",))
