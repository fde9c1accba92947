"""Tells a saying that is only supposed from one that was made: "if the union refuses to talk" reports no refusal.

Nor does "not a word about it was said by the minister" report one.
"""

import re

from spacy.tokens import Doc, Token

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.modes import QuotationIndex

_CONDITIONS = frozenset(("if", "unless"))
_OWN = frozenset(("acl", "ccomp", "parataxis", "relcl", "ROOT"))
"""Clauses that stand on their own within a condition: "if, as he said, ...", "if the man who said so ..."."""
_DEEPEST = 8
_UNSAID = re.compile(r"(?:not\s+(?:a|one)(?:\s+single)?\s+word|no\s+(?:word|mention)|nothing)\b[^.;:“\"]{0,60}\Z", re.IGNORECASE)
"""What was not said, as the subject of a passive."""


def is_supposed(one: Attribution, text: str, doc: Doc, marks: QuotationIndex) -> bool:
    """Whether the cue of an attribution stands in a condition, or says that nothing was said, and nothing of the content is quoted."""
    words = doc.char_span(*one.cue[0], alignment_mode="expand") if one.cue else None
    if words is None or not len(words) or any(marks.within(span) for span in one.content):
        return False
    passive = any(child.dep_ == "auxpass" for child in words.root.children)
    if passive and any(_UNSAID.match(text[low:high]) and high <= one.cue[-1][0] for low, high in one.content):
        return True
    return _is_in_condition(words.root)


def _is_in_condition(token: Token) -> bool:
    for _ in range(_DEEPEST):
        if token.dep_ in _OWN or token.head.i == token.i:
            return False
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in token.children):
            return True
        token = token.head
    return False
