"""Gives a saying of a pronoun set into a sentence to its subject: "An official was blunter: the firm, he said, can pay"."""

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from variorum.annotate.speech.continuing import PRONOUNS
from variorum.annotate.speech.linking import MentionIndex, name_around
from variorum.annotate.speech.placing import without
from variorum.annotate.speech.words import load_words
from variorum.model.report import Range, Statement

_NOUNS = ("NOUN", "PROPN", "NUM")
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMING = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PROPN"})
"""Words that a speaker's name and titles are made of."""


def subject_of_frame(token: Token) -> Token | None:
    """The subject that a speaking pronoun set into its sentence can only mean, ``None`` where the sentence tells nothing.

    Before a colon it is whoever is said to be so or so; of "X has lost five men, it says, in a week" it is X. In the past ("X would pay,
    it said"), and of a "he", another may speak.
    """
    verb, doc = token.head, token.doc
    if token.dep_ != "nsubj" or abs(verb.i - token.i) != 1 or verb.lemma_.lower() not in load_words("cue_quoting.txt"):
        return None
    first = token.sent.start
    if min(token.i, verb.i) <= first + 1 or doc[min(token.i, verb.i) - 1].text != ",":
        return None
    before = doc[first : token.i]
    colon = next((word.i for word in before if word.text == ":"), None)
    if colon is not None:
        named = (word for word in before if word.dep_ in _SUBJECTS and max(word.i, word.head.i) < colon and word.head.lemma_ == "be")
        subject = next(named, None)
    else:
        own = token.lower_ == "it" and verb.tag_ == "VBZ"
        subject = next((word for word in before if word.dep_ in _SUBJECTS and _is_present(word.head)), None) if own else None
    return subject if subject is not None and subject.pos_ in _NOUNS else None


def _is_present(verb: Token) -> bool:
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    return (helping[0] if helping else verb).tag_ in ("VBZ", "VBP")


def give_to_framed(statements: Sequence[Statement], text: str, doc: Doc, mentions: MentionIndex) -> list[Statement]:
    """The statements, those of such a pronoun with the words and the entity of the subject, and without what stands before its colon."""
    return [_given(one, text, doc, mentions) for one in statements]


def _given(one: Statement, text: str, doc: Doc, mentions: MentionIndex) -> Statement:
    words = doc.char_span(*one.speaker[0]) if len(one.speaker) == 1 and not one.heading else None
    if words is None or len(words) != 1 or words.text.casefold() not in PRONOUNS:
        return one
    subject = subject_of_frame(words[0])
    if subject is None:
        return one
    entities = mentions.at(name_around(subject)) or mentions.at((subject.idx, subject.idx + len(subject)))
    colon = text.find(":", subject.idx, words[0].idx)
    content = without(one.content, [(words[0].sent.start_char, colon + 1)], text) if colon >= 0 else one.content
    return msgspec.structs.replace(one, speaker=(_phrase(subject),), speaker_entity=entities, content=content or one.content)


def speaker_behind(doc: Doc, cue: Range) -> tuple[Range, ...]:
    """The words behind a cue that name its speaker, up to the next mark: “...,” affirmed Mr Berg; empty where none stand there."""
    words = doc.char_span(*cue, alignment_mode="expand")
    if words is None:
        return ()
    end = words.end
    while end < len(doc) and not doc[end].is_punct and not doc[end].is_space and doc[end].pos_ in _NAMING:
        end += 1
    named = doc[words.end : end]
    if not any(token.pos_ in _NOUNS for token in named):
        return ()
    return ((named.start_char, named.end_char),)


def _phrase(subject: Token) -> Range:
    """The subject with its modifiers, up to a clause that hangs on it."""
    last = next((child.left_edge.i for child in subject.rights if child.dep_ in ("relcl", "acl", "punct", "appos")), None)
    end = subject.doc[last - 1] if last is not None else subject.right_edge
    return subject.left_edge.idx, end.idx + len(end)
