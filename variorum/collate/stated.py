"""Makes statements of the positions that a report tells without a word of saying: "The union will strike on Friday unless ..."."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.clusters import Utterance, join_tellings
from variorum.collate.dates import reach_of
from variorum.collate.stands import REPEATED
from variorum.collate.story import Sheet, Story
from variorum.collate.tellings import Telling, telling_of
from variorum.model.report import Position, PositionKind, Range, Statement

_WORDED: frozenset[PositionKind] = frozenset(("demand", "offer", "promise", "threat", "warning"))
"""What nobody knows but by the word of him who takes the position; what is refused, backed or opposed may show in a deed."""
_AHEAD = re.compile(r"\b(?:will|would|shall|won['’]t|wouldn['’]t)\b", re.IGNORECASE)
"""Makes of a refusal or an approval one that is to come, which somebody must have told."""
_BESIDE = re.compile(r"\W*(?:after|although|as|before|since|though|to|when|while)\b", re.IGNORECASE)
"""Begins a clause that only tells when or why something else was done."""
_JOINED = re.compile(r"(?:\b(?:and|but|or)|[.!?:;,–—-])[\"”’'\s]*\Z", re.IGNORECASE)
"""Before a clause of its own; what stands behind other words is part of a larger one."""
_RELATIVE = re.compile(r"who\b|which\b", re.IGNORECASE)
LEAST_WORDS = 4
"""Words from which a clause tells a position by itself."""


def add_stated(story: Story, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances with the positions that none of them tells or retells, each as an utterance of its party."""
    retold: dict[str, list[Range]] = {}
    for utterance in utterances:
        for clause in utterance.retold:
            retold.setdefault(clause.report, []).append((clause.evidence.start, clause.evidence.end))
    return [*utterances, *join_tellings([one for sheet in story.sheets for one in _tellings(story, sheet, retold.get(sheet.id, []))])]


def _tellings(story: Story, sheet: Sheet, retold: Sequence[Range]) -> Iterator[Telling]:
    statements = sheet.report.statements or ()
    told = [part for statement in statements for part in (*statement.content, *statement.cue)]
    for number, group in enumerate(_groups(sheet)):
        clause = min(one.start for one in group), max(one.end for one in group)
        party = story.actors_of(sheet.id, group[0].party)
        if not party or any(story.actor(actor).kind == "other" for actor in party):
            continue
        date = next((one.date for one in group if one.date), None)
        worded = any(_is_worded(sheet, one) for one in group) and not _is_recalled(sheet, date)
        if worded and _stands_alone(sheet, clause, [*told, *retold]) and _has_subject(story, sheet, clause, party):
            said = Statement(id=f"position{number}", speaker_entity=group[0].party, content=(clause,), date=date)
            yield telling_of(story, sheet, said, [clause], party)


def _groups(sheet: Sheet) -> Iterator[list[Position]]:
    """The positions whose clauses overlap, in the order of the text, where all are of one party and on nobody else's word."""
    groups: list[list[Position]] = []
    for one in sorted(sheet.report.positions or (), key=lambda one: (one.start, -one.end, one.kind)):
        if groups and one.start < max(other.end for other in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return (group for group in groups if all(one.party == group[0].party and not one.per for one in group))


def _is_worded(sheet: Sheet, one: Position) -> bool:
    """Whether somebody must have told the position: nothing done shows it."""
    if one.condition == (one.start, one.end):
        return False
    return one.kind in _WORDED or _AHEAD.search(sheet.text, one.start, one.end) is not None


def _is_recalled(sheet: Sheet, date: str | None) -> bool:
    """Whether a report recalls a position of long ago: it tells how things came about, not what somebody has said."""
    held = reach_of(date)
    published = sheet.report.published
    told = reach_of((published.date or "").partition("/")[0]) if published else None
    return held is not None and told is not None and told.first - held.last > REPEATED


def _has_subject(story: Story, sheet: Sheet, clause: Range, party: Sequence[str]) -> bool:
    """Whether a clause opens its sentence, names its party, or goes on with what the party is told to say in the same sentence."""
    opens, ends = sheet.sentence_at(clause[0])
    if not sheet.text[opens : clause[0]].strip("\"“‘' \n") or any(sheet.names(*clause, story, actor) for actor in party):
        return True
    statements = sheet.report.statements or ()
    beside = (one.speaker_entity for one in statements if one.content and opens <= one.content[0][0] < ends)
    return any(set(story.actors_of(sheet.id, speakers)) & set(party) for speakers in beside)


def _stands_alone(sheet: Sheet, clause: Range, told: Sequence[Range]) -> bool:
    """Whether a range of the text is a clause of its own that nothing else tells."""
    start, end = clause
    if sheet.is_heading(start, end) or sheet.is_list_item(start) or sheet.is_page_matter(start, end):
        return False
    if any(start < high and low < end for low, high in told) or len(sheet.text[start:end].split()) < LEAST_WORDS:
        return False
    opens = sheet.sentence_at(start)[0]
    joined = _JOINED.search(sheet.text, opens, start) or _RELATIVE.match(sheet.text, start)
    return not _BESIDE.match(sheet.text, start) and bool(joined or not sheet.text[opens:start].strip("\"“‘' \n"))
