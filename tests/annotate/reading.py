"""Runs the layers up to events and positions over a text, for their tests."""

from functools import cache

from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Event, Position, Range, Report
from variorum.pipeline import Plan, annotate_report, plan_layers

_LAYERS = (
    "language", "layout", "boilerplate", "credits", "published", "parse", "sentences",
    "encoding", "entities", "times", "statements", "events", "positions",
)  # fmt: skip


@cache
def _plan(model: str) -> Plan:
    return plan_layers(Recipe(layers=_LAYERS, params={"positions": {"model": model}}))


class Reading:
    """A text with its events and positions, told in words."""

    def __init__(self, text: str, published: str | None = None, model: str = "packaged") -> None:
        self.text = text
        report = Report(id="r", text=text, language_given="en", published_given=published)
        self.report: AnnotatedReport = annotate_report(report, _plan(model))
        self.names = {entity.id: entity.name for entity in self.report.entities or ()}
        self.events: tuple[Event, ...] = self.report.events or ()
        self.positions: tuple[Position, ...] = self.report.positions or ()

    def words(self, span: Range | None) -> str | None:
        """The words of a range."""
        return None if span is None else self.text[span[0] : span[1]]

    def who(self, ids: tuple[str, ...]) -> list[str]:
        """The names of entities."""
        return [self.names[name] for name in ids]

    def coded(self) -> list[tuple[str | None, str | None]]:
        """Type and trigger of each event, in the order of the text."""
        return [(event.type, self.words(event.trigger)) for event in sorted(self.events, key=lambda event: event.trigger)]

    def event(self, kind: str | None) -> Event:
        """The only event of a type."""
        found = [event for event in self.events if event.type == kind]
        assert len(found) == 1, self.coded()
        return found[0]

    def held(self) -> list[tuple[str, list[str]]]:
        """Kind and party of each position."""
        return [(position.kind, self.who(position.party)) for position in self.positions]

    def position(self, kind: str) -> Position:
        """The only position of a kind."""
        found = [position for position in self.positions if position.kind == kind]
        assert len(found) == 1, self.held()
        return found[0]
