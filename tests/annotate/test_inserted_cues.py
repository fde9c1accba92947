"""A cue that stands with its subject between commas, whatever its verb and the parse."""

import pytest

from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import annotate_report, plan_layers

_LAYERS = ("language", "layout", "boilerplate", "credits", "published", "parse", "sentences", "encoding", "entities", "times", "statements")
PLAN = plan_layers(Recipe(layers=_LAYERS))


def said(text: str) -> list[tuple[list[str], str]]:
    """Speakers and words of each statement."""
    report = annotate_report(Report(id="r", text=text, language_given="en"), PLAN)
    names = {entity.id: entity.name for entity in report.entities or ()}
    return [
        ([names[name] for name in one.speaker_entity], " ... ".join(text[start:end] for start, end in one.content))
        for one in report.statements or ()
    ]


@pytest.mark.parametrize("verb", ["affirmed", "observed", "claimed", "repeated", "disclosed", "revealed", "answered", "stressed"])
def test_any_verb_of_saying_may_be_inserted(verb: str) -> None:
    assert said(f"The mill, Mayor Ada Lind {verb}, will reopen in May.") == [(["Ada Lind"], "The mill ... will reopen in May")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill was sold, Mayor Ada Lind affirmed, and she left the hall.", "The mill was sold"),
        ("The mill was sold, Mayor Ada Lind affirmed, while the owners stayed silent.", "The mill was sold"),
        ("The mill may be sold, Mayor Ada Lind affirmed, but only if the wages are paid.", "but only if the wages are paid"),
        ("The pay runs on and is no gift, Mayor Ada Lind assured.", "The pay runs on and is no gift"),
    ],
)
def test_what_is_said_ends_where_the_reporter_goes_on(text: str, words: str) -> None:
    speaker, content = said(text)[0]
    assert speaker == ["Ada Lind"]
    assert content.endswith(words)
