from tests.collate.differences.telling import differences, kinds, one


def test_one_party_denies_what_another_says():
    found = differences(
        "{Ada Rook} said [a draft treaty existed on the canal].",
        "{Bo Lund} denied that [no draft treaty existed on the canal].",
    )
    assert one("stance", found).summary.startswith("what the one side says")


def test_both_saying_no_is_no_contradiction():
    assert "outcome" not in kinds(
        "{Ada Rook} refused to leave the canal board on Friday.",
        "{Ada Rook} continued her refusal to leave the canal board.",
    )


def test_two_ways_to_say_no_are_no_contradiction():
    assert kinds("The firm would rule out dismissals at the canal.", "The firm would make no dismissals at the canal.") == []


def test_could_not_without_says_yes():
    assert (
        kinds(
            "The miller could not repair the weir without blaming the abbot.",
            "The miller repaired the weir, blaming the abbot.",
        )
        == []
    )


def test_a_heading_takes_what_its_text_turns_down():
    found = differences("# Ferrymen accept the canal pay offer\nThe ferrymen rejected the canal pay offer of the board.", "Rain fell.")
    assert one("heading_vs_text", found).sides[0].evidence[0].text.startswith("# Ferrymen")


def test_a_condition_is_no_denial():
    assert "outcome" not in kinds("The strike will not end unless the canal opens.", "The strike will end, and the canal opens.")


def test_ruling_is_no_denial_but_ruling_out_is():
    assert kinds("The ruling opened the canal locks to barges.", "A decision opened the canal locks to barges.") == []
