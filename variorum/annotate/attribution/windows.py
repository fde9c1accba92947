"""Cuts a text into the windows that the attribution encoder reads: word pieces, words, and what each word looks like.

A window packs whole blocks, in order, up to ``LIMIT`` word pieces; a longer block is cut after a sentence end, else between two
words. Windows never overlap, so the time stays linear. Training and reading use this one file, so that both see the same input.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from variorum.model.errors import UsageError
from variorum.model.record import Record
from variorum.model.report import Range

LIMIT = 256
"""Word pieces of a window, the marks at its ends included (the encoder was trained with this; it knows positions up to 511)."""

Ints = npt.NDArray[np.int64]

OUTSIDE, INSIDE, OPENS, CLOSES = 0, 1, 2, 3
LOWER, TITLE, UPPER, OTHER = 0, 1, 2, 3

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02]|``|''")
_OPENING = frozenset("\u201c\u201e\u00ab") | {"``"}
_CLOSING = frozenset("\u201d\u00bb") | {"''"}
_SENTENCE_END = frozenset(".!?")
_AFTER_END = frozenset("\"'\u201d\u2019)]\u00bb")


class Window(Record, frozen=True):
    """One input of the encoder. Arrays named ``piece_*`` run over word pieces, the others over words.

    ``start``/``end`` are code points of the whole text; ``unit`` numbers the block (or part of a long block) of a word, from 0
    in each window, and ascends.
    """

    piece_id: Ints
    piece_quote: Ints
    piece_case: Ints
    first: Ints
    """Index of each word's first piece."""
    start: Ints
    end: Ints
    unit: Ints


class _Unit(Record, frozen=True):
    """A block, or a part of one that is too long: its pieces, its words, and where it begins in the text."""

    ids: tuple[int, ...]
    word_of: tuple[int, ...]
    words: tuple[tuple[int, int], ...]


def cut_windows(tokenizer: Tokenizer, text: str, blocks: Sequence[Range], limit: int = LIMIT) -> list[Window]:
    """The windows over ``blocks`` of ``text``, in order; blocks without a word are left out."""
    opening, closing = (_mark(tokenizer, name) for name in ("[CLS]", "[SEP]"))
    encodings = tokenizer.encode_batch([text[start:end] for start, end in blocks], add_special_tokens=False)
    windows: list[Window] = []
    waiting: list[_Unit] = []
    size = 1
    for (offset, _), encoding in zip(blocks, encodings, strict=True):
        for unit in _units(encoding, offset, text, limit - 2):
            if waiting and size + len(unit.ids) + 1 > limit:
                windows.append(_window(text, waiting, opening, closing))
                waiting, size = [], 1
            waiting.append(unit)
            size += len(unit.ids) + 1
    if waiting:
        windows.append(_window(text, waiting, opening, closing))
    return windows


def _mark(tokenizer: Tokenizer, name: str) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise UsageError(f"attribution weights: the tokenizer has no {name}; the model needs a BERT tokenizer")
    return number


def _units(encoding: Encoding, offset: int, text: str, limit: int) -> list[_Unit]:
    """The block's pieces as units of at most ``limit`` pieces each."""
    ids, word_ids, offsets = encoding.ids, encoding.word_ids, encoding.offsets
    units = []
    begin = 0
    while begin < len(ids):
        stop = len(ids) if len(ids) - begin <= limit else _cut(word_ids, offsets, offset, text, begin, begin + limit)
        words: list[tuple[int, int]] = []
        word_of: list[int] = []
        last = None
        for piece in range(begin, stop):
            start, end = offsets[piece][0] + offset, offsets[piece][1] + offset
            if word_ids[piece] != last or not words:
                words.append((start, end))
                last = word_ids[piece]
            else:
                words[-1] = (words[-1][0], end)
            word_of.append(len(words) - 1)
        units.append(_Unit(ids=tuple(ids[begin:stop]), word_of=tuple(word_of), words=tuple(words)))
        begin = stop
    return units


def _cut(word_ids: list[int | None], offsets: list[Range], offset: int, text: str, begin: int, stop: int) -> int:
    """Where to cut a block that does not fit: after the last sentence end in its second half, else before a new word."""
    for piece in range(stop - 1, begin + (stop - begin) // 2, -1):
        before = text[offsets[piece - 1][0] + offset : offsets[piece - 1][1] + offset]
        here = text[offsets[piece][0] + offset : offsets[piece][1] + offset]
        spaced = offsets[piece][0] > offsets[piece - 1][1]
        ended = before in _SENTENCE_END or (before in _AFTER_END and piece > begin + 1 and _ends(text, offsets[piece - 2], offset))
        if spaced and ended and here not in _AFTER_END:
            return piece
    for piece in range(stop, begin, -1):
        if word_ids[piece] != word_ids[piece - 1]:
            return piece
    return stop


def _ends(text: str, piece: Range, offset: int) -> bool:
    return text[piece[0] + offset : piece[1] + offset] in _SENTENCE_END


def _window(text: str, units: Sequence[_Unit], opening: int, closing: int) -> Window:
    ids, quotes, cases, first = [opening], [OUTSIDE], [LOWER], []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number, unit in enumerate(units):
        unit_quote = quote_states(text, unit.words)
        unit_case = [case_of(text[start:end]) for start, end in unit.words]
        base = len(ids)
        last = -1
        for piece, word in enumerate(unit.word_of):
            if word != last:
                first.append(base + piece)
                last = word
            quotes.append(unit_quote[word])
            cases.append(unit_case[word])
        ids.extend(unit.ids)
        starts.extend(start for start, _ in unit.words)
        ends.extend(end for _, end in unit.words)
        numbers.extend([number] * len(unit.words))
        ids.append(closing)
        quotes.append(OUTSIDE)
        cases.append(LOWER)
    arrays = (np.asarray(column, dtype=np.int64) for column in (ids, quotes, cases, first, starts, ends, numbers))
    return Window(*arrays)


def quote_states(text: str, words: Sequence[Range]) -> list[int]:
    """For each word: outside quotation marks, inside, or itself a mark that opens or closes. Straight marks take turns."""
    states = []
    inside = False
    for start, end in words:
        word = text[start:end]
        if _MARK.fullmatch(word) is None:
            states.append(INSIDE if inside else OUTSIDE)
            continue
        inside = word in _OPENING or (word not in _CLOSING and not inside)
        states.append(OPENS if inside else CLOSES)
    return states


def case_of(word: str) -> int:
    """How the word is written: the encoder itself reads lower case only."""
    if word.islower():
        return LOWER
    if not word[:1].isupper():
        return OTHER
    return UPPER if len(word) > 1 and word.isupper() else TITLE
