"""Finds the blocks of a page: titles, headings, paragraphs, list items and the lines that lead lists in."""

import re

from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Block, BlockKind, Range, Report

_BULLET = re.compile(r"\s*(?:[-–—*•▪‣◦·]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_WRAP_WIDTH = 50
_HEADING_WORDS = 18
_CAPITALS_LED = re.compile(r"[A-Z0-9’'\-., ]{8,}:\s+\S")


def find_lines(text: str) -> list[Range]:
    """The non-blank lines of ``text``, without the white space at both ends of each."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            lines.append((start, start + len(stripped)))
    return lines


def is_hard_wrapped(text: str, lines: list[Range]) -> bool:
    """Whether single line ends are only typography: most lines are long, alike, and go on in the next one."""
    going_on = full = 0
    for (start, end), (following, _) in zip(lines, lines[1:], strict=False):
        if text.count("\n", end, following) != 1 or _BULLET.match(text, following):
            continue
        full += 1
        going_on += end - start >= _WRAP_WIDTH and not _SENTENCE_END.search(text, start, end) and end - start <= 100
    return full >= 4 and going_on >= 0.6 * full


def _unwrap(text: str, lines: list[Range]) -> list[Range]:
    """Join the lines of each hard-wrapped paragraph into one range."""
    joined: list[Range] = []
    for start, end in lines:
        if joined and text.count("\n", joined[-1][1], start) == 1 and not _BULLET.match(text, start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_heading(text: str, start: int, end: int) -> bool:
    """A short line without a sentence end that is set in capitals, in title case, or opens with words in capitals."""
    line = text[start:end]
    words = re.findall(r"[^\W\d_][\w’'-]*", line)
    if not words or len(words) > _HEADING_WORDS or (_SENTENCE_END.search(line) and not line.rstrip("\"'”’").endswith(("?", "!"))):
        return False
    if line.isupper() or _CAPITALS_LED.match(line):
        return True
    long_words = [word for word in words if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in long_words) >= 0.75 * max(1, len(long_words)) and not line.endswith(",")


def find(report: Report, have: Layers, params: Params) -> tuple[Block, ...] | Absent:
    """Split the report's text into blocks in the order of the text; they never overlap.

    A list item points at the block that leads its list in: the nearest earlier block that ends in a colon with only other
    items between.
    """
    text = report.text
    lines = find_lines(text)
    if is_hard_wrapped(text, lines):
        lines = _unwrap(text, lines)
    blocks: list[Block] = []
    lead: int | None = None
    for start, end in lines:
        kind: BlockKind
        if _BULLET.match(text, start):
            kind = "list_item"
        else:
            lead = None
            if text[end - 1] == ":":
                kind = "lead_in"
                lead = len(blocks)
            elif _is_heading(text, start, end):
                kind = "heading" if blocks else "title"
            else:
                kind = "paragraph"
        blocks.append(Block(start=start, end=end, kind=kind, lead=lead if kind == "list_item" else None))
    return tuple(blocks)


LAYER = Layer(name="layout", version=1, find=find)
