"""Writes the dated events of an account as TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html)."""

import json
from datetime import date

from markupsafe import escape

from variorum.model.account import Account, AccountEvent
from variorum.render.days import Days, read_days
from variorum.render.naming import ActorNames
from variorum.render.phrasing import STATUSES, say_date


def _day(ordinal: int) -> dict[str, int]:
    day = date.fromordinal(ordinal)
    return {"year": day.year, "month": day.month, "day": day.day}


def _slide(event: AccountEvent, days: Days, names: ActorNames) -> dict[str, object]:
    notes = [STATUSES[event.status], f"according to {names.join(event.per)}" if event.per else ""]
    words = "".join(f"<blockquote>{escape(one.text)}<footer>{escape(one.report)}</footer></blockquote>" for one in event.evidence)
    slide: dict[str, object] = {
        "unique_id": event.id,
        "start_date": _day(days.first),
        "display_date": say_date(event.date),
        "text": {"headline": str(escape(event.title)), "text": f"<p>{escape(', '.join(note for note in notes if note))}</p>{words}"},
    }
    if event.type:
        slide["group"] = event.type
    if days.last > days.first:
        slide["end_date"] = _day(days.last)
    return slide


def render_timelinejs(account: Account) -> str:
    """The events that have a date, in order of time; those without one cannot stand in this format and are left out."""
    names = ActorNames(account.actors)
    dated = [(days.first, event.id, event, days) for event in account.events if (days := read_days(event.date))]
    slides = [_slide(event, days, names) for _, _, event, days in sorted(dated, key=lambda one: one[:2])]
    timeline = {"title": {"text": {"headline": str(escape(account.story.title))}}, "events": slides}
    return json.dumps(timeline, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
