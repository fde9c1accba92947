"""Turns the ids of actors and reports into the names that a reader sees."""

from collections.abc import Iterable, Sequence

from variorum.model.account import Account, Actor
from variorum.model.report import AnnotatedReport
from variorum.render.phrasing import join_names


class ActorNames:
    """The names of an account's actors, by id; an id that no actor has is shown as it is."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._names = {actor.id: actor.name for actor in actors}

    def of(self, actor: str) -> str:
        """The name of one actor."""
        return self._names.get(actor, actor)

    def join(self, ids: Iterable[str]) -> str:
        """Several names as a phrase, "" for none."""
        return join_names([self.of(one) for one in ids])


_WORDS = 9


def _first_words(report: AnnotatedReport) -> str:
    """The first words of a report that are no page matter, with a sign that they go on; "" where it has none."""
    start = 0
    for matter in sorted(report.boilerplate or (), key=lambda one: one.start):
        if not report.text[start : matter.start].strip():
            start = matter.end
    words = report.text[start : start + 400].split()[:_WORDS]
    return f"“{' '.join(words)} …”" if words else ""


def title_reports(account: Account, reports: Sequence[AnnotatedReport]) -> dict[str, str]:
    """For each report its title; where it has none its first words, else its id."""
    by_id = {report.id: report for report in reports}
    return {entry.id: entry.title or (_first_words(by_id[entry.id]) if entry.id in by_id else "") or entry.id for entry in account.reports}
