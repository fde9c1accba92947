"""Speakers whom the report's entities leave out."""

import msgspec
import pytest

from tests.factory import report
from variorum.collate import collate_story
from variorum.collate.unlisted import list_speakers
from variorum.model.report import AnnotatedReport, Position


def told(source: str, rest: str = " said [the gate was shut].", listed: str = "") -> AnnotatedReport:
    """A report in which a source speaks that is no mention of any entity."""
    made = report("a", f"{listed}{source}{rest}")
    start = made.text.rindex(source)
    statements = tuple(
        msgspec.structs.replace(one, speaker=((start, start + len(source)),), speaker_entity=()) for one in made.statements or ()
    )
    return msgspec.structs.replace(made, statements=statements)


def speakers(made: AnnotatedReport) -> list[str]:
    entities = {one.id: one.name for one in made.entities or ()}
    return [entities[name] for statement in made.statements or () for name in statement.speaker_entity]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The anglers' association", "The anglers' association"),
        ("Yet two workers at the lock, heard apart", "two workers at the lock"),
        ("the port captain's", "the port captain"),
        ("SaltCo's hydrologists", "SaltCo's hydrologists"),
    ],
)
def test_a_noun_that_speaks_is_a_speaker(source: str, name: str):
    assert speakers(list_speakers(told(source))) == [name]


@pytest.mark.parametrize("source", ["she", "both", "the same official", "history", "The mood in the town", "12 of them", "her"])
def test_what_names_nobody_stays_open(source: str):
    assert speakers(list_speakers(told(source))) == []


@pytest.mark.parametrize("source", ["Adviser on Trade Anna Ovik", "Ovik", "Mayor Ovik"])
def test_a_known_name_at_its_end_tells_who_speaks(source: str):
    made = list_speakers(told(source, listed="{Anna Ovik} came. "))
    assert speakers(made) == ["Anna Ovik"]
    assert len(made.entities or ()) == 1


def test_a_name_behind_a_preposition_is_not_who_speaks():
    assert speakers(list_speakers(told("fishermen near Ovik", listed="{Anna Ovik} came. "))) == ["fishermen near Ovik"]


def test_whom_somebody_is_told_to_blame_does_not_speak():
    made = told("the anglers' association", ", [so must we].", listed="When the river rises, blame ")
    start = made.text.index("blame")
    statements = tuple(msgspec.structs.replace(one, cue=((start, start + 5),), quoted=()) for one in made.statements or ())
    assert speakers(list_speakers(msgspec.structs.replace(made, statements=statements))) == []


def test_one_description_is_one_speaker_and_has_its_positions():
    made = told("The anglers' association", " said [the gate was shut].")
    position = Position(start=0, end=10, kind="demand", statement=(made.statements or ())[0].id)
    made = list_speakers(msgspec.structs.replace(made, positions=(position,)))
    assert [one.party for one in made.positions or ()] == [("u1",)]


def test_the_account_tells_what_was_said():
    found = collate_story("s", [told("The anglers' association")], [])
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[one.speaker[0]] for one in found.statements] == ["The anglers' association"]


def test_a_report_whose_speakers_are_known_stays_as_it_is():
    made = report("a", "{Anna Ovik} said [the gate was shut].")
    assert list_speakers(made) is made
