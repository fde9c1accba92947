"""Finds where a party has turned: of two opposite positions of one party on one matter the later overtakes the earlier.

A wrong turn is worse than a missed one, so party, matter and order must all be plain: see ``find_turns``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.collate.dates import Reach, reach_of
from variorum.collate.stands import Stand, date_of_stands
from variorum.collate.story import Sheet, Story
from variorum.text.words import rarity, stem, words_of

EARLIER = re.compile(
    r"\b(?:once|initially|at first|previously|formerly|used to|originally|earlier this year|last (?:month|year))\b", re.IGNORECASE
)
"""Puts what it tells before the time of its report."""
LATER = re.compile(r"\b(?:recent|recently|now|lately|today|no longer|these days|this week)\b", re.IGNORECASE)
"""Puts what it tells at the time of its report."""
_THEN = re.compile(r"\b(?:but|yet|later|then|since|before)\b", re.IGNORECASE)
"""Between two positions of one sentence, the first with ``EARLIER``: the second comes after it."""

_OPPOSITE = {
    frozenset(pair)
    for pair in (
        ("support", "oppose"), ("support", "refusal"), ("offer", "refusal"), ("promise", "refusal"),
        ("offer", "oppose"), ("promise", "oppose"), ("demand", "oppose"),
    )
}  # fmt: skip
"""Kinds that a party cannot hold at once on one matter. A demand is for others' deeds and a refusal of own ones: they are no pair."""
_REVERSING = frozenset(
    map(
        stem,
        "end stop halt lift drop scrap abolish repeal cancel suspend ban block limit cut reduce remove withdraw delay postpone reject "
        "oppose against without prevent avoid ease lose leave quit not never no".split(),
    )
)
"""Words that turn a content round where only one of two contents has them: "ending the blockade" and "the blockade"."""
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
MATTER = 0.7
"""Share of all their weighed words (Dice) that two contents must share to be on one matter."""
LEAST_MATTER = 0.5
"""Rarity that the shared words must have together."""
MOST_HELD = 400
"""Positions of one party that are compared with one another."""
LONGEST = 31
"""Days that a date may span to put a position before or after another."""

Cluster = Sequence[Stand]


class Turn(NamedTuple):
    """The places of two clusters among those given: the later overtakes the earlier."""

    earlier: int
    later: int


def find_turns(story: Story, clusters: Sequence[Cluster]) -> list[Turn]:
    """The turns among joined positions, each earlier one with the first that overtakes it.

    The two have opposite kinds, the same party, no condition and no hedge, are not told by another side, share their matter to the
    parties named in it, and their order is given by dates that do not touch or, within one report, by words such as "once" and "now".
    """
    by_party: dict[frozenset[str], list[int]] = {}
    for place, cluster in enumerate(clusters):
        if _is_plain(cluster):
            by_party.setdefault(_principals(story, cluster[0].party), []).append(place)
    found = []
    for places in by_party.values():
        for earlier in places[:MOST_HELD]:
            later = [other for other in places[:MOST_HELD] if _overtakes(story, clusters[other], clusters[earlier])]
            if later:
                found.append(Turn(earlier, min(later, key=lambda place: (_when(clusters[place]), place))))
    return sorted(found)


def part_by_turns(story: Story, clusters: Sequence[Cluster]) -> list[list[Stand]]:
    """The clusters, each one parted in which a party's later return to a position follows a dated opposite position."""
    parted: list[list[Stand]] = []
    for cluster in clusters:
        days = sorted({reach.last for stand in cluster if (reach := reach_of(stand.position.date)) is not None})
        cuts = []
        if len(days) > 1:
            opposite = [reach_of(date_of_stands(other)) for other in clusters if _are_opposite(story, cluster, other)]
            cuts = [reach.first for reach in opposite if reach is not None and days[0] < reach.first < days[-1]]
        if not cuts:
            parted.append(list(cluster))
            continue
        late = [stand for stand in cluster if (reach := reach_of(stand.position.date)) is not None and reach.first > min(cuts)]
        parted.append([stand for stand in cluster if stand not in late])
        parted.append(late)
    return [cluster for cluster in parted if cluster]


def _is_plain(cluster: Cluster) -> bool:
    """Whether nothing weakens the position or makes it depend on something."""
    return not any(stand.condition or stand.position.hedge for stand in cluster)


def _principals(story: Story, party: Sequence[str]) -> frozenset[str]:
    """The party without the officials who hold a position with their own state."""
    states = {story.country_of(actor) for actor in party if story.actor(actor).kind != "person"} - {None}
    return frozenset(actor for actor in party if story.actor(actor).kind != "person" or story.country_of(actor) not in states)


