"""Gives a saying of "he" or "she" that nobody claims to the only man or woman told of before, and of "one of them" to the group."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc

from variorum.annotate.speech.continuing import PRONOUNS, gender_in
from variorum.annotate.speech.modes import QuotationIndex
from variorum.model.report import Entity, Range, Statement

_SEXES = ("m", "f")
_PARAGRAPHS = 2
"""Paragraphs looked at, the pronoun's own one counted."""
_PART = re.compile(r"(?:one|another|both|some|others|a (?:second|third)|two|several)(?: of (?:them|these|those))?\b", re.IGNORECASE)
"""A part of a group told of before; not "the other", who is told apart from the one who spoke."""
_ANYBODY = re.compile(r"quot|(?:can|could|do|does|may|might|must|should|would)\b", re.IGNORECASE)
"""Cues of what anybody does ("one does not speak of it"), or of another's words: "one of them quoted her"."""
_PRONOUNS = frozenset("another both he it one others she that they which who".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_ALONE = re.compile(r"\s*(?:\Z|,)")
"""What may follow: "one, who asked not to be named"; "one of his officials" tells itself who speaks."""


def give_to_lone(statements: Sequence[Statement], doc: Doc, marks: QuotationIndex, entities: Sequence[Entity]) -> list[Statement]:
    """The statements, those without an entity of "he", "she" or a part of a group with the one that the paragraphs before let it mean.

    Names within quotations are not counted: who speaks is told outside them.
    """
    reader = _Before(doc, marks, entities)
    return [msgspec.structs.replace(one, speaker_entity=found) if (found := reader.meant(one)) else one for one in statements]


Told = tuple[Range, str]
"""A mention and whose it is."""


class _Before:
    """A report with who is told of where."""

    def __init__(self, doc: Doc, marks: QuotationIndex, entities: Sequence[Entity]) -> None:
        self.doc = doc
        self.text = doc.text
        self.entities = {entity.id: entity for entity in entities}
        self.marks = marks

    def meant(self, one: Statement) -> tuple[str, ...]:
        if one.speaker_entity or one.heading or len(one.speaker) != 1:
            return ()
        start, end = one.speaker[0]
        if self.marks.touching((start, end)):
            return ()
        sex = PRONOUNS.get(self.text[start:end].casefold())
        if sex in _SEXES:
            fitting = next(filter(None, (self._fitting(span, sex) for span in self._paragraphs(start))), [])
            return (fitting[0][1],) if len({name for _, name in fitting}) == 1 and self._is_still_meant(fitting[-1], start) else ()
        part = _PART.match(self.text, start, end)
        if part is None or not _ALONE.match(self.text, part.end(), end) or any(_ANYBODY.match(self.text, *cue) for cue in one.cue):
            return ()
        group = next(filter(None, (self._told(span, "group") for span in self._paragraphs(start))), [])
        if not group or not self.entities[group[-1][1]].roles:
            return ()
        return (group[-1][1],) if self._acts(group[-1][0]) and self._is_still_meant(group[-1], start) else ()

    def _paragraphs(self, place: int) -> Iterator[Range]:
        """The text of its paragraph before a place, then the paragraph before that."""
        end = place
        for _ in range(_PARAGRAPHS):
            start = self.text.rfind("\n", 0, end) + 1
            yield start, end
            end = len(self.text[:start].rstrip())

    def _told(self, span: Range, kind: str) -> list[Told]:
        """Where those of a kind are named in a part of the text outside quotations, in order."""
        return sorted(
            (place, entity.id)
            for entity in self.entities.values()
            if entity.kind == kind
            for place in entity.mentions
            if span[0] <= place[0] < span[1] and not self.marks.touching(place)
        )

    def _fitting(self, span: Range, sex: str) -> list[Told]:
        """Where persons are named who may be of that sex."""
        told = self._told(span, "person")
        fitting = {name for name in {name for _, name in told} if gender_in(self.entities[name], self.text) in (None, sex)}
        return [(place, name) for place, name in told if name in fitting]

    def _acts(self, place: Range) -> bool:
        words = self.doc.char_span(*place, alignment_mode="expand")
        return words is not None and words.root.dep_ in _SUBJECTS

    def _is_still_meant(self, told: Told, end: int) -> bool:
        """Whether nobody and nothing else is the subject of a main clause between a mention and a place."""
        (_, start), name = told
        own = self.entities[name].mentions
        for token in self.doc.char_span(start, end, alignment_mode="contract") or ():
            subject = token.dep_ in _SUBJECTS and token.head.dep_ in ("ROOT", "conj") and token.lower_ not in _PRONOUNS
            if subject and not any(low <= token.idx < high for low, high in own) and not self.marks.touching((token.idx, token.idx + 1)):
                return False
        return True
