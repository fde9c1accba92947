"""Says which time expression of a sentence dates an act or a saying: "said Wednesday" dates the saying, not the thing said."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

import msgspec

from variorum.model.report import Block, Range, Statement, TimeExpression

LENGTHS: Final = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century"})
"""Units of time: a length of time has no date of its own."""
_RANGE: Final = re.compile(r"\s*(?:[-–—]|to|and|until|through)\s*\Z", re.IGNORECASE)
_PAIR_BEFORE: Final = re.compile(r"\b(?:between|from)\s+\Z", re.IGNORECASE)
_IN: Final = re.compile(r"\b(?:in|during|of|back in|as early as)\s+(?:the year\s+)?\Z", re.IGNORECASE)
_SIDE_CLAUSE: Final = re.compile(r"\b(?:before|until|till|because|since|who|which|whose|that|if|unless|so)\s+\w+", re.IGNORECASE)
_CLAUSE_BREAK: Final = re.compile(
    r"\b(?:that|which|who|when|where|while|after|before|because|although|if|as)\b|[;:]|\s[-–—]\s", re.IGNORECASE
)
_BULLET: Final = re.compile(r"\s*(?:[-–—*•▪‣◦·]|\(?\w{1,2}[.)])?\s*(?:(?:on|in)\s+)?", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"\b(?:since|until|till|by|before|after|ahead of|prior to|through|below|above|than|against|versus|compared (?:with|to)|up from|"
    r"down from)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Before a time that bounds or compares and so dates nothing."""


def date_of(
    span: Range, sentence: Range, times: Sequence[TimeExpression], text: str, *, excluded: Sequence[Range] = ()
) -> tuple[str | None, str]:
    """The EDTF date that its own words give to the act or saying in ``span``, and why.

    :param span: the words of the act: its verb, or cue and speaker of a saying. :param sentence: the sentence it stands in.
    :param times: the report's time expressions. :param text: the report's text.
    :param excluded: ranges whose times date something else: the content of the statement, other clauses.
    :returns: the date and a clause for a reader; ``None`` where no time hangs on the act, or where "since", "until" and the like
        make it a bound and no date.
    """
    inside = _dates_within(sentence, times)
    ends = {id(time): join_ends(time, times, text) for time in inside}
    best: tuple[tuple[int, int], TimeExpression, str] | None = None
    for time in inside:
        edtf = ends[id(time)]
        if edtf is None or any(low <= time.start and time.end <= high for low, high in excluded):
            continue
        is_outside = is_bound(time, text, sentence[0]) or _stands_in_side_clause(time, span, sentence, text)
        if (is_outside and not _opens_when(time, span, text)) or _is_dateline(time, sentence, text) or _is_bare_year(time, text):
            continue
        if is_outside and time.edtf is not None:
            edtf = time.edtf  # "from May until July, when it fell": July
        between = text[min(time.end, span[1]) : max(time.start, span[0])] if not _overlap(time, span) else ""
        breaks = len(_CLAUSE_BREAK.findall(between))
        if _is_attributive(time, text) and (breaks or not time.start <= span[0] <= time.end + _NEAR_NOUN) and not _overlap(time, span):
            continue
        if breaks > 1 or (breaks == 1 and time.start > span[1]):
            continue
        rank = (breaks, len(between))
        if best is None or rank < best[0]:
            best = (rank, time, edtf)
    if best is None:
        return None, "no time expression of the sentence hangs on it"
    return best[2], f"dated by {text[best[1].start : best[1].end]!r}: {best[1].why}"


def is_bound(time: TimeExpression, text: str, low: int = 0) -> bool:
    """Whether the time only bounds or compares ("since", "by", "until") and so dates nothing; words before ``low`` do not count."""
    return _SINCE.search(text[max(low, time.start - 16) : time.start]) is not None


def _opens_when(time: TimeExpression, span: Range, text: str) -> bool:
    """Whether the clause of ``span`` says what was at the bound: "since last Tuesday, when a report said"."""
    return time.end <= span[0] and re.match(r",?\s+when\s", text[time.end : time.end + 8]) is not None


def _is_bare_year(time: TimeExpression, text: str) -> bool:
    """Whether a year stands without "in" or the like, as in "the 2012 candidates": it sorts, and dates nothing told."""
    return re.fullmatch(r"\d{4}", text[time.start : time.end]) is not None and not _IN.search(text[max(0, time.start - 12) : time.start])


