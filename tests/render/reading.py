"""Reads a rendered page back with the standard HTML parser, as a browser without scripts would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"meta", "br", "hr", "input", "link", "img", "rect", "circle", "path"}


@dataclass
class Element:
    """A start tag: its name, attributes, and all text below it."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    path: tuple[str, ...] = field(default_factory=tuple)


class Page(HTMLParser):
    """All elements of a page in order; ``raw_text`` is all text outside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.unclosed: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.unclosed += [element.name for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, path=tuple(one.name for one in self._open))
        self.elements.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        if not self._open or self._open[-1].name != tag:
            self.unclosed.append(f"</{tag}> inside {self._open[-1].name if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def with_attribute(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.attributes]

    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.with_attribute("id")]

    def of_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]
