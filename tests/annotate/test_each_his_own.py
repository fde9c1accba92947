"""Each speaker his own words: two sources in one sentence, one's saying inside another's, headings that name an office."""

import pytest

from tests.annotate.reading import Reading
from tests.annotate.test_speakers import speakers_of, told


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "Norvia's Harbour Union believes that 140 boats remain in the port; Mayor Ada Lind says 180.",
            "140 boats remain",
            ["Harbour Union"],
        ),
        ("Norvia says 41; Dorvia says 37, and four smugglers; the Kestrel Post says 39.", "41", ["Norvia"]),
        ("Kestrel Ferries has said there were 201 people on board; Mayor Ada Lind put the number at 214.", "201", ["Kestrel Ferries"]),
        ("Mr Berg said the mine was an old one; Mayor Ada Lind said it had been laid last week.", "an old one", ["Berg"]),
    ],
)
def test_what_stands_before_a_semicolon_is_not_said_by_who_speaks_behind_it(text: str, words: str, speakers: list[str]) -> None:
    assert speakers_of(text, words) == speakers


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "Mayor Ada Lind told the owners that nobody would leave, according to two people briefed on the talks.",
            "that nobody would leave",
            ["Ada Lind"],
        ),
        (
            "Mr Berg denied Mayor Ada Lind's claim that the wharf had been sold.",
            "that the wharf had been sold",
            ["Ada Lind"],
        ),
        (
            "Mr Berg rejected as a lie the Norwegian claim that the ship had been denied water. Norway has asked for the ship.",
            "that the ship had been denied water",
            ["Norway"],
        ),
    ],
)
def test_who_speaks_inside_anothers_saying(text: str, words: str, speakers: list[str]) -> None:
    reading = Reading(text)
    found = [one for one in reading.report.statements or () if reading.words(one.content[0]) == words]
    assert [reading.who(one.speaker_entity) for one in found] == [speakers]
    assert found[0].within is not None


def test_what_a_medium_reports_that_others_said_is_theirs() -> None:
    reading = Reading("Norvia has threatened to walk out of the talks, the Kestrel Post reported.")
    assert [(reading.who(one.speaker_entity), reading.words(one.via)) for one in reading.report.statements or ()] == [
        (["Norvia"], "the Kestrel Post")
    ]


def test_what_others_hear_of_them_is_theirs_too() -> None:
    text = "Mayor Ada Lind told the owners that nobody would leave, according to two people briefed on the talks."
    assert next(words for _, words in told(text)).startswith("Mayor Ada Lind told")


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Minister of Works: Wharf will open in May", "Wharf will open in May"),
        ("MINISTER OF WORKS TO THE NATION: THE WHARF WILL OPEN", "THE WHARF WILL OPEN"),
        ("Wharf will not be sold this year: minister", "Wharf will not be sold this year"),
        ("Minister: Owners' claims are groundless and pursue selfish aims", "Owners' claims are groundless and pursue selfish aims"),
        ("Minister of Works: the wharf will open; nobody pays", "the wharf will open; nobody pays"),
    ],
)
def test_an_office_before_or_behind_a_colon_speaks_in_a_heading(heading: str, words: str) -> None:
    body = "The Minister of Works, Ada Lind, told reporters in Kestrel on Monday that the wharf would open and was not for sale."
    reading = Reading(f"KESTREL NEWS AGENCY\n\n{heading}\n\n{body}")
    found = [one for one in reading.report.statements or () if one.heading]
    assert [(reading.who(one.speaker_entity), reading.words(one.content[0])) for one in found] == [(["Ada Lind"], words)]
