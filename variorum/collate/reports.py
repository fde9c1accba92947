"""Says what each report is to the story: a report of it, a reprint of another report, or background that does not carry it."""

from collections.abc import Mapping, Sequence

from variorum.collate.dates import reach_of
from variorum.collate.utterances import Utterance
from variorum.model.account import ReportEntry
from variorum.model.report import AnnotatedReport, Published
from variorum.text.words import words_of

OLDER_BY_DAYS = 3
"""A report is background only if it is older than the story's main day by at least so many days."""


def latest_day(report: AnnotatedReport) -> str | None:
    """The day a report is told from: its publication day, else the last day that it names."""
    if report.published and reach_of(report.published.date):
        return report.published.date
    days = [reach for time in report.times or () if time.type == "DATE" and (reach := reach_of(time.edtf)) and reach.days == 1]
    return max(days).first.isoformat() if days else None


def find_background(reports: Sequence[AnnotatedReport], utterances: Sequence[Utterance], reprint_of: Mapping[str, str]) -> frozenset[str]:
    """Reports that do not carry the story's main utterance and are older than half of those that do.

    The main utterance is the one that most original reports carry, at least two and half of them; without one, nothing is background.
    """
    originals = {report.id for report in reports if report.id not in reprint_of}
    if len(originals) < 3:
        return frozenset()
    carried = [(len({telling.report for telling in utterance.tellings} & originals), utterance) for utterance in utterances]
    most = max((count for count, _ in carried), default=0)
    if most < 2 or 2 * most < len(originals):
        return frozenset()
    main = next(utterance for count, utterance in carried if count == most)
    carriers = {telling.report for telling in main.tellings}
    own = [report for report in reports if report.id in carriers]
    dated = [report for report in own if report.published and reach_of(report.published.date)]  # the days that a text names may lie ahead
    days = [reach for report in dated or own if (reach := reach_of(latest_day(report)))]
    if not days:
        return frozenset()
    day = sorted(days)[(len(days) - 1) // 2].first
    found = set()
    for report in reports:
        reach = reach_of(latest_day(report))
        if report.id not in carriers and reach is not None and (day - reach.last).days >= OLDER_BY_DAYS:
            found.add(report.id)
    return frozenset(found)


def write_reports(reports: Sequence[AnnotatedReport], reprint_of: Mapping[str, str], background: frozenset[str]) -> list[ReportEntry]:
    """One entry per report, in the order of their ids."""
    return [_entry(report, reprint_of.get(report.id), report.id in background) for report in reports]


def _entry(report: AnnotatedReport, original: str | None, background: bool) -> ReportEntry:
    why = "reports the story"
    if original:
        why = f"a copy of {original}"
    elif background:
        why = "older than the story's main statement, which it does not carry"
    return ReportEntry(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        published=report.published or Published(why="no layer looked for its date"),
        part="reprint" if original else "background" if background else "report",
        of=original,
        url=report.source.url,
        words=sum(1 for _ in words_of(report.text)),
        why=why,
    )
