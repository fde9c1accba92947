"""Writes an account as Markdown: the same lines as the page, each with the exact words of its reports in block quotations."""

import re
from collections.abc import Iterable, Iterator

from variorum.model.account import Account, AccountStatement, Variant, Witness
from variorum.render.citing import Citations
from variorum.render.naming import ActorNames
from variorum.render.phrasing import (
    DIFFERENCES,
    LINEAGE,
    MODES,
    PARTS,
    POSITIONS,
    STATUSES,
    count,
    say_amount,
    say_date,
    say_plainly,
    say_support,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_LINE_START = re.compile(r"^([-+=~]|\d+[.)])", re.MULTILINE)


def escape(text: str) -> str:
    """Text as Markdown shows it unchanged: no mark-up, no HTML, no headings or lists of its own."""
    return _LINE_START.sub(r"\\\1", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def render_markdown(account: Account) -> str:
    """The account as Markdown (CommonMark)."""
    cited = Citations(account)
    names = ActorNames(account.actors)
    parts = [
        _head(account),
        *_lines("The account", [(line.text, line.evidence) for line in account.story.summary], cited),
        *_lines("What the reports agree on", [(line.text, line.evidence) for line in account.agreements], cited),
        *_statements(account, cited, names),
        *_events(account, cited, names),
        *_positions(account, cited, names),
        *_figures(account, cited, names),
        *_differences(account, cited),
        *_lineage(account, cited),
        *_actors(account, cited),
        *_reports(account, cited),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(account: Account) -> str:
    story = account.story
    span = say_date(f"{story.start}/{story.end}" if story.start and story.end and story.start != story.end else story.start or story.end)
    about = [span, count(len(account.reports), "report"), "collated by machine: check a line against its words before you rely on it"]
    return f"# {escape(story.title)}\n\n{' · '.join(part for part in about if part)}"


def _quote(witnesses: Iterable[Witness], cited: Citations) -> str:
    return "\n>\n".join(f"> **{one.siglum}** {escape(one.text)}" for one in cited.cite_all(witnesses))


def _lines(heading: str, lines: list[tuple[str, tuple[Witness, ...]]], cited: Citations) -> Iterator[str]:
    if lines:
        yield f"## {heading}"
    for text, evidence in lines:
        yield f"{escape(say_plainly(text))}\n\n{_quote(evidence, cited)}"


def _statements(account: Account, cited: Citations, names: ActorNames) -> Iterator[str]:
    yield "## Who said what"
    if not account.statements:
        yield "No statement was found."
    for one in account.statements:
        yield f"### {escape(names.join(one.speaker) or 'A speaker the reports do not name')}: {escape(one.gist)}"
        yield " · ".join(part for part in (one.id, say_date(one.date), say_support(len(one.reports), one.independent)) if part)
        yield from _variants(one, cited)


def _variants(one: AccountStatement, cited: Citations) -> Iterator[str]:
    for variant in one.variants:
        yield f"> **{cited.cite(variant.evidence).siglum}** {escape(variant.evidence.text)}  \n> ({_manner(variant)})"


def _manner(variant: Variant) -> str:
    marks = [
        MODES[variant.mode],
        "in a heading" if variant.heading else "",
        f"via {variant.via}" if variant.via else "",
        variant.hedge or "",
    ]
    return escape(", ".join(mark for mark in marks if mark))


def _events(account: Account, cited: Citations, names: ActorNames) -> Iterator[str]:
    yield "## Timeline"
    if not account.events:
        yield "No act or event was found."
    for one in sorted(account.events, key=lambda event: (event.date is None, event.date or "", event.id)):
        notes = [say_date(one.date) or "no date in the reports", STATUSES[one.status]]
        notes.append(f"according to {names.join(one.per)}" if one.per else "")
        yield f"**{escape(one.title)}** ({escape(', '.join(note for note in notes if note))})\n\n{_quote(one.evidence, cited)}"


def _positions(account: Account, cited: Citations, names: ActorNames) -> Iterator[str]:
    if account.positions:
        yield "## Who wants what"
    contents = {one.id: f"superseded by: {POSITIONS[one.kind]} {one.content}" for one in account.positions}
    for one in account.positions:
        status = contents.get(one.superseded_by or "", one.status or "")
        notes = [
            f"if: {one.condition}" if one.condition and one.condition != one.content else "",
            status,
            say_date(one.date),
            one.hedge or "",
        ]
        tail = f" ({escape('; '.join(note for note in notes if note))})" if any(notes) else ""
        target = f" (to {escape(names.join(one.target))})" if one.target else ""
        party = escape(names.join(one.party) or "A party the reports do not name")
        yield f"**{party}** {POSITIONS[one.kind]}{target}: {escape(one.content)}{tail}\n\n{_quote(one.evidence, cited)}"


def _figures(account: Account, cited: Citations, names: ActorNames) -> Iterator[str]:
    if account.figures:
        yield "## Figures"
    for one in account.figures:
        claim = f"according to {names.join(one.claimant)}" if one.claimant else "no claimant named"
        notes = ", ".join(part for part in (claim, say_date(one.date)) if part)
        yield f"**{escape(say_amount(one))}** {escape(one.what or one.unit or '')} ({escape(notes)})\n\n{_quote(one.evidence, cited)}"


def _differences(account: Account, cited: Citations) -> Iterator[str]:
    if account.differences:
        yield "## Where the reports differ"
    for one in account.differences:
        yield f"**{DIFFERENCES[one.kind]}:** {escape(cited.with_sigla(one.summary))}"
        for side in one.sides:
            yield f"- {escape(cited.with_sigla(side.says))}\n\n{_quote(side.evidence, cited)}"


def _lineage(account: Account, cited: Citations) -> Iterator[str]:
    if account.lineage:
        yield "## Where the reports come from"
    for one in account.lineage:
        of = cited.sigla.get(one.of, one.of)
        line = (
            f"**{cited.sigla.get(one.report, one.report)}** {LINEAGE[one.kind]} **{escape(of)}**: {escape(cited.with_sigla(one.summary))}"
        )
        yield "\n\n".join(part for part in (line, _quote(one.evidence, cited)) if part)


def _actors(account: Account, cited: Citations) -> Iterator[str]:
    if account.actors:
        yield "## Actors and their printed names"
        rows = []
        for one in account.actors:
            printed = "; ".join(
                f"{name.text} ({', '.join(f'{cited.sigla.get(r, r)} {n}' for r, n in sorted(name.reports.items()))})" for name in one.names
            )
            rows.append(f"| {escape(one.name)} | {one.kind} | {escape(printed)} |")
        yield "| actor | kind | printed as |\n|---|---|---|\n" + "\n".join(rows)


def _reports(account: Account, cited: Citations) -> Iterator[str]:
    yield "## The reports"
    rows = []
    for one in account.reports:
        of = f" of {cited.sigla.get(one.of, one.of)}" if one.of else ""
        dated = say_date(one.published.date) or "unknown"
        rows.append(
            f"| {cited.sigla[one.id]} | {escape(one.title or one.id)} | {escape(one.outlet or '')} | {dated} | {PARTS[one.part]}{of} |"
        )
    yield "| siglum | report | outlet | published | part |\n|---|---|---|---|---|\n" + "\n".join(rows)
