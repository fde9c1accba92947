"""Offices of another state, descriptions between two names, "which calls itself", hyphened titles, whose lawyer "his lawyer" is."""

import pytest

from tests.annotate.test_entities import find, words

HOME = "COPENHAGEN, June 3 - Foreign Minister Ada Lind left for Orlin on Monday. "


def holder(text: str, described: str) -> list[str]:
    return [entity.name for entity in find(text) if described in words(text, entity)]


def test_another_states_minister_is_not_the_one_named_without_a_state() -> None:
    text = HOME + "She said little. Norway's foreign minister called the journey a mistake."
    assert holder(text, "Norway's foreign minister") != ["Ada Lind"]


def test_the_own_states_minister_is_the_one_named_without_a_state() -> None:
    assert holder(HOME + "The Danish foreign minister said little.", "The Danish foreign minister") == ["Ada Lind"]


def test_a_minister_named_beside_his_state_is_that_states() -> None:
    text = "COPENHAGEN, June 3 - It rained. Norway is angry. Foreign Minister Bo Berg left. The Norwegian foreign minister slept."
    assert holder(text, "The Norwegian foreign minister") == ["Bo Berg"]


def test_the_minister_for_another_matter_is_not_the_minister_named_before() -> None:
    text = "Finance Minister Ada Lind left on Monday. On Friday the coordinating minister for mines and labour said that she would return."
    assert holder(text, "the coordinating minister") != ["Ada Lind"]
    assert holder(text.replace(" for mines and labour", ""), "the coordinating minister") == ["Ada Lind"]


def test_a_place_with_its_day_is_a_dateline() -> None:
    text = "Copenhagen, 3 June\n\nForeign Minister Ada Lind left on Monday. Norway's foreign minister called it a mistake. Norway waits."
    assert holder(text, "Norway's foreign minister") != ["Ada Lind"]


def test_a_description_between_two_names_is_of_the_one_before_whose_verb_it_stands() -> None:
    text = "Receiving Mr. Carl Moss, the chairman of the Harbour Board, Ada Lind, said that the dam would be built."
    assert holder(text, "the chairman") == ["Ada Lind"]


def test_a_body_that_calls_itself_by_a_name_bears_it() -> None:
    text = "The junta, which calls itself the National Rescue Committee, closed the border. The junta said nothing more."
    assert holder(text, "The junta") == ["National Rescue Committee"]


def test_a_hyphened_office_is_the_one_named_beside_it() -> None:
    text = "The League's secretary-general, Ada Lind, said that the border would be closed."
    assert holder(text, "The League's secretary-general") == ["Ada Lind"]


@pytest.mark.parametrize("text", ["Carl Moss and Bo Berg are free. His lawyer says that the case is political."])
def test_nobody_is_his_own_lawyer(text: str) -> None:
    lawyer = [entity for entity in find(text) if "lawyer" in words(text, entity)]
    assert all("His" not in words(text, entity) for entity in lawyer)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guards closed the Bar el-Tarsoq strait on Monday.", "Bar el-Tarsoq strait"),
        ("Soldiers left the Orkdal barracks on Monday.", "Orkdal barracks"),
    ],
)
def test_sites_of_more_kinds_are_places(text: str, name: str) -> None:
    assert [entity.name for entity in find(text) if entity.kind == "place"] == [name]


def test_a_noun_that_is_a_verb_makes_no_site() -> None:
    assert not [entity for entity in find("News:\n\n- Drones crossing into the valley were shot down.") if entity.kind == "place"]
