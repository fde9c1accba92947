"""Finds the amounts printed in a text: numbers in digits and words with hedge, currency, percent, range and score, but no names."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from variorum.annotate.quantity.cardinal import CARDINAL, SCALES, read_number
from variorum.annotate.quantity.lexicon import load_lexicon, unit_at
from variorum.annotate.quantity.shares import find_shares
from variorum.annotate.quantity.tallies import VOTE, find_tallies
from variorum.model.record import Record
from variorum.model.report import Comparator, Range

_SCALE: Final = r"(?:hundred|thousand|million|billion|trillion|lakh|crore)"
_SHORT_SCALES: Final = {"m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "k": 1000}
_SHORT: Final = r"(?:[ ]?(?:mln|mn|bln|bn|trn|tn)|m|k)"
"""A scale as letters; "5 m" are metres."""
_CODES: Final = "|".join(load_lexicon().codes)
_CURRENCY: Final = (
    rf"(?:US\$|U\.S\. ?\$|CA\$|C\$|A\$|NZ\$|HK\$|[$£€¥₽₴₹₩₪]|(?-i:{_CODES})(?=\s?\d)|Rs\.?(?=\s?\d)"
    r"|(?-i:Tk|SR)(?=\s?\d)|(?-i:R)(?=\d[\d.,]* ?(?:m|bn|million|billion)\b))"
)
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,19})(?:\.\d{1,9})?"
_ONE: Final = rf"(?:{_DIGITS}(?:[ -]?{_SCALE}s?\b|{_SHORT}(?![\w²³]))?|{CARDINAL}(?:[ ]and[ ]a[ ](?:half|quarter))?(?:[ ]{_SCALE}\b)?)"
_SHARED: Final = r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred"
_NUMBER: Final = re.compile(
    rf"(?:(?<![\w.,:/#@&+*=^'’°-])|(?<=[\s(]['‘’])(?!\d\ds?\b))(?P<currency>{_CURRENCY}\s?)?(?P<first>{_ONE})"
    rf"(?:(?:(?<=\d)\s?%|[ ]per[ ]?cent)?(?P<range>\s?[-–—]\s?|-?\s+(?:to|or)\s+|\s+and\s+)(?P<currency2>{_CURRENCY}\s?)?(?P<second>{_ONE})"
    rf"|(?P<outof>[- ]out[- ]of[- ]|[- ]in[- ](?=(?:\d{{1,3}}|an?|{_SHARED})\b(?![\d.,]*\d))|\s?/\s?)(?P<total>{_ONE}))?"
    r"(?P<plus>\+)?(?!\w|[.,:/'’]\d|[-–]\d|\$)",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s?%|[ -]per[ -]?cents?(?:age points?)?\b|[ -]percentage[ -]points?\b|[ ]pct\b", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<![\w.])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,5}\)?){2,5}(?![\w,])")
_AGE_AFTER: Final = re.compile(r"[\s-]+(?:years?|months?|weeks?)[\s-]+(?:old|of age)\b", re.IGNORECASE)
_CLOCK_AFTER: Final = re.compile(r"\s(?:minutes?\s)?(?:to|past|before|after)\s(?:midnight|noon|midday)\b", re.IGNORECASE)
_DAYPART_AFTER: Final = re.compile(r"\s+(?:in the (?:morning|afternoon|evening)|at night)\b", re.IGNORECASE)
_AT_BEFORE: Final = re.compile(r"\b(?:at|until|till|since|towards?)\s+\Z", re.IGNORECASE)
"""Around a clock time in words: "at four in the morning"."""
_READING_AFTER: Final = re.compile(r"[\s-]min(?:ute)?s?\.?(?:\sto)?\sread\b", re.IGNORECASE)
"""The time that a page says it takes to read."""
_KIND_AFTER: Final = re.compile(
    r"[-‑](?:way|fold|star|tier(?:ed)?|edged|sided|dimensional|faced|handed|legged|wheel(?:ed|er)?|stroke|pronged|state|horse|track|lane|seater|ply)\b",
    re.IGNORECASE,
)
"""What makes a number the name of a kind: "a two-way street", "a two-state solution"."""
_MARK_AFTER: Final = re.compile(r"\s?\([a-z]\)|\s[a-jln-z]\d(?!\w)|\s[A-Z][a-z]+\s1[34]\d\d\b|\s[a-z]+\s?=\s?\d")
"""What makes a number a mark, a day of another calendar, or one side of a rate: "501(c)", "501 c3", "18 Bahman 1403", "1 euro = 1.08"."""
_OTHER_AFTER: Final = re.compile(r"\s+\w+(?:\s+[\w’'-]+){0,5}?,?\s+(?:and\s+|while\s+|but\s+)?the other\b")
_AGE_APPOSED: Final = re.compile(r"[A-Z][\w’'-]+,\s\Z")
_LIST_MARK: Final = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_ONE_AS_PRONOUN: Final = re.compile(
    r"\s*(?:in (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|[,.;:!?)\"”’]|\Z"
    r"|(?:mind|voice|accord|of|another|day|thing|hand|side|way|by one|last|more|such|who|that|which|is|in which)\b)"
)
_SOLE: Final = re.compile(r"\b(?:only|just)\s+\Z", re.IGNORECASE)
_BEFALLEN: Final = re.compile(
    r" of (?:[\w’'-]+ ){0,4}[\w’'-]+(?:, [^,.;\n]{1,40},)? (?:(?:was|were|is|had|has|have|been|later|also) )*"
    r"(?:killed|wounded|injured|died|dead|drowned|missing|shot dead|executed|kidnapped|captured)\b",
    re.IGNORECASE,
)
"""Behind a "one" that tells how many: "one of his bodyguards was killed"."""
_SMALL_WORDS: Final = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\Z", re.IGNORECASE)
_CHANGE_BEFORE: Final = re.compile(
    r"\b(?:from|rose|fell|up|down|increased|decreased|cut|raised|dropped|grew|by|vot\w+|won|beat|lost|lead|led)\b[^.]{0,20}\Z",
    re.IGNORECASE,
)
"""Words before "5 to 7" that make it a change or a result, not a range."""
_SPREAD_BEFORE: Final = re.compile(r"\brang(?:es?|ed|ing) from\s+\Z", re.IGNORECASE)
_DEFINITE: Final = re.compile(
    r"\b(?:the|these|those|both|his|her|its|their|our|my|your|all|other|next|last|first|past|any|no|every|each|either|neither"
    r"|(?<!of )(?<!in )(?<!on )(?<!at )(?<!by )(?<!to )(?<!for )(?<!from )(?<!with )(?<!after )(?<!under )which)\s+\Z",
    re.IGNORECASE,
)
_DETERMINED: Final = re.compile(
    r"\b(?:the|this|that|last|next|past|same|each|every|per|an?|his|her|its|their|our)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE
)
_SHORTENED: Final = frozenset({"art", "cat", "ext", "fig", "mk", "no", "nos", "p", "pp", "tel"})
"""Naming words that a point may end; behind others it ends the sentence."""
_PLURAL_AFTER: Final = re.compile(r"\s(?:[a-z][a-z-]*\s){0,2}?(?:[a-z-]{2,}[a-rt-z]s|people|men|women|children|troops|dead|wounded)\b")
"""Around a naming word and its number where the number counts what follows: "at the station 300 men waited"."""
_TOTAL_BEFORE: Final = re.compile(r"\b(?:the|these|those|all)\s+\Z", re.IGNORECASE)
"""Definite words behind which a number may still be new: "all five crossings", "the four inspectors who stayed"."""


_KNOWN_BEFORE: Final = re.compile(r"\bthan\s+(?:the|its|their|his|her)\s+\Z", re.IGNORECASE)
"""Words that compare something else with the number: "lower than the 16 cents that it earned"."""


class Printed(Record, frozen=True):
    """An amount as printed. ``value`` is ``None`` where the words leave it open; ``unit`` only where sign or name gives it."""

    start: int
    end: int
    value: float | int | None
    comparator: Comparator = "="
    upper: float | int | None = None
    unit: str | None = None
    definite: bool = False
    """Whether the words point at things known: "the four inspectors". Only what is said of them tells whether they are counted here."""


def find_printed(text: str, skipped: list[Range] | None = None) -> list[Printed]:
    """The amounts of ``text`` in its order.

    Left out are names ("Article 5"), marks ("[1]", "2."), codes, telephone numbers, ages, scores of games, pronouns ("one of
    them") and what refers back to things known ("the two sides").
    :param skipped: ranges whose numbers are no amounts, such as dates.
    """
    tallies = [pair for pair in find_tallies(text) if not _Taken(skipped or []).touches((pair[0][0], pair[1][1]))]
    marks = _Taken([*(skipped or []), *(match.span() for match in _PHONE.finditer(text)), *((one[0], other[1]) for one, other in tallies)])
    shares = [share for share in find_shares(text) if not marks.touches((share.start, share.end))]
    taken = _Taken([*marks.ranges, *((share.start, share.end) for share in shares)])
    found = [Printed(start=low, end=high, value=read_number(text[low:high]), unit=VOTE) for pair in tallies for low, high in pair]
    found += [
        Printed(start=one.start, end=one.end, value=one.value, comparator=_comparator(text, one.start, one.end), unit=one.unit)
        for one in shares
    ]
    place = 0
    while match := _NUMBER.search(text, place):
        is_pair = bool(match["range"]) and _is_range(text, match)
        alone = (match["range"] and not is_pair) or _stands_before_in(match)
        place = match.end("first") if alone else match.end()
        one = _amount(text, match, place, taken, is_pair=is_pair)
        if one is not None:
            found.append(one)
            place = max(place, one.end)
    counted = _Taken((one.start, one.end) for one in found)
    for match in load_lexicon().vague.finditer(text):
        if not taken.touches(match.span()) and not counted.touches(match.span()):
            found.append(Printed(start=match.start(), end=match.end(), value=None))
    return sorted(found, key=lambda one: one.start)


class _Taken:
    """Ranges that are already something else; finds out quickly whether one touches a span."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self.ranges = sorted(ranges)
        self._reach = list(accumulate((high for _, high in self.ranges), max))

    def touches(self, span: Range) -> bool:
        before = bisect_left(self.ranges, (span[1], span[1]))
        return before > 0 and self._reach[before - 1] > span[0]


def _amount(text: str, match: "re.Match[str]", end: int, taken: _Taken, *, is_pair: bool) -> Printed | None:
    """The amount from the match's start to ``end``; ``is_pair`` where its two numbers are the ends of a range."""
    start = match.start()
    first = _value(match["first"])
    if first is None or taken.touches((start, end)) or _is_name(text, match, end):
        return None
    unit = _currency(match["currency"])
    upper = _value(match["second"]) if is_pair else None
    if match["outof"] and end == match.end():
        share = match["outof"].strip(" -").lower() != "in" or _is_share(match, text)
        if "/" in match["outof"] or (total := _value(match["total"])) is None or not share:
            return None
        unit = f"out of {total:g}"
    if percent := _PERCENT.match(text, end):
        unit, end = "percentage point" if "point" in percent.group().lower() else "percent", percent.end()
    if unit is None and (named := unit_at(text, end)) is not None:
        unit, end = named
    comparator = _comparator(text, start, end)
    if match["plus"] and comparator == "=":
        comparator = ">="
    if upper is not None and first < 1000 and not re.search(_SCALE, match["first"], re.IGNORECASE):
        scale = re.search(_SCALE, match["second"], re.IGNORECASE)
        first *= SCALES[scale.group().lower()] if scale else 1  # "5 to 7 million"
    definite = unit is None and bool(_SMALL_WORDS.match(match["first"]) and _DEFINITE.search(text[max(0, start - 24) : start]))
    return Printed(start=start, end=end, value=_whole(first), comparator=comparator, upper=_whole(upper), unit=unit, definite=definite)


def _currency(printed: str | None) -> str | None:
    """The code of a currency by its sign or by the code itself: "$5", "EUR 5"."""
    sign = (printed or "").strip()
    return load_lexicon().currencies.get(sign, sign.upper()) if sign else None


def _stands_before_in(match: "re.Match[str]") -> bool:
    """Whether "in" behind a number makes it no part of the next one: "$19 million in two accounts", "180 in a week"."""
    if not match["outof"] or match["outof"].strip(" -").lower() != "in":
        return False
    first, total = _value(match["first"]), _value(match["total"])
    return match["currency"] is not None or first is None or total is None or first > total


def _is_share(match: "re.Match[str]", text: str) -> bool:
    """Whether "nine in ten" is a share: "two in three days" is none."""
    first, total = _value(match["first"]), _value(match["total"])
    return first is not None and total is not None and first < total and not _LENGTH_AFTER.match(text, match.end())


_LENGTH_AFTER: Final = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?)\b", re.IGNORECASE)


