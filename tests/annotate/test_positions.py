"""Positions: what each party demands, offers, refuses, threatens, and on what condition."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Norway demanded that Chile free the sailors.", "demand", "Norway"),
        ("Norway called for new elections in Chile.", "demand", "Norway"),
        ("Norway offered to mediate.", "offer", "Norway"),
        ("Norway is ready to reopen its ports.", "offer", "Norway"),
        ("Norway expressed willingness to reopen its ports.", "offer", "Norway"),
        ("Norway ruled out talks with the rebels.", "refusal", "Norway"),
        ("Norway has not accepted the terms.", "refusal", "Norway"),
        ("Norway will not attend the conference.", "refusal", "Norway"),
        ("Norway threatened to close its ports.", "threat", "Norway"),
        ("Norway warned Chile of grave consequences.", "warning", "Norway"),
        ("Norway vowed to rebuild the harbour.", "promise", "Norway"),
        ("Norway supports a ban on whaling.", "support", "Norway"),
        ("Norway opposes a ban on whaling.", "oppose", "Norway"),
        ("Norway does not support a ban on whaling.", "oppose", "Norway"),
        ("Norway blamed Chile for the blackout.", "accusation", "Norway"),
    ],
)
def test_kind_and_party(text: str, kind: str, party: str) -> None:
    reading = Reading(text)
    assert reading.held() == [(kind, [party])]


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("Norway offered to free the sailors if Chile lifts the blockade.", "offer", "if Chile lifts the blockade"),
        ("Norway threatened to close its ports unless Chile pays.", "threat", "unless Chile pays"),
        ("Norway offered a truce in exchange for the release of all sailors.", "offer", "in exchange for the release of all sailors"),
        ("Norway warned of grave consequences if Chile sends more ships.", "warning", "if Chile sends more ships"),
        ("Norway is ready to lift the ban once elections are held.", "offer", "once elections are held"),
        ("Norway issued a warning about Chile supplying weapons to Peru.", "warning", "Chile supplying weapons to Peru"),
        ("Norway would respond firmly to any nuclear test.", "threat", "any nuclear test"),
    ],
)
def test_condition(text: str, kind: str, condition: str) -> None:
    reading = Reading(text)
    assert reading.words(reading.position(kind).condition) == condition


def test_a_thing_to_be_known_first_is_a_condition() -> None:
    reading = Reading("President Anna Ovik said she would need to see the plans before approving the sale.")
    position = reading.position("condition")
    assert reading.words(position.condition) == "to see the plans"
    assert reading.who(position.party) == ["Anna Ovik"]


def test_a_list_under_a_lead_line_is_read_as_its_members() -> None:
    reading = Reading("Norway wants Chile to accept:\n- Control of the straits\n- Limits on its navy\n")
    assert [(position.kind, reading.who(position.party), reading.words(position.content[0])) for position in reading.positions] == [
        ("demand", ["Norway"], "Control of the straits"),
        ("demand", ["Norway"], "Limits on its navy"),
    ]


def test_a_noun_can_lead_a_list_of_two_parties() -> None:
    reading = Reading("Norwegian and Chilean positions emphasize:\n- Return of prisoners\n- Security guarantees\n")
    assert {position.kind for position in reading.positions} == {"demand"}
    assert all(len(position.party) == 2 for position in reading.positions)
    assert len(reading.positions) == 2


def test_what_another_position_contains_is_not_held_by_its_object() -> None:
    assert Reading("Norway wants Chile to accept the border.").held() == [("demand", ["Norway"])]
    assert Reading("Norway rejected any proposal involving foreign troops.").held() == [("refusal", ["Norway"])]


@pytest.mark.parametrize(
    "text",
    ["Norway could threaten Chile.", "The price demands patience.", "Time favours the brave.", "Nobody wants war.", "They met in Lima."],
)
def test_what_is_no_position(text: str) -> None:
    assert Reading(text).positions == ()


def test_an_official_holds_what_the_own_state_will_do_with_the_state() -> None:
    reading = Reading("Norwegian Foreign Minister Anna Ovik said Norway would not give up the straits.")
    assert reading.who(reading.position("refusal").party) == ["Norway", "Anna Ovik"]


def test_a_hedge_is_kept() -> None:
    reading = Reading("Norway reportedly demanded control of the straits.")
    assert reading.words(reading.position("demand").hedge) == "reportedly"


def test_the_evidence_stays_within_the_sentence() -> None:
    text = "Norway demanded a truce. Chile refused to talk. Kenya praised Peru."
    reading = Reading(text)
    assert all("." not in (reading.words((position.start, position.end)) or "") for position in reading.positions)


@pytest.mark.parametrize(
    "text", ["", "WANTS DEMANDS REFUSES", "- Demand\n- Offer\n", "if " * 500, "Peru demands " + "that Chile demands " * 40 + "peace."]
)
def test_odd_pages_are_read_without_inventing_anybody(text: str) -> None:
    reading = Reading(text)
    for position in reading.positions:
        assert position.party
        assert {*position.party, *position.target, *position.per} <= set(reading.names)
        assert 0 <= position.start < position.end <= len(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norway demanded on May 9 that Chile free the sailors.", "2031-05-09"),
        ("On May 9, Norway rejected the offer.", "2031-05-09"),
        ("Norway threatened on May 9 to close its ports on May 20.", "2031-05-09"),
        ("Norway expressed willingness on May 9 to reopen its ports.", "2031-05-09"),
        ("Norway said on May 9 that Chile must leave the strait by May 20.", "2031-05-09"),
        ("Norway said on May 9 that it opposed the toll.", "2031-05-09"),
        ('"We support the toll," Anna Ovik told reporters on May 9.', "2031-05-09"),
        ("Norway threatened to close its ports on May 20.", None),
        ("Norway will not attend the conference on May 20.", None),
        ("Norway will demand new talks on May 20.", None),
        ("Norway has opposed the toll since May 9.", None),
        ("Norway said on May 9 that Chile had rejected the toll.", None),
        ("Norway said on May 9 that it had rejected the toll.", None),
        ("Norway opposes the toll.", None),
    ],
)
def test_a_position_has_the_date_of_its_own_words_or_of_the_saying_of_its_party(text: str, date: str | None) -> None:
    (position,) = Reading(text, published="2031-05-14").positions
    assert position.date == date


def test_a_time_before_two_joined_verbs_dates_both() -> None:
    reading = Reading("On May 9 Anna Ovik backed the canal and rejected the toll.", published="2031-05-14")
    assert {position.kind: position.date for position in reading.positions} == {"support": "2031-05-09", "refusal": "2031-05-09"}


def test_a_dated_lead_dates_the_items_of_its_list() -> None:
    reading = Reading("On May 9, Norway demanded of Chile:\n- Control of the straits\n- Limits on its navy\n", published="2031-05-14")
    assert [position.date for position in reading.positions] == ["2031-05-09", "2031-05-09"]
