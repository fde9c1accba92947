"""Names turned about or with another hyphen, offices and governments told by whose they are, over reports."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from variorum.collate.actors import join_actors


@pytest.mark.parametrize(
    ("one", "other"), [("Oda Kenjiro", "Kenjiro Oda"), ("Bak Min Ju", "Bak Min-ju"), ("Omar Abu Risha", "Omar Abu-Risha")]
)
def test_a_name_turned_about_or_hyphened_is_one(one: str, other: str) -> None:
    found = holders(make("r1", f"{one} left.", (one, "person", one, {})), make("r2", f"{other} left.", (other, "person", other, {})))
    assert found[one] == found[other]


def office(report: str, words: str, role: str):
    return make(report, f"{words} left.", (words, "person", words, {"named": False, "roles": (role,)}))


def actors(*reports) -> int:
    return len(join_actors(reports).actors)


@pytest.mark.parametrize(
    ("words", "role", "count"),
    [("the bishop of Orlin", "bishop", 1), ("the bishop", "bishop", 2), ("the Danish diplomat", "diplomat", 2)],
)
def test_an_office_told_by_whose_it_is_is_one_in_two_reports(words: str, role: str, count: int) -> None:
    assert actors(office("r1", words, role), office("r2", words, role)) == count


def ruled(report: str, country: str | None, *states: tuple[str, str]):
    names = [(name, "country", name, {"country": code}) for name, code in states]
    text = "Then the government left. " + " ".join(f"{name} stayed. {name} won. {name} slept." for name, _ in states)
    return make(report, text, ("the government", "organisation", "the government", {"named": False, "country": country}), *names)


@pytest.mark.parametrize(("states", "joined"), [((("Denmark", "DNK"),), True), ((("Sweden", "SWE"),), False)])
def test_a_government_without_a_state_is_the_only_one_of_which_the_story_tells(states, joined: bool) -> None:
    one = ruled("r1", "DNK", ("Denmark", "DNK"), ("Sweden", "SWE"))
    index = join_actors([one, ruled("r2", None, *states)])
    governments = [actor for actor in index.actors if actor.kind == "organisation"]
    assert (len(governments) == 1) == joined
