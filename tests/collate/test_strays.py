"""Statements of no plain speaker: told by the utterance whose words they print, else by none."""

import msgspec

from tests.factory import report
from variorum.collate import collate_story
from variorum.model.report import AnnotatedReport

SAID = report("a", '{Anna Ovik} told the chamber: ["the lighthouse keepers will not sleep before the ferries run"].')


def stray(text: str) -> AnnotatedReport:
    """A report whose only statement has a subject, but nobody it is linked to."""
    made = report("b", text)
    return msgspec.structs.replace(made, statements=tuple(msgspec.structs.replace(one, speaker_entity=()) for one in made.statements or ()))


def variants(*reports: AnnotatedReport) -> list[int]:
    return [len(one.variants) for one in collate_story("s", reports, []).statements]


def test_a_shared_quotation_tells_whose_the_words_are():
    assert variants(SAID, stray('In one version {he} said ["the lighthouse keepers will not sleep"].')) == [2]


def test_nearly_the_same_words_do_where_the_subject_may_be_the_speaker():
    text = "said [the lighthouse keepers would not sleep before the ferries ran]."
    assert variants(SAID, stray("{She} " + text)) == [2]
    assert variants(SAID, stray("{Bo Lund} " + text)) == [1, 1]


def test_other_words_of_nobody_are_left_out():
    assert variants(SAID, stray("{It} said [the price of plums had doubled in the northern valley].")) == [1]
