"""Knows unknown towns by where their names stand: a name mostly printed after "in" or "near" is a place, whatever the parser says."""

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, head_of, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.titles import is_courtesy, role_at
from variorum.text.given_names import is_given_name
from variorum.text.names import fold

_WHERE = frozenset({"around", "in", "inside", "near", "outside", "toward", "towards"})
_CALLED = frozenset({"city", "district", "hamlet", "island", "municipality", "port", "province", "suburb", "town", "village"})
"""Nouns of which "the village of X" tells that X is one."""
_SITES = frozenset(
    {"airport", "airfield", "barracks", "bridge", "checkpoint", "crossing", "island", "peninsula", "river", "strait", "valley"}
)
"""Nouns behind the name of a place, and never behind that of a firm which owns what they mean."""
_TRUSTING = frozenset({"believe", "belief", "confidence", "faith", "hope", "interest", "invest", "stake", "trust"})
"""Words whose "in" says no place."""
_BODY_WORDS = word_list("body_words")
_SPEECH = word_list("speech_verbs") | word_list("claiming_verbs")


def located_names(view: View, names: Sequence[Name]) -> frozenset[str]:
    """The folded names, taken for people or bodies, of which at least half of the mentions say where something is.

    None that speaks or bears a title, opens with a given name, is a body's by its noun, or is part of a person's longer name.
    """
    found: dict[str, list[Name]] = defaultdict(list)
    people: set[str] = set()
    for name in names:
        if name.place is None and name.kind in ("person", "organisation"):
            words = fold(view.words(name.first, name.last))
            found[words].append(name)
            if name.kind == "person" and is_given_name(view.doc[name.first].text):
                people.update(words.split())
    return frozenset(
        words
        for words, mentions in found.items()
        if not any(_is_somebody(view, name) for name in mentions)
        and not people.intersection(words.split())
        and 2 * sum(_says_where(view, name) for name in mentions) >= len(mentions)
    )


def _says_where(view: View, name: Name) -> bool:
    head = view.doc[head_of(view.doc, name.first, name.last)]
    if _is_sites(view, name, head):
        return True
    alone = head.left_edge.i >= name.first
    while head.dep_ == "conj" and head.head.i < head.i and head.pos_ == head.head.pos_:
        head, alone = head.head, True  # "in Orlin and X"
    called = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in _CALLED
    if head.dep_ != "pobj" or not (called or head.head.lower_ in _WHERE) or head.head.i >= name.first:
        return False
    after = view.doc[name.last] if name.last < len(view.doc) else None
    goes_on = after is not None and (after.tag_ in ("POS", "CD") or after.lower_.rstrip(".") in ("v", "vs"))
    return not goes_on and alone and head.head.head.lemma_.lower() not in _TRUSTING


def _is_sites(view: View, name: Name, head: Token) -> bool:
    """Whether the name is that of the works or land whose noun follows it: "the X crossing"."""
    between = view.doc[name.last : head.head.i + 1]
    hangs = head.dep_ in ("compound", "nmod") and head.head.i >= name.last and head.head.text in _SITES
    return hangs and all(word.text.islower() and word.pos_ in ("NOUN", "ADJ") for word in between)


def _is_somebody(view: View, name: Name) -> bool:
    doc, first, last = view.doc, name.first, name.last
    head = doc[head_of(doc, first, last)]
    before = doc[first - 1] if first else None
    titled = before is not None and (is_courtesy(before) or ((role := role_at(view, first - 1)) is not None and role[0].kind == "person"))
    speaks = head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in _SPEECH
    body = any(token.lower_ in _BODY_WORDS or role_at(view, token.i) is not None for token in doc[first:last])
    plain = all(is_capitalised(token) or token.text == "-" for token in doc[first:last])
    return titled or speaks or body or not plain or doc[last - 1].text.isupper() or is_given_name(doc[first].text)
