"""Names written down by ear, and ministries of several states, over reports."""

import pytest

from tests.collate.test_actors import make
from variorum.collate.actors import join_actors
from variorum.model.report import EntityKind
from variorum.text.names import loose_key


def one(id: str, name: str, kind: EntityKind, **fields: object):
    return make(id, f"{name} was there.", (name, kind, name, fields))


def count(*reports) -> int:
    return len(join_actors(reports).actors)


def test_a_loose_key_levels_vowels() -> None:
    assert loose_key("Qarasoy") == loose_key("Qorasoi") == loose_key("Karasai")
    assert loose_key("Yoldoshev") == loose_key("Yuldoshev")
    assert loose_key("Marenov") != loose_key("Miranov")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Tarsoqai", "Torsokoy", "place"),
        ("Bektur Oldashev", "Bektur Uldashev", "person"),
        ("Murrat Ben Haddar", "Mourrat Benhaddar", "person"),
        ("Qosim al-Rawan", "Qasem Rawan", "person"),
        ("Ain Torra", "Ayn Tura", "place"),
        ("Hills Freedom Front", "Hill Freedom Front", "organisation"),
        ("Han Do-yun", "Doyun Han", "person"),
        ("Noh Sun-ah", "Noh Suna", "person"),
        ("Thirak Suwannaset", "Tirak Suwannaset", "person"),
        ("Mahamat-Nur Torvelou", "Mohamat Nur Torveleou", "person"),
        ("Yuna Torv", "Torv Yunah", "person"),
        ("Abdelkarim Bentorvad", "Abdelkrim Ben Torvad", "person"),
        ("Tomasz Torvalka", "Tomas Torvalka", "person"),
        ("Varsø", "Varsoe", "place"),
        ("Kol Marun", "Kolmarun", "place"),
    ],
)
def test_two_spellings_are_one(first: str, second: str, kind: EntityKind) -> None:
    assert count(one("r1", first, kind), one("r2", second, kind)) == 1


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Bektur Oldashev", "Marat Uldashev", "person"),
        ("Tarsoqai", "Tersakai", "place"),
        ("Lagos", "Lagas", "place"),
        ("Ann Hardan", "Ann Herdan", "person"),
        ("Farhod Mirtorvorov", "Farhad Ismovelov", "person"),
        ("Hassan Torvadi", "Hussein Torvadi", "person"),
        ("S. M. Torvad", "Sidi Mohamed Lindar", "person"),
    ],
)
def test_other_names_stay_apart(first: str, second: str, kind: EntityKind) -> None:
    assert count(one("r1", first, kind), one("r2", second, kind)) == 2


def test_spellings_that_one_report_prints_side_by_side_are_two() -> None:
    both = make("r1", "Tarsoqai fell before Torsokoy.", ("Tarsoqai", "place", "Tarsoqai", {}), ("Torsokoy", "place", "Torsokoy", {}))
    assert count(both, one("r2", "Torsoqoy", "place")) == 3


def test_a_slip_in_a_long_family_name_weighs_more_than_a_state() -> None:
    assert count(one("r1", "Omar Bendaraga", "person", country="MAR"), one("r2", "Omar Bendaragua", "person", country="DZA")) == 1
    assert count(one("r1", "Omar Bendaraga", "person", country="MAR"), one("r2", "Amir Bendaragua", "person", country="DZA")) == 2


def test_spellings_of_two_states_are_two() -> None:
    assert count(one("r1", "Tarsoqai", "place", country="UZB"), one("r2", "Torsokoy", "place", country="KAZ")) == 2


def test_a_phrase_takes_the_place_of_the_words_it_holds() -> None:
    text = "The head of the harbour board spoke, and Ada Lind, its lawyer, left."
    report = make("r1", text, ("Ada Lind", "person", "The head|Ada Lind|lawyer", {"phrases": ((0, 29), (51, 61))}))
    assert {name.text for name in join_actors([report]).actors[0].names} == {"The head of the harbour board", "Ada Lind", "its lawyer"}


def test_bare_ministries_of_two_states_stay_apart() -> None:
    def report(id: str, state: str, name: str = "Foreign Ministry"):
        text = f"Norway, Norway, Norway and Iceland, Iceland, Iceland met. The {name} said so."
        return make(
            id,
            text,
            ("Norway", "country", "Norway|Norway|Norway", {"country": "NOR"}),
            ("Iceland", "country", "Iceland|Iceland|Iceland", {"country": "ISL"}),
            (name, "organisation", name, {"country": state, "sector": "GOV"}),
        )

    assert count(report("r1", "NOR"), report("r2", "ISL")) == 4
    assert count(report("r1", "NOR"), report("r2", "NOR", "Ministry of Foreign Affairs")) == 3


def test_a_firm_that_one_report_takes_for_a_person_is_a_firm() -> None:
    firm = make("r1", "Tarso Line sailed. Tarso Line paid.", ("Tarso Line", "organisation", "Tarso Line|Tarso Line", {}))
    assert count(firm, one("r2", "Tarso Line", "person")) == 1
    assert count(firm, one("r2", "Tarso Line", "person", roles=("captain",))) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [("Rolan Berezhnov", "Rolan Beresznov"), ("Ana Ruiz Lobo", "Ana Ruiz")],
)
def test_full_names_that_are_nearly_one_are_one(first: str, second: str) -> None:
    assert count(one("r1", first, "person"), one("r2", second, "person")) == 1


def test_a_common_title_lets_short_names_be_less_alike() -> None:
    first = one("r1", "Yasir Torm", "person", roles=("colonel",))
    assert count(first, one("r2", "Yasser Tormo", "person", roles=("colonel",))) == 1
    assert count(first, one("r2", "Yasser Tormo", "person", roles=("singer",))) == 2


def test_a_bare_given_name_in_another_spelling_needs_the_title() -> None:
    full = one("r1", "Khamsouk Torvathong", "person", roles=("general",))
    assert count(full, one("r2", "Kamsuk", "person", roles=("general",))) == 1
    assert count(full, one("r2", "Kamsuk", "person", roles=("driver",))) == 2


@pytest.mark.parametrize("misread", ["Coumba Torvar", "Coumba Torvarr of Senegal", "the Union's Coumba Torvarr"])
def test_what_one_report_takes_for_a_body_is_the_person_of_that_spelling(misread: str) -> None:
    full = one("r1", "Ndeye Coumba Torvarr", "person", roles=("minister",))
    assert count(full, one("r2", misread, "organisation")) == 1
    assert count(full, one("r2", "Coumba Torvarr Foundation", "organisation")) == 2
