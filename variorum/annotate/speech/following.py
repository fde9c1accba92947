"""Gives a saying of a pronoun that nobody else claims to the subject of the clause before: "Lund was upset. In a note she said ...".

Where that names nobody, it is his of whom alone the paragraph tells: "The hard words came from Lund, who leads it. “No,” she said".
"""

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Span, Token

from variorum.annotate.speech.continuing import PRONOUNS, fits
from variorum.annotate.speech.linking import MentionIndex, name_around
from variorum.annotate.speech.modes import QuotationIndex
from variorum.annotate.speech.placing import enclosing
from variorum.model.report import Entity, Range, Statement

_SEXES = ("m", "f")
_SUBJECTS = ("nsubj", "nsubjpass")
_HALVES = (":", ";", "—", "–")
"""Marks that part two clauses of one sentence, the second of which goes on about the subject of the first."""
_FORE = ("ccomp", "parataxis")
_BACK = 4
"""Sentences gone back over, those of quotations left out, to the one whose subject is meant."""


def give_to_subject(
    statements: Sequence[Statement], doc: Doc, marks: QuotationIndex, entities: Sequence[Entity], headings: Sequence[Range]
) -> list[Statement]:
    """The statements, those of a lone "he", "she", "it" or "they" without an entity with that of the subject of the clause before.

    A subject stays what the text is about unless another takes its place (Grosz, Joshi and Weinstein 1995, "Centering"). The subject must
    fit the pronoun, and nobody else who would fit it may be named from there to the pronoun.
    """
    reader = _Subjects(doc, marks, entities, headings)
    return [msgspec.structs.replace(one, speaker_entity=found) if (found := reader.meant(one)) else one for one in statements]


class _Subjects:
    """The parse of a report with its entities by position."""

    def __init__(self, doc: Doc, marks: QuotationIndex, entities: Sequence[Entity], headings: Sequence[Range]) -> None:
        self.doc = doc
        self.marks = marks
        self.headings = headings
        self.known = {entity.id: entity for entity in entities}
        self.mentions = MentionIndex(entities)
        self.ranges = [(start, end, entity) for entity in entities for start, end in entity.mentions]

    def meant(self, one: Statement) -> tuple[str, ...]:
        """The entity of the subject before that the pronoun of a statement without one means; empty where none is plain."""
        if one.speaker_entity or one.heading or len(one.speaker) != 1:
            return ()
        words = self.doc.char_span(*one.speaker[0])
        pronoun = PRONOUNS.get(words.text.casefold()) if words is not None and len(words) == 1 else None
        if words is None or pronoun is None or words[0].dep_ not in _SUBJECTS:
            return ()
        subject = self._subject_before(words[0])
        if subject is not None and words[0].lower_ == "it" and any(child.dep_ == "conj" for child in subject.children):
            return ()  # "The board and the union met. It said ...": which?
        found = self._entity(subject, pronoun, words[0].idx) if subject is not None else ()
        return found or (self._only_one(pronoun, words[0]) if pronoun in _SEXES and not self._is_quoted(words[0]) else ())

    def _only_one(self, pronoun: str, token: Token) -> tuple[str, ...]:
        """The only person named before the pronoun in its paragraph whom it may mean, if just before; quotations are left out."""
        text, sentence = self.doc.text, token.sent
        start = text.rfind("\n", 0, token.idx) + 1
        last = next((one for one in self._sentences_before(sentence) if not self._is_quoted(one.root)), sentence)
        named = {
            entity.id: (entity, low)
            for low, high, entity in sorted(self.ranges, key=lambda place: place[:2])
            if start <= low < token.idx and not self.marks.touching((low, high))
        }
        meant = [(name, low) for name, (entity, low) in named.items() if fits(pronoun, [entity], text)]
        return (meant[0][0],) if len(meant) == 1 and meant[0][1] >= last.start_char else ()

    def _sentences_before(self, sentence: Span) -> Iterator[Span]:
        for _ in range(_BACK):
            if sentence.start == 0:
                return
            sentence = self.doc[sentence.start - 1].sent
            if sentence.text.strip():
                yield sentence

    def _subject_before(self, token: Token) -> Token | None:
        """The subject of the clause before a mark in the token's own sentence, else of the sentence before."""
        sentence = token.sent
        joint = next((word for word in self.doc[sentence.start : token.i] if word.text in _HALVES), None)
        if joint is not None and (subject := _subject_up_to(sentence, joint)) is not None and not self._is_quoted(subject):
            return subject
        for _ in range(_BACK):
            if sentence.start == 0:
                return None
            sentence = self.doc[sentence.start - 1].sent
            if enclosing((sentence.start_char, sentence.start_char + 1), self.headings) is not None:
                return None
            if not sentence.text.strip() or (self._is_quoted(sentence.root) and self._is_quoted(sentence[0])):
                continue
            subject = _subject(sentence)
            goes_on = subject is not None and subject.lower_ == token.lower_ and not self._meant_by(subject)
            if not goes_on:  # "Lund was upset. He rose. In the end he said ...": nobody else has been told of in between
                return subject
        return None

    def _is_quoted(self, token: Token) -> bool:
        return bool(self.marks.touching((token.idx, token.idx + 1)))

    def _meant_by(self, subject: Token) -> tuple[str, ...]:
        return self.mentions.at(name_around(subject)) or self.mentions.at((subject.idx, subject.idx + len(subject)))

    def _entity(self, subject: Token, pronoun: str, before: int) -> tuple[str, ...]:
        found = self._meant_by(subject)
        text = self.doc.text
        meant = [self.known[entity] for entity in found]
        plural = pronoun == "p" and len(meant) == 1 and meant[0].kind == "organisation" and subject.tag_ in ("NNS", "NNPS")
        if len(meant) != 1 or self._is_quoted(subject) or not (plural or fits(pronoun, meant, text)):
            return ()
        after = subject.right_edge.idx + len(subject.right_edge)  # nobody in the subject's own phrase stands against it
        rivals = {
            entity.id
            for start, end, entity in self.ranges
            if after <= start < before and entity.id != found[0] and fits(pronoun, [entity], text)
            if not self.marks.touching((start, end))
        }
        return () if rivals else found


def _subject(sentence: Span) -> Token | None:
    """The subject of a sentence, of "It was Lund who left" Lund; a noun and what is said of it may be parsed as one phrase."""
    root = sentence.root
    if root.pos_ not in ("VERB", "AUX"):
        told = any(child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD") for child in root.rights)
        return root if told and root.pos_ in ("NOUN", "PROPN") and root.left_edge.i == sentence.start else None
    found = [child for child in root.children if child.dep_ in _SUBJECTS]
    subject = next((child for child in reversed(found) if child.i < root.i), None) or next(iter(found), None)
    if subject is not None and subject.lower_ == "it" and root.lemma_ == "be":
        focus = next((child for child in root.rights if child.dep_ == "attr"), None)
        clefts = focus is not None and any(word.tag_ == "WP" and word.dep_ in _SUBJECTS for word in sentence.doc[focus.i : sentence.end])
        return focus if clefts else subject
    return subject


def _subject_up_to(sentence: Span, joint: Token) -> Token | None:
    """The subject of the main clause before a mark; the parser may hang that clause on the one behind the mark."""
    for token in sentence.doc[sentence.start : joint.i]:
        verb = token.head
        if token.dep_ in _SUBJECTS and verb.i < joint.i and (verb.dep_ == "ROOT" or (verb.dep_ in _FORE and verb.head.i > joint.i)):
            return token
    return None
