"""Gives the sentences of a report as ranges."""

from variorum.annotate.parse import LAYER as PARSE
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Range, Report


def find(report: Report, have: Layers, params: Params) -> tuple[Range, ...] | Absent:
    """The parser's sentences, without the white space at both ends, in the order of the text."""
    found = []
    for sentence in PARSE.read(have).sents:
        text = report.text[sentence.start_char : sentence.end_char]
        stripped = text.strip()
        if stripped:
            start = sentence.start_char + len(text) - len(text.lstrip())
            found.append((start, start + len(stripped)))
    return tuple(found)


LAYER = Layer(name="sentences", version=1, find=find, needs=("parse",))
