import msgspec

from tests.collate.differences.telling import ASIDES
from tests.factory import report
from variorum.collate import collate_story

QUOTATION = '["The lighthouse on the far cape will be painted green before winter"]'


def given(*speakers, named):
    """The kinds of the differences between reports that print one quotation, each of its own speaker."""
    reports = []
    for number, speaker in enumerate(speakers):
        made = report("ab"[number], "\n".join((f"{QUOTATION}, {speaker} said.", *ASIDES[number : number + 2])))
        entities = tuple(msgspec.structs.replace(entity, named=named) for entity in made.entities)
        reports.append(msgspec.structs.replace(made, entities=entities))
    return [item.kind for item in collate_story("s", reports, []).differences]


def test_one_statement_may_be_given_to_a_person_and_to_his_office():
    assert "speaker" in given("{Ada Rook}", "{org:Harbour Board}", named=True)


def test_two_speakers_without_names_may_be_one():
    assert "speaker" not in given("{org:the placard}", "{org:the poster}", named=False)
