"""Positions by how a sentence is built: who goes on after a reported clause, what is only named, what depends on what."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Velia's foreign ministry said the fleet had been in its own waters and called on Arden to withdraw.", "Velia's foreign ministry"),
        ("Mayor Anna Ovik claimed that the ballots had been burned and demanded a new count.", "Anna Ovik"),
        ("Anna Ovik said Norway had left the talks and called for an inquiry.", "Anna Ovik"),
    ],
)
def test_who_said_it_goes_on_after_the_reported_clause(text: str, held: str) -> None:
    assert ("demand", [held]) in Reading(text, model="none").held()


def test_what_two_verbs_share_stays_with_their_subject() -> None:
    assert ("demand", ["Chile"]) in Reading("Norway said that Chile wants a new border and demands an apology.", model="none").held()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Anna Ovik promised that no school would be closed.", "promise"),
        ("Norway pledged not to raise the tariff.", "promise"),
        ("Norway vowed never to accept the tariff.", "refusal"),
        ("Norway vowed to block every ship from Chile.", "threat"),
        ("Norway vowed to end the shortage.", "promise"),
        ("Norway vowed a harsh response.", "threat"),
        ("Norway swore that the culprits would be made to pay.", "threat"),
        ('Interior Minister Anna Ovik said: "Not one family will be left in the cold."', "promise"),
        ('Interior Minister Anna Ovik said: "Not one coin will be paid."', "refusal"),
    ],
)
def test_what_is_promised_not_to_be_is_told_from_what_is_refused(text: str, kind: str) -> None:
    assert [found for found, _ in Reading(text, model="none").held()] == [kind]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Norway is opposed to the treaty.", ("oppose", ["Norway"])),
        ("Norway, which has a base there, offered to send observers.", ("offer", ["Norway"])),
        ("Norway has ruled out reopening the border.", ("refusal", ["Norway"])),
        ("Norway dismissed the complaint.", ("oppose", ["Norway"])),
        ("Chile offered a pause. Norway rejected this.", ("refusal", ["Norway"])),
        ("Norway called off the blockade.", ("offer", ["Norway"])),
        ("Norway does not intend to improve its proposal.", ("refusal", ["Norway"])),
    ],
)
def test_positions_that_the_parse_hides(text: str, held: tuple[str, list[str]]) -> None:
    assert held in Reading(text, model="none").held()


@pytest.mark.parametrize(
    "text",
    [
        "Norway failed to agree on a date with Chile.",
        "Mayor Anna Ovik has forbidden reporters to enter the hall.",
        "The company Nordlys insisted on 29.",
        "The workers called Anna Ovik the lady of the mine for it.",
    ],
)
def test_words_of_positions_that_tell_none(text: str) -> None:
    assert Reading(text, model="none").held() == []


def test_a_summons_is_no_position() -> None:
    assert Reading("Norway's foreign ministry on Monday summoned Chile's ambassador, Pablo Rios.").held() == []


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("Norway said it would accept a meeting only if the border was left out.", "condition", "only if the border was left out"),
        ("Norway welcomes the plan of Chile, provided that the talks are held soon.", "support", "provided that the talks are held soon"),
        (
            "Norway is prepared to open the port, a spokesman said, once Chile has handed over the maps.",
            "offer",
            "once Chile has handed over the maps",
        ),
        ("Anna Ovik said her party would not sign before it has seen the maps.", "refusal", "before it has seen the maps"),
        ("Mayor Anna Ovik said she would look at the fund if the union dropped its threat of a strike.", "offer", None),
    ],
)
def test_conditions_of_positions(text: str, kind: str, condition: str | None) -> None:
    reading = Reading(text, model="none")
    found = next(position for position in reading.positions if position.kind == kind)
    assert condition is None or reading.words(found.condition) == condition


@pytest.mark.parametrize(
    "text",
    [
        '"Norway will not accept limits," an official said on condition of anonymity.',
        "Norway will not take part, and the firm depends on imports.",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert [position.condition for position in Reading(text, model="none").positions] == [None]


def test_what_somebody_wants_heads_a_list() -> None:
    reading = Reading("What Norway wants from Chile:\n\n- A new border without walls\n- The ships gone from the strait\n")
    assert reading.held() == [("demand", ["Norway"]), ("demand", ["Norway"])]


def test_the_terms_of_a_proposal_are_offers_of_those_who_make_it() -> None:
    reading = Reading(
        "Norway circulated a proposal on Wednesday. Half of the money would be moved to a bank, and Chile would pay within a month.",
        model="none",
    )
    assert reading.held() == [("offer", ["Norway"]), ("offer", ["Norway"])]


def test_what_a_paper_says_is_of_its_issuer_or_of_the_doer() -> None:
    assert ("demand", ["a statement"]) not in Reading('"Chile should go," a statement said.').held()
    named = Reading('"Chile must leave the strait," said a statement from the Nordlys Company.', model="none").held()
    assert named in ([("demand", ["Nordlys Company"])], [("demand", ["the Nordlys Company"])])


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Dorvia demanded the name of the leaker before any talks.", "the name of the leaker"),
        ("Dorvia wants a written assurance before the Joint Commission meets in July.", "a written assurance"),
        ("The union wants them to come by sea or not at all.", "them to come by sea"),
        ("Dorvia demanded an apology before Friday.", None),
        ("Dorvia demanded an apology before the envoy left.", None),
    ],
)
def test_what_is_demanded_before_something_takes_place_is_its_condition(text: str, condition: str | None) -> None:
    reading = Reading(text, model="none")
    (demand,) = (one for one in reading.positions if one.kind == "demand")
    assert reading.words(demand.condition) == condition
