"""Finds descriptions: "a Kremlin aide", "Russian officials", "the Ukrainian air force", "the president"."""

from spacy.tokens import Token

from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.titles import role_at
from variorum.model.report import EntityKind
from variorum.text.roles import Role

_DEFINITE = frozenset("the this that these those its his her their our your my both".split())
_INDEFINITE = frozenset("a an some another several many few one two three four five no any every each more most other".split())
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "advmod"})
_AGENT = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos", "ROOT", "poss", "dative", "agent", "npadvmod"})
_LONGEST = 9


def find_descriptions(view: View, names: list[Mention]) -> list[Mention]:
    """All descriptions by role nouns in the order of the text.

    :param names: the mentions by name; a role noun that is a title before a name, or part of a name, is no description.
    """
    inside = {index: name for name in names for index in range(name.first, name.last)}
    person_starts = {name.first for name in names if name.kind == "person"}
    found = []
    for token in view.doc:
        if token.pos_ not in ("NOUN", "PROPN") or view.skipped[token.i] or token.i in inside or token.i + 1 in person_starts:
            continue
        hit = role_at(view, token.i)
        if hit is None or _colours_noun(token):
            continue
        mention = _read(view, token, hit[0], hit[1], inside)
        if mention is not None:
            found.append(mention)
    return found


def _colours_noun(token: Token) -> bool:
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def _first_token(view: View, token: Token, role_first: int) -> int:
    first = role_first
    for child in reversed([child for child in token.lefts if child.dep_ in _LEFT]):
        edge = child.left_edge.i
        if child.i < first and token.i - edge < _LONGEST and view.block[edge] == view.block[token.i]:
            first = min(first, edge)
    return first


def _last_token(view: View, token: Token, role: Role) -> int:
    """Where the phrase ends: after "of Defence" in a capitalised name of a body, else right after its noun."""
    doc, last = view.doc, token.i + 1
    if role.kind != "body" or not is_capitalised(token):
        return last
    while (
        last + 1 < len(doc)
        and doc[last].lower_ in ("of", "for", "and")
        and is_capitalised(doc[last + 1])
        and view.block[last + 1] == view.block[token.i]
    ):
        last += 2
        while last < len(doc) and is_capitalised(doc[last]) and view.block[last] == view.block[token.i]:
            last += 1
    return last


def _kind(role: Role, plural: bool) -> EntityKind:
    if role.kind == "person":
        return "group" if plural else "person"
    if role.kind == "body":
        return "group" if plural else "organisation"
    return "group"


def _read(view: View, token: Token, role: Role, role_first: int, inside: dict[int, Mention]) -> Mention | None:
    doc = view.doc
    first, last = _first_token(view, token, role_first), _last_token(view, token, role)
    opening = doc[first].lower_
    plural = token.tag_ in ("NNS", "NNPS") or role.kind == "force" or role.noun in ("media", "police", "people")
    holders = list(dict.fromkeys(inside[index].start for index in range(first, last) if index in inside))
    named = [inside[index] for index in range(first, last) if index in inside]
    poss = any(child.dep_ == "poss" for child in token.children)
    definite = opening in _DEFINITE or poss
    if not _is_worth(token, role, plural, bool(holders), definite, view.heading[token.i], first < role_first):
        return None
    start, end = view.range(first, last)
    country = next((name.country for name in named if name.country), None)
    return Mention(
        start=start,
        end=end,
        first=first,
        last=last,
        head=token.i,
        form="description",
        kind=_kind(role, plural),
        name=_lower_opening(view.words(first, last), opening),
        country=country,
        sector=role.sector,
        roles=(role.noun,),
        plural=plural,
        definite=definite,
        known=bool(holders) or (role.kind == "body" and is_capitalised(token)),
    )


def _is_worth(token: Token, role: Role, plural: bool, holders: bool, definite: bool, heading: bool, modified: bool) -> bool:
    """Whether a role noun is a description of somebody, not a passing use of the word."""
    if role.kind == "group":
        return holders
    if heading:
        return holders
    if token.dep_ in ("attr", "oprd") and not definite:
        return False
    if role.kind == "person" and not plural:
        return holders or definite or modified or any(child.dep_ == "det" for child in token.children)
    if plural:
        return holders or modified or token.dep_ in ("nsubj", "nsubjpass")
    return holders or definite or is_capitalised(token)


def _lower_opening(words: str, opening: str) -> str:
    if opening in _DEFINITE or opening in _INDEFINITE:
        return words[0].lower() + words[1:]
    return words
