"""Figures are read in the sense of their sentence: shares, hedges, ages, offsets, and who gives them."""

import pytest

from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Figure, Report
from variorum.pipeline import annotate_report, collate_reports, plan_layers

PLAN = plan_layers(Recipe())


def annotate(text: str, name: str = "r") -> AnnotatedReport:
    return annotate_report(Report(id=name, text=text, language_given="en", published_given="2025-10-08"), PLAN)


def figures(text: str) -> tuple[Figure, ...]:
    found = annotate(text).figures
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Nearly half of the weavers and a third of the dyers stayed at home.", [("~", 0.5, "weaver"), ("=", 1 / 3, "dyer")]),
        ("Half the grain was lost; the other half was sold in the first quarter of the year.", [("=", 0.5, "grain")]),
        ("Rents may rise by half of one percentage point.", [("=", 0.5, "percentage point")]),
        ("The levy was cut by almost a third for the coming season.", [("~", 1 / 3, None)]),
        ("Two-thirds of the gap is met by savings.", [("=", 2 / 3, "gap")]),
        ("A third party won, and the second half was dull.", []),
    ],
)
def test_parts_of_a_whole_are_figures(text: str, shares: list[tuple[str, float, str | None]]) -> None:
    assert [(one.comparator, one.value, one.unit) for one in figures(text) if one.value and one.value < 1] == shares


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("The plan costs 400 crowns, spread over six years.", [("=", 400, "crown"), ("=", 6, "year")]),
        ("She has worked at the mill for over six years.", [(">", 6, "year")]),
        ("The letters gave information about two secret stores.", [("=", 2, "store")]),
        ("Profit fell 43% to $13 million.", [("=", 43, "percent"), ("=", 13_000_000, "USD")]),
        ("They need a 40- to 60-hour course.", [("=", 40, "hour")]),
        ("It bought up to an additional 300 boats.", [("<=", 300, "boat")]),
        ("Takings were lower than the 16 crowns a head that it reported.", [("=", 16, "crown")]),
        ("He spoke to a crowd of 1,300 in the square.", [("=", 1300, "people")]),
    ],
)
def test_words_around_a_number_are_read_in_their_sense(text: str, listed: list[tuple[str, float, str]]) -> None:
    assert [(one.comparator, one.value, one.unit) for one in figures(text)] == listed


@pytest.mark.parametrize(
    "text",
    [
        "The verdict came just eleven days after the vote. Two weeks later she left.",
        '"We like it here," one union official said. One driver wrote to us.',
        "The rebate is 7 percent. Workers who are 58 and older get none.",
        "He lost four children.\nSara Olsen, 52\nHe taught her since she was 5.",
    ],
)
def test_offsets_ages_and_those_picked_out_are_no_figures(text: str) -> None:
    assert [one.value for one in figures(text) if one.value not in (7, 4)] == []


def test_one_counts_where_something_befalls_it() -> None:
    found = figures("One barge sank. One bridge was damaged. Not one house burned down. The warden cannot detain one.")
    assert [one.unit for one in found] == ["barge", "bridge"]


@pytest.mark.parametrize(
    ("text", "value", "claimant"),
    [
        ("Mayor Anna Ovik fell to 10 percent in the latest Dornach Institute poll released Wednesday.", 10, "Dornach Institute"),
        ("Anna Ovik noted that the bridge cost $700 million, according to the Harbour Office.", 700_000_000, "Harbour Office"),
        ("Projections from the Pension Office indicate that $6 million will be needed.", 6_000_000, "Pension Office"),
        ("Anna Ovik released a 225-page report on harbour safety.", 225, None),
        ("When asked, 45 percent of voters said they would stay, compared to 39 percent for the mayor.", 39, None),
        ("Police said the flood that killed six people was caused by the weir.", 6, None),
        ("The carters say they have put up 117 posts so far.", 117, "the carters"),
        ("Weavers from both banks started in May. They have put up 117 posts so far.", 117, None),
    ],
)
def test_claimant_is_the_source_and_nobody_who_is_counted(text: str, value: float, claimant: str | None) -> None:
    report = annotate(text)
    names = {entity.id: entity.name for entity in report.entities or ()}
    figure = next(one for one in report.figures or () if one.value == value)
    assert [names[one] for one in figure.claimant_entity] == ([claimant] if claimant else [])


def test_one_hyphenated_measure_of_one_thing_is_one_figure() -> None:
    texts = [
        "DORNACH - Harbour chief Anna Ovik released a 225-page report on harbour safety on Tuesday after the fire at the northern quay.",
        "DORNACH - The 225-page report also asks towns to count their boats, which Harbour chief Anna Ovik has long wanted in the north.",
    ]
    account = collate_reports([annotate(text, f"r{number}") for number, text in enumerate(texts)]).accounts
    pages = [figure for one in account for figure in one.figures if figure.value == 225]
    assert [len({witness.report for witness in figure.evidence}) for figure in pages] == [2]
    assert pages[0].what.startswith("report")


@pytest.mark.parametrize(
    "text",
    [
        "According to three people familiar with the talks, the board will meet.",
        "Two officials said the quay would stay shut.",
        "He would resign, say two people briefed on the talks.",
    ],
)
def test_number_of_unnamed_sources_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Toll in Lomvik mine blast rises to 33, owner disputes count", [(33, "dead")]),
        ("The number of the dead is still open. The harbour office says five.", [(5, "dead")]),
        (
            "The deal frees 1,140 detainees over three days. The north is to free 720 of them.",
            [(1140, "detainee"), (3, "day"), (720, "detainee")],
        ),
        ("There were 160 firms in the county before the closure; 70 are left.", [(160, "firm"), (70, "firm")]),
        ("About 200 carters slept there, down from more than 600.", [(200, "carter"), (600, "carter")]),
        ("Anna Ovik was chosen by the caucus; she won, 134 to 63.", [(134, "vote"), (63, "vote")]),
        ("Lomvik United won 98 to 96.", []),
        ("The guards were paid 3,000 naira each.", [(3000, "naira")]),
        ("Eleven MPs from the north signed the letter.", [(11, "mp")]),
        ("The weavers won back two thirds of the loss.", [(2 / 3, "loss")]),
        ("Ovik: '1-in-3 chance' that the ferry sails", [(1, "out of 3")]),
    ],
)
def test_unit_is_what_the_number_takes_up(text: str, read: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == read


def test_over_of_a_verb_is_no_hedge() -> None:
    assert [one.comparator for one in figures("The rebels handed over 43 soldiers. Over 50 boats came.")] == ["=", ">"]


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("Officials fed in 1,912 ballots that had lain in a cage.", True),
        ("The clerk saw 1,913 ballots that had lain in a cage.", False),
        ("A crowd of 1,912 people stood before the town hall.", False),
    ],
)
def test_one_telling_number_is_one_figure(other: str, joined: bool) -> None:
    first = annotate("A batch of 1,912 early ballots was counted late in Lomvik on Monday.", "one")
    account = collate_reports([first, annotate(other + " It was in Lomvik on Monday.", "two")]).accounts[0]
    found = [figure for figure in account.figures if figure.value == 1912]
    assert (len({place.report for figure in found[:1] for place in figure.evidence}) == 2) is joined
