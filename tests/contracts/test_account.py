"""No line without words: every type of the account that says something carries witnesses, and each resolves."""

import typing

import msgspec
import pytest

from variorum.cli.explaining import find_witnesses
from variorum.model import account as nouns
from variorum.model.account import Account, Witness, witness

SAYING = [
    nouns.Line,
    nouns.Actor,
    nouns.Variant,
    nouns.AccountStatement,
    nouns.AccountEvent,
    nouns.AccountFigure,
    nouns.AccountPosition,
    nouns.Side,
    nouns.Difference,
    nouns.Lineage,
]
NO_CLAIMS = {nouns.StoryInfo, nouns.ReportEntry, nouns.ActorName, nouns.Witness, nouns.Account, nouns.StoryRow, nouns.CopyRow}
"""Frames, names and rows that say nothing about the world."""
DERIVED = {nouns.Momentum, nouns.Segment, nouns.Reading, nouns.Apparatus}
"""Worked out from items that carry their words: momentum names its events, an apparatus stands in its statement."""


def holds_witness(kind: object, seen: frozenset[object] = frozenset()) -> bool:
    """Whether a value of this type can only be built with a witness field inside."""
    if kind is Witness:
        return True
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        fields = msgspec.structs.fields(kind)
        return any(field.required and holds_witness(field.type, seen | {kind}) for field in fields)
    if typing.get_origin(kind) is tuple:
        return holds_witness(typing.get_args(kind)[0], seen)
    return False


@pytest.mark.parametrize("kind", SAYING)
def test_a_line_cannot_be_built_without_its_witness_field(kind: type) -> None:
    assert holds_witness(kind)


def test_no_record_of_the_account_is_forgotten() -> None:
    records = {
        value
        for value in vars(nouns).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct) and value.__module__ == nouns.__name__
    }
    unlisted = records - set(SAYING) - NO_CLAIMS - DERIVED
    assert not unlisted, "say above what these are"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 99)])
def test_a_witness_without_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        witness("one", "The gate.", start, end)


def check_evidence(account: Account, texts: dict[str, str]) -> int:
    """Resolve every witness of an account.

    :returns: how many there are.
    """
    found = find_witnesses(account)
    for one in found:
        assert texts[one.report][one.start : one.end] == one.text
    for section in ("actors", "statements", "events", "figures", "positions", "differences", "lineage"):
        for line in getattr(account, section):
            assert find_witnesses(line), (section, line)
    return len(found)
