"""Long quotations are cut into the sentences that reports pick from them."""

from tests import factory
from variorum.collate.sayings import split_sayings, with_condition
from variorum.collate.story import Sheet
from variorum.model.report import Position, Statement

LONG = (
    "We have warned the harbour board about dangerous cracks in the northern flood gate, its hinges and both pumps for eleven years. "
    "Nobody read the letters that our engineers sent to the ministry in the capital city. "
    "Now the gate is gone."
)


def parts(text: str) -> list[str]:
    report = factory.report("r", text)
    sheet = Sheet(report)
    assert report.statements is not None
    return [" ... ".join(sheet.text[a:b] for a, b in part.content) for one in report.statements for part in split_sayings(sheet, one)]


def test_each_full_sentence_is_a_statement_of_its_own():
    found = parts(f'{{Anna Ovik}} said: ["{LONG}"]')
    assert len(found) == 2
    assert found[0].endswith("eleven years.")


def test_short_sentences_stay_together():
    assert parts('{Anna Ovik} said: ["He went back. That is all he did. It was late."]') == [
        "He went back. That is all he did. It was late."
    ]


def test_short_sentences_are_printed_as_one_quotation():
    report = factory.report("r", '{Anna Ovik} said: ["He went back. That is all he did. It was late."]')
    (part,) = split_sayings(Sheet(report), (report.statements or ())[0])
    assert [report.text[start:end] for start, end in part.quoted] == ["He went back. That is all he did. It was late."]


def test_what_is_not_quoted_stays_whole():
    report = factory.report("r", "{Anna Ovik} said [that the board had been warned. Nobody had read the letters].")
    (statement,) = report.statements or ()
    assert list(split_sayings(Sheet(report), statement)) == [statement]


def test_the_parts_keep_their_own_quoted_words():
    report = factory.report("r", f'{{Anna Ovik}} said: ["{LONG}"]')
    sheet = Sheet(report)
    statement = (report.statements or ())[0]
    assert isinstance(statement, Statement)
    for part in split_sayings(sheet, statement):
        assert all(part.content[0][0] <= start < end <= part.content[-1][1] for start, end in part.quoted)


def test_short_sentences_of_one_quotation_are_quoted_as_one():
    report = factory.report("r", '{Anna Ovik} said: ["He went back. It was late."]')
    sheet = Sheet(report)
    (part,) = split_sayings(sheet, (report.statements or ())[0])
    assert [sheet.text[start:end] for start, end in part.quoted] == ["He went back. It was late."]


def extended(text: str, words: str, party: str = "a") -> str:
    """What the first statement of a report says with the condition of a position of ``party``."""
    plain = factory.report("r", text).text
    condition = factory.place_of(plain, words)
    position = Position(start=condition[0], end=condition[1], kind="condition", party=(party,), content=(condition,), condition=condition)
    sheet = Sheet(factory.report("r", text, positions=(position,)))
    statement = (sheet.report.statements or ())[0]
    return " ... ".join(sheet.text[a:b] for a, b in with_condition(sheet, statement, list(statement.content)))


def test_a_condition_is_part_of_what_it_binds():
    text = "{a=Anna Ovik} offered [to open the gate], but only if the board paid."
    assert extended(text, "only if the board paid") == "to open the gate, but only if the board paid"


def test_a_condition_behind_the_speaker_is_a_part_of_its_own():
    text = "[The gate would be opened] by {a=Anna Ovik}, provided that the board paid."
    assert extended(text, "provided that the board paid") == "The gate would be opened ... provided that the board paid"


def test_another_partys_condition_or_one_of_another_clause_is_none():
    text = "{a=Anna Ovik} offered [to open the gate]; if the board paid, the boats would sail."
    assert extended(text, "if the board paid") == "to open the gate"
    text = "{a=Anna Ovik} and {b=Bo Orr} met, and she offered [@a to open the gate], if the board paid."
    assert extended(text, "if the board paid", party="b") == "to open the gate"
