"""Reads the full names of states: "the State of Velland", "the Kyrgyz Republic", "the Bolivarian Republic of Venezuela" are the state."""

from collections.abc import Mapping

import msgspec

from variorum.annotate.coref.home import home_state
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.personal import is_body_noun
from variorum.model.report import Range
from variorum.text.places import Place, load_gazetteer

_ADJECTIVES = frozenset({"democratic", "federal", "islamic", "people", "socialist"})
_FORMS = (word_list("state_forms") | {"confederation"}) - _ADJECTIVES
"""Nouns for what a state is: "republic", "kingdom"."""
REALMS = {
    "kingdom": frozenset(
        {"BEL", "BHR", "BTN", "DNK", "ESP", "GBR", "JOR", "KHM", "LSO", "MAR", "NLD", "NOR", "SAU", "SWE", "SWZ", "THA", "TON"}
    ),
    "sultanate": frozenset({"BRN", "OMN"}),
    "emirate": frozenset({"AFG", "KWT", "QAT"}),
}
"""States that are called by their form, by codes."""
_LONGEST = 4
"""Words before the noun: "People's Democratic Republic"."""


def name_states(view: View, names: list[Mention]) -> list[Mention]:
    """The names in the order of the text, those inside a state's full name left out, and full names without "of" read as the state's."""
    states = {name.country for name in names if name.kind == "country" and name.country}
    whole = [_as_realm(view, _as_state(view, name), states) for name in names]
    runs = [(opening_of(view, name.first), name) for name in whole if name.kind == "country" and name.known]
    inside = {index: id(name) for first, name in runs for index in range(first, name.last)}
    return [name for name in whole if inside.get(name.first, id(name)) == id(name)]


def opening_of(view: View, first: int) -> int:
    """Where the full name begins, "Republic of X", of the state whose short name begins with token ``first``; there where it has none."""
    doc = view.doc
    of = first - 1 - (first > 1 and doc[first - 1].lower_ == "the")
    if of < 1 or doc[of].lower_ != "of" or not is_form(view, of - 1) or view.sentence[of - 1] != view.sentence[first]:
        return first
    begin = of - 1
    while begin > 0 and of - begin <= _LONGEST and _goes_before(view, begin - 1, of - 1):
        begin -= 1
    return begin


def opens_state(view: View, noun: int, inside: Mapping[int, Mention]) -> bool:
    """Whether the noun stands in a state's full name, "the State of Velland", which is a name of its own.

    :param inside: the names of the report by their tokens.
    """
    begin = noun + 2 + (noun + 2 < len(view.doc) and view.doc[noun + 2].lower_ == "the")
    state = inside.get(begin)
    return is_form(view, noun) and state is not None and state.kind == "country" and opening_of(view, begin) <= noun


def is_form(view: View, index: int) -> bool:
    """Whether the token is a capitalised "Republic", "Kingdom" or the like."""
    return view.doc[index].lower_ in _FORMS and is_capitalised(view.doc[index])


def _goes_before(view: View, index: int, form: int) -> bool:
    token = view.doc[index]
    adjective = is_capitalised(token) and token.lower_ in _ADJECTIVES | _FORMS
    return (adjective or token.text in ("'s", "’s")) and view.block[index] == view.block[form]


def _as_state(view: View, name: Mention) -> Mention:
    """A name read as a body's or a place's that is a state's: of a people and a form only, or all of them before "of X"."""
    if name.kind not in ("organisation", "place") or name.known or name.last - name.first < 2:
        return name
    place = _people_and_form(view, name) or _behind_form(view, (name.first, name.last))
    if place is None or not place.country:
        return name
    return _of_state(name, place.country)


def _as_realm(view: View, name: Mention, states: set[str]) -> Mention:
    """ "The Kingdom" of a report that names one state of that form, or speaks from one of them."""
    realm = view.doc[name.first].lower_
    after = view.doc[name.last].lower_ if name.last < len(view.doc) else ""
    if name.last - name.first > 1 or realm not in REALMS or name.known or after == "of" or not name.first:
        return name
    fitting = states & REALMS[realm]
    if len(fitting) > 1:
        fitting &= {home_state(view) or ""}
    if view.doc[name.first - 1].lower_ != "the" or len(fitting) != 1:
        return name
    return _of_state(name, fitting.pop())


def _of_state(name: Mention, country: str) -> Mention:
    usual = load_gazetteer().names.get(country, name.name)
    return msgspec.structs.replace(name, kind="country", name=usual, country=country, sector=None, roles=(), known=True)


def _people_and_form(view: View, name: Mention) -> Place | None:
    """ "Kyrgyz Republic", "Swiss Confederation"."""
    if not is_form(view, name.last - 1):
        return None
    place = load_gazetteer().find(view.words(name.first, name.last - 1))
    return place if place is not None and place.kind == "people" else None


def _behind_form(view: View, tokens: Range) -> Place | None:
    """ "Bolivarian Republic of Venezuela"; "Bank of the Republic of X" is a body of it."""
    first, last = tokens
    form = next((index for index in range(first, last - 2) if is_form(view, index)), None)
    if form is None or view.doc[form + 1].lower_ != "of":
        return None
    before = [view.doc[index] for index in range(first, form)]
    if any(not is_capitalised(token) or is_body_noun(view, token) for token in before):
        return None
    place = load_gazetteer().find(view.words(form + 2, last))
    return place if place is not None and place.kind == "country" else None
