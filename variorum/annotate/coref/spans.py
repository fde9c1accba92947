"""Finds the longer phrases that name a place or a body with its noun: "the port of X", "the X crossing", "the French daily X"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.titles import STYLES, is_courtesy, is_title_abbreviation, role_at
from variorum.model.report import Range
from variorum.text.names import HONORIFICS
from variorum.text.places import load_cities, load_gazetteer, name_key

_OF_PLACES = word_list("place_nouns")
"""Nouns that say of a place's name what it is: "the village of X"."""
_WORKS = word_list("site_nouns") | word_list("works_nouns")
"""Nouns behind the name of a site: "the X crossing"."""
_SELF_NOUNS = word_list("self_nouns")
_LEFT = frozenset({"det", "amod", "poss", "compound", "nmod", "nummod"})
_CALLING = frozenset({"alias", "as", "called", "dubbed", "known", "named", "nicknamed"})
_SEATS = frozenset({"in", "of"})
_LONGEST_PLACE = 4
_POINTED = frozenset({"h.e", "hon", "rt"})
"""Styles that are abbreviated, without their last point."""


def place_spans(view: View, mention: Mention) -> Iterator[Range]:
    """Token ranges of "the Arvan town of X", "the quarry at X" and "the X research reactor" around the name of a place.

    A city's works are not the city.
    """
    doc, first = view.doc, mention.first
    index = first - 1 - (first > 0 and doc[first - 1].lower_ == "the")
    noun = doc[index - 1] if index > 0 and doc[index].lower_ in ("at", "of") else None
    if noun is not None and view.block[noun.i] == view.block[first] and _says_what_it_is(view, noun, doc[index], mention):
        yield phrase_first(view, noun), mention.last
    if works_noun(view, mention):
        yield first, doc[mention.head].head.i + 1


def _says_what_it_is(view: View, noun: Token, link: Token, mention: Mention) -> bool:
    """Whether a noun before a place's name tells what is there: "the village of X", where X is no town "the quarry at X"."""
    return noun.lower_ in _OF_PLACES if link.lower_ == "of" else noun.lower_ in _WORKS and not _is_town(view, mention)


def works_noun(view: View, mention: Mention) -> str:
    """The noun of a site behind the name of a place that is no town: "ford" of "the X ford"; nothing where none stands there."""
    head = view.doc[mention.head]
    noun = head.head
    between = view.doc[mention.last : noun.i + 1]
    hangs = head.dep_ in ("compound", "nmod", "amod") and noun.i >= mention.last and noun.lower_ in _WORKS
    plain = hangs and all(word.text.islower() and word.pos_ in ("NOUN", "ADJ") for word in between)
    return str(noun.lower_) if plain and not _is_town(view, mention) else ""


def _is_town(view: View, mention: Mention) -> bool:
    name = view.words(mention.first, mention.last)
    return load_gazetteer().find(name) is not None or name_key(name) in load_cities()


def phrase_first(view: View, noun: Token) -> int:
    """The token with which a noun's phrase begins: its article, owner and adjectives are of it, another block's words are not."""
    first = min((child.left_edge.i for child in noun.lefts if child.dep_ in _LEFT), default=noun.i)
    return first if view.block[first] == view.block[noun.i] else noun.i


def kind_before(view: View, mention: Mention) -> int | None:
    """The noun right before a body's name that says what it is: "daily" of "the French daily X"."""
    index = mention.first - 1
    if mention.kind != "organisation" or index < 0 or view.block[index] != view.block[mention.first]:
        return None
    noun = view.doc[index]
    beside = noun.head.i in (mention.head, view.doc[mention.head].head.i) or view.doc[mention.head].head.i == index
    return index if noun.text in _SELF_NOUNS and noun.tag_ == "NN" and beside else None


def seated_end(view: View, mention: Mention) -> int:
    """Where a name ends with the place or body that "of" or "in" hangs on it: "X Y of the Harbour Board", "X Mutual in Orlin"."""
    doc, last = view.doc, mention.last
    if mention.form != "name" or mention.kind not in ("person", "organisation") or last + 1 >= len(doc):
        return last
    link = doc[last]
    if link.lower_ not in _SEATS or link.head.i != mention.head or (link.lower_ == "in" and mention.kind == "person"):
        return last
    begin = end = last + 1 + (doc[last + 1].lower_ == "the")
    while end < len(doc) and end - begin < _LONGEST_PLACE and is_capitalised(doc[end]) and doc[end].ent_type_ not in ("DATE", "TIME"):
        end += 1
    closed = end >= len(doc) or doc[end].text not in ("-", "'s", "’s")
    return end if end > begin and closed and view.block[end - 1] == view.block[last] else last


def called_spans(view: View, mentions: Sequence[Mention]) -> Iterator[Range]:
    """Token ranges of "the raider known as X", where a description and the name are mentions of one."""
    openings = {mention.first: mention for mention in mentions if mention.form == "name"}
    for mention in mentions:
        if mention.form != "description":
            continue
        index = mention.last
        while index < len(view.doc) and index - mention.last < 3 and view.doc[index].lower_ in _CALLING:
            index += 1
        name = openings.get(index) if index > mention.last else None
        if name is not None:
            yield mention.first, name.last


def title_first(view: View, mention: Mention) -> int:
    """The first of the nouns in small letters that stand as a title right before a name: "rebel chief X"."""
    doc, first = view.doc, mention.first
    while (
        first > 0
        and doc[first - 1].pos_ in ("NOUN", "ADJ")
        and doc[first - 1].text.islower()
        and doc[first - 1].dep_ == "compound"
        and first - 1 < doc[first - 1].head.i < mention.last
    ):
        first -= 1
    role = role_at(view, mention.first - 1) if first < mention.first else None
    before = doc[first - 1] if role is not None and role[1] >= first > 0 else None
    return first if before is not None and before.pos_ == "ADJ" and role_at(view, first) is not None else mention.first


def styled_first(view: View, mention: Mention) -> int:
    """The first of the styles and ranks in capitals right before a person's name: "H.E. Mr", "Brig. Dr.", "His Excellency Colonel"."""
    doc, first = view.doc, mention.first
    while first > 0 and view.block[first - 1] == view.block[mention.first]:
        index = first - 1 - (doc[first - 1].text == "." and first > 1 and not doc[first - 2].whitespace_)
        if not _is_style(view, doc[index]):
            break
        first = index
    opening = doc[first]
    owned = first < mention.first and first > 0 and opening.lower_ in STYLES and doc[first - 1].lower_ in ("his", "her")
    return first - owned


def _is_style(view: View, token: Token) -> bool:
    word = token.lower_.rstrip(".")
    role = role_at(view, token.i)
    titled = role is not None and role[0].kind == "person" and role[1] == token.i
    known = is_courtesy(token) or is_title_abbreviation(token) or word in STYLES or word in HONORIFICS or word in _POINTED
    return is_capitalised(token) and (titled or known)
