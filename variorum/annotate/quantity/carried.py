"""Carries a currency or a length of time on to a bare number that shares it: "520 million dollars, of which 96 million is interest"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from spacy.tokens import Span, Token

from variorum.annotate.quantity.lexicon import LENGTHS, load_lexicon
from variorum.annotate.quantity.people import told_of_people
from variorum.annotate.quantity.printed import Printed
from variorum.model.report import Figure

_SCALED: Final = re.compile(r"(?:million|billion|trillion|mln|mn|bln|bn)\Z", re.IGNORECASE)
_REACH: Final = 900
"""Code points within which an amount in millions is one of the money named last."""
_LARGE: Final = 10**6
_DONE_BY_MONEY: Final = frozenset({"be", "remain", "go", "come", "flow", "represent", "cover", "prove"})
_WITHIN: Final = frozenset({"within", "after", "in", "for", "by"})


def carried_unit(found: Sequence[Figure], amount: Printed, tokens: Span) -> str | None:
    """The unit of a figure before that a bare number shares; ``None`` where it has a noun of its own or none is sure.

    :param found: the figures before it, in the order of the text.
    """
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if not found or not _stands_alone(tokens, following) or (tokens.start and tokens.doc[tokens.start - 1].lower_ == "to"):
        return None  # "from 500,000 to 1.6 million"
    if _SCALED.search(tokens.text):
        is_money = _is_of_sum(found[-1], tokens) or _is_one_sum(tokens, following)
        if not is_money and (told_of_people(tokens) is not None or _is_of_doers(tokens.root)):
            return None
        large = (one for one in reversed(found) if one.unit in _currencies() or (one.value or 0) >= _LARGE)
        last = next(large, None)
        return last.unit if last is not None and last.unit in _currencies() and amount.start - last.end <= _REACH else None
    if tokens.start < 1 or (before := tokens.doc[tokens.start - 1].lower_) not in _WITHIN:
        return None
    here = [one for one in found if one.start >= tokens.sent.start_char and one.unit in LENGTHS]
    ends = following is None or following.is_punct or following.is_space
    alike = (one.unit for one in reversed(here) if _word_before(tokens, one.start) == before or (ends and before in ("within", "after")))
    return next(alike, None)


def _is_of_doers(number: Token) -> bool:
    """Whether so many do something, as people do and money does not: "some 2 million live in the valley"."""
    return number.dep_ == "nsubj" and number.head.lemma_.lower() not in _DONE_BY_MONEY


def _is_of_sum(last: Figure, tokens: Span) -> bool:
    """Whether the sentence takes the number out of the sum before it: "of the 12 million dollars, only 7 million reached the port"."""
    before = tokens.doc.text[max(tokens.sent.start_char, last.start - 8) : last.start].lower()
    return last.start >= tokens.sent.start_char and before.strip() in ("of", "of the", "of these", "of some", "of about")


def _is_one_sum(tokens: Span, following: Token | None) -> bool:
    """Whether the verb right behind the number takes it for one thing, as a sum is and people are not: "14 million was released"."""
    singular = following is not None and following.lower_ in ("was", "is", "has")
    return singular and tokens.root.dep_ in ("nsubj", "nsubjpass")


def _word_before(tokens: Span, place: int) -> str | None:
    span = tokens.doc.char_span(place, place + 1, alignment_mode="expand")
    return tokens.doc[span.start - 1].lower_ if span is not None and span.start > 0 else None


def _stands_alone(tokens: Span, following: Token | None) -> bool:
    """Whether no noun of the number's own follows."""
    if following is None or following.is_space or (following.is_punct and following.text not in ("-", "‑")):
        return True
    if following.lower_ in ("no", "the"):
        return True  # "for 180 million no invoice exists"
    if following.lower_ == "a" and following.i + 1 < len(following.doc) and following.nbor().lower_ in LENGTHS:
        return True  # "60 million a day later"
    return following.pos_ in ("ADP", "AUX", "VERB", "CCONJ", "SCONJ", "PRON", "ADV") and following.lower_ not in ("of", "or", "to")


@cache
def _currencies() -> frozenset[str]:
    return frozenset(load_lexicon().currencies.values()) | frozenset(load_lexicon().codes)
