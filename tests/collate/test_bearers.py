"""Titles without a name, and shortened names of bodies, over reports."""

from tests.collate.test_actors import make
from variorum.collate.actors import join_actors

NAMED = make(
    "r1",
    "Michael Steen, chairman of the Harbour Board, spoke. The Harbour Board (HB) met.",
    ("Michael Steen", "person", "Michael Steen", {"roles": ("chairman",)}),
    ("Harbour Board", "organisation", "Harbour Board|Harbour Board|HB", {}),
)


def described(words: str, role: str, also: str = "Steen", **fields: object):
    return make(
        "r2",
        f"{also} came late. {words} left early.",
        (also, "person", also, {}),
        (words, "person", words, {"named": False, "roles": (role,), **fields}),
    )


def holders(*reports) -> dict[str, int]:
    """Printed name to the number of the actor that has it."""
    index = join_actors(reports)
    return {name.text: number for number, actor in enumerate(index.actors) for name in actor.names}


def test_a_title_goes_to_its_one_bearer():
    found = holders(NAMED, described("The HB chairman", "chairman"))
    assert found["The HB chairman"] == found["Michael Steen"]


def test_a_title_of_another_body_stays_apart():
    found = holders(NAMED, described("The union chairman", "chairman"))
    assert found["The union chairman"] != found["Michael Steen"]


def test_a_title_stays_apart_where_its_bearer_is_not_named():
    found = holders(NAMED, described("The HB chairman", "chairman", also="Lund"))
    assert found["The HB chairman"] != found["Michael Steen"]


def test_a_president_may_be_anybodys():
    named = make("r1", "Chad Lund, president of a campaign, spoke.", ("Chad Lund", "person", "Chad Lund", {"roles": ("president",)}))
    found = holders(named, described("The president", "president", also="Lund"))
    assert found["The president"] != found["Chad Lund"]


def test_a_shortened_name_is_the_one_body_that_has_it():
    one = make("r1", "The Orlin Trawlermen's Guild met.", ("Orlin Trawlermen's Guild", "organisation", "Orlin Trawlermen's Guild", {}))
    two = make("r2", "The Trawlermen's Guild met.", ("Trawlermen's Guild", "organisation", "Trawlermen's Guild", {}))
    found = holders(one, two)
    assert found["Orlin Trawlermen"[:5] + " Trawlermen's Guild"] == found["Trawlermen's Guild"]


def test_a_bare_ministry_is_not_another_states():
    one = make(
        "r1",
        "Chile and Chile and Chile. Chile's Defence Ministry spoke.",
        ("Chile", "country", "Chile|Chile|Chile", {"country": "CHL"}),
        ("Chile's Defence Ministry", "organisation", "Chile's Defence Ministry", {"country": "CHL", "sector": "MIL"}),
    )
    two = make(
        "r2",
        "Peru and Peru and Peru. The Defence Ministry denied it.",
        ("Peru", "country", "Peru|Peru|Peru", {"country": "PER"}),
        ("Defence Ministry", "organisation", "Defence Ministry", {"sector": "MIL"}),
    )
    found = holders(one, two)
    assert found["Chile's Defence Ministry"] != found["Defence Ministry"]


def test_a_title_printed_mostly_as_a_known_ones_goes_to_its_bearer():
    report = make(
        "r2",
        "Steen came late. The chairman left. The chairman sat like a chairman at table.",
        ("Steen", "person", "Steen", {}),
        ("the chairman", "person", "The chairman|The chairman|a chairman", {"named": False, "roles": ("chairman",)}),
    )
    found = holders(NAMED, report)
    assert found["The chairman"] == found["Michael Steen"]


def test_a_title_that_opens_as_an_unknown_ones_stays_apart():
    report = make(
        "r2",
        "Steen came late. They saw a chairman. The chairman left.",
        ("Steen", "person", "Steen", {}),
        ("the chairman", "person", "a chairman|The chairman", {"named": False, "roles": ("chairman",)}),
    )
    found = holders(NAMED, report)
    assert found["The chairman"] != found["Michael Steen"]
