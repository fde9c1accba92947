"""Reads whom a condition asks to do something: who offers "to lift the ban if Chile pays" asks Chile to pay."""

from dataclasses import replace

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range
from variorum.annotate.acts.stances import Stance
from variorum.model.report import Range

_MARKS = {
    "offer": ("if", "once", "provided", "providing"),
    "threat": ("unless", "until"),
    "refusal": ("unless", "until"),
}
"""With which conjunction a condition of each kind of position is what its party wants done."""


_NO_DEEDS = frozenset(
    "do be have want wish need like ask know think win lose tell find see hear feel believe conclude discover learn rule".split()
)
"""States, and what is only said, seen or found: that "the judge tells me so" is not asked of the judge."""


def find_asked(sentence: Span, stances: list[Stance], cast: Cast) -> list[Stance]:
    """What others are to do by the condition of an offer, a threat or a refusal, each thing a condition of the party that sets it."""
    found = []
    for stance in stances:
        if stance.condition is None or not stance.party:
            continue
        clause = sentence.doc.char_span(*stance.condition, alignment_mode="expand")
        if clause is None or clause[0].lower_ not in _MARKS.get(stance.kind, ()):
            continue
        verbs = [verb for verb in _deeds(clause.root) if verb.i >= clause.start and verb.i < clause.end]
        asked = tuple(name for name in _doers(verbs[0], cast) if name not in stance.party) if verbs else ()
        if not asked:
            continue
        spans = [_clause_after_mark(verb) for verb in verbs] if len(verbs) > 1 else [stance.condition]
        for verb, span in zip(verbs, spans, strict=True):
            found.append(replace(stance, word=verb, kind="condition", target=asked, range=span, content=(span,), asked=True))
    return found


def _clause_after_mark(verb: Token) -> Range:
    start, end = clause_range(verb)
    mark = next((child for child in verb.children if child.dep_ == "mark"), None)
    return (mark.nbor().idx, end) if mark is not None and mark.idx == start else (start, end)


def _deeds(root: Token) -> list[Token]:
    verb = root if root.pos_ in ("VERB", "AUX") else next((child for child in root.children if child.pos_ in ("VERB", "AUX")), root)
    verbs = [verb, *verb.conjuncts]
    return [one for one in verbs if one.pos_ in ("VERB", "AUX") and one.lemma_.lower() not in _NO_DEEDS]


def _doers(verb: Token, cast: Cast) -> list[str]:
    return [name for child in verb.children if child.dep_ == "nsubj" for name in parties_of(child, cast)]
