"""Affiliation: which state an official, a group or a body belongs to, by the words around its name."""

import pytest

from tests.annotate.reading import Reading


def _states(text: str) -> dict[str, str | None]:
    return {entity.name: entity.country for entity in Reading(text).report.entities or ()}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan President John Odera met his Ghanaian counterpart Ama Mensah.", "Ama Mensah", "GHA"),
        ("The Kenyan Workers' Union met leaders from Ghana.", "Kenyan Workers' Union", "KEN"),
        ("Norway's foreign minister Anna Ovik met Jan Ruel in Chile.", "Anna Ovik", "NOR"),
        ("Norway's foreign minister Anna Ovik met Jan Ruel in Chile.", "Jan Ruel", None),
    ],
)
def test_the_phrase_says_where_somebody_belongs(text: str, name: str, country: str | None) -> None:
    assert _states(text)[name] == country


def test_in_a_report_of_one_state_its_officials_are_of_that_state() -> None:
    assert _states("President Anna Ovik called elections in Peru.")["Anna Ovik"] == "PER"


def test_in_a_report_of_two_states_nothing_is_guessed() -> None:
    assert _states("President Anna Ovik criticised Chile and Peru.")["Anna Ovik"] is None


def test_a_body_of_many_states_is_international() -> None:
    entities = Reading("The Association of African Teachers criticised Kenya.").report.entities or ()
    assert [entity.sector for entity in entities if entity.name == "Association of African Teachers"] == ["IGO"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "The rebel Highland Unity Committee refused talks in Peru.",
            "Highland Unity Committee",
            "PER",
        ),
        ("The Farmers' Party refused to join the government of Kenya.", "Farmers' Party", "KEN"),
        ("The Farmers' Party refused talks with Kenya and Ghana.", "Farmers' Party", None),
        ("Up to 100 ethnic Albanians demonstrated in Peru on Tuesday.", "Albanians", "PER"),
    ],
)
def test_factions_and_ethnic_groups_live_in_the_one_state_of_the_report(text: str, name: str, country: str | None) -> None:
    assert _states(text)[name] == country
