"""Puts dates, counts and codes into the plain words that a reader sees."""

import re

from variorum.model.account import AccountFigure

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
}  # fmt: skip
MODES = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported"}
STATUSES = {
    "actual": "", "planned": "planned", "conditional": "on a condition", "denied": "denied", "hypothetical": "only supposed",
}  # fmt: skip
DIFFERENCES = {
    "number": "Numbers", "date": "Dates", "place": "Places", "speaker": "Who said it", "wording": "Wording", "strength": "Strength",
    "stance": "Stance", "outcome": "Outcome", "shift_over_time": "Change over time", "heading_vs_text": "Heading against text",
    "claim_as_fact": "A claim stated as fact", "omission": "Left out",
}  # fmt: skip
LINEAGE = {
    "reprint": "reprints", "credit": "credits", "shared_quotation": "shares a quotation with", "self_repetition": "repeats itself:",
    "references": "refers to",
}  # fmt: skip
POSITIONS = {
    "demand": "demands", "offer": "offers", "refusal": "refuses", "threat": "threatens", "warning": "warns", "promise": "promises",
    "condition": "sets a condition", "support": "supports", "oppose": "opposes", "accusation": "accuses",
}  # fmt: skip
POSITION_ORDER = ("demand", "offer", "promise", "condition", "refusal", "oppose", "threat", "warning", "accusation", "support")
PARTS = {"report": "report", "reprint": "reprint", "background": "background"}
COMPARATORS = {"=": "", ">=": "at least ", "<=": "at most ", ">": "more than ", "<": "fewer than ", "~": "about "}
_COMPARED = re.compile(r"(?<!\S)(>=|<=|>|<|~) (?=\d)")
_ISO = re.compile(r"(?<![\d-])\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?(?![\d-])")
_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 report``, ``4 reports``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def say_date(edtf: str | None) -> str:
    """An EDTF date in words: ``8 July 2026``, ``July 2026``, ``6–7 July 2026``, ``about 3 October 2025``; "" for ``None``."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _say_one(first)
    if not first or not last or ".." in (first, last):
        return f"until {_say_one(last)}" if first in ("", "..") else f"from {_say_one(first)} on"
    if first[:7] == last[:7] and len(first) == len(last) == 10 and _say_one(first) != first:
        return f"{int(first[8:])}–{_say_one(last)}"
    return f"{_say_one(first)} – {_say_one(last)}"


def say_plainly(text: str) -> str:
    """A sentence of the account with its ISO dates and comparison signs put into words."""
    compared = _COMPARED.sub(lambda found: COMPARATORS[found.group(1)], text)
    return _ISO.sub(lambda found: say_date(found.group()), compared)


def _say_one(part: str) -> str:
    found = _ONE.fullmatch(part)
    if not found:
        return part
    year, month, day, doubt = found.groups()
    about = "about " if doubt == "~" else "perhaps " if doubt else ""
    if month in _SEASONS:
        return f"{about}{_SEASONS[month]} {year}"
    if month is None or not 1 <= int(month) <= 12:
        return f"{about}{year}" if month is None else part
    return f"{about}{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{about}{MONTHS[int(month) - 1]} {year}"


def say_number(value: float | int) -> str:
    """A number with thousands parted by thin spaces, round ones with their word: ``12 300``, ``5.7``, ``2.3 billion``."""
    if abs(value) >= 10**18:
        return f"a number of {len(str(int(abs(value))))} digits"
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size and round(value / size, 3) * size == value:
            return f"{round(value / size, 3):g} {word}"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.10g}".replace(",", "\u202f")
    return f"{int(value):,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(int(value))


def say_amount(figure: AccountFigure) -> str:
    """Comparator, value and upper end of a figure: ``at least 41``, ``between 3 and 5``, ``an unstated number``."""
    if figure.value is None:
        return "an unstated number"
    if figure.upper is not None:
        return f"{say_number(figure.value)} to {say_number(figure.upper)}"
    return COMPARATORS[figure.comparator] + say_number(figure.value)


def say_counted(figure: AccountFigure) -> str:
    """The amount with its unit, unless what is counted names the unit anyway: ``5 000 square kilometres``, ``at least 41``."""
    unit = figure.unit or ""
    return say_amount(figure) if not unit or unit.casefold() in figure.what.casefold() else f"{say_amount(figure)} {unit}"


def say_support(reports: int, independent: int) -> str:
    """How many reports print a line and how many origins stand behind them: ``4 reports · 1 origin``."""
    return f"{count(reports, 'report')} · {count(independent, 'origin')}"


def join_names(names: list[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
