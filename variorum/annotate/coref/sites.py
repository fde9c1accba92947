"""Finds names of sites and stretches of land: "Joint Base X-Y", "the X military base", "X region"."""

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.text.names import PARTICLES
from variorum.text.places import load_gazetteer

_NOUNS = word_list("site_nouns")
"""Nouns after a name that make it a place."""
_BETWEEN = word_list("site_adjectives")
_PLANTS = word_list("plant_nouns")
_PLANT_WORDS = word_list("plant_words")
_OPENERS = word_list("site_openers")
_OPENING_PAIRS = frozenset({("joint", "base"), ("air", "base"), ("naval", "station"), ("naval", "base"), ("army", "base")})


def find_sites(view: View) -> list[tuple[int, int]]:
    """Token ranges (half-open) of such names, in the order of the text; headings are left out."""
    found: list[tuple[int, int]] = []
    reach = 0
    for token in view.doc:
        if token.i < reach or view.heading[token.i] or view.skipped[token.i]:
            continue
        hit = _opened(view, token.i) or _closed(view, token.i, reach)
        if hit is not None:
            found.append(hit)
            reach = hit[1]
    return found


def is_plant(token: Token) -> bool:
    """Whether the noun with the word before it is a works of some kind: "pumping station"; a "radio station" is none."""
    return token.text in _PLANTS and token.i > 0 and token.nbor(-1).text in _PLANT_WORDS


def _name_end(view: View, first: int) -> int:
    """Where the run of capitalised words and hyphens that begins at ``first`` ends."""
    doc = view.doc
    last = first
    while last < len(doc) and view.block[last] == view.block[first] and doc[last].pos_ == "PROPN" and is_capitalised(doc[last]):
        last += 1
        if last + 1 < len(doc) and doc[last].text in ("-", "–") and is_capitalised(doc[last + 1]) and not doc[last].whitespace_:
            last += 1
    return last


def _opened(view: View, index: int) -> tuple[int, int] | None:
    """ "Camp X", "Joint Base X"."""
    doc = view.doc
    if not is_capitalised(doc[index]) or index + 1 >= len(doc):
        return None
    if (doc[index].lower_, doc[index + 1].lower_) in _OPENING_PAIRS:
        last = _name_end(view, index + 2) if index + 2 < len(doc) else index + 2
        return (index, last) if last > index + 2 else None
    if doc[index].lower_ in _OPENERS and not doc[index].text.isupper():
        last = _name_end(view, index + 1)
        return (index, last) if last > index + 1 else None
    return None


def _closed(view: View, index: int, reach: int) -> tuple[int, int] | None:
    """ "X region", "the X military base", "X pumping station": the noun in lower case right after the name."""
    doc = view.doc
    plant = is_plant(doc[index])
    land = doc[index].lower_ in _NOUNS and doc[index].tag_ != "VBG" and not doc[index].text[:1].isupper()
    if not (plant or land) or index == 0:
        return None
    first = index
    if first >= 2 and (plant or doc[first - 1].lower_ in _BETWEEN):
        first -= 1
    stop = first
    while first > reach and view.block[first - 1] == view.block[index] and _is_name_part(view, first - 1):
        first -= 1
    while first < stop and not is_capitalised(doc[first]):
        first += 1
    return (first, index + 1) if first < stop and not doc[stop - 1].text.isdigit() else None


def _is_name_part(view: View, index: int) -> bool:
    token = view.doc[index]
    hyphen = token.text in ("-", "–") and not token.whitespace_ and not view.doc[index - 1].whitespace_
    if token.lower_ in PARTICLES and token.text.islower() and index > 0:
        return is_capitalised(view.doc[index - 1]) and view.block[index - 1] == view.block[index]
    opens = view.opens_sentence(index) or (index > 0 and view.doc[index - 1].is_punct and view.opens_sentence(index - 1))
    name = token.pos_ in ("PROPN", "NOUN", "ADJ") and is_capitalised(token) and not opens
    return hyphen or (name and _may_be_land(token))


def _may_be_land(token: Token) -> bool:
    """Whether the word may name land: no person, no date, no adjective of a state."""
    return token.ent_type_ not in ("PERSON", "DATE") and "." not in token.text and load_gazetteer().find(token.text) is None
