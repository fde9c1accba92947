"""Reads bare numbers of a toll or tally: "the toll rose to 41, up from 36", "put the number of missing at 30", "a figure of 7,000"."""

import re

from spacy.tokens import Span, Token

from variorum.annotate.quantity.lexicon import load_lexicon

_TALLIES = frozenset({"toll", "tally", "count", "number", "total", "figure", "estimate"})
_GATHERINGS = frozenset(
    "crowd audience gathering congregation throng population workforce staff crew turnout membership electorate following "
    "town village city hamlet settlement community family jury bench panel committee delegation squad platoon".split()
)
"""Nouns for so many people together: "a crowd of 1,300"."""
_AT = frozenset({"at", "to", "from", "as", "above", "below", "over", "under", "near", "nearer"})
_REACH = frozenset({"reach", "hit", "pass", "exceed", "top"})


_TOLL_BEFORE = re.compile(
    r"\b(?:death )?toll\b[^.;:!?\n\d]{0,70}?\b(?:(?:rises?|rose|risen|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|grow[ns]?|grew|"
    r"rais(?:ed|es)|revised|cut|drops?|dropped|falls?|fell|up|now) to|(?:stands?|stood|put|puts|now) at"
    r"|reach(?:es|ed)?|hits?|tops?|pass(?:es|ed)|exceed(?:s|ed)|is|was)\s+"
    r"(?:now |already |still |almost |nearly |about |at least |more than |over )*\Z",
    re.IGNORECASE,
)
"""What a heading or sentence says before the number of a toll, whatever the parser makes of it."""


_BEHIND = frozenset({"CCONJ", "SCONJ", "ADP", "VERB", "AUX", "ADV", "PART"})


def is_of_toll(tokens: Span) -> bool:
    """Whether a bare number is told of a death toll by the words before it: "Toll rises to 33", "the toll is 42"."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    ends = following is None or following.is_punct or following.is_space or following.pos_ in _BEHIND
    start = max(0, tokens.start_char - 140)
    return ends and _TOLL_BEFORE.search(tokens.doc.text, start, tokens.start_char) is not None


def tally_of(tokens: Span) -> Token | None:
    """The noun for the tally whose value a bare number is, ``None`` where it is that of none."""
    root = tokens.root
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        above = root.head.head
        return above if _is_tally(above) or above.lemma_.lower() in _GATHERINGS else None
    if root.dep_ == "dobj" and root.head.lemma_.lower() in _REACH:
        return _told_of(root.head)
    if root.dep_ != "pobj" or root.head.lower_ not in _AT:
        return None
    verb = next((word for word in list(root.ancestors)[:4] if word.pos_ == "VERB" or (word.lemma_ == "be" and word.dep_ != "aux")), None)
    return _told_of(verb) if verb is not None else None


def unit_of_tally(tally: Token) -> str | None:
    """What a tally counts by its own words: the dead of a toll, "the number of missing"; ``None`` where it leaves that open."""
    for child in tally.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.lower_ in ("people", "persons") and any(
                    below.dep_ == "acl" and below.lower_ == "killed" for below in noun.children
                ):
                    return "dead"
                if noun.lower_ in load_lexicon().people_words:
                    return "dead" if noun.lower_ in ("dead", "killed") else f"{noun.lower_} people"
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN":
                    return noun.lemma_.lower()
    if tally.lemma_.lower() in _GATHERINGS:
        return "people"
    deadly = tally.lemma_.lower() == "toll" or any(child.lower_ == "death" for child in tally.children)
    return "dead" if deadly else None


def _told_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_tally(child)), None)


def _is_tally(noun: Token) -> bool:
    return noun.lemma_.lower() in _TALLIES
