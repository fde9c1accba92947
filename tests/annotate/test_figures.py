"""Figures keep value, unit, hedge, date and claimant; names, marks, dates, ages and scores are none."""

import msgspec
import pytest

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.quantity.printed import find_printed
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Figure, Report
from variorum.pipeline import annotate_report, plan_layers

PLAN = plan_layers(Recipe())


def annotate(text: str, given: str | None = "2025-10-08") -> AnnotatedReport:
    return annotate_report(Report(id="r", text=text, language_given="en", published_given=given), PLAN)


def figures(text: str) -> tuple[Figure, ...]:
    found = annotate(text).figures
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5,000", 5000),
        ("5 1/2", 5.5),
        ("twenty-six", 26),
        ("a hundred and thirty million", 130_000_000),
        ("two thousand five hundred", 2500),
        ("half a million", 500_000),
        ("one and a half", 1.5),
        ("9" * 400, None),
        ("many", None),
    ],
)
def test_cardinal_in_digits_and_words(words: str, value: float | None) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(
    ("text", "value", "comparator", "upper", "unit"),
    [
        ("The fleet fired at least 183 drones.", 183, ">=", None, "drone"),
        ("More than 5,000 people fled.", 5000, ">", None, "people"),
        ("The loan is worth $5.7 billion.", 5_700_000_000, "=", None, "USD"),
        ("Rebels took 5,000 square kilometres of land.", 5000, "=", None, "km2"),
        ("Two elderly people were killed.", 2, "=", None, "dead people"),
        ("Turnout was about 61 percent.", 61, "~", None, "percent"),
        ("The mayor called it 10 out of 10.", 10, "=", None, "out of 10"),
        ("Between 40 and 50 houses burned.", 40, "=", 50, "house"),
        ("The blast wounded 12-15 soldiers.", 12, "=", 15, "soldier"),
        ("It needs 5 to 7 million tonnes of grain.", 5_000_000, "=", 7_000_000, "t"),
        ("Fewer than a dozen ships sailed.", 12, "<", None, "ship"),
        ("Several rounds of talks were held.", None, "=", None, "round"),
        ("One thermal power plant was damaged.", 1, "=", None, "plant"),
        ("The army has up to 30 tanks.", 30, "<=", None, "tank"),
        ("They waited 24 hours.", 24, "=", None, "hour"),
        ("The shell left more than 40 wounded.", 40, ">", None, "wounded people"),
        ("At least 12 were killed.", 12, ">=", None, "dead people"),
        ("A shell hit the bus, killing 12.", 12, "=", None, "dead people"),
    ],
)
def test_value_hedge_and_unit(text: str, value: float | None, comparator: str, upper: float | None, unit: str) -> None:
    found = figures(text)
    assert [(one.value, one.comparator, one.upper, one.unit) for one in found] == [(value, comparator, upper, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Ostwick Desk | June 11, 2026 | 2 min read",
        "Article 5 of the treaty and Resolution 425 hold.",
        "The talks failed. [1] Coast Wire, [2] Harbour News.",
        "The form was signed on 8 October 2025 and on 08/10/2025.",
        "Anna Ovik, 52, resigned.",
        "The 52-year-old resigned.",
        "Call 555 123 4567 for more.",
        "The F-16 and the S-400 are weapons.",
        "Torland beat Ostmark 3-1.",
        "He is one of the ministers, and no one objected.",
        "The two sides met.",
        "1. The port\n2. The town",
        "It happened in 2019 and 2020.",
        "World War Two ended.",
        "The class 5 storm hit Tolm.",
        "In phase two talks went on.",
        "Which five men came?",
    ],
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Senate voted 97-1 on Wednesday to override the veto.", [97, 1]),
        ("The bill passed by a vote of 60 to 39.", [60, 39]),
        ("The House followed suit, 348-77, hours later.", [348, 77]),
        ("The court upheld the law in a 5-4 decision.", [5, 4]),
        ("The council passed 5-10 bills a year.", []),
        ("The shop has passed through hard years from 2008-2010.", []),
    ],
)
def test_both_sides_of_a_vote_are_figures(text: str, sides: list[int]) -> None:
    assert [one.value for one in figures(text) if one.unit == "vote"] == sides


def test_claimant_is_the_speaker_of_the_statement_around_it() -> None:
    report = annotate("Premier Anna Ovik said the army had shot down 53 drones overnight.")
    assert report.figures is not None
    assert report.entities is not None
    names = {entity.id: entity.name for entity in report.entities}
    figure = report.figures[0]
    assert (figure.value, figure.date) == (53, "2025-10-07/2025-10-08")
    assert [names[one] for one in figure.claimant_entity] == ["Anna Ovik"]


