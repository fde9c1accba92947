"""Finds the statements of a report: who said what, in whose words, through whom."""

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from variorum.annotate.attribution.reader import RawAttribution, decode_attributions, load_reader, read_attributions
from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.encoding import LAYER as ENCODING
from variorum.annotate.encoding import prose_of
from variorum.annotate.entities import LAYER as ENTITIES
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.published import LAYER as PUBLISHED
from variorum.annotate.sentences import LAYER as SENTENCES
from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.continuing import give_to_last_speaker
from variorum.annotate.speech.coordinated import carry_on
from variorum.annotate.speech.following import give_to_subject
from variorum.annotate.speech.framed import give_to_framed, speaker_behind
from variorum.annotate.speech.headings import tells_who_was_told
from variorum.annotate.speech.impersonal import only_reminds
from variorum.annotate.speech.issued import add_issued
from variorum.annotate.speech.issuing import give_to_issuers
from variorum.annotate.speech.lexicon import load_lexicon
from variorum.annotate.speech.linking import MentionIndex, link_source
from variorum.annotate.speech.lone import give_to_lone
from variorum.annotate.speech.marks import find_quotations
from variorum.annotate.speech.modes import QuotationIndex, find_hedge, mode_of, quoted_parts
from variorum.annotate.speech.nested import NESTED, add_nested, inner_sayings
from variorum.annotate.speech.passing import give_to_speaker
from variorum.annotate.speech.placing import enclosing, find_enclosing, without
from variorum.annotate.speech.reconcile import Bars, reconcile
from variorum.annotate.speech.refining import Reading, refine_readings
from variorum.annotate.speech.rules import read_by_rules
from variorum.annotate.speech.splitting import split_joined
from variorum.annotate.speech.supposing import is_supposed
from variorum.annotate.speech.titled import Titled, is_office
from variorum.annotate.speech.unclaimed import claim_quotations
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import date_of_saying
from variorum.annotate.timex.order import is_after
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Entity, Published, Range, Report, Statement

_UNNAMED = re.compile(r"(?:that\s+\w+\s+)?not\s+(?:to\s+)?be\s+(?:named|identified|quoted|cited)\b|anonymity\b", re.IGNORECASE)
"""Content that only tells on what terms somebody spoke: "asked not to be named"."""
_LABELLED = 0.6
"""Least probability by the trained reader of a heading "X: Y" that nothing else shows to be a saying; in the 302 invented reports that
have such a heading all 36 above it are one, of the others 19 of 140."""
_LOW = 0.3
"""Least probability of what the rules bring before the trained reader is heard."""


class StatementParams(Params, frozen=True):
    """Which reader reads, and how sure it must be."""

    model: str = "packaged"
    """The trained reader beside the rules: ``packaged``, the folder of another, or ``none`` for the rules alone."""
    threshold: float = 0.4
    """Least probability (0 to 1) of an attribution by cue word, for the rules alone; chosen on PolNeAR dev."""
    bars: Bars = Bars()
    """How sure each reader must be where both read."""


def find(report: Report, have: Layers, params: StatementParams) -> tuple[Statement, ...] | Absent:
    """Every attribution outside boilerplate, in the order of the text, each with its speaker's entities where known."""
    doc = PARSE.read(have)
    blocks = LAYOUT.read(have)
    quotations = find_quotations(report.text, [(block.start, block.end) for block in blocks])
    skipped = [(one.start, one.end) for one in BOILERPLATE.read_or(have, ())]
    threshold = params.threshold if params.model == "none" else _LOW
    lexicon = load_lexicon()
    read = read_by_rules(report.text, doc, quotations, blocks, lexicon, threshold)
    attributions = [one for one in read if one.basis != NESTED]
    if params.model != "none":
        raw = _read_trained(report, have, params.model)
        readings = [Reading(one.source, one.cue, one.content, one.score) for one in raw]
        refined = [one for one in refine_readings(readings, report.text, quotations) if not only_reminds(one, report.text)]
        attributions = reconcile(attributions, refined, params.bars)
    marks = QuotationIndex(quotations)
    spoken = [give_to_speaker(one, report.text, doc, marks, lexicon.quoting) for one in attributions]
    attributions = [part for one in spoken for part in split_joined(one, doc, marks)]
    attributions = carry_on(attributions, report.text, doc, marks)
    headings = [(block.start, block.end) for block in blocks if block.kind in ("title", "heading")]
    assemble = _Assembly(report.text, doc, marks, ENTITIES.read_or(have, ()), headings)
    found = []
    for one in _outside(attributions, skipped, report.text):
        statement = assemble.statement(one)
        if tells_who_was_told(one, doc, statement.heading) or is_supposed(one, report.text, doc, marks):
            continue
        if one.basis != "label" or assemble.names_a_speaker(one, statement):
            found.append(statement)
    found = give_to_issuers(found, report.text, doc, assemble.mentions)
    entities = ENTITIES.read_or(have, ())
    found = give_to_framed(found, report.text, doc, assemble.mentions)
    found = give_to_last_speaker(found, report.text, entities)
    found = give_to_subject(found, doc, marks, entities, headings)
    found = give_to_last_speaker(found, report.text, entities)
    found = give_to_lone(found, doc, marks, entities)
    found = add_issued(found, report.text, doc, blocks, marks, entities)
    inner = _outside(inner_sayings(read, attributions, report.text, doc, marks), skipped, report.text)
    found = add_nested(found, [assemble.statement(one) for one in inner], report.text, entities)
    found = claim_quotations(found, doc, quotations, blocks, entities)
    numbered = [msgspec.structs.replace(one, id=f"s{number}") for number, one in enumerate(found, 1)]
    return tuple(_dated(_nested(numbered), report.text, have))


