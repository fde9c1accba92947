"""Descriptions of persons that no title resolves: members of parties, lawmakers of a land, epithets."""

import pytest

from tests.annotate.test_entities import find, words


def held(text: str, name: str) -> list[str]:
    return [printed for entity in find(text) if entity.name == name for printed in words(text, entity)]


def test_a_member_of_a_party_beside_a_name_is_that_person() -> None:
    text = "Representative Pia Lund, Democrat of Ohio, said on Monday that she would vote."
    assert "Democrat" in held(text, "Pia Lund")


def test_a_title_without_an_article_beside_a_name_is_that_persons() -> None:
    text = "Pia Lund, president of the Harbour League, said on Monday that she would come."
    assert "president" in held(text, "Pia Lund")


def test_a_member_of_a_party_is_known_by_the_land() -> None:
    text = (
        "Sen. Pia Lund (R-Ohio) met Sen. Ada Brandt (R-Utah) on Monday. They spoke for an hour. "
        "The Ohio Republican later said that nothing was agreed."
    )
    assert "The Ohio Republican" in held(text, "Pia Lund")


def test_an_epithet_is_who_is_named_most_and_last() -> None:
    text = "Karl Brandt spoke in Orlin on Monday. Brandt praised the port. The billionaire left at noon."
    assert "The billionaire" in held(text, "Karl Brandt")


@pytest.mark.parametrize(
    "text",
    [
        "Karl Brandt spoke on Monday. Brandt praised the port. Ada Lind of the union disagreed. The billionaire left at noon.",
        "Karl Brandt spoke on Monday. Brandt praised the port. The billionaire who owns the port left at noon.",
        "Karl Brandt spoke on Monday. Brandt praised the port. The first candidate left at noon.",
        "Karl Brandt spoke on Monday. Brandt called the senator a friend.",
    ],
)
def test_a_description_stays_open_where_another_is_meant(text: str) -> None:
    assert not [printed for printed in held(text, "Karl Brandt") if printed.lower().startswith("the ")]


def test_republicans_are_a_group() -> None:
    text = "Republicans voted on Monday. The Republicans said that they had won."
    assert {entity.kind for entity in find(text) if "Republicans" in words(text, entity)} == {"group"}
