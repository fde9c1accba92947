"""Finds where two reports give different days for one event or one quotation. Precisions of one date are no difference."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from variorum.collate.dates import is_firm_day, reach_of
from variorum.collate.events import TELLING, Sighting, overlap
from variorum.collate.likeness import LONG_RUN, longest_run
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountEvent, AccountStatement, Difference, Side, Witness
from variorum.text.words import rarity, stem

DATE = 7.5
DAYS_APART = 10
"""Days between two dates up to which one of them may be a slip; further apart they are two events."""
RIGHT_BEHIND = 120
"""Characters between a denied day and what is told instead."""
_THE = re.compile(r"\b(?:the|The)\s+(\w+)")
SAME_WORDS = 0.6
"""Share of the shorter telling's words, the parties' names left out, that two events of one kind must share to be one."""


def compare_days(
    story: Story,
    events: Sequence[tuple[AccountEvent, Sequence[Sighting]]],
    statements: Sequence[tuple[AccountStatement, Utterance]],
) -> Iterator[Difference]:
    """Differences about the day of events and of quotations."""
    yield from _events(events)
    yield from _corrections(events)
    yield from _statements(story, statements)


def _events(events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]) -> Iterator[Difference]:
    firm = [(event, seen) for event, seen in events if is_firm_day(event.date)]
    for (one, seen), (other, also) in combinations(firm, 2):
        if one.status != other.status or not _near(one.date, other.date):
            continue
        if {sighting.report for sighting in seen} & {sighting.report for sighting in also}:
            continue
        if _is_one_act(one, other, seen, also) or any(_deals_with_one_thing(a, b) for a in seen for b in also):
            yield _difference((one.id, other.id), one.title, (one.date, one.evidence), (other.date, other.evidence))


def _is_one_act(one: AccountEvent, other: AccountEvent, seen: Sequence[Sighting], also: Sequence[Sighting]) -> bool:
    """Whether two events are of one kind between the same parties, told in much the same words."""
    parties = {*one.actors, *one.recipients}
    if not one.type or one.type != other.type or len(parties) < 2 or parties != {*other.actors, *other.recipients}:
        return False
    return max(overlap(a.stems, b.stems) for a in seen for b in also) >= SAME_WORDS


def _deals_with_one_thing(one: Sighting, other: Sighting) -> bool:
    """Whether two tellings in the reports' own voice have one verb and one definite thing that it is done to: "granted the injunction"."""
    if (
        one.trigger != other.trigger
        or one.event.per
        or other.event.per
        or (one.parties and other.parties and not one.parties & other.parties)
    ):
        return False
    return any(rarity(word) >= TELLING for word in _definite(one) & _definite(other))


def _definite(sighting: Sighting) -> set[str]:
    """The stems of the clause that stand right behind "the", those of the parties and of the verb left out."""
    found = {stem(match[1].lower()) for match in _THE.finditer(sighting.evidence.text)}
    return found & sighting.stems - {sighting.trigger}


def _corrections(events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]) -> Iterator[Difference]:
    """One report denies the day that another gives: "nor did the siege begin on Monday, as has been reported"."""
    firm = [(event, seen) for event, seen in events if is_firm_day(event.date)]
    for denied, seen in firm:
        if denied.status != "denied":
            continue
        for told, also in firm:
            reports = {sighting.report for sighting in seen}
            if told.status != "actual" or told.date != denied.date or reports & {sighting.report for sighting in also}:
                continue
            if not any(rarity(word) >= TELLING for a in seen for b in also for word in a.stems & b.stems):
                continue
            instead = _told_next(seen[0], firm)
            corrected = (instead[0].date, (*denied.evidence, *instead[0].evidence)) if instead else (f"not {denied.date}", denied.evidence)
            yield _difference((told.id, denied.id), told.title, (told.date, told.evidence), corrected)


def _told_next(denial: Sighting, firm: Sequence[tuple[AccountEvent, Sequence[Sighting]]]) -> tuple[AccountEvent, Sequence[Sighting]] | None:
    """The event of another day near it that the same report tells right behind the denial."""
    for event, seen in firm:
        for sighting in seen:
            gap = sighting.evidence.start - denial.evidence.end
            if (
                sighting.report == denial.report
                and 0 <= gap <= RIGHT_BEHIND
                and event.status == "actual"
                and _near(event.date, denial.date)
            ):
                return event, seen
    return None


def _statements(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    quoted: dict[tuple[str, str], list[tuple[AccountStatement, Telling]]] = {}
    for statement, utterance in statements:
        for telling in utterance.tellings:
            if len(telling.quoted) >= 4 and is_firm_day(telling.date) and not telling.spread:
                quoted.setdefault((telling.speakers[0], telling.quoted[0]), []).append((statement, telling))
    for (speaker, _), found in sorted(quoted.items()):
        for (one, first), (other, second) in combinations(found[:40], 2):
            if one.id == other.id or first.report == second.report or not _near(first.date, second.date):
                continue
            if longest_run(first.quoted, second.quoted) >= LONG_RUN:
                title = f"{story.actor(speaker).name}: {one.gist}"
                yield _difference((one.id, other.id), title, (first.date, (first.evidence,)), (second.date, (second.evidence,)))


def _near(one: str | None, other: str | None) -> bool:
    first, second = reach_of(one), reach_of(other)
    return first is not None and second is not None and 0 < abs((first.first - second.first).days) <= DAYS_APART


def _difference(
    about: tuple[str, str], title: str, one: tuple[str | None, tuple[Witness, ...]], other: tuple[str | None, tuple[Witness, ...]]
) -> Difference:
    return Difference(
        id="",
        kind="date",
        about=about,
        summary=f"{one[0]} or {other[0]}: {title}",
        sides=tuple(Side(says=str(date), evidence=evidence) for date, evidence in (one, other)),
        weight=DATE,
    )
