from tests.collate.differences.telling import differences, says


def changes(*marked):
    return [found for found in differences(*marked) if found.summary.startswith("told, and told to have changed")]


def test_what_has_been_extended_stands_beside_the_first_term():
    (found,) = changes(
        "The abbey's offer to the brewers of Tarn would lapse on Friday.",
        "The abbey's offer to the brewers of Tarn has been extended to Sunday.",
    )
    assert [text.split()[-1] for text in says(found)] == ["Friday”", "Sunday”"]


def test_what_somebody_now_says_stands_beside_what_he_said():
    (found,) = changes(
        "The abbot said [the orchard lease was a forgery].",
        "The abbot now says that the orchard lease was stolen.",
    )
    assert [side.evidence[0].report for side in found.sides] == ["a", "b"]


def test_what_nobody_will_now_say_is_no_change():
    assert not changes("The abbot signed the orchard lease.", "Nobody will now admit the orchard lease.")


def test_what_has_been_put_off_or_taken_back_has_changed():
    offer = "The abbey's offer to the brewers of Tarn would lapse on Friday."
    assert changes(offer, "The abbey has put off the end of its offer to the brewers of Tarn until Sunday.")
    assert changes(offer, "The abbot has withdrawn his threat that the abbey's offer to the brewers of Tarn would lapse.")
