"""On whose word a figure stands: relative clauses, tallies, sentences of courts, denials, asides, framed paragraphs; bare numbers."""

import pytest
import spacy

from variorum.annotate.quantity.framing import Frames
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Figure, Report, Statement
from variorum.pipeline import annotate_report, collate_reports, plan_layers

PLAN = plan_layers(Recipe())


def annotate(text: str, name: str = "r") -> AnnotatedReport:
    return annotate_report(Report(id=name, text=text, language_given="en", published_given="2025-10-08"), PLAN)


def figures(text: str) -> tuple[Figure, ...]:
    found = annotate(text).figures
    assert found is not None
    return found


def claimants(text: str, value: float) -> list[str]:
    report = annotate(text)
    names = {entity.id: entity.name for entity in report.entities or ()}
    return [names[one] for figure in report.figures or () if figure.value == value for one in figure.claimant_entity]


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        ("The Weavers Union, which on Monday spoke of 17 arrests, met the mayor.", 17, ["Weavers Union"]),
        ("In the first raid 17 looms were seized. The Weavers Union raised its count to 23 yesterday.", 23, ["Weavers Union"]),
        ("A court in Dornach remanded him in custody for four weeks.", 4, ["a court in Dornach"]),
        ("The Dornach High Court sentenced the miller to eight years in prison.", 8, ["Dornach High Court"]),
        ("The Harbour Office ordered two envoys to leave within nine days.", 9, ["Harbour Office"]),
        ("The dam gave way in three weeks.", 3, []),
        ("Brokers speak of $650,000.", 650_000, ["brokers"]),
        ("The Weavers Union has 57 dead on its list.", 57, ["Weavers Union"]),
        ("The mill employs 40 men; the Weavers Union says the mayor is wrong.", 40, []),
        ("Local media reports said that 12 barges would be seized.", 12, []),
        ("Anna Ovik said that the 40 looms announced by the Weavers Union had not come.", 40, ["Weavers Union"]),
        ("Down in Tolm, 41 kilometres away, there was one siren; it was tested on Monday, the mayor of Tolm said.", 41, []),
        ("Some 600 people stood before the hall, say those who called them; Anna Ovik, the mayor, saw nobody.", 600, []),
    ],
)
def test_a_number_is_his_who_gives_or_sets_it(text: str, value: float, names: list[str]) -> None:
    assert claimants(text, value) == names


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Anna Ovik denied reports that three millers had left the talks.", 3),
        ("Anna Ovik denies all five charges.", 5),
        ("Anna Ovik said the quarry at Tolm, some 60 km west of the capital, would be closed.", 60),
        ("Anna Ovik argued for two hours that the levy was lawful.", 2),
        ("Anna Ovik said the 40-page draft was unfair.", 40),
    ],
)
def test_what_is_denied_or_said_by_the_way_is_nobodys(text: str, value: float) -> None:
    assert [one.value for one in figures(text)] == [value]
    assert claimants(text, value) == []


def test_a_denied_claim_is_theirs_who_made_it() -> None:
    assert claimants("Anna Ovik denied a claim by the Weavers Union that 300 looms had been sold.", 300) == ["Weavers Union"]


def test_a_condition_cut_off_and_a_framed_sentence_are_the_speakers() -> None:
    assert claimants("Anna Ovik told the council that she would stay, provided that the mill was quiet for 72 hours.", 72) == ["Anna Ovik"]
    text = "Anna Ovik said the mill had flooded at dawn. Nineteen looms were lost. She added that the weir would be rebuilt."
    assert claimants(text, 19) == ["Anna Ovik"]
    text = "Bert Amsel said the weir had burst at dawn. Nineteen looms were lost. Anna Ovik added that the mill would be rebuilt."
    assert claimants(text, 19) == []


