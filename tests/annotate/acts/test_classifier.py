"""The act classifier: its files fit together, it tells plain sentences right, and it seldom sees an act where there is none."""

from pathlib import Path

import numpy as np
import pytest

from tests.annotate.reading import Reading
from variorum.annotate.acts.classifier import NONE, Model, describe_words, load_model
from variorum.annotate.parse import ParseParams
from variorum.annotate.parse import load_model as load_parser

_TRAINING = Path(__file__).parents[3] / "training" / "acts"


def _rows(name: str) -> list[str]:
    return [line for line in (_TRAINING / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_weights_fit_their_vocabulary() -> None:
    model = load_model()
    assert model.weights.shape == (len(model.vocabulary) + 1, len(model.types))
    assert model.idf.shape == (len(model.vocabulary),)
    assert len(model.types) == 17


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands of nurses marched through the capital to demand higher wages.", "PROTEST"),
        ("Guerrillas shot dead four policemen near the bridge.", "ASSAULT"),
        ("The price of bread is 4 percent higher than last year.", NONE),
    ],
)
def test_plain_sentences(text: str, kind: str) -> None:
    sentence = next(load_parser(ParseParams().model)(text).sents)
    guess = load_model().guess(describe_words(sentence))
    assert guess.type == kind
    assert sum(guess.shares.values()) == pytest.approx(1.0, abs=0.01)


def test_unknown_words_leave_only_the_prior() -> None:
    model = Model(["A", "B"], {"w:x": 0}, np.ones(1, np.float32), np.array([[5.0, 0.0], [0.0, 1.0]], np.float32))
    assert model.guess(["w:y"]).type == "B"
    assert model.guess(["w:x"]).type == "A"


def test_names_are_masked() -> None:
    one, other = (next(load_parser(ParseParams().model)(text).sents) for text in ("Norway attacked Chile.", "Kenya attacked Ghana."))
    assert describe_words(one) == describe_words(other)


def test_training_sentences_are_many_balanced_and_apart_from_the_measured_ones() -> None:
    rows = [row.split("\t") for row in _rows("sentences.tsv")]
    count = {kind: sum(1 for other, _ in rows if other == kind) for kind, _ in rows}
    assert 1500 <= len(rows) <= 3000
    assert len(count) == 17
    assert min(count.values()) * 2 >= max(count.values())
    assert not {text for _, text in rows} & set(_rows("no_events.tsv"))


def test_false_alarms_stay_below_a_quarter() -> None:
    sentences = _rows("no_events.tsv")
    assert len(sentences) >= 200
    alarms = [text for text in sentences if any(event.type for event in Reading(text).events)]
    assert len(alarms) <= 0.25 * len(sentences), alarms
