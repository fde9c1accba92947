"""Positions that lie in what speakers say they will do, what others must do, what will come of it, and how they judge it."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ('"I will go to Oslo and address the guild," Anna Ovik said.', "promise", ["Anna Ovik"]),
        ('"We will work hard to keep that," Anna Ovik said.', "promise", ["Anna Ovik"]),
        ("Mayor Anna Ovik said she would skip the ceremony.", "refusal", ["Anna Ovik"]),
        ('"I am not going to judge his motives," Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ('"I can\'t sign this budget," Anna Ovik said.', "refusal", ["Anna Ovik"]),
        ('"I can\'t support this budget," Anna Ovik said.', "oppose", ["Anna Ovik"]),
        ("Anna Ovik said it would be wrong to meet him.", "oppose", ["Anna Ovik"]),
        ("Mayor Anna Ovik won't attend the ceremony.", "refusal", ["Anna Ovik"]),
        ('"We will not close a single school," Anna Ovik said.', "promise", ["Anna Ovik"]),
        ("Mayor Anna Ovik said she had no plans to leave the party.", "promise", ["Anna Ovik"]),
        ("Mayor Anna Ovik warned that she will not play that game.", "refusal", ["Anna Ovik"]),
    ],
)
def test_what_speakers_undertake(text: str, kind: str, party: list[str]) -> None:
    assert (kind, party) in Reading(text).held()


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("Norway said it would lift the blockade if Chile withdrew its ships.", "offer", "if Chile withdrew its ships"),
        ("Norway said it would move its fleet to Peru unless Chile reopened the port.", "threat", "unless Chile reopened the port"),
        (
            '"If the gates are shut on Sunday, I shall sign the order on Monday," Anna Ovik said.',
            "threat",
            "If the gates are shut on Sunday",
        ),
        (
            "Norway expects to invite both sides again, provided that each confirms in writing that it will come.",
            "offer",
            "provided that each confirms in writing that it will come",
        ),
        ("Should Chile refuse, Norway would close its ports, Mayor Anna Ovik said.", "threat", "Should Chile refuse"),
        ("Norway said it will not sign the treaty until Chile pays.", "condition", "until Chile pays"),
        (
            "Norway has offered a pause of 72 hours, but only if all the crews are freed first.",
            "offer",
            "only if all the crews are freed first",
        ),
        (
            "Norway said it would lift the blockade to the extent that Chile withdrew its ships.",
            "offer",
            "to the extent that Chile withdrew its ships",
        ),
        ("Norway said it will reopen the port as long as Chile keeps the truce.", "offer", "as long as Chile keeps the truce"),
        (
            "Norway's offer was tied to the reopening of all gates, Mayor Anna Ovik said.",
            "offer",
            "to the reopening of all gates",
        ),
    ],
)
def test_on_what_condition(text: str, kind: str, condition: str) -> None:
    reading = Reading(text)
    assert condition in [reading.words(position.condition) for position in reading.positions if position.kind == kind], reading.held()


def test_a_condition_of_the_next_clause_is_none_of_this_one() -> None:
    reading = Reading("Mayor Anna Ovik said she will rebuild the bridge, and if the council agrees she will widen it.")
    assert reading.positions[0].condition is None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Anna Ovik said Ben Larsen needs to resign.", "Anna Ovik"),
        ("Anna Ovik said Ben Larsen should step down.", "Anna Ovik"),
        ('"We need to keep it that way," Anna Ovik said.', "Anna Ovik"),
        ('"There should be an inquiry," Anna Ovik said.', "Anna Ovik"),
        ("Anna Ovik argued that deep cuts are needed.", "Anna Ovik"),
        ('"It is time to govern," Anna Ovik said.', "Anna Ovik"),
        ("Anna Ovik told the guild to return to work.", "Anna Ovik"),
        ("What Anna Ovik demands is a seat on the board.", "Anna Ovik"),
        ("Anna Ovik suggested that the guild pay for the bridge.", "Anna Ovik"),
    ],
)
def test_what_others_must_do(text: str, party: str) -> None:
    assert ("demand", [party]) in Reading(text).held()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('Senator Anna Ovik called Ben Larsen\'s speech "a tawdry stunt".', "Ben Larsen"),
        ('Senator Anna Ovik described Ben Larsen as "reckless".', "Ben Larsen"),
        ("Senator Anna Ovik criticized Ben Larsen over the budget.", "Ben Larsen"),
        ('"Ben Larsen\'s absence was appalling," Senator Anna Ovik said.', "Ben Larsen"),
        ('"Ben Larsen has broken his promise," Senator Anna Ovik said.', "Ben Larsen"),
        ("Senator Anna Ovik said Ben Larsen's visit was aimed at derailing the talks.", "Ben Larsen"),
    ],
)
def test_a_judgement_is_held_against_the_one_judged(text: str, target: str) -> None:
    reading = Reading(text)
    (position,) = reading.positions
    assert position.kind in ("accusation", "oppose")
    assert reading.who(position.party) == ["Anna Ovik"]
    assert reading.who(position.target) == [target]


def test_what_somebody_is_blamed_for_is_no_date() -> None:
    reading = Reading("Anna Ovik on Friday blamed Ben Larsen for the delay.")
    assert reading.words(reading.position("accusation").content[0]) == "for the delay"


def test_praise_is_support() -> None:
    assert ("support", ["Anna Ovik"]) in Reading('Senator Anna Ovik called the decision "courageous".').held()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Anna Ovik said the ban could hurt small farms.", "the ban"),
        ('"Cutting the aid weakens the pact," Anna Ovik said.', "Cutting the aid"),
        ("Anna Ovik said the deal would lead to a shortage if it rains.", "if it rains"),
    ],
)
def test_what_will_come_of_it(text: str, condition: str) -> None:
    reading = Reading(text)
    assert reading.words(reading.position("warning").condition) == condition


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"That offer stays open until noon," Anna Ovik said.', "offer"),
        ("The guild's offer has been extended to Sunday, Anna Ovik said.", "offer"),
        ("The guild's offer will be withdrawn on Friday, Anna Ovik said.", "threat"),
    ],
)
def test_what_becomes_of_an_offer(text: str, kind: str) -> None:
    assert [found for found, _ in Reading(text).held()] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ovik offered a sharp critique of the budget.",
        "Anna Ovik declined to comment.",
        "A clerk of the guild, asking not to be named, described the meeting.",
        "Anna Ovik rejected that account.",
        '"I will never forget it," Anna Ovik said.',
        '"I want to thank the guild," Anna Ovik said.',
        "Anna Ovik repeated her insistence that she had read the letter.",
        "Anna Ovik did not respond to the call for her resignation.",
        "Ben Larsen was seeking spiritual guidance.",
        "The guild left the table with our best offer still lying on it.",
        "Anna Ovik was offered a seat.",
        "When pressed on the matter, Anna Ovik smiled.",
        "There is no evidence that Anna Ovik opposed the plan.",
        '"Why would we want to pay for that?" Anna Ovik asked.',
        "Anna Ovik's visit threatens to muddy the waters.",
        '"The results should be available on Friday," Anna Ovik said.',
        "Anna Ovik said the weather was terrible.",
        "Anna Ovik agreed.",
        "Anna Ovik did not say whether she supported the budget.",
        "Anna Ovik said there could be other hurdles.",
        '"I am not saying that I will finish it," Anna Ovik said.',
        "Anna Ovik said she would not have signed the pact if she had read it.",
        "A clerk who requested anonymity described the meeting.",
        "Anna Ovik pressed Ben Larsen on whether he had read it.",
        "Anna Ovik explained how the council must vote.",
    ],
)
def test_what_only_sounds_like_a_position(text: str) -> None:
    assert Reading(text, model="none").held() == []


def test_he_in_quoted_words_is_not_the_one_who_speaks() -> None:
    reading = Reading('Ben Larsen met Anna Ovik in Lima. "Now she wants to drive with a whip," Ben Larsen said.')
    assert ("demand", ["Ben Larsen"]) not in reading.held()


def test_a_demand_named_inside_another_position_keeps_its_own_holder() -> None:
    held = Reading("Norway rejected Chile's demand for a new border.").held()
    assert held == [("refusal", ["Norway"]), ("demand", ["Chile"])]


def test_what_stands_beside_a_position_is_another() -> None:
    held = Reading("Norway accused Chile of hiding the ships, while insisting that the border be closed.").held()
    assert held == [("accusation", ["Norway"]), ("demand", ["Norway"])]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Norway said it would lift the blockade if Chile withdrew its ships and accepted an inquiry.",
            ["Chile withdrew its ships", "accepted an inquiry"],
        ),
        ("Norway threatened to close its ports unless Chile pays.", ["unless Chile pays"]),
        ("Norway said it would move its fleet if the storm passed.", []),
    ],
)
def test_what_others_must_do_for_it_is_a_condition_of_the_party(text: str, asked: list[str]) -> None:
    reading = Reading(text)
    found = [position for position in reading.positions if position.kind == "condition"]
    assert [reading.words(position.content[0]) for position in found] == asked
    assert all(reading.who(position.party) == ["Norway"] for position in found)


def test_a_state_that_somebody_wants_is_supported() -> None:
    assert Reading('"We want the pact to be strong," Anna Ovik said.', model="none").held() == [("support", ["Anna Ovik"])]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Mayor Anna Ovik has been critical of Norway.", "accusation", ["Anna Ovik"]),
        ("Mayor Anna Ovik is against the ban on whaling.", "oppose", ["Anna Ovik"]),
        ("Mayor Anna Ovik is in favor of the ban on whaling.", "support", ["Anna Ovik"]),
        ("Senator Anna Ovik voted to override the veto.", "oppose", ["Anna Ovik"]),
        ("Senator Anna Ovik voted on Tuesday to approve the budget.", "support", ["Anna Ovik"]),
        ("Senator Anna Ovik will vote against the budget.", "oppose", ["Anna Ovik"]),
        ("Mayor Anna Ovik said she will not resign.", "refusal", ["Anna Ovik"]),
        ("Mayor Anna Ovik did not apologize for the remarks.", "refusal", ["Anna Ovik"]),
        ("Mayor Anna Ovik pushed back on the proposal.", "oppose", ["Anna Ovik"]),
        ('"Let\'s leave the past out of it," Anna Ovik said.', "demand", ["Anna Ovik"]),
        ('"Norway needs to pay its debts and needs to apologize," Anna Ovik said.', "demand", ["Anna Ovik"]),
        ('"We can\'t afford to be polite anymore," Anna Ovik said.', "oppose", ["Anna Ovik"]),
        ('"If we do not act, we are not going to have a harbour anymore," Anna Ovik said.', "warning", ["Anna Ovik"]),
        ("Mayor Anna Ovik called the raid an act of cowardice.", "accusation", ["Anna Ovik"]),
    ],
)
def test_votes_sides_and_judgements(text: str, kind: str, party: list[str]) -> None:
    assert (kind, party) in Reading(text, model="none").held()


def test_a_deadline_with_an_alternative_is_a_demand_and_a_threat() -> None:
    reading = Reading("Norway gave Chile 72 hours to withdraw its ships or face sanctions.")
    assert sorted(reading.held()) == [("demand", ["Norway"]), ("threat", ["Norway"])]
    assert reading.words(reading.position("threat").condition) == "to withdraw its ships"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ovik believed that Norway had called her a liar.",
        "Mayor Anna Ovik said Norway has yet to respond to the letter.",
        "The visit of Mayor Anna Ovik threatens to muddy the waters.",
    ],
)
def test_what_is_only_believed_awaited_or_a_thing_is_no_position(text: str) -> None:
    assert Reading(text, model="none").held() == []


def test_to_answer_a_paper_threatens_nobody() -> None:
    assert ("threat", ["Anna Ovik"]) not in Reading("Mayor Anna Ovik said she will respond to the subpoenas.").held()


def test_to_stand_against_a_wall_takes_no_side() -> None:
    assert Reading("Mayor Anna Ovik stood against a blue wall.").held() == []


def test_a_participle_behind_what_another_could_do_is_the_speakers() -> None:
    reading = Reading("Anna Ovik believes Chile could win the case, dismissing Norway as weak.")
    assert all(reading.who(position.party) != ["Chile"] for position in reading.positions)


def test_backing_that_something_is_only_told_of_is_no_position() -> None:
    assert ("support", ["Norway"]) not in Reading("The row could hurt the strength of Norwegian support for Chile.").held()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The minister was asked to resign.", []),
        ("One minister insisted on anonymity.", []),
        ("Orm Tankers denied any pollution.", [("oppose", ["Orm Tankers"])]),
        ("Norland will not bow to ultimatums, Mayor Anna Ovik declared yesterday.", [("refusal", ["Norland", "Anna Ovik"])]),
        ("Norway's offer of Bergen as a meeting place was welcome.", [("offer", ["Norway"])]),
    ],
)
def test_who_holds_what(text: str, held: list[tuple[str, list[str]]]) -> None:
    assert Reading(text).held() == held


def test_own_things_kept_are_no_promise() -> None:
    assert ("refusal", ["Anna Ovik"]) in Reading('"I will not abandon my post," Mayor Anna Ovik said.').held()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Mayor Anna Ovik said that unless the boats left by Friday, the port would be shut.", "unless the boats left by Friday"),
        (
            "Should the tax be applied, Norway would find itself obliged to shut the port, Mayor Anna Ovik warned.",
            "Should the tax be applied",
        ),
        ("Anna Ovik demands that the two leave within a week, failing which the port will be shut.", "that the two leave within a week"),
    ],
)
def test_a_condition_ends_before_what_follows_from_it(text: str, condition: str) -> None:
    reading = Reading(text)
    assert {reading.words(one.condition) for one in reading.positions if one.condition} == {condition}


def test_what_is_to_be_promised_as_a_condition_is_nothing_ill() -> None:
    text = "Mayor Anna Ovik said that the nine could be handed over at once, if Norway promises that there will be no fishing."
    assert "offer" in {one.kind for one in Reading(text).positions}
    assert "threat" not in {one.kind for one in Reading(text).positions}
