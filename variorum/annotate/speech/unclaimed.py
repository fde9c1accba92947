"""Gives the quotations that no attribution claims to whom the text around makes speak them: "Bell was curt: “Nobody asked me.”"."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from variorum.annotate.speech.linking import MentionIndex, name_around
from variorum.annotate.speech.marks import Quotation
from variorum.annotate.speech.modes import QuotationIndex, mode_of, quoted_parts
from variorum.annotate.speech.placing import enclosing
from variorum.annotate.speech.subjects import antecedent_of, is_passive, subject_of
from variorum.model.report import Block, Entity, Range, Statement

Speaker = tuple[tuple[Range, ...], tuple[str, ...]]
"""The words that name who speaks, and his entities."""

_LEAST = 4
"""Words of a quotation from which it is what somebody says rather than a doubted term."""
_WORD = re.compile(r"\w[\w'’.-]*")
_ENDED = re.compile(r"[.!?…:][\"”’»']?\s*\Z")
_CLOSED = re.compile(r"[.!?…]\s*\Z")
_NEXT = re.compile(r"\s*(?:\Z|[\"“‘'«(]?[A-Z0-9])")
_STOP = re.compile(r"[.!?][\"”’»']?\s")
_GOES_ON = re.compile(r"[\"“‘']?(?:It|Its|They|Their|He|His|She|Her)\b|[\"“‘']")
"""Opens a sentence that goes on about who spoke before it, or that begins with the quotation itself."""
_UTTERED = frozenset(("words", "word", "phrase", "remark", "remarks"))
_BEFORE_MARK = 9
"""Tokens before a quotation among which the noun for it stands: "the words of the harbour master, Nela Lund: “...”"."""
_RELATIVE = frozenset(("WP", "WP$", "WDT"))
_RELAYING = frozenset(("according", "whom", "whose"))
_CLIMB = 8


def claim_quotations(
    statements: Sequence[Statement], doc: Doc, quotations: Sequence[Quotation], blocks: Sequence[Block], entities: Sequence[Entity]
) -> list[Statement]:
    """The statements in the order of the text, with one for each longer quotation outside all of them whose speaker is plain.

    Whole sentences in marks are his of whom the sentence before them tells, or who spoke in it; parts of a sentence are his who says the
    rest of it, who acts in the clause, or who spoke last.
    """
    reader = _Claims(statements, doc, quotations, blocks, entities)
    found = list(statements)
    for one in reader.claimed():
        place = next((number for number, other in enumerate(found) if other.content[0] > one.content[0]), len(found))
        found.insert(place, one)
    return found


class _Claims:
    """A report with what is said in it so far."""

    def __init__(
        self,
        statements: Sequence[Statement],
        doc: Doc,
        quotations: Sequence[Quotation],
        blocks: Sequence[Block],
        entities: Sequence[Entity],
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.quotations = [one for one in quotations if one.depth == 0]
        self.marks = QuotationIndex(quotations)
        self.paragraphs = [(block.start, block.end) for block in blocks if block.kind == "paragraph"]
        self.mentions = MentionIndex(entities)
        self.kinds = {entity.id: entity.kind for entity in entities}
        self.said = [part for one in statements for part in one.content]
        self.spoken = [one for one in statements if one.speaker_entity and not one.heading]

    def claimed(self) -> Iterator[Statement]:
        for one in self.quotations:
            span = (one.start, one.end)
            paragraph = enclosing(span, self.paragraphs)
            if paragraph is None or len(_WORD.findall(self.text[slice(*one.inner)])) < _LEAST:
                continue
            words = self.doc.char_span(*span, alignment_mode="expand")
            if words is None or any(start < one.end and one.start < end for start, end in self.said):
                continue
            whole = self._is_whole(one, paragraph)
            found = self._by_owner(words) or (self._before(one.start, paragraph) if whole else self._around(words, paragraph))
            if found is not None:
                quoted = quoted_parts(self.text, (span,), self.marks)
                mode = mode_of(self.text, (span,), quoted)
                yield Statement("", speaker=found[0], speaker_entity=found[1], content=(span,), mode=mode, quoted=quoted)

    def _is_whole(self, one: Quotation, paragraph: Range) -> bool:
        """Whether a quotation is one or more sentences of its own, or follows a colon."""
        before, after = self.text[paragraph[0] : one.start], self.text[one.end : paragraph[1]]
        opens = not before.strip() or _ENDED.search(before) is not None
        return opens and _CLOSED.search(self.text[slice(*one.inner)]) is not None and _NEXT.match(after) is not None

    def _by_owner(self, quotation: Span) -> Speaker | None:
        """Whose words they are by the noun for them: "in the words of Bell, “...”", "Bell, whose words “...”"."""
        for token in reversed(self.doc[max(0, quotation.start - _BEFORE_MARK) : quotation.start]):
            if token.text in (".", ";", "!", "?") or token.pos_ in ("VERB", "AUX") or self.marks.touching(_range(token)):
                return None
            if token.tag_ in _RELATIVE:
                return None
            if token.lower_ in _UTTERED:
                owner = _owner_of(token)
                return self._speaker(owner) if owner is not None else None
        return None

    def _before(self, place: int, paragraph: Range) -> Speaker | None:
        """Who speaks in the sentence before whole sentences in marks, a question left out, or of whom it tells before a colon."""
        end = paragraph[0] + len(self.text[paragraph[0] : place].rstrip())
        if end == paragraph[0]:
            return None
        last = self.doc.char_span(end - 1, end, alignment_mode="expand")
        if last is None:
            return None
        sentence = last[0].sent
        if self.text[end - 1] == "?" and sentence.start_char > paragraph[0]:
            sentence = self.doc[sentence.start - 1].sent
        start = max(sentence.start_char, paragraph[0])
        spoken = [one for one in self.spoken if any(start <= low < end for low, _ in (*one.cue, *one.content))]
        subject = _last_subject(sentence)
        told = self._speaker(subject) if subject is not None else None
        if told is not None and (self.text[end - 1] == ":" or any(set(one.speaker_entity) & set(told[1]) for one in spoken)):
            return told
        silent = subject is not None and self.kinds.get(next(iter(self.mentions.at(_range(subject))), "")) == "person"
        return _speaker_of(spoken) if subject is None or not silent or subject.head.lemma_ == "be" else None

    def _around(self, quotation: Span, paragraph: Range) -> Speaker | None:
        """Who says what stands around a part of a sentence in marks."""
        low, high = max(quotation.sent.start_char, paragraph[0]), quotation.sent.end_char
        inside = [one for one in self.spoken if any(low <= start < high for start, _ in (*one.cue, *one.content))]
        above = [quotation.root, *_heads(quotation.root)]
        relaying = _relaying(quotation)
        if relaying is not None:
            return self._speaker(antecedent_of(relaying)) if relaying.lower_ == "whom" else None
        for token in above:
            governing = [one for one in inside if any(start <= token.idx < end for start, end in one.cue)]
            if governing:
                return governing[0].speaker, governing[0].speaker_entity
        acting = (token for token in above if token.pos_ in ("VERB", "AUX") and not self.marks.touching(_range(token)))
        for verb in acting:
            subject = subject_of(verb)
            found = self._speaker(antecedent_of(subject)) if subject is not None and not is_passive(verb) else None
            if found is not None:
                return found if self.kinds[found[1][0]] == "person" else None
        return self._last(low, paragraph) if not inside and _GOES_ON.match(self.text, low) else None

    def _last(self, place: int, paragraph: Range) -> Speaker | None:
        """Who spoke in the sentence before a place of the same paragraph."""
        ended = [one for one in self.spoken if paragraph[0] <= one.content[0][0] and _end(one) <= place]
        last = max(ended, key=_end, default=None)
        if last is None or len(_STOP.findall(self.text, _end(last) - 1, place)) > 1:
            return None
        return last.speaker, last.speaker_entity

    def _speaker(self, token: Token) -> Speaker | None:
        """The one who is named by a noun or pronoun, where the report tells who that is; places do not speak."""
        found = self.mentions.at(name_around(token)) or self.mentions.at(_range(token))
        if not found:
            named = (one for one in self.spoken if any(start <= token.idx < end for start, end in one.speaker))
            found = next((one.speaker_entity for one in named), ())
        if not found or any(self.kinds[one] == "place" for one in found):
            return None
        return ((name_around(token),), found)


def _owner_of(noun: Token) -> Token | None:
    """Whose a noun is: "Bell's words", "the words of Bell", "Bell, whose words"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        phrase = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        owner = next((child for child in phrase.children if child.dep_ == "pobj"), None) if phrase is not None else None
    if owner is None or owner.tag_ not in _RELATIVE:
        return owner
    return next((clause.head for clause in _heads(owner) if clause.dep_ == "relcl"), None)


def _range(token: Token) -> Range:
    return token.idx, token.idx + len(token)


def _end(one: Statement) -> int:
    return max(end for _, end in (*one.content, *one.cue, *one.speaker))


def _speaker_of(spoken: Sequence[Statement]) -> Speaker | None:
    last = max(spoken, key=_end, default=None)
    return (last.speaker, last.speaker_entity) if last is not None else None


def _heads(token: Token) -> Iterator[Token]:
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def _relaying(quotation: Span) -> Token | None:
    """The word before a quotation by which others' words stand in what somebody says: "according to whom “...”", "with the words “...”"."""
    before = quotation.doc[max(quotation.sent.start, quotation.start - _BEFORE_MARK) : quotation.start]
    return next((token for token in reversed(before) if token.lower_ in _RELAYING or token.lower_ in _UTTERED), None)


def _last_subject(sentence: Span) -> Token | None:
    """The subject of a sentence, of several joined clauses that of the last."""
    subject = None
    verbs = [sentence.root]
    for verb in verbs:
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), subject)
        verbs += [child for child in verb.children if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")]
    return subject
