"""Joins what the parties want, offer, refuse or threaten: a position printed twice is one, with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collate.answers import is_unanswered
from variorum.collate.dates import compatible, finest
from variorum.collate.senses import sense_of
from variorum.collate.story import Story
from variorum.model.account import AccountPosition, Witness
from variorum.model.report import Position
from variorum.text.words import content_stems, rarity

SAME_CONTENT = 0.5
"""Least share of weighed words, of the shorter content, that two positions of one party and kind share to be one."""


@dataclass(frozen=True)
class Stand:
    """One printed position, its party already story-wide actors."""

    report: str
    position: Position
    party: tuple[str, ...]
    target: tuple[str, ...]
    per: tuple[str, ...]
    content: str
    evidence: Witness
    stems: frozenset[str]
    condition: str | None

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Where it stands."""
        return (self.report, self.position.start, self.position.end, self.position.kind)


def read_stands(story: Story) -> list[Stand]:
    """All positions that have a party, page matter left out, in the order of the reports."""
    found = []
    for sheet in story.sheets:
        for position in sheet.report.positions or ():
            party = story.actors_of(sheet.id, position.party)
            if not party or position.start >= position.end or sheet.is_page_matter(position.start, position.end):
                continue
            parts = [sheet.text[start:end].strip() for start, end in position.content] or [sheet.text[position.start : position.end]]
            content = " … ".join(" ".join(part.split()) for part in parts if part)
            names = frozenset().union(*(story.name_stems(actor) for actor in party))
            condition = position.condition
            found.append(
                Stand(
                    report=sheet.id,
                    position=position,
                    party=party,
                    target=story.actors_of(sheet.id, position.target),
                    per=story.actors_of(sheet.id, position.per),
                    content=content,
                    evidence=sheet.witness(position.start, position.end),
                    stems=frozenset(content_stems(content)) - names,
                    condition=sheet.text[condition[0] : condition[1]] if condition else None,
                )
            )
    return sorted(found, key=lambda stand: stand.key)


def join_stands(stands: Sequence[Stand]) -> list[list[Stand]]:
    """Positions of one party, kind and content together (complete linkage: each must be like all the others)."""
    clusters: list[list[Stand]] = []
    index: dict[tuple[str, str], list[int]] = {}
    for stand in sorted(stands, key=lambda stand: (-len(stand.stems), stand.key)):
        places = sorted({place for party in stand.party for place in index.get((stand.position.kind, party), ())})
        scored = [(min(_alike(member, stand) for member in clusters[place]), -place) for place in places]
        best = max(scored, default=(0.0, 0))
        if best[0] >= SAME_CONTENT:
            clusters[-best[1]].append(stand)
        else:
            for party in stand.party:
                index.setdefault((stand.position.kind, party), []).append(len(clusters))
            clusters.append([stand])
    return [sorted(cluster, key=lambda stand: stand.key) for cluster in clusters]


def _alike(one: Stand, other: Stand) -> float:
    if not compatible(one.position.date, other.position.date):
        return 0.0
    shared = sum(map(rarity, sorted(one.stems & other.stems)))
    left, right = one.stems - other.stems, other.stems - one.stems
    senses = {sense_of(word) for word in left} & {sense_of(word) for word in right} - {None}
    shared += 0.5 * len(senses)
    least = min(sum(map(rarity, sorted(one.stems))), sum(map(rarity, sorted(other.stems))))
    return min(1.0, shared / least) if least >= 0.8 else float(one.stems == other.stems)


def write_positions(story: Story, clusters: Sequence[Sequence[Stand]]) -> list[AccountPosition]:
    """The positions as ``po1`` ..., by party and place, with what became of a demand or an offer.

    The status is ``rejected by ...`` where another party's refusal answers it, ``unanswered`` where its report says that no answer came.
    """
    ranked = sorted(clusters, key=lambda cluster: (-len({stand.report for stand in cluster}), cluster[0].key))
    refusals = [cluster for cluster in ranked if cluster[0].position.kind == "refusal"]
    return [_position(story, cluster, refusals, f"po{number}") for number, cluster in enumerate(ranked, 1)]


def _position(story: Story, cluster: Sequence[Stand], refusals: Sequence[Sequence[Stand]], name: str) -> AccountPosition:
    best = max(cluster, key=lambda stand: (bool(stand.condition), len(stand.stems), -stand.position.start))
    hedge = next((stand.position.hedge and (stand.report, stand.position.hedge) for stand in cluster if stand.position.hedge), None)
    return AccountPosition(
        id=name,
        party=tuple(dict.fromkeys(actor for stand in cluster for actor in stand.party)),
        kind=best.position.kind,
        content=best.content,
        target=tuple(dict.fromkeys(actor for stand in [best, *cluster] for actor in stand.target)),
        condition=best.condition,
        status=_answer(story, cluster, refusals),
        date=finest([stand.position.date for stand in cluster]),
        per=tuple(dict.fromkeys(actor for stand in cluster for actor in stand.per)),
        evidence=tuple(dict.fromkeys(stand.evidence for stand in cluster)),
        hedge=story.sheet(hedge[0]).text[hedge[1][0] : hedge[1][1]] if hedge else None,
        why="printed once" if len(cluster) == 1 else f"one party, kind and content in {len(cluster)} places",
    )


def _answer(story: Story, cluster: Sequence[Stand], refusals: Sequence[Sequence[Stand]]) -> str | None:
    """What became of a demand or an offer.

    It is answered by a refusal by another party that shares its words, or that follows it at once ("these demands").
    """
    if cluster[0].position.kind not in ("demand", "offer"):
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
    named = {"demand": "demand", "offer": "propose"}[position.position.kind]
    near = refusal.report == position.report and 0 <= refusal.position.start - position.position.end <= 400
    return near and any(sense_of(word) == named for word in content_stems(refusal.evidence.text))
