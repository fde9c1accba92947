"""Gives each quotation of a page to the attribution that covers it, the cue beside it, or the speaker who goes on."""

from variorum.annotate.speech.lexicon import Lexicon
from variorum.annotate.speech.marks import Quotation
from variorum.annotate.speech.page import Draft, Page
from variorum.annotate.speech.phrases import Words, join_words
from variorum.annotate.speech.quotes import Anchor, find_anchor, find_signature, is_utterance

_SPOKEN = 0.95
"""Score of a quotation with a cue and a speaker beside it."""
_WEAK = 0.5
"""Score of a quotation after a colon whose sentence has no cue word."""
_GAP = 4
"""Most tokens between two quotations joined by "and"."""
_BESIDE = 5
"""Most tokens between a quotation and the words its cue has, the speaker left out: the cue, a comma, a mark."""
_CONTINUED = 0.8
"""Score of a quotation that goes on after one of the same paragraph."""


def read_quotations(page: Page, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Add the quotations to ``drafts``: to the content of one of them, or as new ones. A doubted word without speaker is left."""
    reader = _Passages(page, drafts, lexicon)
    for quotation in page.quotations:
        reader.place(quotation)


class _Passages:
    """What is known while the quotations are read in order."""

    def __init__(self, page: Page, drafts: list[Draft], lexicon: Lexicon) -> None:
        self.page = page
        self.drafts = drafts
        self.lexicon = lexicon
        self.by_cue = {draft.cue: draft for draft in drafts}
        self.holder: dict[int, Draft] = {}
        for draft in drafts:
            for start, end in draft.content:
                for index in range(start, end):
                    self.holder.setdefault(index, draft)
        self.last: Draft | None = None
        self.open = False
        """Whether the quotation before was left open at the end of its block."""

    def place(self, quotation: Quotation) -> None:
        words = self.page.words((quotation.start, quotation.end))
        if words[0] >= words[1]:
            return
        was_open, self.open = self.open, not quotation.closed
        block = self.page.block_index(words[0])
        draft = self._goes_on(words, block) if was_open else None
        if draft is None:
            draft = self._find(words, self.page.words(quotation.inner), block)
        if draft is not None:
            draft.quoted_to = words[1]
            self.last = draft

    def _goes_on(self, words: Words, block: int) -> Draft | None:
        """The attribution whose quotation was left open in the block before, if this one opens the next block."""
        last = self.last
        if last is None or block <= 0 or self.page.blocks[block][0] != words[0] or last.quoted_to < self.page.blocks[block - 1][0]:
            return None
        own = self._covering(words)
        if own is not None and own is not last:
            return None  # the block has a cue of its own: "... he wrote" stands behind it again
        last.content = join_words(last.content, (words,))
        return last

    def _find(self, words: Words, inner: Words, block: int) -> Draft | None:
        page = self.page
        covering = self._covering(words)
        if covering is not None:
            covering.content = join_words(covering.content, (words,))
            return covering
        ending = self._ending_at(words[0])
        if ending is not None:
            ending.content = join_words(ending.content, (words,))
            return ending
        joined = self._joined(words)
        if joined is not None:
            return joined
        if not is_utterance(page.doc, inner):
            return None
        around = page.blocks[block] if block >= 0 else words
        before = page.blocks[block - 1] if block > 0 else None
        anchor = find_anchor(page.doc, words, page.outside, around, before, self.lexicon)
        if anchor is not None:
            return self._anchored(anchor, words)
        signature = find_signature(page.doc, words, around)
        if signature is not None:
            return self._add(Draft(-1, signature[0], (signature,), (words,), _SPOKEN, "signature"))
        return self._continued(words, around)

    def _ending_at(self, index: int) -> Draft | None:
        """The attribution by a cue before it whose content runs up to this word: the parser lost its end to the quotation."""
        draft = self.holder.get(index - 1)
        if draft is None or not 0 <= draft.cue < index or draft.content[-1][1] != index:
            return None
        return draft if self.page.doc[index - 1].pos_ != "PUNCT" else None

    def _anchored(self, anchor: Anchor, words: Words) -> Draft | None:
        known = self.by_cue.get(anchor.cue)
        if known is None:
            known = Draft(anchor.cue, anchor.speaker, anchor.source, (words,), _WEAK if anchor.weak else _SPOKEN, "quotation")
            self.by_cue[anchor.cue] = known
            return self._add(known)
        if _near(known, words):
            known.content = join_words(known.content, (words,))
        elif known.frame.startswith("ccomp"):
            return None
        else:
            known.content = (words,)
        return known

    def _joined(self, words: Words) -> Draft | None:
        """The attribution of the quotation just before, where only "and", "but" or the like stands between."""
        last = self.last
        if last is None or not 0 <= words[0] - last.quoted_to <= _GAP:
            return None
        between = self.page.doc[last.quoted_to : words[0]]
        if not len(between) or not any(token.dep_ == "cc" or token.lower_ in ("and", "but", "or") for token in between):
            return None
        if any(token.pos_ in ("VERB", "AUX") or token.text in (".", "!", "?", ";") for token in between):
            return None
        last.content = join_words(last.content, ((last.quoted_to, words[1]),))
        return last

    def _continued(self, words: Words, around: Words) -> Draft | None:
        last = self.last
        if last is None or last.quoted_to <= around[0]:
            return None
        if self._follows(last, words):
            last.content = join_words(last.content, (words,))
            return last
        return self._add(Draft(-1, last.speaker, last.source, (words,), _CONTINUED, "continued"))

    def _add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    def _covering(self, words: Words) -> Draft | None:
        """The attribution whose content holds at least half the words of the quotation."""
        counts: dict[int, int] = {}
        total = 0
        for index in range(*words):
            if self.page.doc[index].is_punct:
                continue
            total += 1
            draft = self.holder.get(index)
            if draft is not None and not words[0] <= draft.cue < words[1]:
                counts[draft.cue] = counts.get(draft.cue, 0) + 1
        if not counts:
            return None
        best = max(counts, key=lambda cue: (counts[cue], -cue))
        draft = self.by_cue[best]
        inside = all(words[0] <= start and end <= words[1] for start, end in draft.content)
        return draft if inside or 2 * counts[best] >= total else None

    def _follows(self, draft: Draft, words: Words) -> bool:
        """Whether only the cue's own sentence stands between the last quotation of ``draft`` and this one."""
        between = [token for token in self.page.doc[draft.quoted_to : words[0]] if not token.is_space]
        if not between:
            return True
        if len(between) > 40 or not draft.quoted_to <= draft.cue < words[0]:
            return False
        return sum(token.text in (".", "!", "?") for token in between[:-1]) == 0


def _near(draft: Draft, words: Words) -> bool:
    """Whether content and quotation overlap or adjoin, the cue and its speaker between them left out, so that both belong to one saying."""
    for start, end in draft.content:
        between = sum(min(last, start) - max(first, words[1]) for first, last in draft.source if words[1] <= first and last <= start)
        if start < words[1] + _BESIDE + between and words[0] < end + 12:
            return True
    return False
