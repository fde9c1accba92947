"""Finds whose a number is by the paper whose terms it is: "Oland circulated a plan. The bank would pay within 30 days"."""

from collections.abc import Callable
from typing import Final

from spacy.tokens import Span, Token

Named = Callable[[Token], str | None]
"""Which entity is mentioned at a token."""

_PAPERS: Final = frozenset(
    "compromise counter-proposal counterproposal deal document draft formula offer outline package paper plan proposal text".split()
)
"""Nouns for what sets out terms."""
_BRINGING: Final = frozenset(
    "bring circulate draft float forward make present propose put send submit suggest table unveil hand produce tender".split()
)
"""Verbs by which the maker of a paper brings it out."""
_REACH: Final = 3
"""Sentences of terms behind the one that names the paper."""


def termed_by(amount: Span, named: Named) -> str | None:
    """The maker of the paper among whose terms an amount stands: what "would" be done, told in its sentence or in those before it."""
    sentence = amount.sent
    colon = next((token for token in reversed(amount.doc[sentence.start : amount.start]) if token.text == ":"), None)
    if colon is not None:
        return _maker_in(amount.doc[sentence.start : colon.i], named)
    if not _is_term(amount.root):
        return None
    if (maker := _relating(amount, named)) is not None:
        return maker
    for _ in range(_REACH):
        before = _sentence_before(sentence)
        if before is None:
            return None
        if (maker := _maker_in(before, named)) is not None:
            return maker
        if not any(token.lower_ == "would" for token in before):
            return None
        sentence = before
    return None


def _is_term(number: Token) -> bool:
    """Whether the number stands in what would be done."""
    return any(
        child.lower_ == "would" and child.dep_ == "aux"
        for verb in number.ancestors
        if verb.pos_ in ("VERB", "AUX")
        for child in verb.children
    )


def _relating(amount: Span, named: Named) -> str | None:
    """The maker of the paper under whose terms the clause stands: "the Oland plan, under which it would pay 40"."""
    before = amount.doc[amount.sent.start : amount.start]
    under = next(
        (token.i for token in before if token.lower_ in ("under", "by") and token.i + 1 < amount.start and token.nbor().lower_ == "which"),
        None,
    )
    return _maker_in(amount.doc[amount.sent.start : under], named) if under is not None else None


def _sentence_before(sentence: Span) -> Span | None:
    """The sentence before one in its paragraph."""
    if sentence.start == 0:
        return None
    before = sentence.doc[sentence.start - 1].sent
    return None if "\n" in sentence.doc.text[before.start_char : sentence.start_char] else before


def _maker_in(words: Span, named: Named) -> str | None:
    """The maker of the last paper in some words whose maker they tell."""
    papers = (token for token in reversed(words) if token.lemma_.lower() in _PAPERS and token.pos_ == "NOUN")
    return next((maker for paper in papers if (maker := _maker(paper, named)) is not None), None)


def _maker(paper: Token, named: Named) -> str | None:
    """Whose a paper is: it bears his name, he brings it out, or it is from him."""
    for child in paper.children:
        if child.dep_ in ("poss", "amod", "compound") and (name := named(child)) is not None:
            return name
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((name for below in child.children if (name := named(below)) is not None), None)
    for verb in ([paper.head] if paper.dep_ == "dobj" else []) + [child for child in paper.children if child.dep_ == "relcl"]:
        if verb.lemma_.lower() in _BRINGING:
            return next((named(child) for child in verb.children if child.dep_ == "nsubj" and child.pos_ != "PRON"), None)
    return None
