"""Tells one member of a party from the party's people: "the Velland Republican" is a person, "Republicans" are a group."""

from spacy.tokens import Token

from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.titles import role_at

_PARTS = frozenset({"compound", "nmod", "amod", "poss", "attr", "oprd", "acomp", "conj"})
"""How a noun hangs that says what somebody is, or belongs to another noun."""


def without_members(view: View, names: list[Mention]) -> list[Mention]:
    """The names, less those that are the noun of a description of one person: "the Republican from X", "X, a Democrat,"."""
    return [name for name in names if not _is_one_member(view, name)]


def _is_one_member(view: View, name: Mention) -> bool:
    if name.kind != "group" or name.last != name.first + 1 or view.heading[name.head]:
        return False
    token = view.doc[name.head]
    role = role_at(view, name.head)
    if role is None or role[0].kind != "person" or token.lower_ != role[0].noun or token.dep_ in _PARTS:
        return False
    return token.dep_ == "appos" or (_is_singular(token) and (token.i + 1 == len(view.doc) or view.doc[token.i + 1].text != "-"))


def _is_singular(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)
