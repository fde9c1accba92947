"""Finds on what a position depends: "if ...", "unless ...", "provided that ...", "Should X refuse, ...", "otherwise"."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from variorum.annotate.acts.clauses import range_of, trim, without_consequence
from variorum.annotate.acts.occasions import OCCASIONS
from variorum.annotate.acts.status import find_condition, is_mere_hedge, is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import Range

_EXCEPTING = frozenset({"unless", "until", "till", "without", "before", "while"})
_INVERTED = frozenset({"should", "were", "had"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "prep", "acl", "relcl", "dep", "pcomp", "parataxis", "npadvmod", "xcomp"})


_ENDING = frozenset(
    {"abandon", "cancel", "cease", "drop", "end", "halt", "lift", "remove", "renounce", "repeal", "stop", "suspend", "withdraw"}
)
"""Verbs with which something ill comes to its end."""
_NEGATIVE = frozenset({"no", "not", "nobody", "none", "nothing", "without", "ever", "still"})
_LASTING = frozenset({"continue", "last", "persist", "proceed", "remain", "stay", "wait"})
_PHRASES = frozenset({"to the extent", "in the event", "on the condition", "on condition", "insofar as", "contingent on", "subject to"})
"""Openings of phrases that set a condition."""
_OPENERS = frozenset({"as", "if", "lest", "once", "only", "provided", "providing", "so", "unless", "until"})


_NOT_AT_ALL = re.compile(r",?\s+or\s+not\s+at\s+all\W*\Z", re.IGNORECASE)
"""Behind the only way in which something is wanted."""


_UNDERTAKING = frozenset("assure confirm declare guarantee pledge promise say swear undertake vow write".split())
"""With these a condition is what somebody is to say, be it that something will not be done."""


class Condition(NamedTuple):
    """What a position depends on. ``adverse``: it is what the party does not want; ``excepting``: "unless", "until"; ``delaying``: what
    must come first, "until"; ``only``: nothing else will do, "only if"."""

    range: Range
    adverse: bool
    excepting: bool
    delaying: bool = False
    only: bool = False


def condition_of(word: Token) -> Condition | None:
    """The condition of the clause of ``word``, wherever in its sentence it stands.

    Looked for first below the word and the words that govern it, then among the other clauses of the sentence.
    """
    found = find_condition(word)
    for child in (below for deed in word.children if deed.dep_ == "xcomp" for below in deed.children):
        if child.lower_ == "without" and child.dep_ == "prep" and _is_negated_deed(word):
            return _read(child)
    node = word
    for _ in range(6):
        for child in node.children:
            head = _condition_head(child, word)
            if head is not None and not _is_of_next_clause(head, word):
                return _read(head)
        if node.head == node or node.dep_ not in ("ccomp", "xcomp", "conj", "dobj", "acl", "pcomp", "prep"):
            break
        node = node.head
    if found is None:
        return None
    words = word.doc.char_span(*found, alignment_mode="expand")
    return _judge(found, words.root if words is not None else word, words[0].lower_ if words is not None else "")


def first_of(deed: Token) -> Range | None:
    """What must be done first, where a demanded deed is to come before another: "lift the ban before talks begin"."""
    for child in deed.children:
        if _before(child) is not None and child.dep_ in ("advcl", "prep") and child.i > deed.i:
            told = any(below.dep_ == "pcomp" for below in child.children) or child.dep_ == "advcl"
            return trim(deed.doc, deed.left_edge.i, child.left_edge.i - 1) if told else None
    return None


def thing_first(verb: Token) -> Range | None:
    """What must be given first, where a thing is demanded before something takes place: "wants an assurance before the talks"."""
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if thing is None:
        return None
    for child in (*verb.children, *thing.children):
        before = _before(child)
        if before is None or before.i < thing.i:
            continue
        ahead = child.dep_ == "advcl" and child.tag_ in ("VB", "VBP", "VBZ")
        if ahead or (child.dep_ == "prep" and any(map(_is_occasion, child.children))):
            return trim(verb.doc, thing.left_edge.i, before.i - 1)
    return None


def _before(clause: Token) -> Token | None:
    """The "before" that opens a clause or phrase."""
    return next((mark for mark in (clause, *clause.children) if mark.lower_ == "before"), None)


def _is_occasion(noun: Token) -> bool:
    return noun.dep_ == "pobj" and (noun.lemma_.lower() in OCCASIONS or noun.left_edge.lower_ == "any")


def only_way(doc: Doc, content: Range) -> Range | None:
    """The way that somebody demands as the only one: "wants them to come by sea or not at all"."""
    words = doc.char_span(*content, alignment_mode="contract")
    match = _NOT_AT_ALL.search(words.text) if words is not None else None
    return (content[0], words.start_char + match.start()) if words is not None and match is not None and match.start() else None


def _is_of_next_clause(head: Token, word: Token) -> bool:
    """Whether a conjunction between the word and a condition after it begins another clause: "he will go, and if he wins, ..."."""
    return any(
        token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
        for token in (*word.doc[word.i + 1 : max(head.left_edge.i, word.i + 1)], *_clause_of(head))
    )


def _clause_of(head: Token) -> list[Token]:
    """The clause that a condition stands before, where it is joined to the one before it: "..., and if he wins, he goes"."""
    return [head.head] if head.head.i > head.i else []


def _condition_head(child: Token, word: Token) -> Token | None:
    """The head of a conditional clause that ``child`` is, the clause of the word itself left out."""
    if child.lower_ in ("long", "soon") and child.dep_ == "advmod" and any(below.dep_ == "advcl" for below in child.children):
        return child
    if child == word or child.left_edge.i <= word.i <= child.right_edge.i:
        return None
    if child.dep_ == "conj":
        return child if _is_limiting(child) else None
    if child.dep_ not in _SUBORDINATE:
        return None
    first = child.left_edge
    if first.is_quote or first.is_punct:
        first = child.doc[min(first.i + 1, child.i)]
    second = child.doc[min(first.i + 1, len(child.doc) - 1)]
    third = child.doc[min(first.i + 2, len(child.doc) - 1)]
    mark = first.lower_
    if mark == "only" or mark == "even":
        mark = second.lower_
        if first.lower_ == "even" and mark == "if":
            return None
    if mark in ("if", "unless", "lest", "assuming"):
        return None if is_mere_hedge(child) else child
    if mark in ("provided", "providing") and second.lower_ in ("that", "the", "each", "they", "it", "a", "he", "she", "we", "you"):
        return child
    if mark in ("as", "so") and second.lower_ == "long" and third.lower_ == "as":
        return child
    if mark in ("until", "till", "once") and child.dep_ in ("advcl", "prep") and _is_negated_deed(word):
        return child
    if mark in ("until", "till") and child.dep_ == "advcl" and _goes_on(word):
        return child
    if mark == "without" and child.dep_ == "prep" and _is_negated_deed(word):
        return child
    if mark == "while" and _is_negated_deed(word):
        return child
    if f"{mark} {second.lower_} {third.lower_}" in _PHRASES or f"{mark} {second.lower_}" in _PHRASES:
        return None if any(token.lower_ == "anonymity" for token in child.subtree) else child
    if mark == "the" and second.lower_ in ("minute", "moment", "instant", "day", "hour") and child.pos_ in ("VERB", "AUX", "NOUN"):
        return child
    opens = first.i == child.left_edge.i or child.left_edge.text == ","
    if mark in _INVERTED and first.dep_ == "aux" and opens and child.i > first.i + 1:
        return child
    return None


def _is_limiting(clause: Token) -> bool:
    """Whether a clause that the parser coordinates limits what stands before it: "..., but only if X", "..., should X refuse, ..."."""
    opening = [child for child in clause.lefts if not child.is_punct and child.dep_ != "cc"]
    if any(child.dep_ == "mark" and child.lower_ == "if" for child in opening):
        before = clause.doc[max(0, opening[0].i - 1)].lower_
        return opening[0].lower_ == "only" or before in ("but", "though", "albeit")
    subject = next((child for child in opening if child.dep_ in ("nsubj", "nsubjpass")), None)
    return bool(opening) and subject is not None and opening[0].lower_ == "should" and opening[0].i < subject.left_edge.i


def _is_negated_deed(word: Token) -> bool:
    return is_negated(word) or any(
        child.dep_ == "attr" and any(below.lower_ == "no" for below in child.children) for child in word.children
    )


def _goes_on(word: Token) -> bool:
    """Whether the clause says that something will go on: "the siege will go on until he apologises"."""
    if not any(child.dep_ == "aux" and child.lower_ in ("will", "would", "'ll", "’ll") for child in word.children):
        return False
    lemma = word.lemma_.lower()
    return lemma in _LASTING or (lemma in ("go", "carry", "keep", "press") and any(child.lower_ == "on" for child in word.children))


def _read(head: Token) -> Condition:
    first = head.left_edge
    if first.lower_ in ("long", "soon") and first.i > 0:
        first = head.doc[first.i - 1]  # the parser leaves the first "as" of "as long as" to the verb
    while first.i < head.i and (first.is_punct or first.dep_ == "cc"):
        first = first.nbor()
    first = _past_inquit(first, head)
    end = range_of(head)[1]
    if head.lower_ in ("provided", "providing") and head.right_edge == head:  # the parser may hang its clause beside it
        clause = next((child for child in head.head.children if child.left_edge.i == head.i + 1), head.sent.root)
        end = trim(head.doc, head.i, clause.right_edge.i)[1]
    elif first.lower_ == "should":  # the parser may hang the clause that follows on it
        end = next((token.idx for token in head.doc[head.i : head.right_edge.i + 1] if token.text == ","), end)
    return _judge((first.idx, end), head, first.lower_)


def _past_inquit(first: Token, head: Token) -> Token:
    """The first word of a condition that the parser hangs on the words of who said it: 'he said, "as long as there is work"'."""
    words = list(first.doc[first.i : head.i + 1])
    opening = next((at for at, word in enumerate(words) if word.lower_ in _OPENERS and at > 1 and words[at - 1].is_punct), None)
    told = opening is not None and any(word.tag_ == "VBD" for word in words[:opening])
    return words[opening] if opening is not None and told else first


def _judge(span: Range, head: Token, mark: str) -> Condition:
    span = without_consequence(span, head.doc)
    said = [child for child in head.children if child.dep_ == "ccomp" and head.lemma_.lower() in _UNDERTAKING]
    undertaken = {below.i for child in said for below in child.subtree}
    inside = [token for token in head.subtree if token.i not in undertaken and token.idx < span[1]]
    negative = any(token.dep_ == "neg" or token.lower_ in _NEGATIVE for token in inside)
    adverse = negative or (head.lemma_.lower() not in _ENDING and any(token.lemma_.lower() in words_in("ill_turn") for token in inside))
    return Condition(span, adverse, mark in _EXCEPTING, mark in ("until", "till"), mark == "only")
