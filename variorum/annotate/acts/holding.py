"""Reads the parts of a position: who holds it, what it says, what sets it off, how it is hedged."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import range_of, trim
from variorum.annotate.acts.roles import is_passive, patients_of, subjects_of
from variorum.model.report import PositionKind, Range

_CONTENT_PREPOSITIONS = frozenset({"for", "of", "about", "against", "over", "to", "regarding", "with", "from", "on", "away"})
_SPELLERS = frozenset({"involve", "include", "foresee", "envisage", "provide", "consist", "mean", "contain", "entail", "demand"})
"""Verbs by which an offer or a demand says what is in it."""
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly"})
_CARRIERS = frozenset(
    "issue express voice make state repeat renew reiterate give have show signal declare present submit "
    "table offer send hand put unveil announce deliver underline stress emphasize emphasise".split()
)
_CONSEQUENCES = frozenset(
    {
        "consequence",
        "repercussion",
        "response",
        "retaliation",
        "risk",
        "danger",
        "war",
        "escalation",
        "action",
        "cost",
        "damage",
        "collapse",
        "price",
    }
)


def carrier_of(word: Token) -> Token:
    """The verb whose object or predicate the word is: "expressed willingness", "is ready"."""
    head = word.head
    if word.dep_ == "nsubj" and word.pos_ == "NOUN":
        # the parser reads "an offer, made to A, involves B" as two joined clauses
        speller = next((verb for verb in (head, *head.children) if verb.lemma_.lower() in _SPELLERS and verb.dep_ != "nsubj"), None)
        if speller is not None and (speller is head or speller.dep_ == "conj"):
            return speller
    if word.dep_ in ("acomp", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return head
    if word.dep_ == "dobj" and head.lemma_.lower() in _CARRIERS:
        return head
    if word.dep_ == "pobj" and head.lower_ == "with" and head.head.pos_ in ("VERB", "AUX"):
        return head.head
    return word


def holder_of(word: Token, cast: Cast) -> tuple[str, ...]:
    """The parties that the words name as its holder: the doer of the verb, the owner of the noun, the subject of its carrier."""
    if word.pos_ in ("VERB", "AUX"):
        found = [name for noun in subjects_of(word) for name in parties_of(noun, cast)]
        return tuple(dict.fromkeys(found))
    found = []
    for child in word.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            found.extend(parties_of(child, cast))
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            found.extend(name for below in child.children if below.dep_ == "pobj" for name in parties_of(below, cast))
    carrier = carrier_of(word)
    if not found and carrier is not word:
        found = [name for noun in subjects_of(carrier) if noun is not word for name in parties_of(noun, cast)]
    return tuple(dict.fromkeys(found))


def is_unnamed(word: Token) -> bool:
    """Whether the words name no holder: no subject, or only a pronoun."""
    holders = subjects_of(carrier_of(word))
    return all(noun.pos_ == "PRON" for noun in holders)


def content_of(word: Token, kind: PositionKind) -> Range | None:
    """The range of what is demanded, offered ...: the complement clause, else the object, else the noun after the preposition."""
    if word.dep_ == "nsubj" and word.pos_ == "NOUN" and carrier_of(word) is not word:
        told = carrier_of(word).children
        return next((range_of(child) for child in told if child.dep_ in ("dobj", "ccomp", "xcomp", "prep")), None)
    first = ("prep",) if kind == "accusation" else ("ccomp", "xcomp")
    for kinds in (first, ("dobj",), ("nsubjpass",), ("prep", "acl", "dative"), ("advcl",)):
        for child in word.children:
            if child.dep_ not in kinds or (child.dep_ == "prep" and (child.lower_ not in _CONTENT_PREPOSITIONS or _is_time(child))):
                continue
            if child.dep_ == "nsubjpass" and not is_passive(word):
                continue
            return _without_condition(child)
    for child in word.children:
        if child.dep_ in ("advmod", "prt") and any(below.dep_ == "prep" for below in child.children):
            return _without_condition(child)
    if word.dep_ == "dobj" and carrier_of(word) is not word:
        return range_of(word)
    if word.dep_ == "relcl" and word.head.pos_ in ("NOUN", "PROPN"):
        return trim(word.doc, word.head.left_edge.i, word.left_edge.i - 1)
    return None


def _is_time(preposition: Token) -> bool:
    """Whether it says when: "threatened on Monday to close the port"."""
    return any(child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME") for child in preposition.children)


def _without_condition(head: Token) -> Range:
    """The subtree of ``head`` up to a condition at its end."""
    last = head.right_edge.i
    for child in head.children:
        conditional = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.children)
        if (conditional or (child.dep_ == "prep" and child.lower_ == "before")) and child.i > head.i:
            last = min(last, child.left_edge.i - 1)
    return trim(head.doc, head.left_edge.i, max(last, head.i))


def trigger_of(word: Token) -> Range | None:
    """What sets a warned-of consequence off: "warning about X supplying Y", "X would damage Y", "respond to any test"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in ("about", "against", "over", "to", "regarding"):
            inner = list(child.children)
            if any(below.dep_ == "pcomp" for below in inner):
                return trim(word.doc, inner[0].left_edge.i, inner[-1].right_edge.i)
            for below in inner:
                if below.dep_ == "pobj" and any(c.dep_ == "det" and c.lower_ == "any" for c in below.children):
                    return range_of(below)
                if (
                    below.dep_ == "pobj"
                    and word.pos_ in ("NOUN", "PROPN")
                    and child.lower_ != "to"
                    and below.lemma_.lower() not in _CONSEQUENCES
                ):
                    return range_of(below)
        if child.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ in ("would", "will", "could") for c in child.children):
            for below in child.children:
                if below.dep_ in ("nsubj", "csubj", "nsubjpass") and below.pos_ == "NOUN":
                    return range_of(below)
    return None


def hedge_of(word: Token) -> Range | None:
    """A word beside it that weakens the report of it: "reportedly"."""
    for node in (word, *word.children, word.head, *word.head.children):
        if node.lower_ in _HEDGES:
            return node.idx, node.idx + len(node)
    for noun in patients_of(word):
        for child in noun.children:
            if child.lower_ in _HEDGES:
                return child.idx, child.idx + len(child)
    return None
