"""Tells what a number or the word before it means from its sentence: part of a name, an age, a time from an event, no hedge."""

from typing import Final

from spacy.tokens import Span, Token

from variorum.annotate.quantity.lexicon import is_measure
from variorum.annotate.quantity.printed import Printed

_DAYS: Final = frozenset({"day", "week", "month", "year", "decade", "century"})
_LENGTHS: Final = _DAYS | {"hour", "minute", "second"}
_FROM_EVENT: Final = frozenset({"after", "before", "later", "earlier", "prior", "previously", "ago", "hence", "afterward", "afterwards"})
_BEFORE_LENGTH: Final = frozenset("for in within of by just little well with after".split())
_LASTING: Final = frozenset("last take spend wait serve be have run need require exceed".split())
"""Words behind which "over two years" is more than two years; elsewhere it is their whole course: "spread over two years"."""
_OVER_TAKERS: Final = frozenset("hand turn take preside argue fight quarrel clash sign win dispute row disagree debate watch roll".split())
"""Verbs and nouns whose "over" goes with them."""
_OLDER: Final = frozenset({"older", "over", "up", "above", "under", "younger", "below"})
_OLDEST: Final = 120


_NAMES: Final = frozenset({"PERSON", "ORG", "PRODUCT", "LAW", "FAC", "EVENT", "WORK_OF_ART", "GPE", "LOC"})


def is_part_of_name(tokens: Span) -> bool:
    """Whether the number stands inside a name, as its second or later word, or is counted off by a proper noun before it."""
    first = tokens[0]
    if first.ent_iob_ == "I" and first.ent_type_ in _NAMES:
        return True
    if first.text.istitle() and first.i > 0 and first.is_alpha and first.doc[first.i - 1].pos_ == "PROPN" and first.dep_ != "ROOT":
        return True  # "the Quay Four dispute"
    head = tokens.root.head
    if head.ent_type_ == "DATE":
        return False  # "on Friday 21 people died"
    following = first.doc[tokens.end] if tokens.end < len(first.doc) else None
    if head.ent_type_ == "GPE" and following is not None and following.tag_ == "NNS":
        return False  # "sold Norland 24 fighters"
    return head.pos_ == "PROPN" and head.i == first.i - 1 and tokens.root.dep_ in ("nummod", "appos", "npadvmod") and head.text[0].isupper()


def is_sole(tokens: Span) -> bool:
    """Whether "only" or "just" stands before the number: then "one" tells how many."""
    return tokens.start > tokens.sent.start and tokens.doc[tokens.start - 1].lower_ in ("only", "just")


def is_listed(tokens: Span) -> bool:
    """Whether the noun of "one" is coordinated with several of another: "three soldiers and one civilian"."""
    noun = tokens.root.head
    others = [child for child in noun.children if child.dep_ == "conj"] + ([noun.head] if noun.dep_ == "conj" else [])
    return any(child.dep_ == "nummod" and child.lower_ != "one" for other in others for child in other.children)


def is_offset(unit: str | None, comparator: str, tokens: Span, end: int) -> bool:
    """Whether an amount only dates one event by another: "two days after the vote", "three weeks later"."""
    doc = tokens.doc
    if unit not in _DAYS or comparator not in ("=", "~"):
        return False
    following = next((token for token in doc[tokens.start : tokens.end + 8] if token.idx >= end), None)
    if following is not None and following.lower_ == "on" and following.i + 1 < len(doc) and doc[following.i + 1].text == ",":
        return True  # "four days on, there are two tolls"
    if following is None or following.lower_ not in _FROM_EVENT or following.i == 0:
        return False
    length = doc[following.i - 1]
    return length.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass", "attr") or (length.dep_ == "pobj" and length.head.i > length.i)


_SOURCES: Final = frozenset(
    "people person source official diplomat aide adviser advisor insider executive lawmaker minister lawyer expert analyst witness "
    "survivor relative neighbour neighbor resident colleague participant employee member staffer report".split()
)
"""Those whom reports quote without a name."""
_TELLING: Final = frozenset("say tell recall confirm report suggest add note describe claim acknowledge explain recount warn".split())
_MOST_SOURCES: Final = 9


