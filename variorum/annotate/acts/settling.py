"""Settles what the rules and the trained reader say of where speakers stand: the reader corrects and adds positions of speakers."""

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec
from spacy.tokens import Doc

from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.frames import load_classes
from variorum.annotate.acts.hinges import hinged_condition, is_more_of_it
from variorum.annotate.acts.stances import is_open
from variorum.annotate.acts.tied import tied_to
from variorum.annotate.stance.leanings import JUDGED, Leaning
from variorum.model.report import Position, PositionKind, Range, Statement

_LEAST_WORDS = 3
"""Fewer words ("to comment", "that account") do not say where the speaker stands."""
_SURELY_OPPOSED = 0.7
"""Least worth of the reader's oppositions in what is told as past, unquoted: below it most are mere facts or denials of them."""
_SENDING = frozenset({"cite", "convene", "quote", "recall", "summon"})
"""Cues whose object is a person or body and no words of the speaker."""
_DECLINING = frozenset({"decline", "refuse"})
_OPENING_WORDS = 5
"""Words of a cue and of what is said in which somebody leaves a question open; what comes later may be another matter."""

_NOT_DONE = re.compile(
    r"\b(?:will|would|shall) (?:not|never)\b|\b(?:wo|would)n['’]t\b|\bnot (?:be )?going to\b|\bno (?:intention|plans?|wish|desire)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:promis|pledg|vow|guarant|refus|reject|rul(?:e|ed|ing) out)", re.IGNORECASE)


Weigh = Callable[[Statement], Leaning | None]
"""What each kind of position is worth of a statement; ``None`` where the reader cannot see it."""


def settle_leanings(
    doc: Doc, statements: Sequence[Statement], ruled: Sequence[Position], closed: Sequence[Range], weigh: Weigh
) -> list[Position]:
    """The positions of a report after the trained reader has been heard on each statement that has a known speaker.

    What the rules read outside statements, or of somebody else than the speaker, stays as it is.

    :param closed: ranges in which the reader is not heard.
    """
    open_ = list(ruled)
    settled: list[Position] = []
    for statement in statements:
        if not statement.speaker_entity or not statement.content:
            continue
        (start, _), (_, end) = statement.content[0], statement.content[-1]
        if any(first < end and start < last for first, last in closed):
            continue
        leaning = weigh(statement)
        if leaning is None:
            continue
        own = [one for one in open_ if _lies_in(one, start, end) and set(one.party) & set(statement.speaker_entity)]
        open_ = [one for one in open_ if one not in own]
        judged = _judge(doc, own, leaning)
        settled.extend(judged)
        kind, tied = _tie(doc.text, start, end, leaning.best) if not judged else (leaning.best, None)
        if (
            kind
            and not judged
            and _says_enough(doc, start, end)
            and not _only_names(doc, statement)
            and not _leaves_open(doc, statement)
            and not (kind == "oppose" and leaning.worth["oppose"] < _SURELY_OPPOSED and _is_past_fact(doc, start, end))
            and not any(one.start < end and start < one.end for one in (*open_, *settled))
        ):
            settled.append(_whole(doc, statement, kind, tied))
    return [*open_, *settled]


def _tie(text: str, start: int, end: int, kind: PositionKind | None) -> tuple[PositionKind | None, Range | None]:
    """The kind of position that the reader sees, or that what is said is tied to a condition, with the condition."""
    hinge = hinged_condition(text, start, end)
    tied = hinge or (tied_to(text, start, end) if kind is None else None)
    if tied is None or (kind is not None and kind not in JUDGED):
        return kind, tied
    return "threat" if is_more_of_it(text, tied) else "condition", tied


def _says_enough(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are long enough to hold a position, and are neither asked nor only supposed."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and sum(not word.is_punct for word in span) >= _LEAST_WORDS and not is_open(span.root)


def _is_past_fact(doc: Doc, start: int, end: int) -> bool:
    """Whether the words, none of them quoted, tell of what was or has been: "that no aircraft had been there"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or any(word.is_quote for word in span):
        return False
    finite = [span.root, *(child for child in span.root.children if child.dep_ in ("aux", "auxpass"))]
    modal = any(word.tag_ == "MD" for word in finite)
    return not modal and any(word.tag_ == "VBD" or (word.lower_ in ("has", "have") and word.dep_ == "aux") for word in finite)


def _only_names(doc: Doc, statement: Statement) -> bool:
    """Whether the words only name somebody whom the speaker sends for or quotes: "summoned the ambassador", "citing two senators"."""
    cues = [doc.char_span(start, end, alignment_mode="expand") for start, end in statement.cue]
    if not any(word.lemma_.lower() in _SENDING for cue in cues if cue is not None for word in cue):
        return False
    words = doc.char_span(statement.content[0][0], statement.content[-1][1], alignment_mode="expand")
    return words is not None and not any(word.pos_ in ("VERB", "AUX") or word.is_quote for word in words)


def _leaves_open(doc: Doc, statement: Statement) -> bool:
    """Whether the speaker only leaves a question open: "declined to say who had called", "would not speculate"."""
    spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in (*statement.cue, *statement.content[:1])]
    lemmas = [word.lemma_.lower() for span in spans if span is not None for word in span[:_OPENING_WORDS]]
    telling = load_classes("position_frames.tsv")["@say"]
    return any(
        what in telling and (before in ("not", "n't", "n’t") or (before == "to" and one in _DECLINING))
        for one, before, what in zip(["", *lemmas], lemmas, lemmas[1:], strict=False)
    )


def _lies_in(one: Position, start: int, end: int) -> bool:
    return min(one.end, end) - max(one.start, start) >= 0.5 * (one.end - one.start)


def _is_not_done(words: str) -> bool:
    """Whether something will not be done, and no word says whether that is promised or refused."""
    return _NOT_DONE.search(words) is not None and _NAMED.search(words) is None


def _judge(doc: Doc, own: Iterable[Position], leaning: Leaning) -> list[Position]:
    """What the rules read of the speaker, as the reader sees it; of those that it calls something else, only the first."""
    judged: list[Position] = []
    called: set[PositionKind] = set()
    for one in own:
        kind = leaning.judge(one.kind, _is_not_done(doc.text[one.start : one.end]))
        if kind != one.kind and kind in called:
            continue
        if kind != one.kind:
            called.add(kind)
        judged.append(msgspec.structs.replace(one, kind=kind))
    return judged


def _whole(doc: Doc, statement: Statement, kind: PositionKind, tied: Range | None) -> Position:
    """A position that takes in all that a statement says, with the condition that its words name."""
    span = doc.char_span(statement.content[0][0], statement.content[-1][1], alignment_mode="expand")
    condition = condition_of(span.root) if span is not None else None
    return Position(
        start=statement.content[0][0],
        end=statement.content[-1][1],
        kind=kind,
        party=statement.speaker_entity,
        content=statement.content,
        condition=condition.range if condition is not None else tied,
        date=statement.date,
        statement=statement.id,
        hedge=statement.hedge,
    )
