"""Offices that stand before their holder's name, portfolios, nouns that speak and are nobody, seats of any state."""

import pytest

from tests.annotate.test_entities import find, words

LEAD = "Denmark's energy minister said on Monday that the cable would close. "


def holder(text: str, described: str) -> list[str]:
    return [entity.name for entity in find(text) if described in words(text, entity)]


def test_an_office_in_the_lead_is_its_holders_who_is_named_next() -> None:
    text = LEAD + '"We wait," Energy Minister Ada Lind told reporters.'
    assert holder(text, "Denmark's energy minister") == ["Ada Lind"]


@pytest.mark.parametrize(
    "rest",
    [
        "Energy Minister Ada Lind and Energy Minister Bo Berg met.",
        "Sweden's energy minister called it a pity. Energy Minister Ada Lind waited.",
        "Deputy Energy Minister Ada Lind waited.",
    ],
)
def test_an_office_of_two_or_of_a_deputy_stays_open(rest: str) -> None:
    assert holder(LEAD + rest, "Denmark's energy minister") != ["Ada Lind"]


def test_a_bare_minister_is_not_the_one_named_only_later() -> None:
    text = "The minister said on Monday that the cable would close. A delegation under Minister Ada Lind will follow."
    assert holder(text, "The minister") != ["Ada Lind"]


@pytest.mark.parametrize(
    "text", ["They asked for the dismissal of Road Building Minister Bo Berg, they said.", "Outspoken Interior Minister Bo Berg left."]
)
def test_a_portfolio_is_no_body(text: str) -> None:
    assert [entity.name for entity in find(text) if entity.kind == "organisation"] == []


@pytest.mark.parametrize("noun", ["revision", "payment", "gold"])
def test_a_thing_that_shows_something_is_nobody(noun: str) -> None:
    assert holder(f"The {noun} of the tariff shows that the harbour will lose money.", f"The {noun}") == []


def test_one_minister_is_a_person_and_not_the_minister_who_is_named() -> None:
    text = "Justice Minister Ada Lind left. One minister, who asked not to be named, said that the cabinet had split."
    found = [entity for entity in find(text) if "One minister" in words(text, entity)]
    assert [(entity.kind, entity.named) for entity in found] == [("person", False)]


@pytest.mark.parametrize(("rest", "state"), [("in Orlin", None), ("in Bogota", "COL"), ("in Washington", "USA")])
def test_congress_is_the_american_one_where_the_report_is_of_america(rest: str, state: str | None) -> None:
    found = [entity for entity in find(f"Nobody in Congress believes it, a lawyer said {rest}.") if entity.name == "Congress"]
    assert [entity.country for entity in found] == [state]


def test_the_government_is_that_of_the_dateline() -> None:
    text = "COPENHAGEN, 3 June - Denmark will close the cable. The government said so on Monday."
    assert [entity.country for entity in find(text) if entity.name in ("the government", "The government")] == ["DNK"]


def test_an_office_before_a_name_is_its_holders_whatever_the_parser_takes_the_name_for() -> None:
    text = (
        "Today the Deputy Minister of Health of the Republic of Armenia Rovshan Talizade took part in the hearings of the board. "
        "The Deputy Minister noted that the wells are dry.\n\n"
        "In his turn, R. Talizade thanked the board."
    )
    assert holder(text, "The Deputy Minister") == ["Rovshan Talizade"]
    assert holder(text, "R. Talizade") == ["Rovshan Talizade"]


def test_a_dash_behind_a_dateline_is_no_part_of_its_agency() -> None:
    text = "La Paz, 11 September (LNP).- The board of mines met on Monday and said that the wells are dry."
    assert not [entity.name for entity in find(text) if entity.name.endswith("-")]


@pytest.mark.parametrize("office", ["Head of State", "Head of Government"])
def test_an_office_in_capitals_is_no_body(office: str) -> None:
    found = find(f"A minister met the envoy in Oslo. The {office} noted it. In Oslo the {office} of Norway thanked him.")
    assert all(entity.kind == "person" and not entity.named for entity in found if "Head" in entity.name)


def test_what_a_minister_has_charge_of_is_no_part_of_the_name() -> None:
    text = "The Minister for European Integration Dragana Savić told reporters that the talks go on."
    assert "Dragana Savić" in {entity.name for entity in find(text)}


def test_the_agency_of_a_dateline_is_no_person() -> None:
    text = "ORLIN, May 5 (Calder) - Norway recalled its envoy on Tuesday, a minister told Calder."
    assert {entity.kind for entity in find(text) if entity.name == "Calder"} == {"organisation"}


def test_a_seat_that_is_a_town_may_be_the_town() -> None:
    text = "In Brussels it rained. Norway waited. Brussels has asked for more time."
    assert [entity.kind for entity in find(text) if entity.name == "Brussels"] == ["place", "organisation"]
