"""The order of the stages, on one screen: annotate each report, group the reports, collate each story."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from variorum.annotate import DEFAULT, load_layer
from variorum.annotate.outlet import printed_outlet
from variorum.annotate.timex.redate import redate_report
from variorum.annotate.wording.reader import read_words
from variorum.collate import collate_story
from variorum.group import Grouping, group_reports
from variorum.model.account import Account, CopyRow, StoryRow
from variorum.model.errors import UsageError
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.recipe import Recipe, maker_of
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Language, Report

_TITLE_MARK = re.compile(r"\A(?:#{1,6}\s+)?(?:(?:headline|title)\s?:\s+)?", re.IGNORECASE)
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

    @property
    def digest(self) -> str:
        """Differs from that of every plan with other layers, versions or parameters."""
        return hashlib.sha256("\n".join(maker for _, _, maker in self.steps).encode()).hexdigest()


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


def annotate_report(report: Report, plan: Plan, before: AnnotatedReport | None = None) -> AnnotatedReport:
    """Run the plan's layers over one report.

    :param before: an earlier annotation of the same text: layers whose maker, and the makers of all they read, are the same
        as then are taken over instead of run.
    :returns: the report with its layers; a layer that could not run is ``None`` and its reason stands in ``absent``.
    """
    have = Layers()
    kept = _take_over(plan, before) if before is not None and before.text == report.text else {}
    wanted = _layers_to_run(plan, kept)
    for layer, params, _ in plan.steps:
        if layer.name in kept:
            have.put(layer.name, kept[layer.name])
        elif layer.name in wanted:
            have.put(layer.name, _run_layer(layer, params, report, have))
    makers = {layer.name: maker for layer, _, maker in plan.steps if not isinstance(have.get(layer.name), Absent)}
    if kept and before is not None:
        makers.update({name: maker for layer, _, maker in plan.steps if (name := layer.name) not in wanted and name in before.makers})
    absent = {name: value.reason for name, value in have.items().items() if isinstance(value, Absent)}
    found = {name: value for name, value in have.items().items() if name in _PRINTED and not isinstance(value, Absent)}
    blocks = have.get("layout")
    language = have.get("language")
    return AnnotatedReport(
        id=report.id,
        source=report.source,
        title=report.title or _printed_title(report, blocks),
        outlet=report.outlet or _printed_outlet(report, have.get("boilerplate")),
        language=language.code if isinstance(language, Language) else report.language_given,
        text=report.text,
        blocks=None if isinstance(blocks, Absent) else blocks,  # type: ignore[arg-type]  # the layout layer makes blocks
        makers=makers,
        absent=absent,
        **found,  # type: ignore[arg-type]  # each printed layer makes the field of its own name
    )


def _run_layer(layer: Layer, params: Params, report: Report, have: Layers) -> object:  # type: ignore[type-arg]  # as above
    for need in layer.needs:
        cause = have.get(need)
        if isinstance(cause, Absent):
            return Absent(reason=f"needs {need}: {cause.reason}")
    return layer.find(report, have, params)


def _take_over(plan: Plan, before: AnnotatedReport) -> dict[str, object]:
    """The printed layers of ``before`` that running them again would only repeat."""
    same: dict[str, bool] = {}
    for layer, _, maker in plan.steps:
        reads = [name for name in (*layer.needs, *layer.wants) if name in same]
        same[layer.name] = before.makers.get(layer.name) == maker and all(same[name] for name in reads)
    return {name: getattr(before, name) for name, kept in same.items() if kept and name in _PRINTED}


def _layers_to_run(plan: Plan, kept: Mapping[str, object]) -> set[str]:
    """The layers that must run: printed ones that are not kept, those always made anew, and what these read."""
    cheap = {"language", "layout"}
    wanted: set[str] = set()
    for layer, _, _ in reversed(plan.steps):
        missing = layer.name in _PRINTED and layer.name not in kept
        if missing or layer.name in cheap or layer.name in wanted or (not kept):
            wanted.add(layer.name)
            wanted.update(name for name in (*layer.needs, *layer.wants) if name not in kept)
    return wanted - set(kept)


def _printed_title(report: Report, blocks: object) -> str | None:
    """The text of the title block, without mark-up and label, where the layout found one: plain text has no other place for a title."""
    if isinstance(blocks, tuple):
        for block in blocks:
            if block.kind == "title":
                return _TITLE_MARK.sub("", report.text[block.start : block.end])
    return None


def _printed_outlet(report: Report, marks: object) -> str | None:
    """The outlet's name as the page prints it, where the sender has not given one."""
    return printed_outlet(report.text, marks) if isinstance(marks, tuple) else None


def annotate_reports(reports: Iterable[Report], recipe: Recipe) -> Iterable[AnnotatedReport]:
    """Annotate reports one after the other, in the order given."""
    plan = plan_layers(recipe)
    for report in reports:
        yield annotate_report(report, plan)


def group_unread(reports: Iterable[Report]) -> Grouping:
    """Group reports that have not been annotated, by text, title, outlet and date alone."""
    return group_reports(list(annotate_reports(reports, Recipe(layers=FOR_GROUPING))))


def collate_members(story: str, reports: Sequence[AnnotatedReport], copies: Sequence[CopyRow]) -> Account:
    """The account of the reports of one story, with the makers of its lines and of the layers they rest on."""
    account = collate_story(story, reports, copies, redate=redate_report, embed=read_words)
    layers: dict[str, set[str]] = {}
    for report in reports:
        for name, maker in report.makers.items():
            layers.setdefault(name, set()).add(maker)
    makers = {name: ", ".join(sorted(found)) for name, found in sorted(layers.items())}
    return msgspec.structs.replace(account, makers={**makers, **account.makers})


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
        accounts.append(collate_members(story, members[story], copies))
    return Collation(grouping=grouping, accounts=tuple(accounts), reports=tuple(ordered))
