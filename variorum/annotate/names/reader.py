"""Opens the weights of the name finder and gives them to the parser that they fit."""

from pathlib import Path

from spacy.language import Language

from variorum.annotate.attribution.weights import BareSheet, open_sheet, read_checked

PACKAGED = Path(__file__).parent / "weights"
FORMAT = "variorum.names/1"
FILE = "names.bin"
"""The state of spaCy's pipe ``ner``, less the words that it shares with the rest of the parser."""


class Sheet(BareSheet, frozen=True):
    """``model.json`` of the name finder: the parser that it fits, by its package and version, too."""

    parser: str


def use_names(nlp: Language, folder: Path = PACKAGED) -> None:
    """Let the parser find names by the trained weights, if it is the one that they fit; another keeps its own.

    :raises UsageError: a file is missing, is damaged, or belongs to another format.
    """
    sheet, _ = open_sheet(folder, Sheet, FORMAT, "names")
    content = read_checked(folder, FILE, sheet.sha256.get(FILE), "names")
    if sheet.parser == parser_of(nlp):
        nlp.get_pipe("ner").from_bytes(content, exclude=["vocab"])  # type: ignore[attr-defined]  # a trainable pipe has it


def parser_of(nlp: Language) -> str:
    """A parser's language, name and version: "en core_web_sm 3.8.0"."""
    return f"{nlp.meta['lang']} {nlp.meta['name']} {nlp.meta['version']}"
