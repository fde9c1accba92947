"""Parts a saying in two where the reporter's words and a quotation are joined: she said that “we stay” and that the gates would open."""

from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Span, Token

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.modes import QuotationIndex
from variorum.annotate.speech.saying import is_saying
from variorum.annotate.speech.trim import trim_range
from variorum.model.report import Range

_LEAST = 3
"""Words of a part."""


def split_joined(one: Attribution, doc: Doc, marks: QuotationIndex) -> Iterator[Attribution]:
    """The attribution, or both its clauses where only one of them is quoted; a clause with a verb of saying has that as its cue."""
    span = doc.char_span(*one.content[0], alignment_mode="contract") if len(one.content) == 1 and one.cue else None
    found = _joint(one.content[0], span, marks) if span is not None and len(span) >= 2 * _LEAST else None
    if found is None:
        yield one
        return
    first, second, verb = found
    cue = ((verb.idx, verb.idx + len(verb)),) if is_saying(verb) and not _has_subject(verb) else one.cue
    yield msgspec.structs.replace(one, content=(first,))
    yield msgspec.structs.replace(one, content=(second,), cue=cue)


def _joint(content: Range, span: Span, marks: QuotationIndex) -> tuple[Range, Range, Token] | None:
    quoted = marks.within(content)
    if not quoted:
        return None
    for joint in (token for token in span if token.dep_ == "cc"):
        verb = next((right for right in joint.head.rights if right.dep_ == "conj" and right.i > joint.i), None)
        if verb is None or any(low <= joint.idx < high for low, high in quoted) or not _is_clause(verb):
            continue
        text = span.doc.text
        first = trim_range(text, (content[0], joint.idx))
        second = trim_range(text, (joint.idx + len(joint), content[1]))
        told = [any(part[0] < high and low < part[1] for low, high in quoted) for part in (first, second)]
        words = [text[slice(*part)].count(" ") + 1 for part in (first, second)]
        if told[0] != told[1] and min(words) >= _LEAST and joint.head.i < joint.i:
            return first, second, verb
    return None


def _is_clause(verb: Token) -> bool:
    """Whether what is joined stands on its own: with its subject or "that", or as another saying of the same speaker."""
    return verb.pos_ in ("VERB", "AUX") and (_has_subject(verb) or is_saying(verb))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") or (child.dep_ == "mark" and child.lower_ == "that") for child in verb.children)
