"""The reporter's own voice: each kind in sentences made up for it, and the sentences nearest to them that are plain reports."""

from functools import cache

import pytest

from tests.contracts.test_layers import TEXTS
from variorum.annotate.voicing.lexicon import VoiceRow, load_voice_lexicon, read_voice_rows
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Report
from variorum.pipeline import Plan, annotate_report, plan_layers


@cache
def _plan() -> Plan:
    return plan_layers(Recipe())


@cache
def _read(text: str) -> AnnotatedReport:
    return annotate_report(Report(id="r", text=text, language_given="en"), _plan())


def _marked(text: str, kind: str) -> list[str]:
    return [text[one.start : one.end] for one in _read(text).voice or () if one.kind == kind]


def _reporters(text: str) -> list[tuple[str, str]]:
    """What is marked as the reporter's, hedges aside."""
    return [(one.kind, text[one.start : one.end]) for one in _read(text).voice or () if one.kind != "hedge"]


@pytest.mark.parametrize(
    "row", [row for row in read_voice_rows() if row.example], ids=lambda row: f"{row.kind}-{row.rule}-{row.example[:20]}"
)
def test_every_row_marks_its_own_example(row: VoiceRow) -> None:
    assert _marked(row.example, row.kind), _reporters(row.example)


def test_no_pattern_is_repeated_and_no_list_is_empty() -> None:
    rows = [(row.kind, row.rule, row.pattern) for row in read_voice_rows()]
    assert len(set(rows)) == len(rows)
    assert all(load_voice_lexicon().lists.values())


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The reform was a farce.", "verdict", "was a farce"),
        ("So the treaty was a disaster for the port, which closed in May.", "verdict", "was a disaster for the port"),
        ("The closure will complicate the harvest.", "forecast", "will complicate the harvest"),
        ("If the strike goes on, the port could collapse.", "forecast", "If the strike goes on, the port could collapse"),
        ("Prospects for a quick deal appear slim.", "forecast", "Prospects for a quick deal appear slim"),
        ("It was the deadliest storm in the valley since 1953.", "superlative", "the deadliest storm in the valley since 1953"),
        ("The port saw one of the largest strikes of the decade.", "superlative", "one of the largest strikes"),
        ("The guild signed the pact, aiming to win votes.", "mind_reading", "aiming to win votes"),
        ("Critics say the bridge is unsafe.", "generality", "Critics say"),
        ("The council postponed the vote, underscoring deep divisions.", "gloss", "underscoring deep divisions"),
        ("This shows the weakness of the council.", "gloss", "shows the weakness of the council"),
        ("The mayor gave a scathing reply.", "loaded", "scathing"),
    ],
)
def test_the_words_that_are_marked(text: str, kind: str, words: str) -> None:
    assert words in _marked(text, kind), _reporters(text)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Lindqvist arrived in Karvos on Monday with four advisers.",
        "The council will meet on Friday at ten.",
        "The ferry leaves the port if the lamp is green.",
        "Karvos is the largest city of the valley.",
        "The latest report in the series came out in May.",
        "At least 40 boats left the harbour.",
        "The strike was likely to end, and it ended in May.",
        "The report shows that 40 boats left in May.",
        "The lamp indicates an open gate.",
        "The mayor filed a disclosure with the board, showing an income of 40 crowns.",
        "Anna Ovik left the hall, suggesting a walk.",
        "Three critics of the port left the hall.",
        "The meeting was a success of planning by 40 people in May.",
        "A farce by a local author opened at the theatre.",
        "The dramatist spoke to the council in Karvos.",
    ],
)
def test_plain_reports_are_left_alone(text: str) -> None:
    found = [one for one in _reporters(text) if one != ("loaded", "farce")]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Lindqvist said the reform was a farce.",
        "“The reform was a farce and will deepen the quarrel,” Minister Ada Lindqvist said.",
        "Minister Ada Lindqvist said the closure would complicate trade and that the pact was dead.",
        "Minister Ada Lindqvist told reporters: “In other words, this is a textbook manoeuvre.”",
    ],
)
def test_what_somebody_else_says_is_not_the_reporters(text: str) -> None:
    assert _reporters(text) == []


def test_a_clause_with_somebodys_words_in_it_is_cut_down_to_its_mark() -> None:
    text = "In other words, Minister Ada Lindqvist said the gate would stay shut."
    assert _marked(text, "gloss") == ["In other words"]


def test_a_hedge_belongs_to_whose_words_it_stands_in() -> None:
    text = "Minister Ada Lindqvist said the boats may return. The gate reportedly stays shut."
    report = _read(text)
    (minister,) = [one.id for one in report.entities or () if one.name == "Ada Lindqvist"]
    hedges = {text[one.start : one.end]: one.by for one in report.voice or () if one.kind == "hedge"}
    assert hedges == {"may": (minister,), "reportedly": ()}


def test_a_verb_that_keeps_aloof_is_the_reporters_hedge() -> None:
    text = "Minister Ada Lindqvist claimed that the boats had left."
    assert [(text[one.start : one.end], one.by) for one in _read(text).voice or ()] == [("claimed", ())]
    assert not _marked("The flood claimed forty lives.", "hedge")


def test_a_month_and_what_one_was_unable_to_do_are_no_hedges() -> None:
    assert not _marked("In May the boats could not leave.", "hedge")


def test_page_matter_is_nobodys_voice() -> None:
    text = "The boats left Karvos on Monday morning, and the gate was shut behind them.\n\nRead also: Why the reform was a shameful farce\n"
    assert _reporters(text) == []


def test_a_loaded_word_in_a_heading_is_said_to_stand_there() -> None:
    text = "The Shameless Regime of Karvos\n\nThe boats left Karvos on Monday morning, and the gate was shut behind them."
    whys = [one.why for one in _read(text).voice or () if one.kind == "loaded"]
    assert whys and all(why.endswith("in a heading") for why in whys)


@pytest.mark.parametrize("name", TEXTS)
def test_one_kind_never_encloses_itself_and_all_is_in_order(name: str) -> None:
    voices = _read(TEXTS[name]).voice or ()
    assert list(voices) == sorted(voices, key=lambda one: (one.start, -one.end, one.kind, one.why))
    for kind in {one.kind for one in voices}:
        ends = [one.end for one in voices if one.kind == kind]
        assert ends == sorted(set(ends))


def test_a_language_that_is_not_read_has_no_voice() -> None:
    report = annotate_report(Report(id="r", text=TEXTS["russian"]), _plan())
    assert report.voice is None and "voice" in report.absent
