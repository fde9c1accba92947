"""Legal forms in firms' names."""

import pytest

from variorum.text.firms import has_legal_form, without_legal_form


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Northwind Ltd", "Northwind"),
        ("Hafen Umschlag GmbH", "Hafen Umschlag"),
        ("JSC Northwind", "Northwind"),
        ("Northwind Sdn Bhd", "Northwind"),
        ("Northwind, Inc.", "Northwind"),
        ("Harbour Board", "Harbour Board"),
        ("Trust as", "Trust as"),
        ("AB", "AB"),
    ],
)
def test_a_legal_form_is_left_off(name: str, bare: str) -> None:
    assert without_legal_form(name) == bare
    assert has_legal_form(name) == (name != bare)
