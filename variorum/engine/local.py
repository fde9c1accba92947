"""Runs the stages in this process, one report after the other: the plain loop that every other engine must equal."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from variorum.ingest import FieldMap, read_limits, read_paths
from variorum.model.errors import InputError
from variorum.model.recipe import Recipe
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Reject, Report
from variorum.pipeline import Plan, annotate_report, plan_layers

Watch = Callable[[str], None]
"""Called with the id of each input as it is begun; for showing progress."""


class Reading(Record, frozen=True):
    """What came of a set of inputs: each one is an annotated report or a reject."""

    reports: tuple[AnnotatedReport, ...]
    rejects: tuple[Reject, ...]


def annotate_items(items: Iterable[Report | Reject], recipe: Recipe, watch: Watch | None = None) -> Iterator[AnnotatedReport | Reject]:
    """Annotate each report as it comes; rejects pass through, and a report that cannot be annotated becomes one.

    :raises UsageError: the recipe is wrong; nothing has been read by then.
    """
    plan = plan_layers(recipe)
    for item in items:
        if isinstance(item, Reject):
            yield item
            continue
        if watch is not None:
            watch(item.id)
        yield annotate_or_reject(item, plan)


def annotate_or_reject(report: Report, plan: Plan) -> AnnotatedReport | Reject:
    """Annotate one report; where it cannot be, it becomes a reject with the reason."""
    try:
        return annotate_report(report, plan)
    except InputError as error:
        return Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail)


def read_and_annotate(
    paths: Sequence[str], recipe: Recipe, fields: FieldMap | None = None, watch: Watch | None = None, skip: frozenset[str] = frozenset()
) -> Iterator[AnnotatedReport | Reject]:
    """Read paths and annotate what they hold.

    :param paths: files, folders, ``-`` for standard input. :param skip: ids of reports that are done already.
    """
    items = read_paths(paths, fields or FieldMap(), read_limits(recipe.params.get("ingest", {})))
    todo = (item for item in items if isinstance(item, Reject) or item.id not in skip)
    return annotate_items(todo, recipe, watch)


def gather(outcomes: Iterable[AnnotatedReport | Reject]) -> Reading:
    """Hold all outcomes, reports apart from rejects, in the order they came."""
    reports: list[AnnotatedReport] = []
    rejects: list[Reject] = []
    for outcome in outcomes:
        if isinstance(outcome, Reject):
            rejects.append(outcome)
        else:
            reports.append(outcome)
    return Reading(reports=tuple(reports), rejects=tuple(rejects))
