"""One voice under several names: the minister and her ministry, a described speaker, another spelling; and who stays apart."""

from dataclasses import replace

import msgspec

from tests.factory import report
from variorum.collate import collate_story
from variorum.collate.adoption import distinct_tellings
from variorum.collate.clusters import Utterance
from variorum.collate.story import Sheet, Story
from variorum.collate.tellings import read_tellings
from variorum.model.account import Actor
from variorum.model.report import AnnotatedReport, Entity

GATE = "if the northern flood gate stays locked the herring fleet will sail elsewhere"


def described(made: AnnotatedReport, *names: str, **told: object) -> AnnotatedReport:
    """The report with something told of the entities of those names."""

    def told_of(entity: Entity) -> Entity:
        return msgspec.structs.replace(entity, **told) if entity.name in names else entity  # type: ignore[arg-type]

    return msgspec.structs.replace(made, entities=tuple(map(told_of, made.entities or ())))


def speakers(*reports: AnnotatedReport) -> list[list[str]]:
    """Who speaks in each statement."""
    account = collate_story("s", reports, [])
    names = {actor.id: actor.name for actor in account.actors}
    return sorted([names[speaker] for speaker in one.speaker] for one in account.statements)


def official(made: AnnotatedReport, *names: str) -> AnnotatedReport:
    return described(made, *names, country="TOR", sector="GOV")


def test_a_ministry_that_prints_its_ministers_quotation_has_her_voice():
    one = official(report("a", f'Fishery Minister {{Anna Ovik}} said: ["{GATE}"].'), "Anna Ovik")
    other = official(report("b", f'The {{org:Fishery Ministry}} warned: ["{GATE}"].'), "Fishery Ministry")
    assert speakers(one, other) == [["Anna Ovik"]]


def test_a_spokeswoman_speaks_beside_the_body_that_another_report_names():
    made = report("a", f'{{Fishery Ministry spokeswoman Anna Ovik}} said: ["{GATE}"].')
    one = official(made, "Fishery Ministry spokeswoman Anna Ovik")
    other = official(report("b", f'The {{org:Fishery Ministry}} warned: ["{GATE}"].'), "Fishery Ministry")
    assert speakers(one, other) == [["Fishery Ministry spokeswoman Anna Ovik", "Fishery Ministry"]]


def test_who_keeps_back_the_name_is_not_renamed_by_the_body():
    hidden = report("a", f'["{GATE}"], said {{p=a ministry official who asked not to be named}}.')
    one = official(
        described(hidden, "a ministry official who asked not to be named", named=False), "a ministry official who asked not to be named"
    )
    other = official(report("b", f'The {{org:Fishery Ministry}} warned: ["{GATE}"].'), "Fishery Ministry")
    assert speakers(one, other) == [["a ministry official who asked not to be named"]]


def test_who_else_is_named_is_told_as_a_difference():
    one = official(report("a", f'Fishery Minister {{Anna Ovik}} said: ["{GATE}"].'), "Anna Ovik")
    other = official(report("b", f'The {{org:Fishery Ministry}} warned: ["{GATE}"].'), "Fishery Ministry")
    found = collate_story("s", [one, other], []).differences
    assert ["Anna Ovik", "Fishery Ministry"] in [[side.says for side in one.sides] for one in found if one.kind == "speaker"]


def test_a_described_speaker_of_the_same_words_is_the_named_one():
    one = report("a", f'{{Anna Ovik}} said: ["{GATE}"].')
    other = described(report("b", f'{{p=the harbour minister}} said: ["{GATE}"].'), "the harbour minister", named=False)
    assert speakers(one, other) == [["Anna Ovik"]]


def test_a_described_speaker_of_another_state_is_not():
    one = described(report("a", f'{{Anna Ovik}} said: ["{GATE}"].'), "Anna Ovik", country="TOR")
    text = f'{{p=the foreign minister}} said: ["{GATE}"].'
    other = described(report("b", text), "the foreign minister", named=False, country="LIR")
    assert len(speakers(one, other)) == 2


def test_another_spelling_of_the_name_is_the_same_voice():
    one = report("a", f'{{Yusuf al-Bandari}} said: ["{GATE}"].')
    other = report("b", f'{{Youssef Bandari}} said: ["{GATE}"].')
    assert len(speakers(one, other)) == 1


def test_a_denial_is_not_the_claim_it_denies():
    claim = official(report("a", "{Anna Ovik} said [a sealed draft order about the flood gate lay on the desk]."), "Anna Ovik")
    made = report("b", "The {org:Fishery Ministry} denied [a sealed draft order about the flood gate lay on the desk].")
    start = made.text.index("denied")
    statements = tuple(msgspec.structs.replace(one, cue=((start, start + 6),)) for one in made.statements or ())
    denial = official(msgspec.structs.replace(made, statements=statements), "Fishery Ministry")
    assert len(speakers(claim, denial)) == 2


def test_copies_of_a_report_add_no_telling():
    made = [report(name, f'{{Anna Ovik}} said: ["{GATE}"].') for name in "ab"]
    actors = (Actor(id="a1", name="Anna Ovik", kind="person", country=None, names=(), evidence=()),)
    story = Story("s", tuple(map(Sheet, made)), actors, {(one.id, "e1"): "a1" for one in made}, (), {})
    tellings = read_tellings(story)
    assert len(distinct_tellings([Utterance(tuple(tellings), "")])) == 1
    assert len(distinct_tellings([Utterance((tellings[0], replace(tellings[1], printed=("else",))), "")])) == 2


def test_few_words_that_introduce_a_quotation_go_with_it():
    text = '{a=Anna Ovik} rejected [that account]. "The gate stayed open all night," she said. [@a "The gate stayed open all night."]'
    found = collate_story("s", [report("a", text.replace('"The gate stayed open all night," she said. ', ""))], []).statements
    assert [[variant.words for variant in one.variants] for one in found] == [[None, "The gate stayed open all night."]]


def test_a_common_phrase_proves_no_voice():
    one = report("a", '{Anna Ovik} said: ["We will see what happens"].')
    other = described(report("b", '{p=a ferryman} said: ["We will see what happens"].'), "a ferryman", named=False)
    assert len(speakers(one, other)) == 2


def test_a_states_name_needs_less_for_its_ministers_words():
    told = "Fishery Minister {Anna Ovik} said that [herring boats must leave the southern bay by Friday night]."
    one = official(report("a", told), "Anna Ovik")
    words = "{country:Torland} told [herring crews to quit the bay before their licences lapse]."
    state = described(report("b", words), "Torland", country="TOR")
    other = described(report("b", words.replace("herring crews to quit the bay", "plum growers to prune")), "Torland", country="TOR")
    assert speakers(one, state) == [["Anna Ovik"]]
    assert speakers(one, other) == [["Anna Ovik"], ["Torland"]]
