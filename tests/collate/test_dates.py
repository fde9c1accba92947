import pytest

from variorum.collate.dates import compatible, finest, is_firm_day, reach_of, tells_who
from variorum.model.report import TimeExpression


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03~", "2024-02-03", "2024-02-03"),
        ("2024-02-03/2024-02-05", "2024-02-03", "2024-02-05"),
        ("[2024-02-03,2024-02-10]", "2024-02-03", "2024-02-10"),
    ],
)
def test_reach(edtf, first, last):
    reach = reach_of(edtf)
    assert (reach.first.isoformat(), reach.last.isoformat()) == (first, last)


@pytest.mark.parametrize("edtf", [None, "", "2024-13", "2024-02-31", "2024-02-03/..", "../2024", "Friday", "XXXX-WXX-5"])
def test_open_and_odd_dates_reach_nowhere(edtf):
    assert reach_of(edtf) is None


def test_precisions_of_one_date_are_compatible():
    assert compatible("2024-02", "2024-02-03")
    assert compatible(None, "2024-02-03")
    assert not compatible("2024-02-04", "2024-02-03")


def test_the_finest_of_compatible_dates_and_none_of_clashing_ones():
    assert finest(["2024", "2024-02-03", "2024-02", None]) == "2024-02-03"
    assert finest(["2024-02-03~", "2024-02-03"]) == "2024-02-03"
    assert finest(["2024-02-03", "2024-02-04"]) is None
    assert finest([]) is None


def test_a_firm_day_is_one_day_without_doubt():
    assert is_firm_day("2024-02-03")
    assert not any(is_firm_day(edtf) for edtf in ("2024-02", "2024-02-03~", "2024-02-03/2024-02-04", None))


def test_a_year_beside_a_speaker_may_tell_who_he_is():
    def year(text: str, words: str) -> bool:
        start = text.index(words)
        time = TimeExpression(start=start, end=start + len(words), type="DATE", value=words, edtf=words)
        return tells_who(text, time, [(0, len("Bo Lund"))])

    assert year("Bo Lund, president from 2000 to 2006, said no.", "2000")
    assert year("Bo Lund, elected in 2000, said no.", "2000")
    assert not year("Bo Lund said in 2000 that it was over.", "2000")