def _stands_in_side_clause(time: TimeExpression, span: Range, sentence: Range, text: str) -> bool:
    """Whether the time ends a side clause in which the act does not stand: "may go before his term ends in 2018, telling reporters"."""
    first = max(text.rfind(mark, sentence[0], time.start) for mark in ",;:—") + 1
    last = re.compile(r"[,;:—]").search(text, time.end, sentence[1])
    low, high = max(first, sentence[0]), last.start() if last else sentence[1]
    return not (low <= span[0] < high) and _SIDE_CLAUSE.search(text[low : time.end]) is not None


def _dates_within(span: Range, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The dates and times of day inside ``span``; ``times`` stand in the order of the text."""
    first = bisect_left(times, span[0], key=lambda time: time.start)
    last = bisect_left(times, span[1], key=lambda time: time.start)
    return [time for time in times[first:last] if time.end <= span[1] and time.type in ("DATE", "TIME")]


_TOWN: Final = re.compile(r"[(\[]?[A-Z][\w'’./-]{1,24}(?: [A-Z][\w'’.-]{1,24}){0,3}(?:, ?[A-Z][\w.'’ ]{1,30})?(?:,|\s[–—-])\s")
"""A town before the date of a dateline in small letters."""


def _is_dateline(time: TimeExpression, sentence: Range, text: str) -> bool:
    """Whether a date heads its sentence as "Outlet (8 October):" or "TOWN, Oct. 8 -" does: it dates the report, not the act."""
    before = text[sentence[0] : time.start]
    behind = text[time.end : time.end + 40]
    if before.endswith("(") and len(before) < 60 and re.match(r"\)\s*[:—–-]", behind):
        return True
    return (
        before.strip() != ""
        and (before.upper() == before or _TOWN.fullmatch(before) is not None)
        and re.match(r"[^.]{0,30}?(?:[—–]|\s-|\))", behind) is not None
    )


_COARSE: Final = re.compile(r"\d{4}(?:-\d{2})?~?(?:/\d{4}(?:-\d{2})?~?)?")
"""The EDTF date of a month, a year, or a span of them."""
_PRESENT: Final = re.compile(
    r"(?:\b(?:has|have|is|are|now)\b.*|(?!(?:was|as)\b)[a-z]+s)(?:\s+(?:that|of|for|to|on|only|by))?", re.IGNORECASE
)
"""The cue of what somebody says or has said: "was founded in 2019 and wants", "elected in 2023, has promised"."""


def date_of_saying(statement: Statement, sentence: Range, times: Sequence[TimeExpression], text: str) -> tuple[str | None, str]:
    """The EDTF date of a saying, from the times beside its cue and speaker; those inside what is said date something else.

    :param sentence: the sentence in which the cue (or, without one, the content) stands.
    """
    beside = [*statement.cue, *statement.speaker]
    if not beside:
        return None, "no cue"
    span = statement.cue[0] if statement.cue else statement.speaker[0]
    edtf, why = date_of(span, sentence, times, text, excluded=statement.content)
    if edtf is not None and _COARSE.fullmatch(edtf) and _PRESENT.fullmatch(text, *span):
        return None, "what is said now was not said in a month or year past"
    return edtf, why


def date_sayings(
    statements: Sequence[Statement], sentences: Sequence[Range], times: Sequence[TimeExpression], text: str
) -> tuple[Statement, ...]:
    """The statements, each undated one with the date that stands beside its cue or speaker.

    :param sentences: in the order of the text.
    """
    dated = []
    for statement in statements:
        beside = statement.cue or statement.speaker
        if statement.date is None and beside and sentences:
            number = max(0, bisect_right(sentences, (beside[0][0], len(text) + 1)) - 1)
            day, _ = date_of_saying(statement, sentences[number], times, text)
            statement = msgspec.structs.replace(statement, date=day) if day else statement
        dated.append(statement)
    return tuple(dated)


_ATTRIBUTIVE_BEFORE: Final = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|my|this|that)|['’]s)\s+\Z", re.IGNORECASE)
_NEAR_NOUN: Final = 25
"""Code points between an attributive time and its noun."""


def _is_attributive(time: TimeExpression, text: str) -> bool:
    """Whether the time belongs to a noun: in "the 3 May vote" it dates the vote, and not what else the sentence tells."""
    before = text[max(0, time.start - 8) : time.start]
    named = _ATTRIBUTIVE_BEFORE.search(before) or re.match(r"[Tt]he (?:\d|[A-Z])", text[time.start : time.end])
    return named is not None and re.match(r"\s+[a-z]", text[time.end : time.end + 3]) is not None


def _overlap(time: TimeExpression, span: Range) -> bool:
    return time.start < span[1] and span[0] < time.end


def join_ends(time: TimeExpression, times: Sequence[TimeExpression], text: str) -> str | None:
    """The EDTF date of an expression; for one end of a printed range the whole interval ("May 15-16", "between Monday and Tuesday")."""
    if time.edtf is None:
        return None
    place = bisect_left(times, time.start, key=lambda one: one.start)
    if place == len(times) or times[place].start != time.start:
        return time.edtf
    for first, second in ((place, place + 1), (place - 1, place)):
        if first < 0 or second >= len(times):
            continue
        one, two = times[first], times[second]
        if one.edtf is None or two.edtf is None or "/" in one.edtf + two.edtf or not one.edtf < two.edtf:
            continue
        gap = text[one.end : two.start]
        joint = _RANGE.match(gap)
        if joint and (gap.strip().lower() != "and" or _PAIR_BEFORE.search(text[max(0, one.start - 10) : one.start])):
            return f"{one.edtf}/{two.edtf}"
    return time.edtf


def date_in_place(
    span: Range, sentence: Range, times: Sequence[TimeExpression], text: str, statement: Statement | None, blocks: Sequence[Block]
) -> str | None:
    """The EDTF date of what is told in ``span``: of its sentence, else of the sentence that leads its list in.

    A time outside the content of the statement that holds ``span`` dates the saying and is left out.
    """
    excluded: list[Range] = []
    if statement is not None:
        low = min(start for start, _ in statement.content)
        high = max(end for _, end in statement.content)
        excluded = [(sentence[0], low), (high, sentence[1])]
    found, _ = date_of(span, sentence, times, text, excluded=excluded)
    return found if found is not None else date_of_item(span[0], times, text, blocks)


def date_of_item(place: int, times: Sequence[TimeExpression], text: str, blocks: Sequence[Block]) -> str | None:
    """The EDTF date that a list gives to what its item at ``place`` tells: the date that heads the item, else that of the list."""
    return heading_date(place, times, text, blocks) or _date_of_lead(place, times, text, blocks)


def heading_date(place: int, times: Sequence[TimeExpression], text: str, blocks: Sequence[Block]) -> str | None:
    """The EDTF date that heads the block at ``place``, as in "- May 15-16: first round": it dates all that the block tells."""
    number = bisect_right(blocks, place, key=lambda block: block.start) - 1
    if number < 0 or place >= blocks[number].end:
        return None
    block = blocks[number]
    head = _dates_within((block.start, block.end), times)[:2]
    if not head or not _BULLET.fullmatch(text[block.start : head[0].start]):
        return None
    last = head[-1] if len(head) == 2 and join_ends(head[0], times, text) != head[0].edtf else head[0]
    return join_ends(head[0], times, text) if re.match(r"\s?[:–—]\s|\s-\s", text[last.end : last.end + 3]) else None


def join_ranges(times: Sequence[TimeExpression], text: str) -> tuple[TimeExpression, ...]:
    """The expressions with the whole interval as EDTF date of both ends of a printed range."""
    return tuple(
        msgspec.structs.replace(time, edtf=joined) if (joined := join_ends(time, times, text)) != time.edtf else time for time in times
    )


def _date_of_lead(place: int, times: Sequence[TimeExpression], text: str, blocks: Sequence[Block]) -> str | None:
    """The one date of the line that leads a list in, else of the paragraph before that line."""
    at = bisect_right(blocks, place, key=lambda block: block.start) - 1
    block = blocks[at] if at >= 0 and place < blocks[at].end else None
    if block is None or block.kind != "list_item" or block.lead is None:
        return None
    for number in (block.lead, block.lead - 1):
        if number < 0 or blocks[number].kind not in ("lead_in", "paragraph"):
            return None
        here = _dates_within((blocks[number].start, blocks[number].end), times)
        dates = {join_ends(time, times, text) for time in here} - {None}
        if len(dates) == 1:
            return dates.pop()
        if here:
            return None
    return None
