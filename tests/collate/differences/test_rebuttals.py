from tests.collate.differences.telling import differences


def rebuttals(*marked):
    return [found for found in differences(*marked) if found.summary.startswith("told, and denied")]


def texts(found):
    return [side.evidence[0].text for side in found.sides]


def test_a_bare_denial_stands_beside_the_sentence_before_it():
    (found,) = rebuttals("Two shots from the mill were heard at noon.\n{Ada Rook} denied it.", "Rain fell.")
    assert texts(found) == ["Two shots from the mill were heard at noon.", "Ada Rook denied it."]


def test_a_bare_denial_may_follow_in_the_same_sentence():
    (found,) = rebuttals("Families say that a brewer died in the orchard; the abbey has always denied it.", "Rain fell.")
    assert [text.split()[0] for text in texts(found)] == ["Families", "the"]


def test_what_is_denied_is_found_in_another_report():
    (found,) = rebuttals(
        "The abbot signed the orchard lease on Friday, three monks say.",
        "The bishop denies that the orchard lease was signed.",
    )
    assert {side.evidence[0].report for side in found.sides} == {"a", "b"}


def test_a_claim_may_be_called_untrue():
    (found,) = rebuttals(
        "{Ada Rook} said [the brewers had poisoned the orchard wells].",
        "Claims that the brewers poisoned the orchard wells are untrue, the guild said.",
    )
    assert {side.evidence[0].report for side in found.sides} == {"a", "b"}


def test_refusing_entry_or_a_thing_in_dispute_is_no_denial():
    assert not rebuttals(
        "The abbey denied entry to the brewers of the orchard.\nThe disputed orchard wall stands in the dispute with the brewers.",
        "The brewers of the orchard wanted entry to the abbey.",
    )


def test_who_challenges_a_rival_or_a_law_denies_nothing():
    assert not rebuttals(
        "The miller announced in May that she would run for warden of the orchard.",
        "The miller challenged the warden of the orchard in the May election.",
    )


def test_somebody_who_lies_what_is_withheld_and_a_denial_of_the_own_clause_deny_nothing_told_before():
    assert not rebuttals("Two shots from the mill were heard at noon.\nSomebody is lying.", "Rain fell.")
    assert not rebuttals("The guild said the jailed orchard miller was well.", "The jailed orchard miller had been denied water for days.")
    assert not rebuttals("Two shots from the mill were heard.\n{Ada Rook} is held over a fire at the mill, which he denies.", "Rain fell.")
    assert rebuttals("The abbot signed the orchard lease, say monks.", "That the orchard lease was signed has been denied by the bishop.")
