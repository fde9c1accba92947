"""Who is meant by an age, a bare title of one who speaks on, and by pronouns that cannot mean the nearest."""

import pytest

from tests.annotate.test_entities import find, words


def held(text: str, name: str) -> list[str]:
    return [printed for entity in find(text) if entity.name == name for printed in words(text, entity)]


@pytest.mark.parametrize(
    "text",
    [
        "Pia Lund came to the hearing. The 52-year-old has denied all charges.",
        "Pia Lund, 52, met Ada Brandt, 40, in Orlin. They spoke for an hour. It rained. The 52-year-old has left Orlin.",
        "Pia Lund came to the hearing. A court jailed the 52-year-old in May.",
    ],
)
def test_an_age_takes_up_who_has_it_or_was_spoken_of(text: str) -> None:
    assert "the 52-year-old" in [printed.lower() for printed in held(text, "Pia Lund")]


@pytest.mark.parametrize(
    "text",
    [
        "Pia Lund, 60, came to the hearing. The 52-year-old has denied all charges.",
        "Pia Lund heard the case. She ordered that the 52-year-old must stay in Orlin.",
    ],
)
def test_an_age_of_somebody_else_stays_open(text: str) -> None:
    assert not [printed for printed in held(text, "Pia Lund") if "old" in printed]


def test_an_age_before_a_noun_takes_up_the_same() -> None:
    text = "Pia Lund came to the hearing. The 52-year-old former judge said that she would wait."
    assert "The 52-year-old former judge" in held(text, "Pia Lund")


def test_a_title_of_parliament_is_no_part_of_a_name() -> None:
    assert held("Opposition MP Pia Lund says that the boats must go.", "Pia Lund") == ["Pia Lund"]


def test_a_name_cut_by_the_parser_is_whole_behind_its_title() -> None:
    text = '"We shall wait," Foreign Ministry spokesperson Orkhan Tarsoqzadeh commented.'
    assert {entity.kind for entity in find(text) if "Tarsoqzadeh" in entity.name} == {"person"}


def test_the_diplomat_who_speaks_on_is_the_official_who_spoke() -> None:
    text = 'Official representative of the Foreign Ministry Pia Lund said that it was a lie. "There is no proof," the diplomat stated.'
    assert "the diplomat" in held(text, "Pia Lund")


def test_the_diplomat_is_the_unnamed_one_if_there_is_one() -> None:
    text = (
        "Foreign Minister Pia Lund said no on Monday. It rained. It snowed. A Western diplomat said that it was late. "
        "Lund said that she would stay. The diplomat said that he would wait."
    )
    assert "The diplomat" not in held(text, "Pia Lund")


def test_the_deputy_minister_is_the_one_who_has_just_spoken() -> None:
    text = (
        "Deputy Foreign Minister Pia Lund said on Monday that nothing had changed. Deputy Minister Karl Brandt demanded more in May. "
        "It can be closed, Lund added. The deputy minister also said that 700 men serve there."
    )
    assert "The deputy minister" in held(text, "Pia Lund")


def test_the_chief_minister_is_no_minister_and_a_vice_premier_leads_no_state() -> None:
    text = "Irrigation Minister Karl Brandt said that it was clear. The chief minister was against it, he said."
    assert "The chief minister" not in held(text, "Karl Brandt")
    text = "Vice Prime Minister Karl Brandt said that it was clear. He thanked the Head of State for it."
    assert "the Head of State" not in held(text, "Karl Brandt")


def test_what_says_who_somebody_is_speaks_of_another() -> None:
    text = "Pia Lund met the press. Brandt, her Velland rival, thanked her on Monday."
    assert "her" not in held(text, "Brandt")


def test_it_of_a_passive_clause_is_nothing() -> None:
    text = "Norway has always wanted talks. It should be recalled that in May the volume rose."
    assert held(text, "Norway") == ["Norway"]


def test_he_is_whose_verb_the_parser_gives_to_the_clause() -> None:
    text = (
        'Governor Karl Brandt spoke to the press. Harbour Minister Olaf Lund, who in May said that old cranes were "choking" local '
        "trade, voiced regret at the ruling. He told reporters that it was late."
    )
    assert "He" in held(text, "Olaf Lund")
