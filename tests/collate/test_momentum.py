"""Momentum: dated acts that happened, scored on a published scale, never averaged over opposite signs."""

import pytest

from variorum.collate.momentum import load_scale, momentum
from variorum.model.account import AccountEvent, Actor, witness
from variorum.model.report import EventStatus

_ACTORS = tuple(
    Actor(id=id, name=name, kind="country", country=country, names=(), evidence=(witness("r", name, 0, len(name)),))
    for id, name, country in (
        ("a1", "Torland", "TOR"),
        ("a2", "Velia", "VEL"),
        ("a3", "President Ondra", "TOR"),
        ("a4", "Lakes League", None),
    )
)


def _event(
    id: str, kind: str | None, actors: str, recipients: str, date: str | None = "2031-05-03", status: EventStatus = "actual"
) -> AccountEvent:
    return AccountEvent(
        id=id,
        title=id,
        date=date,
        type=kind,
        mode=None,
        actors=tuple(actors.split()),
        recipients=tuple(recipients.split()),
        place=None,
        status=status,
        per=(),
        evidence=(witness("r", "words", 0, 5),),
        independent=1,
    )


def test_scale_has_all_sixteen_types_and_the_signs_of_their_halves() -> None:
    scale = load_scale()
    assert len(scale) == 16
    assert {kind for kind, score in scale.items() if score > 0} == {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
    assert min(scale, key=lambda kind: scale[kind]) == "ASSAULT"


def test_opposite_signals_of_one_day_stay_two_points() -> None:
    points = momentum([_event("ev1", "CONSULT", "a1 a2", ""), _event("ev2", "THREATEN", "a2", "a1")], _ACTORS)
    assert [(point.between, point.score, point.events) for point in points] == [
        (("TOR", "VEL"), -6.0, ("ev2",)),
        (("TOR", "VEL"), 1.0, ("ev1",)),
    ]


def test_acts_of_one_sign_make_one_point_with_all_their_events() -> None:
    points = momentum([_event("ev1", "ACCUSE", "a1", "a2"), _event("ev2", "REJECT", "a2", "a3")], _ACTORS)
    assert [(point.score, point.events) for point in points] == [(-3.0, ("ev1", "ev2"))]


@pytest.mark.parametrize(
    "event",
    [
        _event("ev1", "AID", "a1", "a2", date=None),
        _event("ev1", "AID", "a1", "a2", date="2031"),
        _event("ev1", "AID", "a1", "a2", status="planned"),
        _event("ev1", "AID", "a1", "a2", status="denied"),
        _event("ev1", None, "a1", "a2"),
        _event("ev1", "COERCE", "a1", "a3"),
        _event("ev1", "AID", "a1", ""),
    ],
    ids=["undated", "year only", "planned", "denied", "bare comment", "within one state", "nobody else"],
)
def test_what_is_no_point(event: AccountEvent) -> None:
    assert momentum([event], _ACTORS) == ()


def test_a_party_without_a_state_goes_by_its_name_and_order_of_input_does_not_matter() -> None:
    events = [_event("ev1", "AID", "a4", "a1"), _event("ev2", "AID", "a1", "a2", date="2031-05-01")]
    points = momentum(events, _ACTORS)
    assert [point.between for point in points] == [("TOR", "VEL"), ("Lakes League", "TOR")]
    assert momentum(events[::-1], _ACTORS) == points
