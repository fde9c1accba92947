"""Finds the statements of a report: who said what, in whose words, through whom."""

from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.speech.lexicon import load_lexicon
from variorum.annotate.speech.linking import MentionIndex, link_source
from variorum.annotate.speech.marks import find_quotations
from variorum.annotate.speech.modes import QuotationIndex, find_hedge, mode_of, quoted_parts
from variorum.annotate.speech.rules import read_by_rules
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import date_sayings
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Entity, Range, Report, Statement


class StatementParams(Params, frozen=True):
    """How sure a cue must be."""

    threshold: float = 0.45
    """Least rate (0 to 1) at which a cue word in its construction attributed something in the texts it was counted in; tuned on
    PolNeAR dev for who-said-what F1."""


def find(report: Report, have: Layers, params: StatementParams) -> tuple[Statement, ...] | Absent:
    """Every attribution outside boilerplate, in the order of the text, each with its speaker's entities where known."""
    doc = PARSE.read(have)
    blocks = LAYOUT.read(have)
    text = report.text
    quotations = find_quotations(text, [(block.start, block.end) for block in blocks])
    spans = [(block.start, block.end) for block in blocks]
    attributions = read_by_rules(text, doc, quotations, spans, load_lexicon(), params.threshold)
    skipped = _boilerplate(have)
    mentions = MentionIndex(_entities(have))
    marks = QuotationIndex(quotations)
    headings = [(block.start, block.end) for block in blocks if block.kind in ("title", "heading")]
    found: list[Statement] = []
    for one in attributions:
        if _lies_in(one.content[0], skipped):
            continue
        quoted = quoted_parts(text, one.content, marks)
        found.append(
            Statement(
                id=f"s{len(found) + 1}",
                speaker=one.source,
                speaker_entity=link_source(doc, one.source, mentions),
                cue=one.cue,
                content=one.content,
                mode=mode_of(text, one.content, quoted),
                quoted=quoted,
                via=one.via,
                hedge=find_hedge(doc, one.cue),
                heading=_lies_in(one.content[0], headings),
            )
        )
    return date_sayings(found, [(sentence.start_char, sentence.end_char) for sentence in doc.sents], TIMES.read_or(have, ()), text)


def _entities(have: Layers) -> tuple[Entity, ...]:
    value = have.get("entities")
    return value if isinstance(value, tuple) else ()


def _boilerplate(have: Layers) -> list[Range]:
    value = have.get("boilerplate")
    return [(one.start, one.end) for one in value] if isinstance(value, tuple) else []


def _lies_in(span: Range, ranges: list[Range]) -> bool:
    """Whether more than half of ``span`` stands in one of the ranges."""
    return any(2 * (min(end, span[1]) - max(start, span[0])) > span[1] - span[0] for start, end in ranges)


LAYER = Layer(
    name="statements",
    version=2,
    find=find,
    needs=("parse", "layout"),
    wants=("boilerplate", "entities", "times"),
    params=StatementParams(),
)
