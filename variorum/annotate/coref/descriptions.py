"""Links descriptions to whom they describe, where one bearer is sure; the others become entities without a name."""

import re
from collections.abc import Iterable

import msgspec
from spacy.tokens import Token

from variorum.annotate.coref.bearing import Bearers
from variorum.annotate.coref.beside import Appositions, says_where, speaks_for
from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.describing import acts, is_bare, owner_of
from variorum.annotate.coref.echoes import singles_out
from variorum.annotate.coref.later import NamedLater
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.nouns import may_be_firm
from variorum.annotate.coref.salient import Salient
from variorum.annotate.coref.titles import is_inquit, office_before, role_at
from variorum.text.names import bare_words

_SELF_NOUNS = word_list("self_nouns")
"""Body nouns that only say what the name before them is: "the X news agency" is X."""
_ENDED = re.compile(r"\s+(?:(?:from|between)\s+(?:\w+\s+)?\d{4}\s*(?:to|until|and|through|-|–)|until)\s*(?:\w+\s+)?\d{4}")
"""The term of an office that is over."""
_FIRMS_TOO = frozenset({"buyer", "contractor", "insurer", "lender", "maker", "manager", "manufacturer", "operator", "owner", "supplier"})
"""Nouns of persons that firms are called by as well."""
_NO_NAMES = frozenset({"center", "centre", "opposition", "state"})
"""Body nouns that in passing mean another, or nobody: "the state" of a federation."""


def chain_descriptions(view: View, chains: list[Chain], descriptions: list[Mention]) -> list[Chain]:
    """Add descriptions to the chains of those they describe, and return new chains for the rest.

    Sure are: apposition, a title of which the report knows one bearer, "the X news agency". A definite description without a
    bearer and without a name in it ("the minister") stands for somebody unnamed where it acts or speaks, and stays out elsewhere.
    """
    by_head = {mention.head: chain for chain in chains for mention in chain.mentions if not says_where(view, mention)}
    commas = Appositions(view, chains)
    offices = _offices(view, chains)
    beside = [
        offices.get(m.head) or commas.between(m) or _apposed(view, m, by_head) or _self_named(view, m, by_head) or commas.find(m)
        for m in descriptions
    ]
    for mention, chain in zip(descriptions, beside, strict=True):
        if chain is not None:
            ended = _ENDED.match(view.text, mention.end) is not None
            chain.add(msgspec.structs.replace(mention, phrase=f"former {mention.phrase}") if ended else mention)
    bearers = Bearers(view, chains)
    salient = Salient(view, chains)
    later = NamedLater(view, chains, descriptions)
    made: dict[tuple[str, str], Chain] = {}
    owners: dict[tuple[str, str], str] = {}
    passing: list[tuple[tuple[str, str], Mention]] = []
    for mention, apposed in zip(descriptions, beside, strict=True):
        if apposed is not None:
            continue
        chain = salient.by_land(mention) or bearers.find(mention, list(made.values())) or later.find(mention) or salient.find(mention)
        if chain is not None:
            chain.add(mention)
            continue
        key, whose = _key(view, mention), _whose(view, mention)
        if whose and owners.get(key, whose) != whose:
            key = key[0], f"{key[1]} {whose}"  # "the mission of the X" beside "the mission of the Y"
        if key in made and ((mention.kind == "person" and mention.definite) or _stands_alone(view, mention)):
            made[key].add(mention)
        elif _stands_alone(view, mention):
            made[key] = Chain(mention)
            owners[key] = whose
        elif mention.kind == "organisation" and mention.definite and mention.roles[0] not in _NO_NAMES:
            passing.append((key, mention))
    for told, mention in passing:  # "a letter to the ministry", where "the ministry" speaks elsewhere in the report
        if told in made and (not owners[told] or _whose(view, mention) in ("", owners[told])):
            made[told].add(mention)
    return list(made.values())


