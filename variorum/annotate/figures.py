"""Finds the figures of a report: how many of what, how exactly, when, and on whose word."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec
from spacy.tokens import Span

from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.entities import LAYER as ENTITIES
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.quantity.carried import carried_unit
from variorum.annotate.quantity.claims import Claims
from variorum.annotate.quantity.counted import Counted, TokenIndex, read_counted, singular_of, tells_how_many
from variorum.annotate.quantity.people import is_suffered
from variorum.annotate.quantity.printed import Printed, find_printed
from variorum.annotate.quantity.senses import is_age, is_listed, is_of_sources, is_offset, is_part_of_name, is_preposition, is_sole
from variorum.annotate.quantity.stated import by_size, unit_of_rival
from variorum.annotate.sentences import LAYER as SENTENCES
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import LENGTHS, date_in_place
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Block, Figure, Range, Report, TimeExpression


def find(report: Report, have: Layers, params: Params) -> tuple[Figure, ...] | Absent:
    """The report's figures in the order of the text; numbers that are dates, names or page matter are none."""
    doc = PARSE.read(have)
    sentences = SENTENCES.read(have)
    blocks = LAYOUT.read(have)
    times = TIMES.read_or(have, ())
    claims = Claims(STATEMENTS.read_or(have, ()), ENTITIES.read_or(have, ()), report.text, blocks)
    page_matter = [(one.start, one.end) for one in BOILERPLATE.read_or(have, ())]
    index = TokenIndex(doc)
    found: list[Figure] = []
    for amount in find_printed(report.text, _no_amounts(times, page_matter)):
        tokens = index.span(amount.start, amount.end)
        if tokens is None or (amount.unit is None and is_part_of_name(tokens)) or (amount.definite and not tells_how_many(tokens)):
            continue
        if amount.unit is None:
            amount = msgspec.structs.replace(amount, unit=carried_unit(found, amount, tokens))
        counted = read_counted(amount, index, _units_before(found, amount, tokens, report.text))
        if counted.unit is None and amount.unit is None:
            counted = msgspec.structs.replace(counted, unit=unit_of_rival(found, amount.value, tokens))
        if is_of_sources(amount, tokens):
            continue
        if _announces(counted, amount.start, report.text, blocks):
            continue
        if is_offset(counted.unit, amount.comparator, tokens, counted.end):
            continue
        if not _counts(amount, counted, tokens) or (not counted.what and amount.unit is None and claims.is_of_stranger(tokens)):
            continue
        sentence = _sentence_at(sentences, amount.start)
        statement = claims.enclosing((amount.start, amount.end))
        claimants = claims.claimants(statement, sentence, tokens)
        answered = statement is not None and (bool(claimants) or claims.answers(statement, tokens))
        found.append(
            Figure(
                start=amount.start,
                end=counted.end,
                value=amount.value,
                comparator="=" if is_preposition(amount, counted.unit, tokens) else amount.comparator,
                unit=counted.unit,
                what=counted.what,
                claimant_entity=claimants,
                statement=statement.id if statement is not None and answered else None,
                date=None
                if counted.unit in LENGTHS
                else date_in_place((amount.start, counted.end), sentence, times, report.text, statement, blocks),
                upper=amount.upper,
            )
        )
    return tuple(found)


_ANNOUNCED = frozenset("thing reason takeaway fact tip question point lesson way".split())


def _announces(counted: Counted, start: int, text: str, blocks: Sequence[Block]) -> bool:
    """Whether the number only announces the points of a list: a heading or lead-in "Five things you need to know"."""
    if counted.unit not in _ANNOUNCED:
        return False
    place = bisect_right(blocks, start, key=lambda block: block.start) - 1
    block = blocks[place] if place >= 0 else None
    if block is None:
        return False
    leads_in = block.kind == "lead_in" or text[block.start : block.end].rstrip().endswith(":")
    return block.kind in ("title", "heading") or (leads_in and _NEXT_SENTENCE.search(text, start, block.end) is None)


_NEXT_SENTENCE = re.compile(r"[.!?][\"”’)]*\s")


def _no_amounts(times: Sequence[TimeExpression], page_matter: Sequence[Range]) -> list[Range]:
    dates = [(time.start, time.end) for time in times if time.type in ("DATE", "TIME", "SET") or time.value is None]
    return [*dates, *page_matter]


def _units_before(found: Sequence[Figure], amount: Printed, tokens: Span, text: str) -> list[str | None]:
    """Units of what was counted before an amount, those of a fitting size and the nearest first; a part of it ("among them nine
    children") comes last.
    """
    start = amount.start
    near = by_size([figure for figure in reversed(found[-3:]) if start - figure.end < 300], amount.value, tokens)
    since = max((figure.end for figure in near), default=max(0, start - 200))
    toll = ["dead"] if _TOLL.search(text, since, start) else []
    toll += [singular_of(asked[1].lower()) for asked in _HOW_MANY.finditer(text, since, start)]
    near.sort(key=lambda figure: any(one.search(text, max(0, figure.start - 40), figure.start) for one in (_PART_BEFORE, _SIZE_BEFORE)))
    return [*toll, *(figure.unit for figure in near)]


_TOLL = re.compile(
    r"\b(?:death toll|deaths|the dead|how many (?:\w+ )?(?:died|dead|were killed)"
    r"|number (?:of )?(?:the )?(?:dead|killed))\b",
    re.IGNORECASE,
)
"""What names the dead as that which the numbers behind it count."""


_HOW_MANY = re.compile(r"\bhow many (?!(?:does|has|is|was)\b)([a-z]+s|people|men|women|children)\b", re.IGNORECASE)
"""A question that names what the numbers behind it count."""
_PART_BEFORE = re.compile(
    r"\b(?:among (?:them|those|whom|the dead)|including|of (?:them|whom|these|those))\W+(?:\w+\W+){0,4}\Z", re.IGNORECASE
)

_SIZE_BEFORE = re.compile(r"\b(?:town|village|city|hamlet|settlement|community) of (?:\w+ ){0,3}\Z", re.IGNORECASE)
"""What stands before a number that only tells how large a place is."""


def _counts(amount: Printed, counted: Counted, tokens: Span) -> bool:
    """A bare number that counts nothing named is no figure, unless it is large, a share or compared; nor is "one" that stands for "a"."""
    if tokens.text.lower() == "one" and amount.comparator == "=":
        return is_sole(tokens) or is_listed(tokens) or (counted.unit is not None and is_suffered(tokens))
    if counted.unit is not None:
        return not (counted.unit_before and is_age(tokens))
    if amount.value is not None and 0 < amount.value < 1:
        return True
    if is_age(tokens):
        return False
    return (
        amount.value is not None
        and (amount.comparator != "=" or amount.upper is not None or abs(amount.value) >= 1000)
        and bool(counted.what)
    )


def _sentence_at(sentences: Sequence[Range], place: int) -> Range:
    number = bisect_right(sentences, (place, 10**12)) - 1
    return sentences[number] if number >= 0 else (place, place)


LAYER: Layer[tuple[Figure, ...]] = Layer(
    name="figures", version=12, find=find, needs=("parse", "sentences", "layout"), wants=("times", "statements", "entities", "boilerplate")
)
