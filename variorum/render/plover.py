"""Writes the events of an account as JSON Lines in the terms of PLOVER (Political Language Ontology for Verifiable Event Records)."""

import json

from variorum.model.account import Account, AccountEvent, Actor

PLOVER_VERSION = "2021"


def _party(actor: Actor | None, id: str) -> dict[str, str | None]:
    return {"name": actor.name if actor else id, "country": actor.country if actor else None, "sector": actor.sector if actor else None}


def _row(event: AccountEvent, story: str, actors: dict[str, Actor]) -> dict[str, object]:
    return {
        "id": event.id,
        "story": story,
        "plover": PLOVER_VERSION,
        "date": event.date,
        "event_type": event.type,
        "event_mode": event.mode,
        "event_contexts": list(event.contexts),
        "actors": [_party(actors.get(one), one) for one in event.actors],
        "recipients": [_party(actors.get(one), one) for one in event.recipients],
        "location": actors[event.place].name if event.place in actors else event.place,
        "status": event.status,
        "per": [_party(actors.get(one), one) for one in event.per],
        "independent": event.independent,
        "evidence": [{"report": one.report, "start": one.start, "end": one.end, "text": one.text} for one in event.evidence],
    }


def render_plover(account: Account) -> str:
    """One event a line: type, mode and contexts as coded, dates as EDTF; an event without a type keeps ``null``.

    PLOVER codes what happened. ``status`` says which of these acts are only planned, conditional, denied or supposed: leave them
    out where only done acts are wanted.
    """
    actors = {actor.id: actor for actor in account.actors}
    rows = [_row(event, account.story.id, actors) for event in account.events]
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
