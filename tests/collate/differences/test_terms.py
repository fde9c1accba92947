import msgspec

from tests.collate.differences.telling import kinds
from tests.factory import report
from variorum.collate import collate_story
from variorum.model.report import TimeExpression


def dated(id, text, printed):
    plain = report(id, text)
    start = plain.text.index(printed)
    time = TimeExpression(start=start, end=start + len(printed), type="DATE", value=printed, edtf=printed)
    return msgspec.structs.replace(plain, times=(time,))


def found(*texts):
    reports = [dated(name, text, printed) for name, (text, printed) in zip("ab", texts, strict=True)]
    return [item.kind for item in collate_story("s", reports, []).differences]


def test_one_term_that_ends_in_two_years():
    assert found(("The lease of the quay ends in 2019.", "2019"), ("The lease of the quay expires in 2018.", "2018")) == ["date"]


def test_one_year_is_no_difference():
    assert "date" not in found(("The lease of the quay ends in 2019.", "2019"), ("The lease of the quay expires in 2019.", "2019"))


def test_two_things_may_end_in_two_years():
    assert found(("The lease of the quay ends in 2019.", "2019"), ("The ban on nets expires in 2018.", "2018")) == []


def test_terms_without_a_time_say_nothing():
    assert kinds("The lease of the quay ends.", "The lease of the quay expires.") == []
