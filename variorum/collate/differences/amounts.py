"""Finds two numbers for one thing: told of the same counted thing in the same matter, whoever counts it and wherever it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collate.dates import compatible
from variorum.collate.differences.contrasts import Contrast
from variorum.collate.figures import Count
from variorum.collate.passages import ACTOR, SENSE, Passage, Token
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.model.account import AccountFigure, Witness
from variorum.text.words import content_stems, rarity, stem

NUMBER = 8.0
SAME_MATTER, TIME_MATTER, MEASURE_MATTER = 0.75, 1.2, 1.6
"""Weight of the words about a number, the thing counted left out, that two numbers of one thing have in common at least; hours and
days, sums of money, lengths and shares, which measure anything, need more."""
NEAR = 6
"""Words before and behind a number that may say what it counts."""
SHORT = 4
"""Content words that say what is counted; a stretch with fewer is read together with the next one."""
ROUNDED = 0.04
"""Share by which a rounded value may differ from the exact one."""
SENTENCES_APART = 1
"""Two counts of two claimants that stand so near each other answer one question."""
DOZEN, FEW, FEW_RATIO, MOST_RATIO = 12, 9, 3, 12
"""A "one" against a dozen or more is an instance; values further apart than this, small ones sooner, count different things."""
PEOPLE = frozenset(map(stem, "people person persons men women names members".split()))
"""Units that count whoever is meant: the verb tells who."""
DEEDS = frozenset({SENSE + sense for sense in ("arrest", "hurt", "kill", "march", "job", "dismiss")})
"""Senses of what people undergo, which tell what is counted where the unit is any people."""
TIMES = frozenset(map(stem, "year years month months week weeks day days hour hours minute minutes".split()))
MEASURES = frozenset(
    map(
        stem,
        "time km kilometer mile m meter yard foot feet inch acre hectare kg kilogram gram ton tonne liter barrel degree m2 km2".split(),
    )
) | {"percent", "usd", "eur", "gbp", "dollar", "euro", "pound", "yen", "cent"}
_CLAIMS = re.compile(
    r"\b(?:sa(?:ys?|id)|sp(?:eaks?|oke) of|fears?|feared|puts?|claim\w*|estimate\w*|reckon\w*|count(?:s|ed))\b", re.IGNORECASE
)
_COUNTING = re.compile(r"\b(?:count|number|total|toll|tally|estimate|put)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:(?:about|around|some|nearly|almost|another|up to|over|more than|at least|a further)\s+)?\Z", re.IGNORECASE)
_CORRECTION = re.compile(r"\b(?:an )?earlier (?:version|edition|report) (?:of this|said|gave|put)|\bcorrection:", re.IGNORECASE)
"""In the clause of a number that its own report takes back."""
_PLACED = re.compile(r"[^.;:,]{0,30}?\bin (?:the )?(?P<place>[A-Z][\w’'-]+)")
"""The place that is named close behind a number."""
_SEGMENT = re.compile(r"(?<!\d),\s+|,\s+(?!\d)|[;:]\s+|\s+(?:and|while|but)\s+")


@dataclass(frozen=True)
class Amount:
    """A printed figure with the words about it in its own stretch of the sentence."""

    count: Count
    figure: str
    about: frozenset[str]
    """Tokens: stems, senses and actors."""
    unit: frozenset[str]
    claimants: frozenset[str]
    sentence: int
    alone: bool
    """Whether no other figure of its unit stands in its clause."""
    witness: Witness


def compare_amounts(
    story: Story, figures: Sequence[tuple[AccountFigure, Sequence[Count]]], passages: Sequence[Passage]
) -> Iterator[Contrast]:
    """Contrasts between two numbers of one thing."""
    amounts = sorted(_read(story, figures, passages), key=lambda amount: amount.count.key)
    by_unit: dict[str, list[Amount]] = {}
    for amount in amounts:
        for token in sorted(amount.unit):
            by_unit.setdefault(token, []).append(amount)
    seen = set()
    for _, found in sorted(by_unit.items()):
        for place, one in enumerate(found):
            for other in found[place + 1 : place + 1 + MOST]:
                key = (one.count.key, other.count.key)
                if key in seen or one.figure == other.figure:
                    continue
                seen.add(key)
                if clash(one.count, other.count) and (_across(one, other) or _side_by_side(one, other)):
                    yield Contrast("number", f"two numbers of one thing ({_printed(one)})", _side(one), _side(other), NUMBER)


MOST = 60
"""Amounts of one unit that each is compared with."""


def _read(story: Story, figures: Sequence[tuple[AccountFigure, Sequence[Count]]], passages: Sequence[Passage]) -> Iterator[Amount]:
    starts = [passage.key for passage in passages]
    for figure, counts in figures:
        for count in counts:
            if count.figure.value is None or count.report in story.reprint_of or not count.unit:
                continue
            place = bisect_right(starts, (count.report, count.figure.start, 1 << 60)) - 1
            if place >= 0 and passages[place].report == count.report and count.figure.start < passages[place].end:
                yield _amount(story, figure, count, passages[place])


def _amount(story: Story, figure: AccountFigure, count: Count, passage: Passage) -> Amount:
    alone = sum(1 for figure in story.sheet(passage.report).report.figures or () if passage.start <= figure.start < passage.end) == 1
    units = [
        (figure.unit or "").casefold()
        for figure in story.sheet(passage.report).report.figures or ()
        if passage.start <= figure.start < passage.end
    ]
    whole = alone and _COUNTING.search(passage.text) is not None
    start, end = (passage.start, passage.end) if whole else _segment(passage, count.figure.start)
    near = {token.token for token in (passage.tokens if whole else _around(passage, count.figure.start))}
    named = [(token.start, token.end) for token in passage.tokens if token.token[0] == ACTOR]
    tokens = {
        token.token
        for token in passage.tokens
        if start <= token.start < end
        and not token.token[0].isdigit()
        and token.token in near
        and (token.token[0] == ACTOR or not any(low <= token.start < high for low, high in named))
    }
    tokens |= {SENSE + sense for token in tokens if token[0] != ACTOR for sense in paraphrases_of(token)}
    last = (content_stems(count.figure.unit or "") or [count.unit])[-1]
    unit = {count.unit, *(SENSE + sense for sense in paraphrases_of(last))}
    if count.unit in PEOPLE:
        unit = {*(tokens & DEEDS)}
    before = set()
    if _CLAIMS.search(passage.text):
        before = {token.token[1:] for token in passage.tokens if token.token[0] == ACTOR and start <= token.start < count.figure.start}
        before = before or {token.token for token in passage.tokens[:1]}  # "the union fears for 340": a party of which nobody made an actor
    claimants = frozenset({*count.claimants, *passage.told_by} or before)
    single = units.count((count.figure.unit or "").casefold()) == 1
    witness = story.sheet(passage.report).witness(start, end)
    return Amount(count, figure.id, frozenset(tokens), frozenset(unit), claimants, passage.sentence, single, witness)


def _around(passage: Passage, place: int) -> list[Token]:
    """The tokens near a number: what is counted stands there."""
    before = [token for token in passage.tokens if token.start < place]
    behind = [token for token in passage.tokens if token.start >= place]
    return [*before[-NEAR:], *behind[: NEAR + 1]]


def _segment(passage: Passage, place: int) -> tuple[int, int]:
    """The stretch between commas that holds a number; a short one takes the stretch before it in, or behind it where it is the first."""
    cuts = [passage.start, *(passage.start + match.end() for match in _SEGMENT.finditer(passage.text)), passage.end]
    start, end = next(((low, high) for low, high in pairwise(cuts) if low <= place < high), (passage.start, passage.end))
    wide = (start, end)
    while len([token for token in passage.tokens if wide[0] <= token.start < wide[1]]) < SHORT and wide != (passage.start, passage.end):
        if wide[0] > passage.start:
            wide = (max(cut for cut in cuts if cut < wide[0]), wide[1])
        else:
            wide = (wide[0], min(cut for cut in cuts if cut > wide[1]))
    numbers = sum(1 for token in passage.tokens if wide[0] <= token.start < wide[1] and token.token[0].isdigit())
    return wide if numbers <= 1 else (start, end)


def clash(one: Count, other: Count, *, rivals: bool = False) -> bool:
    """Whether both cannot be true: other values at one time, and no "at least", range or rounding that lets them meet.

    :param rivals: whether two parties are known to count one thing, so that they may lie as far apart as they like.
    """
    if one.figure.value == other.figure.value or not compatible(one.date, other.date):
        return False
    if _is_change(one) != _is_change(other) or any(_CORRECTION.search(count.clause.text) for count in (one, other)):
        return False
    low, high = sorted((one.figure, other.figure), key=lambda figure: figure.value or 0)
    if low.value is None or high.value is None or low.comparator in (">=", ">") or high.comparator in ("<=", "<"):
        return False
    if low.value == 1 and high.value >= DOZEN:
        return False  # "one boat after another": an instance of what is counted elsewhere, no count of its own
    if low.value <= 0 or (not rivals and high.value > (FEW_RATIO if low.value <= FEW else MOST_RATIO) * low.value):
        return False
    if low.upper is not None and low.upper >= high.value:
        return False
    return high.value - low.value > (0.12 if "~" in (low.comparator, high.comparator) else ROUNDED) * abs(high.value)


def _is_change(count: Count) -> bool:
    """Whether a number says by how much something changes: "will go up by fifteen" is no price."""
    return count.unit not in PEOPLE and _BY.search(count.clause.text[: max(0, count.figure.start - count.clause.start)]) is not None


def _across(one: Amount, other: Amount) -> bool:
    """Whether two reports, or a heading and its text, give two numbers of one thing; of several of one unit nobody knows which is meant."""
    if one.count.report == other.count.report and one.count.heading == other.count.heading:
        return False
    return one.alone and other.alone and _one_thing(one, other)


def _one_thing(one: Amount, other: Amount) -> bool:
    """Whether the two count one thing: the same unit, or people of whom the same is told, and enough else in common."""
    shared = one.about & other.about
    if not _same_unit(one, other):
        return False
    matter = {token for token in shared if token not in one.unit | other.unit}
    words = sum(0.4 if token[0] in (SENSE, ACTOR) else rarity(token) for token in sorted(matter) if not _covered(token, matter))
    least = MEASURE_MATTER if one.count.unit in MEASURES else TIME_MATTER if one.count.unit in TIMES else SAME_MATTER
    return words >= least and any(token[0] != ACTOR for token in matter)


def _covered(token: str, among: set[str]) -> bool:
    """Whether a sense is already counted by a word that has it."""
    return token[0] == SENSE and any(token[1:] in paraphrases_of(word) for word in among if word[0] not in (SENSE, ACTOR))


def _same_unit(one: Amount, other: Amount) -> bool:
    if one.count.unit == other.count.unit:
        return one.count.unit not in PEOPLE or bool(one.unit & other.unit)
    return bool(one.unit & other.unit)


def _side_by_side(one: Amount, other: Amount) -> bool:
    """Whether two claimants' counts of one kind of thing stand next to each other: "the union fears for 340, the firm speaks of 180"."""
    near = one.count.report == other.count.report and abs(one.sentence - other.sentence) <= SENTENCES_APART
    rivals = bool(one.claimants and other.claimants) and not one.claimants & other.claimants
    alike = bool(one.unit & other.unit) and not one.unit & (TIMES | MEASURES)
    return near and rivals and alike and not _in_two_places(one.count, other.count)


def _in_two_places(one: Count, other: Count) -> bool:
    """Whether the words right behind two numbers put them in two places: "61 reports in Ovren", "has logged 47 in Tolm"."""
    found = [_PLACED.match(count.clause.text, max(0, count.figure.end - count.clause.start)) for count in (one, other)]
    return found[0] is not None and found[1] is not None and found[0]["place"] != found[1]["place"]


def _side(amount: Amount) -> tuple[str, Witness]:
    figure = amount.count.figure
    mark = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to ", "~": "about "}.get(figure.comparator, "")
    return f"{mark}{figure.value:,}", amount.witness


def _printed(amount: Amount) -> str:
    return amount.count.figure.unit or " ".join(content_stems(amount.count.figure.what)[:2])
