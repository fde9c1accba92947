""" "They", "both" and "the two leaders": linked to those who were named together just before, and to nobody where others could be meant."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Anna Ovik and Jonas Marsh met in Oslo. They agreed to reopen the canal.", "They", {"Anna Ovik", "Jonas Marsh"}),
        ("Anna Ovik met Jonas Marsh in Oslo. They agreed to reopen the canal.", "They", {"Anna Ovik", "Jonas Marsh"}),
        ("Anna Ovik and Jonas Marsh met on Monday. Both demanded a ceasefire.", "Both", {"Anna Ovik", "Jonas Marsh"}),
        ("Anna Ovik and Jonas Marsh met. The two leaders agreed to reopen the canal.", "The two leaders", {"Anna Ovik", "Jonas Marsh"}),
        ("Anna Ovik met with Jonas Marsh. The two will discuss the canal.", "The two", {"Anna Ovik", "Jonas Marsh"}),
        ("Norway and Chile signed a treaty. Both countries agreed to reopen the canal.", "Both countries", {"Norway", "Chile"}),
        ("Norway and Chile signed a treaty. The two sides rejected the plan.", "The two sides", {"Norway", "Chile"}),
        ("Anna Ovik and Jonas Marsh met. The three agreed to wait.", "The three", set()),
        ("Anna Ovik and Jonas Marsh met. The two sides rejected the plan.", "The two sides", {"the two sides"}),
        ("Norway and Chile signed two treaties. They took effect on Monday.", "They", set()),
        ("Anna Ovik and Jonas Marsh met Norwegian officials. They agreed to reopen the canal.", "They", set()),
        ("Anna Ovik and Jonas Marsh met. Farmers waited. They agreed to go.", "They", {"farmers"}),
        ("Anna Ovik and Jonas Marsh met farmers. They agreed to go.", "They", set()),
        ("Anna Ovik and the mayor met. They agreed to go.", "They", set()),
        ("Anna Ovik praised Jonas Marsh. They agreed to go.", "They", set()),
        ("Anna Ovik and Jonas Marsh met. It rained. It poured. They agreed to go.", "They", set()),
        ('Anna Ovik and Jonas Marsh met. "They agreed to go," Berit Lund said.', "They", set()),
    ],
)
def test_words_for_several(text: str, words: str, meant: set[str]) -> None:
    reading = Reading(text)
    place = text.index(words)
    assert {entity.name for entity in reading.report.entities or () if (place, place + len(words)) in entity.mentions} == meant


def test_speaker_actors_and_party_are_both() -> None:
    reading = Reading("Anna Ovik and Jonas Marsh met in Oslo. They demanded that Chile reopen the canal.")
    both = ["Anna Ovik", "Jonas Marsh"]
    assert reading.who(reading.event("REQUEST").actors) == both
    assert reading.who(reading.position("demand").party) == both
    assert [reading.who(one.speaker_entity) for one in reading.report.statements or ()] == [both]


def test_a_pair_by_another_name_is_no_group_of_its_own() -> None:
    reading = Reading("Anna Ovik and Jonas Marsh met. The two leaders agreed to reopen the canal.")
    assert "the two leaders" not in reading.names.values()
