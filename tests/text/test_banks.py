"""Central banks known by their names."""

import pytest

from variorum.text.banks import is_central_banks_name


@pytest.mark.parametrize(
    ("name", "central"),
    [
        ("the Bank of Norway", True),
        ("European Central Bank", True),
        ("Reserve Bank of Fiji", True),
        ("Norway's central bank", True),
        ("Bank of Orlin", False),
        ("Orlin Savings Bank", False),
    ],
)
def test_a_central_bank_is_known_by_its_name(name: str, central: bool) -> None:
    assert is_central_banks_name(name) == central
