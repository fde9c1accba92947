"""Actors over reports: one over spellings, apart where people differ."""

import random

from variorum.collate.actors import ActorIndex, join_actors
from variorum.model.report import AnnotatedReport, Entity, EntityKind, Source


def make(id: str, text: str, *entities: tuple[str, EntityKind, str, dict]) -> AnnotatedReport:
    """A report whose entities are given as (name, kind, mentions separated by "|", further fields), in the order of the text."""
    found = []
    for number, (name, kind, mentions, fields) in enumerate(entities, 1):
        ranges, place = [], 0
        for words in mentions.split("|"):
            place = text.index(words, place)
            ranges.append((place, place + len(words)))
            place += len(words)
        found.append(Entity(id=f"e{number}", name=name, kind=kind, mentions=tuple(ranges), **fields))
    return AnnotatedReport(id=id, source=Source(), title=None, outlet=None, language="en", text=text, entities=tuple(found))


def names(index: ActorIndex) -> list[set[str]]:
    return [{name.text for name in actor.names} for actor in index.actors]


R1 = make(
    "r1",
    "Sergei Volkov spoke. Volkov's wife, Olga Volkov, left. He went. Russian officials and a Kremlin aide agreed with Moscow.",
    ("Sergei Volkov", "person", "Sergei Volkov|Volkov's|He", {"country": "RUS"}),
    ("Olga Volkov", "person", "Olga Volkov", {}),
    ("Russian officials", "group", "Russian officials", {"named": False, "country": "RUS"}),
    ("a Kremlin aide", "person", "a Kremlin aide", {"named": False, "country": "RUS"}),
    ("Russia", "country", "Moscow", {"country": "RUS", "metonym": True}),
)
R2 = make(
    "r2",
    "Sergey Volkov spoke again. Russian officials and a Kremlin aide agreed with Russia. Volkov left Orkdal.",
    ("Sergey Volkov", "person", "Sergey Volkov|Volkov", {}),
    ("Russian officials", "group", "Russian officials", {"named": False, "country": "RUS"}),
    ("a Kremlin aide", "person", "a Kremlin aide", {"named": False, "country": "RUS"}),
    ("Russia", "country", "Russia", {"country": "RUS"}),
    ("Orkdal", "organisation", "Orkdal", {}),
)
R3 = make(
    "r3",
    "VOLKOV IS OUT. Volkov said so in Orkdal, in Orkdal. She left.",
    ("Volkov", "person", "VOLKOV|Volkov", {}),
    ("Orkdal", "place", "Orkdal|Orkdal", {}),
)


def test_one_actor_over_spellings_with_all_printed_names():
    index = join_actors([R1, R2, R3])
    volkov = next(actor for actor in index.actors if actor.id == index.actor_of["r1", "e1"])
    assert {index.actor_of["r2", "e1"], index.actor_of["r3", "e1"]} == {volkov.id}
    counts = {name.text: name.reports for name in volkov.names}
    assert counts == {"Sergei Volkov": {"r1": 1}, "Sergey Volkov": {"r2": 1}, "Volkov": {"r1": 1, "r2": 1, "r3": 1}, "VOLKOV": {"r3": 1}}
    assert all(witness.text in R1.text + R2.text + R3.text for witness in volkov.evidence)
    assert "Sergey Volkov in r2" in volkov.why


def test_people_of_one_family_name_stay_apart():
    index = join_actors([R1, R2, R3])
    assert index.actor_of["r1", "e2"] not in (index.actor_of["r1", "e1"], index.actor_of["r2", "e1"])


def test_a_capital_that_stands_for_the_state_is_the_state_and_a_group_is_joined_by_its_words():
    index = join_actors([R1, R2, R3])
    assert index.actor_of["r1", "e5"] == index.actor_of["r2", "e4"]
    assert index.actor_of["r1", "e3"] == index.actor_of["r2", "e2"]


def test_unnamed_persons_are_never_joined():
    index = join_actors([R1, R2])
    assert index.actor_of["r1", "e4"] != index.actor_of["r2", "e3"]


def test_a_kind_misread_in_one_report_is_settled_by_the_others():
    index = join_actors([R1, R2, R3])
    assert index.actor_of["r2", "e5"] == index.actor_of["r3", "e2"]
    assert next(actor for actor in index.actors if actor.id == index.actor_of["r3", "e2"]).kind == "place"


def test_a_bare_family_name_between_two_equal_bearers_stays_by_itself():
    first = make("r1", "Anna Ovik spoke.", ("Anna Ovik", "person", "Anna Ovik", {}))
    second = make("r2", "Jonas Ovik spoke.", ("Jonas Ovik", "person", "Jonas Ovik", {}))
    third = make("r3", "Ovik spoke.", ("Ovik", "person", "Ovik", {}))
    assert len(join_actors([first, second, third]).actors) == 3


def test_a_pronoun_of_the_other_gender_keeps_two_apart():
    first = make("r1", "Alex Rand spoke. She left.", ("Alex Rand", "person", "Alex Rand|She", {}))
    second = make("r2", "Rand spoke. He left.", ("Rand", "person", "Rand|He", {}))
    assert len(join_actors([first, second]).actors) == 2


def test_ministries_under_both_forms_of_their_name():
    first = make(
        "r1",
        "Norway's Ministry of Defence knew.",
        ("Norway's Ministry of Defence", "organisation", "Norway's Ministry of Defence", {"country": "NOR"}),
    )
    second = make(
        "r2",
        "The Norwegian Defense Ministry knew.",
        ("Norwegian Defense Ministry", "organisation", "Norwegian Defense Ministry", {"country": "NOR"}),
    )
    third = make(
        "r3",
        "The Danish Defense Ministry knew.",
        ("Danish Defense Ministry", "organisation", "Danish Defense Ministry", {"country": "DNK"}),
    )
    index = join_actors([first, second, third])
    assert names(index) == [{"Norway's Ministry of Defence", "Norwegian Defense Ministry"}, {"Danish Defense Ministry"}]


