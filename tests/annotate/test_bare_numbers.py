"""Bare numbers that somebody gives of what was counted before, kinds of those counted, and one that is struck."""

import pytest

from tests.annotate.test_more_figures import units


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The guild has received 61 reports of theft. The mill, its neighbour, has logged 47 in Tolm.", 47, "report"),
        ("The mill put off 300 repairs. The firm had spoken of 870 after the first week.", 870, "repair"),
        ("Some 38 of the 212 people arrested are free. The guild says that 240 were taken.", 240, "arrested people"),
        ("The office counted 61 such thefts this year, against 22 in the same period of the last.", 22, "theft"),
        ("Data show its speed falling from 11 knots to 6 at about noon.", 6, "knot"),
        ("Oland had floated a pause of 90 days, with a review after 45.", 45, "day"),
        ("Anna Ovik saw 31 boats, nine of them trawlers.", 9, "trawler"),
        ("The harbour is worth at least ten times that sum.", 10, "time"),
        ("The guild speaks of two deaths and 26 sick.", 26, "sick people"),
        ("One of his guards was killed and his driver was hurt.", 1, "guard"),
        ("The dog has had eight pups, of which five are promised.", 5, "pup"),
        ("The mission has a ceiling of 3,600 troops.", 3600, "troops"),
        ("The rent is Tk 19,500 a month.", 19_500, "taka"),
        ("They allege that R1.3 billion was moved out of the fund.", 1_300_000_000, "ZAR"),
        ("The court speaks of 1.1 billion dollars; the bank found 760 million proven.", 760_000_000, "USD"),
        ("Rivals say 2,300 bales were lost. The guild, which runs eleven looms and three sheds, had spoken of 870.", 870, "bale"),
        ("The flow had peaked at 340 cubic metres after rain lifted the pond to 70 cm. The Harbour Office spoke of 600.", 600, "m3"),
        ("At least 107 people were hurt, going by calls to four clinics, and more than 200 were dragged off.", 200, "people"),
        ("Damaged are 437 barns, of them 118 beyond repair.", 118, "barn"),
        ("They shot down 64 drones: 31 over the coast, 14 over the town.", 14, "drone"),
        ("Six mills took part, say two people who were there. Four wanted a pause.", 4, "mill"),
        ("The guild says 1,216 guards, or 38 per cent of the total of 3,200, took part.", 3200, "guard"),
    ],
)
def test_a_bare_number_takes_up_what_was_counted(text: str, value: float, unit: str) -> None:
    assert (value, unit) in units(text)


@pytest.mark.parametrize(
    "text",
    [
        "One of his guards said so.",
        "The tickets were put up by us, at four in the morning.",
        "How many is every? We expect that at least many will.",
        "Eleven were turned away.",
    ],
)
def test_no_number_is_read_where_none_is_told(text: str) -> None:
    assert [one for one in units(text) if one[0] is not None] == []