def _overtakes(story: Story, later: Cluster, earlier: Cluster) -> bool:
    if not _are_opposite(story, earlier, later):
        return False
    first, second = _reach(earlier), _reach(later)
    if first is not None and second is not None:
        return first.last < second.first
    return any(_in_words(story, one, other) for one in earlier for other in later)


def _are_opposite(story: Story, one: Cluster, other: Cluster) -> bool:
    if frozenset((one[0].position.kind, other[0].position.kind)) not in _OPPOSITE or not (_is_plain(one) and _is_plain(other)):
        return False
    if _principals(story, one[0].party) != _principals(story, other[0].party):
        return False
    if any(_is_told_by_others(story, stand) for stand in (*one, *other)):
        return False
    return any(on_one_matter(story, first, second) for first in one for second in other)


def _is_told_by_others(story: Story, stand: Stand) -> bool:
    """Whether another side says so: named speakers of whom none belongs to the party's state."""
    own = {story.country_of(actor) for actor in stand.party} - {None}
    return bool(stand.per) and not any(actor in stand.party or story.country_of(actor) in own for actor in stand.per)


def on_one_matter(story: Story, one: Stand, other: Stand) -> bool:
    """Whether two positions are on one thing: nearly the same words and the same parties named, or "it" just after the other."""
    if _takes_up(story.sheet(one.report), one, other) or _takes_up(story.sheet(one.report), other, one):
        return True
    if _named(story, one) != _named(story, other) or _numbers(one) != _numbers(other):
        return False
    shared, apart = one.stems & other.stems, one.stems ^ other.stems
    if apart & _REVERSING or _turns_round(one) != _turns_round(other):
        return False
    mass, rest = sum(map(rarity, sorted(shared))), sum(map(rarity, sorted(apart)))
    return mass >= LEAST_MATTER and 2 * mass >= MATTER * (2 * mass + rest)


def _takes_up(sheet: Sheet, later: Stand, earlier: Stand) -> bool:
    """Whether the later content is only "it", in the same sentence as the earlier position or in the next."""
    if later.report != earlier.report or later.content.casefold() not in _PRONOUNS or earlier.content.casefold() in _PRONOUNS:
        return False
    apart = sheet.sentence_number(later.position.start) - sheet.sentence_number(earlier.position.start)
    return 0 <= apart <= 1 and later.position.start > earlier.position.start


def _turns_round(stand: Stand) -> bool:
    """Whether the content itself is negative; that of a refusal is told with the "not" of the refusal."""
    return stand.position.kind != "refusal" and _NOT.search(stand.content) is not None


def _named(story: Story, stand: Stand) -> frozenset[str]:
    """The actors that the content names besides the party."""
    sheet = story.sheet(stand.report)
    entities = [entity for start, end in stand.position.content for _, _, entity in sheet.mentions(start, end)]
    return frozenset(story.actors_of(stand.report, entities)) - set(stand.party)


def _numbers(stand: Stand) -> frozenset[str]:
    return _numbers_in(stand.content)


@lru_cache(maxsize=4096)
def _numbers_in(content: str) -> frozenset[str]:
    return frozenset(word.form for word in words_of(content) if word.form[0].isdigit())


def _reach(cluster: Cluster) -> Reach | None:
    reach = reach_of(date_of_stands(cluster))
    return reach if reach is not None and reach.days <= LONGEST else None


def _when(cluster: Cluster) -> str:
    reach = _reach(cluster)
    return reach.first.isoformat() if reach is not None else "~"


def _in_words(story: Story, earlier: Stand, later: Stand) -> bool:
    """Whether one report puts the one before the other: "once backed ..., now opposes ...", "at first refused ... but accepted"."""
    if earlier.report != later.report:
        return False
    sheet = story.sheet(earlier.report)
    once, now = _frame(sheet, earlier), _frame(sheet, later)
    if not EARLIER.search(once) or EARLIER.search(now) or LATER.search(once):
        return False
    if LATER.search(now):
        return True
    one_sentence = sheet.sentence_at(earlier.position.start) == sheet.sentence_at(later.position.start)
    says = min((start for start, _ in later.position.content), default=later.position.start)
    between = sheet.text[earlier.position.end : max(says, later.position.start)]
    return one_sentence and earlier.position.end <= later.position.start and _THEN.search(between) is not None


def _frame(sheet: Sheet, stand: Stand) -> str:
    """The words of the position without what it says."""
    frame, place = "", stand.position.start
    for start, end in sorted(stand.position.content):
        frame += sheet.text[place : max(place, start)] + " "
        place = max(place, end)
    return frame + sheet.text[place : stand.position.end]
