"""Entities of invented reports: who is one, who is apart, and what a pronoun means."""

from functools import cache

import pytest

from variorum.annotate import load_layer
from variorum.annotate.entities import LAYER
from variorum.model.layer import Layers
from variorum.model.report import Entity, Report

STORY = """HARBOUR TALKS: OVIK WALKS OUT

Norwegian Deputy Fisheries Minister Anna Ovik left the harbour talks on Tuesday. She said that the offer was weak. Ovik will return to Oslo.

Her husband, the painter Jonas Ovik, stayed in Bergen. Oslo believes the treaty is dead, a Danish diplomat said.

President Marten Veldt praised Anna Ovik for her patience. The president had hoped for a deal. "It is over," he told reporters.

The Veldt administration and NATO allies want new talks. Some Danish officials disagree, but the U. S. and the United States Navy stay out.
The United Nations offered help. The U.N. has mediators, and the White House is in favour."""


@cache
def find(text: str) -> tuple[Entity, ...]:
    report = Report(id="r", text=text)
    have = Layers()
    for name in ("language", "layout", "parse"):
        layer = load_layer(name)
        have.put(name, layer.find(report, have, layer.params))
    found = LAYER.find(report, have, LAYER.params)
    assert isinstance(found, tuple)
    return found


def words(text: str, entity: Entity) -> list[str]:
    return [text[start:end] for start, end in entity.mentions]


def one(text: str, name: str) -> Entity:
    fitting = [entity for entity in find(text) if entity.name == name]
    assert len(fitting) == 1, [entity.name for entity in find(text)]
    return fitting[0]


def test_titles_help_but_are_no_part_of_the_name():
    ovik = one(STORY, "Anna Ovik")
    assert ovik.kind == "person"
    assert ovik.country == "NOR"
    assert ovik.sector == "GOV"
    assert "minister" in ovik.roles


def test_family_name_pronoun_and_heading_in_capitals_belong_to_the_prominent_bearer():
    printed = words(STORY, one(STORY, "Anna Ovik"))
    assert printed[0] == "OVIK"
    assert "She" in printed
    assert printed.count("Ovik") == 1
    assert printed[-1] == "her", "praised X for her patience"


def test_two_people_of_one_family_name_stay_apart():
    assert words(STORY, one(STORY, "Jonas Ovik"))[-1] == "Jonas Ovik"


def test_the_president_and_he_are_the_one_whose_title_was_printed():
    printed = words(STORY, one(STORY, "Marten Veldt"))
    assert "The president" in printed
    assert "he" in printed


def test_an_administration_is_not_the_person():
    assert one(STORY, "the Veldt administration").kind == "organisation"
    assert "The Veldt administration" not in words(STORY, one(STORY, "Marten Veldt"))


def test_a_capital_is_a_place_after_a_locative_and_a_government_that_believes():
    kinds = {(entity.kind, entity.name) for entity in find(STORY) if "Oslo" in words(STORY, entity)}
    assert kinds == {("place", "Oslo"), ("country", "Norway")}


def test_abbreviations_with_points_and_spaces_are_the_full_name():
    assert "U. S." in words(STORY, one(STORY, "United States"))
    assert set(words(STORY, one(STORY, "United Nations"))) == {"United Nations", "U.N."}


def test_a_seat_is_kept_apart_from_its_state():
    house = one(STORY, "White House")
    assert (house.kind, house.country, house.metonym) == ("organisation", "USA", True)


def test_unnamed_sources_and_groups_stay_unnamed():
    diplomat = one(STORY, "a Danish diplomat")
    assert (diplomat.kind, diplomat.named, diplomat.country) == ("person", False, "DNK")
    officials = one(STORY, "some Danish officials")
    assert (officials.kind, officials.named, officials.country) == ("group", False, "DNK")
    assert one(STORY, "NATO allies").kind == "group"


def test_a_description_with_two_possible_bearers_is_left_open():
    text = "President Marten Veldt met President Olga Rand in Vienna. The president left early. He was tired."
    assert all("The president" not in words(text, entity) for entity in find(text) if entity.named)


def test_a_former_president_is_not_the_president():
    text = "Danish President Marten Veldt spoke on Monday. The former president was not invited."
    assert "The former president" not in words(text, one(text, "Marten Veldt"))


def test_a_heading_may_use_the_title_before_the_text_names_its_bearer():
    text = (
        "Oslo Deputy Fisheries Minister Says Talks Are Dead\n\n"
        "Deputy Fisheries Minister Anna Ovik told parliament on Monday that the talks had ended without any result."
    )
    assert "Oslo Deputy Fisheries Minister" in words(text, one(text, "Anna Ovik"))


def test_the_news_agency_is_its_name():
    text = "The plan is dead, according to the Interfax news agency. Interfax gave no source for its report on Friday."
    assert "the Interfax news agency" in words(text, one(text, "Interfax"))


