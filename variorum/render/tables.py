"""Writes each part of an account as a CSV table; one row a line of the account and piece of evidence."""

import csv
import io
from collections.abc import Iterable, Sequence

from variorum.model.account import Account, Witness

TABLES = tuple(f"{part}.csv" for part in ("statements", "events", "figures", "positions", "differences", "actors", "lineage", "reports"))
"""The files that ``render_tables`` makes."""

Row = Sequence[object]
_EVIDENCE = ("report", "start", "end", "words")
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe before it (OWASP, CSV injection)."""
    return "'" + value if isinstance(value, str) and value.startswith(_TRIGGERS) else "" if value is None else value


def write_table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A CSV text (RFC 4180) with a heading row."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return sink.getvalue()


def _point(one: Witness) -> Row:
    return (one.report, one.start, one.end, one.text)


def render_tables(account: Account) -> dict[str, str]:
    """File name to CSV text, for statements, events, figures, positions, differences, actors, lineage and reports.

    Columns ``report, start, end, words`` are the evidence of a row: ``words`` is exactly ``text[start:end]`` of that report, but
    for the apostrophe that ``safe_cell`` sets before words that begin like a formula. Actors and dates are as in the account.
    """
    names = {actor.id: actor.name for actor in account.actors}

    def people(ids: Iterable[str]) -> str:
        return "; ".join(names.get(one, one) for one in ids)

    return {
        "statements.csv": write_table(
            ("id", "speaker", "date", "gist", "mode", "quoted_words", "via", "hedge", "heading", "reports", "independent", *_EVIDENCE),
            (
                (
                    one.id,
                    people(one.speaker),
                    one.date,
                    one.gist,
                    variant.mode,
                    variant.words,
                    variant.via,
                    variant.hedge,
                    int(variant.heading),
                    len(one.reports),
                    one.independent,
                    *_point(variant.evidence),
                )
                for one in account.statements
                for variant in one.variants
            ),
        ),
        "events.csv": write_table(
            ("id", "title", "date", "type", "mode", "actors", "recipients", "place", "status", "per", "independent", *_EVIDENCE),
            (
                (
                    one.id,
                    one.title,
                    one.date,
                    one.type,
                    one.mode,
                    people(one.actors),
                    people(one.recipients),
                    names.get(one.place or "", one.place),
                    one.status,
                    people(one.per),
                    one.independent,
                    *_point(seen),
                )
                for one in account.events
                for seen in one.evidence
            ),
        ),
        "figures.csv": write_table(
            ("id", "comparator", "value", "upper", "unit", "what", "claimant", "date", "independent", *_EVIDENCE),
            (
                (
                    one.id,
                    "eq" if one.comparator == "=" else one.comparator,
                    one.value,
                    one.upper,
                    one.unit,
                    one.what,
                    people(one.claimant),
                    one.date,
                    one.independent,
                    *_point(seen),
                )
                for one in account.figures
                for seen in one.evidence
            ),
        ),
        "positions.csv": write_table(
            ("id", "party", "kind", "content", "target", "condition", "status", "date", "per", "hedge", *_EVIDENCE),
            (
                (
                    one.id,
                    people(one.party),
                    one.kind,
                    one.content,
                    people(one.target),
                    one.condition,
                    one.status,
                    one.date,
                    people(one.per),
                    one.hedge,
                    *_point(seen),
                )
                for one in account.positions
                for seen in one.evidence
            ),
        ),
        **_tables_between_reports(account),
    }


def _tables_between_reports(account: Account) -> dict[str, str]:
    return {
        "differences.csv": write_table(
            ("id", "kind", "about", "summary", "side", "says", *_EVIDENCE),
            (
                (one.id, one.kind, " ".join(one.about), one.summary, number, side.says, *_point(seen))
                for one in account.differences
                for number, side in enumerate(one.sides, start=1)
                for seen in side.evidence
            ),
        ),
        "actors.csv": write_table(
            ("id", "name", "kind", "country", "sector", "named", "printed_as", "report", "times"),
            (
                (one.id, one.name, one.kind, one.country, one.sector, int(one.named), printed.text, report, times)
                for one in account.actors
                for printed in one.names
                for report, times in sorted(printed.reports.items())
            ),
        ),
        "lineage.csv": write_table(
            ("kind", "of_report", "depends_on", "summary", *_EVIDENCE),
            (
                (one.kind, one.report, one.of, one.summary, *(_point(seen) if seen else (None,) * 4))
                for one in account.lineage
                for seen in (one.evidence or (None,))
            ),
        ),
        "reports.csv": write_table(
            ("id", "title", "outlet", "published", "basis", "part", "of", "url", "words", "why"),
            (
                (one.id, one.title, one.outlet, one.published.date, one.published.basis, one.part, one.of, one.url, one.words, one.why)
                for one in account.reports
            ),
        ),
    }
