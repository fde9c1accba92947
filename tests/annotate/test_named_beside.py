"""Who is meant beside whom: nicknames, counterparts, rebel bodies, headings with a label, pronouns set into a sentence."""

import pytest

from tests.annotate.reading import Reading
from tests.annotate.test_speakers import speakers_of, told


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "Reacting to the levy announced by the Minister of Trade, Mrs Anna Lindgren, her Togolese counterpart, Mr Komlan Berg, warned "
            "that it would be answered.",
            "would be answered",
            ["Komlan Berg"],
        ),
        (
            "“Dorvia does not yield to blackmail, neither the blackmail of lists nor the blackmail of calendars,” affirmed Mr Berg.",
            "does not yield",
            ["Berg"],
        ),
        (
            "Mr Lund said that the men would be freed. Mr Tarr's reply was short. “A man is not a coupon,” he told this newspaper.",
            "not a coupon",
            ["Tarr"],
        ),
        (
            "Mr Lund told senators that nobody was talking of a freeze. An official at the bank was blunter: the mill keeps its money "
            "abroad, he observed, and judges can count.",
            "judges can count",
            ["an official at the bank"],
        ),
        (
            "PM: Kestrel wharf is for tuna\n\nPrime Minister Ada Rook opened the wharf on Monday. She said that the town would pay.",
            "is for tuna",
            ["Ada Rook"],
        ),
        (
            "Energy Minister: The gas stays on\n\nThe Minister of Energy, Anna Lind, said on Monday that the gas would stay on.",
            "gas stays on",
            ["Anna Lind"],
        ),
    ],
)
def test_who_speaks(text: str, words: str, speakers: list[str]) -> None:
    assert speakers_of(text, words) == speakers


def test_who_speaks_on_in_the_past_is_no_subject_of_what_is_said() -> None:
    text = "The Information Ministry denied it on Monday. A court would set a fine within ten days, it said, and the ship would be sold."
    assert speakers_of(text, "ship would be sold") != ["a court"]


def test_what_stands_before_a_colon_is_not_said() -> None:
    text = "An official at the bank was blunter: the mill keeps its money abroad, he observed, and judges can count."
    assert "blunter" not in " ".join(words for _, words in told(text))


def test_a_label_that_names_the_subject_is_no_speaker() -> None:
    assert told("Lithium: what the vote means\n\nThe vote was held on Monday. It will be held again.") == []


def test_that_nothing_was_said_is_no_saying() -> None:
    assert told("Not a word about it was said by the Kestrel minister to the press.") == []


def test_a_nickname_stands_within_the_name() -> None:
    reading = Reading("President Ramon “Monching” Lind said that the island was his. Lind left on Monday.")
    assert [name for name in reading.names.values() if "Lind" in name] == ["Ramon “Monching” Lind"]


def test_the_army_is_not_the_rebel_army() -> None:
    text = "The National Relief Forces, the rebel army that holds the town, are due to rest. The army will go on flying, said Nabil Orr."
    reading = Reading(text)
    holder = next(entity for entity in reading.report.entities or () if entity.name == "National Relief Forces")
    assert "The army" not in [text[start:end] for start, end in holder.mentions]


def test_a_common_word_that_only_opens_sentences_is_nobody() -> None:
    reading = Reading("Turnout was put at 48.6 percent. She said on Monday that her supporters would stay.")
    assert "Turnout" not in reading.names.values()


def test_the_paper_that_obtained_a_log_is_not_the_company() -> None:
    text = "A log sent to customers and obtained by Dagsposten gives another hour. The company says that the figure includes the repairs."
    assert "Dagsposten" not in speakers_of(text, "includes the repairs")


def test_a_note_that_a_paper_has_seen_is_not_the_papers() -> None:
    text = "His agency's note, which the Dagsposten has seen, speaks of a source “most probably” in the strip. The Dagsposten is a paper."
    assert speakers_of(text, "most probably") != ["Dagsposten"]


def test_a_name_of_which_shares_are_held_is_a_firms() -> None:
    reading = Reading("Arctica Space, in which the state holds 66 per cent, first spoke of an outage on Monday.")
    assert next(one.kind for one in reading.report.entities or () if one.name == "Arctica Space") == "organisation"
