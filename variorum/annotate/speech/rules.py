"""Reads who said what by rules alone: cue words with clauses, and quotation marks with the cue and speaker beside them."""

from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.speech.attribution import Attribution, Basis
from variorum.annotate.speech.channel import find_channel
from variorum.annotate.speech.clauses import Candidate, find_candidates
from variorum.annotate.speech.gapping import read_gaps
from variorum.annotate.speech.headings import read_headings
from variorum.annotate.speech.impersonal import REMINDING
from variorum.annotate.speech.lexicon import Lexicon
from variorum.annotate.speech.limits import LONGEST
from variorum.annotate.speech.lists import read_lists
from variorum.annotate.speech.marks import Quotation
from variorum.annotate.speech.nested import NESTED, read_nested
from variorum.annotate.speech.page import Draft, Page
from variorum.annotate.speech.passages import read_quotations
from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.saying import is_appeal, is_estimate, is_saying, is_view, is_wish
from variorum.annotate.speech.scoring import score_candidate
from variorum.annotate.speech.trim import cue_words, to_ranges
from variorum.annotate.speech.words import load_words
from variorum.model.report import Block

_FEW = 5
"""Words in marks up to which they may be a doubted term."""
_CONSTRUCTION = 0.8
"""Score of "put its losses at 31", "called on Bell to resign": the verb says little, the construction all."""
_DONE = 0.2
"""Rate of a verb with an object under which it mostly tells of something done."""
_NO_SPEAKERS = word_list("no_speakers")
_SAYING = 0.25
"""Rate of a word in its construction from which on it is a word of saying."""

_BASES: dict[str, Basis] = {
    "quotation": "quotation",
    "continued": "quotation",
    "signature": "quotation",
    "heading": "heading",
    "label": "label",
    "list": "list",
    "gap": "saying",
    NESTED: NESTED,
}


def read_by_rules(
    text: str, doc: Doc, quotations: Sequence[Quotation], blocks: Sequence[Block], lexicon: Lexicon, threshold: float
) -> list[Attribution]:
    """The attributions of a text in the order of their first word.

    :param doc: the parse of ``text``; its tokens' offsets are those of ``text``.
    :param threshold: least rate (0 to 1) of a cue word in its construction.
    """
    page = Page(text, doc, quotations, [(block.start, block.end) for block in blocks])
    drafts, nested = _read_clauses(page, lexicon, threshold)
    read_quotations(page, drafts, lexicon)
    read_headings(page, [page.words((block.start, block.end)) for block in blocks if block.kind in ("title", "heading")], drafts)
    read_lists(page, blocks, drafts, lexicon)
    read_gaps(page, drafts)
    found = [_finish(page, draft, lexicon) for draft in (*drafts, *nested)]
    return sorted((one for one in found if one.content), key=lambda one: (min((one.content[0], *one.cue, *one.source)), one.content))


def _read_clauses(page: Page, lexicon: Lexicon, threshold: float) -> tuple[list[Draft], list[Draft]]:
    """Attributions by cue word and construction, and those nested in them; another whose cue lies in what one attributes is left out."""
    kept: list[tuple[float, Candidate]] = []
    for candidate in find_candidates(page.doc):
        if sum(end - start for start, end in candidate.content) > LONGEST or _only_reminds(page, candidate):
            continue
        if page.outside[candidate.cue] and (candidate.speaker >= 0 or candidate.frame.startswith("passive")):
            score = score_candidate(page.doc, candidate, page.outside, lexicon)
            cue = page.doc[candidate.cue]
            sure = is_estimate(cue) or is_appeal(cue) or is_view(cue) or is_wish(cue)
            if sure:
                score = max(score, _CONSTRUCTION)
            if score >= threshold and (sure or not _only_doubts(page, candidate, lexicon)):
                kept.append((score, candidate))
    drafts = sorted(_best(kept), key=lambda draft: draft.cue)
    return drafts, read_nested(page.doc, kept, drafts, page.outside)


def _only_reminds(page: Page, candidate: Candidate) -> bool:
    """Whether nobody says it: "it will be recalled that Bell said ..." tells what Bell said."""
    nobody = candidate.speaker < 0 or page.doc[candidate.speaker].lower_ == "it"
    if not nobody or candidate.lemma not in REMINDING:
        return False
    return candidate.frame.startswith("passive") or any(child.lower_ == "be" for child in page.doc[candidate.cue].children)


