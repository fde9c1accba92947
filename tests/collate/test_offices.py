"""Offices told without a name, bodies taken up over reports, and names that one report's reader missed."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from variorum.collate.actors import join_actors

NAMED = make(
    "r1",
    "Danish Prime Minister Ada Lind met former Danish Prime Minister Bo Berg.",
    ("Ada Lind", "person", "Ada Lind", {"country": "DNK", "roles": ("prime minister",), "phrases": ((0, 30),)}),
    ("Bo Berg", "person", "Bo Berg", {"country": "DNK", "roles": ("prime minister",), "phrases": ((35, 71),)}),
)


def told(words: str, role: str, **fields: object):
    text = f"Then {words} left."
    return make("r2", text, (words, "person", words, {"named": False, "roles": (role,), **fields}))


@pytest.mark.parametrize(
    ("words", "role", "name"),
    [
        ("the Danish premier", "premier", "Ada Lind"),
        ("the former Danish prime minister", "prime minister", "Bo Berg"),
        ("the Danish leader", "leader", "Ada Lind"),
    ],
)
def test_a_states_office_is_its_holders_where_the_report_does_not_name_him(words: str, role: str, name: str) -> None:
    found = holders(NAMED, told(words, role, country="DNK"))
    assert found[words] == found[name]


@pytest.mark.parametrize(
    ("words", "role", "country"),
    [("the Swedish premier", "premier", "SWE"), ("a Danish premier", "premier", "DNK"), ("the premier", "premier", None)],
)
def test_another_states_office_or_one_of_several_stays_apart(words: str, role: str, country: str | None) -> None:
    found = holders(NAMED, told(words, role, country=country))
    assert found[words] not in (found["Ada Lind"], found["Bo Berg"])


def test_a_spokeswoman_does_not_hold_the_office_she_speaks_for() -> None:
    text = "Danish premier's spokeswoman Eva Holm spoke."
    speaker = make("r1", text, ("Eva Holm", "person", "Eva Holm", {"country": "DNK", "phrases": ((0, 37),)}))
    found = holders(speaker, told("the Danish premier", "premier", country="DNK"))
    assert found["the Danish premier"] != found["Danish premier's spokeswoman Eva Holm"]


def body(id: str, text: str, name: str, **fields: object):
    return make(id, text, (name, "organisation", name, fields))


def test_a_body_that_most_reports_name_is_taken_up_in_another() -> None:
    named = [body(id, "The Dockers' League met.", "Dockers' League") for id in ("r1", "r2")]
    other = body("r3", "Then the league left.", "the league", named=False, roles=("league",))
    assert len(join_actors([*named, other]).actors) == 1


def test_governments_of_two_states_stay_two() -> None:
    fields = {"named": False, "roles": ("government",), "sector": "GOV"}
    one = body("r1", "Then the government left.", "the government", country="DNK", **fields)
    two = body("r2", "Then the government left.", "the government", country="SWE", **fields)
    assert len(join_actors([one, two]).actors) == 2


def test_initials_with_and_without_points_are_one() -> None:
    one = body("r1", "The X.Q.L.A. met.", "X.Q.L.A.")
    two = body("r2", "The XQLA met.", "XQLA")
    assert len(join_actors([one, two]).actors) == 1


def test_a_person_called_a_body_in_one_report_is_a_person() -> None:
    one = make("r1", "Pier Lundeby spoke. Pier Lundeby left.", ("Pier Lundeby", "person", "Pier Lundeby|Pier Lundeby", {}))
    two = make("r2", "Pier Lundeby came.", ("Pier Lundeby", "organisation", "Pier Lundeby", {}))
    assert [actor.kind for actor in join_actors([one, two]).actors] == ["person"]


def test_a_firm_called_a_person_in_one_report_is_a_firm() -> None:
    one = make("r1", "Haygrazo spoke. Haygrazo left.", ("Haygrazo", "organisation", "Haygrazo|Haygrazo", {}))
    two = make("r2", "Haygrazo came.", ("Haygrazo", "person", "Haygrazo", {}))
    assert len(join_actors([one, two]).actors) == 1


def test_a_name_is_found_in_a_headline_that_its_report_was_not_read_for() -> None:
    one = make("r1", "Tarsoq Bridge shut.", ("Tarsoq Bridge", "place", "Tarsoq Bridge", {}))
    two = make("r2", "Tarsoq Bridge opens. Ada Lind spoke.", ("Ada Lind", "person", "Ada Lind", {}))
    actor = next(actor for actor in join_actors([one, two]).actors if actor.name == "Tarsoq Bridge")
    assert actor.names[0].reports == {"r1": 1, "r2": 1}


def test_a_common_word_is_no_name_found_again() -> None:
    one = make("r1", "Long spoke.", ("Long", "person", "Long", {}))
    two = make("r2", "Long hours passed. Ada Lind spoke.", ("Ada Lind", "person", "Ada Lind", {}))
    actor = next(actor for actor in join_actors([one, two]).actors if actor.name == "Long")
    assert actor.names[0].reports == {"r1": 1}
