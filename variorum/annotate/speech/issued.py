"""Adds the claims that a report makes without a speaker as statements: of the agency that issues it, or of whom it goes on retelling."""

from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotate.page.issuers import find_issuer
from variorum.annotate.speech.impersonal import Turn, find_turns
from variorum.annotate.speech.modes import QuotationIndex, mode_of, quoted_parts
from variorum.model.report import Block, Entity, Range, Statement


def add_issued(
    statements: Sequence[Statement], text: str, doc: Doc, blocks: Sequence[Block], marks: QuotationIndex, entities: Sequence[Entity]
) -> list[Statement]:
    """The statements in the order of the text with the claims of ``find_turns``, each where it is plain whose it is.

    "It is recalled that" and "it was learned that" are the issuing agency's; "it was noted that" and what holds others' claims to be
    false belong to whoever spoke last, the latter in the same paragraph or else to the agency. A claim in which somebody else is told to
    say something stays as it is.
    """
    paragraphs = [(block.start, block.end) for block in blocks if block.kind == "paragraph"]
    issuer = _issuer(text, entities)
    found = list(statements)
    for turn in find_turns(doc, blocks):
        inside = [one for one in found if any(start < turn.content[1] and turn.content[0] < end for start, end in one.content)]
        if any(one.speaker_entity for one in inside):
            continue
        speaker = _speaker(turn, found, paragraphs, issuer)
        if speaker:
            quoted = quoted_parts(text, (turn.content,), marks)
            mode = mode_of(text, (turn.content,), quoted)
            said = Statement("", speaker_entity=speaker, cue=turn.cue, content=(turn.content,), mode=mode, quoted=quoted)
            found = [one for one in found if one not in inside]
            place = next((number for number, one in enumerate(found) if one.content[0] > turn.content), len(found))
            found.insert(place, said)
    return found


def _issuer(text: str, entities: Sequence[Entity]) -> tuple[str, ...]:
    place = find_issuer(text)
    if place is None:
        return ()
    named = (one.id for one in entities if one.kind == "organisation" and any(a < place[1] and place[0] < b for a, b in one.mentions))
    return tuple(named)[:1]


def _speaker(turn: Turn, found: Sequence[Statement], paragraphs: Sequence[Range], issuer: tuple[str, ...]) -> tuple[str, ...]:
    if turn.voice == "own":
        return issuer
    number = next((place for place, (start, end) in enumerate(paragraphs) if start <= turn.content[0] < end), 0)
    first = paragraphs[max(0, number - (turn.voice == "retold"))][0]
    spoken = (one for one in found if one.speaker_entity not in ((), issuer) and not one.heading)
    before = [one for one in spoken if first <= one.content[0][0] and one.content[-1][1] <= turn.content[0]]
    if before:
        return max(before, key=lambda one: one.content[-1][1]).speaker_entity
    return issuer if turn.voice == "rebuttal" else ()
