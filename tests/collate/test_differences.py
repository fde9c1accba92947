from tests.factory import report
from variorum.collate import collate_story
from variorum.collate.differences.strength import grade_of

QUOTE = "the goodwill of the Brennick treaty has been largely exhausted by the friends of delay"


def differences(*reports):
    return {one.kind: one for one in collate_story("s", reports, []).differences}


def test_an_adverb_grades_the_word_it_stands_before():
    assert grade_of("the talks have largely collapsed")[0] == 2
    assert grade_of("the talks have completely faded")[0] == 4
    assert grade_of("hopes have all but vanished") == (3, "all but vanished")
    assert grade_of("the ferry is blue") is None


def test_one_statement_told_more_strongly_elsewhere():
    one = report("a", f'{{Anna Ovik}} said ["{QUOTE}"].')
    other = report("b", "{Anna Ovik} said [the goodwill of the Brennick treaty had completely collapsed].")
    found = differences(one, other)["strength"]
    assert [side.evidence[0].report for side in found.sides] == ["a", "b"]
    assert found.about == ("st1",)


def test_one_sentence_quoted_in_two_wordings():
    one = report("a", f'{{Anna Ovik}} said ["{QUOTE}"].')
    other = report("b", '{Anna Ovik} said ["the goodwill of the Brennick treaty has been badly spent by the enemies of progress"].')
    found = differences(one, other)["wording"]
    assert len(found.sides) == 2
    assert {piece.report for side in found.sides for piece in side.evidence} == {"a", "b"}


def test_the_same_words_are_no_difference():
    one = report("a", f'{{Anna Ovik}} said ["{QUOTE}"].')
    other = report("b", f'["{QUOTE}"], {{Anna Ovik}} said.')
    assert differences(one, other) == {}


def test_silence_is_shown_as_omission_of_the_one_that_has_the_rest():
    both = '{{a=Anna Ovik}} said ["{}"].\n[@a "It is the fault of the Brennick fishing lobby and its lawyers."]'
    carriers = [report(name, both.format(QUOTE)) for name in ("a", "b", "d")]
    silent = report("c", f'{{Anna Ovik}} said ["{QUOTE}"].')
    found = differences(*carriers, silent)["omission"]
    assert [side.says for side in found.sides] == ["printed", "silent"]
    assert {piece.report for piece in found.sides[1].evidence} == {"c"}


def test_a_report_may_set_two_speakers_against_each_other():
    text = (
        '{a=Anna Ovik} said ["the treaty is dead and buried"].\n'
        "Despite {=a:Ovik}'s remarks, {Bo Lund} promised [to keep talking about the islands]."
    )
    found = differences(report("a", text))["stance"]
    assert len(found.sides) == 2


def test_who_said_it_once_and_who_says_it_now_is_a_shift():
    one = report("a", "Once {Anna Ovik} suggested [that {country:Westmark} should cede the outer islands].")
    other = report("b", "Recently {Anna Ovik} suggested [that {country:Westmark} could regain the outer islands].")
    found = differences(one, other)["shift_over_time"]
    assert [side.evidence[0].report for side in found.sides] == ["a", "b"]


def test_the_weightiest_comes_first_and_ids_follow_the_order():
    one = report("a", f'{{Anna Ovik}} said ["{QUOTE}"].')
    other = report(
        "b", '{Anna Ovik} said ["the goodwill of the Brennick treaty has been completely destroyed by the enemies of progress"].'
    )
    found = collate_story("s", [one, other], []).differences
    assert [item.id for item in found] == [f"di{n}" for n in range(1, len(found) + 1)]
    assert [item.weight for item in found] == sorted((item.weight for item in found), reverse=True)


def test_said_to_be_over_here_and_held_on_to_there():
    over = report("a", "Nobody pretends any more. The island talks are dead. The ferries run.")
    held = report("b", "{Bo Lund} restated [his commitment to the island talks].")
    found = differences(over, held)["outcome"]
    assert found.sides[0].evidence[0].text == "The island talks are dead."


def test_what_may_yet_end_or_has_nothing_to_do_with_talks_is_not_over():
    held = report("b", "{Bo Lund} restated [his commitment to the island talks].")
    assert differences(report("a", "If it rains the island talks are dead."), held) == {}
    assert differences(report("a", "The lamps on the long pier by the old harbour are dead and talks go on."), held) == {}
