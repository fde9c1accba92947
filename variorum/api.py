"""The public functions: read, annotate, group, collate and render reports from Python, as the commands do.

Types that they take and give: ``Report``, ``Reject``, ``AnnotatedReport``, ``Account``, ``Grouping``, ``Recipe``.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from variorum import group, pipeline
from variorum.group import Grouping
from variorum.ingest import FieldMap, read_paths
from variorum.model.account import Account
from variorum.model.codec import decode, encode
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.render import render_page as _render_page


def read_reports(*paths: str | Path) -> Iterator[Report | Reject]:
    """Read files and folders.

    :param paths: ``.txt .md .html .htm .json .jsonl`` files, or folders of them.
    :returns: one ``Report`` or ``Reject`` for each input, in the order of the paths.
    """
    return read_paths([str(path) for path in paths], FieldMap())


def annotate_reports(reports: Iterable[Report], recipe: Recipe | None = None) -> Iterator[AnnotatedReport]:
    """Mark what each report says: statements, dates, figures, acts, positions, entities.

    :param recipe: which layers run, with which parameters; the default ones if left out.
    :returns: the annotated reports, in the same order, each made when it is asked for.
    :raises UsageError: the recipe names an unknown layer or parameter.
    """
    return iter(pipeline.annotate_reports(reports, recipe or Recipe()))


def group_reports(reports: Sequence[AnnotatedReport]) -> Grouping:
    """Tell which reports tell one story and which are copies; the order of ``reports`` does not matter."""
    return group.group_reports(reports)


def collate_reports(reports: Sequence[AnnotatedReport], *, one_story: bool = False) -> tuple[Account, ...]:
    """Make the account of each story in ``reports``, the story with most reports first.

    :param one_story: take all reports for one story and do not group them.
    """
    return pipeline.collate_reports(reports, one_story=one_story).accounts


def render_page(account: Account, reports: Sequence[AnnotatedReport]) -> str:
    """One self-contained HTML page with the account and its sources.

    :param reports: the annotated reports that the account rests on; others are left out.
    """
    used = {entry.id for entry in account.reports}
    return _render_page(account, [report for report in reports if report.id in used])


def load_account(path: str | Path) -> Account:
    """Read an ``account.json``.

    :raises OSError: it cannot be opened. :raises InputError: it is no account of this format.
    """
    return decode(Path(path).read_bytes(), Account, str(path))


def save_account(account: Account, path: str | Path) -> None:
    """Write an account as ``variorum.account/1`` JSON; equal accounts give equal bytes."""
    Path(path).write_bytes(encode(account) + b"\n")