def test_saying_and_thing_said_have_their_own_dates() -> None:
    found = figures("Anna Ovik said Monday that 40 houses burned. On Sunday 30 ships sailed between May 3 and May 5.")
    assert [one.date for one in found] == [None, "2025-10-05"]


def test_list_item_takes_the_date_of_the_sentence_before_the_list() -> None:
    found = figures(
        "Between late Monday and early Tuesday the fleet fired.\nTargets included:\n- One power plant\n- A market (two people hurt)"
    )
    assert {one.date for one in found} == {"2025-10-06/2025-10-07"}


def test_them_counts_what_was_counted_before() -> None:
    found = figures("The fleet fired 183 drones. The army shot down 53 of them.")
    assert [one.unit for one in found] == ["drone", "drone"]


@pytest.mark.parametrize("text", ["", '"', "5", "9" * 400, "ЧЕТЫРЕ 4 ДОМА", "FORTY HOUSES BURNED AND 5 SHIPS SANK", "- - 5 - -\n5\n5"])
def test_odd_texts_do_no_harm(text: str) -> None:
    for one in find_printed(text):
        assert 0 <= one.start < one.end <= len(text)
    msgspec.json.encode(annotate(text))


def test_numbers_are_found_in_linear_time() -> None:
    assert len(find_printed("The army took 5,000 acres and 3 to 5 towns. " * 10_000)) == 20_000


def claimed(text: str) -> list[tuple[float | int | None, str | None, list[str]]]:
    made = annotate(text)
    names = {entity.id: entity.name for entity in made.entities or ()}
    return [(one.value, one.unit, [names[name] for name in one.claimant_entity]) for one in made.figures or ()]


@pytest.mark.parametrize(
    ("text", "value", "unit", "claimants"),
    [
        ("Norway's own count comes to about 1,400 people.", 1400, "people", ["Norway"]),
        ("The custody list of Norway has 37 names.", 37, "name", ["Norway"]),
        ("Norway fears for 340 jobs.", 340, "job", ["Norway"]),
        ("It is a change that Norway says will cost 340 jobs.", 340, "job", ["Norway"]),
        ("- 31 arrests, say police", 31, "arrest", ["police"]),
        ("BY THE NUMBERS\n\n- 61 pilots hauled off, according to Norway", 61, "pilot", ["Norway"]),
        ("Norway ordered the crew off on pain of a fine of 40,000 euros.", 40000, "EUR", []),
        ("Norway approved a toll of 15 percent on ferries.", 15, "percent", []),
    ],
)
def test_the_sentence_names_who_answers_for_a_figure(text: str, value: int, unit: str, claimants: list[str]) -> None:
    assert (value, unit, claimants) in claimed(text)


def test_a_bare_number_takes_the_unit_before_it_and_never_the_claimant_of_another_clause() -> None:
    text = "About 900 people marched. The police had said 700, the organisers 2,500."
    found = claimed(text)
    assert found[1][:2] == (700, "people")
    assert all(value != 2500 or "police" not in " ".join(names) for value, _, names in found)


