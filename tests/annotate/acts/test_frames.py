"""Word frames: the tables are well formed and the most demanding frame that fits wins."""

import pytest
from spacy.tokens import Token

from variorum.annotate.acts.frames import fit_frame, load_frames
from variorum.annotate.parse import ParseParams, load_model
from variorum.model.report import PositionKind

_TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT SPEECH".split()
)
_KINDS = set(PositionKind.__args__)  # type: ignore[attr-defined]  # the alternatives of the Literal


def _word(text: str, lemma: str) -> Token:
    doc = load_model(ParseParams().model)(text)
    return next(token for token in doc if token.lemma_.lower() == lemma)


@pytest.mark.parametrize(("table", "allowed"), [("act_frames.tsv", _TYPES), ("position_frames.tsv", _KINDS)])
def test_tables_name_only_known_types(table: str, allowed: set[str]) -> None:
    frames = load_frames(table)
    assert {frame.type for choices in frames.values() for frame in choices} - {None} <= allowed
    assert {frame.type for choices in frames.values() for frame in choices} >= allowed - {"SPEECH"}


def test_modes_of_positions_are_kinds() -> None:
    assert {frame.mode for choices in load_frames("position_frames.tsv").values() for frame in choices} - {None} <= _KINDS


@pytest.mark.parametrize("lemma", ["meet", "reject", "attack"])
def test_common_verbs_have_frames(lemma: str) -> None:
    assert load_frames("act_frames.tsv")[lemma, "V"]


@pytest.mark.parametrize(
    ("text", "lemma", "kind"),
    [
        ("Chile met Peru.", "meet", "CONSULT"),
        ("Chile met the deadline.", "meet", None),
        ("Chile released three sailors.", "release", "RETREAT"),
        ("Chile released a report.", "release", None),
        ("Workers went on strike.", "go", "PROTEST"),
        ("Chile lifted the curfew.", "lift", "CONCEDE"),
        ("Chile lifted the embargo.", "lift", "RETREAT"),
        ("Chile imposed a curfew.", "impose", "COERCE"),
        ("Chile imposed tariffs.", "impose", "SANCTION"),
        ("The plan failed.", "plan", None),
    ],
)
def test_the_frame_decides_what_a_word_means(text: str, lemma: str, kind: str | None) -> None:
    frame = fit_frame(_word(text, lemma), "V", load_frames("act_frames.tsv"))
    assert (frame.type if frame else None) == kind
