"""What a name is and whose, settled over the reports of a story: firms and lands, double names, honorifics, courts and ministries."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_spellings import count, one
from variorum.collate.actors import join_actors
from variorum.model.report import EntityKind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Norholm Survey ASA", "organisation"), ("Norholm Survey", "person")),
        (("JSC Norholm", "organisation"), ("Norholm", "person")),
        (("Norholm Tankers", "organisation"), ("Norholm", "person")),
        (("Tarsoq province", "place"), ("Tarsoq", "person")),
        (("Tarsoq region", "place"), ("Tarsoq", "organisation")),
        (("Grain Quality Centre", "organisation"), ("Grain Quality Center", "organisation")),
        (("Sayyid Tarek bin Omar al-Rawas", "person"), ("Tarek al-Rawas", "person")),
        (("Ama Osei-Bonsu", "person"), ("Osei Bonsu", "person")),
        (("Marc Keita-Sorel", "person"), ("Keita Sorel Marc", "person")),
        (("Nikola Papajan", "person"), ("Nikola Papayan", "person")),
        (("Makoto Tonegawa", "organisation"), ("Tonegawa Makoto", "person")),
        (("Rufat Alizadeh", "organisation"), ("R. Alizadeh", "person")),
        (("Supreme Court of Pakistan", "organisation"), ("Pakistan's Supreme Court", "organisation")),
        (("Ministry of Foreign Affairs of the Islamic Republic of Iran", "organisation"), ("Iranian Foreign Ministry", "organisation")),
    ],
)
def test_two_names_are_one(first: tuple[str, EntityKind], second: tuple[str, EntityKind]) -> None:
    assert count(one("r1", *first), one("r2", *second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Mario Rivas hospital", "place"), ("Mario Rivas", "person")),
        (("Press Office of the Harbour Council", "organisation"), ("Harbour Council", "organisation")),
        (("Supreme Court of Pakistan", "organisation"), ("Supreme Court of India", "organisation")),
        (("Ama Osei-Bonsu", "person"), ("Osei", "person")),
        (("Bergen Shipping", "organisation"), ("Bergen", "place")),
    ],
)
def test_other_names_stay_apart(first: tuple[str, EntityKind], second: tuple[str, EntityKind]) -> None:
    assert count(one("r1", *first), one("r2", *second)) == 2


def test_what_a_report_takes_for_a_person_is_the_firm_for_the_reader() -> None:
    actors = join_actors([one("r1", "Vantoro", "organisation"), one("r2", "Vantoro", "person")]).actors
    assert [actor.kind for actor in actors] == ["organisation"]


def test_a_pronoun_does_not_part_a_full_name() -> None:
    her = make("r1", "Siri Brand spoke. She left.", ("Siri Brand", "person", "Siri Brand|She", {}))
    him = make("r2", "Siri Brand met him.", ("Siri Brand", "person", "Siri Brand|him", {}))
    assert count(her, him) == 1


def test_a_court_in_a_capital_is_that_states() -> None:
    text = "Judges of the High Court in Accra met."
    start = text.index("High Court")
    seated = make("r1", text, ("High Court", "organisation", "High Court", {"phrases": ((start, start + len("High Court in Accra")),)}))
    assert count(seated, one("r2", "High Court of Accra", "organisation")) == 1
    assert count(seated, one("r2", "High Court of Kenya", "organisation")) == 2
