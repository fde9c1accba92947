"""States by their full names, people and authorities, the paper that prints a report, and bodies in passing."""

import pytest

from tests.annotate.test_entities import find, words
from variorum.annotate.coref.mastheads import find_masthead


def held(text: str, name: str) -> list[str]:
    return [printed for entity in find(text) if entity.name == name for printed in words(text, entity)]


def name_of(text: str, printed: str) -> str | None:
    return next((entity.name for entity in find(text) if printed in words(text, entity)), None)


@pytest.mark.parametrize(
    ("sentence", "printed", "state"),
    [
        ("The Kyrgyz Republic sent a note.", "Kyrgyz Republic", "Kyrgyzstan"),
        ("The Socialist Republic of Viet Nam sent a note.", "Socialist Republic of Viet Nam", "Vietnam"),
        ("The Swiss Confederation sent a note.", "Swiss Confederation", "Switzerland"),
        ("The minister thanked the Bolivarian Republic of Venezuela on Monday.", "Bolivarian Republic of Venezuela", "Venezuela"),
    ],
)
def test_a_full_name_is_the_states(sentence: str, printed: str, state: str) -> None:
    assert name_of(sentence, printed) == state


def test_what_opens_a_full_name_is_nobody_by_itself() -> None:
    text = "The minister renewed the position of the State of Kuwait and of the Islamic Republic of Mauritania."
    assert {entity.name for entity in find(text) if entity.kind in ("country", "organisation")} == {"Kuwait", "Mauritania"}


def test_a_bank_of_a_republic_is_no_state() -> None:
    assert name_of("The Bank of the Republic of Venezuela raised its rate.", "Venezuela") in (None, "Venezuela")
    assert "Bank of the Republic of Venezuela" not in held("The Bank of the Republic of Venezuela raised its rate.", "Venezuela")


def test_the_sultanate_is_the_one_that_is_named() -> None:
    text = "Talks in Oman went on. The envoys thanked the Sultanate for its patience, and left the sultanate on Monday."
    assert [printed.removeprefix("the ") for printed in held(text, "Oman")] == ["Oman", "Sultanate", "sultanate"]


def test_the_kingdom_stays_open_between_two() -> None:
    assert name_of("Morocco and Spain met. The Kingdom said that it would wait.", "Kingdom") != "Morocco"


def test_authorities_of_a_state_are_the_state() -> None:
    text = "Lithuania shut the road. The blame lies with the Lithuanian authorities, he said, and the Lithuanian health authorities agree."
    assert [printed for printed in held(text, "Lithuania") if printed.endswith("authorities")] == ["the Lithuanian authorities"]


def test_a_people_that_acts_is_its_state() -> None:
    text = "Denmark bought the tanks. The Danes have turned the offer down, he said. She told the Danes on Monday that it was late."
    assert held(text, "Denmark") == ["Denmark", "Danes", "Danes"]


@pytest.mark.parametrize("end", ["The Danes went to the polls.", "The Danes were polite."])
def test_a_people_by_itself_is_not(end: str) -> None:
    assert "Danes" not in held(f"Denmark bought the tanks. {end}", "Denmark")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Port shut for a week\nOrlin Despacho, Tarsoq, Sunday 6 October\n", "Orlin Despacho"),
        ("Port shut for a week\nVoce de Porto | Tarsoq | 11 March\n", "Voce de Porto"),
        ("Port shut for a week\nEl Faro Nuevo (Tarsoq), Friday 11 July\n", "El Faro Nuevo"),
        ("Port shut for a week\nBuenos Aires, 6 October\n", None),
        ("Port shut for a week\nTarsoq Bay, 6 October (Coast Wire) - The port was shut.\n", None),
        ("Port shut for a week\nAnna Lind Brandt, 6 October\n", None),
    ],
)
def test_a_paper_is_named_before_the_day_of_its_issue(lines: str, name: str | None) -> None:
    text = f"{lines}\nThe port was shut by a strike of its pilots."
    place = find_masthead(text)
    assert (None if place is None else text[slice(*place)]) == name


def test_this_newspaper_is_the_one_of_the_masthead() -> None:
    text = "Port shut for a week\nOrlin Despacho, Tarsoq, Sunday 6 October\n\nA pilot told this newspaper that the strike would go on."
    assert held(text, "Orlin Despacho") == ["Orlin Despacho", "this newspaper"]


def test_this_newspaper_in_a_quotation_may_be_another() -> None:
    text = 'Port shut for a week\nOrlin Despacho, Tarsoq, Sunday 6 October\n\n"I read this newspaper," said Ada Lind of the Courier.'
    assert held(text, "Orlin Despacho") == ["Orlin Despacho"]


def test_the_fund_with_a_capital_is_the_body_named_so() -> None:
    text = "The National Harbour Fund met on Monday. A spokesman for the Fund in Orlin declined to say more."
    assert "the Fund" in held(text, "National Harbour Fund")


def test_a_body_in_passing_is_the_one_that_speaks() -> None:
    text = "He wrote a letter to the ministry in May. The ministry said on Monday that it had never come."
    assert held(text, "the ministry")[:2] == ["the ministry", "The ministry"]
    assert held("He wrote a letter to the ministry in May.", "the ministry") == []


def test_rebels_of_a_movement_are_the_movement() -> None:
    text = "The rebels of the Orlin Front crossed the river. The rebels said that they would stay."
    assert held(text, "Orlin Front")[:3] == ["The rebels", "Orlin Front", "The rebels"]


def test_a_name_whose_initials_are_printed_is_a_bodys() -> None:
    text = "The Janta Vikas Dal demanded the resignation. The JVD held the post."
    assert {entity.kind for entity in find(text) if "Janta Vikas Dal" in words(text, entity)} == {"organisation"}
    assert "JVD" in held(text, "Janta Vikas Dal")


def test_missions_of_two_owners_are_two() -> None:
    text = "The mission of the European Union said that it was calm. Others praised the mission of the African Union."
    assert "the mission" not in held(text, "the mission")
