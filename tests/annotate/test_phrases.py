"""Longer phrases in which a report prints somebody, bearers of titles, and the state from which a report speaks."""

import pytest

from tests.annotate.test_entities import find, words
from variorum.model.report import Entity


def phrases(text: str, name: str) -> list[str]:
    return [text[start:end] for entity in find(text) if entity.name == name for start, end in entity.phrases]


def holder(text: str, printed: str) -> list[Entity]:
    """The entities that have the words as a mention or a phrase."""
    return [entity for entity in find(text) if printed in (*words(text, entity), *(text[a:b] for a, b in entity.phrases))]


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("On Monday Labour Minister Ada Lind said the port would open.", "Ada Lind", "Labour Minister Ada Lind"),
        ("Norwegian Prime Minister Ada Lind said the port would open.", "Ada Lind", "Norwegian Prime Minister Ada Lind"),
        ("Prime Minister Ada Lind of Norway said the port would open.", "Ada Lind", "Prime Minister Ada Lind of Norway"),
        ("Lieutenant-General Marten Veldt said the road was open.", "Marten Veldt", "Lieutenant-General Marten Veldt"),
        ("The mayor left early. His spokeswoman, Ada Lind, stayed.", "Ada Lind", "His spokeswoman"),
        ("The managing director of the harbour board, Ada Lind, left.", "Ada Lind", "The managing director of the harbour board"),
        ('"We are safe," said Ada Lind, a mother of five.', "Ada Lind", "a mother of five"),
        ("Ada Lind, a political scientist in Bergen, said the talks were over.", "Ada Lind", "a political scientist in Bergen"),
        ("The Kingdom of Norway signed the treaty on Monday.", "Norway", "Kingdom of Norway"),
    ],
)
def test_a_longer_phrase_is_one_more_name(text: str, name: str, phrase: str) -> None:
    assert phrase in phrases(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then came the president. Ada Lind left.", "Ada Lind"),
        ("The board blamed the minister, and Ada Lind left.", "Ada Lind"),
        ("The strike was over, Ada Lind said on Monday, a week after it began.", "Ada Lind"),
        ("The school was rebuilt, said Ada Lind, whose son died in the fire.", "Ada Lind"),
        ("The law is weak, said Ada Lind, an advocacy group in Bergen.", "Ada Lind"),
    ],
)
def test_what_stands_near_a_name_is_no_phrase(text: str, name: str) -> None:
    assert phrases(text, name) == []


def test_a_phrase_ends_before_a_clause() -> None:
    text = "Ada Lind, a member of the harbour board who had resigned in May, said so."
    assert phrases(text, "Ada Lind") == ["a member of the harbour board"]


def test_a_name_after_the_servant_of_somebody_is_the_servants() -> None:
    text = "A spokeswoman for the UN secretary-general, Ada Lind, urged both sides to talk."
    assert [entity.name for entity in holder(text, "A spokeswoman")] == ["Ada Lind"]
    assert not [entity for entity in find(text) if entity.name == "Ada Lind" and "the UN secretary" in " ".join(words(text, entity))]


def test_a_title_of_something_else_is_not_the_bearers() -> None:
    text = "Foreign Minister Ada Lind spoke on Monday. The minister was tired. The Minister of Labour said that the schools were open."
    assert [entity.name for entity in holder(text, "The minister")] == ["Ada Lind"]
    assert [entity.named for entity in holder(text, "The Minister of Labour")] == [False]


PRESIDENTS = (
    "OSLO. The President of the Kingdom of Norway, Ada Lind, opened the session on Monday.\n\n"
    "The Head of State thanked the families.\n\n" + "The session went on. " * 10 + "\n\n"
    "The President of Iceland, Jon Veldt, thanked her. The President also spoke about the talks.\n\n"
    "In conclusion, the Head of State closed the session."
)


def test_the_president_is_whom_the_report_has_called_so() -> None:
    ada = next(entity for entity in find(PRESIDENTS) if entity.name == "Ada Lind")
    assert words(PRESIDENTS, ada) == ["The President", "Ada Lind", "The Head of State", "The President", "the Head of State"]
    assert [entity.name for entity in holder(PRESIDENTS, "The President of Iceland")] == ["Jon Veldt"]


def test_a_people_that_says_so_is_its_state() -> None:
    text = "Norway sent a note on Monday. The Norwegians said that Iceland had refused. The Norwegians killed in the storm were buried."
    norway = next(entity for entity in find(text) if entity.kind == "country" and entity.country == "NOR")
    assert words(text, norway).count("Norwegians") == 1


def test_a_people_is_no_state_that_the_report_does_not_name() -> None:
    assert not [entity for entity in find("The Norwegians said that it was cold.") if entity.kind == "country"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("OSLO. Iceland and Norway met on Monday. The Foreign Ministry said so.", "NOR"),
        ("The Oslo Courier\n\nIceland and Norway met on Monday, the Foreign Ministry said. A storm came up later in the day.", "NOR"),
        ("OSLO/REYKJAVIK, 3 June 2026 - Iceland and Norway met on Monday. The Foreign Ministry said so.", None),
        ("OSLO. Iceland and Norway met on Monday. Iceland's Foreign Ministry said so.", "ISL"),
    ],
)
def test_a_bare_ministry_is_that_of_the_reports_state(text: str, state: str | None) -> None:
    assert [entity.country for entity in find(text) if "Ministry" in entity.name] == [state]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the poll Ada Lind, 17 percent, led Marten Veldt.", "17 percent"),
        ("They hold the harbour vote (Ada Lind), or speak well.", "the harbour vote"),
    ],
)
def test_a_share_or_what_an_example_stands_behind_is_no_name(text: str, words: str) -> None:
    assert words not in phrases(text, "Ada Lind")
