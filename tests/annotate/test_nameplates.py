"""A paper's name that stands by itself, and the outlet that a report is given by it."""

import pytest

from variorum.annotate.coref.mastheads import find_masthead
from variorum.annotate.outlet import printed_outlet

_TEXT = "The port of Orlin was shut on Monday by a strike of its pilots, who want to be paid for nights on which no ship comes in. " * 3


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Orlin Mercury\nANALYSIS\n\nThe harbour and the price of sleep\n\nBy Ada Lind\n\n", "Orlin Mercury"),
        ("HARBOURWATCH24 | WORLD\n\nPilots strike as ships queue off the coast\n\n", "HARBOURWATCH24"),
        ("Orlinposten\nEnglish edition\n\nWho turned off the lights at the pier?\n\n", "Orlinposten"),
        ("Port shut for a week\n\nOrlin Dispatch\n\n", "Orlin Dispatch"),
        ("Port shut for a week\n\nThe Lamp, a newsletter for sailors\n\n", "The Lamp"),
        ("Port shut for a week\n\nHarbourBrief | Updated October 15 | 2 min read\n\n", "HarbourBrief"),
        ("Port shut for a week\n\nOrlinNow newsroom | 12.09.2025 | 2 min read\n\n", "OrlinNow"),
        ("Port shut for a week\n\nORLIN/TARSOQ (Coast Wire) - ", None),
        ("Port shut for a week\n\nAda Lind Brandt\n\n", None),
        ("World News\n\nPilots strike as ships queue off the coast\n\n", None),
        ("Port Orlin\n\nPilots strike as ships queue off the coast\n\n", None),
        ("Pilots Strike Again\n\nBy Ada Lind\n\n", None),
    ],
)
def test_a_name_that_stands_by_itself_is_the_papers(head: str, name: str | None) -> None:
    text = head + _TEXT
    place = find_masthead(text)
    assert (None if place is None else text[slice(*place)]) == name


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Port shut for a week\n\nORLIN/TARSOQ (Coast Wire) - ", "Coast Wire"),
        ("Port shut for a week\n\nORLIN, May 3 (Coast Wire) - ", "Coast Wire"),
        ("Port shut for a week\n\nOrlin Dispatch\n\n", "Orlin Dispatch"),
        ("Port shut for a week\n\n", None),
    ],
)
def test_a_report_has_the_outlet_that_its_page_names(head: str, outlet: str | None) -> None:
    assert printed_outlet(head + _TEXT, ()) == outlet
