"""Names in the spellings of several languages, turned about or with their state, and bodies of several owners, over reports."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from tests.collate.test_spellings import count, one
from variorum.model.report import EntityKind
from variorum.text.abbreviated import spelled_out
from variorum.text.skeletons import skeleton_length, skeletons


def test_a_skeleton_levels_what_languages_write_differently() -> None:
    assert skeletons("Holovar") == skeletons("Golovar")
    assert skeletons("Djadalla") == skeletons("Jadallah")
    assert skeleton_length("Elxan", "Elkhan") == 3
    assert skeleton_length("Marenov", "Mirskov") == 0


def test_known_bodies_are_spelled_out_inside_a_name() -> None:
    assert spelled_out("UN mission") == "united nations mission"
    assert spelled_out("UN") == "un"


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Elkhan Torvadzada", "Elxan Torvedzade", "person"),
        ("Andriy Holovarenko", "Andrii Golovarenko", "person"),
        ("Leila Torvur", "Layla Torvur", "person"),
        ("Front for the Rescue of the East", "Eastern Rescue Front", "organisation"),
        ("UN mission", "United Nations mission", "organisation"),
    ],
)
def test_two_ways_to_write_it_are_one(first: str, second: str, kind: EntityKind) -> None:
    assert count(one("r1", first, kind), one("r2", second, kind)) == 1


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Omar Torvad", "Amir Torvad", "person"),
        ("Jane Torvad", "John Torvad", "person"),
        ("Front for the Rescue of the East", "Western Rescue Front", "organisation"),
    ],
)
def test_two_names_that_only_look_alike_stay_apart(first: str, second: str, kind: EntityKind) -> None:
    assert count(one("r1", first, kind), one("r2", second, kind)) == 2


def test_three_spellings_are_one_person() -> None:
    reports = [one(f"r{n}", name, "person") for n, name in enumerate(("Elkhan Torvadzada", "Elkhan Torvedzade", "Elxan Torvadzade"))]
    assert count(*reports) == 1


def test_a_bare_name_in_another_spelling_needs_the_title() -> None:
    full = one("r1", "Mahamat Torvelkerim", "person", roles=("general",))
    assert count(full, one("r2", "Torvelkarim", "person", roles=("general",))) == 1
    assert count(full, one("r2", "Torvelkarim", "person", roles=("driver",))) == 2


def test_a_body_with_its_state_is_the_body() -> None:
    owned = one("r1", "Norway's National Grain Office", "organisation", country="NOR")
    assert count(owned, one("r2", "National Grain Office", "organisation")) == 1


def test_bodies_of_different_owners_stay_apart() -> None:
    first = one("r1", "government", "organisation", named=False, roles=("government",))
    second = one("r2", "government", "organisation", named=False, roles=("government",))
    assert count(first, second) == 2


def test_the_firm_of_a_state_is_the_one_called_so() -> None:
    named = make("r1", "The Danish firm Torvik said no.", ("Torvik", "organisation", "Torvik", {"roles": ("firm",), "country": "DNK"}))
    other = make(
        "r2",
        "Torvik came late. The Danish firm left.",
        ("Torvik", "organisation", "Torvik", {}),
        ("the Danish firm", "organisation", "The Danish firm", {"roles": ("firm",), "country": "DNK"}),
    )
    found = holders(named, other)
    assert found["The Danish firm"] == found["Torvik"]
