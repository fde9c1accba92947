"""Officers and leaders of bodies whom a report prints by their title alone, and three spellings of one name."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from tests.collate.test_spellings import count, one

LUND = make("r1", "Labour Minister Pia Lund spoke.", ("Pia Lund", "person", "Pia Lund", {"roles": ("minister",), "phrases": ((0, 24),)}))


def second(text: str, *entities):
    return make("r2", text, *entities)


HERE = ("Pia Lund", "person", "Pia Lund", {})


@pytest.mark.parametrize("words", ["the minister", "the labour minister"])
def test_a_title_in_passing_is_the_one_bearers_whom_the_report_names(words: str) -> None:
    found = holders(LUND, second(f"Pia Lund came. Two of the party asked for {words}'s resignation.", HERE))
    assert found[words] == found["Pia Lund"]


@pytest.mark.parametrize("words", ["the former minister", "the finance minister", "the minister of trade"])
def test_another_office_is_not(words: str) -> None:
    found = holders(LUND, second(f"Pia Lund came. Two of the party asked for {words}.", HERE))
    assert words not in found
    assert "the minister" not in found


def test_a_title_stays_open_where_the_report_names_two_or_none() -> None:
    other = ("Ada Brandt", "person", "Ada Brandt", {"roles": ("minister",), "phrases": ((0, 25),)})
    text = "Finance Minister Ada Brandt came. Pia Lund came. Two asked for the minister's resignation."
    assert "the minister" not in holders(LUND, second(text, other, HERE))
    assert "the minister" not in holders(LUND, second("Two of the party asked for the minister's resignation."))


def test_the_head_of_a_body_is_whom_another_report_calls_its_leader() -> None:
    text = "Ada Brandt, chairwoman of the harbour board, spoke."
    first = make("r1", text, ("Ada Brandt", "person", "Ada Brandt", {"phrases": ((12, 43),)}))
    found = holders(first, second("Norway suspended the head of the harbour board on Monday."))
    assert found["the head of the harbour board"] == found["Ada Brandt"]
    assert "the head of the harbour board" not in holders(first, second("He met the head of the Harbour Board Union."))


def test_three_spellings_of_one_name_are_one() -> None:
    names = ("Tofig Torvazade", "Tofik Torvazada", "Tofiq Torvazadeh")
    assert count(*(one(f"r{number}", name, "person") for number, name in enumerate(names))) == 1


def test_many_common_consonants_make_up_for_other_vowels() -> None:
    assert count(one("r1", "Siarhei Hlebavets", "person"), one("r2", "Sergei Glebovets", "person")) == 1
    assert count(one("r1", "Khalil al-Rashdani", "person"), one("r2", "Khalil er-Rashdani", "person")) == 1


def test_a_state_has_one_central_bank() -> None:
    norway = ("Norway", "country", "Norway|Norway", {"country": "NOR"})
    bank = ("Norway's central bank", "organisation", "Norway's central bank", {"country": "NOR", "roles": ("central bank",)})
    first = make("r1", "Norway waits for Norway's central bank.", bank)
    found = holders(
        first, second("Norway waits. Norway fears the Central Bank.", norway, ("Central Bank", "organisation", "Central Bank", {}))
    )
    assert found["Central Bank"] == found["Norway's central bank"]
