"""Which undated acts the timeline tells beside statements and positions."""

import pytest

from tests.annotate.reading import Reading
from variorum.pipeline import collate_reports


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The embassy of Peru in Oslo has demanded access to the sailors.", "has demanded access"),
        ("President Anna Ovik visited the wounded.", "visited the wounded"),
        ("Anna Ovik, the mayor of Lima, said that the Kenyan army will be moved to the south.", "will be moved"),
    ],
)
def test_an_act_of_a_party_is_told_without_a_date(text: str, told: str) -> None:
    account = collate_reports([Reading(text, "2026-03-18").report]).accounts[0]
    assert [told in event.title for event in account.events] == [True]


@pytest.mark.parametrize(
    "text",
    ["European leaders have proposed guarantees for Kenya.", "Anna Ovik, the mayor of Lima, said that she will move to the south."],
)
def test_the_moods_of_many_and_what_one_will_do_himself_are_not(text: str) -> None:
    assert collate_reports([Reading(text, "2026-03-18").report]).accounts[0].events == ()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ovik, the mayor of Lima, said that the crews had cut the cables.",
        "Bo Lund, who had hired two boats, left on Monday.",
        "The crews gave no details.",
        '"The quay is shut," Anna Ovik, the mayor of Lima, told reporters.',
        "Anna Ovik, the mayor of Lima, said that the army had killed two guards.",
        "Anna Ovik, the mayor of Lima, welcomed the report of the Kenyan army.",
    ],
)
def test_slight_acts_without_a_day_are_not(text: str) -> None:
    account = collate_reports([Reading(text).report]).accounts[0]
    assert [event.title for event in account.events if "Monday" not in event.title or "hired" in event.title.split("left")[0][-12:]] == []


def test_what_a_speaker_tells_in_the_present_perfect_is() -> None:
    text = "Anna Ovik, the mayor of Lima, said that the crews have cut the cables."
    account = collate_reports([Reading(text).report]).accounts[0]
    assert [event.title for event in account.events] == ["that the crews have cut the cables"]
