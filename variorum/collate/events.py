"""Joins the events of all reports into one timeline: same kind, day and parties across reports are one event."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collate.dates import compatible, finest, reach_of
from variorum.collate.story import Sheet, Story
from variorum.model.account import AccountEvent, Witness
from variorum.model.report import Event
from variorum.text.words import content_stems, rarity

LONGEST_TITLE = 140
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SPEECH"})
"""Types that are done by words alone."""
UNTYPED = frozenset({None, "SPEECH"})
"""No type, or one that says little: the words must tell more."""
MEETINGS = frozenset({"CONSULT"})
"""Types of which two parties seldom have several in one story: a sighting without a date joins the one that has."""


@dataclass(frozen=True)
class Sighting:
    """One report's telling of an event, its parties already story-wide actors."""

    report: str
    event: Event
    date: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    per: tuple[str, ...]
    evidence: Witness
    stems: frozenset[str]
    """Content words, the names of the parties left out."""

    @property
    def key(self) -> tuple[str, int, int, int]:
        """Where it stands."""
        return (self.report, self.evidence.start, self.evidence.end, self.event.trigger[0])

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return frozenset(self.actors) | frozenset(self.recipients)


def read_sightings(story: Story) -> list[Sighting]:
    """All events that the reports tell, page matter left out, in the order of the reports."""
    found = []
    for sheet in story.sheets:
        for event in sheet.report.events or ():
            if event.start >= event.end or sheet.is_page_matter(event.start, event.end) or _told_elsewhere(sheet, event):
                continue
            evidence = sheet.witness(event.start, event.end)
            actors, recipients = story.actors_of(sheet.id, event.actors), story.actors_of(sheet.id, event.recipients)
            if event.date is None and event.type in VERBAL | MEETINGS and len({*actors, *recipients}) < 2:
                continue  # "Torland's demands", "a first meeting": neither when nor with whom
            names = frozenset().union(*(story.name_stems(actor) for actor in (*actors, *recipients)))
            found.append(
                Sighting(
                    report=sheet.id,
                    event=event,
                    date=event.date,
                    actors=actors,
                    recipients=recipients,
                    place=next(iter(story.actors_of(sheet.id, (event.place,) if event.place else ())), None),
                    per=story.actors_of(sheet.id, event.per),
                    evidence=evidence,
                    stems=frozenset(content_stems(evidence.text)) - names,
                )
            )
    return sorted(found, key=lambda sighting: sighting.key)


def _told_elsewhere(sheet: Sheet, event: Event) -> bool:
    """Whether an undated act of words, or an undated thing that has not happened, stands among the statements or positions.

    The timeline would only repeat it there, without a place in time.
    """
    if event.date is not None or (event.type not in VERBAL and event.status == "actual"):
        return False
    return sheet.is_told(event.start, event.end)


