"""Marks the reporter's own voice: verdicts, forecasts, loaded words and the like, and what is hedged and by whom."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.speech.marks import find_quotations
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.voicing.labels import find_labels
from variorum.annotate.voicing.lexicon import VoiceLexicon, load_voice_lexicon
from variorum.annotate.voicing.order import find_loose_order
from variorum.annotate.voicing.rules import Find, Rules
from variorum.annotate.voicing.turns import find_turns, is_transcript
from variorum.model.layer import Layer, Layers, Params
from variorum.model.report import Range, Report, Statement, Voice, VoiceKind

_PLAIN = str.maketrans("’‘", "''")
_BEFORE_FIRST = " \n-–—•*("
"""What may stand before the first word of a sentence."""
_WHY: dict[VoiceKind, str] = {
    "verdict": "the reporter judges",
    "forecast": "leaves the outcome to the future",
    "mind_reading": "gives a motive as a fact",
    "generality": "names nobody who says so",
    "gloss": "says in other words what it means",
    "loaded": "a word that colours",
    "hedge": "weakens what is said",
    "metaphor": "an image, not a finding",
    "irony": "says it tongue in cheek",
    "aside": "speaks to the reader",
}


def find(report: Report, have: Layers, params: Params) -> tuple[Voice, ...]:
    """The reporter's own words and all hedges, in the order of the text.

    Words inside the content of a statement or inside quotation marks are somebody else's: there only hedges are marked, with those
    whose words they are. A clause that takes in any part of a statement is cut down to the words that mark it.
    """
    doc = PARSE.read(have)
    statements = STATEMENTS.read_or(have, ())
    text = report.text
    blocks = LAYOUT.read_or(have, ())
    quotations = find_quotations(text, [(block.start, block.end) for block in blocks])
    handed = [(after.start, after.end) for before, after in pairwise(blocks) if text[before.start : before.end].rstrip().endswith(":")]
    matter = [(one.start, one.end) for one in BOILERPLATE.read_or(have, ())]
    page = _Page(statements, [one.inner for one in quotations], matter, handed)
    titles = _Ranges([(block.start, block.end) for block in blocks if block.kind in ("title", "heading")])
    lexicon, sentences = load_voice_lexicon(), list(doc.sents)
    found = [
        *_rules().find(doc),
        *_find_phrases(text, sentences, lexicon),
        *_find_claims(doc, page),
        *find_turns(doc, sentences, lexicon),
        *find_labels(text, sentences, quotations, page.reported.touch, titles.touch, lexicon),
        *find_loose_order(text, sentences, TIMES.read_or(have, ())),
    ]
    voices = _placed(found, page, titles)
    if is_transcript(text[block.start : block.end] for block in blocks if block.kind == "paragraph"):
        voices = (one for one in voices if one.kind != "aside")
    return _without_doubles(voices)


@cache
def _rules() -> Rules:
    return Rules(load_voice_lexicon())


class _Ranges:
    """Ranges joined where they meet, to be asked for places."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, span: Range) -> bool:
        """Whether any of them shares a code point with ``span``."""
        place = bisect_right(self._ends, span[0])
        return place < len(self._starts) and self._starts[place] < span[1]


class _Page:
    """Whose words stand where in one report."""

    def __init__(
        self, statements: tuple[Statement, ...], quoted: Sequence[Range], matter: Sequence[Range], handed: Sequence[Range]
    ) -> None:
        """:param handed: paragraphs after a line that ends with a colon: it may hand over to somebody without quotation marks."""
        self.said = Attributions(statements)
        self.cues = _Ranges(span for one in statements for span in one.cue)
        self.contents = _Ranges([*quoted, *(span for one in statements for span in one.content)])
        self.spoken = _Ranges([*quoted, *handed, *(span for one in statements if one.speaker for span in one.content)])
        """Like ``contents``, without what has no speaker (a verb that bids the reader looks like one of saying) and with ``handed``."""
        self.reported = _Ranges(span for one in statements for span in (*one.content, *one.cue, *one.speaker))
        self.taken = _Ranges([*quoted, *(span for one in statements for span in (*one.content, *one.cue, *one.speaker))])
        self.matter = _Ranges(matter)


def _find_phrases(text: str, sentences: Sequence[Span], lexicon: VoiceLexicon) -> Iterator[Find]:
    """The turns of phrase of the lexicon, each with its sentence, or the rest of it, where it governs that."""
    plain = text.translate(_PLAIN)
    starts = [sentence.start_char for sentence in sentences]
    ends = [sentence.end_char for sentence in sentences]
    for kind, reach, pattern in lexicon.patterns:
        for match in pattern.finditer(plain):
            core = match.span()
            first, last = bisect_right(ends, core[0]), bisect_right(ends, core[1] - 1)
            if last >= len(ends) or (reach == "opening" and text[starts[first] : core[0]].strip(_BEFORE_FIRST)):
                continue
            start = starts[first] if reach == "sentence" else core[0]
            end = ends[last] if reach in ("rest", "sentence") else core[1]
            words = re.sub(r"\s+$", "", text[start:end])
            yield Find(kind, core, (start, max(core[1], start + len(words))), f"{_WHY[kind]}: “{match.group()}”")


def _find_claims(doc: Doc, page: _Page) -> Iterator[Find]:
    """Verbs of saying by which the reporter keeps aloof ("claims")."""
    verbs = load_voice_lexicon().lists["hedge_claim"]
    for token in doc:
        if token.lemma_ in verbs and token.pos_ == "VERB":
            place = token.idx, token.idx + len(token)
            if page.cues.touch(place):
                yield Find("hedge", place, place, f"keeps aloof from what is said: “{token.text}”")


def _placed(found: Iterable[Find], page: _Page, titles: _Ranges) -> Iterator[Voice]:
    for one in found:
        if one.core[0] >= one.core[1] or page.matter.touch(one.core):
            continue
        if one.kind == "hedge":
            holder = page.said.holding(one.core[0])
            by = holder.speaker_entity if holder is not None else ()
            yield Voice(*one.core, kind="hedge", why=one.why, by=by)
        elif one.kind == "label":
            yield Voice(*one.core, kind="label", why=f"{one.why}, in a heading" if titles.touch(one.core) else one.why)
        elif one.kind == "aside":
            if not page.spoken.touch(one.core):
                yield Voice(*(one.core if page.spoken.touch(one.span) else one.span), kind="aside", why=one.why)
        elif not page.contents.touch(one.core):
            in_heading = titles.touch(one.core)
            if one.only_in_heading and not in_heading:
                continue
            if one.unless_cue and page.cues.touch(one.core):
                continue  # "believes that ...": already read as what somebody says or thinks
            start, end = one.core if page.taken.touch(one.span) else one.span
            yield Voice(start, end, one.kind, f"{one.why}, in a heading" if in_heading else one.why)


def _without_doubles(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """In order, of one kind only those that no other of that kind encloses."""
    reach: dict[VoiceKind, int] = {}
    kept = []
    for one in sorted(voices, key=lambda one: (one.start, -one.end, one.kind, one.why)):
        if one.end > reach.get(one.kind, 0):
            reach[one.kind] = one.end
            kept.append(one)
    return tuple(kept)


LAYER: Layer[tuple[Voice, ...]] = Layer(
    name="voice", version=3, find=find, needs=("parse",), wants=("boilerplate", "statements", "layout", "times")
)
