"""Positions told without a word of saying: statements of their parties, unless something else tells them."""

import pytest

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.account import AccountStatement
from variorum.model.report import AnnotatedReport, Position, PositionKind

SAID = "{b=Ada Lund} said [the sea was rough]."


def told(marked: str, words: str, kind: PositionKind = "offer", per: tuple[str, ...] = ()) -> AnnotatedReport:
    """A report with one position of the entity ``u``, told by ``words``."""
    start, end = place_of(report("r", marked).text, words)
    return report("r", marked, positions=(Position(start=start, end=end, kind=kind, party=("u",), content=((start, end),), per=per),))


def statements(found: AnnotatedReport, *others: AnnotatedReport) -> list[AccountStatement]:
    return list(collate_story("s", [found, *others], []).statements)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The {u=org:Pilots Union} will strike on Friday unless the gate is shut.", "The Pilots Union will strike on Friday", "threat"),
        ("The {u=org:Pilots Union} has given the port a week to pay.", "The Pilots Union has given the port a week to pay", "demand"),
        ("{b=Ada Lund} and the {u=org:Pilots Union} met, and {=u:it} is ready to wait a week.", "it is ready to wait a week", "offer"),
        ("The {u=org:Pilots Union} will open no gate before May.", "The Pilots Union will open no gate before May", "refusal"),
    ],
)
def test_what_only_the_partys_word_can_tell_is_its_statement(text: str, words: str, kind: PositionKind):
    (found,) = statements(told(text, words, kind))
    assert [variant.evidence.text for variant in found.variants] == [words]
    assert (found.variants[0].speaker, found.variants[0].cue, found.variants[0].mode) == (None, None, "indirect")


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The {u=org:Pilots Union} turned the plan down.", "The Pilots Union turned the plan down", "refusal"),
        ("The gate shut after the {u=org:Pilots Union} offered a week.", "after the Pilots Union offered a week", "offer"),
        ("The gate that the {u=org:Pilots Union} offers to open is new.", "the Pilots Union offers to open", "offer"),
        ("The {u=org:Pilots Union} warned of ice.", "warned of", "warning"),
        ("# {u=org:Pilots Union} to strike on Friday\nThe sea was rough.", "Pilots Union to strike on Friday", "threat"),
    ],
)
def test_deeds_headings_and_parts_of_other_clauses_are_none(text: str, words: str, kind: PositionKind):
    assert statements(told(text, words, kind)) == []


def test_a_position_in_a_statement_or_on_anothers_word_is_none():
    text = "{b=Ada Lund} said [the {u=org:Pilots Union} will strike on Friday]."
    assert len(statements(told(text, "the Pilots Union will strike on Friday", "threat"))) == 1
    text = "The {u=org:Pilots Union} will strike on Friday. " + SAID
    assert len(statements(told(text, "The Pilots Union will strike on Friday", "threat", per=("b",)))) == 1


def test_two_reports_that_tell_one_position_have_one_statement():
    text = "The {u=org:Pilots Union} will strike at the northern flood gate on Friday."
    words = "The Pilots Union will strike at the northern flood gate on Friday"
    one = told(text, words, "threat")
    start, end = place_of(one.text, words)
    again = report("t", text, positions=(Position(start=start, end=end, kind="threat", party=("u",), content=((start, end),)),))
    (found,) = statements(one, again)
    assert found.reports == ("r", "t")


def test_a_clause_without_its_subject_goes_on_with_what_its_party_says():
    said = "The {u=org:Pilots Union} said [the sea was rough] and offered to wait a week."
    assert len(statements(told(said, "offered to wait a week"))) == 2
    other = "{b=Ada Lund} met the {u=org:Pilots Union} and offered to wait a week."
    assert statements(told(other, "offered to wait a week")) == []


def test_a_position_of_long_ago_is_only_recalled():
    def dated(date: str) -> AnnotatedReport:
        text = "The {u=org:Pilots Union} proposed a truce in the port."
        start, end = 0, len("The Pilots Union proposed a truce in the port")
        position = Position(start=start, end=end, kind="offer", party=("u",), content=((start, end),), date=date)
        return report("r", text, published="2025-10-08", positions=(position,))

    assert len(statements(dated("2025-10-07"))) == 1
    assert statements(dated("2025-04")) == []
