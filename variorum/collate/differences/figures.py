"""Finds where figures differ: two values for one thing, a claim repeated as fact, a heading that says more than its text."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from variorum.collate.figures import COMMON_UNITS, MEASURES, PEOPLE, Count, are_people, are_same_people, how_telling
from variorum.collate.kinship import Kinship, Place
from variorum.collate.story import Story
from variorum.model.account import AccountFigure, Difference, Side
from variorum.text.words import content_stems

NUMBER, CLAIM, HEADING = 8.0, 7.0, 6.5
ONE_MATTER, LEAST_PEOPLE = 0.18, 4
"""Chance that two sentences are on one matter from which as many people in both are the same ones, and how many these are at least."""
SURELY, MORE_SURELY = 0.3, 0.4
"""The chance from which one number of anything in both is one figure if they share a word, and that of people without a shared word."""
_TAKEN_BACK = re.compile(r"\b(?:not|instead of|rather than|(?:down|up|revised|corrected) from)\s+(?:the\s+)?(\d[\d,.]*)", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|unless|until|when|once|provided|as long as)\b[^.;]*\Z", re.IGNORECASE)
"""Before a figure: it stands in a condition, of which nobody says that it is so."""
_CITED = re.compile(
    r"[^.;:!?]{0,40}?\b(?:that|which)?\s*(?:he|she|it|they|[A-Z]\w+)\s+(?:now\s+)?(?:cit|claim|giv|gave|insist|nam|put|sa[iy]|sp[eo]a?k)\w*(?:\s+of)?\b"
)
"""Behind a figure: somebody is said to have it, as in "the two billion that he cites"."""
_WANTED = ("demand", "offer", "promise", "condition", "threat")

_Pairs = Sequence[tuple[AccountFigure, Sequence[Count]]]


def compare_figures(story: Story, figures: _Pairs, kinship: Kinship) -> Iterator[Difference]:
    """All differences about figures."""
    yield from _claims_as_facts(story, figures)
    yield from _claims_apart(story, figures, kinship)
    yield from _headings(figures)
    yield from _corrections(figures)


def _claims_as_facts(story: Story, figures: _Pairs) -> Iterator[Difference]:
    for figure, counts in figures:
        claimed, bare = _claimed(story, counts), _bare(story, counts)
        if claimed and bare:
            yield _claim_as_fact(story, (figure,), claimed, bare)


def _claims_apart(story: Story, figures: _Pairs, kinship: Kinship) -> Iterator[Difference]:
    """One number of one thing that is one figure with its claimant and, in another report and other words, another one without."""
    by_value: dict[float | int, list[tuple[AccountFigure, Sequence[Count]]]] = {}
    for figure, counts in figures:
        if figure.value is not None:
            by_value.setdefault(figure.value, []).append((figure, counts))
    for _, found in sorted(by_value.items()):
        for (one, one_counts), (other, other_counts) in permutations(found, 2):
            if not one.claimant or other.claimant:
                continue
            claimed, bare = _claimed(story, one_counts), _bare(story, other_counts)
            reports = {count.report for count in claimed}
            bare = [count for count in bare if count.report not in reports]
            if not _is_one_thing(one_counts, other_counts) and not _are_of_one_matter(story, claimed, bare, kinship):
                continue
            if claimed and bare:
                yield _claim_as_fact(story, (one, other), claimed, bare)


def _is_one_thing(one: Sequence[Count], other: Sequence[Count]) -> bool:
    """Whether two figures of one value count one thing: the dead, or what a telling number counts."""
    things = [(count.thing, against.thing) for count in one for against in other]
    if how_telling(one[0].figure.value, one[0].figure.unit) == 0:
        return ("dead", "dead") in things
    return any(are_same_people(*pair) or (pair[0] == pair[1] and pair[0] not in COMMON_UNITS) for pair in things)


def _are_of_one_matter(story: Story, one: Sequence[Count], other: Sequence[Count], kinship: Kinship) -> bool:
    """Whether two figures of one value, though a common one, count one thing in sentences that are likely on one matter."""
    return any(_may_be_one(story, first, second, kinship) for first in one for second in other)


def _may_be_one(story: Story, one: Count, other: Count, kinship: Kinship) -> bool:
    """Whether two counts of one value are of one thing; the number makes sentences alike, so a shared word must mostly say so too."""
    chance = kinship.chance(_place(story, one), _place(story, other))
    if chance < ONE_MATTER or (one.figure.value or 0) < LEAST_PEOPLE:
        return False
    if not _beside(story, one) & _beside(story, other):
        return chance >= MORE_SURELY and are_people(one.thing) and are_people(other.thing)
    if are_same_people(one.thing, other.thing) or one.thing == other.thing in PEOPLE:
        return True
    is_telling = how_telling(one.figure.value, one.figure.unit) > 0 and not {one.thing, other.thing} & MEASURES
    return chance >= SURELY and (is_telling or one.thing == other.thing or (are_people(one.thing) and are_people(other.thing)))


def _beside(story: Story, count: Count) -> frozenset[str]:
    """The words of a figure's clause, those of the figure left out."""
    return count.stems - frozenset(content_stems(story.sheet(count.report).text, count.figure.start, count.figure.end))


