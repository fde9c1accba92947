"""One utterance in other wordings: what is taken for one, and what keeps two apart."""

import msgspec

from tests.factory import report
from variorum.annotate.wording.reader import read_words
from variorum.collate import _lay_out, collate_story
from variorum.collate.clusters import Utterance
from variorum.collate.kindred import Kindred, Pair
from variorum.collate.nearness import Nearness
from variorum.collate.retold import load_model
from variorum.collate.tellings import read_tellings
from variorum.collate.voices import Voices
from variorum.model.account import Account
from variorum.model.report import AnnotatedReport

SLOGAN = "Torland does not sell rotten herring barrels"


def account(*reports: AnnotatedReport) -> Account:
    return collate_story("s", reports, [], embed=read_words)


def variants(found: Account) -> list[int]:
    return sorted(len(one.variants) for one in found.statements)


def pairs(*reports: AnnotatedReport) -> list[Pair]:
    """The pairs of a story whose tellings are each an utterance of its own."""
    story = _lay_out("s", reports, [])
    utterances = [Utterance((telling,), "") for telling in read_tellings(story)]
    return Kindred(story, Voices(story), utterances, Nearness(read_words)).pairs()


def test_one_sentence_on_two_days_of_a_week_is_one_statement():
    one = report("a", f'{{Anna Ovik}} said: ["{SLOGAN}."]', date="2024-03-05")
    other = report("b", f"{{Anna Ovik}} declared that [{SLOGAN}].", date="2024-03-08")
    assert variants(account(one, other)) == [2]


def test_the_same_sentence_months_later_is_another_statement():
    one = report("a", f'{{Anna Ovik}} said: ["{SLOGAN}."]', date="2024-03-05")
    other = report("b", f"{{Anna Ovik}} declared that [{SLOGAN}].", date="2024-06-08")
    assert variants(account(one, other)) == [1, 1]


def test_other_words_on_one_matter_amid_like_sentences_are_one_statement():
    context = "The flood gate at Orlin broke during the storm and 37 barges sank in the harbour basin."
    one = report(
        "a", f"{context} {{Anna Ovik}} said [the pumps at the gate would be repaired by the harbour board]. Barges lie in the basin."
    )
    other = report("b", f"{context} {{Anna Ovik}} promised [the harbour board would mend the pumps]. Barges lie in the basin.")
    assert variants(account(one, other)) == [2]


TALKS = report("a", "{Anna Ovik} said [the talks had collapsed and nobody would return to them].", date="2024-03-05")
DEAD = "{Anna Ovik} declared [negotiations dead]."
LIGHT = "{Anna Ovik} also said [a new lighthouse was needed on the northern cape]."


def test_a_paraphrase_that_shares_no_word_is_one_statement():
    other = report("b", DEAD, date="2024-03-05")
    assert variants(account(TALKS, other)) == [2]
    assert variants(collate_story("s", [TALKS, other], [])) == [1, 1]


def test_of_two_sayings_the_one_on_the_same_matter_is_taken():
    found = account(TALKS, report("b", f"{DEAD} {LIGHT}", date="2024-03-05")).statements
    assert {len(one.variants): one.variants[-1].evidence.text for one in found}[1].endswith("northern cape")


def test_what_one_sentence_tells_apart_stays_apart():
    both = report("a", "{Anna Ovik} said [the talks had collapsed], and {Anna Ovik} declared [negotiations dead].", date="2024-03-05")
    assert variants(account(both, report("b", DEAD, date="2024-03-05"))) == [1, 2]


def test_what_two_reports_tell_apart_stays_apart():
    both = "{Anna Ovik} said [the talks had collapsed]. {Anna Ovik} declared [negotiations dead]."
    assert variants(account(report("a", both), report("b", both))) == [2, 2]
    assert variants(account(report("a", both), report("b", DEAD))) == [3]


