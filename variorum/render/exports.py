"""Names the files that carry an account over to other programs."""

from variorum.model.account import Account
from variorum.render.icalendar import render_icalendar
from variorum.render.timelinejs import render_timelinejs


def render_exports(account: Account) -> dict[str, str]:
    """File name to content, for every export format there is."""
    return {"timeline.json": render_timelinejs(account), "timeline.ics": render_icalendar(account)}
