"""Finds where two reports give different days for one event or one quotation. Precisions of one date are no difference."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from variorum.collate.dates import is_firm_day, reach_of
from variorum.collate.events import Sighting, overlap
from variorum.collate.likeness import LONG_RUN, longest_run
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountEvent, AccountStatement, Difference, Side, Witness

DATE = 7.5
DAYS_APART = 10
"""Days between two dates up to which one of them may be a slip; further apart they are two events."""
SAME_WORDS = 0.6
"""Share of the shorter telling's words, the parties' names left out, that two events of one kind must share to be one."""


def compare_days(
    story: Story,
    events: Sequence[tuple[AccountEvent, Sequence[Sighting]]],
    statements: Sequence[tuple[AccountStatement, Utterance]],
) -> Iterator[Difference]:
    """Differences about the day of events and of quotations."""
    yield from _events(events)
    yield from _statements(story, statements)


def _events(events: Sequence[tuple[AccountEvent, Sequence[Sighting]]]) -> Iterator[Difference]:
    firm = [
        (event, seen) for event, seen in events if is_firm_day(event.date) and event.type and len({*event.actors, *event.recipients}) > 1
    ]
    for (one, seen), (other, also) in combinations(firm, 2):
        if one.type != other.type or one.status != other.status or not _near(one.date, other.date):
            continue
        if {sighting.report for sighting in seen} & {sighting.report for sighting in also}:
            continue
        if {*one.actors, *one.recipients} != {*other.actors, *other.recipients}:
            continue
        if max(overlap(a.stems, b.stems) for a in seen for b in also) >= SAME_WORDS:
            yield _difference((one.id, other.id), one.title, (one.date, one.evidence), (other.date, other.evidence))


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
