"""Tells what has become of the people counted: "31 people were killed", "12 wounded", "10 continue to be missing"."""

from spacy.tokens import Span, Token

from variorum.annotate.quantity.lexicon import load_lexicon
from variorum.annotate.quantity.sources import CLAIMERS, TELLERS

_STATES = frozenset(
    "are be been being believed considered continue continues feared had has have is listed now officially presumed remain remained "
    "remains reported reportedly said still to was were".split()
)
"""Words between a bare number and what the people are: "12 were still missing", "nine are feared dead"."""
_FAR = 6
_KEPT = frozenset({"held", "freed", "imprisoned", "expelled"})
"""What is done to people but may be done by them too: "300 are being held", not "300 held a vigil"."""


def suffered(noun: Token) -> Token | None:
    """The word for what is done to the people counted: "31 people were killed", "the blast wounded 12 people", "40 people dead"."""
    lexicon = load_lexicon()
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("acl", "amod") and child.lower_ in lexicon.people_words:
            return child
    verb = noun.head
    if noun.dep_ in ("nsubjpass", "dobj") and verb.lemma_.lower() in lexicon.people_lemmas:
        return verb
    if noun.dep_ == "nsubjpass":
        return next((child for child in verb.children if child.dep_ == "xcomp" and child.lemma_.lower() in _DYING), None)
    return verb if noun.dep_ == "nsubj" and (verb.lemma_.lower() in _DYING or verb.lower_ in lexicon.people_words) else None


def people_unit(told: Token) -> str:
    """People by what is told of them: "dead people", "wounded people"; "people" where that is no state of theirs."""
    lexicon = load_lexicon()
    word, lemma = told.lower_, told.lemma_.lower()
    if lemma in _DYING or word in _DYING:
        return "dead people"
    if word not in lexicon.people_words and lemma in lexicon.people_lemmas and lemma not in ("flee", "stab"):
        word = lemma + ("d" if lemma.endswith("e") else "ed")
    return f"{word} people" if word in lexicon.people_words or word.endswith("ed") else "people"


_DYING = frozenset({"die", "kill", "killed", "dead", "drown", "perish"})


_VOICING = CLAIMERS | TELLERS | {"be", "tweet", "post", "write", "ask", "call", "joke", "reply", "respond", "shout", "recall", "describe"}
"""Verbs whose one subject is picked out of many, not counted: "one driver wrote"."""


def is_suffered(tokens: Span) -> bool:
    """Whether something befalls the one: "one plant was damaged", "killing one person"; a mere "one aide said" counts nobody."""
    noun = tokens.root.head if tokens.root.dep_ == "nummod" else tokens.root
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.lower_ in ("not", "no"):
        return False
    told = suffered(noun) or told_of_people(tokens)
    if told is not None:
        return told.tag_ != "VB"  # "cannot detain one"
    opens = before is None or before.is_space or before.is_punct
    verb = noun.head
    moves = noun.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") and verb.lemma_.lower() not in _VOICING
    return opens and (noun.dep_ == "nsubjpass" or (moves and not any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)))


def told_of_people(tokens: Span) -> Token | None:
    """The word that makes a bare number one of people: "12 wounded", "12 were killed", "killing 12"."""
    lexicon = load_lexicon()
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if following is not None and following.lower_ in lexicon.people_words:
        return following
    if following is not None and following.lower_ == "in" and tokens.end + 1 < len(tokens.doc):
        behind = tokens.doc[tokens.end + 1]
        if behind.lower_ in lexicon.people_places:
            return behind
    if (state := _state_behind(tokens)) is not None:
        return state
    root = tokens.root
    if root.dep_ == "nsubjpass" and root.head.lower_ in _KEPT and root.i == tokens.end - 1:
        return root.head
    if following is not None and following.lower_ == "more":
        following = None  # "wounded 60 more"
    of_them = any(child.dep_ == "prep" for child in root.children)  # "29 of them were released", not "shot 53 of them"
    is_argument = (
        root.dep_ in (("nsubjpass",) if of_them else ("nsubj", "nsubjpass", "dobj")) and root.head.lemma_.lower() in lexicon.people_lemmas
    )
    return root.head if is_argument and (following is None or following.pos_ not in ("NOUN", "ADJ")) else None


def _state_behind(tokens: Span) -> Token | None:
    """The state that the words behind a bare number say people are in: "10 continue to be missing"."""
    for token in tokens.doc[tokens.end : tokens.end + _FAR]:
        if token.lower_ in load_lexicon().people_words and token.i > tokens.end:
            return token
        if token.lower_ not in _STATES:
            return None
    return None
