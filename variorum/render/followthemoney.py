"""Writes reports, actors and events as FollowTheMoney entities (https://followthemoney.tech), one JSON object a line."""

import json
from collections.abc import Iterator

from variorum.model.account import Account, AccountEvent, Actor, ReportEntry
from variorum.render.days import read_days
from variorum.render.naming import ActorNames

_SCHEMAS = {"person": "Person", "organisation": "Organization", "country": "LegalEntity", "group": "LegalEntity"}
Entity = dict[str, object]


def _entity(story: str, id: str, schema: str, properties: dict[str, list[str]]) -> Entity:
    return {"id": f"{story}-{id}", "schema": schema, "properties": {name: values for name, values in properties.items() if values}}


def _whole_date(edtf: str | None) -> list[str]:
    """The date where it is one day, month or year: FollowTheMoney knows no ranges and no doubt."""
    return [edtf] if edtf and "/" not in edtf and edtf[-1].isdigit() and read_days(edtf) and not edtf[5:7] > "12" else []


def _report(entry: ReportEntry, story: str) -> Entity:
    properties = {
        "title": [entry.title or entry.id],
        "publisher": [entry.outlet] if entry.outlet else [],
        "publishedAt": _whole_date(entry.published.date),
        "sourceUrl": [entry.url] if entry.url else [],
    }
    return _entity(story, entry.id, "Article", properties)


def _actor(actor: Actor, story: str) -> Entity | None:
    schema = _SCHEMAS.get(actor.kind)
    if schema is None or not actor.named:
        return None
    other = [name.text for name in actor.names if name.text != actor.name]
    return _entity(story, actor.id, schema, {"name": [actor.name], "alias": sorted(other)})


def _event(event: AccountEvent, story: str, known: set[str], names: ActorNames) -> Entity:
    days = event.date.split("/") if event.date and "/" in event.date and read_days(event.date) else []
    properties = {
        "name": [event.title],
        "date": _whole_date(event.date),
        "startDate": _whole_date(days[0]) if days else [],
        "endDate": _whole_date(days[1]) if days else [],
        "location": [names.of(event.place)] if event.place else [],
        "organizer": [f"{story}-{one}" for one in event.actors if one in known],
        "involved": [f"{story}-{one}" for one in event.recipients if one in known],
        "summary": [one.text for one in event.evidence],
        "proof": sorted({f"{story}-{one.report}" for one in event.evidence}),
    }
    return _entity(story, event.id, "Event", properties)


def _entities(account: Account) -> Iterator[Entity]:
    story = account.story.id
    yield from (_report(entry, story) for entry in account.reports)
    actors = {actor.id: entity for actor in account.actors if (entity := _actor(actor, story))}
    yield from actors.values()
    names = ActorNames(account.actors)
    yield from (_event(event, story, set(actors), names) for event in account.events if event.status == "actual")


def render_followthemoney(account: Account) -> str:
    """Articles, persons, organisations and done acts.

    What this format cannot hold is lost: statements, positions, figures, differences and lineage; unnamed speakers; places as
    things of their own; acts that are planned, conditional, denied or supposed; doubt about a date; who stands behind a claim.
    """
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in _entities(account))
