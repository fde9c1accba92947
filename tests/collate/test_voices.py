"""Which speakers may have one voice: sources who are not to be named."""

import msgspec

from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.voices import Voices
from variorum.model.report import AnnotatedReport


def voices_of(marked: str) -> tuple[Voices, dict[str, str]]:
    """The voices of a report in which only names with a capital are names, and the ids of its actors by what they are called."""
    story = _lay_out("s", [unnamed(report("a", marked))], [])
    return Voices(story), {actor.name: actor.id for actor in story.actors}


def unnamed(made: AnnotatedReport) -> AnnotatedReport:
    entities = tuple(msgspec.structs.replace(one, named=one.name[0].isupper()) for one in made.entities or ())
    return msgspec.structs.replace(made, entities=entities)


def test_an_official_is_a_source_beside_a_name_and_a_governor_is_none():
    voices, ids = voices_of(
        "{Anna Ovik} said [no]. {a harbour official} said [yes]. {a governor} said [yes]. The {org:Harbour Board} said [no]."
    )
    assert voices.is_source_beside(ids["a harbour official"], ids["Anna Ovik"])
    assert voices.is_source_beside(ids["Anna Ovik"], ids["a harbour official"])
    assert not voices.is_source_beside(ids["a governor"], ids["Anna Ovik"])
    assert not voices.is_source_beside(ids["a harbour official"], ids["Harbour Board"])
