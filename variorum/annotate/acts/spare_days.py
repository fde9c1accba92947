"""Finds what takes place on a day that no act has taken: "must answer by Friday", "idle since Monday", "stood before the town hall"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.dates import DAY, Calendar, is_open_day
from variorum.annotate.acts.governors import governor_of
from variorum.annotate.acts.status import Standing, is_negated, read_standing
from variorum.annotate.timex.clock import CLOCK_ONLY
from variorum.model.report import Statement, TimeExpression

_ON = frozenset({"", "on", "at", "as of"})
_UNTO = frozenset({"by", "until", "till", "before"})
"""Prepositions of a day by which something is due or ends."""
_AHEAD = frozenset("will wo 'll ’ll shall would 'd ’d should must can could may might to".split())
"""Auxiliaries of what is not done yet."""
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
_PAST = frozenset({"was", "were", "did", "had"})
_UP = frozenset("prep pobj pcomp dobj attr npadvmod advmod quantmod nummod dative oprd acomp agent xcomp".split())
"""Relations by which a time belongs to the clause above it."""
_BARE = frozenset({"npadvmod", "advmod"})
"""Relations of a time without a preposition that says when: "left on Monday", but not "wished them a merry Christmas"."""
_NAMES_DAY = re.compile(r"\d|day|night|morning|evening|afternoon|later", re.IGNORECASE)
"""Stands in a day that needs no preposition, and not in "Christmas"."""
_AT_PLACE = frozenset({"in", "at", "on", "over", "inside", "outside", "before"})
_SPOKEN = re.compile(
    r"(?:today|tonight|tomorrow|yesterday|now|(?:that|this|the\s+same|the\s+next|the\s+following)\b).*", re.IGNORECASE | re.DOTALL
)
"""Times that count from the day of who speaks."""
_MONTH_AND_DAY = re.compile(r"XXXX-\d{2}-\d{2}")
"""The value of a day whose year the report leaves open."""
_LENGTHS = frozenset(
    "date day dawn dusk end evening half hour midnight minute month morning night noon o'clock start week weekend year".split()
)
"""Nouns of which a day tells no deed: "the morning of 3 May"."""
_CHAIN = 5
"""Words up from a time in which its clause is looked for."""


class SpareDay(NamedTuple):
    """A day that no act has taken, the word of what takes place then, and how that stands."""

    word: Token
    time: TimeExpression
    standing: Standing


def find_spare_days(sentence: Span, times: Sequence[TimeExpression], calendar: Calendar, said: Attributions) -> Iterator[SpareDay]:
    """What the clauses around the times tell.

    :param times: those that the sentence names and no act of it has. :param said: what the report's speakers say.
    """
    for time in times:
        words = sentence.doc.char_span(time.start, time.end, alignment_mode="expand")
        if words is None or not (DAY.fullmatch(time.edtf or "") or is_open_day(time)) or time.why == CLOCK_ONLY:
            continue
        mark, governor = _mark_of(words), governor_of(words)
        if mark == "of" and _names_deed(governor, words):
            is_ahead = calendar.is_to_come(time)
            yield SpareDay(governor, time, Standing(status="planned" if is_ahead else "actual", future=is_ahead))
            continue
        word = _clause_of(governor) if mark is not None else None
        if mark is None or word is None or _is_no_deed(word, mark) or _is_aside(time, said.holding(time.start), word.doc.text):
            continue
        standing = _standing(word, time, mark, calendar)
        if standing is not None:
            yield SpareDay(word, time, standing)


def _mark_of(time: Span) -> str | None:
    """The preposition of a time, an empty word for one that stands without; ``None`` where it only tells which thing is meant."""
    root = time.root
    if root.dep_ == "prep":  # "by noon on 20 March"
        before = time.doc[time.start - 1] if time.start else root
        return before.lower_ if before.dep_ == "prep" else root.lower_
    if root.dep_ not in ("pobj", "pcomp"):
        return "" if root.dep_ in _BARE and _NAMES_DAY.search(time.text) else None
    is_as_of = root.head.lower_ == "of" and root.head.head.lower_ == "as"
    return "as of" if is_as_of else root.head.lower_


def _names_deed(noun: Token, time: Span) -> bool:
    """Whether "of" a day tells which deed or paper a noun stands for: "the incident of 4 June"; not "the vote of the board of 4 June"."""
    is_part = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.tag_ != "NNS"
    return noun.pos_ == "NOUN" and noun.i < time.start and noun.lemma_.lower() not in _LENGTHS and not (noun.ent_type_ or is_part)


def _clause_of(word: Token) -> Token | None:
    """The verb of the clause that a time hangs in."""
    for _ in range(_CHAIN):
        if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return word
        if word.dep_ not in _UP or word.head == word:
            return None
        word = word.head
    return None


def _is_no_deed(word: Token, mark: str) -> bool:
    """Whether the clause denies, supposes or takes up something, or only tells what something was like on a day."""
    if is_negated(word) or any(child.lower_ in ("what", "if", "unless") for child in word.children):
        return True
    kinds = {child.dep_ for child in word.children}
    if mark not in _ON or word.lemma_ != "be" or "acomp" in kinds:
        return mark in _ON and "acomp" in kinds and not (word.lemma_ == "be" and "aux" in kinds)
    is_there = any(child.dep_ == "prep" and child.lower_ in _AT_PLACE and child.lower_ != mark for child in word.children)
    return not (is_there or kinds & {"expl", "aux"})


def _is_aside(time: TimeExpression, statement: Statement | None, text: str) -> bool:
    """Whether the time stands in a quotation and counts from the day on which that was said."""
    if statement is None or _SPOKEN.fullmatch(text, time.start, time.end) is None:
        return False
    return statement.mode == "direct" or any(start <= time.start < end for start, end in statement.quoted)


def _standing(word: Token, time: TimeExpression, mark: str, calendar: Calendar) -> Standing | None:
    """How what the clause tells of a day stands, ``None`` where the words do not put it there."""
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    is_done = not aux & _AHEAD and (word.tag_ in ("VBD", "VBN") or bool(aux & (_PERFECT | _PAST)))
    planned = Standing(status="planned", future=True)
    if mark in _UNTO:
        is_due = calendar.is_to_come(time) and "had" not in aux
        return planned if is_due or (time.edtf is None and not is_done) else None
    standing = read_standing(word)
    if standing.status in ("hypothetical", "denied"):
        return None
    if mark == "since":
        lasts = word.lemma_ == "be" or word.tag_ == "VBG"
        return standing if aux & _PERFECT and (lasts or calendar.begins(word, time)) else None
    if not calendar.allows(word, time):
        return None
    is_ahead = calendar.is_to_come(time) or (_looks_ahead(word, aux) and _MONTH_AND_DAY.fullmatch(time.value or "") is not None)
    if mark not in _ON or not (is_done or is_ahead):
        return None
    return planned if is_ahead and standing.status == "actual" else standing


def _looks_ahead(word: Token, aux: set[str]) -> bool:
    """Whether the verb tells with a day of what is to come, whatever the day of the report: "expires on 3 May", "to be heard on 3 May"."""
    is_present = word.tag_ == "VBZ" or (word.tag_ == "VBP" and word.lower_ == word.lemma_.lower())
    return (is_present and not aux) or bool(aux & _WILL) or {"to", "be"} <= aux
