from tests.collate.differences.telling import differences, kinds

HEAD = "in other terms"


def variants(*marked, **more):
    return [found for found in differences(*marked, **more) if HEAD in found.summary]


def test_one_thing_told_in_other_terms():
    (found,) = variants(
        "{Ada Rook} said [the abbey would sell its orchard to the brewers of Tarn].",
        "{Ada Rook} announced that [the abbey will lease part of its orchard to the brewers of Tarn].",
    )
    assert [side.evidence[0].report for side in found.sides] == ["a", "b"]


def test_whole_sentences_are_shown():
    text = "The orchard was sold to the brewers of Tarn; the abbot wept over his pear trees."
    other = "The orchard was leased to the brewers of Tarn, and nobody wept over the pear trees of the abbot."
    for found in variants(text, other):
        assert {side.evidence[0].text for side in found.sides} <= {text, other}


def test_the_same_words_are_no_difference():
    text = "The abbey sold its orchard to the brewers of Tarn."
    assert not variants(text, text)


def test_a_report_that_repeats_itself_in_one_voice_differs_in_nothing():
    assert not variants(
        "The abbey sold its orchard to the brewers of Tarn.\nThe brewers of Tarn got the old orchard of the abbey.", "Rain fell."
    )


def test_what_was_so_at_first_is_told_as_a_change():
    assert "shift_over_time" in kinds(
        "The charter initially barred the brewers of Tarn from the abbey orchard.",
        "The charter allows the brewers of Tarn into the abbey orchard.",
    )
