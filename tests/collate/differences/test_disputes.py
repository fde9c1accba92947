from tests.collate.differences.telling import differences, kinds, one, says


def test_one_counters_the_other():
    found = differences("{Ada Rook} said [the mill had been empty].\n{Bo Lund} countered that [ten people slept there].")
    assert says(one("stance", found)) == ["Ada Rook", "Bo Lund"]


def test_a_sentence_that_only_rejects_takes_the_next_one_with_it():
    text = '{Ada Rook} said [the mill had been empty].\n{Bo Lund} rejected that account.\n["Ten people slept there"], {Bo Lund} said.'
    found = one("stance", differences(text))
    assert [place.text for place in found.sides[1].evidence][-1].startswith('"Ten people')


def test_while_sets_two_parties_against_each_other_in_one_sentence():
    found = differences("While {Ada Rook} called the offer generous, {Bo Lund} said [it was not enough].")
    assert says(one("stance", found)) == ["Ada Rook", "Bo Lund"]


def test_going_on_is_no_dispute():
    assert kinds("{Ada Rook} said [the mill had been empty].\n{Bo Lund} said [ten people slept there].") == []


def test_a_word_of_contrast_inside_a_quotation_is_the_speakers():
    assert kinds('{Ada Rook} said [the mill had been empty].\n{Bo Lund} said ["I countered the draught with a blanket"].') == []
