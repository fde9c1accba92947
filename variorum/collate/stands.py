"""Reads the positions that the reports print and joins those that are one: a position printed twice is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from variorum.collate.dates import compatible, finest, reach_of
from variorum.collate.senses import sense_of
from variorum.collate.story import Story
from variorum.model.account import Witness
from variorum.model.report import Position
from variorum.text.words import content_stems, rarity

SAME_CONTENT = 0.5
"""Least share of weighed words, of the shorter content, that two positions of one party and kind share to be one."""

REPEATED = timedelta(days=31)
"""Time between two tellings of a position up to which the second only repeats it."""


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
    heading: bool = False

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
                    heading=sheet.is_heading(position.start, position.end),
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
    return [sorted(cluster, key=lambda stand: stand.key) for cluster in _with_headings(clusters)]


def _with_headings(clusters: Sequence[list[Stand]]) -> list[list[Stand]]:
    """The clusters, a position of a heading alone put to the one of its party and kind that its report's text tells on a condition.

    A heading leaves the condition out: "X offers a pause" is not one more offer.
    """
    kept = [cluster for cluster in clusters if not (len(cluster) == 1 and cluster[0].heading)]
    for cluster in clusters:
        if len(cluster) > 1 or not cluster[0].heading:
            continue
        stand = cluster[0]
        homes = [
            other
            for other in kept
            if any(one.report == stand.report and not one.heading for one in other)
            and other[0].position.kind == stand.position.kind
            and {actor for one in other for actor in one.party} & set(stand.party)
        ]
        if stand.condition is None and len(homes) == 1 and any(one.condition for one in homes[0]):
            homes[0].append(stand)
        else:
            kept.append(cluster)
    return kept


def _alike(one: Stand, other: Stand) -> float:
    if not may_be_of_one_time(one.position.date, other.position.date):
        return 0.0
    shared = sum(map(rarity, sorted(one.stems & other.stems)))
    left, right = one.stems - other.stems, other.stems - one.stems
    senses = {sense_of(word) for word in left} & {sense_of(word) for word in right} - {None}
    shared += 0.5 * len(senses)
    least = min(sum(map(rarity, sorted(one.stems))), sum(map(rarity, sorted(other.stems))))
    return min(1.0, shared / least) if least >= 0.8 else float(one.stems == other.stems)


def may_be_of_one_time(first: str | None, second: str | None) -> bool:
    """Whether the two dates may be those of one position: one day, or one that is taken and repeated within a month."""
    one, other = reach_of(first), reach_of(second)
    if compatible(first, second) or one is None or other is None:
        return True
    return max(one.first, other.first) - min(one.last, other.last) <= REPEATED


def date_of_stands(cluster: Sequence[Stand]) -> str | None:
    """When the position was held: its most exact date; where it is repeated on other days, from the first to the last of them."""
    dates = [stand.position.date for stand in cluster]
    found = finest(dates)
    reaches = [reach for reach in map(reach_of, dates) if reach is not None]
    if found is not None or not reaches:
        return found
    return f"{min(reach.first for reach in reaches).isoformat()}/{max(reach.last for reach in reaches).isoformat()}"
