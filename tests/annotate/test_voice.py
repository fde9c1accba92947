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


NEW = ("label", "metaphor", "irony", "order", "aside")


@pytest.mark.parametrize(
    "row", [row for row in read_voice_rows() if row.counter], ids=lambda row: f"{row.kind}-{row.rule}-{row.counter[:20]}"
)
def test_no_row_marks_its_own_counter_example(row: VoiceRow) -> None:
    assert not _marked(row.counter, row.kind), _reporters(row.counter)


def test_every_row_of_the_images_ironies_and_asides_has_a_counter_example() -> None:
    assert [row.pattern for row in read_voice_rows() if row.kind in NEW and row.example and not row.counter] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port has adopted a “wait and see” approach.", "“wait and see”"),
        ("The council has bought a “ferry of the willing” with forty seats.", "“ferry of the willing”"),
        ("That is the truth of the council’s “regret” about the ferry.", "“regret”"),
        ("The crew “accidentally” opened the gate.", "“accidentally”"),
        ("In May the “dead” talks came back to life.", "“dead”"),
        ('Families pay the "harbour penalty," which has grown since May.', '"harbour penalty,"'),
        ("Gates “Accidentally” Left Open\n\nThe boats left Karvos on Monday, and the gate was shut behind them.", "“Accidentally”"),
        ("After an ad by a “super PAC” ran on Monday, the mayor said that the gate must stay shut.", "“super PAC”"),
    ],
)
def test_words_in_quotation_marks_that_nobody_said_are_labels(text: str, words: str) -> None:
    assert _marked(text, "label") == [words], _reporters(text)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Lindqvist spoke of a “wait and see” approach.",
        "“The talks are dead,” Minister Ada Lindqvist said. In May the “dead” talks came back to life.",
        "Minister Ada Lindqvist played in the film “Harbour Nights” in May.",
        "The minister appeared on the “Morning Gate” show on Monday.",
        "Critics call the tax a “harbour penalty” on families.",
        "The bill passed without a single “no” vote.",
        "The word “ferry” does not stand in the treaty.",
        "William “Mo” Osk left the council on Monday.",
        "The plan was “outrageous.”",
        "The offer gave the port a “two-in-three chance” of staying open.",
        "She has brought “a spring in my step” to the guild.",
        "The bill would set “limited” terms for “certain boats” in the harbour.",
        "Gates ‘Unsafe’ in Karvos\n\nThe boats left Karvos on Monday, and the gate was shut behind them.",
    ],
)
def test_quotations_titles_and_words_spoken_of_are_no_labels(text: str) -> None:
    assert _marked(text, "label") == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("A fog of suspicion lay over the council.", "metaphor", "A fog of suspicion"),
        ("The offer reads like a ransom note.", "metaphor", "reads like a ransom note"),
        ("The vote left the harbour on the brink of bankruptcy.", "metaphor", "the brink of bankruptcy"),
        ("That is certainly one way to run a harbour.", "irony", "That is certainly one way to run a harbour."),
        (
            "So the council’s position is apparently: We love ferries, but we will sink them.",
            "irony",
            "So the council’s position is apparently: We love ferries, but we will sink them.",
        ),
        ("Remember the ferry that sank in Karvos? It was empty.", "aside", "Remember the ferry that sank in Karvos?"),
        ("The result? A harbour without a crane.", "aside", "The result?"),
        ("So where is the ferry? The council has asked for a report.", "aside", "So where is the ferry?"),
        ("Remember May 9? The ferry was empty.", "aside", "Remember May 9?"),
        ("That is what the council’s “regret” looks like.", "irony", "That is what"),
        ("So yeah, the ferry stayed in the harbour.", "aside", "So yeah"),
        ("The gate was shut right before the mayor spoke.", "order", "right before"),
        ("Hours after the vote the boats left the harbour.", "order", "Hours after"),
        ("The mayor left early in an apparent snub to the guild, and the boats sailed.", "gloss", "in an apparent snub to the guild"),
    ],
)
def test_images_ironies_asides_and_order_without_dates(text: str, kind: str, words: str) -> None:
    assert words in _marked(text, kind), _reporters(text)


@pytest.mark.parametrize(
    "text",
    [
        "The gate was shut on Monday right before the mayor spoke.",
        "The mayor spoke on Monday. The gate was shut right before the speech.",
        "The gate was shut two days after the vote.",
        "The gate was shut shortly after 3 p.m. in Karvos.",
        "The days after the vote were quiet.",
        "A bridge of steel spans the harbour, and a wall of stone shuts it.",
        "The siren sounds like a horn.",
        "“Where is the ferry?” Minister Ada Lindqvist said.",
        "Need help? Call the council in Karvos.",
        "“Remember the ferry,” Minister Ada Lindqvist said.",
        "Governor Osk? “Strong,” Minister Ada Lindqvist said.",
        "Crews remember the ferry that sank in Karvos.",
        "“The talks hang by a thread,” Minister Ada Lindqvist said.",
    ],
)
def test_plain_order_things_and_questions_are_left_alone(text: str) -> None:
    assert [one for one in _reporters(text) if one[0] in NEW] == []


def test_in_a_transcript_nobody_speaks_to_the_reader() -> None:
    text = "\n\n".join(f"{name}: I think the ferry was late again on Monday, and so was the crew." for name in ("OSK", "LIND", "OSK"))
    assert not _marked(text, "aside")
    assert _marked(text.replace("OSK: ", "").replace("LIND: ", ""), "aside")


def test_after_a_colon_another_may_speak() -> None:
    text = "Under the picture Osk wrote:\n\nI think the ferry was late again on Monday, and so was the crew of the boat."
    assert not _marked(text, "aside")


def test_a_mark_ends_with_its_clause_and_not_at_a_title() -> None:
    text = "In a sign that Mrs. Osk has lost the guild, the boats left Karvos on Monday."
    assert _marked(text, "gloss") == ["In a sign that Mrs. Osk has lost the guild"]


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


def test_a_noun_that_is_also_a_verb_colours_a_heading() -> None:
    text = "The Council's Favourite Scapegoat\n\nThe boats left Karvos on Monday morning, and the gate was shut behind them."
    assert _marked(text, "loaded") == ["Scapegoat"]


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
