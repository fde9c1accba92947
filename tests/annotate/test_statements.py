"""Statements of small invented reports: speaker, cue, content, mode, channel."""

import time

import pytest

from variorum.model.layer import Absent, Layers
from variorum.model.recipe import Recipe
from variorum.model.report import Report, Statement
from variorum.pipeline import Plan, plan_layers

LAYERS = ("language", "layout", "boilerplate", "credits", "published", "parse", "sentences", "entities", "times", "statements")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The rules alone: what they find does not hang on the weights."""
    return plan_layers(Recipe(layers=LAYERS, params={"statements": {"model": "none"}}))


def read(plan: Plan, text: str) -> Layers:
    have = Layers()
    report = Report(id="r", text=text)
    for layer, params, _ in plan.steps:
        missing = any(isinstance(have.get(need), Absent) for need in layer.needs)
        have.put(layer.name, Absent(reason="needs a layer") if missing else layer.find(report, have, params))
    return have


def statements(plan: Plan, text: str) -> tuple[Statement, ...]:
    value = read(plan, text).get("statements")
    assert isinstance(value, tuple)
    return value


def shown(text: str, one: Statement) -> tuple[str, str]:
    return " ".join(text[a:b] for a, b in one.speaker), " ... ".join(text[a:b] for a, b in one.content)


@pytest.mark.parametrize(
    ("text", "speaker", "content", "mode"),
    [
        ("“The dam will hold,” Anna Ovik said on Monday.", "Anna Ovik", "“The dam will hold,”", "direct"),
        ("Minister Anna Ovik said that the dam will hold.", "Minister Anna Ovik", "that the dam will hold", "indirect"),
        ("The dam will hold, according to Anna Ovik.", "Anna Ovik", "The dam will hold", "indirect"),
        (
            "Anna Ovik said the dam would “hold for years” without repairs.",
            "Anna Ovik",
            "the dam would “hold for years” without repairs",
            "mixed",
        ),
        (
            "“The dam,” Anna Ovik said, “will hold for many years.”",
            "Anna Ovik",
            "“The dam,” ... “will hold for many years.”",
            "direct",
        ),
        ("Anna Ovik blamed the governor for the flood.", "Anna Ovik", "the governor for the flood", "indirect"),
        (
            "Anna Ovik threatened to close the harbour if the strike goes on.",
            "Anna Ovik",
            "to close the harbour if the strike goes on",
            "indirect",
        ),
        ("Anna Ovik called the plan “a bad joke.”", "Anna Ovik", "the plan “a bad joke.”", "mixed"),
        ("Anna Ovik said: «The dam will hold.»", "Anna Ovik", "«The dam will hold.»", "direct"),
        ("''The dam will hold,'' Anna Ovik said.", "Anna Ovik", "''The dam will hold,''", "direct"),
        ("Anna Ovik told reporters: “The dam will hold. We are sure.”", "Anna Ovik", "“The dam will hold. We are sure.”", "direct"),
    ],
)
def test_one_statement(plan: Plan, text: str, speaker: str, content: str, mode: str) -> None:
    found = statements(plan, text)
    assert [(*shown(text, one), one.mode) for one in found] == [(speaker, content, mode)]


def test_speaker_is_linked_through_a_pronoun(plan: Plan) -> None:
    text = "Minister Anna Ovik visited the Orlin Dam. She said the wall was sound."
    (one,) = [found for found in statements(plan, text) if found.cue and text[slice(*found.cue[0])] == "said"]
    entities = read(plan, text).get("entities")
    assert isinstance(entities, tuple)
    names = {entity.id: entity.name for entity in entities}
    assert [names[entity] for entity in one.speaker_entity] == ["Anna Ovik"]


def test_relative_pronoun_is_printed_and_linked(plan: Plan) -> None:
    text = "The delay angered Anna Ovik, who warned that the wall would break."
    (one,) = [found for found in statements(plan, text) if found.speaker and text[slice(*found.speaker[0])] == "who"]
    assert shown(text, one) == ("who", "that the wall would break")
    assert len(one.speaker_entity) == 1


def test_joined_speakers_are_all_linked(plan: Plan) -> None:
    text = "Anna Ovik and Bela Horn said that the wall would break."
    (one,) = statements(plan, text)
    assert len(one.speaker_entity) == 2


def test_quoted_ranges_leave_the_marks_out(plan: Plan) -> None:
    text = "Anna Ovik said the dam would “hold for years” without repairs."
    (one,) = statements(plan, text)
    assert [text[a:b] for a, b in one.quoted] == ["hold for years"]


def test_channel_of_a_quotation(plan: Plan) -> None:
    text = "“The dam will hold,” Ovik, who leads the board, was quoted as saying by local news agencies."
    (one,) = statements(plan, text)
    assert shown(text, one)[0].startswith("Ovik")
    assert one.via is not None
    assert text[slice(*one.via)] == "local news agencies"


def test_medium_after_according_is_a_channel_where_somebody_else_speaks(plan: Plan) -> None:
    text = "Anna Ovik said that the dam would hold for years, according to the Reuters news agency."
    (one,) = statements(plan, text)
    assert shown(text, one) == ("Anna Ovik", "that the dam would hold for years")
    assert one.via is not None
    assert text[slice(*one.via)] == "the Reuters news agency"


def test_list_items_belong_to_the_speaker_of_the_lead_in(plan: Plan) -> None:
    text = "The talks went on for a week.\nThe council demands:\n- A new wall at the harbour\n- An end of the strike\nNothing was signed.\n"
    found = [one for one in statements(plan, text) if shown(text, one)[0] == "The council"]
    assert [shown(text, one)[1] for one in found][-2:] == ["A new wall at the harbour", "An end of the strike"]


def test_headings_are_marked(plan: Plan) -> None:
    text = "Minister Admits Dam Repairs Have Failed\n\nAnna Ovik, the minister, visited the dam on Monday.\n"
    found = [one for one in statements(plan, text) if one.heading]
    assert [shown(text, one) for one in found] == [("Minister", "Dam Repairs Have Failed")]


def test_quotation_goes_on_after_its_speaker(plan: Plan) -> None:
    text = "“The dam will hold,” Anna Ovik said. “We have checked every wall.”"
    (one,) = statements(plan, text)
    assert shown(text, one)[1] == "“The dam will hold,” ... “We have checked every wall.”"


def test_quotation_left_open_does_not_take_in_a_paragraph_with_its_own_cue(plan: Plan) -> None:
    text = 'Bo Lund left.\n\n"The dam has failed," he wrote. "None of this is ours.\n\n"It was new once. All of it is rotten," he wrote.\n'
    found = statements(plan, text)
    assert len(found) == 2
    assert "The dam has failed" in shown(text, found[0])[1]
    assert "None of this" in shown(text, found[0])[1]


def test_quotation_over_two_paragraphs_is_one(plan: Plan) -> None:
    text = "Anna Ovik said: “The dam will hold for years.\n\n“We have checked every wall.”\n"
    (one,) = statements(plan, text)
    assert len(one.content) == 2
    assert one.mode == "direct"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace dam” was closed in May.",
        "The “Orlin Star” sank near the harbour.",
        "Rain fell on the harbour for two days.",
    ],
)
def test_doubted_words_and_names_are_no_statements(plan: Plan, text: str) -> None:
    assert statements(plan, text) == ()


def test_saying_is_dated_by_its_own_words(plan: Plan) -> None:
    text = "PORT ORLIN, May 14, 2031 — The rain went on.\n\n“The dam will hold,” Anna Ovik said on May 12, 2031.\n"
    (one,) = statements(plan, text)
    assert one.date == "2031-05-12"


def test_ids_follow_the_text(plan: Plan) -> None:
    text = "Anna Ovik said that the dam will hold. Bela Horn said that it will not. Both said that they were sure."
    found = statements(plan, text)
    assert [one.id for one in found] == [f"s{number}" for number in range(1, len(found) + 1)]
    assert [one.content for one in found] == sorted(one.content for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"' * 300,
        "“ ” " * 200,
        "ANNA OVIK SAID THAT THE DAM WILL HOLD. " * 20,
        "Anna Ovik said the dam will hold and Bela Horn said it will not " * 30,
        "said that " * 300,
    ],
)
def test_odd_pages_do_no_harm(plan: Plan, text: str) -> None:
    have = read(plan, text)
    value = have.get("statements")
    for one in value if isinstance(value, tuple) else ():
        for start, end in (*one.speaker, *one.cue, *one.content, *one.quoted):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


def test_time_grows_with_the_length(plan: Plan) -> None:
    sentence = "Anna Ovik said that the dam will hold, and Bela Horn said “it will break” in May. "
    times = []
    for count in (100, 400):
        report = Report(id="r", text=sentence * count)
        have = read(plan, report.text)
        step = next(step for step in plan.steps if step[0].name == "statements")
        start = time.process_time()
        step[0].find(report, have, step[1])
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.5


def test_trained_reader_and_rules_agree_on_plain_sayings() -> None:
    both = plan_layers(Recipe(layers=LAYERS))
    text = "“The dam will hold,” Minister Anna Ovik said on Monday. She said that the repairs had cost nine million crowns."
    assert [shown(text, one) for one in statements(both, text)] == [
        ("Minister Anna Ovik", "“The dam will hold,”"),
        ("She", "that the repairs had cost nine million crowns"),
    ]
