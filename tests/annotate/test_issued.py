"""Claims without a speaker in an agency's report: whose they are, and where they are left alone."""

import pytest

from tests.annotate.test_speakers import speakers_of, told
from variorum.annotate.page.issuers import find_bylined, find_issuer

_HEAD = "Minister visits the port\n\nDOVER, 3 May /HPA/ - Minister of Ports Ada Lund visited the port of Dover on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (_HEAD, "HPA"),
        ("Port is safe\n\nDOVER/DEAL, 03.05.2026 (Coast Agency)\n\nThe port is safe.", "Coast Agency"),
        ("NATIONAL COAST AGENCY (NCA)\n\nPort is safe\n\nDover, 3 May (NCA). The port is safe.", "NATIONAL COAST AGENCY"),
        ("Port is safe\nDover, May 3, Coast Press Agency\n\nThe port is safe.", "Coast Press Agency"),
        ("KUST - National Information Agency of the Coast\n\nPort is safe\n\nDOVER. The port is safe.", "KUST"),
        ("Port is safe\n\nDover, 03/05/2026 (HPA) - The port is safe.", "HPA"),
        ("Port is safe\n\nDOVER. May 3. COAST PRESS. The port is safe.", "COAST PRESS"),
        ("Port is safe\n\nDover, 3 May, Coastinform\n\nThe port is safe.", "Coastinform"),
        ("Port is safe\n\nBy Ola Lund\n\nDOVER (3 boats) is a port.", None),
        ("", None),
    ],
)
def test_the_agency_at_the_head_of_a_report(text: str, name: str | None) -> None:
    place = find_issuer(text)
    assert (text[slice(*place)] if place is not None else None) == name


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By Ola Lund, Ports Correspondent, Coast Daily", "Coast Daily"),
        ("By Ola Lund for the Coast Daily", "Coast Daily"),
        ("UPDATED 14:40 | By the Coastline newsroom", "Coastline"),
        ("By Ola Lund, Ports Correspondent, Dover", None),
        ("By the World Staff", None),
    ],
)
def test_the_paper_of_a_byline(byline: str, name: str | None) -> None:
    text = f"Port is safe\n\n{byline}\n\nThe port is safe."
    place = find_bylined(text)
    assert (text[slice(*place)] if place is not None else None) == name


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        ("It is recalled that the first boat left at noon.", "the first boat left at noon"),
        ("As is known, the first boat left at noon.", "the first boat left at noon"),
        ("It was learned that the gate was closed for repairs.", "the gate was closed for repairs"),
        ("It is worth mentioning that the so-called club takes orders from abroad.", "the so-called club takes orders from abroad"),
        (
            "The rumours of a strike are pure inventions of persons living abroad.",
            "The rumours of a strike are pure inventions of persons living abroad",
        ),
    ],
)
def test_what_an_agency_says_itself_is_its_own(turn: str, words: str) -> None:
    assert (["HPA"], words) in told(f"{_HEAD}The weather was fair. {turn} The boats were painted.")


def test_a_rebuttal_in_a_speech_is_the_speakers() -> None:
    text = f"{_HEAD}Captain Josef Orr said the port had forty boats. Claims about hundreds of boats do not correspond to reality."
    assert speakers_of(text, "hundreds of boats") == ["Josef Orr"]


def test_a_speech_told_on_in_the_passive_is_the_speakers() -> None:
    text = f"{_HEAD}Captain Josef Orr said the port had forty boats. It was noted that none of them was for sale."
    assert speakers_of(text, "none of them was for sale") == ["Josef Orr"]


@pytest.mark.parametrize(
    "text",
    [
        "It was learned that the gate was closed for repairs.",
        "The rumours of a strike are false.",
        f"{_HEAD}As is known, Captain Josef Orr said on Sunday that the port had forty boats.",
    ],
)
def test_without_an_agency_or_with_another_speaker_nothing_is_added(text: str) -> None:
    assert all(who in ([], ["Josef Orr"]) for who, _ in told(text))
