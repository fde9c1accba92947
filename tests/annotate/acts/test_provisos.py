"""Conditions by their words alone."""

import pytest

from tests.annotate.reading import Reading
from variorum.annotate.acts.provisos import plain_condition, spelled_condition, with_conditions
from variorum.model.report import Position


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ovik promised passage to every boat, on condition that the nets be counted.", "on condition that the nets be counted"),
        ("The guards will leave only when the border has been drawn, she said.", "only when the border has been drawn"),
        (
            "According to him, should the five questions be answered by Monday, Oslo will talk.",
            "should the five questions be answered by Monday",
        ),
        ("The price will be looked at again should Oslo act alone.", "should Oslo act alone"),
        ("A request, were he to lodge one, would be examined.", "were he to lodge one"),
        ("Oslo would free the crew in return for two of its own men.", "in return for two of its own men"),
    ],
)
def test_a_condition_is_found_by_its_opening(text: str, condition: str) -> None:
    found = spelled_condition(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == condition


@pytest.mark.parametrize(
    "text",
    [
        "They should go home, she said.",
        "What should Oslo do about it now?",
        "The boats were to leave at noon.",
        "Oslo pays only when asked.",
        "The crew should leave Oslo.",
    ],
)
def test_what_is_none_is_none(text: str) -> None:
    assert spelled_condition(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ovik would not pay the fine but would lodge a bond if all her boats were freed.", "if all her boats were freed"),
        ("I will come home on the day I am given a passport.", "on the day I am given a passport"),
        ("The levy could be lifted once the nets had been counted, she said.", "once the nets had been counted"),
        ("Talks remain suspended until the fees are lowered.", "until the fees are lowered"),
        ("Anyone who cuts our nets will be taken to court.", "Anyone who cuts our nets"),
    ],
)
def test_plain_conjunctions_open_a_condition(text: str, condition: str) -> None:
    found = plain_condition(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == condition


@pytest.mark.parametrize(
    "text",
    [
        "She refused to say if the boats had been freed.",
        "Oslo will pay even if the boats are kept.",
        "The crew stayed until the port was opened.",
        "He wants the levy gone, if possible.",
        "Oslo would answer at once any damage to the nets.",
    ],
)
def test_other_clauses_are_no_conditions(text: str) -> None:
    assert plain_condition(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "words", "condition"),
    [
        (
            "Oslo offered to free the crew before Easter if Riga lets the captain go.",
            "Oslo offered to free the crew before Easter",
            "if Riga",
        ),
        ("Oslo is ready for talks, but only after Riga confirms in writing.", "Oslo is ready for talks", "only after Riga confirms"),
        ("If the boats are kept, she said, Oslo will close the port.", "Oslo will close the port", "If the boats are kept"),
        (
            "Oslo reserved the right of search. If the raids continue, it will use it.",
            "Oslo reserved the right of search",
            "If the raids continue",
        ),
    ],
)
def test_a_condition_stands_beside_the_words(text: str, words: str, condition: str) -> None:
    start = text.index(words)
    position = Position(start=start, end=start + len(words), kind="threat", party=("e1",))
    first, _, _ = text.partition(". ")
    sentences = [(0, len(first) + 1), (len(first) + 2, len(text))] if first + "." != text and ". " in text else [(0, len(text))]
    (found,) = with_conditions(text, [position], sentences)
    assert found.condition is not None
    assert text[slice(*found.condition)].startswith(condition)


def test_what_must_come_first_is_a_condition() -> None:
    text = "Oslo wants the captain freed first, after which a visit could be discussed."
    position = Position(start=0, end=len(text), kind="demand", party=("e1",), content=((11, len(text)),))
    (found,) = with_conditions(text, [position], [(0, len(text))])
    assert found.condition is not None
    assert text[slice(*found.condition)] == "the captain freed first"


def test_what_a_condition_asks_of_another_is_shown_once_with_whom_it_asks() -> None:
    reading = Reading("Norway said it would close its ports unless Chile withdraws its ships.")
    asked = reading.position("condition")
    assert reading.words(asked.condition) == "unless Chile withdraws its ships"
    assert (reading.who(asked.party), reading.who(asked.target)) == (["Norway"], ["Chile"])


def test_what_a_report_says_will_be_done_on_a_condition_is_a_position() -> None:
    reading = Reading(
        "The fishermen's union in Bergen was founded in 1920. The union will stop work on Friday unless Chile withdraws its ships."
    )
    assert reading.words(reading.position("threat").condition) == "unless Chile withdraws its ships"


def test_only_what_may_come_sets_a_warning_off() -> None:
    assert Reading("Mayor Anna Ovik warned that a closure of the port would cost 300 jobs.").position("warning").condition is not None
    assert Reading("Mayor Anna Ovik warned that the tanks would be full by Friday.").position("warning").condition is None
