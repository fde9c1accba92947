"""Says in plain sentences what an account does not know, so that a reader need not guess."""

from collections.abc import Sequence

from variorum.model.account import Account
from variorum.model.report import AnnotatedReport
from variorum.render.citing import Citations
from variorum.render.phrasing import count, join_names


def list_caveats(account: Account, reports: Sequence[AnnotatedReport], citations: Citations) -> tuple[str, ...]:
    """The sentences, most weighty first; a part that did not run is told apart from one that found nothing."""
    notes = ["A machine made this account and can be wrong. Each line leads to the words it rests on: read them before you rely on it."]
    carrying = [entry for entry in account.reports if entry.part == "report"]
    if len(carrying) == 1:
        notes.append("Only one report of its own tells this story. Nothing here is confirmed by a second one.")
    backgrounds = [citations.sigla[entry.id] for entry in account.reports if entry.part == "background"]
    if backgrounds:
        verb = "is background and counts" if len(backgrounds) == 1 else "are background and count"
        notes.append(f"{join_names(backgrounds)} {verb} for no origin.")
    if not account.statements and not account.events:
        notes.append("Neither a statement nor an act was found in what was read. That does not mean that there is none.")
    undated_reports = [citations.sigla[entry.id] for entry in account.reports if entry.published.date is None]
    if undated_reports:
        notes.append(f"No date could be found for {count(len(undated_reports), 'report')}: {join_names(undated_reports)}.")
    undated = sum(one.date is None for one in account.statements) + sum(one.date is None for one in account.events)
    if undated:
        notes.append(f"{count(undated, 'saying or act', 'sayings and acts')} cannot be dated from the reports and stand without a date.")
    nameless = sum(not one.speaker for one in account.statements)
    if nameless:
        notes.append(f"For {count(nameless, 'statement')} the speaker could not be made out.")
    unclaimed = sum(not one.claimant for one in account.figures)
    if unclaimed:
        notes.append(f"For {count(unclaimed, 'figure')} the reports name nobody who claims it.")
    for report in reports:
        for layer, reason in sorted(report.absent.items()):
            notes.append(f"Not read in {citations.sigla.get(report.id, report.id)}: {layer} ({reason}). Its silence there says nothing.")
    return tuple(notes)
