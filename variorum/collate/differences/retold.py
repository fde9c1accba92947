"""Finds how the sentences in which several reports tell one thing differ: when, on whose word, how firmly, how fully, how worded."""

from collections.abc import Iterator, Sequence

from variorum.collate.alignment import Aligned
from variorum.collate.differences.claims import is_his_nearby, is_told_as_fact
from variorum.collate.differences.contrasts import short
from variorum.collate.differences.degrees import differ_in_degree
from variorum.collate.passages import Passage
from variorum.collate.retellings import Retelling, are_apart
from variorum.collate.story import Story
from variorum.model.account import Difference, DifferenceKind, Side, Witness

RETOLD = 2.0
"""Weight of a sentence told otherwise: below that of every difference of which more is known."""
MOST, MOST_SIDES = 60, 6
"""Things told by several reports that are compared, those that share most first; and reports of each that are shown."""
CUT_SHARE, CUT_MASS = 0.7, 1.5
"""Share of the shorter sentence that the longer one has, and weight of what that has besides, from which the shorter one is a cut."""


def compare_retellings(story: Story, retellings: Sequence[Retelling]) -> Iterator[Difference]:
    """One difference for each thing that several reports tell, a side for each report; its kind is that of the two most alike."""
    for retelling in retellings[:MOST]:
        kind, head = _respect(story, retelling)
        shown = sorted(list(retelling.members.values())[:MOST_SIDES], key=lambda sentence: sentence.key)
        places = [_telling_part(story, retelling, sentence) for sentence in shown]
        sides = tuple(Side(says=short(place.text), evidence=(place,)) for place in places)
        yield Difference(
            id="",
            kind=kind,
            about=(),
            summary=f"{head}: " + " / ".join(side.says for side in sides),
            sides=sides,
            weight=round(RETOLD + min(1.0, retelling.first.mass / 10) + 0.3 * (story.origins(retelling.members) - 1), 3),
        )


def _respect(story: Story, retelling: Retelling) -> tuple[DifferenceKind, str]:
    """The kind of a difference, and in which respect it is one, for a reader."""
    clauses = retelling.clauses
    if are_apart(story, clauses):
        return "shift_over_time", "retold at another time"
    if bool(clauses.one.told_by) != bool(clauses.other.told_by):
        claim, fact = (clauses.one, clauses.other) if clauses.one.told_by else (clauses.other, clauses.one)
        if is_told_as_fact(story, clauses, fact) and not is_his_nearby(story, fact, claim.told_by[0]):
            return "claim_as_fact", "retold as fact"
    if differ_in_degree(clauses):
        return "strength", "retold more or less firmly"
    if _is_cut(retelling.first):
        return "omission", "retold more or less fully"
    return "wording", "retold in other words"


def _is_cut(pair: Aligned) -> bool:
    """Whether one sentence has most of what the other has, and much besides."""
    return pair.share >= CUT_SHARE and abs(pair.one.mass - pair.other.mass) >= CUT_MASS


def _telling_part(story: Story, retelling: Retelling, sentence: Passage) -> Witness:
    """The part of a sentence that tells the thing: from the first to the last of its clauses that hold a shared word."""
    clauses = [clause for clause in retelling.clauses_of(sentence) if retelling.shared & set(clause.weights)]
    first, last = clauses[0], clauses[-1]
    return story.sheet(sentence.report).witness(first.start, last.end)
