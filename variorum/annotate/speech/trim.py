"""Turns words of a parse into ranges of the text, without the punctuation that belongs to the sentence around them."""

from spacy.tokens import Doc, Token

from variorum.annotate.speech.phrases import Words
from variorum.model.report import Range

_LEADING = frozenset(" \t\n\u00a0,;:.–—-…)")
_TRAILING = frozenset(" \t\n\u00a0,;:.–—-(")
_CLOSERS = "\"”’»'"
_OPENERS = "\"“‘«„'`"


def to_ranges(text: str, doc: Doc, words: tuple[Words, ...]) -> tuple[Range, ...]:
    """The ranges of the text that the word ranges cover, trimmed; those with no letter or digit are left out."""
    found = []
    for start, end in words:
        if start >= end:
            continue
        trimmed = trim_range(text, (doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))
        if any(character.isalnum() for character in text[trimmed[0] : trimmed[1]]):
            found.append(trimmed)
    return tuple(found)


def trim_range(text: str, span: Range) -> Range:
    """Cut white space and the sentence's own punctuation off both ends; a mark whose partner is missing goes too."""
    start, end = span
    while True:
        while start < end and text[start] in _LEADING:
            start += 1
        while start < end and text[end - 1] in _TRAILING:
            if text[end - 1] == "." and _is_abbreviation(text, start, end):
                break
            end -= 1
        if start >= end:
            return start, start
        inner = text[start:end]
        if inner[:1] in _CLOSERS and _is_lonely(inner, inner[0]):
            start += 1
        elif (
            inner[-1:] in _CLOSERS + _OPENERS
            and _is_lonely(inner, inner[-1])
            and (len(inner) < 2 or not inner[-2].isalnum() or inner[-1] not in "'’")
        ):
            end -= 1
        else:
            return start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    word = text[start : end - 1].rsplit(None, 1)[-1:]
    return bool(word) and (
        "." in word[0]
        or (len(word[0]) <= 3 and word[0][:1].isupper() and not word[0].isupper() and end < len(text) and text[end : end + 1] not in "\n ")
    )


def _is_lonely(inner: str, mark: str) -> bool:
    partners = {"”": "“„", "“": "”", "’": "‘", "‘": "’", "»": "«", "«": "»", "„": "“”"}
    if mark in partners:
        return not any(partner in inner for partner in partners[mark])
    return inner.count(mark) % 2 == 1


def cue_words(cue: Token) -> tuple[Words, ...]:
    """The cue with its auxiliaries, negation and particle, as far as they adjoin it."""
    indices = {cue.i}
    for child in cue.children:
        adverb = child.dep_ == "advmod" and child.pos_ == "ADV" and abs(child.i - cue.i) == 1
        to = cue.lower_ == "according" and child.lower_ == "to"
        if adverb or to or child.dep_ in ("aux", "auxpass", "neg", "prt"):
            indices.add(child.i)
    start = end = cue.i
    while start - 1 in indices or (start > 0 and cue.doc[start - 1].pos_ == "ADV" and start - 2 in indices):
        start -= 1
    while end + 1 in indices:
        end += 1
    return ((start, end + 1),)
