"""Finds on whose word a figure stands where the sentence names its source: "the union fears for 340 jobs", "the court's list has 37"."""

from collections.abc import Callable

from spacy.tokens import Span, Token

Named = Callable[[Token], str | None]
"""Which entity is mentioned at a token."""

_CLAIMERS = frozenset(
    "say claim fear expect estimate reckon count report put speak cite predict believe think mention give tell announce warn calculate "
    "assess record log list admit concede insist forecast project note state add acknowledge confirm declare maintain suggest".split()
)
"""Verbs whose subject answers for a number in what they govern."""
TELLERS = frozenset({"say", "claim", "put", "estimate", "report", "tell", "announce", "count", "speak"})
"""Verbs that name the source of a bare number beside them."""
_DOCUMENTS = frozenset(
    "count tally list record register census survey poll estimate figure report paper log toll study audit data statistic document "
    "inventory roll total calculation filing database".split()
)
"""Nouns for what holds numbers; whose they are or where they lie, that is the source."""
_OFFERS = frozenset(
    "proposal counter-proposal counterproposal plan offer counteroffer budget demand bid package bill scheme request".split()
)
_CARERS = frozenset({"hospital", "clinic", "morgue", "infirmary"})
_CARE = frozenset({"treat", "admit", "receive", "discharge", "keep"})
_INSIDE = frozenset({"dobj", "pobj", "prep", "ccomp", "xcomp", "attr", "nummod", "quantmod", "compound", "pcomp", "oprd", "advcl", "acomp",
                     "nsubj", "nsubjpass", "amod", "conj", "npadvmod", "appos", "dative", "acl", "nmod"})  # fmt: skip
_HOLDERS = frozenset({"at", "of", "by", "from", "in"})


def source_of(amount: Span, named: Named) -> str | None:
    """The entity that the sentence itself names as the source of an amount, else ``None``.

    :param amount: the tokens of the number.
    """
    node = root = amount.root
    if (found := _projected_by(root, named)) is not None:
        return found
    for _ in range(12):
        above = node.head
        if node.dep_ == "relcl" and (offer := _offer_of(above)) is not None:
            return _owner(offer, named) or _offerer(offer, named)
        if above is node or node.dep_ not in _INSIDE:
            return None
        if above.pos_ in ("VERB", "AUX"):
            subject = next((child for child in above.children if child.dep_ == "nsubj"), None)
            if subject is not None and subject is not node and subject.i not in {token.i for token in _path(root, node)}:
                found = _answers(subject, above, named)
                if found is not None:
                    return found
        node = above
    return None


def _projected_by(number: Token, named: Named) -> str | None:
    """Who stands behind the noun that is counted: "the growth rate projected by the bank"."""
    for noun in (number.head, number.head.head):
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _CLAIMERS:
                for below in child.children:
                    if below.dep_ == "agent" or below.lower_ == "by":
                        return next((name for deep in below.children if (name := named(deep)) is not None), None)
    return None


def _offer_of(noun: Token) -> Token | None:
    """The offer that a relative clause is about, also where the parser hangs it on a noun behind: "put a plan on the table that ..."."""
    if noun.lemma_.lower() in _OFFERS:
        return noun
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return next((child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in _OFFERS), None)


def _offerer(offer: Token, named: Named) -> str | None:
    """Who makes the offer that holds the number: "Lund put a plan on the table that included 5 million"."""
    if offer.dep_ != "dobj":
        return None
    return next((named(child) for child in offer.head.children if child.dep_ == "nsubj"), None)


def gapped_speaker(amount: Span) -> Token | None:
    """The noun for who gives a bare number whose verb is left out: the organisers in "the police had said 900, the organisers 2,500"."""
    root = amount.root
    noun = root.head
    is_gapped = root.dep_ == "appos" and noun.i < amount.start and noun.pos_ in ("NOUN", "PROPN")
    return noun if is_gapped and not any(child.dep_ in ("prep", "acl") for child in root.children) else None


def _path(low: Token, high: Token) -> list[Token]:
    path = [low]
    while path[-1].i != high.i and path[-1].head is not path[-1] and len(path) < 20:
        path.append(path[-1].head)
    return path


def _answers(subject: Token, verb: Token, named: Named) -> str | None:
    """The source that a subject of a verb gives: a document's owner, a hospital that treats, or who claims."""
    if subject.lemma_.lower() in _DOCUMENTS:
        return _owner(subject, named)
    lemma = verb.lemma_.lower()
    if lemma in _CARE and subject.lemma_.lower() in _CARERS:
        return named(subject)
    return named(subject) if lemma in _CLAIMERS else None


def _owner(document: Token, named: Named) -> str | None:
    for child in document.children:
        if child.dep_ in ("poss", "compound") and (name := named(child)) is not None:
            return name
    for child in document.children:
        if child.dep_ == "prep" and child.lower_ in _HOLDERS:
            for below in child.children:
                if below.dep_ == "pobj" and (name := named(below)) is not None:
                    return name
    return None