def test_a_demand_that_a_paper_prints_is_the_partys() -> None:
    assert claimants("The Weavers Union is demanding 120 days, the Dornach Herald reported.", 120) == ["Weavers Union"]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("At least 31 people died and 12 were still missing.", [(31, "dead people"), (12, "missing people")]),
        ("Rescuers found 33 persons; 10 continue to be missing.", [(33, "person"), (10, "missing people")]),
        ("At least 57 people are believed to have died.", [(57, "dead people")]),
        ("The mission will grow from 209 monitors to 300.", [(209, "monitor"), (300, "monitor")]),
        ("The board has seven members, two of whom are foreign experts.", [(7, "member"), (2, "expert")]),
        ("There were 200 looms last year; there are 140 today.", [(200, "loom"), (140, "loom")]),
        ("How many looms are there? The levy allows 1,200.", [(1200, "loom")]),
        ("The council voted, five to two, to sell the mill.", [(5, "vote"), (2, "vote")]),
        ("The bank froze $19 million in two accounts.", [(19_000_000, "USD"), (2, "account")]),
        ("The town paid 2 million lek and 400 kroner.", [(2_000_000, "lek"), (400, "kroner")]),
        ("She asked 501 c3 groups on 18 Bahman 1403.", []),
        ("The youngest victim was 71.", []),
    ],
)
def test_bare_numbers_take_the_noun_that_is_meant(text: str, listed: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == listed


def test_a_number_of_people_with_and_without_its_claimant_is_one_figure_in_the_plural() -> None:
    reports = [
        annotate("The Weavers Union said 214 fishermen sailed to Tolm.", "a"),
        annotate("It was known that 214 fishermen sailed to Tolm.", "b"),
    ]
    account = collate_reports(reports, one_story=True).accounts[0]
    assert [(one.value, one.unit, len(one.evidence)) for one in account.figures] == [(214, "fishermen", 2)]


def test_fewer_missing_on_a_later_day_are_no_contradiction() -> None:
    reports = [
        annotate(
            "Dornach, 7 October - The ferry Alma sank off Tolm. 12 passengers of the ferry Alma were missing, the Harbour Office said.", "a"
        ),
        annotate("Dornach, 8 October - The ferry Alma sank off Tolm. 10 passengers of the ferry Alma were missing.", "b"),
    ]
    account = collate_reports(reports, one_story=True).accounts[0]
    assert [one.summary for one in account.differences if one.kind == "number"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Anna Ovik spoke to the council for ninety minutes.", 90),
        ("The Harbour Office said on Monday that the ferry had sunk, as divers went on searching for nine sailors.", 9),
        ("In a nine-page letter Anna Ovik said she would resign.", 9),
        ("Dornach, which has sent two envoys to Tolm, says its sailors are safe.", 2),
        ("The Loan Fund, which is lending the town 3 million dollars, does not like the bill.", 3_000_000),
        ("According to the Harbour Office there are none there; two sailors who left in April say they saw a wreck.", 2),
    ],
)
def test_what_stands_beside_the_claim_is_nobodys(text: str, value: float) -> None:
    assert value in [one.value for one in figures(text)]
    assert claimants(text, value) == []


def test_a_number_put_by_somebody_is_his() -> None:
    text = "The number of dead has been put at 31 by the Harbour Office and at 50 by the Weavers Union."
    assert (claimants(text, 31), claimants(text, 50)) == (["Harbour Office"], ["Weavers Union"])


def test_a_scale_in_letters_may_stand_apart() -> None:
    assert [(one.value, one.unit) for one in figures("The yard won a US$3.4 bln order and a 40 mln kroner loan.")] == [
        (3_400_000_000, "USD"),
        (40_000_000, "kroner"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        ("The Loan Fund puts the debt at 94 million dollars, of which 11 million is interest.", 11_000_000, ["Loan Fund"]),
        ("The mayor, Anna Ovik, raised the count of stolen looms to 140 yesterday.", 140, ["Anna Ovik"]),
        ("Anna Ovik denied the charge that the mill had failed: there was one delay, of 20 minutes.", 20, ["Anna Ovik"]),
        (
            "Anna Ovik recalled that the weir had been mended, and that it protects some 4,000 villagers from the river.",
            4000,
            ["Anna Ovik"],
        ),
        ("The Weavers Union said the guild had asked for 50 million crowns ($2 million).", 2_000_000, []),
        ("The Loan Fund said the survey, worth $30 million, would not begin in April.", 30_000_000, []),
        (
            "Anna Ovik said it would not renew the lease unless fees were paid, two days after a fire in one of the six mills it covers.",
            6,
            [],
        ),
    ],
)
def test_a_part_goes_with_its_whole_and_what_the_reporter_adds_is_nobodys(text: str, value: float, names: list[str]) -> None:
    assert value in [one.value for one in figures(text)]
    assert claimants(text, value) == names


