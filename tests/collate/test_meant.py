"""Described persons given to the one of the story whom another report names with such a title."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from variorum.collate.identity import group_members
from variorum.collate.meant import Meant
from variorum.collate.members import Group, Member, may_be_of
from variorum.collate.retold import load_model

NAMED = make(
    "r1",
    "Governor Ada Lind met Deputy Mayor Bo Berg.",
    ("Ada Lind", "person", "Ada Lind", {"roles": ("governor",), "phrases": ((0, 17),)}),
    ("Bo Berg", "person", "Bo Berg", {"roles": ("mayor",), "phrases": ((22, 42),)}),
)


def told(words: str, role: str, **fields: object):
    return make("r2", f"Then {words} left.", (words, "person", words, {"named": False, "roles": (role,), **fields}))


def test_a_title_that_one_person_of_the_story_bears_is_hers_in_a_report_that_does_not_name_her() -> None:
    found = holders(NAMED, told("the governor", "governor"))
    assert found["the governor"] == found["Ada Lind"]


@pytest.mark.parametrize(
    ("words", "role"),
    [("a governor", "governor"), ("the former governor", "governor"), ("the mayor", "mayor"), ("the tax governor", "governor")],
)
def test_an_open_description_another_office_and_one_that_tells_more_stay_apart(words: str, role: str) -> None:
    found = holders(NAMED, told(words, role))
    assert found[words] not in {found[name] for name in found if name != words}


@pytest.mark.parametrize(("part", "is_hers"), [("For her part,", True), ("For his part,", False), ("Then Mr", False), ("Then", True)])
def test_a_style_or_whose_part_it_is_tells_of_whom_a_title_cannot_be(part: str, is_hers: bool) -> None:
    text = "Mrs Ada Lind, the governor, came."
    named = make("r1", text, ("Ada Lind", "person", "Ada Lind", {"roles": ("governor",), "phrases": ((0, 12),)}))
    words = "the governor" if part != "Then Mr" else "Governor"
    bare = make("r2", f"{part} {words} left.", (words, "person", words, {"named": False, "roles": ("governor",)}))
    members = [Member(report, entity) for report in (named, bare) for entity in report.entities or ()]
    assert may_be_of(Group(("person", "ada lind"), members[:1]), members[1]) == is_hers


def test_a_title_of_two_stays_open() -> None:
    other = make("r3", "Governor Eva Holm left.", ("Eva Holm", "person", "Eva Holm", {"roles": ("governor",), "phrases": ((0, 17),)}))
    found = holders(NAMED, other, told("the governor", "governor"))
    assert found["the governor"] not in (found["Ada Lind"], found["Eva Holm"])


def test_a_state_is_told_of_somebody_else_where_the_report_names_its_own_without_one() -> None:
    text = "Denmark waits. Denmark asks. Governor Ada Lind met the Danish governor."
    own = make(
        "r1",
        text,
        ("Denmark", "country", "Denmark", {"country": "DNK"}),
        ("Ada Lind", "person", "Ada Lind", {"roles": ("governor",), "phrases": ((29, 46),)}),
        ("the Danish governor", "person", "the Danish governor", {"named": False, "roles": ("governor",), "country": "DNK"}),
    )
    found = holders(own)
    assert found["the Danish governor"] != found["Ada Lind"]


def test_an_envoy_of_another_state_is_not_he_though_the_state_stands_beside_the_name() -> None:
    own = make(
        "r1",
        "Envoy Ada Lind thanked Norway.",
        ("Ada Lind", "person", "Ada Lind", {"roles": ("envoy",), "country": "DNK", "phrases": ((0, 14),)}),
        ("Norway", "country", "Norway", {"country": "NOR"}),
    )
    found = holders(own, told("the Norwegian envoy", "envoy", country="NOR"))
    assert found["the Norwegian envoy"] != found["Ada Lind"]


def test_to_which_state_an_envoy_is_sent_does_not_make_the_other_states_envoy_of_him() -> None:
    own = make(
        "r1",
        "Denmark's envoy, Ada Lind, protested.",
        ("Ada Lind", "person", "Ada Lind", {"roles": ("envoy",), "country": "DNK", "phrases": ((0, 15),)}),
    )
    found = holders(own, told("the Norwegian envoy to Denmark", "envoy", country="NOR"))
    assert found["the Norwegian envoy to Denmark"] != found["Ada Lind"]


def test_the_traits_of_a_pair_are_those_of_the_model() -> None:
    report = told("the governor", "governor")
    member = Member(report, report.entities[0])
    ((_, traits),) = Meant(group_members([NAMED])).weigh(member)
    assert traits.keys() == load_model("described_model").weights.keys()


def body(id: str, words: str, named: bool = True, **fields: object):
    return make(id, f"Then {words} met.", (words, "organisation", words, {"named": named, **fields}))


@pytest.mark.parametrize(("words", "named"), [("the Commission", True), ("the commission", False)])
def test_a_bare_noun_is_the_one_body_of_the_story_that_it_heads(words: str, named: bool) -> None:
    found = holders(body("r1", "Grain Commission"), body("r2", words, named, roles=("commission",)))
    assert found[words] == found["Grain Commission"]


def test_a_bare_noun_of_two_bodies_stays_open() -> None:
    two = [body("r1", "Grain Commission"), body("r3", "the electoral commission", False, roles=("commission",))]
    found = holders(*two, body("r2", "the commission", False, roles=("commission",)))
    assert found["the commission"] not in (found["Grain Commission"], found["the electoral commission"])


def test_the_party_of_another_report_may_be_another() -> None:
    found = holders(body("r1", "Grain Party"), body("r2", "the party", False, roles=("party",)))
    assert found["the party"] != found["Grain Party"]
