"""Knows common given names and whether mostly women or men bear them."""

from functools import cache
from importlib.resources import files
from typing import Literal

from variorum.text.names import fold

Gender = Literal["f", "m"]


@cache
def load_given_names() -> dict[str, Gender]:
    """Folded given names with the gender of most of those who bear them."""
    names: dict[str, Gender] = {}
    for line in (files("variorum.text") / "data" / "given_names.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            gender, *rest = line.split()
            names.update((fold(name), "f" if gender == "f" else "m") for name in rest)
    return names


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name."""
    return fold(word) in load_given_names()


def gender_of_name(word: str) -> Gender | None:
    """The gender of most of those who bear the given name, ``None`` where it is not known."""
    return load_given_names().get(fold(word))
