"""Runs the layers that read a page's form over a text, for their tests."""

from variorum.annotate import load_layer
from variorum.model.layer import Layers
from variorum.model.report import Block, Boilerplate, Credit, Report

_LAYERS = ("layout", "boilerplate", "credits")


class Page:
    """A text with its blocks, its page matter and its credits."""

    def __init__(self, text: str, title: str | None = None, outlet: str | None = None) -> None:
        self.text = text
        have = Layers()
        report = Report(id="r", text=text, title=title, outlet=outlet)
        for name in _LAYERS:
            layer = load_layer(name)
            have.put(name, layer.find(report, have, layer.params))
        self.blocks: tuple[Block, ...] = have.get("layout")  # type: ignore[assignment]
        self.boilerplate: tuple[Boilerplate, ...] = have.get("boilerplate")  # type: ignore[assignment]
        self.credits: tuple[Credit, ...] = have.get("credits")  # type: ignore[assignment]

    def kinds(self) -> list[tuple[str, str]]:
        """Kind and first 30 characters of each block."""
        return [(block.kind, self.text[block.start : block.end][:30]) for block in self.blocks]

    def marked(self) -> list[tuple[str, str]]:
        """Kind and words of each piece of page matter."""
        return [(mark.kind, self.text[mark.start : mark.end]) for mark in self.boilerplate]

    def credited(self) -> list[tuple[str, str]]:
        """Name and words of each credit."""
        return [(credit.name, self.text[credit.start : credit.end]) for credit in self.credits]
