"""Writes the page that leads to the stories of a run and says what could not be read."""

from collections.abc import Sequence

from variorum.model.account import Account
from variorum.model.report import Reject
from variorum.render.page import make_environment


def render_index(accounts: Sequence[Account], rejects: Sequence[Reject] = ()) -> str:
    """The index page.

    :param accounts: in the order in which they are listed. :param rejects: the inputs left out, with their reasons.
    :returns: HTML; each story is linked as ``STORY-ID/index.html``.
    """
    return make_environment().get_template("index.html.j2").render(accounts=accounts, rejects=rejects)
