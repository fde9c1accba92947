"""Turns a rule's pattern, written in named parts, into a regular expression and the words it can begin with.

A pattern is a row of items with blanks between them: ``NUM UNIT ago``. An item is a part of ``words.toml`` (capitals), a
literal word, or a group of choices ``(last|past few)``; ``?`` after an item makes it optional. In front of an item ``~`` allows a hyphen
for the blank, ``+`` glues it to the item before, ``-`` demands a hyphen or dash. A part used twice is told apart as
``YEAR`` and ``YEAR:B``.
"""

import re
from typing import Final

from variorum.model.record import Record

GAP: Final = r"(?:[ \t\xa0]{1,8}\n?[ \t\xa0]{0,8}|\n[ \t]{0,8})"
"""White space inside an expression: never a blank line."""

_GAPS: Final = {"": GAP, "~": rf"(?:{GAP}|-)", "+": "", "-": r"[ ]?[-–—][ ]?"}
_ITEM = re.compile(r"(?P<gap>[~+-]?)(?:(?P<part>[A-Z][A-Z0-9]*)(?::(?P<suffix>[A-Z]))?(?![a-z])|(?P<literal>[^\s()|?]+))(?P<optional>\?)?")


class Part(Record, frozen=True):
    """A named part: its regular expression, the values of its words, and the first words it can begin with."""

    regex: str
    values: dict[str, int | str]
    starts: frozenset[str]


class Compiled(Record, frozen=True):
    """A piece of a pattern: regular expression, first words, and whether it can match nothing."""

    regex: str
    starts: frozenset[str]
    optional: bool = False


def first_word(text: str) -> str:
    """The key by which rules are looked up: leading letters in lower case, ``#`` for a digit, else the character itself."""
    match = re.match(r"[^\W\d_]+", text)
    if match:
        return match.group().lower()
    return "#" if text[:1].isdigit() else text[:1].replace("\u2019", "'").replace("\u2018", "'")


def word_part(words: dict[str, int | str]) -> Part:
    """A part that is one of several words or phrases; longer ones win."""
    phrases = sorted(words, key=lambda phrase: (-len(phrase), phrase))
    spelled = "|".join(re.escape(p).replace(r"\ ", GAP).replace("'", "['\u2019]") for p in phrases)
    return Part(regex=rf"(?:{spelled})(?!\w)", values=words, starts=frozenset(first_word(p) for p in phrases))


def compile_pattern(pattern: str, parts: dict[str, Part]) -> Compiled:
    """Compile a whole pattern.

    :raises ValueError: it is not well formed or names an unknown part.
    """
    compiled, rest = _sequence(pattern.strip(), parts)
    if rest:
        raise ValueError(f"unbalanced pattern: {pattern!r} at {rest!r}")
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}_{seen[name]}>"

    return Compiled(regex=re.sub(r"\(\?P<([A-Z0-9]+)>", numbered, compiled.regex), starts=compiled.starts, optional=compiled.optional)


def matched_parts(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where each part of a compiled pattern matched; of alternatives the one that took part."""
    return {name.partition("_")[0]: match.span(name) for name, words in match.groupdict().items() if words is not None}


def _sequence(text: str, parts: dict[str, Part]) -> tuple[Compiled, str]:
    pieces: list[tuple[str, Compiled]] = []
    while text := text.lstrip():
        if text[0] in ")|":
            break
        gap, item, text = _item(text, parts)
        pieces.append((gap, item))
    return _joined(pieces), text


def _joined(pieces: list[tuple[str, Compiled]]) -> Compiled:
    """Put the gap before an item inside the item's own option; a leading option carries the gap behind it."""
    starts: set[str] = set()
    regex = ""
    open_start = True
    for number, (gap, item) in enumerate(pieces):
        if open_start:
            starts |= item.starts
        if open_start and item.optional:
            after = _GAPS[pieces[number + 1][0]] if number + 1 < len(pieces) else ""
            regex += f"(?:{item.regex}{after})?"
        elif open_start:
            regex += item.regex
            open_start = False
        else:
            regex += f"(?:{_GAPS[gap]}{item.regex})?" if item.optional else _GAPS[gap] + item.regex
    return Compiled(regex=regex, starts=frozenset(starts), optional=open_start)


def _item(text: str, parts: dict[str, Part]) -> tuple[str, Compiled, str]:
    gap = text[0] if text[0] in "~+-" and text[1:2] == "(" else ""
    if text[len(gap) : len(gap) + 1] == "(":
        choices, gaps = [], []
        rest = text[len(gap) :]
        while rest and rest[0] in "(|":
            gaps.append(_ITEM.match(rest[1:].lstrip()))
            choice, rest = _sequence(rest[1:], parts)
            choices.append(choice)
        if not rest.startswith(")"):
            raise ValueError(f"no closing bracket at {text!r}")
        optional = rest[1:2] == "?"
        marks = [mark["gap"] if mark else "" for mark in gaps]
        if any(marks):  # each choice brings its own gap: "(-DAY:B|to DAY:B)"
            regex = "(?:" + "|".join(_GAPS[mark] + c.regex for mark, c in zip(marks, choices, strict=True)) + ")"
            gap = "+"
        else:
            regex = "(?:" + "|".join(c.regex for c in choices) + ")"
        starts = frozenset().union(*(c.starts for c in choices))
        return gap, Compiled(regex=regex, starts=starts, optional=optional), rest[2 if optional else 1 :]
    match = _ITEM.match(text)
    if not match:
        raise ValueError(f"not an item: {text!r}")
    if match["literal"]:
        literal = match["literal"]
        regex = re.escape(literal).replace("'", "['\u2019]") + (r"(?!\w)" if literal[-1].isalnum() else "")
        if literal in ",'s":
            gap = "+"
        compiled = Compiled(regex=regex, starts=frozenset({first_word(literal)}), optional=bool(match["optional"]))
    else:
        if match["part"] not in parts:
            raise ValueError(f"unknown part {match['part']!r} in {text!r}")
        part = parts[match["part"]]
        name = match["part"] + (match["suffix"] or "")
        compiled = Compiled(regex=f"(?P<{name}>{part.regex})", starts=part.starts, optional=bool(match["optional"]))
    return gap or match["gap"], compiled, text[match.end() :]
