"""Gives the items of a list to the speaker of the line that leads it in: "The council wants:" and the demands below it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from variorum.annotate.speech.lexicon import Lexicon
from variorum.annotate.speech.page import Draft, Page
from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.subjects import agent_of, is_passive, subject_of
from variorum.annotate.speech.words import load_words
from variorum.model.report import Block

_BULLET = re.compile(r"\s*(?:[-–—*•▪‣◦·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_SCORE = 0.8
_STANDS = frozenset(("priority", "requirement"))
"""What somebody wants, besides the nouns of saying."""
_LISTING = frozenset("formulate list name outline present".split())
_LAYING = frozenset("lay set spell".split())
"""Verbs of saying with "out"."""
_DECIDING = frozenset("agree decide decree resolve".split())
_SITTINGS = frozenset("conference congress meeting session sitting".split())
_BEFORE = 300
"""Tokens before a lead-in in which the sitting it speaks of is named."""
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
        lead = blocks[block.lead]
        colon = page.text[lead.start : lead.end].rstrip().endswith(":")
        if item[0] >= item[1] or any(item[0] <= cue < item[1] and not (colon and _is_within(page.doc[cue], item)) for cue, _ in cues):
            continue
        within = page.words((lead.start, lead.end))
        leading = [drafts[position] for cue, position in cues if within[0] <= cue < within[1]]
        if leading and leading[-1].source:
            last = leading[-1]
            found.append(Draft(last.cue, last.speaker, last.source, (item,), _SCORE, "list"))
            continue
        named = _set_out(page, within) or _named_demands(page, within) or _bare_verb(page, within, lexicon) or _sitting(page, within)
        if named is not None:
            cue, holder = named
            source = (holder.left_edge.i, min(holder.right_edge.i + 1, cue.i) if holder.i < cue.i else holder.right_edge.i + 1)
            found.append(Draft(cue.i, holder.i, (source,), (item,), _SCORE, "list"))
    items = [draft.content[0] for draft in found]
    drafts[:] = [draft for draft in drafts if not any(first <= draft.cue < last for first, last in items)] + found


def _is_within(cue: Token, item: Words) -> bool:
    """Whether a cue is but a part of what an item says: a noun ("a promise from Bell that ..."), or "to ask for ..."."""
    subject = subject_of(cue)
    return cue.pos_ == "NOUN" or subject is None or not item[0] <= subject.i < item[1]


def _without_bullet(page: Page, block: Block) -> Words:
    match = _BULLET.match(page.text, block.start, block.end)
    return page.words((match.end() if match else block.start, block.end))


def _named_demands(page: Page, lead: Words) -> tuple[Token, Token] | None:
    """ "The council's demands include:", "The position of the council is clear:": the noun that names the sayings, and whose they are."""
    nouns = load_words("cue_nouns.txt") | _STANDS
    for token in page.doc[lead[0] : lead[1]]:
        if token.pos_ == "NOUN" and token.lemma_.lower() in nouns:
            holder = next((child for child in token.children if child.dep_ == "poss"), None) or _owner(token)
            if holder is not None and holder.pos_ != "PRON":
                return token, holder
    return None


def _owner(noun: Token) -> Token | None:
    """Whose "of" a noun is."""
    of = next((child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"), None)
    return next((below for below in of.children if below.dep_ == "pobj"), None) if of is not None else None


def _set_out(page: Page, lead: Words) -> tuple[Token, Token] | None:
    """ "She set out three things she means to obtain:", "the terms, as laid out by Bell, are:": who puts the items before others."""
    for token in page.doc[lead[0] : lead[1]]:
        out = any(child.dep_ in ("prt", "prep", "advmod") and child.lower_ == "out" for child in token.children)
        if token.pos_ == "VERB" and (token.lemma_.lower() in _LISTING or (token.lemma_.lower() in _LAYING and out)):
            passive = is_passive(token)
            holder = agent_of(token) if passive else subject_of(token)
            counted = passive or any(child.dep_ == "dobj" and _is_counted(child) for child in token.subtree)
            if holder is not None and counted and (passive or holder.i < token.i):
                return token, holder
    return None


def _is_counted(things: Token) -> bool:
    return any(child.like_num or child.lower_ in ("following", "several") for child in things.children)


def _sitting(page: Page, lead: Words) -> tuple[Token, Token] | None:
    """ "At the session it was decided:": the body whose session was named last."""
    words = page.doc[lead[0] : lead[1]]
    verb = next((token for token in words if token.lemma_.lower() in _DECIDING and token.tag_ == "VBN"), None)
    named = next((token for token in words if token.lemma_.lower() in _SITTINGS), None)
    if verb is None or named is None or any(token.pos_ == "PROPN" for token in words):
        return None
    for token in reversed(page.doc[max(0, lead[0] - _BEFORE) : lead[0]]):
        if token.lemma_.lower() == named.lemma_.lower() and (body := _owner(token)) is not None and body.pos_ == "PROPN":
            return verb, body
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