def test_other_numbers_keep_two_apart():
    one = report("a", "{Anna Ovik} said [the meeting of the fleet owners would be held on 12 June].")
    other = report("b", "{Anna Ovik} said [the fleet owners would gather on 4 July].")
    assert variants(account(one, other)) == [1, 1]


PUMPS = "the pumps at the flood gate would be repaired by the harbour board before the herring fleet sails"


def test_nearly_one_sentence_on_two_days_of_a_week_is_one_statement():
    one = report("a", f"{{Anna Ovik}} said [{PUMPS}].", date="2024-03-05")
    other = report("b", f"{{Anna Ovik}} declared that [{PUMPS.replace('repaired', 'mended')}].", date="2024-03-06")
    assert variants(account(one, other)) == [2]


def test_nearly_one_sentence_months_later_is_another_statement():
    one = report("a", f"{{Anna Ovik}} said [{PUMPS}].", date="2024-03-05")
    other = report("b", f"{{Anna Ovik}} declared that [{PUMPS.replace('repaired', 'mended')}].", date="2024-06-06")
    assert variants(account(one, other)) == [1, 1]


def test_an_official_is_not_named_by_what_somebody_says_in_other_words():
    one = report("a", "{Anna Ovik} said [the talks had collapsed and nobody would return to them].", date="2024-03-05")
    other = report("b", "{a harbour official} declared [negotiations dead].", date="2024-03-05")
    (official,) = other.entities or ()
    other = msgspec.structs.replace(other, entities=(msgspec.structs.replace(official, named=False),))
    assert variants(account(one, other)) == [1, 1]


def test_words_in_a_row_are_seen_whatever_is_quoted():
    one = report("a", '{Anna Ovik} said: ["The board shall mend the gate before the fleet sails."]')
    other = report("b", "{Anna Ovik} promised [to mend the gate before the fleet is out].")
    assert [pair.traits["in_a_row"] for pair in pairs(one, other)] == [1.0]
    assert [pair.traits["in_a_row"] for pair in pairs(one, report("b", "{Anna Ovik} promised [to mend the gate soon]."))] == [0.0]


def test_two_named_people_stay_two():
    one = report("a", f'{{Anna Ovik}} said: ["{SLOGAN}."]')
    other = report("b", f'{{Bo Lund}} said: ["{SLOGAN}."]')
    assert variants(account(one, other)) == [1, 1]


def test_pairs_are_described_alike_in_either_order():
    reports = [
        report("a", "{Anna Ovik} said [the pumps at the flood gate would be repaired]."),
        report("b", "{Anna Ovik} promised [to repair the flood gate]."),
    ]
    assert account(*reports) == account(*reversed(reports))


def test_the_model_knows_every_trait():
    reports = [
        report("a", "{Anna Ovik} said [the pumps at the flood gate would be repaired]."),
        report("b", "{Anna Ovik} regretted [that the flood gate was never painted green by its owners]."),
    ]
    (pair,) = pairs(*reports)
    assert pair.traits.keys() == load_model("wording_model").weights.keys()


def test_a_second_clause_begins_at_its_own_cue():
    made = report("a", "{Anna Ovik} said [the gate was sound] and vowed [@e1 to stay in office].")
    start = made.text.index("vowed")
    first, second = made.statements or ()
    second = msgspec.structs.replace(second, cue=((start, start + 5),))
    story_report = msgspec.structs.replace(made, statements=(first, second))
    found = account(story_report).statements
    assert sorted(one.variants[0].evidence.text for one in found)[-1] == "vowed to stay in office"


def test_a_number_at_which_something_is_put_belongs_to_what_is_said():
    made = report("a", "{Anna Ovik} put [the number of barges] at four, one of them new.")
    start = made.text.index("put")
    statements = tuple(msgspec.structs.replace(one, cue=((start, start + 3),)) for one in made.statements or ())
    (found,) = account(msgspec.structs.replace(made, statements=statements)).statements
    assert found.variants[0].evidence.text == "Anna Ovik put the number of barges at four"
