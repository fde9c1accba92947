"""Lays out the family tree of the reports: origins on the left, reports in the middle, reprints on the right."""

from collections.abc import Mapping, Sequence

from variorum.model.account import Account, ReportEntry
from variorum.model.record import Record
from variorum.render.citing import Citations
from variorum.render.phrasing import LINEAGE, PARTS, say_date

_COLUMNS = {"origin": 2, "report": 228, "reprint": 494}
_WIDTH = {"origin": 184, "report": 210, "reprint": 184}
_WIDE = 360
"""Width of a report where no reprint stands to its right; it leaves room for the arcs of shared quotations."""
_LETTER, _SMALL_LETTER = 8.3, 7.0
"""Width of a letter of a head and of a foot, on average and generously."""
_ROW = 58
_HEIGHT = 46
_MOST_ARCS = 40


class Node(Record, frozen=True):
    """A box of the drawing; ``target`` is the anchor that it leads to."""

    column: str
    x: float
    y: float
    width: float
    height: float
    head: str
    foot: str
    target: str = ""
    part: str = "report"


class Edge(Record, frozen=True):
    """A line of descent as an SVG path."""

    kind: str
    path: str
    title: str


class FamilyTree(Record, frozen=True):
    """The whole drawing."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float


def _shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _room(width: float) -> int:
    return int((width - 2) / _LETTER)


def _report_node(entry: ReportEntry, siglum: str, title: str, row: int, width: float) -> Node:
    column = "reprint" if entry.part == "reprint" else "report"
    note = [say_date(entry.published.date) or "no date", "" if entry.part == "report" else PARTS[entry.part]]
    return Node(
        column=column,
        x=_COLUMNS[column],
        y=8 + row * _ROW,
        width=width,
        height=_HEIGHT,
        head=_shorten(f"{siglum}  {entry.outlet or title}", _room(width)),
        foot=_shorten(" · ".join(part for part in note if part), int(width / _SMALL_LETTER)),
        target=f"r-{siglum}",
        part=entry.part,
    )


def _curve(parent: Node, child: Node) -> str:
    y_from, y_to = parent.y + parent.height / 2, child.y + child.height / 2
    if parent.x + parent.width < child.x:
        x_from, x_to = parent.x + parent.width, child.x
        middle = (x_from + x_to) / 2
        return f"M{x_from:g} {y_from:g}C{middle:g} {y_from:g} {middle:g} {y_to:g} {x_to:g} {y_to:g}"
    side = max(parent.x + parent.width, child.x + child.width)
    bulge = side + 24 + min(60, abs(y_to - y_from) / 6)
    return f"M{parent.x + parent.width:g} {y_from:g}C{bulge:g} {y_from:g} {bulge:g} {y_to:g} {child.x + child.width:g} {y_to:g}"


def _order_origins(account: Account, nodes: Mapping[str, Node]) -> list[str]:
    """The named sources, each as near as can be to the reports that name it, so that few lines cross."""
    namers: dict[str, list[float]] = {}
    for one in account.lineage:
        if one.of not in nodes and one.report in nodes and one.kind in ("credit", "references"):
            namers.setdefault(one.of, []).append(nodes[one.report].y)
    return sorted(namers, key=lambda name: (sum(namers[name]) / len(namers[name]), name))


def _draw_edges(account: Account, ordered: Sequence[ReportEntry], nodes: Mapping[str, Node]) -> tuple[Edge, ...]:
    """All lines of descent, arcs of shared quotations last: between a reprint and its text these say nothing new, and of many only some."""
    reprinted = {pair for entry in ordered if entry.of for pair in ((entry.of, entry.id), (entry.id, entry.of))}
    edges = [
        Edge(one.kind, _curve(nodes[one.of], nodes[one.report]), f"{one.report} {LINEAGE[one.kind]} {one.of}: {one.summary}")
        for one in account.lineage
        if one.of in nodes and one.report in nodes and one.of != one.report
        if one.kind != "shared_quotation" or (one.of, one.report) not in reprinted
    ]
    told = {(one.of, one.report) for one in account.lineage if one.kind != "shared_quotation"}
    edges += [
        Edge("reprint", _curve(nodes[entry.of], nodes[entry.id]), f"{entry.id} reprints {entry.of}")
        for entry in ordered
        if entry.of is not None and entry.of in nodes and (entry.of, entry.id) not in told
    ]
    arcs = [edge for edge in edges if edge.kind == "shared_quotation"]
    return (*(edge for edge in edges if edge.kind != "shared_quotation"), *arcs[:_MOST_ARCS])


def lay_out_family_tree(account: Account, citations: Citations, titles: Mapping[str, str]) -> FamilyTree:
    """The tree of an account's reports. A report that depends on nobody named here stands without a line to its left.

    :param titles: what to call a report that names no outlet.
    """
    ordered = sorted(
        account.reports, key=lambda one: (one.part == "background", one.published.date is None, one.published.date or "", one.id)
    )
    rows = {"report": 0, "reprint": 0}
    wide = _WIDTH["report"] if any(entry.part == "reprint" for entry in ordered) else _WIDE
    nodes: dict[str, Node] = {}
    for entry in ordered:
        column = "reprint" if entry.part == "reprint" else "report"
        row = rows[column]
        if column == "reprint" and entry.of in nodes:
            row = max(row, round((nodes[entry.of or ""].y - 8) / _ROW))
        nodes[entry.id] = _report_node(
            entry, citations.sigla[entry.id], titles[entry.id], row, wide if column == "report" else _WIDTH[column]
        )
        rows[column] = row + 1
    for row, name in enumerate(_order_origins(account, nodes)):
        head = _shorten(name, _room(_WIDTH["origin"]))
        nodes[name] = Node(
            "origin", _COLUMNS["origin"], 8 + row * _ROW, _WIDTH["origin"], _HEIGHT, head, "named as a source", part="origin"
        )
    kept = _draw_edges(account, ordered, nodes)
    lowest = max((node.y + node.height for node in nodes.values()), default=0)
    return FamilyTree(tuple(nodes.values()), kept, 680, lowest + 10)
