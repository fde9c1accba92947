"""Contexts: what an act is about by the words of its clause."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "kind", "contexts"),
    [
        ("Kenya sent troops and tanks to Ghana.", "AID", ("military",)),
        ("Peru imposed tariffs on imports from Chile.", "SANCTION", ("economic",)),
        ("Norway demanded that Chile allow inspections of its nuclear reactors.", "REQUEST", ("cbrn",)),
        ("Norway accused Chile of human rights violations.", "ACCUSE", ("human_rights",)),
        ("Norway accused Chile of hiding weapons of mass destruction.", "ACCUSE", ("military", "cbrn")),
        ("Peru praised Kenya.", "SUPPORT", ()),
        ("Peru rejected the proposal of Kenya, military sources said.", "REJECT", ()),
    ],
)
def test_the_words_of_the_clause_tell_the_context(text: str, kind: str, contexts: tuple[str, ...]) -> None:
    assert Reading(text).event(kind).contexts == contexts


def test_words_of_another_clause_and_of_names_do_not_count() -> None:
    reading = Reading("Peru praised Kenya. Its troops withdrew from the border with the Nuclear Bank Union.")
    assert reading.event("SUPPORT").contexts == ()
    assert all("cbrn" not in event.contexts and "economic" not in event.contexts for event in reading.events)
