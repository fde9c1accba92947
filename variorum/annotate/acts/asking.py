"""Reads the demand that lies in a condition: who offers "to lift the ban if Chile pays" asks Chile to pay."""

from dataclasses import replace

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range
from variorum.annotate.acts.stances import Stance

_MARKS = {
    "offer": ("if", "once", "provided", "providing"),
    "threat": ("unless", "until"),
    "refusal": ("unless", "until"),
    "condition": ("until", "till"),
}
"""With which conjunction a condition of each kind of position is what its party wants done."""


_NO_DEEDS = frozenset(
    "do be have want wish need like ask know think win lose tell find see hear feel believe conclude discover learn rule".split()
)
"""States, and what is only said, seen or found: that "the judge tells me so" is not asked of the judge."""


def find_asked(sentence: Span, stances: list[Stance], cast: Cast) -> list[Stance]:
    """A demand for each thing that others must do by the condition of an offer, a threat or a refusal; it is shown with that condition."""
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
        for verb in verbs:
            start, end = clause_range(verb)
            mark = next((child for child in verb.children if child.dep_ == "mark"), None)
            if mark is not None and mark.idx == start:
                start = sentence.doc[mark.i + 1].idx
            found.append(replace(stance, word=verb, kind="demand", target=asked, range=(start, end), content=((start, end),)))
    return found


def _deeds(root: Token) -> list[Token]:
    verb = root if root.pos_ in ("VERB", "AUX") else next((child for child in root.children if child.pos_ in ("VERB", "AUX")), root)
    verbs = [verb, *verb.conjuncts]
    return [one for one in verbs if one.pos_ in ("VERB", "AUX") and one.lemma_.lower() not in _NO_DEEDS]


def _doers(verb: Token, cast: Cast) -> list[str]:
    return [name for child in verb.children if child.dep_ == "nsubj" for name in parties_of(child, cast)]
