"""Finds who says the words in quotation marks: the cue and speaker after, before or between them."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from variorum.annotate.speech.lexicon import Lexicon
from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.subjects import is_passive, source_words, subject_of
from variorum.model.record import Record

_REACH_AFTER = 40
_REACH_BEFORE = 45
_STOPS = frozenset((".", "!", "?", ";", "…"))
_CLOSING = "»”\"'’"
_DASHES = frozenset(("—", "–", "―", "--", "-"))
_NOMINAL = ("PROPN", "PRON", "NOUN")


class Anchor(Record, frozen=True):
    """The cue and the speaker of a quotation, as token indices; ``weak`` where only a colon shows that it is said."""

    cue: int
    speaker: int
    source: tuple[Words, ...]
    weak: bool = False


def is_utterance(doc: Doc, inside: Words) -> bool:
    """Whether the words in marks are something said rather than a name or a doubted word: a clause, or closed by a pause."""
    words = [token for token in doc[inside[0] : inside[1]] if not token.is_punct and not token.is_space]
    if not words:
        return False
    has_verb = any(token.pos_ in ("VERB", "AUX") for token in words)
    long_words = [token for token in words if len(token) > 3]
    if len(words) > 1 and len(words) <= 8 and all(token.text[0].isupper() for token in long_words) and not words[0].is_sent_end:
        return has_verb and len(long_words) < 3
    last = doc[inside[1] - 1].text.rstrip(_CLOSING)[-1:]
    if last in (",", "?", "!") or (last == "." and len(words) > 2):
        return True
    return len(words) >= 4 and has_verb


def find_anchor(
    doc: Doc, quotation: Words, outside: Sequence[bool], block: Words, previous: Words | None, lexicon: Lexicon
) -> Anchor | None:
    """The cue next to a quotation (``quotation`` takes its marks in), with its speaker; ``None`` where there is none.

    ``outside`` tells for each token whether it stands outside all quotations; ``previous`` is the block before, which may end
    in a colon that leads the quotation in.
    """
    after = _words_after(doc, quotation, outside, block)
    before = _words_before(doc, quotation, outside, block)
    if not before and previous is not None and _last_word(doc, previous) == ":":
        before = _words_before(doc, (_stop(doc, previous), quotation[1]), outside, previous)
    if before and before[-1].text == ":":
        found = _anchor_before(before, lexicon) or _bare_speaker(before)
        if found:
            return found
    return _anchor_after(doc, quotation, after, lexicon) or _anchor_before(before, lexicon)


def find_signature(doc: Doc, quotation: Words, block: Words) -> Words | None:
    """The name set after a quotation and a dash, where both fill the block: “...” — Mary Bell."""
    if doc[block[0] : quotation[0]].text.strip():
        return None
    rest = [token for token in doc[quotation[1] : block[1]] if not token.is_space]
    if 2 <= len(rest) <= 9 and rest[0].text in _DASHES and rest[1].text[:1].isupper() and not any(one.pos_ == "VERB" for one in rest):
        return rest[1].i, rest[-1].i + 1
    return None


def _last_word(doc: Doc, block: Words) -> str:
    return doc[_stop(doc, block) - 1].text


def _stop(doc: Doc, block: Words) -> int:
    stop = block[1]
    while stop - 1 > block[0] and doc[stop - 1].is_space:
        stop -= 1
    return stop


def _words_after(doc: Doc, quotation: Words, outside: Sequence[bool], block: Words) -> list[Token]:
    """The words between a quotation and the end of its sentence or the next quotation."""
    last = _last_inside(doc, quotation)
    found: list[Token] = []
    for index in range(quotation[1], min(block[1], quotation[1] + _REACH_AFTER)):
        token = doc[index]
        if not outside[index] or token.text in _STOPS:
            break
        found.append(token)
    if last == "." and found and not found[0].text[:1].islower():
        return []
    return found


def _last_inside(doc: Doc, quotation: Words) -> str:
    for index in range(quotation[1] - 1, quotation[0], -1):
        text = doc[index].text
        if any(character.isalnum() or character in ".,?!" for character in text):
            return text[-1]
    return ""


def _words_before(doc: Doc, quotation: Words, outside: Sequence[bool], block: Words) -> list[Token]:
    """The words between the start of the sentence (or the quotation before) and a quotation, in order."""
    found: list[Token] = []
    for index in range(quotation[0] - 1, max(block[0], quotation[0] - _REACH_BEFORE) - 1, -1):
        token = doc[index]
        if not outside[index] or token.text in _STOPS:
            break
        found.append(token)
    found.reverse()
    return [token for token in found if not token.is_space]


def _anchor_after(doc: Doc, quotation: Words, after: list[Token], lexicon: Lexicon) -> Anchor | None:
    inner = {one.i for one in after}
    for position, token in enumerate(after[:25]):
        if token.pos_ not in ("VERB", "AUX") or token.lemma_.lower() not in lexicon.quoting:
            finite = token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP")
            if finite and position and not _inside_relative(token):
                return None
            continue
        if token.dep_ == "relcl" or (token.tag_ == "VBN" and token.dep_ == "acl"):
            continue
        subject = subject_of(token)
        if is_passive(token):
            if token.lemma_ not in ("quote", "cite", "report", "hear") or subject is None:
                continue
            return _anchor(token, subject)
        if subject is None or subject.i not in inner:
            subject = _nominal_near(after, position) or subject
        return _anchor(token, subject) if subject is not None else None
    return None


def _inside_relative(token: Token) -> bool:
    """Whether a verb stands in a relative clause, as in "Bell, who runs the dam, said"."""
    for _ in range(4):
        if token.dep_ in ("relcl", "acl"):
            return True
        token = token.head
    return False


def _nominal_near(after: list[Token], position: int) -> Token | None:
    """The noun just before the cue, or the first one after it ("said John Smith")."""
    for token in reversed(after[:position]):
        if token.pos_ in _NOMINAL and token.dep_ not in ("pobj", "appos", "compound", "poss"):
            return token
    for token in after[position + 1 : position + 6]:
        if token.pos_ in _NOMINAL and token.dep_ != "compound":
            return token
        if token.pos_ in ("VERB", "ADP", "SCONJ"):
            break
    return next((token for token in after[:position] if token.pos_ in _NOMINAL), None)


def _anchor_before(before: list[Token], lexicon: Lexicon) -> Anchor | None:
    for token in reversed(before):
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in lexicon.quoting and token.dep_ not in ("relcl", "amod"):
            subject = subject_of(token)
            if subject is not None and not is_passive(token):
                return _anchor(token, subject)
    return None


def _bare_speaker(before: list[Token]) -> Anchor | None:
    """ "Smith: '...'" and "Smith on the tariffs: '...'": the subject of the sentence that the colon ends, with its verb."""
    for token in before:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
            return _anchor(token.head, token, weak=True)
    return None


def _anchor(cue: Token, subject: Token, weak: bool = False) -> Anchor:
    return Anchor(cue=cue.i, speaker=subject.i, source=source_words(subject, cue), weak=weak)
