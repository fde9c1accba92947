"""Reads the tab-separated tables of this package."""

from importlib.resources import files


def read_rows(name: str, width: int) -> list[list[str]]:
    """The rows of a tab-separated file of this package, padded to ``width`` columns; lines that begin with ``#`` are left out."""
    rows = []
    for line in (files("variorum.text") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            rows.append([cell.strip() for cell in cells] + [""] * (width - len(cells)))
    return rows
