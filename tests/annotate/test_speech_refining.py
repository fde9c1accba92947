"""The trained reader's findings get clean ends."""

from variorum.annotate.speech.marks import find_quotations
from variorum.annotate.speech.refining import Reading, refine_readings


def refined(text: str, *readings: Reading) -> list[tuple[str, list[str]]]:
    found = refine_readings(readings, text, find_quotations(text, [(0, len(text))]))
    return [(" ".join(text[a:b] for a, b in one.source), [text[a:b] for a, b in one.content]) for one in found]


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_a_quotation_is_taken_whole() -> None:
    text = "“The old dam will hold,” Ovik said."
    reading = Reading((span(text, "Ovik"),), (span(text, "said"),), (span(text, "old dam will hold,"),), 0.9)
    assert refined(text, reading) == [("Ovik", ["“The old dam will hold,”"])]


def test_small_holes_close_and_crumbs_go() -> None:
    text = "Ovik said the dam will surely hold for many years, whatever it may cost the town. After that the minister left."
    content = (span(text, "the dam will"), span(text, "hold for many years, whatever it may cost the town"), span(text, "left"))
    reading = Reading((span(text, "Ovik"),), (span(text, "said"),), content, 0.9)
    assert refined(text, reading) == [("Ovik", ["the dam will surely hold for many years, whatever it may cost the town"])]


def test_a_hole_that_holds_the_speaker_stays() -> None:
    text = "The dam will, Ovik said, hold for years."
    content = (span(text, "The dam will,"), span(text, "hold for years"))
    reading = Reading((span(text, "Ovik"),), (span(text, "said"),), content, 0.9)
    assert refined(text, reading) == [("Ovik", ["The dam will", "hold for years"])]


def test_a_quotation_without_source_goes_on_with_the_one_before() -> None:
    text = "“We are sure,” Ovik said. “The dam will hold.”"
    first = Reading((span(text, "Ovik"),), (span(text, "said"),), (span(text, "“We are sure,”"),), 0.9)
    second = Reading((), (), (span(text, "“The dam will hold.”"),), 0.8)
    assert [speaker for speaker, _ in refined(text, first, second)] == ["Ovik", "Ovik"]


def test_nothing_but_marks_is_nothing() -> None:
    text = "Ovik said: ..."
    assert refined(text, Reading((span(text, "Ovik"),), (), (span(text, "..."),), 0.9)) == []
