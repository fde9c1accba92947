"""Speakers without a name of their own, papers, pronouns that go on, headings, figures that share a verb, joined clauses."""

import pytest

from tests.annotate.test_speakers import speakers_of, told


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Danish radio reported that the bridge was shut.", "bridge was shut", ["Danish radio"]),
        ("The families of the divers called on the council to search on.", "to search on", ["the families of the divers"]),
        ("Three of the four readers say it is signed.", "it is signed", ["the four readers"]),
        ("A person briefed on the talks said they had failed.", "they had failed", ["a person briefed on the talks"]),
        ("The branch chair at Quay Four, Nela Lund, conceded that the count was high.", "count was high", ["Nela Lund"]),
        (
            "An audio message attributed to Ola Lund said the boats would stay in the harbour.",
            "boats would stay",
            ["Ola Lund"],
        ),
        (
            "The Harbour Board adopted a resolution on Monday. The resolution said that the gates were unsafe.",
            "gates were",
            ["Harbour Board"],
        ),
        (
            "Ann Bell denied the charge. She said the letters were forged. She added that nobody had asked.",
            "nobody had asked",
            ["Ann Bell"],
        ),
        (
            "An air force officer told the paper that two planes took off. “Everyone heard them,” he said.",
            "Everyone heard",
            ["an air force officer"],
        ),
    ],
)
def test_speakers_without_a_name_beside_their_words(text: str, words: str, speakers: list[str]):
    assert speakers_of(text, words) == speakers


def test_a_pronoun_is_not_given_to_a_speaker_whom_it_does_not_fit():
    text = "The harbour board denied the charge. He said the letters were forged."
    assert speakers_of(text, "letters were forged") == []


def test_a_heading_that_calls_the_speaker_by_title_is_his():
    text = "President: no deal with strikers\n\nDOVER, May 3 - President Ada Lund said there would be no deal. The strike goes on.\n"
    assert speakers_of(text, "no deal with strikers") == ["Ada Lund"]


def test_who_was_told_does_not_speak():
    text = "Divers told they will stay on the island\n\nDOVER, May 3 - Captain Ola Lund said the sea was rough on Monday.\n"
    assert all("stay on the island" not in said for _, said in told(text))


def test_a_second_source_gives_its_figure_with_the_verb_of_the_first():
    text = "The police spoke of 31 arrests, the federation of more than 60."
    assert speakers_of(text, "more than 60") == ["the federation"]
    assert "60" not in next(said for _, said in told(text) if "31 arrests" in said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vella put its own losses at three dead.", "its own losses"),
        ("The ministry denied it on Monday.", "it"),
        ("The agency is adamant that nothing leaked.", "nothing leaked"),
        ("Ann Bell is convinced that the plan will fail.", "the plan will fail"),
        ("The board called on Vella, by 19 votes to 3, to answer the questions.", "to answer the questions"),
    ],
)
def test_constructions_that_attribute(text: str, words: str):
    assert any(words in said for _, said in told(text))


def test_of_two_joined_clauses_the_quoted_one_is_a_statement_of_its_own():
    text = 'Minister Ada Lund said that "shut does not mean sealed" and that Mr Bell would be welcome in Dover.'
    assert [said for _, said in told(text)] == ['that "shut does not mean sealed"', "that Mr Bell would be welcome in Dover"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Anna Ovik recalled that the weir had been mended, and that it protects some 4,000 villagers from the river.",
            "that the weir had been mended, and that it protects some 4,000 villagers from the river",
        ),
        (
            "Anna Ovik recalled that the weir had been mended, and that it protects some 4,000 villagers from the river; she left at noon.",
            "that the weir had been mended, and that it protects some 4,000 villagers from the river",
        ),
        ("Anna Ovik said that the gates were shut; and that was that.", "that the gates were shut"),
    ],
)
def test_a_saying_goes_on_with_the_clause_that_and_that_opens(text: str, content: str):
    assert (["Anna Ovik"], content) in told(text)


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The Minister of Ports, Ada Lund, informed that the gate was shut.", "gate was shut", ["Ada Lund"]),
        ("Ada Lund spoke to the crews. In her words, to speak of money is premature.", "money is premature", ["Ada Lund"]),
        ("The port, in the words of the pilot Ada Lund, has nothing to hide.", "has nothing to hide", ["Ada Lund"]),
        ("It will be recalled that Ada Lund announced on Friday that the gate was shut.", "gate was shut", ["Ada Lund"]),
        ("It is to be recalled that the pilot Ada Lund stated on Friday that the gate was shut.", "gate was shut", ["Ada Lund"]),
        ("The hard words came from Ada Lund, whose union has 300 pilots. “Not one boat,” she said.", "Not one boat", ["Ada Lund"]),
    ],
)
def test_speakers_of_translated_reports_and_of_whom_alone_a_paragraph_tells(text: str, words: str, speakers: list[str]):
    assert speakers_of(text, words) == speakers


def test_a_pronoun_that_may_mean_two_is_nobodys():
    assert speakers_of("The letters of Ada Lund and of Eva Orr came too late. “Not one boat,” she said.", "Not one boat") == []
