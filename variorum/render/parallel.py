"""Sets the printed forms of one utterance side by side and marks the words in which each departs from the fullest quotation."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from variorum.model.account import AccountStatement, Variant
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport, Range
from variorum.render.citing import Citation, Citations

_TOKEN = re.compile(r"\w+(?:['’.]\w+)*|\s+|[^\w\s]")
_ELLIPSIS = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\|)\s*")
_MODE_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}
_LONGEST = 400
"""Words up to which a form is compared: comparing takes time by the square of the length."""
_ALIKE = 0.34
"""Share of a form's words that the fullest form must have for single differing words to mean anything."""


class Piece(Record, frozen=True):
    """A run of words: inside quotation marks or the reporter's own; shared with the fullest form or not."""

    text: str
    quoted: bool = False
    differs: bool = False
    opens: bool = False
    closes: bool = False
    """Whether a quotation mark is to be set here: the words are quoted, but their marks lie outside the evidence."""
    cut_before: str = ""
    """Words of the fullest form that are left out just before this piece, where it quotes."""


class Form(Record, frozen=True):
    """One printed form of an utterance, ready to show."""

    variant: Variant
    citation: Citation
    pieces: tuple[Piece, ...]
    role: str
    """``base`` (the fullest form), ``close`` (compared with it), or ``free`` (too far from it to compare word by word)."""


def quoted_ranges(reports: Sequence[AnnotatedReport]) -> dict[str, list[Range]]:
    """For each report the ranges inside quotation marks that its statements know of, in order."""
    return {report.id: sorted({part for one in report.statements or () for part in one.quoted}) for report in reports}


def find_quoted(variant: Variant, known: Sequence[Range]) -> list[Range]:
    """The parts of a variant's words that stand in quotation marks, as ranges of ``variant.evidence.text``."""
    seen = variant.evidence
    if variant.words is None:
        return []
    inside = [
        (max(start, seen.start) - seen.start, min(end, seen.end) - seen.start)
        for start, end in known
        if start < seen.end and end > seen.start
    ]
    if inside:
        return inside
    found = []
    place = 0
    for part in [variant.words] if variant.words in seen.text else _ELLIPSIS.split(variant.words):
        at = seen.text.find(part, place) if part else -1
        if at >= 0:
            found.append((at, at + len(part)))
            place = at + len(part)
    return found


def _fold(token: str) -> str:
    return token.casefold().replace("’", "'")


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"


def _pick_base(variants: Sequence[Variant]) -> int:
    """The fullest form: quoted before partly quoted before reported, running text before headings, then the longest."""
    ranked = [(variant.heading, _MODE_ORDER[variant.mode], -len(variant.evidence.text), place) for place, variant in enumerate(variants)]
    return min(ranked)[3]


class _Comparison(Record, frozen=True):
    differing: frozenset[int]
    """Places of words (counting words only) that the base does not have."""
    left_out: Mapping[int, str]
    """Place of a word to the base's words that are missing before it."""
    share: float


def _compare(words: list[str], base: list[str]) -> _Comparison:
    matcher = SequenceMatcher(None, [_fold(word) for word in base], [_fold(word) for word in words], autojunk=False)
    differing: set[int] = set()
    left_out: dict[int, str] = {}
    for tag, base_from, base_to, start, end in matcher.get_opcodes():
        if tag in ("insert", "replace"):
            differing.update(range(start, end))
        elif tag == "delete" and 0 < start < len(words):
            left_out[start] = " ".join(base[base_from:base_to])
    return _Comparison(frozenset(differing), left_out, 1 - len(differing) / max(1, len(words)))


def _cut(text: str, quoted: Sequence[Range], compared: _Comparison | None) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = -1
    for match in _TOKEN.finditer(text):
        token = match.group()
        inside = any(start <= match.start() and match.end() <= end for start, end in quoted)
        differs, cut = False, ""
        if _is_word(token):
            place += 1
            if compared:
                differs = place in compared.differing
                cut = compared.left_out.get(place, "") if inside else ""
        elif pieces and token.isspace():
            differs = pieces[-1].differs and place + 1 in (compared.differing if compared else ())
        last = pieces[-1] if pieces else None
        if last and not cut and last.quoted == inside and last.differs == differs:
            pieces[-1] = Piece(last.text + token, inside, differs, cut_before=last.cut_before)
        else:
            pieces.append(Piece(token, inside, differs, cut_before=cut))
    if pieces and pieces[0].quoted:
        pieces[0] = msgspec.structs.replace(pieces[0], opens=True)
    if pieces and pieces[-1].quoted:
        pieces[-1] = msgspec.structs.replace(pieces[-1], closes=True)
    return tuple(pieces)


def lay_out_forms(statement: AccountStatement, citations: Citations, known: Mapping[str, Sequence[Range]]) -> tuple[Form, ...]:
    """The forms of one utterance, the fullest first, then quotations, partial quotations, reported speech, and headings.

    :param known: the quoted ranges of each report, as ``quoted_ranges`` gives them.
    """
    if not statement.variants:
        return ()
    base_place = _pick_base(statement.variants)
    base = _words(statement.variants[base_place].evidence.text)
    forms = []
    for place, variant in enumerate(statement.variants):
        text = variant.evidence.text
        quoted = find_quoted(variant, known.get(variant.evidence.report, ()))
        compared = None
        role = "base" if place == base_place else "free"
        if role == "free":
            comparison = _compare(_words(text)[:_LONGEST], base[:_LONGEST])
            if comparison.share >= _ALIKE:
                compared, role = comparison, "close"
        forms.append(Form(variant, citations.cite(variant.evidence), _cut(text, quoted, compared), role))
    rank = {"base": 0, "close": 1, "free": 1}
    return tuple(
        sorted(
            forms,
            key=lambda form: (
                rank[form.role],
                form.variant.heading,
                _MODE_ORDER[form.variant.mode],
                form.citation.siglum,
                form.citation.start,
            ),
        )
    )


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if _is_word(token)]
