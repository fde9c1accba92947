"""Bodies described in the same words, ministries without a state, and names spelled by ear, over reports."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from tests.collate.test_spellings import count, one
from variorum.collate.actors import join_actors
from variorum.model.report import EntityKind
from variorum.text.skeletons import skeletons


def printed(*reports) -> list[set[str]]:
    return [{name.text for name in actor.names} for actor in join_actors(reports).actors]


def test_what_two_reports_describe_in_one_way_is_one_actor() -> None:
    first = make("r1", "A joint boundary commission never met.")
    second = make("r2", "It left the joint boundary commission in May.")
    assert printed(first, second) == [{"A joint boundary commission", "the joint boundary commission"}]


def test_it_is_the_actor_that_a_third_calls_so() -> None:
    third = make(
        "r3", "The boundary commission agreed.", ("the boundary commission", "organisation", "The boundary commission", {"named": False})
    )
    assert printed(make("r1", "It left a boundary commission."), third) == [{"The boundary commission", "a boundary commission"}]


@pytest.mark.parametrize("words", ["the same commission", "the new government", "the opposition party", "the commission"])
def test_vague_words_are_no_description(words: str) -> None:
    assert printed(make("r1", f"Nobody asked {words}."), make("r2", f"They left {words} in May.")) == []


def of_state(id: str, name: str, **fields: object):
    return make(
        id,
        f"{name} agreed. Norway, Norway, Norway, Denmark, Denmark, Denmark.",
        (name, "organisation", name, fields),
        ("Norway", "country", "Norway|Norway|Norway", {"country": "NOR"}),
        ("Denmark", "country", "Denmark|Denmark|Denmark", {"country": "DNK"}),
    )


def ministries(first: str, second: str) -> int:
    found = printed(of_state("r1", first, country="NOR"), of_state("r2", second))
    return sum(bool({first, second} & names) for names in found)


def test_a_ministry_of_a_long_name_is_the_one_of_which_the_story_knows_the_state() -> None:
    assert ministries("Ministry of Roads and Ports", "the Ministry of Roads and Ports") == 1


def test_letters_are_read_as_each_language_reads_them() -> None:
    assert skeletons("Chourak") & skeletons("Shurak")
    assert skeletons("Othman") & skeletons("Osman")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Salma Abu Shourak", "Salma Abou Chourak", "person"),
        ("Osman Hamdoul", "Othman Hamdul", "person"),
        ("Ilse Vanderbruggen", "Ilse Van der Bruggen", "person"),
        ("El Torvad", "Al-Torvud", "place"),
        ("Rig Torvad", "Rig-e Torvad", "place"),
    ],
)
def test_two_ways_to_spell_it_are_one(first: str, second: str, kind: EntityKind) -> None:
    assert count(one("r1", first, kind), one("r2", second, kind)) == 1


@pytest.mark.parametrize(("full", "short"), [("Roberto Makaset", "Bert Makaset"), ("Maria Lourdes Benito", "Malou Benito")])
def test_a_pet_form_needs_the_title(full: str, short: str) -> None:
    assert count(one("r1", full, "person", roles=("mayor",)), one("r2", short, "person", roles=("mayor",))) == 1
    assert count(one("r1", full, "person", roles=("mayor",)), one("r2", short, "person", roles=("clerk",))) == 2


def test_a_bare_word_that_sounds_like_a_place_is_the_place() -> None:
    assert count(one("r1", "El Torvad", "place"), one("r2", "Al-Torvad", "person")) == 1
    assert count(one("r1", "El Torvad", "place"), one("r2", "Al-Torvad", "person", roles=("colonel",))) == 2


def test_a_description_that_goes_on_is_not_cut_short() -> None:
    text = "Ada Lind, the Norwegian minister of Trade, left."
    report = make("r1", text, ("Ada Lind", "person", "Ada Lind|the Norwegian minister", {"phrases": ((10, 41),)}))
    assert holders(report).keys() == {"Ada Lind", "the Norwegian minister of Trade"}
