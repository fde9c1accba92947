"""Reads what is said inside another's saying: "Bell said it sank, according to two aides", "denied the port's claim that it sank"."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec
from spacy.tokens import Doc, Token

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.channel import is_medium
from variorum.annotate.speech.clauses import Candidate
from variorum.annotate.speech.modes import QuotationIndex
from variorum.annotate.speech.page import Draft
from variorum.annotate.speech.saying import is_saying
from variorum.model.report import Entity, Range, Statement

NESTED: Final = "nested"
"""Name of the construction, and of what shows it."""
_PASSES_ON = re.compile(r"(?:(?:has|have|had)\s+)?(?:according|report(?:s|ed)?\b)", re.IGNORECASE)
"""Cues by which one passes on what others said."""
_VERB, _NOUN = 0.6, 0.5
"""Least scores of a verb in what somebody passes on, and of a noun in anything."""
_PASSIVE = re.compile(r"(?:am|are|be|been|is|was|were)\b", re.IGNORECASE)
_CLAUSES = ("ccomp", "xcomp", "paren", "inserted")
_CLAIMS = ("noun_that", "noun_to", "noun_for")
_COVERED = 0.5
"""Share of what a medium reports from which on those whom it quotes speak, and not the medium."""


def read_nested(doc: Doc, candidates: Sequence[tuple[float, Candidate]], drafts: Sequence[Draft], outside: Sequence[bool]) -> list[Draft]:
    """The sayings of others inside those of ``drafts``: who is named or described there, and is not who speaks around.

    :param outside: for each token whether it stands outside all quotations.
    """
    holders = {index: draft for draft in drafts for start, end in draft.content for index in range(start, end)}
    found = []
    for score, one in candidates:
        outer = holders.get(one.cue)
        if outer is None or outer.cue in (one.cue, -1) or not _is_others(doc, one, outer):
            continue
        cue = doc[one.cue]
        passed_on = _PASSES_ON.match(doc[outer.cue].text) or _is_repeated(one, outside)
        passed_on = passed_on and one.frame.startswith(_CLAUSES) and score >= _VERB and is_saying(cue)
        if passed_on or _is_claim(cue, one, score):
            found.append(Draft(one.cue, one.speaker, one.source, one.content, score, NESTED))
    return found


def _is_others(doc: Doc, one: Candidate, outer: Draft) -> bool:
    """Whether a noun is named as speaker, other than the one around, and all of the saying stands in the content around it."""
    if one.speaker < 0 or doc[one.speaker].pos_ not in ("ADJ", "NOUN", "PROPN") or doc[one.speaker].lower_ == doc[outer.speaker].lower_:
        return False
    return all(any(low <= start and end <= high for low, high in outer.content) for start, end in (*one.source, *one.content))


def _is_repeated(one: Candidate, outside: Sequence[bool]) -> bool:
    """Whether the words of the inner saying are quoted, but not the saying itself: "Bell said Orr had called it “a lie”"."""
    return outside[one.cue] and any(not all(outside[start:end]) for start, end in one.content)


def _is_claim(cue: Token, one: Candidate, score: float) -> bool:
    """Whether a noun of saying has its owner in its own phrase: "the port's claim that", "a threat by Bell to"."""
    owned = cue.left_edge.i <= one.speaker <= cue.right_edge.i
    return cue.pos_ == "NOUN" and one.frame in _CLAIMS and owned and score >= _NOUN and is_saying(cue)


def inner_sayings(
    read: Sequence[Attribution], kept: Sequence[Attribution], text: str, doc: Doc, marks: QuotationIndex
) -> list[Attribution]:
    """What is read as nested, and what is passed on: a clause that gave way to "according to ..." around it, less those words.

    So is one with a quotation, whoever passes it on: “He called it ‘a lie’, Bell said”.
    """
    cues = {one.cue for one in kept}
    passing = [one for one in kept if one.cue and _PASSES_ON.match(text, one.cue[0][0])]
    found = []
    for one in read:
        if one.basis == NESTED:
            found.append(one)
        elif one.basis == "saying" and one.cue not in cues and one.score >= _VERB and _says_a_clause(one, text, doc):
            quoted = marks.touching((one.content[0][0], one.content[-1][1])) and not marks.touching(one.cue[0])
            outer = next(
                (
                    other
                    for other in (kept if quoted else passing)
                    if _lies_in(one.cue, other.content) and _lies_in(one.source, other.content)
                ),
                None,
            )
            if outer is not None and (content := _common(one.content, outer.content)):
                found.append(msgspec.structs.replace(one, content=content))
    return found


def _says_a_clause(one: Attribution, text: str, doc: Doc) -> bool:
    words = doc.char_span(*one.content[0], alignment_mode="contract")
    return words is not None and words.root.pos_ in ("VERB", "AUX") and not _PASSIVE.match(text, one.cue[0][0])


def _lies_in(parts: Sequence[Range], others: Sequence[Range]) -> bool:
    return bool(parts) and all(any(low <= start and end <= high for low, high in others) for start, end in parts)


def _common(parts: Sequence[Range], others: Sequence[Range]) -> tuple[Range, ...]:
    shared = ((max(start, low), min(end, high)) for start, end in parts for low, high in others)
    return tuple(part for part in shared if part[0] < part[1])


def add_nested(statements: Sequence[Statement], nested: Sequence[Statement], text: str, entities: Sequence[Entity]) -> list[Statement]:
    """The statements, each followed by those nested in it; what a medium reports of others' sayings is theirs, by that channel."""
    media = {entity.id for entity in entities if entity.sector == "MED"}
    taken = {one.cue for one in statements}
    found: list[Statement] = []
    for one in statements:
        inner = [other for other in nested if other.cue not in taken and other.speaker_entity and _holds(one, other)]
        if inner and _is_medium(one, text, media) and _size(inner) >= _COVERED * _size([one]):
            found += [msgspec.structs.replace(other, via=one.speaker[0]) for other in inner]
        else:
            found += [one, *inner]
    return found


def _holds(one: Statement, other: Statement) -> bool:
    """Whether a statement holds all of another, who is not its speaker."""
    return _lies_in((*other.cue, *other.content), one.content) and not set(one.speaker_entity) & set(other.speaker_entity)


def _is_medium(one: Statement, text: str, media: set[str]) -> bool:
    return bool(one.speaker) and (is_medium(text[slice(*one.speaker[0])]) or bool(media & set(one.speaker_entity)))


def _size(statements: Sequence[Statement]) -> int:
    return sum(end - start for one in statements for start, end in one.content)
