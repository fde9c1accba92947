"""Names that the parser's name finder misses or cuts, names beside descriptions, and the paper at the head of the page."""

import pytest

from tests.annotate.test_entities import find
from tests.annotate.test_taking_up import held
from variorum.annotate.coref.mastheads import find_masthead


def kinds(text: str) -> dict[str, str]:
    return {entity.name: entity.kind for entity in find(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody would confirm it. Gevrin Pastoyan, the economy minister, did not reply.", "Gevrin Pastoyan"),
        ("The party called on Mr Pastoyan to resign.", "Pastoyan"),
        ("Talks broke up late. Torvin Ostrand, who heads the port operator, left by a side door.", "Torvin Ostrand"),
        ("Minister of Economy Gevrin Pastoyan informed his colleagues of the levy.", "Gevrin Pastoyan"),
    ],
)
def test_a_name_that_a_title_or_a_clause_shows_is_a_person(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


def test_a_name_after_in_or_at_is_a_place() -> None:
    assert kinds("At Tarsoq the queue was nine kilometres long.")["Tarsoq"] == "place"


def test_an_office_of_something_is_a_title() -> None:
    entity = next(
        e for e in find("Minister of Economy Gevrin Pastoyan informed his colleagues of the levy.") if e.name == "Gevrin Pastoyan"
    )
    assert "minister" in entity.roles


def test_a_style_is_no_name() -> None:
    found = kinds("The Danish envoy, His Excellency Henrik Lund, thanked the hosts on Monday.")
    assert "Excellency" not in found
    assert found["Henrik Lund"] == "person"


def test_a_comma_names_whom_a_description_means() -> None:
    text = "The harbour board's ambassador in Orlin, Margit Odinsen, said the quay was shut."
    assert "The harbour board's ambassador" in held(text, "Margit Odinsen")


def test_the_name_after_a_spokeswoman_for_somebody_is_hers() -> None:
    text = "A spokeswoman for the harbour mayor, Ingrid Castell, urged both sides to talk."
    assert "A spokeswoman" in held(text, "Ingrid Castell")


def test_a_list_is_no_apposition() -> None:
    text = "The mayor met the envoy, Henrik Lund and Ada Berg on Monday."
    assert "the envoy" not in held(text, "Henrik Lund")


def test_a_calling_word_names_whom_a_description_means() -> None:
    text = "The recording was sent by the commander, known as Henrik Lund, on Monday."
    assert "the commander" in held(text, "Henrik Lund")


def test_the_first_of_two_family_names_stands_for_both() -> None:
    text = "President Enrique Ruiz Lobo spoke on Monday. President Ruiz then left for Lisbon."
    assert held(text, "Enrique Ruiz Lobo") == ["Enrique Ruiz Lobo", "Ruiz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("THE ORLIN TIDINGS\nThursday 14 March 2024\n\nA gate opens\n", "THE ORLIN TIDINGS"),
        ("Harbour & Valley Quarterly\nNovember 2024\n\nA letter\n", "Harbour & Valley Quarterly"),
        ("Gate opens early\n\nBy Ada Lind and Bo Berg\nOrlin News Agency\n\nORLIN - The gate opened.\n", "Orlin News Agency"),
    ],
)
def test_a_masthead_is_read(text: str, name: str) -> None:
    place = find_masthead(text)
    assert place is not None
    assert text[place[0] : place[1]] == name


@pytest.mark.parametrize("line", ["Minister Meets the Press", "Dockers Set New Standard", "Harbour Opens After Nine Days"])
def test_a_headline_is_no_masthead(line: str) -> None:
    assert find_masthead(f"{line}\n\nThe gate opened on Monday.\n") is None


def test_a_paper_is_meant_by_its_last_word() -> None:
    text = 'The Orlin Herald\nTuesday, 18 November\n\nGate opens\n\n"We will see," Ada Lind told the Herald on Monday.\n'
    assert held(text, "Orlin Herald") == ["Orlin Herald", "the Herald"]


def test_a_name_joined_to_a_place_is_a_place() -> None:
    assert kinds("Two quarries, in Tarsoq and Velmara, were shut on Monday. “They will open,” he added.")["Velmara"] == "place"


def test_his_excellency_is_no_pronoun() -> None:
    text = "The visit of His Excellency Jonas Ovik was a success, said Foreign Minister Tarsa Velmara. She said that trade would grow."
    assert held(text, "Tarsa Velmara") == ["Tarsa Velmara", "She"]


def test_one_of_a_bodys_people_is_not_the_body() -> None:
    found = kinds("His deputy, the Tarsoq Greens' Ada Velmara, left on Monday.")
    assert found["Ada Velmara"] == "person"
