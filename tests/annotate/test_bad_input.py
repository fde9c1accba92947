"""Bad input for actors, acts and positions: bounded time, and nobody and nothing that is not printed."""

import time

import pytest

from tests.annotate.reading import Reading
from variorum.annotate import load_layer
from variorum.collate.actors import join_actors
from variorum.model.layer import Layers
from variorum.model.report import AnnotatedReport, Report, Source

_GIVEN = "Anna Berit Carl Dora Emil Frida Georg Hanna Ivar Jonas Karin Lars Marta Nils Olga Per Ruth Sven Tilda Ulf".split()
_FIRST = "Mar Sol Hol Lind Berg Strand Kjel Nord Vest Dal Gran Hav Is Jor Kro".split()
_LAST = "vik holm stad lund rud heim nes gard mo tun seth dahl borg sen ager fjell".split()


def _people(count: int) -> list[str]:
    families = [first + last + end for end in ("", "er") for first in _FIRST for last in _LAST]
    return [f"{_GIVEN[number % 20]} {families[(number // 20) % len(families)]}" for number in range(count)]


def _annotate(text: str) -> tuple[AnnotatedReport, float, float]:
    """The report with its entities, and the seconds that the parse and the entities took."""
    report, have = Report(id="r", text=text, language_given="en"), Layers()
    taken = {}
    for name in ("language", "layout", "parse", "entities"):
        layer = load_layer(name)
        start = time.process_time()
        have.put(name, layer.find(report, have, layer.params))
        taken[name] = time.process_time() - start
    entities = have.get("entities")
    assert isinstance(entities, tuple)
    made = AnnotatedReport(id="r", source=Source(), title=None, outlet=None, language="en", text=text, entities=entities)
    return made, taken["parse"], taken["entities"]


def test_five_thousand_people_take_time_in_proportion_and_none_is_invented() -> None:
    people = _people(5000)
    text = "\n".join(f"{', '.join(people[at : at + 9])} and {people[at + 9]} met. They said that he was late." for at in range(0, 5000, 10))
    report, parse, entities = _annotate(text)
    assert entities < parse + 2
    start = time.process_time()
    index = join_actors([report])
    assert time.process_time() - start < parse + 2
    found = [actor for actor in index.actors if actor.kind == "person"]
    assert 3000 < len(found) <= 5000
    printed = {word for name in people for word in name.split()}
    assert {word for actor in found for word in actor.name.split()} <= printed


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A.B., 14, told the court that the canal was shut. A. B. said he had seen the ship. The judge thanked A.B.", {"A.B."}),
        ("J.R. met K. L. in Oslo. J.R. demanded that K.L. resign.", {"J.R.", "K.L."}),
        ("J.R. Marsh spoke. The U.S. and the U.N. agreed with the F.B.I.", {"J.R. Marsh"}),
        ("The Ostwick Board met on Monday. The O.B. said that the canal was shut.", set()),
        ("They met in L.A. and left.", set()),
    ],
)
def test_people_named_by_their_initials_only(text: str, people: set[str]) -> None:
    reading = Reading(text)
    assert {entity.name for entity in reading.report.entities or () if entity.kind == "person" and entity.named} == people
    assert not {entity.name for entity in reading.report.entities or () if entity.kind == "place"} - {"Oslo", "L.A."}


def test_initials_are_the_speaker_and_nobody_else_is_made_of_them() -> None:
    reading = Reading("A.B., 14, told the court that the canal was shut. A. B. said he had seen the ship.")
    assert [reading.who(one.speaker_entity) for one in reading.report.statements or ()] == [["A.B."], ["A.B."]]
    assert set(reading.names.values()) == {"A.B."}


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Chile thinks that " * 20 + "Peru paid.",
        "Norway said that Chile, which " + "believes that Peru, which " * 19 + "attacked Kenya, lies, " * 20 + "rejected the plan.",
        " ".join(f"If Chile pays {number} crowns," for number in range(40)) + " Norway will open the canal.",
        "Norway demanded that Chile demand that " * 20 + "Peru leave.",
    ],
)
def test_forty_nested_clauses(text: str) -> None:
    start = time.process_time()
    reading = Reading(text)
    assert time.process_time() - start < 20
    assert set(reading.names.values()) <= {"Norway", "Chile", "Peru", "Kenya"}
    assert len(reading.events) <= 6
    assert len(reading.positions) <= 40
    for event in reading.events:
        assert event.actors or event.recipients


@pytest.mark.parametrize(
    "text",
    [
        "- Control of the straits\n- Limits on its navy\n- Release of all sailors\n",
        "- Control of the straits\n- Norway must pay\n- Release of all sailors\n",
        "The canal is old.\n\n- Control of the straits\n- Limits on the navy\n\nAnna Ovik is ill.",
    ],
)
def test_a_list_without_a_lead_is_held_by_nobody(text: str) -> None:
    reading = Reading(text)
    assert reading.positions == ()
    assert reading.events == ()


def test_capitals_only_name_those_who_are_printed_and_no_phrase() -> None:
    text = (
        "NORWAY REJECTED THE OFFER ON MONDAY. MINISTER ANNA OVIK SAID THAT THE CANAL WOULD STAY SHUT. THE BOARD OF THE PORT MET. "
        "THE HARBOUR WORKERS WALKED OUT AND CLOSED THE GATE. WHO WILL HELP US NOW?"
    )
    reading = Reading(text)
    assert {entity.name for entity in reading.report.entities or () if entity.named} == {"Norway", "ANNA OVIK"}
    assert reading.who(reading.event("REJECT").actors) == ["Norway"]
