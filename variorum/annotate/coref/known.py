"""Finds the names of the gazetteer in the text: countries, peoples, capitals, seats, regions, well-known bodies."""

import re

import msgspec

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.titles import is_courtesy
from variorum.text.names import abbreviation_of
from variorum.text.places import Place, load_gazetteer, name_key

Known = tuple[int, int, Place]
"""First and last token (half-open) and the gazetteer's entry."""

_LONGEST = 10
"""Tokens of the longest known name; "Co-operation" is three."""
_INITIALS = re.compile(r"[A-Z]{2,6}")
_PREFIXES = word_list("prefixes")
_OTHER_PLACE = word_list("other_place")
_COMMON_SEATS = frozenset({"Congress"})
"""Seats that go by their bare name in one state's papers, and in others' too."""
_INSTITUTIONS = word_list("local_institutions")


def find_known(view: View) -> list[Known]:
    """All names of the gazetteer in the text, the longest at each place, in the order of the text."""
    gazetteer = load_gazetteer()
    doc = view.doc
    namesakes = _namesakes(view)
    people = courtesy_names(view) | _own_initials(view)
    found: list[Known] = []
    index = 0
    while index < len(doc):
        token = doc[index]
        step = 1
        if not view.skipped[index] and (is_capitalised(token) or token.text.startswith("al")):
            key = name_key(token.text)
            first = key.split()[0] if key else ""
            if first in gazetteer.first_words or first.casefold() in gazetteer.first_words:
                place, step = _longest(view, index)
                firm = place is not None and place.kind == "body" and token.text in people
                if place is not None and not firm and not _belongs_elsewhere(view, index, index + step):
                    found.append((index, index + step, place))
        index += step
    kept = [hit for hit in found if hit[2].kind != "capital" or hit[2].name not in namesakes or _names_state(found, hit[2])]
    return [(first, last, _unless_foreign(kept, place)) for first, last, place in kept]


def _unless_foreign(found: list[Known], place: Place) -> Place:
    """A seat, without its state where other states have one of that name and nothing else in the report is of that state: "Congress"."""
    if place.name not in _COMMON_SEATS or any(other.country == place.country and other.name != place.name for _, _, other in found):
        return place
    return msgspec.structs.replace(place, country=None)


def _namesakes(view: View) -> frozenset[str]:
    """The capitals whose name the report prints before "University", "Police" and the like: a town elsewhere may bear it too."""
    gazetteer = load_gazetteer()
    found = set()
    for token in view.doc[1:]:
        if token.lower_ in _INSTITUTIONS and is_capitalised(token) and is_capitalised(token.nbor(-1)):
            place = gazetteer.find(token.nbor(-1).text)
            if place is not None and place.kind == "capital":
                found.add(place.name)
    return frozenset(found)


def _names_state(found: list[Known], capital: Place) -> bool:
    """Whether the report names the state of the capital, or its people, too."""
    return any(place.country == capital.country and place.kind in ("country", "people") for _, _, place in found)


def courtesy_names(view: View) -> frozenset[str]:
    """The words printed right behind "Mr." and the like: a body of that name is not meant where somebody bears it."""
    return frozenset(token.text for token in view.doc[1:] if is_capitalised(token) and is_courtesy(token.nbor(-1)))


def _own_initials(view: View) -> frozenset[str]:
    """The initials that the report sets in brackets behind the name they stand for: a known body of the same initials is not meant."""
    found = set()
    for token in view.doc[2:-1]:
        if not (_INITIALS.fullmatch(token.text) and token.nbor(-1).text == "(" and token.nbor(1).text == ")"):
            continue
        last = token.i - 1
        for first in range(last - 2, max(-1, last - 1 - _LONGEST), -1):
            if view.sentence[first] != view.sentence[token.i]:
                break
            words = view.words(first, last)
            if abbreviation_of(words) == token.text and is_capitalised(view.doc[first]):
                known = load_gazetteer().find(words)
                found.update([token.text] if known is None or known != load_gazetteer().find(token.text) else [])
                break
    return frozenset(found)


def _belongs_elsewhere(view: View, first: int, last: int) -> bool:
    """Whether the name is a part of another's: "pro-X", "Random House", "Mr. Jordan"."""
    somebody = last - first == 1 and first > 0 and is_courtesy(view.doc[first - 1])
    return somebody or _is_prefixed(view, first) or _is_end_of_name(view, first, last)


def _is_end_of_name(view: View, first: int, last: int) -> bool:
    """ "Opera House", "Random House": the last word of a longer name, not the chamber."""
    if last - first > 1 or view.doc[first].text != "House" or first == 0:
        return False
    before = view.doc[first - 1]
    return before.pos_ == "PROPN" and is_capitalised(before) and before.whitespace_ == " " and load_gazetteer().find(before.text) is None


def _longest(view: View, index: int) -> tuple[Place | None, int]:
    doc, gazetteer = view.doc, load_gazetteer()
    capitals = doc[index].text.isupper() and _is_among_capitals(view, index)
    for length in range(min(_LONGEST, len(doc) - index), 0, -1):
        last = index + length
        if view.block[last - 1] != view.block[index]:
            continue
        words = view.words(index, last)
        if not words or not (words[-1].isalnum() or words[-1] == "."):
            continue
        place = gazetteer.find(words, capitals=capitals)
        if place is not None and not _is_plain_word(view, index, last):
            return place, length
    return None, 1


def _is_among_capitals(view: View, index: int) -> bool:
    """Whether the words around are all in capitals, so that capitals tell nothing."""
    around = [token.text for token in view.doc[max(0, index - 3) : index + 4] if token.i != index and len(token) >= 3 and token.is_alpha]
    return bool(around) and all(word.isupper() for word in around)


def _is_prefixed(view: View, index: int) -> bool:
    """ "pro-Russian" rebels are not Russia's, "New England" is not England."""
    before = view.doc[index - 1] if index else None
    if before is not None and before.lower_ in _OTHER_PLACE and is_capitalised(before) and view.sentence[index - 1] == view.sentence[index]:
        return True
    return index >= 2 and view.doc[index - 1].text in ("-", "–") and view.doc[index - 2].lower_ in _PREFIXES


def _is_plain_word(view: View, first: int, last: int) -> bool:
    """ "Polish the silver", "Chad smiled": a capitalised word that is tagged as no name and that the parser knows no name in."""
    return last - first == 1 and view.doc[first].pos_ in ("VERB", "PRON", "AUX", "ADV") and view.doc[first].ent_type_ == ""
