from tests.collate.differences.telling import differences, kinds, one, says

WHOLE = "We gave the ferrymen a chance to mend the weir with their own hands before the autumn floods"


def test_another_word_in_one_sentence():
    found = differences(f'{{Ada Rook}} said ["{WHOLE}"].', f'{{Ada Rook}} said ["{WHOLE.replace("mend", "ruin")}"].')
    assert sorted(says(one("wording", found))) == ["“mend”", "“ruin”"]


def test_a_quotation_that_ends_too_early():
    found = one(
        "wording", differences(f'{{Ada Rook}} said ["{WHOLE}."]', '{Ada Rook} said ["We gave the ferrymen a chance to mend the weir."]')
    )
    assert says(found) == ["“with their own hands before the autumn floods”", "ends before that"]


def test_a_fragment_inside_the_reporters_sentence_is_no_cut():
    assert kinds(f'{{Ada Rook}} said ["{WHOLE}."]', '{Ada Rook} spoke of ["a chance to mend the weir"] and left.') == []


def test_two_spellings_articles_and_brackets_are_no_other_words():
    assert kinds(f'{{Ada Rook}} said ["{WHOLE}."]', f'{{Ada Rook}} said ["{WHOLE.replace("We gave", "We (the board) gave")}."]') == []
    assert kinds(f'{{Ada Rook}} said ["{WHOLE}."]', f'{{Ada Rook}} said ["{WHOLE.replace("the autumn", "autumn")}."]') == []


def test_the_same_words_of_two_speakers():
    found = differences(f'{{Ada Rook}} said ["{WHOLE}."]', f'{{Bo Lund}} said ["{WHOLE}."]')
    assert sorted(says(one("speaker", found))) == ["Ada Rook", "Bo Lund"]


def test_one_report_ends_a_quotation_a_sentence_earlier():
    first = "We will keep the old lock open for every boat this winter."
    found = differences(f'{{Ada Rook}} said ["{first} Nobody can afford another closed harbour."].', f'{{Ada Rook}} said ["{first}"].')
    assert one("wording", found).summary.startswith("one report ends the quotation earlier")


COMMON = "We heard it on the bell like everybody else"


def test_many_common_words_in_a_row_are_one_sentence_whoever_says_them():
    found = one("speaker", differences(f'{{Ada Rook}} said ["{COMMON}."]', f'The {{org:Harbour Board}} said ["{COMMON}."]'))
    assert sorted(says(found)) == ["Ada Rook", "Harbour Board"]


def test_the_place_of_another_speaker_shows_him():
    found = one("speaker", differences(f'{{Ada Rook}} said ["{COMMON}."]', f'The {{org:Harbour Board}} said ["{COMMON}."]'))
    assert any("Harbour Board" in side.evidence[0].text for side in found.sides)
