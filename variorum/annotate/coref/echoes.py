"""Finds nouns that take up a body named in full: "the federation" for the Dockers' Federation, "the operator" for "the operator, X"."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.sites import is_plant
from variorum.annotate.coref.spans import works_noun
from variorum.model.report import EntityKind
from variorum.text.names import fold, strip_possessive
from variorum.text.roles import IRREGULAR

_SELF_NOUNS = word_list("self_nouns")
_NO_SPEAKERS = word_list("no_speakers")
_SETTLEMENTS = frozenset(
    {"city", "district", "hamlet", "island", "municipality", "province", "resort", "suburb", "town", "township", "village"}
)
_BODY_WORDS = word_list("body_words")
_LINKS = frozenset({"of", "for", "in", "on", "against"})
_LEAST = 4
"""Letters of a noun that may take up a name."""


def find_echoes(view: View, names: Sequence[Mention], taken: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each plain "the NOUN" where exactly one body of the report is named with that noun as its last word."""
    nouns = body_nouns(view, names)
    sites = _site_nouns(view, names) - _several_works(view)
    inside = {index for mention in (*names, *taken) for index in range(mention.first, mention.last)}
    for token in view.doc:
        noun = token.lower_
        if noun not in (nouns | sites) or token.i in inside or view.skipped[token.i] or token.i == 0:
            continue
        if not (_is_capital_echo(view, token) if is_capitalised(token) and noun in nouns else token.text == noun and token.pos_ == "NOUN"):
            continue
        first = token.i - 1 - (noun in sites and is_plant(token) and token.i > 1)
        before = view.doc[first]
        if before.lower_ != "the" or token.dep_ in ("compound", "nmod") or any(map(singles_out, token.children)):
            continue
        kind: EntityKind = "place" if noun in sites else "organisation"
        yield view.mention(first, token.i + 1, "description", kind, name=f"the {noun}", roles=(noun,), definite=True)


def _is_capital_echo(view: View, token: Token) -> bool:
    """Whether a capital marks the noun of the body named before, "the Pact" for the National Pact, and not another name."""
    doc = view.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    alone = after is None or not (is_capitalised(after) or after.text in ("-", "–", "&") or after.lower_ in ("of", "for"))
    return alone and token.pos_ in ("NOUN", "PROPN") and not (view.capitals[token.i] or view.heading[token.i] or token.text.isupper())


def singles_out(child: Token) -> bool:
    """Whether a clause or a name behind a noun says which it is: "the office of President X"."""
    if child.dep_ in ("relcl", "acl"):
        return True
    return child.dep_ == "prep" and child.lower_ == "of" and any(is_capitalised(below) for below in child.children)


def _site_nouns(view: View, names: Sequence[Mention]) -> frozenset[str]:
    """The nouns by which exactly one of the places named is called: "station" of "X pumping station", "town" of "the town of X"."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "place" and (noun := place_noun(view, name)):
            bearers[noun].add(fold(name.name))
    return frozenset(noun for noun, wholes in bearers.items() if len(wholes) == 1)


def _several_works(view: View) -> frozenset[str]:
    """The nouns of works of which the report speaks of two kinds: a pumping station and a power station."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for token in view.doc:
        if is_plant(token):
            kinds[token.text].add(token.nbor(-1).text)
    return frozenset(noun for noun, words in kinds.items() if len(words) > 1)


def place_noun(view: View, name: Mention) -> str:
    """The noun that says what a place is: the last of its name, or the one before "of": "the besieged town of X"."""
    before = view.doc[name.first - 2] if name.first > 1 and view.doc[name.first - 1].lower_ == "of" else None
    called = before is not None and before.lower_ in _SETTLEMENTS and view.sentence[before.i] == view.sentence[name.first]
    return site_noun(name.name) or (str(before.lower_) if before is not None and called else "") or works_noun(view, name)


def site_noun(name: str) -> str:
    """The last word of a place's name where it is printed in small letters."""
    words = strip_possessive(name).split()
    return words[-1] if len(words) > 1 and words[-1].islower() and words[-1].isalpha() else ""


def body_nouns(view: View, names: Sequence[Mention]) -> frozenset[str]:
    """The nouns that belong to exactly one of the bodies named: the last word of its name, or a noun set beside it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    forms = Counter(fold(strip_possessive(name.name)) for name in names if name.kind == "organisation")
    for name in names:
        if name.kind == "organisation":
            whole = fold(strip_possessive(name.name))
            for noun in (last_noun(name.name), *apposed_nouns(view, name)):
                if noun and forms[whole]:
                    bearers[noun].add(whole)
    return frozenset(noun for noun, wholes in bearers.items() if len(wholes) == 1 and noun not in _NO_SPEAKERS)


def last_noun(name: str) -> str:
    """The last word of a name of several words, in lower case, if it may stand for the whole; of "Front for ..." the first."""
    words = strip_possessive(name).split()
    links = [place for place, word in enumerate(words) if place and word in _LINKS]
    if links:
        return words[links[0] - 1].casefold() if words[links[0] - 1].casefold() in _BODY_WORDS else ""
    word = words[-1].casefold() if len(words) > 1 else ""
    return word if word.isalpha() and len(word) >= _LEAST else ""


def apposed_nouns(view: View, name: Mention) -> Iterator[str]:
    """The singular nouns set beside a name: "the port operator, X", "X, the port's largest customer", "the X movement"."""
    head = view.doc[name.head]
    beside = [child for child in head.children if child.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    for token in beside:
        irregular = any(child.lower_ in IRREGULAR for child in token.children)
        if token.pos_ == "NOUN" and token.tag_ == "NN" and token.text.islower() and len(token) >= _LEAST and not irregular:
            yield token.lower_
    after = self_noun(view, name)
    if after:
        yield after


def self_noun(view: View, name: Mention) -> str:
    """The noun right behind a body's name that only says what it is: "the X movement"; nothing where none stands there."""
    doc = view.doc
    after = doc[name.last] if name.last < len(doc) else None
    said = after is not None and after.lower_ in _SELF_NOUNS and after.pos_ == "NOUN" and doc[name.head].head.i == after.i
    return str(after.lower_) if after is not None and said and doc[name.head].dep_ in ("compound", "nmod", "amod") else ""
