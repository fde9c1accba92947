"""Terms that a party sets as conditions are positions of their own."""

import pytest

from tests.annotate.reading import Reading
from variorum.annotate.acts.terms import with_terms
from variorum.model.report import Position, PositionKind


@pytest.mark.parametrize(
    ("kind", "text", "term"),
    [
        ("refusal", "Arva will not come back unless the miners are freed.", "unless the miners are freed"),
        ("refusal", "Arva will not sign before the border has been drawn.", "before the border has been drawn"),
        ("threat", "Arva will cut the line if Orlin does not pay.", "if Orlin does not pay"),
        ("offer", "Arva would open the pass once the guns are gone.", "once the guns are gone"),
    ],
)
def test_a_term_is_a_position_beside_the_one_it_binds(kind: PositionKind, text: str, term: str) -> None:
    start = text.index(term)
    bound = Position(start=0, end=start - 1, kind=kind, party=("e1",), condition=(start, start + len(term)))
    found = with_terms(text, [bound])
    assert [(one.kind, one.party, text[one.start : one.end]) for one in found] == [
        (kind, ("e1",), text[: start - 1]),
        ("condition", ("e1",), term),
    ]


def test_what_a_threat_answers_is_no_term() -> None:
    text = "Arva will cut the line if Orlin sends more guards."
    start = text.index("if ")
    bound = Position(start=0, end=start - 1, kind="threat", party=("e1",), condition=(start, len(text) - 1))
    assert with_terms(text, [bound]) == [bound]


def test_a_term_that_stands_as_a_demand_is_not_listed_twice() -> None:
    text = "Arva will not come back unless the miners are freed."
    start = text.index("unless")
    bound = Position(start=0, end=start - 1, kind="refusal", party=("e1",), condition=(start, len(text) - 1))
    asked = Position(start=start, end=len(text) - 1, kind="demand", party=("e1",))
    assert with_terms(text, [bound, asked]) == [bound, asked]


def test_a_report_lists_the_terms_of_its_parties() -> None:
    held = Reading("Mayor Anna Ovik said Orlin would not return to the talks until the miners are freed.").held()
    assert ("refusal", ["Anna Ovik"]) in held
    assert ("condition", ["Anna Ovik"]) in held
