"""Joins the events of all reports into one timeline: same kind, day and parties across reports are one event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from msgspec.structs import replace

from variorum.collate.dates import finest, reach_of
from variorum.collate.story import Sheet, Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountEvent, Witness
from variorum.model.report import Event
from variorum.text.words import content_stems, rarity, stem

LONGEST_TITLE = 140
_ACCEPTING = re.compile(r"(?:accept|agree|approv|consent|ratif)", re.IGNORECASE)
_ADDRESSED = frozenset({"REQUEST", "THREATEN", "SUPPORT", "CONCEDE"})
"""Types of words that reach somebody; an accusation rather tells what its speaker holds."""
_GOING_ON = re.compile(r"\b(?:has|have|had|having|is|are|['’]ve)\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE)
"""Right before a verb that tells how a party stands, not what it did one day."""
_HAS = re.compile(r"\bhas\s+(?:(?:also|now|already|since|meanwhile|formally|officially|even|just)\s+){0,2}\Z")
"""Right before a verb that tells what one party has done; what many "have" demanded is rather a mood."""
_HAVE = re.compile(r"\b(?:has|have)\b|['’]ve\b")
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_RELATIVE = re.compile(r"\b(?:who|which)\s+(?:\w+\s+){0,3}\Z")
_MEETING = re.compile(r"(?:held|visited|met|convened|telephoned|phoned)\Z")
_VICTIMS = re.compile(r"(?:kill|died?|perish|drown|wound|injur)", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were)\s+(?:\w+\s+)?\Z|\b(?:after|before|since|when|while)\b", re.IGNORECASE)
"""Before a verb of meeting: it is a passive, or tells of the meeting beside something else."""
_SAYS_SO = re.compile(r"sa(?:id|ys?)|suggest")
"""Verbs that tell what somebody thinks best rather than what he asked for."""
_TO_BE = re.compile(r"\bbe\s+(?:\w+\s+)?\Z")
_TO_PRESS = re.compile(r"\s+(?:reporters|journalists|this (?:news)?paper|the (?:reporters|correspondents?|journalists))\b")
"""Behind the verb of a remark made to the press, which has no occasion of its own."""
_UNDERTAKEN = frozenset({"AGREE", "THREATEN"})
"""Types of what is to be done, for better or for worse."""
_WEEKDAY = re.compile(r"(?:(?:last|next|previous|following)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any|all|every)\b", re.IGNORECASE)
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SPEECH"})
"""Types that are done by words alone."""
_ATTITUDES = frozenset({"SUPPORT"})
"""Types of what a party thinks of something."""
UNTYPED = frozenset({None, "SPEECH"})
"""No type, or one that says little: the words must tell more."""
TELLING = 0.5
"""Rarity from which the act's own word, with another shared word, tells which act is meant."""
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
    trigger: str = ""
    """The word that names the act, as a stem."""
    weekday: str | None = None
    """The weekday that its words name, be the day known or not."""
    heading: bool = False
    slight: bool = False
    """Whether it is told without a day, and in a way that alone puts nothing on a timeline; see ``_is_slight``."""

    @property
    def key(self) -> tuple[str, int, int, int]:
        """Where it stands."""
        return (self.report, self.evidence.start, self.evidence.end, self.event.trigger[0])

    @cached_property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return frozenset(self.actors) | frozenset(self.recipients)


def read_sightings(story: Story, utterances: Sequence[Utterance] = ()) -> list[Sighting]:
    """All events that the reports tell, page matter left out, in the order of the reports.

    A saying without a time of its own has the day that its statement was given.
    """
    said = _days_of_sayings(utterances)
    found = []
    for sheet in story.sheets:
        for event in sheet.report.events or ():
            if event.start >= event.end or sheet.is_page_matter(event.start, event.end) or _told_elsewhere(sheet, event):
                continue
            if event.date is None and event.time is None and event.type in VERBAL | UNTYPED:
                event = replace(event, date=said.get((sheet.id, event.trigger[0])))
            evidence = sheet.witness(event.start, event.end)
            actors, recipients = story.actors_of(sheet.id, event.actors), story.actors_of(sheet.id, event.recipients)
            is_bare = event.date is None and event.time is None and event.type in VERBAL | MEETINGS and len({*actors, *recipients}) < 2
            is_bare = is_bare and not (_is_measure(event) or _is_prospect(sheet, event) or _is_told_meeting(sheet, event))
            if is_bare and not _is_done_by_words(sheet, event):
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
                    stems=frozenset(content_stems(evidence.text)) - names - _time_words(sheet, event),
                    trigger=stem(sheet.text[event.trigger[0] : event.trigger[1]].lower()),
                    weekday=_weekday(sheet, event),
                    heading=sheet.is_heading(event.start, event.end),
                    slight=_is_slight(sheet, event),
                )
            )
    return sorted(found, key=lambda sighting: sighting.key)


