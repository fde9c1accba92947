"""Loads the words and units around numbers from ``words.toml`` and ``units.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from variorum.model.record import Record
from variorum.model.report import Comparator


class Lexicon(Record, frozen=True):
    """Compiled word lists; ``comparators`` end at a number, ``after`` begin behind one, ``unit`` matches
    a unit's name behind one, and ``unit_of`` has the unit for each of its groups."""

    comparators: tuple[tuple[Comparator, "re.Pattern[str]"], ...]
    after: tuple[tuple[Comparator, "re.Pattern[str]"], ...]
    vague: "re.Pattern[str]"
    naming: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    unit_of: tuple[str, ...]
    currencies: dict[str, str]
    codes: tuple[str, ...]
    people_words: frozenset[str]
    people_lemmas: frozenset[str]
    people_places: frozenset[str]


_ADDED = "(?:additional|further|extra|another|record|total of|combined|estimated|average of)"
"""What may stand between a hedge and its number: "up to an additional 40"."""


def _words(listed: list[str]) -> str:
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))


MOST_PEOPLE = 10**6
"""As many and more are hardly people to whom something is done: "the next 90 million will be released"."""
LENGTHS = frozenset("second minute hour day night week month quarter year decade century time".split())


def is_measure(unit: str) -> bool:
    """Whether a unit measures (a length of time, a distance, money, a share): nobody speaks of "three of them"."""
    lexicon = load_lexicon()
    return unit in LENGTHS or unit in lexicon.unit_of or unit in lexicon.codes


def unit_at(text: str, place: int) -> tuple[str, int] | None:
    """The unit whose name begins at ``place`` of the text (a blank or hyphen before it allowed), and where the name ends."""
    lexicon = load_lexicon()
    match = lexicon.unit.match(text, place)
    if match is None or match.lastindex is None:
        return None
    return lexicon.unit_of[match.lastindex - 1], match.end()


@cache
def load_lexicon() -> Lexicon:
    """Read both files once per process."""
    root = files("variorum.annotate.quantity")
    words = tomllib.loads((root / "words.toml").read_text(encoding="utf-8"))
    units = tomllib.loads((root / "units.toml").read_text(encoding="utf-8"))
    flags = re.IGNORECASE
    names = [(unit, name) for unit, listed in units["units"].items() for name in listed]
    names.sort(key=lambda pair: (-len(pair[1]), pair[1]))
    return Lexicon(
        comparators=tuple(
            (sign, re.compile(rf"\b(?:{_words(listed)})\s+(?:the\s+|an?\s+)?(?:{_ADDED}\s+)?\Z", flags))
            for sign, listed in words["comparators"].items()
        ),
        after=tuple((sign, re.compile(rf"\s?(?:{_words(listed)})(?!\w)", flags)) for sign, listed in words["after"].items()),
        vague=re.compile(rf"(?<![\w-])(?:{_words(words['vague']['words'])})(?![\w-])", flags),
        naming=re.compile(rf"\b(?:{_words(words['naming']['words'])})\.?[ \t-]*\Z", flags),
        unit=re.compile(r"\s?-?(?:" + "|".join(rf"({name})(?!\w)" for _, name in names) + ")", flags),
        unit_of=tuple(unit for unit, _ in names),
        currencies=units["currencies"],
        codes=tuple(units["codes"]["codes"]),
        people_words=frozenset(words["people"]["words"]),
        people_lemmas=frozenset(words["people"]["lemmas"]),
        people_places=frozenset(words["people"]["places"]),
    )
