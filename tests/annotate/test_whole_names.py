"""Names read to their ends: double names, names behind offices, bodies with an "and", initials, and the names of papers."""

import pytest

from tests.annotate.test_entities import find
from variorum.annotate.coref.mastheads import find_masthead


def kinds(text: str) -> dict[str, str]:
    return {entity.name: entity.kind for entity in find(text)}


def printed(text: str, name: str) -> list[str]:
    entity = next(entity for entity in find(text) if entity.name == name)
    return [text[start:end] for start, end in entity.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Friday Mrs. Odile Keita-Sorel said the bridge would stay shut. It has been shut since May.", "Odile Keita-Sorel"),
        ("The letter did not impress Fatou Bamba-Keller of the harbour union.", "Fatou Bamba-Keller"),
        ("In March Mr Tandoh-Oware told the harbour board that nobody had been paid.", "Tandoh-Oware"),
        ("The port's lawyer, Kodjo Tandoh-Oware, said on Thursday that nobody had been paid.", "Kodjo Tandoh-Oware"),
    ],
)
def test_a_double_name_is_one_persons(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


def test_two_people_with_a_hyphen_between_them_are_two() -> None:
    text = "Anna Lund and Carl Riis met on Monday. Lund was late and Riis was angry. The Lund-Riis talks went on."
    found = kinds(text)
    assert "Lund-Riis" not in found
    assert printed(text, "Anna Lund") == ["Anna Lund", "Lund", "Lund"]


def test_the_end_of_a_longer_name_is_the_same_person() -> None:
    text = "Peter Vikram Dahl ran the harbour until May. Friends of Vikram Dahl say that he never took a penny. Vikram Dahl left in June."
    assert [entity.name for entity in find(text) if entity.kind == "person" and entity.named] == ["Peter Vikram Dahl"]


def test_one_person_with_two_family_names_and_with_one() -> None:
    text = "Elena Morales Quint spoke for an hour. The senators left. Elena Morales stayed, and she smiled."
    assert [entity.name for entity in find(text) if entity.kind == "person"] == ["Elena Morales Quint"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This was conveyed by Minister of Foreign Affairs Viktar Olsen on Tuesday in the capital.", "Viktar Olsen"),
        ("Minister of Industry, Mines and Energy Helena Strand declared the strike unlawful.", "Helena Strand"),
        ("Norland Governor Peter Vikram Dahl on Monday told the assembly to meet within a week.", "Peter Vikram Dahl"),
    ],
)
def test_the_office_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


def test_an_office_of_something_is_no_body() -> None:
    found = kinds("On the fire of 9 May, the Commissioner for Health, Dr Tom Ilves, reported that nobody had died.")
    assert found["Tom Ilves"] == "person"
    assert "Commissioner for Health" not in found


def test_who_is_called_mr_is_no_land_and_no_firm() -> None:
    text = "Representative Jim Jordan rose. Mr. Jordan asked how often they had met."
    assert [(entity.name, entity.kind) for entity in find(text)] == [("Jim Jordan", "person")]


def test_a_south_american_state_is_not_the_united_states() -> None:
    text = "Uruguay is leaving the mission. The South American nation's foreign minister Ana Lindo spoke of its dead."
    assert next(entity for entity in find(text) if entity.kind == "person").country == "URY"


def test_a_body_with_an_and_is_one() -> None:
    text = "Its shares fell. The Arvan Competition and Consumer Commission is suing the grocer over its prices."
    assert kinds(text)["Arvan Competition and Consumer Commission"] == "organisation"
    other = kinds("It was told to the FBI and Justice Department last week by the mayor.")
    assert "FBI and Justice Department" not in other


def test_initials_of_a_body_named_before_are_the_body() -> None:
    text = "She worked for the Grain Tariff Commission until May. Under her, the GTC won a case, and GTC lawyers were proud."
    assert printed(text, "Grain Tariff Commission") == ["Grain Tariff Commission", "GTC", "GTC"]


def test_a_slip_in_a_bodys_name_is_seen_through() -> None:
    text = "She worked for the Grain Tariffs Commission until May. In June the Grain Tariff Commission promoted her."
    assert len([entity for entity in find(text) if "Commission" in entity.name]) == 1


def test_the_head_of_a_bodys_name_is_the_body() -> None:
    text = "The High Command for the Defence of the Coast met on Sunday. The High Command rejects the sanctions."
    assert printed(text, "High Command for the Defence of the Coast")[-1] == "High Command"


def test_a_firm_goes_by_the_word_before_its_trade() -> None:
    text = "The ship is owned by Halvorsen Tankers. It was released on 19 June. Halvorsen has always denied it, and Halvorsen did not pay."
    assert len([entity for entity in find(text) if "Halvorsen" in entity.name]) == 1


def test_a_firm_may_be_the_owner() -> None:
    text = "The ship was held. The owner, Orlin-based Halvorsen Tankers, denied any fault."
    assert [entity.name for entity in find(text) if "owner" in entity.roles] == ["Halvorsen Tankers"]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("ARVAN COAST NEWS AGENCY (ACNA)\nForeign Policy | News code: 8841", "ARVAN COAST NEWS AGENCY"),
        ("AGENCE DU PORT (ADP) - English Service\nThe port was shut.", "AGENCE DU PORT"),
        ("Port shut for a week\nNewsbay24 Staff | 11 June 2026 | 2 min read", "Newsbay24"),
        ("Port shut for a week\nOrlin Dagblad - English edition\nSaturday 8 February 2025", "Orlin Dagblad"),
        ("Port shut for a week\nThe Orlin Herald\n19 June\nThe port was shut.", "The Orlin Herald"),
        ("VOICE OF THE NORTH\nThursday 14 May 2026\nThe port was shut.", "VOICE OF THE NORTH"),
    ],
)
def test_the_head_of_a_page_names_its_paper(page: str, name: str) -> None:
    place = find_masthead(page)
    assert place is not None
    assert page[slice(*place)] == name


@pytest.mark.parametrize(
    "page",
    [
        "ORLIN BURIES ITS CHILDREN - and the ports boss says it's not his fault\nOrlin Street, 31 March",
        "TOWN BURIES ITS DEAD\nThursday 14 May 2026",
        "Port shut for a week\nThe port was shut on 9 May 2025 (see below).",
    ],
)
def test_headlines_are_no_mastheads(page: str) -> None:
    assert find_masthead(page) is None
