"""Finds opposite stances: one side offers and refuses one thing, or a report itself sets two speakers against each other."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.differences.contrasts import Contrast
from variorum.collate.senses import sense_of
from variorum.collate.stands import Stand
from variorum.collate.story import Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountPosition, AccountStatement, Difference, Side
from variorum.text.words import content_stems, rarity

STANCE, CONTRAST = 5.5, 6.0
OPPOSITES = {("offer", "refusal"), ("support", "oppose"), ("promise", "refusal"), ("offer", "oppose"), ("support", "refusal")}
LEAST_SHARED = 0.6
"""Rarity that the shared words or senses of two opposite positions must have together ..."""
SAME_THING = 0.45
"""... and the share of all their words that this must be."""
SAME_PRINT = 0.85
"""Share of the words of both from which two positions are one that is printed twice (Dice)."""
SENSE = 0.6
"""What two words of one sense count for."""
_NO = re.compile(r"\b(?:no|not|never|nobody|none)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:despite|in contrast (?:to|with)|contrary to|unlike|contradicting|at odds with)\s+(?:[^\W\d_]+\s+){0,4}?[^\W\d_]+",
    re.IGNORECASE,
)


def compare_stances(
    story: Story, stands: Sequence[Stand], turns: Sequence[tuple[AccountPosition, AccountPosition]] = ()
) -> Iterator[Contrast]:
    """Positions of one country's side that are opposites in kind on one thing and stand in different reports or with different holders.

    :param turns: a party's earlier and later position; what is known as a change over time is no disagreement.
    """
    turned = {frozenset((before, after)) for one, other in turns for before in one.evidence for after in other.evidence}
    own = [stand for stand in stands if stand.report not in story.reprint_of]
    by_side: dict[str, list[int]] = {}
    for place, stand in enumerate(own):
        for side in _sides_of(story, stand):
            by_side.setdefault(side, []).append(place)
    for place, one in enumerate(own):
        rivals = {other for side in _sides_of(story, one) for other in by_side[side] if other > place}
        for other in (own[at] for at in sorted(rivals)):
            if not {(one.position.kind, other.position.kind), (other.position.kind, one.position.kind)} & OPPOSITES:
                continue
            if any(_NO.search(stand.content) for stand in (one, other)):
                continue  # "to rule out dismissals" and "to make no dismissals" are the same offer
            if one.report == other.report or {one.evidence, other.evidence} in turned or not _one_thing(one, other):
                continue
            if _are_one_printing(one, other):
                continue
            sides = [(f"{stand.position.kind}: {stand.content}", stand.evidence) for stand in (one, other)]
            yield Contrast("outcome", "one side, for and against", sides[0], sides[1], STANCE)


def _sides_of(story: Story, stand: Stand) -> set[str]:
    """The parties of a position and the states for which they speak: two positions that share one are of one side."""
    return set(stand.party) | {f"state {story.country_of(actor)}" for actor in stand.party if story.speaks_for_state(actor)}


def _are_one_printing(one: Stand, other: Stand) -> bool:
    """Whether two reports print nearly the same words, verb and all: then one of the kinds is misread, and nothing is opposite."""
    first, second = (set(content_stems(stand.evidence.text)) for stand in (one, other))
    return 2 * len(first & second) >= SAME_PRINT * (len(first) + len(second))


def _one_thing(one: Stand, other: Stand) -> bool:
    """Whether most of what the two are about is shared, word by word or sense by sense (Dice)."""
    shared = one.stems & other.stems
    senses = {sense_of(word) for word in one.stems - shared} & {sense_of(word) for word in other.stems - shared} - {None}
    mass = sum(map(rarity, sorted(shared))) + SENSE * len(senses)
    total = sum(map(rarity, sorted(one.stems))) + sum(map(rarity, sorted(other.stems)))
    return mass >= LEAST_SHARED and 2 * mass >= SAME_THING * total


def find_contrasts(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """Statements that their own report sets against another speaker: "Despite X's comments, Y said ..."."""
    shown: set[tuple[str, str]] = set()
    for statement, utterance in statements:
        for telling in utterance.tellings:
            if telling.report in story.reprint_of:
                continue
            sheet = story.sheet(telling.report)
            start, end = sheet.sentences[telling.sentence]
            match = _CONTRAST.search(sheet.text, start, end)
            if not match or match.start() > telling.statement.content[0][0]:
                continue
            for other, told in statements:
                if other.id == statement.id or set(other.speaker) & set(statement.speaker):
                    continue
                near = [one for one in told.tellings if one.report == telling.report and 0 < telling.sentence - one.sentence <= 4]
                named = any(sheet.names(match.start(), match.end() + 20, story, speaker) for speaker in other.speaker)
                if near and named and (telling.report, statement.id) not in shown:
                    shown.add((telling.report, statement.id))
                    evidence = tuple(dict.fromkeys(one.evidence for one in told.tellings))
                    yield Difference(
                        id="",
                        kind="stance",
                        about=(other.id, statement.id),
                        summary=f"{telling.report} sets {_names(story, statement)} against {_names(story, other)}",
                        sides=(
                            Side(says=_names(story, other), evidence=evidence[:4]),
                            Side(says=_names(story, statement), evidence=(sheet.witness(start, end),)),
                        ),
                        weight=CONTRAST + story.origins(other.reports),
                    )


def _names(story: Story, statement: AccountStatement) -> str:
    return " and ".join(story.actor(speaker).name for speaker in statement.speaker)