def test_the_dead_on_somebodys_word_and_as_fact_are_a_difference() -> None:
    reports = [
        annotate("The Weavers Union says that 23 apprentices were dizzy and four died.", "a"),
        annotate("Four apprentices died after drinking well water last month at a mill in the east of the country.", "b"),
    ]
    account = collate_reports(reports, one_story=True).accounts[0]
    assert [one.kind for one in account.differences if len(one.about) == 2] == ["claim_as_fact"]


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        ("The Weavers Union circulated a proposal on Monday. The mill would pay its debt within 30 days.", 30, ["Weavers Union"]),
        (
            "The Weavers Union circulated a proposal on Monday. The mill would be sold. Three judges would watch over it for 30 days.",
            30,
            ["Weavers Union"],
        ),
        ("The Swedish compromise, under which the mill would pay 40 dollars, looks dead.", 40, ["Sweden"]),
        ("The Weavers Union put a paper on the table: no barges within 50 kilometres of Tolm.", 50, ["Weavers Union"]),
        ("The Weavers Union circulated a proposal on Monday. The mill employs 300 people.", 300, []),
        ("The Weavers Union circulated a proposal on Monday.\n\nThe mill would pay its debt within 30 days.", 30, []),
    ],
)
def test_the_terms_of_a_paper_are_claimed_by_its_maker(text: str, value: float, names: list[str]) -> None:
    assert claimants(text, value) == names


def test_the_second_clause_of_what_somebody_says_is_his() -> None:
    text = "Anna Ovik drew attention to the vote in May and that the share has fallen to 19 percent."
    cue = text.index("drew")
    told = Statement(
        id="s1", mode="indirect", speaker=((0, 9),), speaker_entity=("e1",), cue=((cue, cue + 4),), content=((cue + 5, text.index(" and")),)
    )
    number = spacy.blank("en")(text).char_span(text.index("19"), text.index("19") + 2)
    assert number is not None
    assert Frames([told], (), text).going_on(number, (0, len(text))) == told


def test_a_note_is_claimed_by_whose_it_is() -> None:
    assert claimants("The Harbour Office's note, which the paper has seen, speaks of 30 barges.", 30) == ["Harbour Office"]


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        ("Anna Ovik spoke on Monday. Her reasoning is simple: the mill has ninety days of water.", 90, ["Anna Ovik"]),
        ("The Weavers Union met on Monday. The Weavers Union's version is thirteen hours.", 13, ["Weavers Union"]),
        ("The Weavers Union warned of 600 layoffs.", 600, ["Weavers Union"]),
        ("The cost to taxpayers was put by the Weavers Union at 15 percent.", 15, ["Weavers Union"]),
        ("The peak, as per the Harbour Office, was 91,000 barrels.", 91_000, ["Harbour Office"]),
    ],
)
def test_a_number_is_his_whose_answer_or_version_holds_it(text: str, value: float, names: list[str]) -> None:
    assert claimants(text, value) == names


FRAMED = (
    "Anna Ovik met us in Tolm. She would “honour the contract”, she told us{}. So far 16 of 48 weavers have passed. She offered two looms."
)


def test_a_saying_that_the_report_goes_on_from_frames_nothing() -> None:
    assert claimants(FRAMED.format(" on Monday"), 16) == ["Anna Ovik"]
    assert claimants(FRAMED.format(", but the paper, seen by the Clarion, contains no day at all"), 16) == []


GUARD = "HARBOUR GUARD OF TOLM. COMMUNIQUÉ\n\nThe Harbour Guard lost three sailors. The mayor of Dornach said that 40 men had died."
ORGAN = "Tolm Clarion\nInformation Service of the Weavers Union\n\nOn Monday a crowd of 3,000 persons tried to storm the mill."
HANDED = "TOLM DAILY\n\nTolm, 8 March. The Ministry of Trade is authorized to state the following.\n\nEight persons came to the mill."
PLAIN = "TOLM DAILY\n\nTolm, 8 March. Eight persons came to the mill without notice to the Ministry of Trade."


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        (GUARD, 3, ["Harbour Guard"]),
        (GUARD, 40, ["the mayor of Dornach"]),
        (ORGAN, 3000, ["Tolm Clarion"]),
        (HANDED, 8, ["Ministry of Trade"]),
        (PLAIN, 8, []),
    ],
)
def test_the_paper_of_a_body_speaks_for_it(text: str, value: float, names: list[str]) -> None:
    assert claimants(text, value) == names
