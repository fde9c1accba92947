from tests.collate.differences.telling import differences, kinds, one, says

CLAIM = "{Ada Rook} said [guards had burned the wooden bridge behind the mill]."


def test_what_one_claims_is_told_as_fact_elsewhere():
    found = one("claim_as_fact", differences(CLAIM, "Guards burned the wooden bridge behind the mill."))
    assert says(found) == ["said by Ada Rook", "told as fact"]


def test_an_offer_retold_is_no_claim():
    assert (
        kinds("{Ada Rook} said [the firm offered the millers a new wooden bridge].", "The firm offered the millers a new wooden bridge.")
        == []
    )


def test_a_quotation_without_a_speaker_is_no_fact():
    assert "claim_as_fact" not in kinds(CLAIM, "“Guards burned the wooden bridge behind the mill.”")


def test_two_named_people_may_say_the_same():
    assert "speaker" not in kinds(CLAIM, "{Bo Lund} said [guards had burned the wooden bridge behind the mill].")


def test_a_body_and_a_person_are_told_apart():
    found = differences(CLAIM, "The {org:Harbour Board} said [guards had burned the wooden bridge behind the mill].")
    assert sorted(says(one("speaker", found))) == ["Ada Rook", "Harbour Board"]
