from tests.collate.test_statements import CUT, FULL, QUOTE
from tests.factory import report
from variorum.collate import collate_story

OTHER = report("r4", '{Anna Ovik} said ["the goodwill of the Brennick treaty has been badly undermined by the friends of delay"].')


def test_every_variant_is_read_against_the_fullest_quotation():
    (statement,) = collate_story("s", [FULL, CUT, OTHER], []).statements
    apparatus = statement.apparatus
    assert statement.variants[apparatus.base].words in (QUOTE, statement.variants[-1].words)
    for reading in apparatus.readings:
        variant = statement.variants[reading.variant]
        printed = variant.words or variant.evidence.text
        assert all(segment.text in printed for segment in reading.segments)
        base = statement.variants[apparatus.base].words
        assert all(segment.base in base for segment in reading.segments)


def test_what_is_replaced_and_what_is_cut():
    (statement,) = collate_story("s", [FULL, OTHER], []).statements
    kinds = {segment.kind: (segment.base, segment.text) for reading in statement.apparatus.readings for segment in reading.segments}
    assert set(kinds["replaces"]) == {"largely exhausted", "badly undermined"}
    assert "goodwill" in statement.apparatus.core
    assert "exhausted" not in statement.apparatus.core


def test_a_statement_printed_once_has_none():
    (statement,) = collate_story("s", [FULL], []).statements
    assert statement.apparatus is None