def join_sightings(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Sightings of one event together. Dated ones first, so that an undated one joins the day that fits it best."""
    clusters: list[list[Sighting]] = []
    by_type: dict[str | None, list[int]] = {}
    for sighting in sorted(sightings, key=_exactness):
        places = by_type.setdefault(sighting.event.type, [])
        fits = [(_fit(clusters[place], sighting), -place) for place in places]
        best = max(fits, default=(0.0, 0))
        if best[0] > 0:
            clusters[-best[1]].append(sighting)
        else:
            places.append(len(clusters))
            clusters.append([sighting])
    return [sorted(cluster, key=lambda sighting: sighting.key) for cluster in clusters]


def _exactness(sighting: Sighting) -> tuple[int, tuple[str, int, int, int]]:
    reach = reach_of(sighting.date)
    return (reach.days if reach else 10**6, sighting.key)


def _fit(cluster: Sequence[Sighting], sighting: Sighting) -> float:
    """How well a sighting fits a cluster; 0 where it must stay out."""
    if any(not compatible(member.date, sighting.date) or member.event.status != sighting.event.status for member in cluster):
        return 0.0
    return max(_alike(member, sighting) for member in cluster)


def _alike(one: Sighting, other: Sighting) -> float:
    """0 where two sightings cannot be shown to be one event, else how much they have in common.

    Two places of one report must share more than two reports must: a report seldom tells one event twice in other words. Acts in
    opposite directions are two events whatever they share.
    """
    if set(one.actors) & set(other.recipients) - set(other.actors) or set(other.actors) & set(one.recipients) - set(one.actors):
        return 0.0
    parties = len(one.parties & other.parties) / max(1, min(len(one.parties), len(other.parties)))
    words = overlap(one.stems, other.stems)
    first, second = reach_of(one.date), reach_of(other.date)
    if one.report == other.report and one.event.trigger == other.event.trigger:
        return 1.0
    if first is None or second is None:
        known = one.event.type in MEETINGS and len(one.parties & other.parties) >= 2
        enough = parties >= 0.5 and words >= (0.6 if one.report == other.report else 0.5)
        return 0.4 * (parties + words) if enough or (known and parties == 1.0) else 0.0
    if one.report == other.report:
        return 0.5 * (parties + words) if parties >= 0.5 and words >= 0.5 else 0.0
    same_day = first == second
    if (
        same_day
        and one.event.type == other.event.type
        and one.parties == other.parties
        and (len(one.parties) > 1 or (one.parties and one.event.type in UNTYPED))
    ):
        return 1.0
    enough = words >= 0.5 or (parties >= 0.5 and words >= (0.2 if same_day and one.event.type not in UNTYPED else 0.35))
    return (0.6 if same_day else 0.5) * (parties + words) if enough else 0.0


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The rarity of the shared words as a share of that of the shorter set (0 where one is empty)."""
    total = min(sum(map(rarity, sorted(one))), sum(map(rarity, sorted(other))))
    return sum(map(rarity, sorted(one & other))) / total if total else 0.0


def write_events(story: Story, clusters: Sequence[Sequence[Sighting]]) -> list[tuple[AccountEvent, Sequence[Sighting]]]:
    """The events as ``ev1`` ..., by date (undated ones last), each beside the sightings that it was written from."""
    ranked = sorted(clusters, key=lambda cluster: (_date(cluster) is None, _first_day(cluster), cluster[0].key))
    return [(_event(story, cluster, f"ev{number}"), cluster) for number, cluster in enumerate(ranked, 1)]


def _first_day(cluster: Sequence[Sighting]) -> str:
    reach = reach_of(_date(cluster))
    return reach.first.isoformat() if reach else "9999"


def _date(cluster: Sequence[Sighting]) -> str | None:
    return finest([sighting.date for sighting in cluster])


def _event(story: Story, cluster: Sequence[Sighting], name: str) -> AccountEvent:
    best = max(
        cluster, key=lambda sighting: (len(sighting.parties), len(sighting.stems), tuple(-ord(letter) for letter in sighting.report))
    )
    reports = sorted({sighting.report for sighting in cluster})
    per = _together(cluster, "per")
    count = 1 if per and all(sighting.per for sighting in cluster) else story.origins(reports)
    why = "told once" if len(cluster) == 1 else f"one kind, day and parties in {len(cluster)} places of {len(reports)} report(s)"
    return AccountEvent(
        id=name,
        title=_title(best),
        date=_date(cluster),
        type=best.event.type,
        mode=next((sighting.event.mode for sighting in [best, *cluster] if sighting.event.mode), None),
        actors=_together([best, *cluster], "actors"),
        recipients=_together([best, *cluster], "recipients"),
        place=next((sighting.place for sighting in [best, *cluster] if sighting.place), None),
        status=best.event.status,
        per=per,
        evidence=tuple(dict.fromkeys(sighting.evidence for sighting in cluster)),
        independent=count,
        contexts=tuple(dict.fromkeys(context for sighting in [best, *cluster] for context in sighting.event.contexts)),
        why=why,
    )


def _together(cluster: Sequence[Sighting], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for sighting in cluster for actor in getattr(sighting, field)))


def _title(sighting: Sighting) -> str:
    title = " ".join(sighting.evidence.text.split()).strip("-•*– ,;")
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
