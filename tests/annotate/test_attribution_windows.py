"""Windows of the attribution model: every word once, nothing too long, marks and capitals told apart."""

import re

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from variorum.annotate.attribution.windows import (
    CLOSES,
    INSIDE,
    LOWER,
    OPENS,
    OTHER,
    OUTSIDE,
    TITLE,
    UPPER,
    case_of,
    cut_windows,
    quote_states,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,!?'\"-\u201c\u201d"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *("##" + letter for letter in letters), "the", "said"]
    tokenizer = Tokenizer(WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def words_of(tokenizer: Tokenizer, text: str, limit: int) -> list[str]:
    return [text[s:e] for window in cut_windows(tokenizer, text, lines(text), limit) for s, e in zip(window.start, window.end, strict=True)]


@pytest.mark.parametrize("limit", [8, 20, 64, 256])
def test_every_word_stands_in_exactly_one_window(tokenizer: Tokenizer, limit: int) -> None:
    text = "The mayor said no. Nobody, she said, came.\n\nIt rained! \u201cWet,\u201d he said.\n" * 5
    expected = re.findall(r"\w+|[^\w\s]", text)
    assert words_of(tokenizer, text, limit) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_nothing_to_read_gives_no_window(tokenizer: Tokenizer, text: str) -> None:
    assert all(len(window.start) for window in cut_windows(tokenizer, text, lines(text)))


def test_no_window_is_longer_than_the_limit(tokenizer: Tokenizer) -> None:
    text = "the " * 1000 + "\n" + "x" * 3000 + "\n" + "\u201c" * 500
    windows = cut_windows(tokenizer, text, lines(text), 64)
    assert max(len(window.piece_id) for window in windows) <= 64
    assert all(len(w.piece_id) == len(w.piece_quote) == len(w.piece_case) for w in windows)


def test_a_long_block_is_cut_after_a_sentence(tokenizer: Tokenizer) -> None:
    text = "the said the. " * 30
    windows = cut_windows(tokenizer, text, [(0, len(text))], 64)
    assert len(windows) > 1
    assert all(text[int(window.end[-1]) - 1] == "." for window in windows)


def test_blocks_of_a_window_are_numbered(tokenizer: Tokenizer) -> None:
    text = "the said\nsaid the said"
    (window,) = cut_windows(tokenizer, text, lines(text))
    assert window.unit.tolist() == [0, 0, 1, 1, 1]


def test_quote_states_follow_curly_and_straight_marks() -> None:
    text = '\u201cgo\u201d he "went " home'
    words = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    assert quote_states(text, words) == [OPENS, INSIDE, CLOSES, OUTSIDE, OPENS, INSIDE, CLOSES, OUTSIDE]


def test_case_tells_how_a_word_is_written() -> None:
    assert [case_of(word) for word in ("go", "Go", "GO", "I", "12", ".")] == [LOWER, TITLE, UPPER, TITLE, OTHER, OTHER]
