"""Joins what the parties want, offer, refuse or threaten: a position printed twice is one, with what became of it."""

from collections.abc import Sequence

from variorum.collate.answers import is_unanswered
from variorum.collate.senses import sense_of
from variorum.collate.stands import Stand, date_of_stands
from variorum.collate.story import Story
from variorum.collate.turns import find_turns, part_by_turns
from variorum.model.account import SUPERSEDED, AccountPosition
from variorum.text.words import content_stems, rarity


def write_positions(story: Story, joined: Sequence[Sequence[Stand]]) -> list[AccountPosition]:
    """The positions as ``po1`` ..., by party and place, with what became of each.

    The status is ``superseded by po7`` where the party itself has turned to the opposite since, ``rejected by ...`` where another
    party's refusal answers a demand or an offer, ``unanswered`` where its report says that no answer came.
    """
    clusters = part_by_turns(story, joined)
    ranked = sorted(clusters, key=lambda cluster: (-len({stand.report for stand in cluster}), cluster[0].key))
    refusals = [cluster for cluster in ranked if cluster[0].position.kind == "refusal"]
    overtaken = dict(find_turns(story, ranked))
    written = []
    for place, cluster in enumerate(ranked):
        status = f"{SUPERSEDED}po{overtaken[place] + 1}" if place in overtaken else _answer(story, cluster, refusals)
        written.append(_position(story, cluster, f"po{place + 1}", status))
    return written


def turned_pairs(positions: Sequence[AccountPosition]) -> list[tuple[AccountPosition, AccountPosition]]:
    """Each superseded position with the one that overtakes it."""
    by_id = {position.id: position for position in positions}
    return [(one, by_id[one.superseded_by]) for one in positions if one.superseded_by is not None]


def _position(story: Story, cluster: Sequence[Stand], name: str, status: str | None) -> AccountPosition:
    best = max(cluster, key=lambda stand: (bool(stand.condition), len(stand.stems), -stand.position.start))
    hedge = next((stand.position.hedge and (stand.report, stand.position.hedge) for stand in cluster if stand.position.hedge), None)
    return AccountPosition(
        id=name,
        party=tuple(dict.fromkeys(actor for stand in cluster for actor in stand.party)),
        kind=best.position.kind,
        content=best.content,
        target=tuple(dict.fromkeys(actor for stand in [best, *cluster] for actor in stand.target)),
        condition=best.condition,
        status=status,
        date=date_of_stands(cluster),
        per=tuple(dict.fromkeys(actor for stand in cluster for actor in stand.per)),
        evidence=tuple(dict.fromkeys(stand.evidence for stand in cluster)),
        hedge=story.sheet(hedge[0]).text[hedge[1][0] : hedge[1][1]] if hedge else None,
        why="printed once" if len(cluster) == 1 else f"one party, kind and content in {len(cluster)} places",
    )


def _answer(story: Story, cluster: Sequence[Stand], refusals: Sequence[Sequence[Stand]]) -> str | None:
    """What became of a demand or an offer.

    It is answered by a refusal by another party that shares its words, or that follows it at once ("these demands").
    """
    if not any(stand.position.kind in ("demand", "offer") for stand in cluster):
        return None
    parties = {actor for stand in cluster for actor in stand.party}
    for refusal in refusals:
        refusing = [actor for stand in refusal for actor in stand.party]
        if parties & set(refusing):
            continue
        if any(_answers(stand, position) for stand in refusal for position in cluster):
            return "rejected by " + ", ".join(story.actor(actor).name for actor in dict.fromkeys(refusing))
    if any(is_unanswered(story, story.sheet(stand.report), stand.position.end, stand.party, stand.target) for stand in cluster):
        return "unanswered"
    return None


def _answers(refusal: Stand, position: Stand) -> bool:
    shared = sum(map(rarity, sorted(refusal.stems & position.stems)))
    total = sum(map(rarity, sorted(position.stems)))
    if total and shared / total >= 0.5 and shared >= 1.2:
        return True
    named = {"demand": "demand", "offer": "propose"}.get(position.position.kind)
    near = refusal.report == position.report and 0 <= refusal.position.start - position.position.end <= 400
    return near and named is not None and any(sense_of(word) == named for word in content_stems(refusal.evidence.text))