def _read_trained(report: Report, have: Layers, model: str) -> list[RawAttribution]:
    """What the trained reader finds outside boilerplate; the packaged one builds on what the encoder has made of the report."""
    encoding = ENCODING.read_if(have)
    if model == "packaged" and encoding is not None:
        return decode_attributions(encoding)
    reader = load_reader(None if model == "packaged" else model)
    return read_attributions(reader, report.text, prose_of(LAYOUT.read(have), BOILERPLATE.read_or(have, ())))


def _outside(attributions: Sequence[Attribution], skipped: Sequence[Range], text: str) -> list[Attribution]:
    """The attributions less their words in boilerplate; one left without, or about the terms of speaking, goes."""
    kept = []
    for one in attributions:
        content = without(one.content, skipped, text)
        if content and not _UNNAMED.match(text, content[0][0]):
            kept.append(msgspec.structs.replace(one, content=content, source=without(one.source, skipped, text)))
    return kept


class _Assembly:
    """Turns attributions of one report into statements."""

    def __init__(self, text: str, doc: Doc, marks: QuotationIndex, entities: Sequence[Entity], headings: Sequence[Range]) -> None:
        self.text = text
        self.doc = doc
        self.marks = marks
        self.mentions = MentionIndex(entities)
        self.kinds = {entity.id: entity.kind for entity in entities}
        self.headings = headings
        self.titled = Titled(entities, text)

    def statement(self, one: Attribution) -> Statement:
        quoted = quoted_parts(self.text, one.content, self.marks)
        source = self._outside_quotation(one)
        entities = link_source(self.doc, self.text, source, self.mentions)
        if one.basis == "label":
            entities = self._of_label(source, entities)
        pronoun = len(source) == 1 and self.text[slice(*source[0])].casefold() in ("he", "she", "they", "it", "who")
        rival = tuple(part for part in one.rival if enclosing(part, one.content) is None)
        if not entities and rival and not pronoun and (entities := link_source(self.doc, self.text, rival, self.mentions)):
            source = rival
        heading = enclosing(one.content[0], self.headings) is not None
        if heading and not entities and source:
            entities = self.titled.bearer(self.text[slice(*source[0])])
        return Statement(
            id="",
            speaker=source,
            speaker_entity=entities,
            cue=one.cue,
            content=one.content,
            mode=mode_of(self.text, one.content, quoted),
            quoted=quoted,
            via=one.via,
            hedge=find_hedge(self.doc, one.cue),
            heading=heading,
        )

    def _of_label(self, source: tuple[Range, ...], linked: tuple[str, ...]) -> tuple[str, ...]:
        """Whom the label of a heading names, of those to whom the parse links it: it may take the words behind the colon in."""
        inside = {entity for part in source for entity in self.mentions.within(part)}
        bearer = self.titled.bearer(" ".join(self.text[slice(*part)] for part in source))
        return bearer or tuple(entity for entity in linked if entity in inside)

    def _outside_quotation(self, one: Attribution) -> tuple[Range, ...]:
        """The source; where it lies in the quotation itself, a slip of the parse, the words behind the cue; none in other words said."""
        inside = bool(one.source and one.cue) and all(enclosing(part, one.content) is not None for part in one.source)
        if not inside or self.marks.touching(one.cue[-1]):
            return one.source
        return speaker_behind(self.doc, one.cue[-1]) if self.marks.touching(one.source[0]) else ()

    def names_a_speaker(self, one: Attribution, statement: Statement) -> bool:
        """Whether a heading "X: Y" has a speaker as X: a person, an office, whose "warning" it is, or one by the trained reader.

        Else it names a subject, or a column of the paper.
        """
        kinds = {self.kinds[entity] for entity in statement.speaker_entity}
        if one.second >= _LABELLED or (bool(kinds) if one.cue else kinds == {"person"}):
            return True
        return bool(kinds) and all(is_office(self.text[slice(*part)]) for part in statement.speaker)


def _nested(statements: list[Statement]) -> list[Statement]:
    """The statements with the id of the one whose content encloses each."""
    enclosing_ids = find_enclosing(statements)
    return [msgspec.structs.replace(one, within=enclosing_ids.get(one.id)) for one in statements]


def _dated(statements: list[Statement], text: str, have: Layers) -> list[Statement]:
    """The statements with the date that their own words give the saying."""
    times = TIMES.read_or(have, ())
    sentences = SENTENCES.read_or(have, ())
    published = PUBLISHED.read_or(have, Published()).date
    if not times or not sentences:
        return statements
    dated = []
    for one in statements:
        sentence = enclosing((one.cue or one.content)[0], sentences)
        date = date_of_saying(one, sentence, times, text)[0] if sentence is not None else None
        if date is not None and published is not None and is_after(date, published):
            date = None  # what is to come is in what is said
        dated.append(msgspec.structs.replace(one, date=date))
    return dated


LAYER = Layer(
    name="statements",
    version=10,
    find=find,
    needs=("parse", "layout"),
    wants=("boilerplate", "encoding", "entities", "times", "sentences", "published"),
    params=StatementParams(),
)
