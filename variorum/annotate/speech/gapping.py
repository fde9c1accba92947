"""Reads figures that several sources give in one sentence with one verb: "the police spoke of 31, the union of more than 60"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.annotate.speech.page import Draft, Page
from variorum.annotate.speech.phrases import Words

_SCORE = 0.97
_LONGEST = 6
"""Words of the second source, and of its figure."""
_PAUSES = frozenset((",", ";"))
_JOINTS = frozenset(("and", "but", "while", ","))
_ABOUT = frozenset("of at for about around nearly almost roughly some over only just more less fewer than up to least most".split())


def read_gaps(page: Page, drafts: list[Draft]) -> None:
    """Add to ``drafts`` the figures that a second source gives without a verb of its own, and end the first source's before them."""
    for draft in list(drafts):
        if draft.cue < 0 or draft.speaker < 0 or not draft.content:
            continue
        start, end = draft.content[0]
        sentence = page.doc[draft.cue].sent
        number = next((token for token in page.doc[max(start, draft.cue) : end] if token.like_num), None)
        if number is None or number.i <= draft.cue:
            continue
        for source, said in _gaps(page.doc, number.i + 1, sentence.end):
            drafts.append(Draft(draft.cue, source[1] - 1, (source,), (said,), _SCORE, "gap"))
            draft.content = ((start, min(end, source[0] - 1)), *(part for part in draft.content[1:] if part[1] <= source[0]))


def _gaps(doc: Doc, start: int, stop: int) -> Iterator[tuple[Words, Words]]:
    """Source and figure of each ", the union (of) more than 60" from ``start`` on."""
    index = start
    while index < stop - 2:
        if doc[index].text in _PAUSES:
            first = index + 1
            while first < stop and doc[first].lower_ in _JOINTS:
                first += 1
            last = first
            while last < stop and last - first < _LONGEST and _names(doc[last]):
                last += 1
            number = last
            while number < stop and number - last < _LONGEST and doc[number].lower_ in _ABOUT:
                number += 1
            if last > first and _is_source(doc, first, last) and number < stop and doc[number].like_num and _closes(doc, number + 1, stop):
                yield (first, last), (last, number + 1)
                index = number
        index += 1


def _names(token: Token) -> bool:
    return token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART") and not token.like_num


def _is_source(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are one definite phrase or a name: "the union", "Norway"."""
    return doc[last - 1].pos_ in ("NOUN", "PROPN") and (doc[first].lower_ == "the" or doc[last - 1].pos_ == "PROPN")


def _closes(doc: Doc, index: int, stop: int) -> bool:
    """Whether the clause ends after the figure."""
    return index >= stop or doc[index].text in (",", ";", ".", "!", "?", "—", "–")
