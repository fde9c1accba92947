"""Ends a content where the reporter's own words go on: ", which ..." after a thing, ", adding that ..." after anything."""

from spacy.tokens import Doc, Token

from variorum.annotate.speech.phrases import Words

LONGEST = 300
"""Words of a content from which on the parse has run wild; it also bounds the time on a text without full stops."""


def limit_content(doc: Doc, content: tuple[Words, ...], nominal: bool) -> tuple[Words, ...]:
    """The content without what its parse drags in at its end; ``nominal`` for one that is an object rather than a clause."""
    if not content:
        return content
    start, end = content[-1]
    if end - start > LONGEST:
        return content
    for index in range(start + 1, end):
        token = doc[index]
        if token.right_edge.i + 2 < end or token.left_edge.i <= start:
            continue
        if _is_remark(token, nominal):
            end = token.left_edge.i
            break
    return (*content[:-1], (start, end))


def _is_remark(token: Token, nominal: bool) -> bool:
    comma = token.doc[token.left_edge.i - 1].text == ","
    if not comma:
        return False
    if token.dep_ == "relcl":
        return nominal
    return token.dep_ == "advcl" and token.tag_ == "VBG" and any(child.dep_ == "ccomp" for child in token.children)
