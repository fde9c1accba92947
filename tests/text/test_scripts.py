"""Names in other scripts, written in Latin letters."""

import pytest

from variorum.text.names import fold, same_person, split_name
from variorum.text.scripts import consonants, in_latin, is_other_script, leaves_out_vowels


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Сергей Орлов", "Sergey Orlov"),
        ("Αλέξης Μαρσής", "Alexis Marsis"),
        ("习近平", "Xi Jinping"),
        ("გიორგი მარელი", "giorgi mareli"),
        ("Anna Овик", "Anna Ovik"),
        ("Zoë Şahin", "Zoë Şahin"),
        ("", ""),
    ],
)
def test_in_latin(text: str, latin: str) -> None:
    assert in_latin(text) == latin


def test_scripts_are_told_apart() -> None:
    assert is_other_script("Овик") and is_other_script("A β") and is_other_script("محمد")
    assert not is_other_script("Ovik Şahin-Łuk 12 – “x”")
    assert leaves_out_vowels("محمد") and leaves_out_vowels("נתן") and not leaves_out_vowels("Овик")
    assert consonants("muhammad") == consonants("mhmd") == "mhmd"


def test_spellings_agree_over_scripts() -> None:
    assert fold("Орлов") == "orlov"
    assert same_person(split_name("Сергей Орлов"), split_name("Sergei Orlov"))
    assert not same_person(split_name("Сергей Орлов"), split_name("Sergei Orlenko"))
    assert not same_person(split_name("Сергей Орлов"), split_name("Anna Orlov"))
