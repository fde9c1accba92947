from tests.collate.differences.telling import differences, kinds, one

FULL = "What they have done to the weir and to the old mill is not only sad but poisonous for the trust of the valley"


def test_a_heading_says_a_quoted_word_of_another_thing():
    text = f'# {{a=Ada Rook}} calls speech [@a "poisonous"] for the valley\n{{=a:Ada Rook}} said ["{FULL}"].'
    found = one("heading_vs_text", differences(text, "Rain fell."))
    assert found.summary.startswith("what “poisonous” is said of")


def test_the_same_thing_is_no_difference():
    text = f'# {{a=Ada Rook}} calls deeds at the mill [@a "poisonous"] for the valley\n{{=a:Ada Rook}} said ["{FULL}"].'
    assert "heading_vs_text" not in kinds(text, "Rain fell.")


def test_a_quotation_that_begins_late_behind_the_reporters_words():
    found = differences(
        f'{{Ada Rook}} said ["{FULL}"].',
        'The visit of the bishop, not the weir, was ["not only sad but poisonous for the trust of the valley"], {Ada Rook} told us.',
    )
    assert one("wording", found).summary.startswith("the quotation begins late")
