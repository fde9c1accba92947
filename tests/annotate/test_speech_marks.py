"""Quotation marks of every style find their partners; apostrophes never do."""

import pytest

from variorum.annotate.speech.marks import find_quotations


def inside(text: str) -> list[str]:
    return [text[one.inner[0] : one.inner[1]] for one in find_quotations(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We won," he said, "and lost."', ["We won,", "and lost."]),
        ("“We won,” he said, “and lost.”", ["We won,", "and lost."]),
        ("«Да», сказал он. „Ja“, sagte er.", ["Да", "Ja"]),
        ("»Ja«, sagte er", ["Ja"]),
        ("”Hej”, sa han", ["Hej"]),
        ("``Yes,'' she said. ''No,'' he said.", ["Yes,", "No,"]),
        ("‘No,’ she said, ‘it’s the end.’", ["No,", "it’s the end."]),
        ("It’s the voters’ choice, isn't it?", []),
        ("'90s rock 'n' roll", []),
        ("He spoke of a “dam… that is leaking. “", ["dam… that is leaking. "]),
        ('He said "yes "and left', ["yes "]),
        ('"One. "Two," he said.', ["One.", "Two,"]),
        ("“A ‘b c’ d,” he said.", ["A ‘b c’ d,", "b c"]),
        ("“One “two” three” end", ["One “two” three", "two"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_a_quotation_without_end_closes_with_its_block() -> None:
    text = "“The water rises.\n“And it will rise.”"
    first, second = find_quotations(text, [(0, 17), (18, len(text))])
    assert (first.closed, second.closed) == (False, True)
    assert text[first.start : first.end] == "“The water rises."


@pytest.mark.parametrize("text", ["", '"' * 50, "“" * 50, "'" * 50, "”“" * 30, "'' '' ``" * 20])
def test_marks_alone_are_no_trouble(text: str) -> None:
    for one in find_quotations(text, [(0, len(text))]):
        assert 0 <= one.start <= one.inner[0] < one.inner[1] <= one.end <= len(text)
