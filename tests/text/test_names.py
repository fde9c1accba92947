"""Names across spellings."""

import pytest

from variorum.text.names import bare_words, near_spelling, same_person, same_spelling, split_name, strip_possessive


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei", "Sergey"),
        ("Volkovskiy", "Volkovskyy"),
        ("Müller", "Mueller"),
        ("Kadirov", "Qadyrov"),
        ("Şahin", "Sahin"),
        ("Tchernov", "Chernov"),
    ],
)
def test_transliterations_of_one_name(a, b):
    assert same_spelling(a, b)


@pytest.mark.parametrize(("a", "b"), [("Johnson", "Johnston"), ("Veldt", "Feldt"), ("Anna", "Jonas"), ("Lee", "Li")])
def test_other_names(a, b):
    assert not same_spelling(a, b)


def test_near_spelling_is_for_long_names_only():
    assert near_spelling("Lukashenka", "Lukashenko")
    assert not near_spelling("Veldt", "Velde")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Liz Ovik", "Elizabeth Ovik", True),
        ("J. Marten Veldt", "Marten Veldt", True),
        ("A. Ovik", "Anna Ovik", True),
        ("Anna Ovik", "Jonas Ovik", False),
        ("George W. Rand", "George H. W. Rand", False),
        ("Chris Rand", "Christopher Rand", True),
        ("Marten van der Veldt", "Marten Veldt", True),
    ],
)
def test_same_person(a, b, same):
    assert same_person(split_name(a), split_name(b)) is same


def test_possessives_and_determiners():
    assert strip_possessive("Ovik’s") == "Ovik"
    assert strip_possessive("the Rands'") == "the Rands"
    assert bare_words("Some of the") == "of the"
    assert bare_words("The Danish officials") == "danish officials"


def test_a_style_before_a_name_is_no_given_name():
    assert split_name("Comrade Ada Lind") == split_name("Ada Lind") == ("ada", "lind")
    assert split_name("Maître Lind") == ("lind",)
