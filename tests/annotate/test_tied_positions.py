"""Positions tied to conditions: what is granted, threatened or refused on them, in whatever form they stand."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("Mayor Anna Ovik said the bridge could be opened if the camp was closed.", "offer", "if the camp was closed"),
        ("Mayor Anna Ovik said the toll would be withdrawn the day the bridge is mended.", "offer", "the day the bridge is mended"),
        ('"If the gates stay shut, Norway will say no," Mayor Anna Ovik said.', "refusal", "If the gates stay shut"),
        ("Norway said it would review the grant if the order was signed.", "threat", "if the order was signed"),
        ("Norway said it would reconsider its boycott if the order was signed.", "offer", "if the order was signed"),
        ("Norway said it will take measures if the fair is moved.", "threat", "if the fair is moved"),
        ("Norway will accept a pilot on condition that he brings his own chart.", "offer", "on condition that he brings his own chart"),
        ("Mayor Anna Ovik said she would move to block the funds if the fair is moved.", "threat", "if the fair is moved"),
        (
            "Should the mail bring nothing, Norway will close the fair, Mayor Anna Ovik said.",
            "threat",
            "Should the mail bring nothing",
        ),
        ('"We go home the hour the boat comes," Anna Ovik said.', "condition", "the hour the boat comes"),
        ('"Drop the rent or we leave," Anna Ovik said.', "threat", "Drop the rent"),
        ("Norway says it will open the canal, but only under its own harbour master.", "promise", "only under its own harbour master"),
        ('"Send us one honest clerk and we will open the books," Anna Ovik said.', "promise", "Send us one honest clerk"),
        ("Anna Ovik demanded that the crew be freed first.", "demand", "that the crew be freed first"),
    ],
)
def test_what_is_tied_to_a_condition(text: str, kind: str, condition: str) -> None:
    found = Reading(text, model="none")
    assert found.words(found.position(kind).condition) == condition


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ('"First the roof, then the paint," Anna Ovik said.', "condition", "First the roof"),
        ('"All the children first, everything else later," Anna Ovik said.', "condition", "All the children first"),
        ('"No seats, no vote," Anna Ovik said.', "condition", "No seats"),
        ('"One more truck on the pier and the market shuts," Anna Ovik said.', "threat", "One more truck on the pier"),
        ('"Nobody lights a lamp until we have seen the list," Anna Ovik said.', "condition", "until we have seen the list"),
    ],
)
def test_what_must_come_first_needs_no_verb(text: str, kind: str, condition: str) -> None:
    found = Reading(text)
    assert found.words(found.position(kind).condition) == condition


@pytest.mark.parametrize(
    "text",
    [
        '"First they came by boat, then by train," Anna Ovik said.',
        "Anna Ovik said she would be happy if the lamps were lit by June.",
        "Anna Ovik said nobody knew what would happen if the lamps went out.",
    ],
)
def test_what_ties_nothing(text: str) -> None:
    assert Reading(text).held() == []


def test_a_speaker_goes_on_in_the_next_sentence() -> None:
    found = Reading("The pilgrims were tired, Mayor Anna Ovik said. They could leave once the form was stamped.", model="none")
    position = found.position("offer")
    assert (found.who(position.party), found.words(position.condition)) == (["Anna Ovik"], "once the form was stamped")


def test_what_stands_in_the_next_sentence_may_be_nobodys() -> None:
    assert Reading("The mill was sold, Mayor Anna Ovik said. The road would take a year.", model="none").held() == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Anna Ovik ruled out using force.", "promise"),
        ("Mayor Anna Ovik ruled out the use of force.", "promise"),
        ("Mayor Anna Ovik ruled out a withdrawal of the forces.", "refusal"),
        ("Mayor Anna Ovik promised to answer any raid with fines.", "threat"),
        ("The claims of the guild are groundless, Mayor Anna Ovik said.", "oppose"),
        ("Mayor Anna Ovik qualified the plan as absurd.", "oppose"),
    ],
)
def test_what_is_ruled_out_or_called_false(text: str, kind: str) -> None:
    assert [found for found, _ in Reading(text, model="none").held()] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Anna Ovik said that armed men opened fire on the ferry.",
        "Norway says Chile fired first.",
        '"They broke in and they beat the clerks," Anna Ovik said.',
        "Certain media have distorted the speech of the mayor, Anna Ovik said.",
    ],
)
def test_wrongs_of_those_whom_nobody_names(text: str) -> None:
    assert [found for found, _ in Reading(text, model="none").held()] == ["accusation"]


def test_ones_own_men_are_not_accused() -> None:
    assert Reading("Mayor Anna Ovik said our men fired first.", model="none").held() == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Mayor Anna Ovik spoke of "plain blackmail".', "accusation"),
        ("The union announced a one-day strike against the freeze.", "threat"),
    ],
)
def test_blackmail_that_is_spoken_of_and_strikes_that_are_announced(text: str, kind: str) -> None:
    assert [found for found, _ in Reading(text, model="none").held()] == [kind]


def test_praise_that_is_spoken_of_is_no_position() -> None:
    assert Reading('Mayor Anna Ovik spoke of "constructive talks".').held() == []
