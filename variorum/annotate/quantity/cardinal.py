"""Reads a number as printed, in digits or in English words: "5,000", "5 1/2", "twenty-six", "a hundred and thirty million"."""

import re
from typing import Final

SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 10**5, "million": 10**6, "crore": 10**7,
                 "billion": 10**9, "trillion": 10**12}  # fmt: skip
FRACTIONS: Final = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}

_UNITS = "|".join(sorted((w for w in SMALL if w != "zero"), key=len, reverse=True))
_TENS = "|".join(TENS)
_SCALES = "|".join(SCALES)
_BELOW_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_UNITS})"
_GROUPS = rf"(?:[ -](?:{_SCALES})){{0,2}}"
CARDINAL: Final = (
    rf"(?:(?:an?[ ])?half[ -](?:an?[ ])?dozen"
    rf"|(?:{_BELOW_100}|an?|half[ ]an?)[ -](?:{_SCALES}){_GROUPS}(?:[ ,](?:and[ ])?{_BELOW_100}{_GROUPS}){{0,4}}"
    rf"|{_BELOW_100}|an?(?=[\s-]))"
)
"""A regular expression for a cardinal in words; ``a`` and ``an`` count as one."""

MOST_DIGITS: Final = 18
"""A longer run of digits is an identifier, not an amount."""

_DIGITS = re.compile(r"(?P<whole>\d[\d,]*(?:\.\d+)?)?(?:[ -](?:and[ -])?)?(?P<part>1/[234]|[23]/[34]|[½¼¾])?\Z")


def read_number(words: str) -> float | int | None:
    """The value of a number in digits or words; ``None`` for what is no number or has more than 18 digits."""
    text = re.sub(r"\Aan? (?=half\b)", "", " ".join(words.lower().split()))
    match = _DIGITS.match(text)
    if match and (match["whole"] or match["part"]):
        whole = (match["whole"] or "0").replace(",", "")
        if len(whole) > MOST_DIGITS:
            return None
        value = float(whole) + FRACTIONS.get(match["part"] or "", 0.0)
        return int(value) if value.is_integer() else value
    for tail, extra in ((" and a half", 0.5), (" and a quarter", 0.25)):
        if text.endswith(tail):
            base = _in_words(text.removesuffix(tail))
            return None if base is None else base + extra
    return _in_words(text)


def _in_words(text: str) -> float | int | None:
    total: float | int = 0
    group: float | int = 0
    seen = False
    for word in re.split(r"[ ,-]+", text):
        if word == "and" and seen:
            continue
        if word in ("a", "an"):
            if group == 0.5:
                continue  # "half a million"
            group += 1
        elif word == "half":
            group += 0.5
        elif word in SMALL:
            group += SMALL[word]
        elif word in TENS:
            group += TENS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in SCALES:
            if not group and total:
                total *= SCALES[word]
            else:
                total, group = total + (group or 1) * SCALES[word], 0
        else:
            return None
        seen = True
    if not seen:
        return None
    value = total + group
    return int(value) if float(value).is_integer() else value