def _only_doubts(page: Page, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the marks in a thing done ("adopted a “peace” plan") are the reporter's doubt, as no word of saying goes with them."""
    if not candidate.frame.startswith(("dobj", "prep_", "noun_", "rel")):
        return False
    marked = [index for start, end in candidate.content for index in range(start, end) if not page.outside[index]]
    words = sum(not page.doc[index].is_punct for index in marked)
    if not 0 < words <= _FEW or lexicon.rate(candidate.lemma, candidate.frame) >= _SAYING or candidate.lemma in lexicon.quoting:
        return False
    return candidate.object < 0 or page.doc[candidate.object].lemma_.lower() not in load_words("cue_nouns.txt")


def _best(candidates: list[tuple[float, Candidate]]) -> list[Draft]:
    """The candidates left when those inside what another attributes go, and of two that attribute the same words the weaker."""
    inside = {index for _, one in candidates for start, end in one.content for index in range(start, end) if index != one.cue}
    taken: set[int] = set()
    drafts = []
    for score, one in sorted(candidates, key=lambda pair: (-pair[0], pair[1].cue)):
        words = {index for start, end in one.content for index in range(start, end)}
        if one.cue not in inside and not words & taken:
            taken |= words
            drafts.append(Draft(one.cue, one.speaker, one.source, one.content, score, one.frame))
    return drafts


def _basis(page: Page, draft: Draft, lexicon: Lexicon) -> Basis:
    """What shows that the draft attributes; a thing done is no saying: "adds a twist", "the flood claimed lives"."""
    if draft.frame in _BASES or draft.cue < 0:
        return _BASES.get(draft.frame, "clause")
    cue = page.doc[draft.cue]
    done = draft.frame == "dobj" and lexicon.rate(cue.lemma_.lower(), draft.frame) < _DONE
    mute = draft.speaker >= 0 and page.doc[draft.speaker].lemma_.lower() in _NO_SPEAKERS
    return "saying" if is_saying(cue) and not done and not mute else "clause"


def _finish(page: Page, draft: Draft, lexicon: Lexicon) -> Attribution:
    """The draft as ranges of the text, trimmed."""
    doc = page.doc
    source, said = _give_back(page, draft.source, draft.content)
    via = find_channel(doc, draft.cue, source, said)
    content = _without_channel(doc, said, via)
    return Attribution(
        source=to_ranges(page.text, doc, source),
        cue=to_ranges(page.text, doc, cue_words(doc[draft.cue])) if draft.cue >= 0 else (),
        content=to_ranges(page.text, doc, content),
        score=draft.score,
        basis=_basis(page, draft, lexicon),
        via=to_ranges(page.text, doc, (via,))[0] if via is not None else None,
    )


def _give_back(page: Page, source: tuple[Words, ...], content: tuple[Words, ...]) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Source and content with the first of two speakers given back to the source: of “...,” Bell and Orr said, the parser may lose Bell
    to the words said.
    """
    if not source:
        return source, content
    parts = []
    for start, end in content:
        cut = end
        while cut > start and page.outside[cut - 1]:
            cut -= 1
        lost = page.doc[cut:end]
        named = any(token.pos_ == "PROPN" for token in lost) and not any(token.pos_ in ("VERB", "AUX") for token in lost)
        if start < cut < end and 0 <= source[0][0] - end <= 1 and named:
            first = next(token.i for token in lost if not token.is_punct and not token.is_space)
            source = ((first, source[0][1]), *source[1:])
            end = cut
        parts.append((start, end))
    return source, tuple(parts)


def _without_channel(doc: Doc, content: tuple[Words, ...], via: Words | None) -> tuple[Words, ...]:
    """The content without the "according to ..." that names its channel at its end."""
    if via is None or not content or not content[-1][0] < via[0] < content[-1][1]:
        return content
    start = via[0]
    while start > content[-1][0] and doc[start].lower_ != "according":
        start -= 1
    return (*content[:-1], (content[-1][0], start)) if start > content[-1][0] else content
