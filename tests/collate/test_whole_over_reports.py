"""Names cut wrongly or kept back in one report, initials, seats of power, shortened bodies and trades unions, over reports."""

import msgspec
import pytest

from tests import factory
from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from variorum.collate import collate_story
from variorum.collate.actors import join_actors

LIND = make("r1", "Orla Tarvendal left.", ("Orla Tarvendal", "person", "Orla Tarvendal", {}))


def test_a_whole_name_takes_the_place_of_its_cut() -> None:
    cut = make("r2", "Orla Mist Tarvendal left.", ("Orla Mist", "person", "Orla Mist", {}))
    whole = make("r1", "Orla Mist Tarvendal came.", ("Orla Mist Tarvendal", "person", "Orla Mist Tarvendal", {}))
    (actor,) = join_actors([whole, cut]).actors
    assert [name.text for name in actor.names] == ["Orla Mist Tarvendal"]


def test_what_is_read_of_half_a_name_is_said_of_whose_it_is() -> None:
    half = make("r2", "A clerk, Orla Tarvendal, left.", ("Orla", "place", "Orla", {}))
    index = join_actors([LIND, half])
    assert index.actor_of["r1", "e1"] == index.actor_of["r2", "e1"]
    other = make("r2", "In Orla a clerk, Orla Tarvendal, left.", ("Orla", "place", "Orla|Orla", {}))
    assert len(join_actors([LIND, other]).actors) == 2


def test_a_place_before_a_name_is_no_part_of_it() -> None:
    before = make("r2", "In Oslo Orla Tarvendal left.", ("Oslo Orla Tarvendal", "person", "Oslo Orla Tarvendal", {}))
    (actor,) = join_actors([LIND, before]).actors
    assert {name.text for name in actor.names} == {"Orla Tarvendal"}


def test_a_name_with_a_hyphen_is_known_without() -> None:
    place = make("r1", "Kol-Marun burns.", ("Kol-Marun", "place", "Kol-Marun", {}))
    found = holders(place, make("r2", "Smoke lay over Kol Marun."))
    assert found["Kol Marun"] == found["Kol-Marun"]


def test_initials_are_those_of_a_body_that_the_report_names() -> None:
    bureau = ("Arvan Tidal Bureau", "organisation", "Arvan Tidal Bureau", {})
    found = holders(make("r1", "Arvan Tidal Bureau\nTesk, 3 May /ATB/ The tide came.", bureau))
    assert found["ATB"] == found["Arvan Tidal Bureau"]
    apart = holders(make("r1", "Arvan Tidal Bureau closed.", bureau), make("r2", "The ATB rose."))
    assert "ATB" not in apart


BRUSSELS = ("Brussels", "organisation", "Brussels", {"metonym": True})


def bodies(*names: str):
    return make("r1", f"{' and '.join(names)} met.", *((name, "organisation", name, {}) for name in names))


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (("European Union", "European Commission"), "European Commission"),
        (("European Union", "NATO"), "European Union"),
        (("NATO",), "Brussels"),
    ],
)
def test_a_seat_is_the_body_that_the_story_names(names: tuple[str, ...], meant: str) -> None:
    found = holders(bodies(*names), make("r2", "Brussels has asked for more.", BRUSSELS))
    assert found["Brussels"] == found[meant]


def test_the_union_of_a_report_that_names_none_is_not_the_european_one() -> None:
    told = ("the union", "organisation", "The union", {"named": False, "roles": ("union",)})
    again = make("r2", "The EU waits.", ("European Union", "organisation", "EU", {}))
    found = holders(bodies("European Union"), again, make("r3", "The union struck.", told))
    assert found["The union"] != found["European Union"]


def test_a_shortened_name_is_the_one_that_a_report_shortens_so() -> None:
    whole = make("r1", "Tarvend Copper rose. Tarvend said so.", ("Tarvend Copper", "organisation", "Tarvend Copper|Tarvend", {}))
    other = make("r2", "Tarvend Shipping Desk wrote. It rained.", ("Tarvend Shipping Desk", "organisation", "Tarvend Shipping Desk", {}))
    found = holders(whole, other, make("r3", "Tarvend fell.", ("Tarvend", "organisation", "Tarvend", {})))
    assert found["Tarvend"] == found["Tarvend Copper"]


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("Arvan Union of Nurses and Carers", True),
        ("National Nurses' Federation", True),
        ("Arvan Union of Bakers", False),
        ("Nurses' Bank", False),
    ],
)
def test_a_union_of_those_people_is_the_one_body_of_theirs(name: str, one: bool) -> None:
    described = ("the nurses' union", "organisation", "The nurses' union", {"named": False, "roles": ("union",)})
    found = holders(make("r1", f"{name} met.", (name, "organisation", name, {})), make("r2", "The nurses' union waits.", described))
    assert (found["The nurses' union"] == found[name]) == one


def test_the_ministry_is_that_of_the_minister_whom_the_report_names() -> None:
    health = make("r1", "Arvan Ministry of Health spoke.", ("Ministry of Health", "organisation", "Ministry of Health", {}))
    bare = ("the ministry", "organisation", "The ministry", {"named": False, "roles": ("ministry",)})
    found = holders(health, make("r2", "Health Minister Ada Lind left. The ministry waits.", bare))
    assert found["The ministry"] == found["Ministry of Health"]
    apart = holders(health, make("r2", "Transport Minister Ada Lind left. The ministry waits.", bare))
    assert apart["The ministry"] != apart["Ministry of Health"]


@pytest.mark.parametrize(("aside", "joined"), [(", who asked not to be identified,", False), (" who came late", True)])
def test_who_keeps_back_the_name_is_nobody_by_name(aside: str, joined: bool) -> None:
    words = "the old harbour gate would be rebuilt before the autumn storms reach the village"
    one = factory.report("a", f"{{a=A Torland official}}{aside} said [{words}].")
    other = factory.report("b", f"{{b=Anna Ovik}} said [{words}].")
    entities = tuple(
        msgspec.structs.replace(entity, named=False, roles=("official",), country="NOR", sector="GOV") for entity in one.entities
    )
    named = tuple(msgspec.structs.replace(entity, roles=("official",), country="NOR", sector="GOV") for entity in other.entities)
    told = [msgspec.structs.replace(one, entities=entities), msgspec.structs.replace(other, entities=named)]
    assert (len(collate_story("s", told, []).statements) == 1) == joined
