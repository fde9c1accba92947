"""Weighs how likely a cue candidate is an attribution, from counted rates and fitted weights."""

from collections.abc import Iterator, Sequence
from math import exp, log

from spacy.tokens import Doc

from variorum.annotate.speech.clauses import Candidate
from variorum.annotate.speech.inserted import INSERTED, SURE
from variorum.annotate.speech.lexicon import Lexicon


def score_candidate(doc: Doc, candidate: Candidate, outside: Sequence[bool], lexicon: Lexicon) -> float:
    """The probability (0 to 1) that the candidate attributes: a logistic model over the rate of its cue word and its features.

    ``outside`` tells for each token whether it stands outside quotations.
    """
    if candidate.frame == INSERTED:
        return SURE
    rate = lexicon.rate(candidate.lemma, candidate.frame)
    word_rate = lexicon.word_rate(candidate.lemma, word_class(candidate.frame))
    score = lexicon.weight("bias", "") + lexicon.weight("rate", "") * log(rate / (1 - rate))
    score += lexicon.weight("word rate", "") * log(word_rate / (1 - word_rate))
    for feature, value in features_of(doc, candidate, outside, lexicon.quoting):
        score += lexicon.weight(feature, value)
    return 1 / (1 + exp(-score))


def word_class(frame: str) -> str:
    """The class of a cue word by its construction: ``noun``, ``adj`` or ``verb``."""
    return frame[: frame.index("_")] if frame.startswith(("noun_", "adj_")) else "verb"


def features_of(doc: Doc, candidate: Candidate, outside: Sequence[bool], quoting: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What stands beside the cue word, as feature and value; ``quoting`` are the verbs that introduce quotations."""
    cue = doc[candidate.cue]
    family = candidate.frame.split("_")[0].split("+")[0]
    yield "frame", candidate.frame
    yield "source", source_class(doc, candidate)
    yield "role", cue.dep_
    yield "tag", f"{family} {cue.tag_}"
    if candidate.lemma in quoting and cue.pos_ == "VERB":
        yield "quoting", candidate.frame
    if candidate.object >= 0:
        yield "object", str(doc[candidate.object].lemma_.lower())
    for child in cue.children:
        if child.dep_ == "aux":
            yield "auxiliary", str(child.lower_)
        elif child.dep_ == "neg":
            yield "negated", family
        elif child.dep_ == "mark":
            yield "mark", str(child.lower_)
    if any(not outside[index] for start, end in candidate.content for index in range(start, end)):
        yield "quoted", family
    length = sum(end - start for start, end in candidate.content)
    yield "length", f"{family} {min(length, 15) // 3}"
    if candidate.speaker >= 0:
        yield "distance", str(min(abs(candidate.cue - candidate.speaker), 12) // 2)


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
