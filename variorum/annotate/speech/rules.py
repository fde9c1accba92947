"""Reads who said what by rules alone: cue words with clauses, and quotation marks with the cue and speaker beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.clauses import Candidate, find_candidates
from variorum.annotate.speech.lexicon import Lexicon
from variorum.annotate.speech.marks import Quotation
from variorum.annotate.speech.phrases import Words, join_words
from variorum.annotate.speech.quotes import find_anchor, is_utterance
from variorum.annotate.speech.scoring import score_candidate
from variorum.annotate.speech.trim import cue_words, to_ranges
from variorum.model.report import Range

_SPOKEN = 0.95
"""Score of a quotation with a cue and a speaker beside it."""
_CONTINUED = 0.8
"""Score of a quotation that goes on after one of the same paragraph."""


class _Draft:
    """An attribution under construction, in token indices."""

    def __init__(
        self,
        cue: int,
        speaker: int,
        person: int,
        source: tuple[Words, ...],
        content: tuple[Words, ...],
        score: float,
        frame: str = "quotation",
    ) -> None:
        self.cue = cue
        self.speaker = speaker
        self.person = person
        self.source = source
        self.content = content
        self.score = score
        self.frame = frame
        self.quoted_to = -1
        """Token index where its last quotation ends."""


class _Page:
    """One parsed text with its quotations and blocks as token ranges."""

    def __init__(self, text: str, doc: Doc, quotations: Sequence[Quotation], blocks: Sequence[Range]) -> None:
        self.text = text
        self.doc = doc
        offsets = doc.to_array(["IDX", "LENGTH"]).astype("int64")
        self.starts = offsets[:, 0].tolist()
        self.ends = (offsets[:, 0] + offsets[:, 1]).tolist()
        self.blocks = [self.words(block) for block in blocks]
        self.quotations = [one for one in quotations if one.depth == 0 and (not one.single or _is_long(text, one))]
        self.outside = [True] * len(doc)
        for quotation in self.quotations:
            start, end = self.words((quotation.start, quotation.end))
            for index in range(start, end):
                self.outside[index] = False

    def words(self, span: Range) -> Words:
        """The tokens that share a character with ``span``."""
        return bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])

    def block_of(self, index: int) -> Words:
        """The block that holds the token, the token alone where there is none."""
        position = bisect_right(self.blocks, (index, len(self.starts) + 1)) - 1
        if position >= 0 and self.blocks[position][0] <= index < self.blocks[position][1]:
            return self.blocks[position]
        return index, index + 1


def _is_long(text: str, quotation: Quotation) -> bool:
    return text.count(" ", quotation.inner[0], quotation.inner[1]) >= 3


def read_by_rules(
    text: str, doc: Doc, quotations: Sequence[Quotation], blocks: Sequence[Range], lexicon: Lexicon, threshold: float
) -> list[Attribution]:
    """The attributions of a text in the order of their first word.

    :param doc: the parse of ``text``; its tokens' offsets are those of ``text``.
    :param threshold: least rate (0 to 1) of a cue word in its construction.
    """
    page = _Page(text, doc, quotations, blocks)
    drafts = _read_clauses(page, lexicon, threshold)
    _read_quotations(page, drafts, lexicon)
    found = [_finish(page, draft) for draft in drafts]
    return sorted((one for one in found if one.content), key=lambda one: (min((one.content[0], *one.cue, *one.source)), one.content))


def _read_clauses(page: _Page, lexicon: Lexicon, threshold: float) -> list[_Draft]:
    """Attributions by cue word and construction; one whose cue lies in what another attributes is left out."""
    kept: list[tuple[float, Candidate]] = []
    for candidate in find_candidates(page.doc):
        if page.outside[candidate.cue] and (candidate.speaker >= 0 or candidate.frame.startswith("passive")):
            score = score_candidate(page.doc, candidate, page.outside, lexicon)
            if score >= threshold:
                kept.append((score, candidate))
    return sorted(_best(kept), key=lambda draft: draft.cue)


def _best(candidates: list[tuple[float, Candidate]]) -> list[_Draft]:
    """The candidates left when those inside what another attributes go, and of two that attribute the same words the weaker."""
    inside = {index for _, one in candidates for start, end in one.content for index in range(start, end) if index != one.cue}
    taken: set[int] = set()
    drafts = []
    for score, one in sorted(candidates, key=lambda pair: (-pair[0], pair[1].cue)):
        words = {index for start, end in one.content for index in range(start, end)}
        if one.cue not in inside and not words & taken:
            taken |= words
            drafts.append(_Draft(one.cue, one.speaker, one.person, one.source, one.content, score, one.frame))
    return drafts


def _read_quotations(page: _Page, drafts: list[_Draft], lexicon: Lexicon) -> None:
    """Give each quotation to the attribution that covers it, to the cue beside it, or to the speaker before it."""
    by_cue = {draft.cue: draft for draft in drafts}
    holder: dict[int, _Draft] = {}
    for draft in drafts:
        for start, end in draft.content:
            for index in range(start, end):
                holder.setdefault(index, draft)
    last: _Draft | None = None
    for quotation in page.quotations:
        words = page.words((quotation.start, quotation.end))
        if words[0] >= words[1]:
            continue
        block = page.block_of(words[0])
        covering = _covering(page, words, holder)
        if covering is not None:
            covering.content = join_words(covering.content, (words,))
            covering.quoted_to = words[1]
            last = covering
            continue
        if not is_utterance(page.doc, page.words(quotation.inner)):
            continue
        anchor = find_anchor(page.doc, words, page.outside, block, lexicon)
        if anchor is not None and anchor.cue in by_cue:
            draft = by_cue[anchor.cue]
            draft.content = join_words(draft.content, (words,)) if _near(draft.content, words) else (words,)
        elif anchor is not None:
            draft = _Draft(anchor.cue, anchor.speaker, anchor.person, anchor.source, (words,), _SPOKEN)
            drafts.append(draft)
            by_cue[anchor.cue] = draft
        elif last is not None and last.quoted_to >= block[0] and _follows(page, last, words):
            draft = last
            draft.content = join_words(draft.content, (words,))
        elif last is not None and last.quoted_to > block[0]:
            draft = _Draft(-1, last.speaker, last.person, last.source, (words,), _CONTINUED)
            drafts.append(draft)
        else:
            continue
        draft.quoted_to = words[1]
        last = draft


def _covering(page: _Page, words: Words, holder: dict[int, _Draft]) -> _Draft | None:
    """The attribution whose content holds at least half the words of the quotation."""
    counts: dict[int, int] = {}
    drafts: dict[int, _Draft] = {}
    total = 0
    for index in range(*words):
        if page.doc[index].is_punct:
            continue
        total += 1
        draft = holder.get(index)
        if draft is not None and not words[0] <= draft.cue < words[1]:
            counts[draft.cue] = counts.get(draft.cue, 0) + 1
            drafts[draft.cue] = draft
    if not counts:
        return None
    best = max(counts, key=lambda cue: (counts[cue], -cue))
    return drafts[best] if 2 * counts[best] >= total else None


def _near(content: tuple[Words, ...], words: Words) -> bool:
    """Whether content and quotation overlap or adjoin, so that both belong to one saying."""
    return any(start < words[1] + 3 and words[0] < end + 12 for start, end in content)


def _follows(page: _Page, draft: _Draft, words: Words) -> bool:
    """Whether only the cue's own sentence stands between the last quotation of ``draft`` and this one."""
    between = [token for token in page.doc[draft.quoted_to : words[0]] if not token.is_space]
    if not between:
        return True
    if len(between) > 40 or not draft.quoted_to <= draft.cue < words[0]:
        return False
    return sum(token.text in (".", "!", "?") for token in between[:-1]) == 0


def _finish(page: _Page, draft: _Draft) -> Attribution:
    """The draft as ranges of the text, trimmed."""
    doc = page.doc
    taken = draft.source
    content = to_ranges(page.text, doc, draft.content)
    return Attribution(
        source=to_ranges(page.text, doc, taken),
        cue=to_ranges(page.text, doc, cue_words(doc[draft.cue])) if draft.cue >= 0 else (),
        content=content,
        score=draft.score,
    )
