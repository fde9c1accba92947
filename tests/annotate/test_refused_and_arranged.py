"""Positions told as how things are, will be or were decided: refusals, arrangements, lists of decisions, measures, followers."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ('"We do not negotiate with blackmailers," Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ('"I am not leaving the guild," Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ('"We have nothing to hide," Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ("Mayor Anna Ovik said there was no need for a second vote.", "oppose", ["Anna Ovik"]),
        ('"You cannot trust that company," Anna Ovik said.', "oppose", ["Anna Ovik"]),
        ('"I cannot imagine him in the chair," Anna Ovik said.', "oppose", ["Anna Ovik"]),
        ('"We have no quarrel with the union," Anna Ovik said.', "support", ["Anna Ovik"]),
        ('"We have a problem with the timetable," Anna Ovik said.', "oppose", ["Anna Ovik"]),
        ("Norway does not recognise the border. ", "refusal", ["Norway"]),
        ("Norway has vowed never to pay the fine.", "refusal", ["Norway"]),
        ("Norway has vowed never to attack Chile.", "promise", ["Norway"]),
        ("Norway vowed that Chile would face consequences.", "threat", ["Norway"]),
        ('"I apologise to nobody," Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ('"Under no circumstances will we sign this paper," Mayor Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ('"Not one lorry shall pass," Mayor Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ("Anna Ovik put the responsibility for the fire on the guild.", "accusation", ["Anna Ovik"]),
    ],
)
def test_refusals_told_as_facts(text: str, kind: str, party: list[str]) -> None:
    assert (kind, party) in Reading(text).held()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Anna Ovik said the ferry ban would be lifted in June.", "promise"),
        ("Mayor Anna Ovik said the review would go ahead.", "promise"),
        ("Mayor Anna Ovik said the ferry ban would not be lifted.", "refusal"),
        ("Mayor Anna Ovik said the ferry ban would be lifted when the fees were paid.", "condition"),
        ("Mayor Anna Ovik said the fees could be lowered if the guild agreed.", "offer"),
        ("Mayor Anna Ovik said those behind the fire would be held accountable.", "threat"),
        ("Mayor Anna Ovik said a meeting was possible if the guild wrote to her.", "offer"),
    ],
)
def test_what_those_in_office_say_will_be_done(text: str, kind: str) -> None:
    assert (kind, ["Anna Ovik"]) in Reading(text).held()


def test_a_prediction_by_an_analyst_is_no_arrangement() -> None:
    assert Reading("Analyst Anna Ovik said the ferry ban would be lifted in June.").held() == []


DECISIONS = """The Norwegian Government decided:

- to welcome the offer of a truce;

- to reject as unacceptable any limit on salmon;

- to pay the harbour fees by 25 November;

- to withdraw its ships, provided that Chile also leaves the bay.
"""


def test_lists_of_decisions() -> None:
    reading = Reading(DECISIONS)
    assert [kind for kind, _ in reading.held()] == ["support", "refusal", "promise", "offer", "condition"]
    assert {tuple(party) for _, party in reading.held()} == {("Norwegian Government",)}
    assert reading.words(reading.positions[-1].condition) == "provided that Chile also leaves the bay"


def test_a_session_decides_for_its_body() -> None:
    decided = "At the session it was decided:\n\n- to close the pier;\n\n- to sell it.\n"
    assert Reading(f"Mayor Anna Ovik chaired a session of the Oslo City Council.\n\n{decided}").held() == [
        ("threat", ["Oslo City Council"]),
        ("promise", ["Oslo City Council"]),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Norway imposed a tariff on Chilean wine.", "oppose", ["Norway"]),
        ("Norway accepted within a day.", "support", ["Norway"]),
        ("Mayor Anna Ovik disputed the allegations.", "oppose", ["Anna Ovik"]),
        ("Mayor Anna Ovik condemned the law.", "oppose", ["Anna Ovik"]),
        ("Mayor Anna Ovik condemned Norway.", "accusation", ["Anna Ovik"]),
        ("Mayor Anna Ovik called the plan ridiculous.", "oppose", ["Anna Ovik"]),
        ("Norway suspended its participation in the talks.", "refusal", ["Norway"]),
        ("Norway reserved the right to close the port.", "threat", ["Norway"]),
        ("Norway did not rule out a boycott.", "threat", ["Norway"]),
        ("Norway regretted the move.", "oppose", ["Norway"]),
        ("Mayor Anna Ovik said the list of members was a fiction.", "accusation", ["Anna Ovik"]),
        ("Mayor Anna Ovik said there was no truth to the rumour.", "oppose", ["Anna Ovik"]),
        ("Mayor Anna Ovik said there was a need for more lifeboats.", "demand", ["Anna Ovik"]),
        ("Mayor Anna Ovik said the rule could open the door to violence.", "warning", ["Anna Ovik"]),
        ("Anna Ovik said she was saddened by the guild's claim.", "oppose", ["Anna Ovik"]),
        ('"We are working on a plan for the ferries," Anna Ovik said.', "promise", ["Anna Ovik"]),
        ("Norway raised concerns about the treaty.", "oppose", ["Norway"]),
        ("Anna Ovik, a critic of the ferry company, spoke first.", "oppose", ["Anna Ovik"]),
        ('"Norway fired on our boats," Anna Ovik said.', "accusation", ["Anna Ovik"]),
        ("Mayor Anna Ovik expressed full confidence in the harbour master.", "support", ["Anna Ovik"]),
    ],
)
def test_measures_replies_and_followers(text: str, kind: str, party: list[str]) -> None:
    assert (kind, party) in Reading(text, model="none").held()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway demands that the ban be lifted before it pays a krone.", "that the ban be lifted"),
        ("Norway has offered a truce, but only if Chile leaves the bay.", "only if Chile leaves the bay"),
        ("Mayor Anna Ovik said she would sign as soon as the ink arrives.", "soon as the ink arrives"),
    ],
)
def test_what_must_come_first(text: str, condition: str) -> None:
    reading = Reading(text)
    assert any(condition in (reading.words(position.condition) or "") for position in reading.positions), reading.held()


def test_a_dateline_holds_no_position() -> None:
    held = Reading("OSLO, Norway — Leaders of the dockers' guild accused the company of fraud.").held()
    assert not any("Norway" in party or "Oslo" in party for _, party in held), held


def test_a_mishap_is_blamed_by_nobody() -> None:
    assert Reading("Norway blamed a clerical error.", model="none").held() == []


def test_what_others_claim_is_no_judgement_of_the_speaker() -> None:
    held = Reading("Anna Ovik said she rejected the guild's claim that Norway is dishonest.").held()
    assert ("accusation", ["Anna Ovik"]) not in held


def test_a_call_on_a_day_is_no_demand() -> None:
    assert Reading("Anna Ovik called the guild on Friday.").held() == []


def test_a_spokesman_holds_a_position_with_his_body() -> None:
    held = Reading("A spokesman for Norlight Corp. said it rejected the plan.").held()
    assert held == [("refusal", ["a spokesman for Norlight Corp.", "Norlight Corp."])]


def test_what_should_not_be_done_is_opposed() -> None:
    assert Reading('"The plan should not be approved," Anna Ovik said.').held() == [("oppose", ["Anna Ovik"])]