def test_sites_are_places():
    text = "They met at Joint Base Tarnow-Elk on Monday. The Tarnow-Elk military base lies far away in the Orkdal region."
    names = {entity.name for entity in find(text) if entity.kind == "place"}
    assert {"Joint Base Tarnow-Elk", "Tarnow-Elk military base", "Orkdal region"} <= names


def test_pro_and_hyphened_names():
    text = "Pro-Danish groups oppose the Norway-Denmark pact, which U.S.-Norway talks prepared."
    denmark = one(text, "Denmark")
    assert words(text, denmark) == ["Denmark"]
    assert words(text, one(text, "United States")) == ["U.S."]


def test_nobody_named_in_a_quotation_is_its_speaker():
    text = 'Marten Veldt met Jonas Ovik on Monday. "Ovik has failed, Jonas Ovik must go, and Ovik knows that," he said.'
    assert "he" not in words(text, one(text, "Jonas Ovik"))


@pytest.mark.parametrize(
    "text", ["No names here at all, only small words and nothing else to find.", "WHO LET IT HAPPEN? TELL US MORE ABOUT IT."]
)
def test_plain_words_name_nobody(text):
    assert [entity for entity in find(text) if entity.named] == []


def test_ids_follow_the_order_of_first_mention_and_mentions_do_not_repeat():
    found = find(STORY)
    assert [entity.id for entity in found] == [f"e{number}" for number in range(1, len(found) + 1)]
    starts = [entity.mentions[0] for entity in found]
    assert starts == sorted(starts)
    every = [mention for entity in found for mention in entity.mentions]
    assert len(every) == len(set(every))


def test_a_lead_may_keep_the_name_back_for_a_sentence():
    text = (
        "The harbour pact is dead, a top Danish diplomat said on Monday, and ships will stay away.\n\n"
        "Ambassador Olga Rand blamed the weather. A Norwegian diplomat disagreed."
    )
    assert words(text, one(text, "Olga Rand"))[0] == "a top Danish diplomat"
    assert one(text, "a Norwegian diplomat").named is False


def test_an_aide_stays_unnamed_beside_a_minister():
    text = "The harbour pact is dead, a palace aide said on Monday.\n\nForeign Minister Olga Rand blamed the weather."
    assert words(text, one(text, "Olga Rand")) == ["Olga Rand"]


def test_a_given_name_that_is_a_state_is_a_given_name():
    text = "Governor Chad Morell welcomed the plan on Monday. Morell said that it would help the villages."
    assert words(text, one(text, "Chad Morell")) == ["Chad Morell", "Morell"]


def test_a_title_does_not_go_to_the_daughter():
    text = "Daughter Olga Rand left early. President Rand stayed, and Rand spoke to the crowd for an hour."
    assert words(text, one(text, "Olga Rand")) == ["Olga Rand"]
    assert words(text, one(text, "Rand")) == ["Rand", "Rand"]


def test_another_administration_is_not_taken_up():
    text = "The Social Security Administration agreed. The Rand administration did not, and the administration stood firm."
    assert words(text, one(text, "Social Security Administration")) == ["Social Security Administration"]


def test_the_director_of_another_body_is_somebody_else():
    text = "CIA Director Olga Rand spoke on Monday. The FBI director disagreed, but the CIA director stood firm."
    printed = words(text, one(text, "Olga Rand"))
    assert "the CIA director" in printed
    assert "The FBI director" not in printed


def test_sentences_inside_a_quotation_do_not_part_a_pronoun_from_its_speaker():
    text = (
        "“It rained,” Olga Rand said on Monday. “It rained for days. The roads were gone. The bridge was gone. Nobody came.”\n\n"
        "“We waited and waited,” she continued."
    )
    assert words(text, one(text, "Olga Rand")) == ["Olga Rand", "she"]


def test_a_name_with_a_small_letter_after_its_hyphen():
    text = "Secretary-General Pak Ri-moon spoke on Monday. Pak Ri-moon left at noon."
    assert words(text, one(text, "Pak Ri-moon")) == ["Pak Ri-moon", "Pak Ri-moon"]


def test_a_dateline_is_a_place_with_a_state_or_an_agency_beside_it():
    text = "Oslo, Norway (Xinhua) - Ministers met on Monday.\n\nNairobi, Kenya - Ministers met on Tuesday."
    assert {entity.name for entity in find(text) if entity.kind == "place"} == {"Oslo", "Nairobi"}


def test_the_official_takes_up_the_one_unnamed_official_near_by():
    text = "A senior Danish official said on Monday that the pact was dead. The official added that ships would stay."
    assert words(text, one(text, "a senior Danish official")) == ["A senior Danish official", "The official"]


def test_a_family_named_first():
    text = "President Kang Jae-ho will visit Bergen. Kang's office declined to comment on the visit."
    assert words(text, one(text, "Kang Jae-ho"))[0] == "Kang Jae-ho"
    assert "Kang" not in {entity.name for entity in find(text)}


