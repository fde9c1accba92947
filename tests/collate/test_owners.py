"""Who a phrase beside a name belongs to where it only says "its" or "the union's"."""

import msgspec

from tests.factory import place_of, report
from variorum.collate import _lay_out
from variorum.collate.voices import Voices
from variorum.model.report import AnnotatedReport


def with_phrase(made: AnnotatedReport, name: str, words: str) -> AnnotatedReport:
    """The report with a phrase beside a name."""
    entities = tuple(
        msgspec.structs.replace(one, phrases=(place_of(made.text, words),)) if one.name == name else one for one in made.entities or ()
    )
    return msgspec.structs.replace(made, entities=entities)


def belong(made: AnnotatedReport, one: str, other: str) -> bool:
    story = _lay_out("s", [made], [])
    ids = {actor.name: actor.id for actor in story.actors}
    return Voices(story).belong(ids[one], ids[other])


def test_its_chairman_belongs_to_the_subject_of_the_sentence_before():
    made = report("a", "The {org:Herring Union} struck on Monday. Its chairman, {Ole Berg}, said [the boats would stay].")
    assert belong(with_phrase(made, "Ole Berg", "Its chairman"), "Herring Union", "Ole Berg")


def test_the_unions_chairman_belongs_to_the_union():
    text = 'The {org:Herring Union} struck. The {org:Harbour Board} was silent. "It is cold," the union\'s chairman, {Ole Berg}, said.'
    made = with_phrase(report("a", text), "Ole Berg", "the union's chairman")
    assert belong(made, "Herring Union", "Ole Berg")
    assert not belong(made, "Harbour Board", "Ole Berg")


def test_their_does_not_mean_a_single_body():
    made = report("a", "The {org:Herring Union} struck on Monday. Their leader, {Ole Berg}, said [the boats would stay].")
    assert not belong(with_phrase(made, "Ole Berg", "Their leader"), "Herring Union", "Ole Berg")


def test_a_phrase_that_names_nobody_before_gives_none():
    made = report("a", "Its chairman, {Ole Berg}, said [the boats would stay]. The {org:Herring Union} struck.")
    assert not belong(with_phrase(made, "Ole Berg", "Its chairman"), "Herring Union", "Ole Berg")
