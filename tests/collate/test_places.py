"""One meeting in two places, and what only looks like it."""

import msgspec
import pytest

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Event


def met(
    id, place, kind="place", text="{a=Anna Ovik} and {b=Bo Lund} met in {p=KIND:PLACE} to sign the fishery pact.", type="CONSULT", **more
):
    made = report(id, text.replace("KIND", kind).replace("PLACE", place))
    clause = place_of(made.text, made.text.split(" to sign")[0])
    event = Event(
        start=clause[0],
        end=clause[1],
        trigger=place_of(made.text, " met ")[:2],
        **{"type": type, "actors": ("a", "b"), "place": "p", "date": "2031-03-05", **more},
    )
    return msgspec.structs.replace(made, events=(event,))


def places(*reports):
    return [one for one in collate_story("s", reports, []).differences if one.kind == "place"]


@pytest.mark.parametrize(
    ("one", "other", "kind"), [("Oslo", "Madrid", "place"), ("Hamburg", "Madrid", "place"), ("Norway", "Spain", "country")]
)
def test_one_meeting_in_two_cities_or_states(one, other, kind):
    (found,) = places(met("a", one, kind), met("b", other, kind))
    assert [(side.says, side.evidence[0].report) for side in found.sides] == [(one, "a"), (other, "b")]
    assert found.about == ("ev1",)


def test_the_order_of_the_reports_does_not_matter():
    assert places(met("a", "Oslo"), met("b", "Madrid")) == places(met("b", "Madrid"), met("a", "Oslo"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oslo", "Oslo"),
        ("Oslo", "Norway"),  # a part and its whole
        ("Oslo", "Spain"),  # other levels
        ("Hamburg", "Munich"),  # of one state: could be a city and its district
        ("Oslo", "Fort Brennick"),  # a site may be anywhere
        ("Oslo", "Scandinavia"),
        ("Kyiv", "Kiev"),  # two spellings
        ("Beijing", "Hong Kong"),
    ],
)
def test_places_that_do_not_exclude_each_other(one, other):
    assert places(met("a", one), met("b", other)) == []


def test_a_report_that_prints_both_places_knows_of_both():
    both = "{a=Anna Ovik} and {b=Bo Lund} met in {p=KIND:PLACE} to sign the fishery pact. They flew on to {place:Madrid}."
    assert places(met("a", "Oslo", text=both), met("b", "Madrid")) == []


@pytest.mark.parametrize("more", [{"date": "2031-03-06"}, {"date": None}, {"actors": ("a",)}, {"status": "planned"}, {"type": "ASSAULT"}])
def test_another_day_party_or_act_is_another_event(more):
    assert places(met("a", "Oslo", **more), met("b", "Madrid")) == []


def test_two_attacks_of_one_day_may_be_in_two_cities():
    assert places(met("a", "Oslo", type="ASSAULT"), met("b", "Madrid", type="ASSAULT")) == []
