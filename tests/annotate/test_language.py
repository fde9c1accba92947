"""Languages are told apart, and a short English text full of names is not taken for another one."""

import pytest

from variorum.annotate.language import LAYER
from variorum.model.layer import Absent, Layers
from variorum.model.report import Language, Report

_ENGLISH = "The foreign minister of Karven said on Monday that the talks over the Orlin dam had failed and that no date was set. "


def _code(text: str, given: str | None = None) -> str | None:
    found = LAYER.find(Report(id="r", text=text, language_given=given), Layers(), LAYER.params)
    assert isinstance(found, Language)
    return found.code


@pytest.mark.parametrize(
    "text",
    [
        "Orlin Dam: Velska rejects Tamor offer",
        "VELSKA REJECTS TAMOR OFFER",
        "Prime Minister Ilya Brankov met President Dorota Kessel in Velska.",
        "Ibn al-Rashid, Nguyen Van Troi and Jean-Baptiste Mbeki met in Port Orlin.",
        "“No.” “Yes.”",
        _ENGLISH.upper() * 3,
        "x",
    ],
)
def test_short_texts_full_of_names_are_read_as_english(text: str) -> None:
    assert _code(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Министр иностранных дел заявил, что переговоры о плотине сорваны.", "ru"),
        ("Міністр закордонних справ заявив, що переговори зірвано.", "uk"),
        ("Der Außenminister sagte am Montag, die Gespräche über den Damm seien gescheitert.", "de"),
        ("Le ministre a déclaré lundi que les négociations sur le barrage avaient échoué.", "fr"),
        ("El ministro dijo el lunes que las conversaciones sobre la presa habían fracasado.", "es"),
        ("МИНИСТР ИНОСТРАННЫХ ДЕЛ ЗАЯВИЛ, ЧТО ПЕРЕГОВОРЫ О ПЛОТИНЕ СОРВАНЫ.", "ru"),
    ],
)
def test_other_languages_are_recognised(text: str, code: str) -> None:
    assert _code(text) == code


def test_a_stated_language_is_believed_unless_the_text_is_plainly_another() -> None:
    assert _code("Velska, Karven, Tamor", given="de-AT") == "de"
    assert _code(_ENGLISH * 3, given="de") == "en"
    assert _code(_ENGLISH, given="klingon") == "en"


def test_the_main_language_is_not_told_by_the_first_lines_alone() -> None:
    russian = "Перейти к содержанию. Новости. Политика. "
    assert _code(russian + _ENGLISH * 60) == "en"


def test_without_letters_there_is_no_language() -> None:
    found = LAYER.find(Report(id="r", text="12 — 34 …"), Layers(), LAYER.params)
    assert isinstance(found, Absent)
