"""Tells the numbers in what somebody says that are no claim of his: what he denies, where a place lies, how long he spoke."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from spacy.tokens import Span, Token

from variorum.annotate.quantity.lexicon import LENGTHS
from variorum.model.report import Range, Statement

_DENYING: Final = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut|rebut|repudiat|disput(?:e|ed|es|ing)\b|dismiss|reject)", re.IGNORECASE)
"""Cues whose content the speaker does not hold."""
_CLAIM_NOUNS: Final = frozenset("claim report allegation accusation rumour rumor assertion charge suggestion figure".split())
"""Nouns for what others say."""
_OTHERS: Final = frozenset({"in", "by", "from", "of"})
_AFTER_COMMA: Final = re.compile(
    r"[,(–—]\s+(?:(?:about|some|around|roughly|nearly|almost|just|only|barely|more than|less than|over)\s+)*\Z"
)
_BEARING: Final = re.compile(
    r"\s+(?:(?:to\s+the\s+)?(?:north|south)?-?(?:north|south|east|west)(?:ern)?\s+of|from|off|inland|upriver|upstream|downstream)\b",
    re.IGNORECASE,
)
"""Where one place lies from another."""
_HANDLING: Final = frozenset("release publish issue present unveil submit file table circulate".split())
"""Verbs of bringing something out: its own measure is nobody's claim, "released a 225-page report"."""
_HYPHENS: Final = frozenset("-‑–")


def denied(amount: Span, statement: Statement, text: str, named: Callable[[Token], str | None]) -> tuple[str, ...] | None:
    """Whose a number is that somebody denies: theirs whose claim it is called, else nobody's; ``None`` where nothing is denied."""
    if statement.mode == "direct" or not any(_DENYING.search(text, low, high) for low, high in statement.cue):
        return None
    for above in amount.root.ancestors:
        noun = next((child for child in above.children if child.dep_ == "dobj" and child.i < amount.start), above)
        if noun.lemma_.lower() in _CLAIM_NOUNS and noun.pos_ == "NOUN":
            return tuple(filter(None, [_owner(noun, named)]))
    return ()


def _owner(noun: Token, named: Callable[[Token], str | None]) -> str | None:
    """Who is said to claim: "claims in the northern press that", "a report by the union", "the ministry's figure"."""
    for child in noun.children:
        if child.dep_ in ("poss", "compound") and (name := named(child)) is not None:
            return name
        if child.dep_ == "prep" and child.lower_ in _OTHERS:
            return next((name for below in child.children if (name := named(below)) is not None), None)
    return None


def places(amount: Span, text: str) -> bool:
    """Whether a distance, set off by commas, only says where a place lies: "the mine, some 60 km west of the capital, will"."""
    before = text[max(0, amount.start_char - 40) : amount.start_char]
    return _AFTER_COMMA.search(before) is not None and _BEARING.match(text, amount.end_char) is not None


def is_of_saying(amount: Span, cue: Sequence[Range]) -> bool:
    """Whether the number measures how long somebody spoke: "argued for two hours that the fee is lawful"."""
    noun = amount.root.head
    if noun.lemma_.lower() not in LENGTHS or noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    verb = noun.head.head
    return 0 < noun.head.i - verb.i <= 2 and any(low <= verb.idx < high for low, high in cue)


def is_known(amount: Span, statement: Statement) -> bool:
    """Whether indirect words only name a thing known by its number: "said the 40-page draft was unfair"."""
    if statement.mode == "direct":
        return False
    attributive = any(token.text in _HYPHENS for token in amount.doc[amount.start : amount.end + 1])
    opener = amount.doc[amount.start - 1] if amount.start else None
    return attributive and opener is not None and opener.lower_ in ("the", "this")


def is_handled(amount: Span, cue: Sequence[Range]) -> bool:
    """Whether the amount counts what the cue's verb does something to, and tells nothing: "the agency added four cameras"."""
    node = amount.root
    direct = True
    for above in amount.root.ancestors:
        if any(low <= above.idx < high for low, high in cue):
            lemma = above.lemma_.lower()
            return node.dep_ == "dobj" and (lemma == "add" or (direct and lemma in _HANDLING))
        direct = direct and node.dep_ in ("nummod", "compound", "amod", "nmod", "quantmod", "npadvmod")
        node = above
    return False
