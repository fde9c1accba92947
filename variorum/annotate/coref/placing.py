"""Decides what a known name stands for where it is printed: the state, its government, or the place."""

import re

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, head_of
from variorum.model.report import EntityKind
from variorum.text.places import Place, load_cities, load_gazetteer, name_key

_LOCATIVE = word_list("locative_prepositions")
_MOTION = word_list("motion_verbs")
_MOTION_NOUNS = word_list("motion_nouns")
_LOCAL_NOUNS = word_list("local_nouns")
_AGENT_VERBS = word_list("agent_verbs")
_STATE_VERBS = _AGENT_VERBS | word_list("speech_verbs") | word_list("claiming_verbs")
_DEALING = word_list("dealing_verbs")
_ACCUSING = frozenset({"accuse", "ask", "blame", "condemn", "summon", "tell", "urge", "warn"})
_OF_PEOPLE = word_list("peoples_verbs")
_AMONG = frozenset({"among", "amongst", "between", "under", "like"})
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_OPENING = re.compile(
    rf"(?P<places>[^\W\d_][\w.'’ /-]{{1,40}}?(?:, [^\W\d_][\w.'’ ]{{2,25}}?)?), (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?!\w)"
)
"""The places of a dateline and its day."""
_DATELINE = 8
"""Tokens within which a dateline's dash stands."""


def stands_for_place(view: View, first: int, last: int) -> bool:
    """Whether a capital is printed as the place: after "in" or "at", as a dateline, as the aim of a journey, before "airport"."""
    doc = view.doc
    head = doc[head_of(doc, first, last)]
    if _is_dateline(view, first, last):
        return True
    if head.dep_ in ("compound", "nmod", "amod") and head.head.lower_ in _LOCAL_NOUNS:
        return True
    return _is_locative(_first_of_list(head))


def acts_as_government(view: View, first: int, last: int) -> bool:
    """Whether a land is printed as one who decides: it is the subject of "rejects" or "signed"."""
    head = _first_of_list(view.doc[head_of(view.doc, first, last)])
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in _AGENT_VERBS


def is_side(view: View, mention: Mention) -> bool:
    """Whether "the X-ians" means their state: they say or do what states do, or are told or asked, and nothing tells which of them."""
    doc = view.doc
    head = doc[mention.head]
    bare = mention.first > 0 and doc[mention.first - 1].lower_ == "the" and mention.last == mention.first + 1
    if not bare or any(child.dep_ not in ("det", "punct") for child in head.children) or head.dep_ == "conj":
        return False
    verb = head.head.lemma_.lower()
    if head.dep_ == "nsubj":
        return verb in _STATE_VERBS or (verb not in _OF_PEOPLE and _is_deed(head.head) and not view.quoted[head.i])
    dealing = head.head.head.lemma_.lower() if head.dep_ == "pobj" else ""
    told = head.dep_ == "dobj" and verb in _ACCUSING
    return told or (head.dep_ == "pobj" and head.head.lower_ in ("with", "to", "by") and dealing in _DEALING)


def is_dealt_with(view: View, mention: Mention) -> bool:
    """Whether "the X-ians" are those with or to whom something is done; their state, where a report tells of no single people of it."""
    doc = view.doc
    head = doc[mention.head]
    place = load_gazetteer().find(view.words(mention.first, mention.last))
    if not is_bare_people(view, mention) or view.quoted[head.i] or place is None or place.kind != "people":
        return False
    if any(child.dep_ not in ("det", "punct", "case") for child in head.children):
        return False
    return head.dep_ in ("dative", "dobj", "poss") or (head.dep_ == "pobj" and head.head.lower_ not in _AMONG)


def is_bare_people(view: View, mention: Mention) -> bool:
    """Whether a people is printed as "the X-ians" and nothing more."""
    return mention.first > 0 and view.doc[mention.first - 1].lower_ == "the" and mention.last == mention.first + 1 and mention.plural


def _is_deed(verb: Token) -> bool:
    """Whether a verb is one that the parser has not taken for another, as in "the X-ians killed in the storm were buried"."""
    governs = any(child.dep_ in ("aux", "ccomp", "dobj", "prt", "xcomp") for child in verb.children)
    return verb.pos_ == "VERB" and (governs or verb.tag_ not in ("VBD", "VBN"))