def _place(story: Story, count: Count) -> Place:
    return count.report, story.sheet(count.report).sentence_number(count.figure.start)


def _claimed(story: Story, counts: Sequence[Count]) -> list[Count]:
    return [count for count in counts if count.claimants and not _in_position(story, count) and not _is_supposed(count)]


def _bare(story: Story, counts: Sequence[Count]) -> list[Count]:
    return [count for count in counts if not count.claimants and not count.heading and _is_told_as_fact(story, count)]


def _claim_as_fact(story: Story, figures: Sequence[AccountFigure], claimed: Sequence[Count], bare: Sequence[Count]) -> Difference:
    names = ", ".join(story.actor(actor).name for actor in figures[0].claimant)
    return Difference(
        id="",
        kind="claim_as_fact",
        about=tuple(figure.id for figure in figures),
        summary=f"a figure of {names}, elsewhere printed as fact",
        sides=(_side(f"claimed by {names}", claimed), _side("no claimant", bare)),
        weight=CLAIM,
    )


def _is_told_as_fact(story: Story, count: Count) -> bool:
    """Whether a figure stands in the reporter's own voice: in nobody's statement, and in no demand or offer."""
    statements = story.sheet(count.report).report.statements or ()
    said = any(start <= count.figure.start < end for statement in statements for start, end in statement.content)
    cited = _CITED.match(count.clause.text, max(0, count.figure.end - count.clause.start)) is not None
    return not said and not cited and not _in_position(story, count)


def _in_position(story: Story, count: Count) -> bool:
    positions = story.sheet(count.report).report.positions or ()
    return any(position.start <= count.figure.start < position.end and position.kind in _WANTED for position in positions)


def _is_supposed(count: Count) -> bool:
    """Whether a figure stands in a condition."""
    return _SUPPOSED.search(count.clause.text[: max(0, count.figure.start - count.clause.start)]) is not None


def _headings(figures: _Pairs) -> Iterator[Difference]:
    for figure, counts in figures:
        headings = [count for count in counts if count.heading]
        for heading in headings:
            texts = [count for count in counts if count.report == heading.report and not count.heading]
            hedged = [count for count in texts if count.figure.comparator != heading.figure.comparator]
            if hedged and not heading.claimants:
                yield Difference(
                    id="",
                    kind="heading_vs_text",
                    about=(figure.id,),
                    summary=f"the heading says “{heading.clause.text}”; the text names a limit",
                    sides=(_side(heading.clause.text, [heading]), _side(hedged[0].clause.text, hedged)),
                    weight=HEADING,
                )


def _corrections(figures: _Pairs) -> Iterator[Difference]:
    """Figures that a sentence takes back itself: "38 boats, not 41"; ``amounts`` finds all others."""
    by_unit: dict[str, list[tuple[AccountFigure, Sequence[Count]]]] = {}
    for figure, counts in figures:
        if figure.value is not None and counts[0].unit and figure.what:
            by_unit.setdefault(counts[0].unit, []).append((figure, counts))
    for _, found in sorted(by_unit.items()):
        for (one, one_counts), (other, other_counts) in combinations(found, 2):
            if _corrects(one_counts, other) or _corrects(other_counts, one):
                yield Difference(
                    id="",
                    kind="number",
                    about=(one.id, other.id),
                    summary=f"{_value(one)} against {_value(other)} {one.unit or ''}".strip() + ", a correction",
                    sides=(_side(_value(one), one_counts), _side(_value(other), other_counts)),
                    weight=NUMBER + len({count.report for count in (*one_counts, *other_counts)}),
                )


def _corrects(counts: Sequence[Count], other: AccountFigure) -> bool:
    """Whether one of the sentences itself takes the other figure back: "38 boats, not 41"."""
    values = (match.group(1) for count in counts for match in _TAKEN_BACK.finditer(count.clause.text))
    return any(value.replace(",", "").rstrip(".") == str(other.value) for value in values)


def _value(figure: AccountFigure) -> str:
    mark = "" if figure.comparator == "=" else figure.comparator + " "
    return f"{mark}{figure.value:,}" if figure.value is not None else "no number"


def _side(says: str, counts: Sequence[Count]) -> Side:
    return Side(says=says, evidence=tuple(dict.fromkeys(count.clause for count in counts)))
