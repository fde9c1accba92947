"""Carries a saying on to the clauses joined to its first one: "she says that the gates will open, and that nobody has paid"."""

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.modes import QuotationIndex
from variorum.annotate.speech.trim import trim_range
from variorum.model.report import Range

_AND_THAT = re.compile(r"\s*[,;]?\s*(?:and|but|or)\s+(?=that\s)", re.IGNORECASE)
_END = re.compile(r"[;\n]")
_PARTS = ",;:—–\"”’'"
"""What stands before words that somebody else says, or that are said anew: "..., adding that"."""


def carry_on(attributions: Sequence[Attribution], text: str, doc: Doc, marks: QuotationIndex) -> list[Attribution]:
    """The attributions, each indirect one that ends before "and that" with the clause which this opens, up to the end of its sentence.

    The clause ends before a semicolon, and before the next attribution; one that another attribution has stays with that.
    """
    return [_carried(one, attributions, text, doc, marks) for one in attributions]


def _carried(one: Attribution, others: Sequence[Attribution], text: str, doc: Doc, marks: QuotationIndex) -> Attribution:
    start, end = one.content[-1]
    joint = _AND_THAT.match(text, end)
    if joint is None or one.basis == "list" or not one.cue or one.cue[-1][1] > start or _is_quoted(one.content[-1], marks):
        return one
    that = doc.char_span(joint.end(), joint.end() + len("that"))
    if that is None or that[0].tag_ != "IN" or not _is_clause(one.content[-1], doc):
        return one
    last = that[0].sent.end_char
    if (stop := _END.search(text, joint.end(), last)) is not None:
        last = stop.start()
    for begin, own in _begun(one, others, joint.end(), last):
        if own:
            return one
        if text[joint.end() : begin].rstrip()[-1:] in _PARTS:
            last = begin
            break
    grown = trim_range(text, (start, last))
    return msgspec.structs.replace(one, content=(*one.content[:-1], grown)) if grown[1] > joint.end() + len("that") else one


def _is_clause(span: Range, doc: Doc) -> bool:
    """Whether a content is a clause, and no mere object: "rejected six, and that ..." goes on with another saying."""
    words = doc.char_span(*span, alignment_mode="contract")
    return words is not None and words.root.pos_ in ("VERB", "AUX")


def _is_quoted(span: Range, marks: QuotationIndex) -> bool:
    """Whether a content is a quotation whole: what follows it with "and that" is the reporter's."""
    return any(low - 1 <= span[0] and span[1] <= high + 1 for low, high in marks.within(span))


def _begun(one: Attribution, others: Sequence[Attribution], start: int, end: int) -> list[tuple[int, bool]]:
    """Where other attributions begin between two places, and whether one has the words at the first place as its own."""
    found = []
    for other in others:
        parts = [part for part in (*other.source, *other.cue, *other.content) if start <= part[0] < end]
        if other is not one and parts:
            own = any(low <= start + len("that ") < high for low, high in other.content)
            found.append((min(parts)[0], own))
    return sorted(found)
