"""Weighs how likely a cue candidate is an attribution, from counted rates."""

from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotate.speech.clauses import Candidate
from variorum.annotate.speech.lexicon import Lexicon

_AUXILIARIES = frozenset(("will", "would", "could", "can", "may", "might", "should", "must", "to"))


def score_candidate(doc: Doc, candidate: Candidate, outside: Sequence[bool], lexicon: Lexicon) -> float:
    """The rate (0 to 1) at which such a cue attributes: that of word and construction, times the lift of each feature.

    A naive product: the features are counted one by one. ``outside`` tells for each token whether it stands outside quotations.
    """
    cue = doc[candidate.cue]
    score = lexicon.rate(candidate.lemma, candidate.frame) * lexicon.lift("source", source_class(doc, candidate))
    score *= lexicon.lift("role", cue.dep_)
    if candidate.object >= 0 and candidate.frame.startswith("dobj"):
        score *= lexicon.lift("object", doc[candidate.object].lemma_.lower())
    for child in cue.children:
        if child.dep_ == "aux" and child.lower_ in _AUXILIARIES:
            score *= lexicon.lift("auxiliary", child.lower_)
    if any(not outside[index] for start, end in candidate.content for index in range(start, end)):
        score *= lexicon.lift("quoted", candidate.frame.split("_")[0].split("+")[0])
    return min(score, 1.0)


def source_class(doc: Doc, candidate: Candidate) -> str:
    """What kind of word names the source: a kind of name, a pronoun, or the lemma of a noun."""
    if candidate.person < 0:
        return "none"
    head = doc[candidate.person]
    if head.pos_ == "PRON":
        return str(head.lower_)
    if head.ent_type_:
        return str(head.ent_type_)
    return "PROPN" if head.pos_ == "PROPN" else str(head.lemma_.lower())