def is_of_sources(amount: Printed, tokens: Span) -> bool:
    """Whether the number only says how many unnamed people told the news: "two diplomats said", "according to three people"."""
    if amount.comparator != "=" or amount.upper is not None or amount.value is None or amount.value > _MOST_SOURCES:
        return False
    root = tokens.root
    noun = root.head if root.dep_ == "nummod" else root
    if root == noun and not any(child.dep_ == "prep" and child.lower_ == "of" for child in root.children):
        return False
    named = noun if root != noun else next((below for of in root.children if of.lower_ == "of" for below in of.children), noun)
    if named.lemma_.lower() not in _SOURCES:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according":
        return True
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in _TELLING:
        return False
    return verb.dep_ in ("ccomp", "parataxis") or any(child.dep_ in ("ccomp", "parataxis", "dobj", "dative") for child in verb.children)


def is_preposition(amount: Printed, unit: str | None, tokens: Span) -> bool:
    """Whether "about" or "over" before the amount is no hedge: "spoke about two plans", "spread over ten years"."""
    if amount.comparator not in ("~", ">") or tokens.start < 2:
        return False
    doc = tokens.doc
    place = tokens.start - 1
    if doc[place].lower_ in ("a", "an", "the"):
        place -= 1
    word = doc[place]
    if word.lower_ == "about":
        return word.dep_ == "prep"
    if word.lower_ == "over" and (word.dep_ == "prt" or doc[word.i - 1].lemma_.lower() in _OVER_TAKERS):
        return True  # "hand over seven"
    if word.lower_ == "around":
        return word.dep_ == "prep" and word.i > 0 and doc[word.i - 1].tag_ == "NNS" and not is_measure(unit or "")
    if word.lower_ != "over" or unit not in _LENGTHS or word.i == 0:
        return False
    return word.i < tokens.start - 1 or word.dep_ == "prep" or not _takes_length(doc[word.i - 1])


def _takes_length(before: Token) -> bool:
    return before.is_punct or before.lower_ in _BEFORE_LENGTH or before.lemma_.lower() in _LASTING


def is_age(tokens: Span) -> bool:
    """Whether a bare number is the age of people: "those 58 and older", "voters under 30", "since he was five"."""
    doc = tokens.doc
    if _is_predicate_of_person(tokens):
        return True
    if not tokens.text.isdigit() or int(tokens.text) > _OLDEST:
        return False
    following = doc[tokens.end : tokens.end + 2]
    if len(following) == 2 and following[0].lower_ in ("and", "or") and following[1].lower_ in _OLDER:
        return True
    if tokens.start < 2:
        return False
    before, above = doc[tokens.start - 1], doc[tokens.start - 2]
    if before.lower_ in _OLDER and above.tag_ in ("NNS", "NNPS", "DT") and not above.text.isdigit():
        return True
    if before.is_punct and before.text == "," and above.ent_type_ == "PERSON":
        return True
    return before.lemma_.lower() == "be" and above.lower_ in ("he", "she", "i")


def _is_predicate_of_person(tokens: Span) -> bool:
    """Whether somebody "is" the number: "the youngest is nineteen", "Berzin, who is 58 and taught history"."""
    root = tokens.root
    if root.i != tokens.end - 1 or root.dep_ not in ("attr", "acomp") or root.head.lemma_ != "be":
        return False
    subject = next((child for child in root.head.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    who = root.head.head if subject.lower_ == "who" else subject
    return subject.lower_ in ("he", "she", "who") or who.ent_type_ == "PERSON" or _is_born_first(subject)


def _is_born_first(subject: Token) -> bool:
    """Whether somebody is picked out by age: "the youngest", "the oldest victim"."""
    return subject.lower_ in _BORN or any(child.dep_ == "amod" and child.lower_ in _BORN for child in subject.children)


_BORN: Final = frozenset({"youngest", "oldest", "eldest"})
