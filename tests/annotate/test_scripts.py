"""Names printed in other scripts in an English report."""

import pytest

from tests.annotate.reading import Reading


def _names(text: str) -> dict[str, list[str]]:
    return {entity.name: [text[start:end] for start, end in entity.mentions] for entity in Reading(text).report.entities or ()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sergei Orlov (Сергей Орлов) said no. Orlov left.", {"Sergei Orlov": ["Sergei Orlov", "Сергей Орлов", "Orlov"]}),
        ("Sergei Orlov (Russian: Сергей Орлов) said no.", {"Sergei Orlov": ["Sergei Orlov", "Сергей Орлов"]}),
        ("Sergei Orlov (Сергея Орлова) said no.", {"Sergei Orlov": ["Sergei Orlov", "Сергея Орлова"]}),
        ("Сергей Орлов (Sergei Orlov) said no.", {"Sergei Orlov": ["Сергей Орлов", "Sergei Orlov"]}),
        ("Sergei Orlov spoke. Later Сергей Орлов left the hall.", {"Sergei Orlov": ["Sergei Orlov", "Сергей Орлов"]}),
        ("Alexis Marsis (Αλέξης Μαρσής) said no.", {"Alexis Marsis": ["Alexis Marsis", "Αλέξης Μαρσής"]}),
        ("Muhammad al-Hassan (محمد الحسن) spoke.", {"Muhammad al-Hassan": ["Muhammad al-Hassan", "محمد الحسن"]}),
        ("Li Wenmin (李文敏) spoke.", {"Li Wenmin": ["Li Wenmin", "李文敏"]}),
        ("Сергей Орлов said on Monday that the canal would open.", {"Сергей Орлов": ["Сергей Орлов"]}),
        ("Sergei Orlov (Россия) spoke.", {"Sergei Orlov": ["Sergei Orlov"]}),
        ("Sergei Orlov spoke. Anna Orlov and Орлов left.", {"Sergei Orlov": ["Sergei Orlov"], "Anna Orlov": ["Anna Orlov"]}),
        ("The word мир means peace.", {}),
        ("The β version was released.", {}),
    ],
)
def test_names(text: str, names: dict[str, list[str]]) -> None:
    assert _names(text) == names


def test_who_is_printed_in_another_script_speaks() -> None:
    reading = Reading("Sergei Orlov spoke. Сергей Орлов said that the canal would open.")
    assert [reading.who(one.speaker_entity) for one in reading.report.statements or ()] == [["Sergei Orlov"]]


def test_a_report_of_many_foreign_words_takes_no_long_time() -> None:
    text = "Он сказал нам всё. " * 2000
    assert not Reading(text).report.entities
