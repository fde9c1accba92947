"""The order of the stages, on one screen: annotate each report, group the reports, collate each story."""

from collections.abc import Iterable, Sequence

import msgspec

from variorum.annotate import DEFAULT, load_layer
from variorum.annotate.timex.redate import redate_report
from variorum.collate import collate_story
from variorum.group import Grouping, group_reports
from variorum.model.account import Account, StoryRow
from variorum.model.errors import UsageError
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.recipe import Recipe, maker_of
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Language, Report

_PRINTED = set(AnnotatedReport.__struct_fields__) - {"language", "makers", "absent", "format"}


FOR_GROUPING = ("language", "layout", "boilerplate", "published")
"""The layers that grouping reads; they need no parser."""


class Collation(Record, frozen=True):
    """What came of a pile of reports: the grouping, the accounts, and the annotated reports they rest on."""

    grouping: Grouping
    accounts: tuple[Account, ...]
    reports: tuple[AnnotatedReport, ...]


class Plan(msgspec.Struct, frozen=True):
    """The layers of a recipe in the order they run, each with its parameters and its maker's name."""

    steps: tuple[tuple[Layer, Params, str], ...]  # type: ignore[type-arg]  # layers of any value


def plan_layers(recipe: Recipe) -> Plan:
    """Load the recipe's layers and put each one after those it needs and wants.

    :raises UsageError: an unknown layer or parameter, a missing need, or layers that need each other in a circle.
    """
    names = recipe.layers or DEFAULT
    layers = {name: load_layer(name) for name in names}
    for unknown in sorted(set(recipe.params) - set(layers) - {"ingest"}):
        raise UsageError(f"Parameters are given for {unknown!r}, which is not among the layers of this run.")
    ordered: dict[str, tuple[Layer, Params, str]] = {}  # type: ignore[type-arg]  # as above
    waiting: list[str] = []

    def place(name: str) -> None:
        if name in ordered:
            return
        if name in waiting:
            raise UsageError(f"Layers need each other in a circle: {' -> '.join([*waiting, name])}")
        waiting.append(name)
        layer = layers[name]
        for need in layer.needs:
            if need not in layers:
                raise UsageError(f"Layer {name!r} needs layer {need!r}, which is not among the layers of this run.")
            place(need)
        for want in layer.wants:
            if want in layers:
                place(want)
        waiting.pop()
        params = _read_params(layer, recipe)
        ordered[name] = (layer, params, maker_of(layer.name, layer.version, params))

    for name in names:
        place(name)
    return Plan(steps=tuple(ordered.values()))


def _read_params(layer: Layer, recipe: Recipe) -> Params:  # type: ignore[type-arg]  # as above
    changed = recipe.params.get(layer.name)
    if not changed:
        return layer.params
    try:
        return msgspec.convert({**msgspec.to_builtins(layer.params), **changed}, type(layer.params))
    except msgspec.ValidationError as error:
        raise UsageError(f"Parameters of layer {layer.name!r}: {error}") from error


def annotate_report(report: Report, plan: Plan) -> AnnotatedReport:
    """Run the plan's layers over one report.

    :returns: the report with its layers; a layer that could not run is ``None`` and its reason stands in ``absent``.
    """
    have = Layers()
    makers = {}
    absent = {}
    for layer, params, maker in plan.steps:
        missing = [need for need in layer.needs if isinstance(have.get(need), Absent)]
        if missing:
            cause = have.get(missing[0])
            value: object = Absent(reason=f"needs {missing[0]}: {cause.reason}" if isinstance(cause, Absent) else "")
        else:
            value = layer.find(report, have, params)
        have.put(layer.name, value)
        if isinstance(value, Absent):
            absent[layer.name] = value.reason
        else:
            makers[layer.name] = maker
    found = {name: value for name, value in have.items().items() if name in _PRINTED and not isinstance(value, Absent)}
    blocks = have.get("layout")
    language = have.get("language")
    return AnnotatedReport(
        id=report.id,
        source=report.source,
        title=report.title or _printed_title(report, blocks),
        outlet=report.outlet,
        language=language.code if isinstance(language, Language) else report.language_given,
        text=report.text,
        blocks=None if isinstance(blocks, Absent) else blocks,  # type: ignore[arg-type]  # the layout layer makes blocks
        makers=makers,
        absent=absent,
        **found,  # type: ignore[arg-type]  # each printed layer makes the field of its own name
    )


def _printed_title(report: Report, blocks: object) -> str | None:
    """The text of the title block, where the layout found one: plain text has no other place for a title."""
    if isinstance(blocks, tuple):
        for block in blocks:
            if block.kind == "title":
                return report.text[block.start : block.end]
    return None


def annotate_reports(reports: Iterable[Report], recipe: Recipe) -> Iterable[AnnotatedReport]:
    """Annotate reports one after the other, in the order given."""
    plan = plan_layers(recipe)
    for report in reports:
        yield annotate_report(report, plan)


def group_unread(reports: Iterable[Report]) -> Grouping:
    """Group reports that have not been annotated, by text, title, outlet and date alone."""
    return group_reports(list(annotate_reports(reports, Recipe(layers=FOR_GROUPING))))


def collate_reports(reports: Sequence[AnnotatedReport], *, one_story: bool = False) -> Collation:
    """Group annotated reports into stories and make the account of each.

    :param reports: in any order; the result does not depend on it. :param one_story: take all of them for one story.
    :returns: the grouping, one account a story with the largest story first, and the reports sorted by id.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    grouping = group_reports(ordered)
    if one_story and ordered:
        first = grouping.stories[0].story
        rows = tuple(StoryRow(id=row.id, story=first, episode=row.episode) for row in grouping.stories)
        grouping = Grouping(stories=rows, copies=grouping.copies)
    story_of = {row.id: row.story for row in grouping.stories}
    members: dict[str, list[AnnotatedReport]] = {}
    for report in ordered:
        members.setdefault(story_of[report.id], []).append(report)
    accounts = []
    for story in sorted(members, key=lambda story: (-len(members[story]), story)):
        ids = {report.id for report in members[story]}
        copies = [row for row in grouping.copies if row.a in ids and row.b in ids]
        accounts.append(collate_story(story, members[story], copies, redate_report))
    return Collation(grouping=grouping, accounts=tuple(accounts), reports=tuple(ordered))