def _key(view: View, mention: Mention) -> tuple[str, str]:
    """What descriptions of one unnamed have in common: the kind, the words, and the pronoun that says whose it is."""
    return mention.kind, f"{owner_of(view, mention)} {bare_words(mention.name)}".strip()


def _whose(view: View, mention: Mention) -> str:
    """The name behind a description of a body that tells which one it is: "of the European Union"; nothing where none does."""
    if mention.kind != "organisation":
        return ""
    noun = view.doc[mention.head]
    behind = next((child for child in noun.rights if child.dep_ == "prep" and singles_out(child)), None)
    return view.words(behind.i, behind.right_edge.i + 1).casefold() if behind is not None else ""


def _offices(view: View, chains: Iterable[Chain]) -> dict[int, Chain]:
    """By the token of the office right before a name, whose it is: "the Deputy Minister of Health of the Republic of X Y Z"."""
    people = (chain for chain in chains if chain.kind == "person" and chain.named)
    names = ((mention, chain) for chain in people for mention in chain.mentions if mention.form == "name")
    return {office: chain for mention, chain in names if (office := office_before(view, mention.first)) is not None}


def _stands_alone(view: View, mention: Mention) -> bool:
    """Whether a description without a bearer is an entity of its own: one that is not definite, says whose it is, or acts."""
    if mention.kind == "place" or (mention.kind == "person" and is_bare(view.doc[mention.head])):
        return False
    if mention.kind == "organisation" or (mention.kind == "person" and mention.definite):
        long = mention.kind == "person" and len(mention.phrase.split()) >= 3
        return mention.known or long or (not view.heading[mention.head] and acts(view.doc[mention.head], told=False))
    return True


def _apposed(view: View, mention: Mention, by_head: dict[int, Chain]) -> Chain | None:
    token = view.doc[mention.head]
    if speaks_for(token):
        return None  # "a spokesman for the governor, X": the name is the spokesman's
    inner = [below for child in token.children if child.dep_ == "prep" for below in child.children if _holds_apposition(view, below)]
    beside = [token.head] if token.dep_ == "appos" and not is_inquit(token) else []
    beside += [child for noun in (token, *inner) for child in noun.children if child.dep_ == "appos"]
    chain = next((by_head[other.i] for other in beside if other.i in by_head and not _abbreviates(view, other)), None)
    return chain if chain is not None and (chain.kind == mention.kind or _may_be_held(chain, mention)) else None


def _may_be_held(chain: Chain, mention: Mention) -> bool:
    """Whether a firm set beside it may be what the noun says of persons: "the owner, X Shipping"."""
    return mention.kind == "person" and chain.kind == "organisation" and mention.roles[0] in _FIRMS_TOO and may_be_firm(chain)


def _abbreviates(view: View, token: Token) -> bool:
    """Whether the name is an abbreviation in brackets, and so that of the name right before it: "the fleet of the Grain League (GL)"."""
    return token.text.isupper() and token.i > 1 and view.doc[token.i - 1].text == "(" and view.doc[token.i - 2].pos_ == "PROPN"


def _holds_apposition(view: View, token: Token) -> bool:
    """Whether a name set after the noun is that of the title before it: "the head of the board, X"; no name of a person is a board's."""
    role = role_at(view, token.i)
    thing = token.dep_ == "pobj" and token.head.lower_ == "of" and (role is None or role[0].kind == "body")
    return thing or speaks_for(token)


def _self_named(view: View, mention: Mention, by_head: dict[int, Chain]) -> Chain | None:
    """The body whose name stands right before a noun that only says what it is."""
    if mention.kind != "organisation" or mention.roles[0].split()[-1] not in _SELF_NOUNS:
        return None
    first = mention.head - len(mention.roles[0].split()) + 1
    chain = by_head.get(first - 1)
    if chain is None or chain.kind != "organisation" or chain.mentions[0].sector in ("IGO", "GOV"):
        return None
    name = next((m for m in chain.mentions if m.head == first - 1), None)
    return chain if name is not None and name.last == first and view.doc[first].dep_ != "poss" else None
