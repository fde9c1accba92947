"""Names the files that carry an account over to other programs."""

from variorum.model.account import Account
from variorum.render.followthemoney import render_followthemoney
from variorum.render.icalendar import render_icalendar
from variorum.render.plover import render_plover
from variorum.render.tei import render_tei
from variorum.render.timelinejs import render_timelinejs

EXPORTS = {
    "timeline.json": render_timelinejs,
    "timeline.ics": render_icalendar,
    "plover.jsonl": render_plover,
    "followthemoney.jsonl": render_followthemoney,
    "apparatus.tei.xml": render_tei,
}
"""File name to the function that writes it."""


def render_exports(account: Account) -> dict[str, str]:
    """File name to content, for every export format there is."""
    return {name: render(account) for name, render in EXPORTS.items()}
