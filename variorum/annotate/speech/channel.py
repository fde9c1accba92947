"""Finds through whom a saying came: "told Reuters", "was quoted by the agency", "according to the paper" beside another speaker."""

import re
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.subjects import is_passive

_TELLING = frozenset(("tell", "inform", "brief", "speak", "talk", "write"))
_QUOTING = frozenset(("quote", "cite", "report", "carry"))
_MEDIA_WORD = re.compile(
    r"(?:agency|agencies|news|newspaper|newspapers|media|television|TV|radio|channel|broadcaster|daily|magazine|journal|times|post|herald"
    r"|tribune|gazette|newswire|wire|press|outlet|outlets|website|blog|podcast|show)",
    re.IGNORECASE,
)


def find_channel(doc: Doc, cue: int, source: tuple[Words, ...], content: tuple[Words, ...]) -> Words | None:
    """The words that name the channel of the saying with this cue, less "by" and "to"; ``None`` where none is named."""
    if cue < 0:
        return None
    verb = doc[cue]
    told = _agent_of_quoting(verb, content) or _told(verb)
    if told is not None and not any(start < told[1] and told[0] < end for start, end in (*source, *content)):
        return told
    return _according(verb)


def is_medium(words: str) -> bool:
    """Whether words name a medium: a news agency by its name, or a noun such as "newspaper"."""
    bare = words.strip(" ,.;:\"'“”").lower()
    return bare in _agencies() or bare.removeprefix("the ") in _agencies() or any(_MEDIA_WORD.fullmatch(word) for word in bare.split())


def _agent_of_quoting(verb: Token, content: tuple[Words, ...]) -> Words | None:
    """ "Was quoted (as saying) by X"."""
    holder = verb
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        holder = verb.head.head
    if holder.lemma_.lower() not in _QUOTING or not is_passive(holder):
        return None
    for child in holder.subtree:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by" and not any(start <= child.i < end for start, end in content):
            return _object_of(child)
    return None


def _told(verb: Token) -> Words | None:
    """ "Told X", "in an interview with X", where X is a medium."""
    if verb.lemma_.lower() in _TELLING:
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and child.i > verb.i:
                told = (child.left_edge.i, child.right_edge.i + 1)
                if _named(verb.doc, told) and len(range(*told)) <= 8:
                    return told
            if (
                child.dep_ in ("prep", "dative")
                and child.lower_ in ("to", "with")
                and (words := _object_of(child))
                and _named(verb.doc, words)
            ):
                return words
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "during", "on"):
            for inner in child.subtree:
                if inner.dep_ == "prep" and inner.lower_ in ("with", "to") and inner.head.lemma_ in ("interview", "statement", "comment"):
                    words = _object_of(inner)
                    if words is not None and _named(verb.doc, words):
                        return words
    return None


def _according(verb: Token) -> Words | None:
    """ "..., according to X" under the cue or under what it attributes, where X is a medium."""
    for token in verb.subtree:
        if token.lower_ == "according" and token.i != verb.i:
            for child in token.subtree:
                if child.dep_ == "pobj":
                    words = (child.left_edge.i, child.right_edge.i + 1)
                    return words if _named(verb.doc, words) else None
    return None


def _object_of(preposition: Token) -> Words | None:
    thing = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return (thing.left_edge.i, thing.right_edge.i + 1) if thing is not None else None


def _named(doc: Doc, words: Words) -> bool:
    return is_medium(doc[words[0] : words[1]].text)


@cache
def _agencies() -> frozenset[str]:
    lines = (files("variorum.annotate") / "data" / "news_agencies.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(name.lower() for line in lines if not line.startswith("#") for name in line.split("\t"))
