"""Joins the entities of all reports into actors: first form, by kind and by the last word of the name or its country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model.account import Actor, ActorName, witness
from variorum.model.report import AnnotatedReport, Entity
from variorum.text.words import words_of


@dataclass(frozen=True)
class ActorIndex:
    """The actors of a story, and for (report id, entity id) the id of the actor."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[tuple[str, str], str]


def join_actors(reports: Sequence[AnnotatedReport]) -> ActorIndex:
    """Entities of one kind and one folded name (persons: one family name) are one actor; unnamed ones stay apart per report."""
    clusters: dict[tuple[str, ...], list[tuple[AnnotatedReport, Entity]]] = {}
    for report in sorted(reports, key=lambda report: report.id):
        for entity in report.entities or ():
            if entity.mentions:
                clusters.setdefault(_key(report, entity), []).append((report, entity))
    ranked = sorted(clusters, key=lambda key: (-sum(len(entity.mentions) for _, entity in clusters[key]), key))
    actor_of = {}
    actors = []
    for number, key in enumerate(ranked, 1):
        members = clusters[key]
        actors.append(_actor(f"a{number}", members))
        for report, entity in members:
            actor_of[report.id, entity.id] = f"a{number}"
    return ActorIndex(actors=tuple(actors), actor_of=actor_of)


def _key(report: AnnotatedReport, entity: Entity) -> tuple[str, ...]:
    words = [word.form for word in words_of(entity.name)]
    if not entity.named or not words:
        return ("unnamed", report.id, entity.id)
    if entity.kind == "person":
        return ("person", words[-1])
    if entity.kind == "country" and entity.country:
        return ("country", entity.country)
    return (entity.kind, " ".join(words))


def _actor(name: str, members: Sequence[tuple[AnnotatedReport, Entity]]) -> Actor:
    best = max((entity for _, entity in members), key=lambda entity: (len(entity.name), entity.name))
    printed: dict[str, dict[str, int]] = {}
    evidence = []
    for report, entity in members:
        for start, end in entity.mentions:
            text = " ".join(report.text[start:end].split())
            if text:
                counts = printed.setdefault(text, {})
                counts[report.id] = counts.get(report.id, 0) + 1
        start, end = entity.mentions[0]
        evidence.append(witness(report.id, report.text, start, end))
    return Actor(
        id=name,
        name=best.name,
        kind=best.kind,
        country=best.country,
        names=tuple(ActorName(text=text, reports=counts) for text, counts in sorted(printed.items())),
        evidence=tuple(evidence),
        sector=best.sector,
        named=best.named,
        metonym=best.metonym,
    )
