import msgspec

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Position


def told(name, kind, verb):
    text = f"{{t=country:Torland}} {verb} the harbour toll of the old lighthouse quay. {{w=country:Westmark}} looked on."
    made = report(name, text)
    start, end = place_of(made.text, f"Torland {verb} the harbour toll of the old lighthouse quay")
    position = Position(
        start=start, end=end, kind=kind, party=("t",), content=(place_of(made.text, "the harbour toll of the old lighthouse quay"),)
    )
    return msgspec.structs.replace(made, positions=(position,))


def found(*reports):
    return [item.kind for item in collate_story("s", reports, ()).differences if item.summary.startswith("one side, for and against")]


def test_one_side_for_and_against_one_thing():
    assert found(told("a", "support", "backed"), told("b", "oppose", "condemned and fought")) == ["outcome"]


def test_the_same_words_read_as_two_kinds_are_no_opposites():
    assert found(told("a", "support", "backed"), told("b", "oppose", "backed")) == []
