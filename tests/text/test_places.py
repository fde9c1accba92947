"""The gazetteer under the names that newspapers print."""

import pytest

from variorum.text.places import load_cities, load_gazetteer, name_key


@pytest.mark.parametrize("printed", ["U.S.", "U. S.", "US", "the United States", "America", "USA", "UNITED STATES"])
def test_one_state_under_many_names(printed):
    place = load_gazetteer().find(printed)
    assert place is not None
    assert place.country == "USA"


def test_abbreviations_keep_their_capitals():
    assert load_gazetteer().find("us") is None
    assert load_gazetteer().find("who") is None
    assert load_gazetteer().find("US", capitals=True) is None
    assert name_key("E. U.") == "EU"


@pytest.mark.parametrize(
    ("printed", "kind", "country"),
    [
        ("Danes", "people", "DNK"),
        ("Oslo’s", "capital", "NOR"),
        ("Élysée", "seat", "FRA"),
        ("Europeans", "region_people", None),
        ("NATO", "body", None),
    ],
)
def test_kinds(printed, kind, country):
    place = load_gazetteer().find(printed)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


def test_every_country_has_a_code_of_three_letters_and_its_own_name():
    gazetteer = load_gazetteer()
    assert len(gazetteer.names) > 190
    for code, name in gazetteer.names.items():
        place = gazetteer.find(name)
        assert len(code) == 3
        assert place is not None
        assert place.country == code, name


def test_large_cities_know_their_state():
    assert load_cities()["lagos"] == "NGA"
    assert "birmingham" not in load_cities(), "large ones in two states"
