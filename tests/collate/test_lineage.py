from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Credit

QUOTE = "the goodwill of the Brennick treaty has been largely exhausted by the friends of delay"


def lineage(*reports):
    return [(line.kind, line.report, line.of) for line in collate_story("s", reports, []).lineage]


def test_credits_and_shared_quotations():
    text = f'{{Anna Ovik}} said ["{QUOTE}"].\nwith material from Nordwire'
    plain_text = report("a", text).text
    start, end = place_of(plain_text, "Nordwire")
    one = report("a", text, credits=(Credit(name="Nordwire", start=start, end=end),))
    other = report("b", f'["{QUOTE}"], {{Anna Ovik}} said.')
    assert lineage(one, other) == [("credit", "a", "Nordwire"), ("shared_quotation", "b", "a")]


def test_a_report_that_repeats_itself():
    line = "The canal board of Brennick closed every lock between the town and the sea.\n"
    assert lineage(report("a", line + "Something else happened in Ost.\n" + line)) == [("self_repetition", "a", "a")]


def test_nothing_in_common_is_no_lineage():
    assert lineage(report("a", "One thing happened here."), report("b", "Another thing happened there.")) == []
