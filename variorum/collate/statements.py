"""Writes the statements of the account: each utterance once, with every printed variant, its day and the number of its origins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum.collate.apparatus import build_apparatus
from variorum.collate.dates import finest, is_firm_day
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountStatement

_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)
LONGEST_GIST = 280
TOGETHER_SENTENCES = 2
"""Tellings of one speaker at most so many sentences apart in one report are taken to be said together."""


def write_statements(story: Story, utterances: Sequence[Utterance]) -> list[tuple[AccountStatement, Utterance]]:
    """The utterances as statements ``st1`` ..., most widely carried first, each beside the utterance that it was written from."""
    ranked = sorted(utterances, key=lambda utterance: _rank(story, utterance))
    ids = [f"st{number}" for number in range(1, len(ranked) + 1)]
    together = _said_together(ranked, ids)
    return [(_statement(story, utterance, name, together[name]), utterance) for utterance, name in zip(ranked, ids, strict=True)]


def _rank(story: Story, utterance: Utterance) -> tuple[int, int, bool, str, tuple[str, int, int, str]]:
    """Copies weigh nothing: what twenty reprints carry is no more important than what one report does."""
    own = [telling for telling in utterance.tellings if telling.report not in story.reprint_of and telling.report not in story.background]
    reports = {telling.report for telling in own}
    direct = any(telling.quoted for telling in utterance.tellings)
    return (-len(reports), -len(own), not direct, _date(utterance.tellings) or "9999", utterance.tellings[0].key)


def _statement(story: Story, utterance: Utterance, name: str, together: tuple[str, ...]) -> AccountStatement:
    tellings = utterance.tellings
    variants = tuple(variant for telling in tellings for variant in telling.variants)
    retold = tuple(variant for telling in utterance.retold for variant in telling.variants)
    reports = tuple(sorted({telling.report for telling in tellings}))
    count = min(_occasions(tellings), story.origins(reports))
    return AccountStatement(
        id=name,
        speaker=_speakers(story, tellings),
        date=_date(tellings),
        gist=_gist(story, tellings),
        variants=(*variants, *retold),
        reports=tuple(sorted({*reports, *(telling.report for telling in utterance.retold)})),
        independent=count,
        why=_why(story, utterance, reports, count),
        together=together,
        apparatus=build_apparatus(variants) if len(variants) > 1 else None,
    )


def _speakers(story: Story, tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Who says it; where that is a spokesperson, also the state or body that another report names instead."""
    speakers = tuple(dict.fromkeys(speaker for telling in tellings for speaker in telling.speakers))
    if not any(_SPOKEN_FOR.search(name.text) for speaker in speakers for name in story.actor(speaker).names):
        return speakers
    bodies = (
        telling.told_of for telling in tellings if telling.told_of and story.actor(telling.told_of).kind in ("organisation", "country")
    )
    return tuple(dict.fromkeys((*speakers, *bodies)))


def _why(story: Story, utterance: Utterance, reports: tuple[str, ...], count: int) -> str:
    parts = [utterance.why]
    if len(reports) > 1 and count == 1:
        parts.append(f"one utterance: one origin, though {len(reports)} reports carry it")
    reprints = [report for report in reports if report in story.reprint_of]
    if reprints:
        parts.append(f"reprints: {', '.join(reprints)}")
    if utterance.retold:
        places = "place" if len(utterance.retold) == 1 else "places"
        parts.append(f"told without a speaker in {len(utterance.retold)} more {places}")
    return "; ".join(parts)


def _occasions(tellings: Sequence[Telling]) -> int:
    return max(1, len({telling.date for telling in tellings if is_firm_day(telling.date) and not telling.spread}))


def _date(tellings: Sequence[Telling]) -> str | None:
    """The day that the tellings' own words give, else the one spread to them."""
    own: list[str | None] = [telling.date for telling in tellings if telling.date and not telling.spread]
    return finest(own or [telling.date for telling in tellings])


def _gist(story: Story, tellings: Sequence[Telling]) -> str:
    """The fullest printed form in source words: a full quotation before an indirect form, a heading last."""

    def fullness(telling: Telling) -> tuple[bool, bool, float]:
        whole = telling.statement.mode == "direct" and len(telling.quoted) >= 4
        return (not telling.heading, whole, telling.mass)

    best = max(tellings, key=lambda telling: (fullness(telling), tuple(-ord(letter) for letter in telling.report)))
    text = story.sheet(best.report).text
    parts = [text[start:end].strip() for start, end in best.statement.content]
    gist = " … ".join(part for part in parts if part).replace("\n", " ").strip('"“”‘’«»„ ,')
    if len(gist) > LONGEST_GIST:
        gist = gist[:LONGEST_GIST].rsplit(" ", 1)[0] + " …"
    return gist


def _said_together(ranked: Sequence[Utterance], ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    places: dict[tuple[str, str], list[tuple[int, int, str | None]]] = {}
    for number, utterance in enumerate(ranked):
        for telling in utterance.tellings:
            if not telling.heading:
                for speaker in telling.speakers:
                    places.setdefault((telling.report, speaker), []).append((telling.sentence, number, telling.date))
    beside: dict[int, set[int]] = {}
    for found in places.values():
        found.sort(key=lambda place: (place[0], place[1]))
        for (sentence, one, _), (following, other, _) in pairwise(found):
            if one != other and following - sentence <= TOGETHER_SENTENCES and _one_day(ranked[one], ranked[other]):
                beside.setdefault(one, set()).add(other)
                beside.setdefault(other, set()).add(one)
    return {name: tuple(ids[other] for other in sorted(beside.get(number, ()))) for number, name in enumerate(ids)}


def _one_day(one: Utterance, other: Utterance) -> bool:
    first, second = _date(one.tellings), _date(other.tellings)
    return first is None or second is None or first == second
