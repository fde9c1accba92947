"""Guesses the grammatical gender of a person from courtesy titles, gendered role nouns and, weakest, the given name."""

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.titles import COURTESY
from variorum.text.given_names import load_given_names

_ROLES = {**dict.fromkeys(word_list("male_roles"), "m"), **dict.fromkeys(word_list("female_roles"), "f"), "first lady": "f"}


def gender_of(words: tuple[str, ...], roles: set[str]) -> str | None:
    """``m``, ``f`` or ``None`` for a person.

    :param words: the split full name. :param roles: role nouns and courtesy titles printed with it.
    """
    for table in (COURTESY, _ROLES):
        told = sorted({table[role] for role in roles if table.get(role)})
        if len(told) == 1:
            return told[0]
    return load_given_names().get(words[0]) if len(words) > 1 else None