def test_a_bare_number_needs_its_source() -> None:
    assert [value for value, _, _ in claimed("About 900 people marched. Some onlookers said 2,500.")] == [900, 2500]
    assert [value for value, _, _ in claimed("About 900 people marched. One said 2,500.")] == [900]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The raid left four in hospital.", 4, "people"),
        ("The list has 37 names. Twenty-nine of them were released; eight have been charged.", 8, "charged people"),
        ("It lost two-fifths of its boxes.", 0.4, "box"),
        ("More than a half-dozen senators voted.", 6, "senator"),
    ],
)
def test_people_shares_and_dozens(text: str, value: float, unit: str) -> None:
    assert (value, unit) in [(one.value, one.unit) for one in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Both sides to the Quay Four dispute are tired.",
        "They are of one mind.",
        "They left at ten minutes to midnight.",
        "That is what one driver said.",
    ],
)
def test_names_idioms_and_clock_times_count_nothing(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Norway last week put a plan on the table that included $800 billion in cuts.", 800_000_000_000),
        ("It would end the 2.1 percent growth rate projected by Norway.", 2.1),
    ],
)
def test_who_offers_or_projects_a_figure_answers_for_it(text: str, value: float) -> None:
    assert (value, ["Norway"]) in [(found, names) for found, _, names in claimed(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "claimants"),
    [
        ("Fines have eaten about 900 million euros of the fund by Norwegian estimates.", 900_000_000, "EUR", ["Norway"]),
        ("Eleven people died according to Norway, 26 according to Chile.", 26, "dead people", ["Chile"]),
        ("Eleven people died according to Norway, 26 according to Chile.", 11, "dead people", ["Norway"]),
        ("Chile counts 31 dead, among them nine children; by evening Norway was saying 34.", 34, "dead", ["Norway"]),
        ("Chile said 200 lorries were waiting. Norway put the number at 340.", 340, "lorry", ["Norway"]),
        ("Mayor Anna Ovik said Norway counts 31 dead.", 31, "dead", ["Norway"]),
        ("Chile cooled to a proposal from Norway to freeze tolls for 30 days.", 30, "day", ["Norway"]),
        ("A pause of 48 hours was floated in March by Norway.", 48, "hour", ["Norway"]),
        ("In June Norway added four cameras to the fence.", 4, "camera", []),
        ("Late at night Norwegian radio reported that two envoys had been sent home.", 2, "envoy", ["Norwegian radio"]),
        ("Minister of Fisheries Anna Ovik informed the crews that 40 boats had sunk.", 40, "boat", ["Anna Ovik"]),
    ],
)
def test_who_answers_for_a_figure_in_other_forms(text: str, value: int, unit: str, claimants: list[str]) -> None:
    assert (value, unit, claimants) in claimed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chamber passed it by 68 votes to 31.", [(68, "vote"), (31, "vote")]),
        ("The toll rose to three sailors and one pilot.", [(3, "sailor"), (1, "pilot")]),
        ("Only one of the ferries sailed.", [(1, "ferry")]),
        ("Norway shut all five harbours.", [(5, "harbour")]),
        ("The four inspectors who stayed in Brennick slept.", [(4, "inspector")]),
        ("The two inspectors who stayed slept. The four men left.", []),
        ("It was half a century of neglect.", [(0.5, "century")]),
        ("They talked for three quarters of an hour.", [(0.75, "hour")]),
        ("It is a two-way street. Five things to know:", []),
        ("One shouts, the other smiles.", []),
    ],
)
def test_listed_definite_and_partial_numbers(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine in ten residents voted. One in five went hungry.", [(9, "out of 10"), (1, "out of 5")]),
        ("They sank two in three days.", []),
        ("The death toll rose to 41, up from 36.", [(41, "dead"), (36, "dead")]),
        ("Anna Ovik put the number of boats at 40.", [(40, "boat")]),
        ("The blast killed 12 people and wounded 60 others.", [(12, "dead people"), (60, "wounded people")]),
    ],
)
def test_shares_tolls_and_others(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == expected


def test_the_nearest_claim_answers_for_a_figure() -> None:
    text = "Norway claims 900 crews walked out; Chile says 450."
    assert claimed(text)[0] == (900, "crew", ["Norway"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The owner claims EUR 25,000 a day from the port.", [(25_000, "EUR")]),
        ("The loss came to USD 60-70 million.", [(60_000_000, "USD")]),
        ("The queue grew to 41 ships, and only three were inspected.", [(41, "ship"), (3, "ship")]),
        ("The inspectors came 22 times, up from nine in 2024.", [(22, "time"), (9, "time")]),
        ("Behind the column came three pick-ups.", [(3, "pick-up")]),
        ("The toll stands at 27 gunmen dead and 4 captured.", [(27, "gunman"), (4, "captured people")]),
    ],
)
def test_codes_of_currencies_and_bare_numbers_of_what_was_counted_before(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == expected


def test_the_reckoning_behind_a_number_and_who_puts_it_there_claim_it() -> None:
    found = annotate("Some 150 soldiers have died, by the sober reckoning of the Orlin Observatory.")
    names = {entity.id: entity.name for entity in found.entities or ()}
    assert [names[one] for figure in found.figures or () for one in figure.claimant_entity] == ["Orlin Observatory"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("According to the updated data of the Ministry of Fisheries, 33 people drowned off Bergen.", "Ministry of Fisheries"),
        ("The results announced by the Ostwick Harbour Board said that 61 percent had voted.", "Ostwick Harbour Board"),
    ],
)
def test_a_paper_claims_for_whose_it_is(text: str, claimant: str) -> None:
    report = annotate(text)
    names = {entity.id: entity.name for entity in report.entities or ()}
    assert [names[entity] for figure in report.figures or () for entity in figure.claimant_entity] == [claimant]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "The bank puts the debt at 520 million dollars, of which 96 million is interest.",
            [(520_000_000, "USD"), (96_000_000, "USD")],
        ),
        (
            "Orlin would pay within 20 days, and a panel of three judges would rule on the loan within 60.",
            [(20, "day"), (3, "judge"), (60, "day")],
        ),
        ("The plan costs 40 million euros. Some 2 million live in the valley.", [(40_000_000, "EUR")]),
        ("Late on Thursday 19 shells fell near the mill.", [(19, "shell")]),
        ("The party says more than 300 are being held.", [(300, "people")]),
    ],
)
def test_a_bare_number_shares_the_unit_before_it(text: str, listed: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == listed
