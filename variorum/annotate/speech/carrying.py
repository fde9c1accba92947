"""Judges whether a sentence without an attribution carries on the saying before it: "No shot was fired, the army said. All are well."."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from spacy.tokens import Doc, Span, Token

from variorum.annotate.page.issuers import find_issuer
from variorum.annotate.speech.modes import QuotationIndex, mode_of, quoted_parts
from variorum.annotate.speech.placing import enclosing
from variorum.annotate.speech.trim import trim_range
from variorum.model.record import Record
from variorum.model.report import Block, Entity, Range, Statement, TimeExpression

_BIAS = ("bias", "")
_REACH = 2
"""Sentences between the last saying and one that may carry it on."""
_MODALS = {"would": "would", "will": "will", "wo": "will", "must": "must", "shall": "must", "should": "must", "can": "can", "could": "can"}
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_PRONOUNS = frozenset("he she it they we i this these that there nobody".split())
_CONDITIONS = frozenset(("if", "unless", "provided", "until"))
_OPENINGS = ("ADV", "ADP", "CCONJ", "SCONJ", "INTJ")


def carry_sayings(statements: Sequence[Statement], report: "Carrying", least: float) -> list[Statement]:
    """The statements in the order of the text with one, of the same speaker, for each sentence that carries on the one before it.

    :param least: least probability (0 to 1) that a sentence does.
    """
    found = list(statements)
    weights = load_weights()
    for place in report.places(lambda one: chance(report.features(one), weights) >= least):
        content = (place.sentence,)
        quoted = quoted_parts(report.text, content, report.marks)
        mode = mode_of(report.text, content, quoted)
        said = Statement("", speaker=(), speaker_entity=place.last.speaker_entity, cue=(), content=content, mode=mode, quoted=quoted)
        number = next((number for number, one in enumerate(found) if one.content[0] > place.sentence), len(found))
        found.insert(number, said)
    return found


def chance(features: Iterable[tuple[str, str]], weights: Mapping[tuple[str, str], float]) -> float:
    """The probability that a sentence with such features carries on a saying, by a logistic model."""
    return 1 / (1 + exp(-weights[_BIAS] - sum(weights.get(one, 0.0) for one in features)))


@cache
def load_weights() -> Mapping[tuple[str, str], float]:
    """The packaged weights by feature and value, read once."""
    lines = (files("variorum.annotate") / "data" / "carrying_weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(feature, value): float(weight) for feature, value, weight in rows}


class Place(Record, frozen=True):
    """A sentence outside all sayings, with the saying before it and how many sentences lie between.

    ``carried`` tells whether the saying itself carries one on, ``after`` who speaks next in the paragraph.
    """

    sentence: Range
    last: Statement
    gap: int
    carried: bool
    paragraph: Range
    after: tuple[str, ...]


class Carrying:
    """A report as the judge of its sentences sees it."""

    def __init__(
        self,
        statements: Sequence[Statement],
        doc: Doc,
        blocks: Sequence[Block],
        skipped: Sequence[Range],
        entities: Sequence[Entity],
        times: Sequence[TimeExpression],
        marks: QuotationIndex,
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.marks = marks
        self.paragraphs = [(block.start, block.end) for block in blocks if block.kind == "paragraph"]
        self.skipped = skipped
        self.kinds = {entity.id: entity.kind for entity in entities}
        self.mentions = sorted((start, end, entity.id) for entity in entities for start, end in entity.mentions)
        self.dated = sorted(time.start for time in times)
        self.spoken = sorted((one for one in statements if one.speaker_entity and not one.heading), key=hull)
        self.taken = sorted(part for one in statements for part in (*one.content, *one.cue))
        self.counts = Counter(speaker for one in self.spoken for speaker in one.speaker_entity)
        self.issued = find_issuer(self.text) is not None

    def places(self, carries: Callable[[Place], bool]) -> Iterator[Place]:
        """The sentences that carry on a saying by ``carries``, in order; one that does is the last saying for the next."""
        at, gap, carried = -1, 0, False
        for sentence in self.doc.sents:
            span = trim_range(self.text, (sentence.start_char, sentence.end_char))
            paragraph = enclosing(span, self.paragraphs)
            while at + 1 < len(self.spoken) and hull(self.spoken[at + 1])[1] <= span[0] + 1:
                at, gap, carried = at + 1, 0, False
            if at < 0 or span[0] >= span[1]:
                continue
            free = paragraph is not None and not _meets(span, self.taken) and not _meets(span, self.skipped)
            if free and gap <= _REACH:
                after = self._speaks_after(at + 1, span, paragraph)
                place = Place(span, self.spoken[at], gap, carried, paragraph, after)
                if carries(place):
                    yield place
                    gap, carried = 0, True
                    continue
            gap += 1

    def _speaks_after(self, number: int, span: Range, paragraph: Range) -> tuple[str, ...]:
        following = next((one for one in self.spoken[number:] if hull(one)[0] >= span[1]), None)
        return following.speaker_entity if following is not None and hull(following)[0] < paragraph[1] else ()

    def features(self, place: Place) -> Iterator[tuple[str, str]]:
        """What tells whether the sentence carries on the saying, as feature and value."""
        last, (start, end) = place.last, place.sentence
        words = self.doc.char_span(start, end, alignment_mode="expand")
        same = place.paragraph[0] <= last.content[-1][0]
        yield "distance", f"{'same' if same else 'next'} {place.gap}" + (" carried" if place.carried else "")
        yield "mode", f"{last.mode} {'same' if same else 'next'}"
        yield "share", str(min(4, int(5 * max(self.counts[one] for one in last.speaker_entity) / max(1, len(self.spoken)))))
        yield "issued", str(self.issued)
        yield "cue", self.text[slice(*last.cue[-1])].casefold().split()[-1] if last.cue else ""
        yield "kind", self.kinds.get(last.speaker_entity[0], "")
        next_ = "none" if not place.after else "same" if set(place.after) & set(last.speaker_entity) else "other"
        yield "next", f"{next_} {'same' if same else 'next'}"
        yield "part", str(int(4 * start / len(self.text)))
        yield "ends", self.text[end] if self.text[end : end + 1] in ("?", "!") else ""
        yield from self._wording(words, set(last.speaker_entity))

    def _wording(self, words: Span, speakers: set[str]) -> Iterator[tuple[str, str]]:
        """The same of its words alone."""
        root = words.root
        subject = next((child for child in root.children if child.dep_ in _SUBJECTS), None)
        named = {entity for low, _, entity in self.mentions if words.start_char <= low < words.end_char}
        yield "tense", _tense(root)
        yield "subject", self._subject(subject, speakers)
        yield "speaker named", str(bool(named & speakers))
        yield "others named", str(any(self.kinds[one] == "person" for one in named - speakers))
        yield "dated", str(bisect_left(self.dated, words.start_char) < bisect_left(self.dated, words.end_char))
        yield "digits", str(any(token.like_num for token in words))
        yield "marks", str(bool(self.marks.touching((words.start_char, words.end_char))))
        yield "condition", str(any(token.lower_ in _CONDITIONS for token in words))
        yield "denied", str(any(token.dep_ == "neg" or token.lower_ in ("no", "nobody", "none", "nothing", "never") for token in words))
        yield "ours", str(any(token.lower_ in ("we", "our", "us") for token in words))
        yield "opening", words[0].lower_ if words[0].pos_ in _OPENINGS else ""
        yield "long", str(min(4, len(words) // 8))
        yield "passive", str(any(child.dep_ == "auxpass" for child in root.children))

    def _subject(self, subject: Token | None, speakers: set[str]) -> str:
        if subject is None:
            return "none"
        meant = {entity for low, high, entity in self.mentions if low <= subject.idx < high}
        if meant & speakers:
            return "speaker"
        if subject.lower_ in _PRONOUNS:
            return subject.lower_
        kind = next((self.kinds[one] for one in sorted(meant)), "")
        definite = any(child.lower_ in ("the", "this", "these", "its", "his", "her", "their") for child in subject.children)
        return kind or ("known" if definite else "new")


def hull(one: Statement) -> Range:
    """From the first to the last word of a saying, its cue and its speaker."""
    parts = (*one.content, *one.cue, *one.speaker)
    return min(start for start, _ in parts), max(end for _, end in parts)


def _meets(span: Range, ranges: Sequence[Range]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in ranges)


def _tense(root: Token) -> str:
    helping = [child for child in root.children if child.dep_ in ("aux", "auxpass")]
    for word in helping:
        if word.lower_ in _MODALS:
            return _MODALS[word.lower_]
    first = helping[0] if helping else root
    if first.lemma_ == "have" and first is not root:
        return "had" if first.tag_ == "VBD" else "has"
    return "past" if first.tag_ == "VBD" else "present" if first.tag_ in ("VBZ", "VBP") else "other"
