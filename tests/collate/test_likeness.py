from tests.factory import report
from variorum.collate import collate_story


def test_one_shared_word_makes_no_utterance():
    one = report("a", '{Anna Ovik} said ["Everything must be done to get the river moving again"].')
    other = report("b", '{Anna Ovik} said ["We will not pay for our own river"].')
    assert len(collate_story("s", [one, other], []).statements) == 2
