"""Figures without a noun beside them, sums taken out of a sum, scales of India; whose a number is that a list or a copy holds."""

import pytest

from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Report
from variorum.pipeline import annotate_report, plan_layers

PLAN = plan_layers(Recipe())


def annotate(text: str) -> AnnotatedReport:
    return annotate_report(Report(id="r", text=text, language_given="en", published_given="2025-10-08"), PLAN)


def units(text: str) -> list[tuple[float | int | None, str | None]]:
    return [(one.value, one.unit) for one in annotate(text).figures or ()]


def claimants(text: str, value: float) -> list[str]:
    report = annotate(text)
    names = {entity.id: entity.name for entity in report.entities or ()}
    return [names[one] for figure in report.figures or () if figure.value == value for one in figure.claimant_entity]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mill was sold for ₹40 crore in May.", 400_000_000, "INR"),
        ("Police put the crowd at about 2,000.", 2000, "people"),
        ("The march was long. Police put the turnout at 2,000, while the organisers said 6,000 had come.", 6000, "people"),
        ("The procession numbered 400.", 400, "people"),
        ("The miller got ₹3 lakh for the loom.", 300_000, "INR"),
        ("The firm was let off a £41million fine for the spill.", 41_000_000, "GBP"),
        ("Some 90,000 people lived in Tolm before the war. The relief office estimates that 55,000 remain.", 55_000, "people"),
        ("There are still two tolls. The town hall speaks of eleven dead. The mill stands by five.", 5, "dead"),
        ("The works would take 110 jobs out of a town of 12,000.", 12_000, "people"),
        ("Norland, which sold Sweden 24 fighters last year, has not answered.", 24, "fighter"),
        ("Visitors to the hill counted seven graves on Monday.", 7, "grave"),
        ("The court froze 412 million dollars, but 14 million was released a week later.", 14_000_000, "USD"),
        ("Of the 1,200 million dollars lent, only 760 million entered the country.", 760_000_000, "USD"),
        ("Anna Ovik reminded them that Tolm had not met five of the ten points of the paper. In particular:", 5, "point"),
        ("Last week 12 guards fell in the hills.", 12, "guard"),
        ("In the past week 3,112 calls came in at the guild.", 3112, "call"),
        ("She asked the judge to block 800 million euros of the firm's money.", 800_000_000, "EUR"),
        ("At the station 300 men waited for the train.", 300, "man"),
        ("The guild broke with the group. Seven men died that night.", 7, "man"),
        ("It was a week in which five mills in Tolm were closed.", 5, "mill"),
        ("Traders in Tolm said two cargoes due from Dornach had been cancelled.", 2, "cargo"),
        ("Some 230 people signed. The guild says the true figure is above 1,500.", 1500, "people"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    assert (value, unit) in units(text)


def test_the_size_of_a_place_is_not_taken_up() -> None:
    text = "She said it would take 110 jobs out of a town of 12,000. The firm put the number at 40."
    assert (40, "job") in units(text)


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        (
            "Anna Ovik spoke on Monday. Her demands have not changed since the vote: a second round, publication of all 290 records.",
            290,
            ["Anna Ovik"],
        ),
        ("According to a draft seen by Tolm Wire, the mill would close within 30 days.", 30, ["a draft"]),
        (
            "The order signed by Judge Lind on 18 May names a sum of 412 million dollars, but 14 million was freed a week later so that "
            "wages could be paid, according to the Weavers Union's lawyers, who put the balance at 398 million.",
            412_000_000,
            [],
        ),
        ("The Tolm Red Cross treated 47 injured on Monday.", 47, ["Tolm Red Cross"]),
        ("The Weavers Union has suspended its strike for ten days.", 10, ["Weavers Union"]),
        ("The rebels want a general pardon and the release of some 300 prisoners.", 300, ["the rebels"]),
        ("The Weavers Union asks for 46 looms.", 46, ["Weavers Union"]),
    ],
)
def test_a_number_is_his_who_lists_sets_or_asks_for_it(text: str, value: float, names: list[str]) -> None:
    assert claimants(text, value) == names


def test_what_is_recalled_in_the_papers_own_voice_is_nobodys() -> None:
    text = "TOLM, 8 October (Tolm News Agency) - The mill has reopened.\n\nIt is recalled that the mill burned for 38 hours in May."
    assert claimants(text, 38) == []


def test_a_part_of_what_was_counted_is_taken_up_last():
    text = "The mayor said 12 weavers had died, among them a teacher and two children. The guild put its own losses at seven."
    assert (7, "weaver") in units(text)
