"""Who speaks, where the words beside a saying mislead: messages, inserted and passed-on sayings, unnamed and short-titled speakers."""

import pytest

from tests.annotate.reading import Reading


def told(text: str) -> list[tuple[list[str], str]]:
    """Speakers and words of each statement, in the order of the text."""
    reading = Reading(text)
    return [(reading.who(one.speaker_entity), " ... ".join(text[a:b] for a, b in one.content)) for one in reading.report.statements or ()]


def speakers_of(text: str, words: str) -> list[str]:
    return next(who for who, said in told(text) if words in said)


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Ann Bell wrote a letter to members of the board saying that the plan was dead.", "plan was dead", ["Ann Bell"]),
        ("Josef Orr sent an e-mail to club members saying he hoped to stay.", "hoped to stay", ["Josef Orr"]),
        ('"We will go on," Ann Bell said in a statement. "They are wrong," the statement continued.', "They are wrong", ["Ann Bell"]),
        ('Ann Bell sent a letter to the board on Friday. "You must go," the letter read.', "You must go", ["Ann Bell"]),
        ('Her plans, said Josef Orr, the mayor, are "quite consistent with the law."', "quite consistent", ["Josef Orr"]),
        (
            'Paul Orr met reporters. "I will not resign," he said after the meeting, according to the Harbour Post.',
            "not resign",
            ["Paul Orr"],
        ),
        (
            '"The town is angry," Council Leader Ann Bell (L) and Deputy Leader Josef Orr (L) said in a statement Tuesday.',
            "town is angry",
            ["Ann Bell", "Josef Orr"],
        ),
        ("Should the firm refuse, Ann Bell added, boatmen in all ports would be called out.", "would be called out", ["Ann Bell"]),
        ('"There will be a price," Mr. Bell said, "and I think we know it."', "There will be a price", ["Bell"]),
        ('"We never left the room," the union\'s leader, Josef Orr, was quoted as saying.', "never left", ["Josef Orr"]),
        ("Ann Bell offered remarks that have drawn fire, saying the harbour was lost.", "harbour was lost", ["Ann Bell"]),
    ],
)
def test_who_speaks(text: str, words: str, speakers: list[str]) -> None:
    assert speakers_of(text, words) == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Organisers said 2,500 people came.", "organisers"),
        ("Police said two people died.", "police"),
        ("The mayor said no one was hurt.", "the mayor"),
        ("A growing number of senators are suggesting that the bridge be closed.", "a growing number of senators"),
        ("The bridge was weak, according to court documents.", "court documents"),
        ("A source close to the minister said the plan was dead.", "a source close to the minister"),
        ("Some say the plan is dead.", "some"),
    ],
)
def test_a_claim_keeps_its_unnamed_claimant(text: str, speaker: str) -> None:
    reading = Reading(text)
    who = [reading.who(one.speaker_entity) for one in reading.report.statements or ()]
    assert who == [[speaker]]
    assert not any(entity.named for entity in reading.report.entities or () if entity.name == speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Officials closed the offices of a state party committee, escalating their probe into claims that aides lied.",
        "A dock manager asked not to be named because he was not allowed to speak.",
    ],
)
def test_who_only_stands_near_says_nothing(text: str) -> None:
    assert not [who for who, said in told(text) if "lied" in said or "to be named" in said]


def test_the_party_a_lawyer_works_for_does_not_speak_for_him() -> None:
    found = told("Prosecutors seized letters, the lawyer for the campaign and the Harbour Party said Thursday.")
    assert found
    assert all(who[:1] != ["Harbour Party"] for who, _ in found)


def test_who_spoke_speaks_on() -> None:
    text = (
        "Rep. Karl Brandt suggested Sunday that the president's plans had left his party alone.\n\n"
        '"It is time to govern. The vote is over," he said on a talk show.'
    )
    assert speakers_of(text, "time to govern") == ["Karl Brandt"]


@pytest.mark.parametrize(("printed", "later"), [("Gov. Paul Orr", "the governor"), ("Rep. Ruta Bell", "the representative")])
def test_short_titles_are_titles(printed: str, later: str) -> None:
    text = f"{printed} spoke to reporters on Monday. On Tuesday {later} said nobody was hurt."
    assert speakers_of(text, "nobody was hurt") == [printed.split(" ", 1)[1]]


def test_a_title_in_small_letters_makes_a_person() -> None:
    text = 'Talks blew up before midnight on Tuesday. Port boss Piers Lunderby says the union stormed out. "They left the table," he said.'
    assert speakers_of(text, "They left the table") == ["Piers Lunderby"]


@pytest.mark.parametrize(
    "text",
    [
        "The Orlin Dockers' Federation met on Monday. It rained. The federation said it would strike.",
        "The police acted for the operator, Orlin Port Terminals (OPT). It rained. The operator said it would open again.",
    ],
)
def test_a_noun_takes_up_the_body_named_with_it(text: str) -> None:
    assert [who for who, _ in told(text)][-1][0] in ("Orlin Dockers' Federation", "Orlin Port Terminals")
