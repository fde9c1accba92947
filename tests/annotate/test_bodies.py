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
