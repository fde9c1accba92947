"""Gives the words of a message to whoever issued it: after “...,” Bell said in a statement, “...,” the statement went on is Bell's too."""

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.speech.linking import MentionIndex
from variorum.annotate.speech.subjects import agent_of, is_message, is_passive, subject_of
from variorum.model.report import Statement

_PAPERS = word_list("papers")
_REACH = 4
"""Statements before it in which the issuer of a message is looked for."""
_OF_MESSAGE = re.compile(r"\b(?:in|through|by|via)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+){0,2}?(\w[\w-]*)", re.IGNORECASE)
_ISSUING = frozenset(
    "adopt announce approve circulate compile deliver draft file hand issue pass post publish put read record release send sign submit"
    " table unveil write".split()
)
_GATHERED = frozenset("count data datum estimate figure list manifest minutes record register result statistics tally transcript".split())
"""What is somebody's by "of": "data of the ministry"; a list of victims is not theirs."""
_MODIFIERS = frozenset(("compound", "amod", "nmod"))
_BEFORE = 300
"""Tokens before it in which somebody issues a message that is then called "the letter"."""


def give_to_issuers(statements: Sequence[Statement], text: str, doc: Doc, mentions: MentionIndex) -> list[Statement]:
    """The statements, those whose source is "the statement", "the letter" with the entities of its issuer, where one is plain.

    The issuer is who owns it ("Bell's letter"), who issued it ("a letter sent by Bell"), or the last speaker before who spoke "in a
    statement".
    """
    given: list[Statement] = []
    for one in statements:
        noun = _message_of(one, doc)
        entities = _issuers(noun, given, text, mentions) if noun is not None else ()
        given.append(msgspec.structs.replace(one, speaker_entity=entities) if entities else one)
    return given


def _message_of(one: Statement, doc: Doc) -> Token | None:
    words = doc.char_span(*one.speaker[0], alignment_mode="expand") if len(one.speaker) == 1 else None
    return words.root if words is not None and len(words) and words.root.pos_ == "NOUN" and _is_text(words.root) else None


def _is_text(noun: Token) -> bool:
    return is_message(noun) or noun.lemma_.lower() in _PAPERS


def _issuers(noun: Token, before: Sequence[Statement], text: str, mentions: MentionIndex) -> tuple[str, ...]:
    itself = mentions.at((noun.idx, noun.idx + len(noun)))
    beside = [_issuer(child) for child in noun.children] + [child for child in noun.children if child.dep_ in _MODIFIERS]
    for word in filter(None, beside):
        found = mentions.at((word.idx, word.idx + len(word)))
        if found and found != itself:
            return found
    for one in reversed(before[-_REACH:]):
        if one.speaker_entity and one.cue and _spoke_in(noun, one, text):
            return one.speaker_entity
    issued = next((token for token in reversed(noun.doc[max(0, noun.i - _BEFORE) : noun.i]) if _is_issued(token, noun)), None)
    subject = subject_of(issued.head) if issued is not None else None
    return mentions.at((subject.idx, subject.idx + len(subject))) if subject is not None else ()


def _issuer(child: Token) -> Token | None:
    """Who is told beside a message to have made it: "Bell's letter", "a letter from Bell", "sent by Bell", "attributed to Bell"."""
    if child.dep_ == "poss":
        return child
    if child.dep_ == "prep" and child.lower_ in ("from", "by"):
        return next((below for below in child.children if below.dep_ == "pobj"), None)
    if child.dep_ == "prep" and child.lower_ == "of" and child.head.lemma_.lower() in _GATHERED:
        return next((below for below in child.children if below.dep_ == "pobj" and below.pos_ == "PROPN"), None)
    if child.dep_ == "acl" and is_passive(child):
        to = next((below for below in child.children if below.dep_ == "prep" and below.lower_ == "to"), None)
        if child.lemma_.lower() in ("attribute", "ascribe") and to is not None:
            return next((below for below in to.children if below.dep_ == "pobj"), None)
        return agent_of(child) if child.lemma_.lower() in _ISSUING else None
    return None


def _spoke_in(noun: Token, one: Statement, text: str) -> bool:
    """Whether a statement is told as made in a message of the noun's kind: "said in a statement"."""
    start = one.cue[0][1]
    near = text[start : start + 60].split("\n", 1)[0]
    match = _OF_MESSAGE.search(near)
    return match is not None and match[1].casefold() == noun.lemma_.lower()


def _is_issued(token: Token, noun: Token) -> bool:
    return token.dep_ == "dobj" and token.lemma_ == noun.lemma_ and token.head.lemma_.lower() in _ISSUING
