"""Reproaches without the word, headings that could sum up two utterances, and what a reporter concludes from somebody's words."""

import msgspec

from tests.factory import place_of, report
from variorum.collate import collate_story


def joined(*reports):
    found = collate_story("s", reports, []).statements
    return {frozenset(variant.evidence.text for variant in one.variants) for one in found if len(one.variants) > 1}


def test_two_verbs_of_wrecking_one_thing_by_one_party_are_one_reproach():
    one = report(
        "a", "{Anna Ovik} blamed [the Brennick lobby for torpedoing the fishery talks that began in spring at the old lighthouse]."
    )
    other = report("b", "{Anna Ovik} said [stubborn letters by a handful of Brennick captains quietly wrecked the negotiations].")
    assert len(joined(one, other)) == 1


def test_wrecking_by_different_parties_stays_apart():
    one = report(
        "a", "{Anna Ovik} blamed [the Brennick lobby for torpedoing the fishery talks that began in spring at the old lighthouse]."
    )
    other = report("b", "{Anna Ovik} said [stubborn letters by a handful of captains quietly wrecked the negotiations].")
    assert joined(one, other) == set()


def test_a_heading_without_a_reproach_sums_up_the_loss_and_not_the_reproach():
    top = "# {t=country:Torland} admits [@t island talks have collapsed]\n"
    loss = '{a=Anna Ovik} said ["hopes for the island talks have collapsed and withered in the harbour"].\n'
    text = top + loss + '[@a "The island talks collapsed because the Brennick lobby is to be blamed."]'
    one = report("a", text)
    country = tuple(
        msgspec.structs.replace(entity, country="TOR") if entity.name in ("Torland", "Anna Ovik") else entity for entity in one.entities
    )
    home = next(group for group in joined(msgspec.structs.replace(one, entities=country)) if any("admits" in text for text in group))
    assert not any("blamed" in text for text in home)


def test_what_the_reporter_concludes_from_an_act_stands_with_the_act():
    one = report("a", "{a=Anna Ovik's} denial [@a that the ferry was sold] suggests [@a the harbour will not close].")
    first, second = one.statements
    start, end = place_of(one.text, "Anna Ovik's denial that the ferry was sold")
    whole = msgspec.structs.replace(second, speaker=((start, end),))
    assert len(joined(msgspec.structs.replace(one, statements=(first, whole)))) == 1
    assert joined(one) == set()


def test_a_clause_between_subject_and_verb_is_a_statement_of_its_own():
    one = report("a", "{a=Anna Ovik}, who promised [@a to sell the ferry], spoke of [@a a mild winter].")
    first, second = one.statements
    start, end = place_of(one.text, "Anna Ovik, who promised to sell the ferry,")
    whole = msgspec.structs.replace(second, speaker=((start, end),))
    assert joined(msgspec.structs.replace(one, statements=(first, whole))) == set()