def test_an_apposition_makes_a_person():
    text = "The mission confirmed the clashes, and its chief, Bintou Diallo, called for calm. She warned of more."
    diallo = one(text, "Bintou Diallo")
    assert diallo.kind == "person"
    assert "She" in words(text, diallo)


def test_a_press_name_is_no_person_and_an_acting_land_stands_for_its_government():
    text = "California sued the board on Monday, the Kestrel Courier reported. The Kestrel Courier gave no source."
    assert one(text, "Kestrel Courier").kind == "organisation"
    assert one(text, "California").metonym


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "sector"),
    [
        ("Rep. Jane Roe of Ohio spoke. The House and the U.S. Congress listened.", "Jane Roe", "person", "USA", "LEG"),
        ("The House met. The U.S. Congress listened.", "House of Representatives", "organisation", "USA", "LEG"),
        ("The Opera House burned down.", "Opera House", None, None, None),
        ("The road ends near Tampa, Fla., and goes on.", "Florida", "place", "USA", None),
        ("Republicans walked out. The House is in Ohio.", "Republicans", "group", "USA", "PTY"),
        ("The Ohio State Employees Union went to court.", "Ohio State Employees Union", "organisation", None, "LAB"),
        ("Researchers at the University of Ostwick published a map.", "University of Ostwick", "organisation", None, "EDU"),
        ("The Senate Fisheries Committee of the U.S. Congress met.", "Senate Fisheries Committee", "organisation", "USA", "LEG"),
        ("The Virginians voted on Monday.", "Virginians", "group", "USA", None),
        (
            "Scholars at Georgetown University wrote a letter. The Georgetown scholars waited.",
            "Georgetown University",
            "organisation",
            None,
            "EDU",
        ),
    ],
)
def test_domestic_bodies_and_people(text, name, kind, country, sector):
    found = {entity.name: entity for entity in find(text)}
    if kind is None:
        assert name not in found or found[name].sector is None
        assert "House of Representatives" not in found
    else:
        assert (found[name].kind, found[name].country, found[name].sector) == (kind, country, sector), list(found)


def test_a_capital_whose_name_a_university_bears_is_no_state():
    text = "Scholars at Georgetown University wrote a letter. The Georgetown scholars waited."
    assert not [entity for entity in find(text) if entity.country]
    with_state = "Guyana waits. Scholars at Georgetown University wrote a letter. Georgetown rejected the plan."
    assert [entity.country for entity in find(with_state) if entity.kind == "country"] == ["GUY"]


def test_one_of_a_party_is_no_group():
    assert not [entity for entity in find("Jane Roe, a Republican, spoke. She is a Catholic.") if entity.kind == "group"]


def test_faith_programmes_and_offices_name_nobody():
    text = "Secretary of State Jane Roe praised Christianity and Medicare."
    assert [entity.name for entity in find(text)] == ["Jane Roe"]


def test_an_office_inside_a_name_is_cut_off():
    assert "Jane Roe" in {entity.name for entity in find('"Enough," said RNC Chair Jane Roe.')}


def test_the_last_word_of_a_newspaper_and_the_first_of_a_firm_are_their_names_again():
    text = "The Ostwick Times printed it on Monday. The Times stands by its report. Marlow Stores Inc. sued, and Marlow won."
    assert words(text, one(text, "Ostwick Times")) == ["Ostwick Times", "The Times", "its"]
    assert {"Marlow Stores Inc.", "Marlow"} <= set(words(text, one(text, "Marlow Stores Inc.")))


def test_the_former_president_is_the_ex_president():
    text = "Ex-Vice President Jonas Ovik spoke. The former vice president was applauded."
    assert "The former vice president" in words(text, one(text, "Jonas Ovik"))


def test_a_father_of_somebody_is_no_priest():
    assert one("Jonas Ovik, the father of two, spoke.", "Jonas Ovik").sector is None
    assert one("Father Jonas Ovik spoke.", "Jonas Ovik").sector == "REL"


def test_a_term_that_is_over_makes_no_present_office():
    text = "President Jonas Veldt met one of the Norwegian leader's critics. Anna Ovik, Norway's president from 2000 to 2006, said no."
    assert "the Norwegian leader" not in words(text, one(text, "Anna Ovik"))


def test_an_unnamed_person_is_taken_up_before_a_bearer_of_a_kindred_title():
    text = 'Foreign Minister Anna Ovik left. A Western diplomat said the talks were off. "It is over," the diplomat said.'
    assert "the diplomat" not in words(text, one(text, "Anna Ovik"))


def test_a_person_behind_a_title_with_its_office():
    assert one("Minister of Fisheries Anna Ovik informed her colleagues that the talks were off.", "Anna Ovik").kind == "person"


def test_unnamed_speakers_are_told_apart_by_their_whole_phrase():
    found = find("A person briefed on the vote said it was close. A person close to the mayor said it was lost.")
    assert [entity.name for entity in found if entity.kind == "person"] == ["a person briefed on the vote", "a person close to the mayor"]
