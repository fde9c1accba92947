"""The packaged attribution model: it finds plain attributions, offline, the same on every run, whatever the text."""

import pickle
import shutil
from pathlib import Path

import pytest

from variorum.annotate.attribution.reader import RawAttribution, load_reader, read_attributions
from variorum.annotate.attribution.weights import PACKAGED
from variorum.model.errors import UsageError

REPORT = (
    "The harbour minister of Ostrava Bay, Lena Quist, said on Monday that the ferry line would close in spring.\n"
    "\u201cNobody asked the islanders,\u201d said Tomas Brack, who runs the fishermen's union. \u201cWe will not accept it.\u201d\n"
    "According to the port authority, the line lost two million crowns last year."
)


def lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def spell(text: str, found: RawAttribution) -> tuple[str, str, str]:
    return tuple(" ... ".join(text[s:e] for s, e in part) for part in (found.source, found.cue, found.content))  # type: ignore[return-value]


def test_plain_attributions_are_found_with_their_speakers() -> None:
    found = [spell(REPORT, item) for item in read_attributions(load_reader(), REPORT, lines(REPORT))]
    by_cue = {cue: (source, content) for source, cue, content in found}
    assert "Lena Quist" in by_cue["said"][0] or any("Lena Quist" in source for source, _, _ in found)
    assert any("ferry line would close" in content for _, _, content in found)
    assert any("Tomas Brack" in source and "Nobody asked the islanders" in content for source, _, content in found)
    assert any("port authority" in source and "lost two million crowns" in content for source, _, content in found)


def test_spans_lie_in_one_block_and_contents_apart() -> None:
    blocks = lines(REPORT)
    seen: set[int] = set()
    for item in read_attributions(load_reader(), REPORT, blocks):
        spans = item.source + item.cue + item.content
        assert any(all(start <= s < e <= end for s, e in spans) for start, end in blocks)
        letters = {at for s, e in item.content for at in range(s, e)}
        assert not letters & seen
        seen |= letters
        assert 0 < item.score <= 1


def test_the_same_text_gives_the_same_attributions() -> None:
    first = read_attributions(load_reader(), REPORT, lines(REPORT))
    assert read_attributions(pickle.loads(pickle.dumps(load_reader())), REPORT, lines(REPORT)) == first
    assert read_attributions(load_reader(threads=1), REPORT, lines(REPORT)) == first


def test_offsets_count_code_points() -> None:
    shifted = "\U0001f4f0\u0301 \u4e2d\n" + REPORT
    plain = [spell(REPORT, item)[2] for item in read_attributions(load_reader(), REPORT, lines(REPORT))]
    found = [spell(shifted, item)[2] for item in read_attributions(load_reader(), shifted, lines(shifted))]
    assert any("Nobody asked the islanders" in content for content in found)
    assert len(found) == len(plain)


@pytest.mark.parametrize(
    "text",
    ["", " \n ", '"' * 3000, "\u201c" * 700, "HE SAID NO. " * 300, "word " * 4000, "x" * 5000,
     "\u041e\u043d \u0441\u043a\u0430\u0437\u0430\u043b. " * 200, "\x00\ufffd"],
    ids=["empty", "space", "straight", "curly", "capitals", "no-stop", "one-word", "russian", "odd"],
)  # fmt: skip
def test_bad_text_is_read_without_a_crash(text: str) -> None:
    for item in read_attributions(load_reader(), text, lines(text)):
        assert item.content
        assert all(text[s:e].strip() for s, e in item.source + item.cue + item.content)


def test_weights_are_small_and_nothing_is_read_before_use() -> None:
    assert sum(path.stat().st_size for path in PACKAGED.iterdir()) <= 30_000_000
    load_reader("/nowhere")


def test_damaged_or_missing_weights_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_attributions(load_reader(tmp_path / "none"), REPORT, lines(REPORT))
    copy = tmp_path / "weights"
    shutil.copytree(PACKAGED, copy)
    damaged = bytearray((copy / "roles.onnx").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (copy / "roles.onnx").write_bytes(damaged)
    with pytest.raises(UsageError, match=r"roles\.onnx is damaged"):
        read_attributions(load_reader(copy), REPORT, lines(REPORT))
    (copy / "model.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"model\.json"):
        read_attributions(load_reader(copy), REPORT, lines(REPORT))
