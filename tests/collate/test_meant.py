"""Described persons given to the one of the story whom another report names with such a title."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from variorum.collate.identity import group_members
from variorum.collate.meant import Meant
from variorum.collate.members import Member
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


def test_the_traits_of_a_pair_are_those_of_the_model() -> None:
    report = told("the governor", "governor")
    member = Member(report, report.entities[0])
    ((_, traits),) = Meant(group_members([NAMED])).weigh(member)
    assert traits.keys() == load_model("described_model").weights.keys()
