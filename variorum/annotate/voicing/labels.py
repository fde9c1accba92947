"""Finds words in quotation marks that nobody is reported to have said: a label of the outlet, not a quotation."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from variorum.annotate.speech.marks import Quotation
from variorum.annotate.voicing.lexicon import VoiceLexicon
from variorum.annotate.voicing.rules import Find
from variorum.model.report import Range

_MOST_WORDS = 5
_LONGEST = 60
"""Code points of a label at most."""
_MARKS = "\"'“”‘’«»„‚‹›`＂″‟"
_WHOSE = ("DT", "PRP$", "POS")
_JUDGED = ("attr", "acomp", "oprd", "ccomp")
"""Where words in quotation marks are what somebody says of a thing ('was "a gift"')."""
_WHY = "stands in quotation marks, and nobody is named who said it"


def find_labels(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    reported: Callable[[Range], bool],
    headings: Callable[[Range], bool],
    lexicon: VoiceLexicon,
) -> Iterator[Find]:
    """The labels among the quotations of a parsed text, marks and all, in its order.

    :param sentences: all of the text, parsed.
    :param reported: whether a range shares a code point with a statement: its words, its cue or its speaker.
    :param headings: whether a range shares a code point with a title or a heading.
    """
    ends = [sentence.end_char for sentence in sentences]
    outer = [one for one in quotations if one.depth == 0]
    for place, one in enumerate(outer):
        start, end = one.inner
        if not one.closed or end - start > _LONGEST or reported((one.start, one.end)):
            continue
        sentence = sentences[min(bisect_right(ends, start), len(ends) - 1)]
        inner = sentence.doc.char_span(start, end, alignment_mode="contract")
        reach = sentence.start_char, sentence.end_char
        others = outer[max(0, place - 1) : place] + outer[place + 1 : place + 2]
        alone = not any(other.start < reach[1] and reach[0] < other.end for other in others)
        if inner is None or not alone or not _is_short(inner) or _is_named(inner, sentence, lexicon):
            continue
        quiet = not reported(reach)
        fits = quiet and _is_adverb(inner) if headings(one.inner) else _fits(inner, sentence, quiet)
        if fits and not _is_echo(text, one, quotations, reported):
            yield Find("label", (one.start, one.end), (one.start, one.end), _WHY)


def _plain(words: str) -> str:
    return words.strip(" ,.;:!?").casefold()


def _is_short(inner: Span) -> bool:
    """A few words that are no sentence, name nobody, count nothing, and do not speak of the one who says them."""
    words = [token for token in inner if not token.is_punct]
    if not 0 < len(words) <= _MOST_WORDS or inner[-1].text in ".!?;":
        return False
    return not any(
        token.like_num or token.is_digit or token.tag_ == "MD" or token.lower_ in ("i", "me", "my", "we", "us", "our", "you", "your")
        or (token.dep_ in ("nsubj", "nsubjpass") and token.head in inner)
        for token in words
    )  # fmt: skip


def _beside(inner: Span, sentence: Span, step: int) -> Token | None:
    """The first word before (-1) or after (1) the quotation, past the mark, if nothing but the mark lies between."""
    place = inner.end if step > 0 else inner.start - 1
    doc = inner.doc
    while sentence.start <= place < sentence.end and not doc[place].text.strip(_MARKS):
        place += step
    return doc[place] if sentence.start <= place < sentence.end else None


def _is_named(inner: Span, sentence: Span, lexicon: VoiceLexicon) -> bool:
    """Whether the sentence is about the words themselves: calls something so, or speaks of the word, the title, the vote."""
    if any(token.lemma_.lower() in lexicon.lists["label_naming"] for token in sentence if token.i < inner.start or token.i >= inner.end):
        return True
    return any(
        near is not None and near.lemma_.lower() in lexicon.lists["label_word"]
        for near in (_beside(inner, sentence, -1), _beside(inner, sentence, 1))
    )


def _is_echo(text: str, one: Quotation, quotations: Sequence[Quotation], reported: Callable[[Range], bool]) -> bool:
    """Whether the same words stand in a longer quotation, or in one that somebody is reported to have said."""
    words = _plain(text[slice(*one.inner)])
    for other in quotations:
        told = _plain(text[slice(*other.inner)]) if other is not one else ""
        if words in told and (len(told) > len(words) or reported(other.inner)):
            return True
    return False


def _is_adverb(inner: Span) -> bool:
    return len(inner) == 1 and inner[0].lower_.endswith("ly") and inner[0].pos_ != "NOUN"


def _is_told_as(before: Token | None) -> bool:
    """Whether somebody tells a thing "as" the words in quotation marks: it may be he who put it so."""
    if before is None or before.i == 0:
        return False
    return "as" in (before.lower_, before.nbor(-1).lower_)


def _fits(inner: Span, sentence: Span, quiet: bool) -> bool:
    """Whether the words stand in the sentence as a part of the reporter's own phrase; ``quiet``: nobody speaks in that sentence."""
    if any(token.text[0].isupper() and not (token.is_sent_start or (len(inner) > 1 and token.text.isupper())) for token in inner):
        return False  # a title or a name
    if _is_adverb(inner):
        return quiet
    before, after = _beside(inner, sentence, -1), _beside(inner, sentence, 1)
    if _is_told_as(before):
        return False
    if after is not None and after.pos_ == "NOUN" and not after.like_url and not inner[-1].is_punct:
        noun = after
        while noun.dep_ == "compound" and noun.head.pos_ == "NOUN":
            noun = noun.head
        tied = inner.root.head in (after, noun) or (before is not None and before.head in (after, noun) and before.i < inner.start)
        if tied:
            return True
    root = inner.root
    if root.pos_ not in ("NOUN", "ADJ", "PROPN") or root.dep_ in _JUDGED or before is None:
        return False
    owned = before.tag_ in _WHOSE or (before.dep_ == "amod" and before.head in inner)
    return owned or (quiet and len(inner) == 1 and root.tag_ == "NNS" and root.dep_ in ("nsubj", "dobj", "pobj"))