def _whole(value: float | int | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _value(words: str) -> float | int | None:
    short = re.fullmatch(rf"({_DIGITS})({_SHORT})", words, re.IGNORECASE)
    if short:
        number = read_number(short[1])
        return None if number is None else round(number * _SHORT_SCALES[short[2].strip().lower()], 6)
    scaled = re.fullmatch(rf"({_DIGITS})[ -]?({_SCALE})s?", words, re.IGNORECASE)
    if scaled:
        number = read_number(scaled[1])
        return None if number is None else round(number * SCALES[scaled[2].lower()], 6)
    return read_number(words)


def _is_range(text: str, match: "re.Match[str]") -> bool:
    """Whether two numbers are the ends of one range: rising, and "and" only behind "between"."""
    first, second = _value(match["first"]), _value(match["second"])
    if first is None or second is None or (match["currency2"] and not match["currency"]):
        return False  # "up 45% to $5.8 million"
    joint = match["range"].strip(" -\n").lower()
    if joint == "and":
        return re.search(r"\bbetween\s+\Z", text[max(0, match.start() - 10) : match.start()], re.IGNORECASE) is not None
    if joint == "to" and _SPREAD_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
        return True
    if joint == "to" and _CHANGE_BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
        return False
    return first < second


def _is_name(text: str, match: "re.Match[str]", end: int) -> bool:
    start = match.start()
    before = text[max(0, start - 24) : start]
    words = match["first"].lower()
    if match["currency"]:
        return False
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return True
    if words in ("a", "an", "zero"):
        return True
    naming = load_lexicon().naming.search(before)
    if naming is not None and not _is_of_more(text, match, naming[0], before[: naming.start()]):
        return True
    if _MARK_AFTER.match(text, end) or _CLOCK_AFTER.match(text, end) or _KIND_AFTER.match(text, end):
        return True
    if _READING_AFTER.match(text, end) or (_DAYPART_AFTER.match(text, end) and _AT_BEFORE.search(before)):
        return True
    if words == "one" and _OTHER_AFTER.match(text, end):
        return True
    if _AGE_AFTER.match(text, end) or (
        _AGE_APPOSED.search(before) and re.match(r"\s*(?:[,.)\n]|\Z)", text[end : end + 2]) and words.isdigit()
    ):
        return True
    if _LIST_MARK.search(before) and re.match(r"[.)]\s", text[end : end + 2]):
        return True
    if re.search(r"\bone in\s+\Z", before, re.IGNORECASE):
        return True  # "one in five" is a share, and five counts nothing
    sole = text.startswith(" of ", end) and (_SOLE.search(before) or _BEFALLEN.match(text, end))
    if words == "one" and not sole and (_ONE_AS_PRONOUN.match(text, end) or text[end : end + 1] in "-'’"):
        return True
    if (
        words == "one"
        and not sole
        and re.search(r"\b(?:no|this|that|each|every|any|the|which|another|some|day|last|only|loved|little)\s+\Z", before, re.IGNORECASE)
    ):
        return True
    if _SMALL_WORDS.match(words) and _DEFINITE.search(before) and not _may_count(text, match, end):
        return True
    # What is left of a falling pair is a score: "won 3-1".
    return bool(match["range"] and re.fullmatch(r"\s?[-–]\s?", match["range"]) and end == match.end("first"))


def _is_of_more(text: str, match: "re.Match[str]", naming: str, before: str) -> bool:
    """Whether a number is an amount behind a word that names most numbers: "last week 12 guards fell", "to block 800 million reais"."""
    if "." in naming and (match["first"][0].isupper() or naming.strip(" .\t-").lower() not in _SHORTENED):
        return True  # "with the group. Seven men"
    if not naming[0].islower():
        return False
    if "," in match["first"] or re.search(rf"\d[ ]?{_SCALE}\b", match["first"], re.IGNORECASE):
        return True
    return _DETERMINED.search(before) is not None and _PLURAL_AFTER.match(text, match.end("first")) is not None


def _may_count(text: str, match: "re.Match[str]", end: int) -> bool:
    """Whether a small number after a definite word may tell how many: a share, or more than the two that are always "the two"."""
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_PERCENT.match(text, end)) or (match["first"].lower() not in ("one", "two") and _TOTAL_BEFORE.search(before) is not None)


def _comparator(text: str, start: int, end: int) -> Comparator:
    lexicon = load_lexicon()
    before = text[max(0, start - 30) : start]
    for sign, pattern in lexicon.comparators:
        if pattern.search(before) and not (sign in "<>" and _KNOWN_BEFORE.search(before)):
            return sign
    for sign, pattern in lexicon.after:
        if pattern.match(text, end):
            return sign
    return "="
