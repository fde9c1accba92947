"""Names of bodies read to their end, and the abbreviations that reports set beside them."""

import pytest

from tests.annotate.test_entities import find, words

FULL = "The Front for the Freedom of the South (FLS) denied it. A clerk said that the front would wait. FLS fighters left."
NAME = "Front for the Freedom of the South"


def test_a_name_goes_on_past_of_and_for() -> None:
    assert NAME in {entity.name for entity in find(FULL) if entity.kind == "organisation"}


def test_an_abbreviation_beside_a_name_is_the_body() -> None:
    body = next(entity for entity in find(FULL) if entity.name == NAME)
    assert {"FLS", "the front"} <= set(words(FULL, body))


def test_whose_committee_it_is_is_no_part_of_its_name() -> None:
    text = "The Fisheries Committee of the U.S. Congress met on Monday."
    assert "Fisheries Committee" in {entity.name for entity in find(text)}


@pytest.mark.parametrize("aside", ["(see page 3)", "(TV)", ", which closed,"])
def test_what_else_stands_behind_a_name_is_no_abbreviation(aside: str) -> None:
    text = f"The Ostwick Harbour Board {aside} paid the men on Monday."
    body = next(entity for entity in find(text) if entity.name == "Ostwick Harbour Board")
    assert words(text, body) == ["Ostwick Harbour Board"]


def test_initials_set_in_brackets_are_the_reports_own_body_though_a_known_one_has_the_same() -> None:
    text = "The Armed Forces of Palvenia (AFP) held the bridge. The AFP said it would stay."
    found = {entity.name for entity in find(text)}
    assert "Agence France-Presse" not in found


def test_the_bank_is_no_central_bank_where_the_report_names_another() -> None:
    text = "Lenders in Oslo are nervous. The Bank of Norway spoke on Monday. The bank lost ten branches, said Ada Lind."
    bank = next(entity for entity in find(text) if entity.name == "Bank of Norway")
    assert words(text, bank) == ["Bank of Norway"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Union of Bakers and Dairy Workers said it would strike.", "Union of Bakers and Dairy Workers"),
        ("The Union of Bakers and Ada Rogers said they would talk.", "Union of Bakers"),
    ],
)
def test_a_body_of_two_trades_is_one(text: str, name: str) -> None:
    assert name in {entity.name for entity in find(text)}


def test_an_honourable_is_nobody_by_that_name() -> None:
    text = "The post stays, Foreign Minister Hon. Deng Marial Ajak told reporters."
    assert {entity.name for entity in find(text) if entity.kind == "person" and entity.named} == {"Deng Marial Ajak"}
