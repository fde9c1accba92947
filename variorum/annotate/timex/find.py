"""Finds the time expressions of a text with the grammar and gives each its TIMEX3 value and EDTF date."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from variorum.annotate.timex.context import Context, Ends, Found, Meaning
from variorum.annotate.timex.grammar import Grammar, first_word, load_grammar
from variorum.annotate.timex.notation import matched_parts
from variorum.annotate.timex.period import Hemisphere
from variorum.annotate.timex.values import VALUES
from variorum.model.report import TimeExpression

_WORD: Final = re.compile(r"(?<![\w$£€¥#@&])(?:(?<!\w[-'’])[^\W\d_]+|(?<![.,:/\\'’+=*^-])\d|(?<=[A-Za-z]-)(?<![A-Z]-)\d|['’‘]\d\d|½)")


def find_times(
    text: str,
    anchor: date | None,
    *,
    hemisphere: Hemisphere = "north",
    text_year: int | None = None,
    day_first: bool | None = None,
    sections: Sequence[tuple[int, date]] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in its order; they never overlap.

    :param anchor: the day of publication, to which relative expressions are related; ``None`` leaves them open.
    :param hemisphere: whose seasons are meant. :param text_year: the year of the text's own full dates, used for days
        without a year where there is no anchor. :param day_first: how the text writes dates in figures, where that is known.
    :param sections: where pieces of another day begin, and the day to which their relative expressions are related (``find_sections``).
    :returns: expressions with TIMEX3 value and EDTF date; where the words do not allow one it is ``None``, and ``why`` says so.
    """
    found = read_times(text, anchor, hemisphere=hemisphere, text_year=text_year, day_first=day_first, sections=sections)
    first = sections[0][0] if sections else len(text)
    return tuple(_expression(one, in_piece=one.start >= first) for one in found)


def _expression(found: Found, *, in_piece: bool) -> TimeExpression:
    meaning = found.meaning
    why = meaning.why.replace("the report's date", "the day of the piece") if in_piece else meaning.why
    return TimeExpression(start=found.start, end=found.end, type=meaning.type, value=meaning.value, edtf=meaning.edtf, why=why)


def read_times(
    text: str,
    anchor: date | None,
    *,
    hemisphere: Hemisphere = "north",
    text_year: int | None = None,
    day_first: bool | None = None,
    sections: Sequence[tuple[int, date]] = (),
) -> list[Found]:
    """Like ``find_times``, with the period and the rule of each expression."""
    grammar = load_grammar()
    context = Context(text=text, anchor=anchor, hemisphere=hemisphere, text_year=text_year, day_first=day_first, found=[])
    place = 0
    ahead = list(reversed(sections))
    while match := _WORD.search(text, place):
        place = match.end()
        while ahead and ahead[-1][0] <= match.start():
            context.anchor = ahead.pop()[1]
        rules = grammar.by_start.get(first_word(match.group()))
        if rules:
            for found in _read_at(match.start(), rules, grammar, context):
                _add(context, found)
                place = found.end
    return context.found


def _read_at(start: int, rules: tuple[tuple[int, "re.Pattern[str]"], ...], grammar: Grammar, context: Context) -> list[Found]:
    """The longest reading at ``start`` that its rule's value function accepts."""
    matches = [(match, number) for number, pattern in rules if (match := pattern.match(context.text, start))]
    matches.sort(key=lambda one: (-one[0].end(), one[1]))
    for match, number in matches:
        rule = grammar.rules[number]
        name, *arguments = rule.value.split()
        context.start, context.end = match.span()
        spans = matched_parts(match)
        words = {part: context.text[low:high] for part, (low, high) in spans.items()}
        try:
            meaning = VALUES[name](words, context, *arguments)
        except (ValueError, OverflowError) as error:
            meaning = Meaning(type="DATE", value=None, why=f"no such date: {error}")
        if isinstance(meaning, Ends):
            return [
                Found(start=start, end=spans[meaning.upto][1], meaning=meaning.first, rule=rule.name),
                Found(start=spans[meaning.since][0], end=match.end(), meaning=meaning.second, rule=rule.name),
            ]
        if meaning is not None:
            return [Found(start=start, end=match.end(), meaning=meaning, rule=rule.name)]
    return []


_NEXT_TO: Final = re.compile(r"(?:\s*,)?\s*(?:on\s+|of\s+|at\s+)?\Z", re.IGNORECASE)


def _add(context: Context, found: Found) -> None:
    """Append an expression; a clock time or part of a day and the day right beside it become one."""
    before = context.found[-1] if context.found else None
    if before is not None and found.start - before.end <= 5 and _NEXT_TO.match(context.text[before.end : found.start]):
        joined = _join_day_and_time(before, found)
        if joined is not None:
            context.found[-1] = joined
            return
    context.found.append(found)


def _join_day_and_time(before: Found, after: Found) -> Found | None:
    for day, time in ((before, after), (after, before)):
        is_day = (
            day.meaning.type == "DATE" and day.meaning.value and re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", day.meaning.value)
        )
        if (
            is_day
            and time.meaning.type == "TIME"
            and time.meaning.value
            and time.rule in ("clock", "clock_hhmm", "noon", "midnight", "light", "the_part", "mid_part")
        ):
            suffix = time.meaning.value.partition("T")[2]
            meaning = Meaning(
                type="TIME", value=f"{day.meaning.value}T{suffix}", edtf=day.meaning.edtf, why=day.meaning.why, period=day.meaning.period
            )
            return Found(start=before.start, end=after.end, meaning=meaning, rule=time.rule)
    return None
