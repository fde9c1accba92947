"""Numbers the lines of an account as a page counts them, and gives each a short title for references back to it."""

from collections.abc import Iterable

from variorum.model.account import Account, AccountStatement
from variorum.model.record import Record
from variorum.render.citing import Citations
from variorum.render.naming import ActorNames
from variorum.render.phrasing import DIFFERENCES, LINEAGE, POSITIONS, say_amount, say_plainly

_TITLE = 110


class Label(Record, frozen=True):
    """``short`` is for margins ("said 3"), ``title`` says what the line says."""

    short: str
    title: str


def shorten(text: str, most: int = _TITLE) -> str:
    """The text on one line, cut after a whole word where it is too long."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"


def label_lines(account: Account, statements: Iterable[AccountStatement], citations: Citations) -> dict[str, Label]:
    """A label for every line that has evidence.

    :param statements: the account's statements in the order in which the page prints them.
    :param citations: knows the sigla of the reports.
    """
    names = ActorNames(account.actors)
    labels: dict[str, Label] = {}
    for number, line in enumerate(account.story.summary, start=1):
        labels[f"su{number}"] = Label(f"summary {number}", shorten(say_plainly(line.text)))
    for number, line in enumerate(account.agreements, start=1):
        labels[f"ag{number}"] = Label(f"agreed {number}", shorten(say_plainly(line.text)))
    for number, said in enumerate(statements, start=1):
        labels[said.id] = Label(f"said {number}", shorten(f"{names.join(said.speaker) or 'Not named'}: {said.gist}"))
    for number, event in enumerate(account.events, start=1):
        labels[event.id] = Label(f"act {number}", shorten(event.title))
    for number, figure in enumerate(account.figures, start=1):
        labels[figure.id] = Label(f"figure {number}", shorten(f"{say_amount(figure)} {figure.what or figure.unit or ''}"))
    for number, position in enumerate(account.positions, start=1):
        party = names.join(position.party) or "A party not named"
        labels[position.id] = Label(f"position {number}", shorten(f"{party} {POSITIONS[position.kind]}: {position.content}"))
    for number, difference in enumerate(account.differences, start=1):
        labels[difference.id] = Label(
            f"difference {number}", shorten(f"{DIFFERENCES[difference.kind]}: {citations.with_sigla(difference.summary)}")
        )
    for number, lineage in enumerate(account.lineage, start=1):
        labels[f"li{number}"] = Label(
            f"descent {number}", shorten(citations.with_sigla(f"{lineage.report} {LINEAGE[lineage.kind]} {lineage.of}: {lineage.summary}"))
        )
    for actor in account.actors:
        labels[actor.id] = Label("name", shorten(actor.name))
    return labels
