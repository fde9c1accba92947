"""Bytes become text without loss, and what had to be guessed or replaced is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.ingest.decode import decode_bytes, decode_page, replace_surrogates
from variorum.model.errors import InputError


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    decoded = decode_bytes("x.txt", text.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_text_or_an_input_error(raw: bytes) -> None:
    try:
        decoded = decode_bytes("x.txt", raw)
    except InputError as error:
        assert error.code in {"empty", "binary", "encoding"}
        assert "x.txt" in str(error)
    else:
        decoded.text.encode()  # no lone surrogates


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_byte_order_marks_of_other_encodings_are_obeyed(codec: str) -> None:
    decoded = decode_bytes("x.txt", "The Karvenian envoy left.\n".encode(codec))
    assert decoded.text == "The Karvenian envoy left.\n"
    assert decoded.encoding == codec


def test_another_encoding_is_detected_and_named() -> None:
    text = "„Die Gespräche über den Hafen sind gescheitert“, erklärte der Außenminister. Für die Häfen änderte sich nichts. " * 5
    decoded = decode_bytes("x.txt", text.encode("cp1252"))
    assert "Gespräche über den Hafen" in decoded.text
    assert decoded.encoding.replace("-", "").startswith(("cp125", "iso8859", "latin"))


def test_a_few_broken_bytes_do_not_change_the_rest() -> None:
    raw = "“Niemals”, sagte Frau Öhlund. “Später vielleicht.”".encode() + b"\xff\xfe after"
    decoded = decode_bytes("x.txt", raw)
    assert decoded.text.startswith("“Niemals”, sagte Frau Öhlund.")
    assert decoded.encoding == "utf-8, 2 broken byte sequences replaced"


def test_a_file_cut_inside_a_character_stays_utf8() -> None:
    decoded = decode_bytes("x.txt", "The price is five €".encode()[:-1])
    assert decoded.text == "The price is five \ufffd"
    assert decoded.encoding == "utf-8, 1 broken byte sequence replaced"


@pytest.mark.parametrize("raw", [b"%PDF-1.7 ...", b"PK\x03\x04 ...", b"\x89PNG\r\n", b"\x7fELF\x02", bytes(range(32)) * 20])
def test_binary_files_are_refused_with_a_cure(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode_bytes("x.txt", raw)
    assert caught.value.code == "binary"
    assert caught.value.detail.count(".") >= 2  # what it is, and the cure


def test_a_stray_nul_is_kept_so_that_offsets_hold() -> None:
    assert decode_bytes("x.txt", b"The envoy\x00 left.").text == "The envoy\x00 left."


def test_a_page_may_name_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Переговоры сорваны</body></html>'.encode("cp1251")
    decoded = decode_page("x.html", page)
    assert "Переговоры сорваны" in decoded.text
    assert decoded.encoding == "cp1251"


@pytest.mark.parametrize("name", [b"no-such-charset", b"base64", b"utf-8"])
def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same(name: bytes) -> None:
    assert "caf" in decode_page("x.html", b"<meta charset=" + name + b"><p>caf\xe9 au lait, dit le ministre</p>").text


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert replace_surrogates("a\ud800b\udfffc") == ("a\ufffdb\ufffdc", 2)
