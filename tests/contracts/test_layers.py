"""What every layer promises, checked on every layer there is and on the worst texts we could think of."""

import pickle
from collections.abc import Iterator

import msgspec
import pytest

from variorum.annotate import DEFAULT, load_layer
from variorum.model.codec import encode
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Report
from variorum.pipeline import annotate_report, plan_layers

TEXTS = {
    "empty": "",
    "blank": " \n\n\t \n",
    "one word": "Karvos",
    "plain": "Minister Ada Lindqvist said on Wednesday that at least 40 boats had left Karvos. “We will not wait,” she told Meridian.",
    "capitals": "MINISTER ADA LINDQVIST SAID ON WEDNESDAY THAT 40 BOATS HAD LEFT KARVOS. SHE WARNED OF “GRAVE STEPS” IF THEY RETURN.",
    "no full stop": "the minister said that the boats had left and that they would not return and " * 40,
    "only marks": "“” \" \" “ “ ” ' ' « » „ “ `` '' " * 20,
    "broken marks": '“The gate stays shut, she said. “ He called it a "deal” and left.\n\n“And again\n\n“and again',
    "russian": "Министр заявил в среду, что переговоры зашли в тупик. «Мы ждём ответа», — сказал он журналистам в столице.",
    "list": "Selavia wants Ostaria to accept:\n- Open the gate\n- Pay 3 million crowns\n- \n\nTargets included:\n",
    "deep": "He said " + "that she said " * 60 + "that it was over.",
    "numbers": "On 31/02/2025 some " + "9" * 400 + " drones, 1,000,000th day, 00001, 0/0, 10 out of 10, $5.7 billion, [1] [2], Article 5.",
    "markup": "<script>alert(1)</script> <b>Minister</b> Ada Lindqvist said: &lt;no&gt;.",
    "astral": "Ada 😀 Lindqvist said 𝒽ello “we 👍 agree” on Monday. \u202eeveR\u202c \ufeff",
    "controls": "Ada\x0b Lindqvist\x0c said\x1c that\u2028 it\u2029 was\x85 over.",
}


def find_ranges(value: object) -> Iterator[tuple[int, int]]:
    """Every range inside a record: pairs of numbers, and records with a start and an end."""
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "start") and hasattr(value, "end"):
            yield (value.start, value.end)
        for field in value.__struct_fields__:
            yield from find_ranges(getattr(value, field))
    elif isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(part, int) and not isinstance(part, bool) for part in value):
            yield value
        else:
            for part in value:
                yield from find_ranges(part)


@pytest.fixture(scope="module")
def annotated() -> dict[str, AnnotatedReport]:
    plan = plan_layers(Recipe())
    return {name: annotate_report(Report(id=name, text=text), plan) for name, text in TEXTS.items()}


@pytest.mark.parametrize("name", TEXTS)
def test_every_range_holds_words_of_the_text(annotated: dict[str, AnnotatedReport], name: str) -> None:
    report = annotated[name]
    for start, end in find_ranges(report):
        assert 0 <= start < end <= len(report.text), (start, end)


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_text_gives_the_same_bytes(annotated: dict[str, AnnotatedReport], name: str) -> None:
    again = annotate_report(Report(id=name, text=TEXTS[name]), plan_layers(Recipe()))
    assert encode(again) == encode(annotated[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_report_survives_json_and_pickle(annotated: dict[str, AnnotatedReport], name: str) -> None:
    report = annotated[name]
    assert msgspec.json.decode(encode(report), type=AnnotatedReport) == report
    assert pickle.loads(pickle.dumps(report)) == report


def test_ids_are_unique_and_references_resolve(annotated: dict[str, AnnotatedReport]) -> None:
    for report in annotated.values():
        entities = [entity.id for entity in report.entities or ()]
        statements = [statement.id for statement in report.statements or ()]
        assert len(set(entities)) == len(entities)
        assert len(set(statements)) == len(statements)
        named = [one for item in report.statements or () for one in item.speaker_entity]
        named += [one for item in report.events or () for one in (*item.actors, *item.recipients, *item.per)]
        named += [one for item in report.positions or () for one in (*item.party, *item.target, *item.per)]
        named += [one for item in report.figures or () for one in item.claimant_entity]
        assert set(named) <= set(entities)
        assert {item.within for item in report.statements or () if item.within} <= set(statements)


def test_a_language_that_is_not_read_is_said_to_be_unread(annotated: dict[str, AnnotatedReport]) -> None:
    report = annotated["russian"]
    assert report.language == "ru"
    assert report.statements is None
    assert "English" in report.absent["statements"]
    assert annotated["plain"].statements
    assert "statements" not in annotated["plain"].absent


def test_every_layer_has_a_maker_or_a_reason(annotated: dict[str, AnnotatedReport]) -> None:
    for report in annotated.values():
        assert sorted([*report.makers, *report.absent]) == sorted(DEFAULT)


@pytest.mark.parametrize("name", DEFAULT)
def test_the_file_of_a_layer_is_its_name(name: str) -> None:
    layer = load_layer(name)
    assert layer.name == name
    assert layer.version >= 1
    assert msgspec.json.decode(msgspec.json.encode(layer.params), type=type(layer.params)) == layer.params
