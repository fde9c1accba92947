"""Knows unknown towns by where their names stand: a name mostly printed after "in" or "near" is a place, whatever the parser says."""

from collections import defaultdict
from collections.abc import Sequence

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, head_of, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.titles import is_courtesy, role_at
from variorum.text.given_names import is_given_name
from variorum.text.names import fold

_WHERE = frozenset({"around", "in", "inside", "near", "outside", "toward", "towards"})
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
    if head.dep_ != "pobj" or head.head.lower_ not in _WHERE or head.head.i >= name.first:
        return False
    after = view.doc[name.last] if name.last < len(view.doc) else None
    goes_on = after is not None and (after.tag_ in ("POS", "CD") or after.lower_.rstrip(".") in ("v", "vs"))
    return not goes_on and head.left_edge.i >= name.first and head.head.head.lemma_.lower() not in _TRUSTING


def _is_somebody(view: View, name: Name) -> bool:
    doc, first, last = view.doc, name.first, name.last
    head = doc[head_of(doc, first, last)]
    before = doc[first - 1] if first else None
    titled = before is not None and (is_courtesy(before) or ((role := role_at(view, first - 1)) is not None and role[0].kind == "person"))
    speaks = head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in _SPEECH
    body = any(token.lower_ in _BODY_WORDS or role_at(view, token.i) is not None for token in doc[first:last])
    plain = all(is_capitalised(token) or token.text == "-" for token in doc[first:last])
    return titled or speaks or body or not plain or doc[last - 1].text.isupper() or is_given_name(doc[first].text)
