"""Nouns that take up a place, a firm or a union; names of several words in headings."""

import pytest

from tests.annotate.test_entities import find, words


def held(text: str, name: str) -> list[str]:
    return [printed for entity in find(text) if entity.name == name for printed in words(text, entity)]


def test_a_works_is_a_place_and_its_noun_takes_it_up() -> None:
    text = "Guards hold the Tarsoq pumping station. They say the pumping station is safe, and the station is old."
    assert held(text, "Tarsoq pumping station") == ["Tarsoq pumping station", "the pumping station", "the station"]


def test_a_radio_station_is_no_place() -> None:
    assert not [entity for entity in find("He spoke to a Tarsoq radio station on Monday.") if entity.name == "Tarsoq radio station"]


def test_a_noun_of_two_places_takes_up_neither() -> None:
    text = "Guards hold the Tarsoq pumping station and the Belmar power station. The station is old, they say."
    assert not [entity for entity in find(text) if "The station" in words(text, entity)]


def test_the_company_is_the_firm_named_last() -> None:
    text = "The strike hit Halvorsen Lines on Monday. The company said that two vessels would be late."
    assert held(text, "Halvorsen Lines") == ["Halvorsen Lines", "The company"]


@pytest.mark.parametrize(
    "text",
    [
        "The strike hit Halvorsen Lines and Belmar Freight on Monday. The company said that two vessels would be late.",
        "The Belmar District Court heard the case on Monday. The company said that two vessels would be late.",
    ],
)
def test_the_company_stays_open_where_several_or_none_can_be_meant(text: str) -> None:
    company = [entity for entity in find(text) if "The company" in words(text, entity)]
    assert [entity.named for entity in company] == [False]


def test_a_federation_of_dockers_is_a_union() -> None:
    text = "The Orlin Dockers' Federation met on Monday. The union said that the strike would go on."
    assert held(text, "Orlin Dockers' Federation") == ["Orlin Dockers' Federation", "The union"]


def test_a_federation_of_farmers_is_none() -> None:
    text = "The Orlin Farmers' Federation met on Monday. The union said that the strike would go on."
    assert held(text, "Orlin Farmers' Federation") == ["Orlin Farmers' Federation"]


def test_a_name_of_several_words_is_found_in_the_heading() -> None:
    text = "HALVORSEN LINES COUNTS ITS LOSSES\n\nThe strike hit Halvorsen Lines on Monday, the harbour board said."
    assert held(text, "Halvorsen Lines") == ["HALVORSEN LINES", "Halvorsen Lines"]


def test_the_town_is_the_one_called_so() -> None:
    text = "Guards hold the besieged town of Tarsoq. They say the town is quiet."
    assert held(text, "Tarsoq") == ["Tarsoq", "the town"]


def test_the_organisation_is_the_body_named_beside_it() -> None:
    text = "The vote split the Kestrel League on Monday. The organisation said that two members would leave."
    assert held(text, "Kestrel League") == ["Kestrel League", "The organisation"]


def test_a_noun_behind_a_name_takes_it_up() -> None:
    text = "Members of the Harbour Watch movement met on Monday. They say the movement is growing."
    assert "the movement" in held(text, "Harbour Watch")


LEAD = "Norway expects the boats to leave by May, a deputy fisheries minister said on Tuesday.\n\n"


def test_the_official_of_the_lead_is_who_speaks_next_without_a_title() -> None:
    text = LEAD + '"The pact has outlived its purpose," Anna Ovik told a committee of parliament.'
    assert held(text, "Anna Ovik") == ["a deputy fisheries minister", "Anna Ovik"]


@pytest.mark.parametrize(
    "next_one",
    [
        '"The pact has outlived its purpose," Judge Anna Ovik told a committee of parliament.',
        '"The pact has outlived its purpose," Anna Ovik, a fisherwoman from Bergen, told a committee of parliament.',
        "Anna Ovik sails one of the boats.",
    ],
)
def test_another_person_is_not_the_official_of_the_lead(next_one: str) -> None:
    assert "a deputy fisheries minister" not in held(LEAD + next_one, "Anna Ovik")
