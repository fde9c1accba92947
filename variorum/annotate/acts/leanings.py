"""Guesses where a speaker stands in a statement of which no rule reads a position, with a small linear model over its words.

The model is multinomial logistic regression over TF-IDF weighted words, word pairs, verbs with their subjects, modals and negations, the
words of the cue and the type of act that the act model sees; names are masked. ``training/positions`` holds its labels and the script that
fits it; at run time it needs numpy only.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.annotate.acts.classifier import NONE, describe_words, load_model
from variorum.model.record import Record
from variorum.model.report import PositionKind, Statement

MODEL = "position_model"
LEAST = 0.66
"""Least chance that the speaker takes a position at all from which one is told ..."""
LEAST_KIND = 0.42
"""... and least share of it for the kind that is told."""
_AGAINST: tuple[PositionKind, ...] = ("oppose", "accusation", "refusal")
"""Kinds of being against something: where it is open which one, the most general is told."""
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "xcomp", "advcl"})
_SURE_ACT = 0.25


class Leaning(Record, frozen=True):
    """Where a speaker seems to stand, and how likely it is that he takes a position at all."""

    kind: PositionKind
    chance: float


def read_leaning(doc: Doc, statement: Statement) -> Leaning | None:
    """Where the speaker of a statement seems to stand; ``None`` where he seems to take no position, or its kind is open."""
    shares = dict(load_model(MODEL).guess(describe_saying(doc, statement)).shares)
    chance = 1.0 - shares.pop(NONE)
    if chance < LEAST:
        return None
    kind = max(sorted(shares), key=lambda name: shares[name])
    share = shares[kind]
    if kind in _AGAINST and share < LEAST_KIND * chance:
        kind, share = "oppose", sum(shares[name] for name in _AGAINST)
    return Leaning(kind, round(chance, 4)) if share >= LEAST_KIND * chance else None  # type: ignore[arg-type]  # the model's types are kinds


def describe_saying(doc: Doc, statement: Statement) -> list[str]:
    """The features of a statement: its words, what its clauses say of whom and how, its cue, and the act it seems to tell."""
    words = [token for start, end in statement.content for token in doc.char_span(start, end, alignment_mode="expand") or ()]
    features = {*describe_words(words), *(name for token in words for name in _describe_clause(token))}
    if any(token.text == "?" for token in words):
        features.add("question")
    if statement.quoted:
        features.add("quoted")
    acts = load_model().guess(sorted(features))
    features.add(f"act:{acts.type}")
    features.update(f"act~{kind}" for kind, share in acts.shares.items() if share > _SURE_ACT)
    for start, end in statement.cue:
        features.update(f"cue:{token.lemma_.lower()}" for token in doc.char_span(start, end, alignment_mode="expand") or ())
    return sorted(features)


def _describe_clause(token: Token) -> Iterator[str]:
    """A verb with its negation, modals and the kind of its subject."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in _CLAUSES:
        return
    no = "not " if any(child.dep_ == "neg" for child in token.children) else ""
    verb = token.lemma_.lower()
    modals = [f"{no}{child.lower_}" for child in token.children if child.dep_ == "aux"]
    yield f"verb:{no}{verb}"
    yield from (f"modal:{modal}" for modal in modals)
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            subject = child.lower_ if child.pos_ == "PRON" else "@" if child.pos_ == "PROPN" else "noun"
            yield f"subject:{subject} {verb}"
            yield from (f"subject:{subject} {modal}" for modal in modals)
