"""Common nouns that take up a state: "the country", "the state"."""

import pytest

from tests.annotate.test_entities import find, words


def held(text: str, name: str) -> list[str]:
    return [printed for entity in find(text) if entity.name == name for printed in words(text, entity)]


def test_the_country_is_the_state_of_which_the_report_speaks() -> None:
    text = "Portugal closed its ports on Monday. Storms had battered Portugal for days. Trains stood still across the country."
    assert "the country" in held(text, "Portugal")


def test_the_nation_is_the_one_state_named_before_it_in_the_sentence() -> None:
    text = "Portugal and Portugal's allies met. In Norway the minister said the nation had done enough."
    assert "the nation" in held(text, "Norway")


def test_the_state_is_one_of_a_federations() -> None:
    text = "Lawmakers in Ohio met on Monday. Ohio has no such law, and the business community fears for the state."
    assert "the state" in held(text, "Ohio")


@pytest.mark.parametrize(
    "text",
    [
        "Portugal and Norway met Denmark on Monday. Trains stood still across the country.",
        "Portugal closed its ports. Portugal is the country of which he spoke on Monday.",
        'Portugal closed its ports. "We will rebuild the country," Mr. Lund of Portugal said.',
    ],
)
def test_the_country_stays_open_where_several_are_meant_or_more_is_told_or_somebody_speaks(text: str) -> None:
    assert "the country" not in held(text, "Portugal")


@pytest.mark.parametrize("line", ["OSLO, 11 March (Agency). ", "OSLO/LIMA, June 10, 2026 (Wire) - ", "Oslo, Norway, 3 May: "])
def test_a_capital_before_the_day_of_a_dateline_is_the_place(line: str) -> None:
    text = line + "Oslo rejected the plan on Monday."
    oslo = [entity for entity in find(text) for start, end in entity.mentions if text[start:end].casefold() == "oslo" and start == 0]
    assert [entity.kind for entity in oslo] == ["place"]
