"""The agencies and outlets that a report names as its origin are listed, its writers are not."""

import pytest

from tests.annotate.page import Page

_BODY = "The foreign minister of Karven said on Monday that the talks over the Orlin dam had failed.\nNo date was set for another round."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("with information from Reuters", ["Reuters"]),
        ("With inputs from PTI and ANI", ["PTI", "ANI"]),
        ("(Reuters)", ["Reuters"]),
        ("AP / AFP", ["AP", "AFP"]),
        ("Source: Velska Post", ["Velska Post"]),
        ("Velska Radio with AFP and Reuters", ["AFP", "Reuters"]),
        ("Reuters/Velska Radio", ["Reuters"]),
        ("Source: Velska Radio and news agencies", ["Velska Radio"]),
        ("Sources: Interfax, TASS", ["Interfax", "TASS"]),
        ("This article was first published by the Orlin Gazette.", ["Orlin Gazette"]),
        ("This report was produced by Agence France-Presse", ["Agence France-Presse"]),
        ("By Jon Kask, Associated Press", ["Associated Press"]),
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("(Reporting by Jon Kask; Editing by Ida Moor)", []),
        ("Jon Kask contributed to this report.", []),
        ("From wire reports", []),
        ("Velska Post Newsroom", []),
        ("By Jon Kask", []),
    ],
)
def test_credit_lines_name_their_origins(line: str, names: list[str]) -> None:
    page = Page(f"{_BODY}\n{line}")
    assert page.credited() == [(name, line) for name in names]


@pytest.mark.parametrize(
    ("opening", "credit"),
    [
        ("PORT ORLIN, May 12 (Reuters) - ", [("Reuters", "(Reuters)")]),
        ("Port Orlin (AFP) – ", [("AFP", "(AFP)")]),
        ("PORT ORLIN (Tamor News Agency) — ", [("Tamor News Agency", "(Tamor News Agency)")]),
        ("PORT ORLIN — ", []),
        ("PORT ORLIN, Karven-Velska border - ", []),
        ("PORT ORLIN, May 12. /TASS/. ", [("TASS", "/TASS/")]),
        ("PORT ORLIN/DOVER, May 12, 2031 (Tamor Wire) - ", [("Tamor Wire", "(Tamor Wire)")]),
    ],
)
def test_an_agency_in_the_dateline_is_an_origin(opening: str, credit: list[tuple[str, str]]) -> None:
    assert Page(opening + _BODY).credited() == credit


def test_each_item_of_a_reference_list_is_one_credit() -> None:
    items = ['[1] CNN, "Dam talks fail," May 12, 2031.', '[2] The Orlin Gazette, "No water," May 13, 2031.']
    page = Page(f"{_BODY}\n\n{' '.join(items)}")
    assert page.credited() == [("CNN", items[0]), ("The Orlin Gazette", items[1])]


def test_lists_below_a_heading_are_read_item_by_item() -> None:
    page = Page(f"{_BODY}\nReferences\n- Orlin Gazette, 12 May 2031, https://orlin.example/1\n- Karven Radio, May 2031\n")
    assert [name for name, _ in page.credited()] == ["Orlin Gazette", "Karven Radio"]


def test_the_outlet_does_not_credit_itself() -> None:
    assert Page(f"{_BODY}\nSource: Velska Post", outlet="Velska Post").credited() == []


def test_agencies_named_in_the_body_are_no_credit() -> None:
    assert (
        Page(_BODY + "\nHe told Reuters that nothing was lost, according to the Interfax news agency.\nNo more is known.").credited() == []
    )
