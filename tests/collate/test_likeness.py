from tests.factory import report
from variorum.collate import collate_story


def test_one_shared_word_makes_no_utterance():
    one = report("a", '{Anna Ovik} said ["Everything must be done to get the river moving again"].')
    other = report("b", '{Anna Ovik} said ["We will not pay for our own river"].')
    assert len(collate_story("s", [one, other], []).statements) == 2


def test_numbers_in_words_meet_numbers_in_digits():
    one = report("a", '{Anna Ovik} said ["ninety per cent of the dyke is mended"].')
    other = report("b", "{Anna Ovik} said [the dyke was 90 per cent mended].")
    assert "90" in "".join(statement.why for statement in collate_story("s", [one, other], []).statements)
