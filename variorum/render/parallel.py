"""Sets the printed forms of one utterance side by side and marks the words in which each departs from the fullest one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from variorum.model.account import AccountStatement, Reading, Variant
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Range
from variorum.render.citing import Citation, Citations

_ELLIPSIS = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\|)\s*")
_MODE_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}
_ALIKE = 0.34
"""Share of a form's words that the fullest form must have for single differing words to mean anything to a reader."""


class Piece(Record, frozen=True):
    """A run of words: inside quotation marks or the reporter's own; shared with the fullest form or not."""

    text: str
    quoted: bool = False
    differs: bool = False
    opens: bool = False
    closes: bool = False
    """Whether a quotation mark is to be set here: the words are quoted, but their marks lie outside the evidence."""
    cut_before: str = ""
    """Words of the fullest form that a quotation leaves out just before this piece."""


class Form(Record, frozen=True):
    """One printed form of an utterance, ready to show."""

    variant: Variant
    citation: Citation
    pieces: tuple[Piece, ...]
    role: str
    """``base`` (the fullest form), ``close`` (compared with it), or ``free`` (too far from it to compare word by word)."""
    also: tuple[Citation, ...] = ()
    """Other places that print the very same words."""
    by: tuple[Citation, ...] = ()
    """Speaker and cue, where they stand outside the evidence and would else not be seen."""


def quoted_ranges(reports: Sequence[AnnotatedReport]) -> dict[str, list[Range]]:
    """For each report the ranges inside quotation marks that its statements know of, in order."""
    return {report.id: sorted({part for one in report.statements or () for part in one.quoted}) for report in reports}


def find_quoted(variant: Variant, known: Sequence[Range]) -> list[Range]:
    """The parts of a variant's words that stand in quotation marks, as ranges of ``variant.evidence.text``."""
    seen = variant.evidence
    if variant.words is None:
        return []
    inside = [(start, end) for start, end in known if start < seen.end and end > seen.start]
    if inside:
        return [(max(start, seen.start) - seen.start, min(end, seen.end) - seen.start) for start, end in inside]
    parts = [variant.words] if variant.words in seen.text else _ELLIPSIS.split(variant.words)
    return list(_find_in_turn(seen.text, parts))


def _find_in_turn(text: str, parts: Sequence[str]) -> Iterator[Range]:
    place = 0
    for part in parts:
        at = text.find(part, place) if part else -1
        if at >= 0:
            place = at + len(part)
            yield (at, place)


def _own_range(variant: Variant) -> list[Range]:
    """Where speaker and cue stand inside the evidence: words that no wording can differ in."""
    seen = variant.evidence
    found = []
    for one in (variant.speaker, variant.cue):
        if one is not None and one.report == seen.report and one.start < seen.end and one.end > seen.start:
            found.append((one.start - seen.start, one.end - seen.start))
    return found


def _marks(variant: Variant, reading: Reading) -> tuple[list[Range], dict[int, str]]:
    """What a reading of the apparatus marks in the evidence: the ranges that differ, and the cuts by where they stand."""
    text = variant.evidence.text
    spared = _own_range(variant)
    place = text.find(variant.words) if variant.words and variant.words in text else 0
    differing: list[Range] = []
    cuts: dict[int, str] = {}
    missing = ""
    for segment in reading.segments:
        at = text.find(segment.text, place) if segment.text else -1
        if segment.kind == "cuts":
            missing = segment.base
        if at < 0:
            continue
        place = at + len(segment.text)
        if missing and segment.quoted:
            cuts[at] = missing
        missing = ""
        if segment.kind in ("adds", "replaces") and not any(start < place and end > at for start, end in spared):
            differing.append((at, place))
    return differing, cuts


def _likeness(reading: Reading) -> float:
    same = sum(len(segment.text) for segment in reading.segments if segment.kind == "same")
    return same / max(1, sum(len(segment.text) for segment in reading.segments))


def _cut(text: str, quoted: Sequence[Range], differing: Sequence[Range], cuts: Mapping[int, str]) -> tuple[Piece, ...]:
    edges = sorted({0, len(text), *cuts, *(edge for part in (*quoted, *differing) for edge in part)})
    pieces = []
    for start, end in pairwise(edges):
        inside = any(one <= start and end <= other for one, other in quoted)
        pieces.append(
            Piece(
                text=text[start:end],
                quoted=inside,
                differs=any(one <= start and end <= other for one, other in differing),
                opens=inside and start == 0,
                closes=inside and end == len(text),
                cut_before=cuts.get(start, ""),
            )
        )
    return tuple(pieces)


def _pick_base(variants: Sequence[Variant]) -> int:
    """The fullest form: running text before headings, quoted before partly quoted before reported, then the longest."""
    ranked = [(variant.heading, _MODE_ORDER[variant.mode], -len(variant.evidence.text), place) for place, variant in enumerate(variants)]
    return min(ranked)[3]


def lay_out_forms(statement: AccountStatement, citations: Citations, known: Mapping[str, Sequence[Range]]) -> tuple[Form, ...]:
    """The forms of one utterance, the fullest first, then quotations, partial quotations, reported speech, and headings.

    :param known: the quoted ranges of each report, as ``quoted_ranges`` gives them.
    """
    if not statement.variants:
        return ()
    apparatus = statement.apparatus
    base = apparatus.base if apparatus else _pick_base(statement.variants)
    readings = {reading.variant: reading for reading in apparatus.readings} if apparatus else {}
    forms = []
    for place, variant in enumerate(statement.variants):
        role = "base" if place == base else "free"
        differing: list[Range] = []
        cuts: dict[int, str] = {}
        reading = readings.get(place)
        if role == "free" and reading and _likeness(reading) >= _ALIKE:
            role = "close"
            differing, cuts = _marks(variant, reading)
        quoted = find_quoted(variant, known.get(variant.evidence.report, ()))
        pieces = _cut(variant.evidence.text, quoted, differing, cuts)
        outside = [part for part in (variant.speaker, variant.cue) if part is not None] if not _own_range(variant) else []
        forms.append(Form(variant, citations.cite(variant.evidence), pieces, role, by=tuple(citations.cite(part) for part in outside)))
    return _join_same(sorted(forms, key=_form_order))


def _join_same(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Forms printed alike to the letter become one row with all its witnesses."""
    joined: dict[tuple[object, ...], Form] = {}
    for form in forms:
        variant = form.variant
        key = (variant.evidence.text, variant.mode, variant.heading, variant.via, variant.hedge, form.by)
        first = joined.get(key)
        if first is None:
            joined[key] = form
        elif form.citation not in (first.citation, *first.also):
            joined[key] = msgspec.structs.replace(first, also=(*first.also, form.citation))
    return tuple(joined.values())


def _form_order(form: Form) -> tuple[bool, bool, int, str, int]:
    variant = form.variant
    return (form.role != "base", variant.heading, _MODE_ORDER[variant.mode], form.citation.report, form.citation.start)
