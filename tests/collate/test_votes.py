"""Two chambers that vote on one thing on one day have voted twice."""

import msgspec

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Event


def vote(name, text, body):
    made = report(name, text)
    chamber = next(entity.id for entity in made.entities if entity.name == body)
    start, end = place_of(made.text, "voted")
    event = Event(start=0, end=len(made.text) - 1, trigger=(start, end), actors=(chamber,), date="2024-03-06")
    return msgspec.structs.replace(made, events=(event,))


def test_the_votes_of_two_chambers_are_two_events():
    upper = vote("a", "The {Senate} voted to override the veto of the harbour bill.", "Senate")
    lower = vote("b", "The {House} voted to override the veto of the harbour bill.", "House")
    assert len(collate_story("s", [upper, lower], []).events) == 2
    again = vote("b", "The {Senate} voted to override the veto of the harbour bill.", "Senate")
    assert len(collate_story("s", [upper, again], []).events) == 1
