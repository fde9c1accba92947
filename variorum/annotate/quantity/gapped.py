"""Finds who gives a bare number whose verb is left out: the organisers in "the police had said 900, the organisers 2,500"."""

from spacy.tokens import Span, Token

from variorum.annotate.quantity.sources import TELLERS


def is_teller(verb: Token) -> bool:
    """Whether a verb names the source of a bare number beside it."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in TELLERS


def gapped_speaker(amount: Span) -> Token | None:
    """The noun for who gives a bare number whose verb is left out: the organisers in "the police had said 900, the organisers 2,500"."""
    root = amount.root
    if is_gapped(root):
        return root.head.head
    noun = root.head
    if _is_counted(noun):
        return None
    apposed = root.dep_ == "appos" and noun.i < amount.start and noun.pos_ in ("NOUN", "PROPN") and not _has_unit(amount)
    return noun if apposed and not any(child.dep_ in ("prep", "acl") for child in root.children) else None


def _has_unit(amount: Span) -> bool:
    """Whether an amount says itself what it is of: "similar savings, about $700 million"."""
    return amount.root.pos_ == "NOUN" or any(token.is_currency for token in amount)


def _is_counted(noun: Token) -> bool:
    """Whether a noun is itself an amount, and nobody who gives one: "45 percent said they would, against 39 percent"."""
    return noun.like_num or any(child.dep_ == "nummod" for child in noun.children)


def is_gapped(number: Token) -> bool:
    """Whether a bare number repeats the preposition of a verb left out: "the ministry speaks of 26 hostages, the union of 23"."""
    noun = number.head.head
    if number.dep_ != "pobj" or noun.pos_ not in ("NOUN", "PROPN") or number.head.i != noun.i + 1 or _is_counted(noun):
        return False
    return any(
        is_teller(verb) and any(child.dep_ == "prep" and child.lower_ == number.head.lower_ and child.i < noun.i for child in verb.children)
        for verb in number.ancestors
    )
