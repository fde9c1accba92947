"""Reads the clauses of the reports that no statement tells, as tellings that nobody speaks."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.passages import clauses_of
from variorum.collate.story import Sheet, Story
from variorum.collate.tellings import ACTOR, Telling, telling_of
from variorum.model.report import Range, Statement

LEAST_WORDS = 3
"""Content words, numbers and parties from which a clause tells anything ..."""
LEAST_PLAIN = 2
"""... of which so many are no parties."""
LONGEST = 600
"""Characters of a sentence beyond which it is no sentence but a table or a list that lost its lines."""

_FIRST_PERSON = re.compile(r"\W*(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
"""Begins a clause in which somebody speaks for himself, the writer or one whom he mimics: no retelling of another's words."""


def read_untold(story: Story) -> list[Telling]:
    """The clauses outside all statements and page matter, in the order of the reports; a heading is one clause."""
    return [telling for sheet in story.sheets if sheet.id not in story.reprint_of for telling in _of_sheet(story, sheet)]


def _of_sheet(story: Story, sheet: Sheet) -> Iterator[Telling]:
    told = sorted(part for statement in sheet.report.statements or () for part in (*statement.content, *statement.cue))
    for sentence in sheet.sentences:
        if sentence[1] - sentence[0] > LONGEST or sheet.is_page_matter(*sentence) or not sheet.text[slice(*sentence)].strip():
            continue
        for clause in _clauses(sheet, sentence):
            taken = any(start < clause[1] and clause[0] < end for start, end in told)
            if not taken and not (_FIRST_PERSON.match(sheet.text, clause[0]) and not sheet.is_heading(*clause)):
                telling = telling_of(story, sheet, _as_statement(sheet, clause), [clause], ())
                plain = sum(1 for word in telling.weights if word[0] != ACTOR)
                if plain >= LEAST_PLAIN and len(telling.weights) >= LEAST_WORDS:
                    yield telling


def _clauses(sheet: Sheet, sentence: Range) -> Sequence[Range]:
    if sheet.is_heading(*sentence):
        return (sentence,)
    return tuple(clause for clause in clauses_of(sheet.text, *sentence) if sheet.text[slice(*clause)].strip())


def _as_statement(sheet: Sheet, clause: Range) -> Statement:
    return Statement(
        id="",
        speaker=(),
        speaker_entity=(),
        cue=(),
        content=(clause,),
        mode="indirect",
        quoted=(),
        via=None,
        hedge=None,
        heading=sheet.is_heading(*clause),
    )
