"""Tells by grammar where a reporter speaks in images and where he turns to the reader."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from variorum.annotate.voicing.lexicon import VoiceLexicon
from variorum.annotate.voicing.rules import Find
from variorum.model.report import Range

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TURN = re.compile(r"((?:[A-Z][\w.'’-]+[ \t]?){1,4})(?:\([^)\n]*\))?:[ \t]+\S")
_TURNS = 3
"""Paragraphs that begin with a name and a colon, of which so many make a transcript if one name comes back: there "I" is whoever speaks."""
_ASKING = ("WP", "WP$", "WRB", "WDT", "MD")
_SHORT = 8
"""Words of a question without a verb ("The result?")."""
_BIDDEN = ("dobj", "ccomp", "advcl", "npadvmod")
_LEADS = ("but", "and", "or", "so", "now", ",", "just")
"""Words that may stand before a verb that bids the reader, and before the word that asks him."""


def is_transcript(paragraphs: Iterable[str]) -> bool:
    """Whether a text gives the turns of several speakers, each with a name and a colon before it."""
    turns = Counter(match.group(1) for paragraph in paragraphs if (match := _TURN.match(paragraph)))
    return turns.total() >= _TURNS and max(turns.values()) > 1


def find_turns(doc: Doc, sentences: Sequence[Span], lexicon: VoiceLexicon) -> Iterator[Find]:
    """Images given as findings, and sentences that address the reader."""
    lists = lexicon.lists
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in lists["metaphor_thing"]:
            yield from _thing(token, lists["metaphor_state"])
        elif token.pos_ == "VERB" and lemma in lists["metaphor_seem"]:
            yield from _likeness(token, lists["metaphor_word"])
    for sentence in sentences:
        yield from _address(sentence, lists["aside_imperative"])
        if len(sentence) > 1 and sentence.text.rstrip().endswith("?"):
            yield from _question(sentence)


def _thing(noun: Token, states: frozenset[str]) -> Iterator[Find]:
    """A thing one could touch "of" something one cannot ("a fog of suspicion")."""
    for of in noun.rights:
        state = next((child for child in of.rights if child.dep_ == "pobj"), None) if of.lower_ == "of" else None
        if state is not None and state.lemma_.lower() in states:
            place = noun.left_edge.idx, state.idx + len(state)
            yield Find("metaphor", place, place, f"an image, not a finding: “{noun.text}”")


def _likeness(verb: Token, words: frozenset[str]) -> Iterator[Find]:
    """What words or a plan sound like ("the offer reads like a bill")."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    like = next((child for child in verb.rights if child.lower_ == "like" and child.dep_ == "prep"), None)
    if subject is not None and like is not None and subject.lemma_.lower() in words and any(child.dep_ == "pobj" for child in like.rights):
        yield Find("metaphor", (verb.idx, like.idx + len(like)), (verb.idx, _end(like)), "an image, not a finding: a likeness")


def _end(token: Token) -> int:
    last = token.right_edge
    while last.i > token.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return int(last.idx + len(last))


def _whole(sentence: Span) -> Range:
    words = sentence.text.rstrip()
    return sentence.start_char, sentence.start_char + len(words)


def _address(sentence: Span, verbs: frozenset[str]) -> Iterator[Find]:
    """A sentence that bids the reader do something in mind ("Imagine a port without a crane.")."""
    verb = sentence.root
    before = [token for token in sentence if token.i < verb.i and not token.is_space]
    bidding = verb.tag_ in ("VB", "VBP") and verb.lemma_.lower() in verbs
    if bidding and all(token.lower_ in _LEADS for token in before) and any(child.dep_ in _BIDDEN for child in verb.rights):
        yield Find("aside", (verb.idx, verb.idx + len(verb)), _whole(sentence), "speaks to the reader")


def _question(sentence: Span) -> Iterator[Find]:
    """A question that asks the reader ("Who, then, will pay?") or, without a verb, one that the reporter answers ("The result?").

    "Need help?" is an offer, and an answer in quotation marks is somebody else's.
    """
    words = [token for token in sentence if not token.is_punct and not token.is_space]
    asking = next((token for token in words if token.lower_ not in _LEADS), None)
    if asking is None or len(words) < 2:
        return
    whole = _whole(sentence)
    if asking.tag_ in _ASKING or asking.pos_ == "AUX":
        yield Find("aside", whole, whole, "asks the reader")
        return
    following = sentence.doc[sentence.end] if sentence.end < len(sentence.doc) else None
    same_line = "\n" not in sentence.text[whole[1] - whole[0] :]
    short = len(words) <= _SHORT and not words[0].tag_.startswith("VB") and not any(token.tag_ in _FINITE for token in words)
    if short and same_line and following is not None and following.is_alpha:
        yield Find("aside", whole, whole, "asks, to answer himself")