def test_states_of_a_region_are_the_region_but_some_of_them_are_not():
    text = "Europe, European nations and some European capitals."
    fields = {"named": False}
    first = make("r1", text, ("Europe", "group", "Europe", {}), ("European nations", "group", "European nations", fields))
    second = make("r2", text, ("some European capitals", "group", "some European capitals", fields))
    index = join_actors([first, second])
    assert index.actor_of["r1", "e1"] == index.actor_of["r1", "e2"] != index.actor_of["r2", "e1"]


def test_order_of_reports_changes_nothing():
    reports = [R1, R2, R3]
    expected = join_actors(reports)
    for seed in range(4):
        random.Random(seed).shuffle(reports)
        assert join_actors(reports) == expected


def test_a_given_name_alone_is_the_one_person_who_bears_it():
    first = make("r1", "Anna Ovik spoke.", ("Anna Ovik", "person", "Anna Ovik", {}))
    second = make("r2", "Anna spoke.", ("Anna", "person", "Anna", {}))
    assert len(join_actors([first, second]).actors) == 1


def test_the_bearer_printed_far_more_often_takes_the_bare_family_name():
    first = make("r1", "Anna Ovik. Ovik. Ovik. Ovik.", ("Anna Ovik", "person", "Anna Ovik|Ovik|Ovik|Ovik", {}))
    second = make("r2", "Jonas Ovik.", ("Jonas Ovik", "person", "Jonas Ovik", {}))
    third = make("r3", "Ovik spoke.", ("Ovik", "person", "Ovik", {}))
    index = join_actors([first, second, third])
    assert index.actor_of["r3", "e1"] == index.actor_of["r1", "e1"] != index.actor_of["r2", "e1"]


def test_initials_are_the_one_body_that_has_them():
    first = make("r1", "The Northern Union met.", ("Northern Union", "organisation", "Northern Union", {}))
    second = make("r2", "The N. U. met.", ("N. U.", "organisation", "N. U.", {}))
    third = make("r3", "The National Unity party met.", ("National Unity", "organisation", "National Unity", {}))
    assert len(join_actors([first, second]).actors) == 1
    assert len(join_actors([first, second, third]).actors) == 3


def test_a_body_of_one_state_is_one_however_the_state_is_printed():
    one = make(
        "r1", "The U.S. Conference of Ferrymen met.", ("U.S. Conference of Ferrymen", "organisation", "U.S. Conference of Ferrymen", {})
    )
    two = make("r2", "The United States Conference of Ferrymen met.",
               ("United States Conference of Ferrymen", "organisation", "United States Conference of Ferrymen", {}))  # fmt: skip
    three = make("r3", "The United Kingdom Conference of Ferrymen met.",
                 ("United Kingdom Conference of Ferrymen", "organisation", "United Kingdom Conference of Ferrymen", {}))  # fmt: skip
    assert names(join_actors([one, two, three])) == [
        {"U.S. Conference of Ferrymen", "United States Conference of Ferrymen"},
        {"United Kingdom Conference of Ferrymen"},
    ]


def test_a_given_name_alone_is_the_one_who_bears_its_short_form():
    one = make("r1", "Liz Harrow spoke.", ("Liz Harrow", "person", "Liz Harrow", {}))
    two = make("r2", "Elizabeth waited.", ("Elizabeth", "person", "Elizabeth", {}))
    three = make("r3", "Betty Marsh spoke.", ("Betty Marsh", "person", "Betty Marsh", {}))
    assert names(join_actors([one, two])) == [{"Liz Harrow", "Elizabeth"}]
    assert len(names(join_actors([one, two, three]))) == 3


def test_words_for_several_are_nobodys_printed_name():
    text = "Anna Ovik and Jonas Marsh met. The two leaders waited. Both left."
    made = make(
        "r1",
        text,
        ("Anna Ovik", "person", "Anna Ovik|The two leaders|Both", {}),
        ("Jonas Marsh", "person", "Jonas Marsh|The two leaders", {}),
    )
    assert names(join_actors([made])) == [{"Anna Ovik"}, {"Jonas Marsh"}]


def test_one_person_over_scripts_goes_by_the_latin_name():
    one = make("r1", "Сергей Орлов spoke.", ("Сергей Орлов", "person", "Сергей Орлов", {}))
    two = make("r2", "Sergei Orlov spoke.", ("Sergei Orlov", "person", "Sergei Orlov", {}))
    three = make("r3", "Анна Орлова spoke.", ("Анна Орлова", "person", "Анна Орлова", {}))
    index = join_actors([one, two, three])
    assert names(index) == [{"Сергей Орлов", "Sergei Orlov"}, {"Анна Орлова"}]
    assert index.actors[0].name == "Sergei Orlov"


def test_a_full_name_misread_as_a_bodys_is_the_persons_whom_its_report_goes_on_to_call_by_family_name():
    one = make(
        "r1",
        "Ms Lindeby left. Ada Lindeby spoke.",
        ("Lindeby", "person", "Lindeby", {"roles": ("ms",)}),
        ("Ada Lindeby", "organisation", "Ada Lindeby", {}),
    )
    two = make("r2", "Ada Lindeby came. Ada Lindeby sat.", ("Ada Lindeby", "person", "Ada Lindeby|Ada Lindeby", {}))
    assert len(join_actors([one, two]).actors) == 1
