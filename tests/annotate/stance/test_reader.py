"""The trained reader of stances: its weights are checked, and it reads what the statement's words are part of."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from variorum.annotate.attribution.encoding import Encoding, encode
from variorum.annotate.attribution.reader import load_reader
from variorum.annotate.stance.leanings import FITS
from variorum.annotate.stance.reader import PACKAGED, open_reader, read_leaning
from variorum.annotate.stance.sayings import CONTENT, CUE, LONGEST, NOTHING, SPEAKER, cut_saying, pools_of
from variorum.model.errors import UsageError
from variorum.model.report import Statement

TEXT = "The harbour froze. Anna Ovik rejected the offer from Oslo. Nobody came."
SENTENCES = [(0, 18), (19, 58), (59, 71)]


def _statement(text: str, speaker: str, cue: str, content: str) -> Statement:
    speakers, cues, contents = ([(at, at + len(part))] for part in (speaker, cue, content) for at in [text.index(part)])
    return Statement(
        id="s1", speaker=tuple(speakers), speaker_entity=(), cue=tuple(cues), content=tuple(contents), mode="indirect", quoted=()
    )


def _encoding(text: str) -> Encoding:
    return encode(load_reader().package, text, [(0, len(text))])


def test_a_saying_is_the_sentence_of_the_statement_with_its_parts() -> None:
    encoding = _encoding(TEXT)
    saying = cut_saying(encoding.windows, SENTENCES, _statement(TEXT, "Anna Ovik", "rejected", "the offer from Oslo"))
    assert saying is not None
    window = encoding.windows[0]
    words = {number: TEXT[start:end] for number, (start, end) in enumerate(zip(window.start, window.end, strict=True))}
    pieces = [words[int(np.searchsorted(window.first, piece, side="right")) - 1] for piece in range(saying.first, saying.last)]
    assert pieces[0] == "Anna"
    assert pieces[-1] == "."
    assert {word for word, part in zip(pieces, saying.part, strict=True) if part == CONTENT} == {"the", "offer", "from", "Oslo"}
    assert {word for word, part in zip(pieces, saying.part, strict=True) if part == CUE} == {"rejected"}
    assert {word for word, part in zip(pieces, saying.part, strict=True) if part == SPEAKER} == {"Anna", "Ovik"}


def test_a_long_statement_is_cut() -> None:
    text = "Anna Ovik said that " + "the boats and " * 120 + "the nets were hers."
    saying = cut_saying(_encoding(text).windows, [(0, len(text))], _statement(text, "Anna Ovik", "said", text[10:]))
    assert saying is not None
    assert saying.last - saying.first <= 2 * LONGEST


def test_words_outside_all_windows_are_no_saying() -> None:
    windows = encode(load_reader().package, TEXT, [(0, 18)]).windows
    assert cut_saying(windows, SENTENCES, _statement(TEXT, "Anna Ovik", "rejected", "the offer from Oslo")) is None


def test_pools_are_means() -> None:
    pools = pools_of(np.array([NOTHING, CONTENT, CONTENT, CUE]))
    assert pools.tolist() == [[0.25] * 4, [0.0, 0.5, 0.5, 0.0], [0.0, 0.0, 0.0, 1.0], [0.0] * 4]


def test_the_weights_score_the_kinds_that_may_be_told() -> None:
    assert sorted(open_reader().kinds) == sorted(FITS)
    assert sum(path.stat().st_size for path in PACKAGED.iterdir()) < 6_000_000


def test_a_refusal_is_read_as_one() -> None:
    encoding = _encoding(TEXT)
    saying = cut_saying(encoding.windows, SENTENCES, _statement(TEXT, "Anna Ovik", "rejected", "the offer from Oslo"))
    assert saying is not None
    assert read_leaning(open_reader(), encoding.states(0).lower, saying).best in ("refusal", "oppose")


def test_states_do_not_depend_on_what_was_asked_before() -> None:
    text = "\n".join([TEXT] * 80)
    starts = [number * (len(TEXT) + 1) for number in range(80)]
    encoding = encode(load_reader().package, text, [(start, start + len(TEXT)) for start in starts])
    last = len(encoding.windows) - 1
    first = encoding.states(last).lower
    for number in range(last):
        encoding.states(number)
    assert np.array_equal(encoding.states(last).lower, first)


def test_damaged_or_missing_weights_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        open_reader(tmp_path / "none")
    copy = tmp_path / "weights"
    shutil.copytree(PACKAGED, copy)
    (copy / "stance.onnx").write_bytes(b"x")
    with pytest.raises(UsageError, match="damaged"):
        open_reader(copy)
    (copy / "model.json").write_text('{"format": "other/1", "kinds": [], "sha256": {}}')
    open_reader.cache_clear()
    with pytest.raises(UsageError, match="format"):
        open_reader(copy)
