"""Finds where one speaker has moved: what he once held and what he holds now, shown in their order in time."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from variorum.collate.dates import reach_of
from variorum.collate.likeness import compare, poles_of
from variorum.collate.settling import frame_in
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.turns import EARLIER, LATER
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountPosition, AccountStatement, Difference, Side
from variorum.model.report import PositionKind

SHIFT = 5.5
ON_ONE_THING = 0.2
"""Likeness from which two statements of a speaker are on one thing."""
DAYS = 14
"""Days between two statements from which their order in time matters."""

_NOUNS: dict[PositionKind, str] = {
    "support": "support", "oppose": "opposition", "refusal": "refusal", "offer": "an offer", "promise": "a promise", "demand": "a demand",
}  # fmt: skip


def find_shifts(
    story: Story, statements: Sequence[tuple[AccountStatement, Utterance]], turns: Sequence[tuple[AccountPosition, AccountPosition]] = ()
) -> Iterator[Difference]:
    """Pairs of one speaker's statements on one thing, the one earlier by date or by its words ("once") than the other; then superseded
    positions with those that overtake them.

    :param turns: a party's superseded and later position. A pair that two statements tell already is named in their difference.
    """
    told = list(_shifts_of_statements(story, statements))
    for earlier, later in turns:
        same = next((place for place, one in enumerate(told) if _carries(one.sides[0], earlier) and _carries(one.sides[1], later)), None)
        if same is None:
            told.append(_turn(story, earlier, later))
        else:
            told[same] = msgspec.structs.replace(told[same], about=(*told[same].about, earlier.id, later.id))
    yield from told


def _carries(side: Side, position: AccountPosition) -> bool:
    """Whether a piece of the side's evidence and one of the position share words."""
    return any(
        one.report == other.report and one.start < other.end and other.start < one.end
        for one in side.evidence
        for other in position.evidence
    )


def _turn(story: Story, earlier: AccountPosition, later: AccountPosition) -> Difference:
    party = " and ".join(story.actor(actor).name for actor in later.party)
    sides = tuple(
        Side(says=f"{one.date or when}: {one.kind}: {one.content}", evidence=one.evidence)
        for when, one in (("earlier", earlier), ("later", later))
    )
    return Difference(
        id="",
        kind="shift_over_time",
        about=(earlier.id, later.id),
        summary=f"{party} turned from {_NOUNS[earlier.kind]} to {_NOUNS[later.kind]}: a change over time, not a disagreement of reports",
        sides=sides,
        weight=SHIFT + story.origins({one.report for position in (earlier, later) for one in position.evidence}),
    )


def _shifts_of_statements(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    by_speaker: dict[str, list[tuple[AccountStatement, Utterance]]] = {}
    for statement, utterance in statements:
        for speaker in statement.speaker:
            by_speaker.setdefault(speaker, []).append((statement, utterance))
    for speaker, found in sorted(by_speaker.items()):
        for place, one in enumerate(found[:MOST]):
            for other in found[place + 1 : MOST]:
                pair = _ordered(story, one, other)
                if pair is not None:
                    yield _difference(story, speaker, *pair)


MOST = 60
"""Statements of one speaker that are compared with one another, the most widely carried first."""


def _ordered(
    story: Story, one: tuple[AccountStatement, Utterance], other: tuple[AccountStatement, Utterance]
) -> tuple[tuple[AccountStatement, Utterance], tuple[AccountStatement, Utterance]] | None:
    first, second = _when(story, *one), _when(story, *other)
    if first is None or second is None or not _apart(first, second):
        return None
    if max(compare(a, b).score for a in one[1].tellings for b in other[1].tellings) < ON_ONE_THING:
        return None
    if not _on_one_object(one[1].tellings, other[1].tellings) or not _turned(story, one[1].tellings, other[1].tellings):
        return None
    return (one, other) if first < second else (other, one)


def _apart(first: date, second: date) -> bool:
    return abs(first - second) >= timedelta(days=DAYS)


def _when(story: Story, statement: AccountStatement, utterance: Utterance) -> date | None:
    """The day of a statement; "once" puts it before, "recent" and "now" put it at the time of the report that says so."""
    reach = reach_of(statement.date)
    if reach is not None:
        return reach.first if reach.days <= 31 else None
    frames = [frame_in(story.sheet(telling.report), telling.statement) for telling in utterance.tellings]
    if any(EARLIER.search(frame) for frame in frames):
        return date.min + timedelta(days=1)
    if any(LATER.search(frame) for frame in frames):
        return date.max - timedelta(days=1)
    return None


def _turned(story: Story, one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Whether the two are opposites, or one is told as what he "once" or "initially" held: two dates alone are no change."""
    poles = [frozenset().union(*(poles_of(telling) for telling in tellings)) for tellings in (one, other)]
    if any(("-" if pole[0] == "+" else "+") + pole[1:] in poles[1] for pole in poles[0]):
        return True
    frames = (frame_in(story.sheet(telling.report), telling.statement) for telling in (*one, *other))
    return any(EARLIER.search(frame) for frame in frames)


def _on_one_object(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Whether both name a party and a subject in common besides the speaker."""
    for first in one:
        for second in other:
            words = set(first.weights) & set(second.weights)
            senses = set(first.senses) & set(second.senses)
            if any(word[0] == "@" for word in words) and (senses or any(word[0] != "@" for word in words)):
                return True
    return False


def _difference(
    story: Story, speaker: str, before: tuple[AccountStatement, Utterance], after: tuple[AccountStatement, Utterance]
) -> Difference:
    sides = tuple(
        Side(says=f"{when}: {statement.gist}", evidence=tuple(dict.fromkeys(telling.evidence for telling in utterance.tellings)))
        for when, (statement, utterance) in (("earlier", before), ("later", after))
    )
    return Difference(
        id="",
        kind="shift_over_time",
        about=(before[0].id, after[0].id),
        summary=f"{story.actor(speaker).name} said one thing earlier and another later: a change over time, not a disagreement of reports",
        sides=sides,
        weight=SHIFT + story.origins({*before[0].reports, *after[0].reports}),
    )
