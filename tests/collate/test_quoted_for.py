"""A body that answers in a word, and its official who is quoted right behind."""

import msgspec
import pytest

from tests.factory import report
from variorum.collate import collate_story
from variorum.model.report import AnnotatedReport

QUOTED = 'Its spokeswoman, {Anna Ovik}, said: ["we saw no herring boat that night"].'


def of_one_state(made: AnnotatedReport) -> AnnotatedReport:
    told = {"country": "TOR", "sector": "GOV"}
    return msgspec.structs.replace(made, entities=tuple(msgspec.structs.replace(one, **told) for one in made.entities or ()))


def spoken(text: str) -> list[list[str]]:
    """Who speaks in each statement."""
    account = collate_story("s", [of_one_state(report("a", text))], [])
    names = {actor.id: actor.name for actor in account.actors}
    return sorted([names[speaker] for speaker in one.speaker] for one in account.statements)


@pytest.mark.parametrize("answer", ["{country:Torvia} denied [the harbour was blocked].", "{country:Torvia} said [it was not so]."])
def test_the_word_of_a_state_goes_with_its_officials_quotation(answer: str) -> None:
    assert spoken(f"{answer} {QUOTED}") == [["Anna Ovik"]]


@pytest.mark.parametrize(
    "text",
    [
        f"{{country:Torvia}} said [the northern lighthouse keepers will go on strike over their summer wages]. {QUOTED}",
        f"{{country:Torvia}} denied [the harbour was blocked].\n{QUOTED}",
        f"{{Bo Lund}} denied [the harbour was blocked]. {QUOTED}",
        "{country:Torvia} denied [the harbour was blocked]. {Anna Ovik} said [the herring boats had left].",
    ],
)
def test_a_point_of_its_own_another_paragraph_or_another_person_stays_apart(text: str) -> None:
    assert len(spoken(text)) == 2


def test_a_body_and_its_official_in_one_report_are_no_two_speakers_of_different_reports() -> None:
    made = of_one_state(report("a", f"{{country:Torvia}} denied [the harbour was blocked]. {QUOTED}"))
    assert "speaker" not in [one.kind for one in collate_story("s", [made], []).differences]