def _days_of_sayings(utterances: Sequence[Utterance]) -> dict[tuple[str, int], str | None]:
    """The day of each saying by its report and the places of its cue."""
    return {
        (telling.report, place): telling.date
        for utterance in utterances
        for telling in utterance.tellings
        for start, end in telling.statement.cue
        for place in range(start, end)
    }


def _weekday(sheet: Sheet, event: Event) -> str | None:
    match = _WEEKDAY.search(sheet.text, *event.time) if event.time else None
    return match[0].lower() if match else None


def _time_words(sheet: Sheet, event: Event) -> frozenset[str]:
    """The stems that only say when: days are compared apart, and "on Sunday" makes no two things one."""
    return frozenset(content_stems(sheet.text[slice(*event.time)])) if event.time else frozenset()


def _told_elsewhere(sheet: Sheet, event: Event) -> bool:
    """Whether an undated act of words, or an undated thing that has not happened, stands among the statements or positions.

    The timeline would only repeat it there, without a place in time.
    """
    if event.date is not None or event.time is not None or (event.type not in VERBAL and event.status == "actual") or _is_measure(event):
        return False
    if _is_prospect(sheet, event):
        return False
    if event.status == "planned" and event.actors and sheet.is_list_item(event.start):
        return False  # a measure of a list of decisions
    return not _is_done_by_words(sheet, event) and sheet.is_told(event.start, event.end)


def _is_slight(sheet: Sheet, event: Event) -> bool:
    """Whether an act without a day is a bare remark, stands in a relative clause, denies a thing only, or is over on others' word.

    "Told reporters", "Lund, who had hired the boats", "gave no details", "said that the boats had been hired"; what a speaker tells in
    the present perfect is news. An attack on others' word is told as what they said, an approval as what a party holds.
    """
    if event.date is not None or event.time is not None:
        return False
    if event.type is not None:
        return event.status == "actual" and (event.type in _ATTITUDES or (event.type == "ASSAULT" and bool(event.per)))
    before = sheet.text[event.start : event.trigger[0]]
    if _is_cue(sheet, event.trigger[0]):
        return _TO_PRESS.match(sheet.text, event.trigger[1]) is not None
    if _RELATIVE.search(before) is not None:
        return True
    if event.status == "denied":
        return _NOT.search(before) is None
    if _HAVE.search(before) is not None or _VICTIMS.match(sheet.text, event.trigger[0]) is not None:
        return False
    return event.status == "actual" and bool(event.per)


def _is_cue(sheet: Sheet, place: int) -> bool:
    """Whether the word at ``place`` is that of a saying."""
    return any(start <= place < end for statement in sheet.report.statements or () for start, end in statement.cue)


def _is_prospect(sheet: Sheet, event: Event) -> bool:
    """Whether a party is to undergo something: "the brigade will be moved"; what it says it will do is a position."""
    if event.status != "planned" or event.type not in _UNDERTAKEN or event.actors or not event.recipients:
        return False
    return _TO_BE.search(sheet.text[event.start : event.trigger[0]]) is not None


def _is_told_meeting(sheet: Sheet, event: Event) -> bool:
    """Whether a meeting is told as held, though only one of those who met is named: "visited the wounded", "held its first session"."""
    if event.type not in MEETINGS or event.status != "actual" or event.aside or not event.actors:
        return False
    before = sheet.text[event.start : event.trigger[0]]
    return _MEETING.match(sheet.text, *event.trigger) is not None and not (_GOING_ON.search(before) or _WAS.search(before))


def _is_measure(event: Event) -> bool:
    """Whether more than words is told by a verb of a type that words mostly do: "have opened an investigation"."""
    return event.mode == "investigate" and event.status == "actual" and not event.aside


def _is_done_by_words(sheet: Sheet, event: Event) -> bool:
    """Whether words are told as an act of their own: what was put to a party is settled, or a party is addressed by name.

    "Accepted the offer", "urged the council to wait" and "has demanded access" are; "has rejected any proposals" and "is urging" tell of
    a position.
    """
    if event.status != "actual" or event.aside or not event.actors:
        return False
    if event.type == "AGREE" and _ACCEPTING.match(sheet.text, event.trigger[0], event.trigger[1]):
        return True
    before = sheet.text[event.start : event.trigger[0]]
    if event.type == "REQUEST" and _HAS.search(before) and not _SAYS_SO.match(sheet.text, event.trigger[0]):
        return True
    if not event.recipients:
        return False
    if event.type == "REJECT":
        return _ANY.search(sheet.text, event.start, event.end) is None
    return event.type in _ADDRESSED and _GOING_ON.search(before) is None


@lru_cache(maxsize=65536)
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
        cluster,
        key=lambda sighting: (
            sighting.event.type not in UNTYPED,
            not sighting.heading,
            len(sighting.parties),
            len(sighting.stems),
            tuple(-ord(letter) for letter in sighting.report),
        ),
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
