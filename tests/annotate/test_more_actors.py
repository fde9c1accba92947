"""Owners, marks of offices, names the parser cuts or mistakes, longer names, sides, regions, groups and rebels."""

import pytest

from tests.annotate.test_entities import find, words
from tests.annotate.test_lands import held
from tests.annotate.test_phrases import phrases
from tests.annotate.test_tagged_names import kinds


def test_his_ministry_is_not_the_ministry_of_another_sentence() -> None:
    text = (
        "Ada Lind defended the plan. Her ministry said the port would open. Ships left. Trains ran. Schools closed. "
        "The ministry said it had no money."
    )
    assert len([entity for entity in find(text) if "ministry" in entity.roles]) == 2


def test_an_office_of_somebody_is_not_the_office_named_before() -> None:
    text = "The National Harbour Office met in Oslo. The office of President Ada Lind said nothing."
    assert "The office" not in held(text, "National Harbour Office")


def test_a_states_minister_is_not_her_deputy() -> None:
    text = "Deputy Foreign Minister Marten Veldt said no. Norway's foreign minister said yes."
    assert "Norway's foreign minister" not in held(text, "Marten Veldt")


def test_who_says_it_after_a_comma_is_not_the_name_before_it() -> None:
    text = "Soldiers will guard the Palais Merano, a spokesman for the canton said, adding that the rooms were paid for."
    assert all("spokesman" not in entity.roles for entity in find(text) if entity.name == "Palais Merano")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The insurer, Torvik Marine Mutual in Oslo, says it will pay.", "Torvik Marine Mutual", "organisation"),
        ("This was stated by Deputy Minister of Foreign Affairs of the Russian Federation Arkady Melnikov.", "Arkady Melnikov", "person"),
        ("He met General Mahamat Saleh Tolumi on Monday, and the talks went on.", "Mahamat Saleh Tolumi", "person"),
        ("The shells fell near Ain Korma. Nobody was left in Ain Korma on Monday.", "Ain Korma", "place"),
        ("Brigadier Miftah al-Obeiran spoke on Monday. Obeiran left at noon.", "Miftah al-Obeiran", "person"),
    ],
)
def test_a_name_is_read_whole_and_of_its_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


def test_of_what_somebody_is_minister_is_no_body() -> None:
    assert "Defence" not in kinds("The minister of Defence, Walter Lopez, met the envoys on Monday.")


def test_a_family_name_after_an_article_is_its_bearers() -> None:
    text = "Brigadier Miftah al-Obeiran spoke on Monday. Obeiran left at noon."
    assert "Obeiran" in held(text, "Miftah al-Obeiran")


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("Guns struck the Armenian town of Tarvik on Monday.", "Tarvik", "the Armenian town of Tarvik"),
        ("Dust rose over the old quarry at Agvendi. Few live in Agvendi.", "Agvendi", "the old quarry at Agvendi"),
        ("Shots were heard in Tarvik. Lorries using the Tarvik crossing turned back.", "Tarvik", "Tarvik crossing"),
        ("The owner, Dubai-based Merano Shipping, said nothing.", "Merano Shipping", "Dubai-based Merano Shipping"),
        ("A one-eyed warlord Abu Tarik said no.", "Abu Tarik", "warlord Abu Tarik"),
        ("Carla Whitmore of the State Department said no.", "Carla Whitmore", "Carla Whitmore of the State Department"),
    ],
)
def test_longer_names_are_listed(text: str, name: str, phrase: str) -> None:
    assert any(found.endswith(phrase) for found in phrases(text, name))


def test_a_spokesman_for_somebody_does_not_lend_him_the_title() -> None:
    text = "A spokesman for Mr Veldt said no. Mr Veldt had left."
    assert all("spokesman" not in entity.roles for entity in find(text) if entity.name == "Veldt")


def test_a_side_is_the_state_where_it_is_dealt_with() -> None:
    text = "Denmark protested. The note was delivered to the Danish side on Monday."
    assert any("Danish side" in printed for printed in held(text, "Denmark"))


@pytest.mark.parametrize(
    "text",
    ["Denmark protested. A village on the Danish side was empty.", "Denmark protested. The Danish side spoke of a strong impulse."],
)
def test_a_side_of_a_border_or_one_that_speaks_is_not_the_state(text: str) -> None:
    assert not any("side" in printed for printed in held(text, "Denmark"))


def test_the_nation_of_a_region_is_the_state_of_it() -> None:
    text = "Uruguay and Norway signed the treaty on Monday. The minister said the South American nation would pay."
    assert "the South American nation" in held(text, "Uruguay")
    assert not any("nation" in printed for printed in held(text, "Norway"))


def test_a_group_with_an_article_is_somebody() -> None:
    text = "The army freed two of the captives on Monday. Nobody knew where the captives had been held."
    assert "the captives" in {printed for entity in find(text) for printed in words(text, entity)}


def test_the_rebels_are_the_one_armed_movement() -> None:
    text = "The Torvan Liberation Front denied the raid. An army officer blamed the rebels on Monday."
    assert "the rebels" in held(text, "Torvan Liberation Front")
