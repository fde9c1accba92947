"""Gives the items of a list to the speaker of the line that leads it in: "The council wants:" and the demands below it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from variorum.annotate.speech.lexicon import Lexicon
from variorum.annotate.speech.page import Draft, Page
from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.subjects import is_passive, subject_of
from variorum.annotate.speech.words import load_words
from variorum.model.report import Block

_BULLET = re.compile(r"\s*(?:[-–—*•▪‣◦·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_SCORE = 0.8
_OFTEN = 0.3
"""Least rate at which a verb attributes in any construction, to lead in a list."""


def read_lists(page: Page, blocks: Sequence[Block], drafts: list[Draft], lexicon: Lexicon) -> None:
    """Add to ``drafts`` each list item that says nothing of its own speaker, with the speaker and cue of its lead-in."""
    cues = sorted((draft.cue, position) for position, draft in enumerate(drafts) if draft.cue >= 0)
    found: list[Draft] = []
    for block in blocks:
        if block.kind != "list_item" or block.lead is None:
            continue
        item = _without_bullet(page, block)
        if item[0] >= item[1] or any(item[0] <= cue < item[1] for cue, _ in cues):
            continue
        lead = blocks[block.lead]
        within = page.words((lead.start, lead.end))
        leading = [drafts[position] for cue, position in cues if within[0] <= cue < within[1]]
        if leading and leading[-1].source:
            last = leading[-1]
            found.append(Draft(last.cue, last.speaker, last.source, (item,), _SCORE, "list"))
            continue
        named = _named_demands(page, within) or _bare_verb(page, within, lexicon)
        if named is not None:
            cue, holder = named
            source = (holder.left_edge.i, min(holder.right_edge.i + 1, cue.i))
            found.append(Draft(cue.i, holder.i, (source,), (item,), _SCORE, "list"))
    drafts.extend(found)


def _without_bullet(page: Page, block: Block) -> Words:
    match = _BULLET.match(page.text, block.start, block.end)
    return page.words((match.end() if match else block.start, block.end))


def _named_demands(page: Page, lead: Words) -> tuple[Token, Token] | None:
    """ "The council's demands include:": the noun that names the sayings, and whose they are."""
    nouns = load_words("cue_nouns.txt")
    for token in page.doc[lead[0] : lead[1]]:
        if token.pos_ == "NOUN" and token.lemma_.lower() in nouns:
            holder = next((child for child in token.children if child.dep_ == "poss"), None)
            if holder is not None and holder.pos_ != "PRON":
                return token, holder
    return None


def _bare_verb(page: Page, lead: Words, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """ "The council demands:": a verb that often attributes, with nothing after it but the list, and its subject."""
    for token in reversed(page.doc[lead[0] : lead[1]]):
        if token.is_punct or token.is_space:
            continue
        known = token.pos_ == "VERB" and (
            token.lemma_.lower() in lexicon.quoting or lexicon.word_rate(token.lemma_.lower(), "verb") >= _OFTEN
        )
        subject = subject_of(token) if known and not is_passive(token) else None
        return (token, subject) if subject is not None and subject.i < token.i else None
    return None
