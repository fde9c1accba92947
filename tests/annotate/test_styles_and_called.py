"""Styles and ranks before names, names behind nouns that say what they are, and peoples and sides that stand for their state."""

import pytest

from tests.annotate.test_entities import find
from tests.annotate.test_phrases import phrases
from tests.annotate.test_whole_names import kinds, printed


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("The envoy of the league, H.E. Mr Jonas Ovik, left on Monday.", "Jonas Ovik", "H.E. Mr Jonas Ovik"),
        ("The envoy of the league, His Excellency Jonas Ovik, left on Monday.", "Jonas Ovik", "His Excellency Jonas Ovik"),
        ("Nobody was hurt, said its spokesman, Brig Gen Marten Veldt.", "Marten Veldt", "Brig Gen Marten Veldt"),
        ("Harbour lines have no ships left, and its boss Ada Lind said on Monday that they would sail.", "Ada Lind", "its boss Ada Lind"),
        ("On Tuesday Norway's ambassador, Ada Lind, was heard by the board.", "Ada Lind", "Norway's ambassador"),
    ],
)
def test_styles_and_owners_before_a_name_are_part_of_a_longer_form(text: str, name: str, phrase: str) -> None:
    assert phrase in [*phrases(text, name), *printed(text, name)]


def test_the_end_of_a_longer_title_is_no_form_of_its_own() -> None:
    assert phrases("On Monday Labour Minister Ada Lind said the port would open.", "Ada Lind") == ["Labour Minister Ada Lind"]


def test_a_long_office_is_a_form_to_its_end() -> None:
    office = "The spokesman for the Ministry of Foreign Affairs of the Kingdom of Norway"
    assert office in phrases(f"{office}, Jonas Ovik, spoke on Monday.", "the spokesman")


def test_a_lieutenant_commander_commands_nothing() -> None:
    text = "Lieutenant Commander Ada Lind spoke for the base. The commander of the base was away."
    assert printed(text, "Ada Lind") == ["Ada Lind"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "A column stood near the village of Umm Tarsoq, and the doctors who reached Umm Tarsoq at dusk found nobody.",
            "Umm Tarsoq",
            "place",
        ),
        ("They met on June 11 in the port of Torvumi. It was hot.", "Torvumi", "place"),
        ("The trucks of the British charity Orchard Aid had crossed on Monday.", "Orchard Aid", "organisation"),
    ],
)
def test_a_noun_before_a_name_says_what_it_is(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the National Grain Centre, Torvin Ozolnik, told reporters that the silo was shut.", "Torvin Ozolnik"),
        ("They sent the former prime minister, Awa Diop-Sarr, to Orlin.", "Awa Diop-Sarr"),
    ],
)
def test_a_person_behind_the_comma_of_an_office_is_named(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Norway closed the strait. The Norwegian side says that it had to.",
        "Norway closed the strait. Nobody wants to hide behind the Norwegians.",
    ],
)
def test_a_side_and_a_people_dealt_with_are_the_state(text: str) -> None:
    assert [entity.kind for entity in find(text) if entity.country == "NOR"] == ["country"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway closed the strait. The Norwegian side spoke of a good day.",
        "Norway closed the strait. Two Norwegians were held, and nobody had heard of the Norwegians since.",
    ],
)
def test_those_who_talk_and_some_of_a_people_are_not(text: str) -> None:
    assert "group" in {entity.kind for entity in find(text) if entity.country == "NOR"}