def _is_dateline(view: View, first: int, last: int) -> bool:
    """Whether the name opens its block and a dash follows, at once or after a state or an agency: "X, Y (Agency) -", or a day does."""
    doc = view.doc
    if _is_before_day(view, first, last):
        return True
    if first > 0 and view.block[first - 1] == view.block[first]:
        return False
    for index in range(last, min(len(doc), last + _DATELINE)):
        token = doc[index]
        if view.block[index] != view.block[first] or token.pos_ in ("VERB", "AUX") or token.text == ".":
            return False
        if token.text in ("—", "–", "--", "-"):
            return bool(doc[index - 1].whitespace_) or token.text in ("—", "--")
    return False


def _is_before_day(view: View, first: int, last: int) -> bool:
    """Whether the name is a place of a dateline with its day: "X, 11 March (Agency).", "X/Y, June 10, 2026 -"."""
    begin = first
    while begin > 0 and view.block[begin - 1] == view.block[first] and first - begin < _DATELINE:
        begin -= 1
    if begin > 0 and view.block[begin - 1] == view.block[first]:
        return False
    opening = _OPENING.match(view.text, view.doc[begin].idx)
    return opening is not None and view.range(first, last)[1] <= opening.end("places")


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _is_locative(token: Token) -> bool:
    if token.dep_ != "pobj":
        return token.dep_ == "dobj" and token.head.lemma_ in ("visit", "leave", "reach", "tour")
    preposition = token.head
    if preposition.lower_ in _LOCATIVE:
        return True
    governor = preposition.head
    if preposition.lower_ in ("to", "from", "into", "toward", "towards", "for"):
        return governor.lemma_.lower() in _MOTION or governor.lower_ in _MOTION_NOUNS
    return False


def read_place(view: View, first: int, last: int, place: Place) -> Mention:
    """The mention of a known name: what it stands for here decides its kind and name."""
    kind = _kind(view, first, last, place)
    name = place.name
    if place.kind == "capital" and kind == "country":
        name = load_gazetteer().names[place.country or ""]
    elif kind == "group" and (place.kind == "people" or _is_land_people(place)):
        name = view.words(first, last)
    start, end = view.range(first, last)
    printed = view.text[start:end]
    if printed.endswith(".") and "." not in printed[:-1] and load_gazetteer().find(printed[:-1]) is not None:
        end -= 1
    return Mention(
        start=start,
        end=end,
        first=first,
        last=last,
        head=head_of(view.doc, first, last),
        form="name",
        kind=kind,
        name=name,
        country=place.country,
        sector=place.sector,
        metonym=(place.kind == "seat" and kind != "place")
        or (place.kind == "capital" and kind == "country")
        or _acts(view, first, last, kind, place),
        plural=place.plural,
        known=True,
        nouns=place.nouns,
    )


def _acts(view: View, first: int, last: int, kind: EntityKind, place: Place) -> bool:
    return kind == "place" and place.kind == "region" and acts_as_government(view, first, last)


def _kind(view: View, first: int, last: int, place: Place) -> EntityKind:
    if place.kind == "people":
        return "group" if _names_people(view, first, last, place) else "country"
    if place.kind == "capital":
        return "place" if stands_for_place(view, first, last) else "country"
    if place.kind == "seat" and name_key(place.name) in load_cities():
        return "place" if stands_for_place(view, first, last) else "organisation"
    if place.kind in ("seat", "body"):
        return "organisation"
    if place.kind == "country":
        return "country"
    return "group" if place.party or _is_land_people(place) else "place"


def _is_land_people(place: Place) -> bool:
    """Whether the name is of the people of a land without a state: "Kurds"."""
    return place.kind == "region_people" and place.plural and not place.party


def _names_people(view: View, first: int, last: int, place: Place) -> bool:
    """Whether "Russians" or "a Ukrainian" is meant, not the adjective of the state."""
    head = view.doc[head_of(view.doc, first, last)]
    if place.plural:
        return True
    return head.pos_ in ("NOUN", "PROPN") and head.dep_ not in ("compound", "amod", "nmod", "poss") and head.tag_ != "JJ"
