"""Reads the titles before a personal name: "Deputy Foreign Minister", "Mr.", "Russian President"."""

from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.text.given_names import is_given_name
from variorum.text.names import PARTICLES, fold
from variorum.text.places import Place, load_gazetteer
from variorum.text.roles import Role, load_roles

COURTESY = {
    **dict.fromkeys(("mr", "sir", "lord"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "madame"), "f"),
    "hon": "",
}
"""Courtesy titles with the gender they tell, if any."""
STYLES = word_list("styles")
"""Words by which high persons are styled, "His Excellency": they name nobody."""
_FULL = {
    "rep": "representative",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "brig": "brigadier",
    "capt": "captain",
    "adm": "admiral",
    "prof": "professor",
    "rev": "reverend",
    "sgt": "sergeant",
    "maj": "major",
    "supt": "superintendent",
    "det": "detective",
    "insp": "inspector",
    "cmdr": "commander",
    "cpl": "corporal",
    "atty": "attorney",
    "eng": "engineer",
    "lt gov": "lieutenant governor",
}
_NOT_ALONE = word_list("not_alone")
"""Titles that also open names of firms and places: "General Motors"."""
_SPEECH = word_list("speech_verbs")
KIN = word_list("kin")
"""Nouns of kinship."""
_REACH = 9
_OFFICE = 12
"""Tokens of what an office is of."""
_OF = frozenset({"of", "for"})
_TITLE_PARTS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


class Titles(NamedTuple):
    """What stands before a name: role nouns in their order, the state and sector they carry, all of it as one phrase."""

    roles: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    phrase: str = ""
    bodies: tuple[str, ...] = ()
    """Folded words of the bodies before it: "Harbour Board President X" is not "the president" of a state."""


def role_at(view: View, index: int) -> tuple[Role, int] | None:
    """The longest role noun that ends with token ``index``, and its first token."""
    if index not in view.roles:
        view.roles[index] = _find_role(view, index)
    return view.roles[index]


def _find_role(view: View, index: int) -> tuple[Role, int] | None:
    roles = load_roles()
    doc = view.doc
    for length in (3, 2, 1):
        first = index - length + 1
        if first < 0 or doc[first].text == "-":
            continue
        before = [doc[i].lower_ for i in range(first, index) if doc[i].text != "-"]  # "secretary-general" is "secretary general"
        for last in _singulars(doc[index]):
            role = roles.get(" ".join([*before, last]))
            if role is not None:
                full = _FULL.get(role.noun)
                # the abbreviation tells more than the noun: "Rep. X" sits in a parliament, a "representative" may be anybody's
                return (msgspec.structs.replace(role, noun=full) if full in roles else role), first
    return None


def _singulars(token: Token) -> list[str]:
    """The forms in lower case under which the word may stand in the list; a capitalised title's lemma is often the word itself."""
    lower = str(token.lower_).rstrip(".")
    forms = [lower]
    if token.tag_ in ("NNS", "NNPS", "NNP") and lower.endswith("s") and not lower.endswith("ss"):
        forms += [str(token.lemma_).lower(), lower[:-1]]
        if lower.endswith("ies"):
            forms.append(lower[:-3] + "y")
        if lower.endswith("men"):
            forms.append(lower[:-3] + "man")
    elif token.tag_ == "NNS":
        forms.append(str(token.lemma_).lower())
    return forms


def is_title_abbreviation(token: Token) -> bool:
    """Whether the token is "Sen", "Gen" or the like, whose point the parser may set apart."""
    return token.lower_ in _FULL or token.lower_ in COURTESY


def is_courtesy(token: Token) -> bool:
    """Whether the token is "Mr.", "Mrs." or the like."""
    return token.lower_.rstrip(".") in COURTESY and is_capitalised(token)


def opens_with_title(view: View, first: int, last: int) -> bool:
    """Whether the words are a title and a bare name: "Senator X", "Ms. Y"; firms such as "General X" do not count."""
    token = view.doc[first]
    role = role_at(view, first)
    titled = is_courtesy(token) or (role is not None and role[0].kind == "person" and role[0].title and role[0].noun not in _NOT_ALONE)
    if not titled or not is_capitalised(token) or last - first < 2:
        return False
    rest = [view.doc[index] for index in range(first + 1, last)]
    joined = [token for token in rest if token.text != "-" and not is_glued(token)]  # "President Han Do-yun"
    return is_capitalised(rest[0]) and all(is_capitalised(token) and role_at(view, token.i) is None for token in joined)


def read_titles(view: View, first: int) -> Titles:
    """The titles right before token ``first``; for the second of "Presidents X and Y" those before X."""
    titles = _read_before(view, first)
    if titles.roles:
        return titles
    token = view.doc[first]
    while token.dep_ in ("compound", "flat") and token.head.i > token.i:
        token = token.head
    if token.dep_ != "conj" or token.head.i >= first:
        return titles
    index = token.head.i
    while index > 0 and view.doc[index].pos_ == "PROPN" and role_at(view, index) is None:
        index -= 1
    role = role_at(view, index)
    plural = role is not None and role[0].title and view.doc[index].lower_.endswith("s") and not role[0].noun.endswith("s")
    return _read_before(view, index + 1) if plural and index < token.head.i else titles


def office_before(view: View, first: int) -> int | None:
    """The noun of the office in "Minister of Economy X", "deputy minister of Foreign Affairs of the Republic of Y Z": its token.

    :param first: where the name begins. Of several offices that hang on each other the first is meant.
    """
    doc, index, found, listed = view.doc, first - 1, None, False
    nearest = role_at(view, index) if index >= 0 else None
    if (nearest is not None and nearest[0].kind == "person") or (index >= 0 and is_courtesy(doc[index])):
        return None  # "a spokesman for Mr X" is another
    if index >= 0 and not is_capitalised(doc[index]):
        return None  # "the captain of the Kestrel Bay"
    while index > 0 and first - index <= _OFFICE and view.sentence[index] == view.sentence[first]:
        listed = listed or doc[index].lower_ == "and"
        if not (_is_of_office(doc[index]) or (listed and doc[index].text == ",")):  # "Minister of Trade, Mines and Energy X"
            break
        role = role_at(view, index - 1) if doc[index].lower_ in _OF and index < first - 1 else None
        if role is not None and role[0].kind == "person" and role[0].title:
            found = index - 1
            if not is_capitalised(doc[found]):
                break
        index -= 1
    return found


def _is_of_office(token: Token) -> bool:
    return is_capitalised(token) or token.lower_ in _OF or token.lower_ in ("the", "and")


def _read_before(view: View, first: int) -> Titles:
    doc = view.doc
    found: list[str] = []
    phrase: list[str] = []
    country = sector = None
    bodies: list[str] = []
    office = office_before(view, first)
    if office is not None:
        phrase = [view.doc[index].lower_ for index in range(office + 1, first) if view.doc[index].pos_ in _TITLE_PARTS]
        country = _state_in(view, office + 1, first)
    index = first - 1 if office is None else office
    while index >= max(0, first - _REACH) and view.sentence[index] == view.sentence[first]:
        token = doc[index]
        role = role_at(view, index)
        place = _place_at(view, index)
        if token.lower_ in STYLES and is_capitalised(token):
            pass
        elif is_courtesy(token):
            found.insert(0, token.lower_.rstrip("."))
        elif role is not None and role[0].kind == "person" and (role[0].title or role[0].noun in KIN or is_capitalised(token) or found):
            found.insert(0, role[0].noun)
            phrase.insert(0, role[0].noun)
            sector = sector or role[0].sector
            index = role[1]
        elif place is not None and found:
            country = country or place.country
            sector = place.sector if place.sector == "IGO" else sector
            if place.kind in ("seat", "body"):
                bodies.append(fold(token.text))
        elif token.text == "." and index > 0 and role_at(view, index - 1) is not None:
            pass
        elif not found or not (token.pos_ in _TITLE_PARTS or token.text in ("'s", "’s", "-")):
            break
        elif token.pos_ in _TITLE_PARTS:
            phrase.insert(0, token.lower_)
            if token.ent_type_ == "ORG":
                bodies.append(fold(token.text))
        index -= 1
    return Titles(tuple(found), country, sector, " ".join(phrase), tuple(bodies))


def _place_at(view: View, index: int) -> Place | None:
    """The known name that ends with the token, the longer one of two: "South American" is no "American"."""
    if not is_capitalised(view.doc[index]):
        return None
    gazetteer = load_gazetteer()
    return (gazetteer.find(view.words(index - 1, index + 1)) if index else None) or gazetteer.find(view.doc[index].text)


def _state_in(view: View, first: int, last: int) -> str | None:
    """The one state named among the tokens."""
    found = [load_gazetteer().find(view.words(index, end)) for index in range(first, last) for end in (index + 1, index + 2) if end <= last]
    states = {place.country for place in found if place is not None and place.kind == "country" and place.country}
    return states.pop() if len(states) == 1 else None


def is_inquit(token: Token) -> bool:
    """Whether the noun says what was said before it, though the parser sets it beside a name: "they guard X, a spokesman said"."""
    after = token.right_edge.i + 1
    alone = not any(child.dep_ in ("punct", "cc", "conj") for child in token.rights)
    return alone and token.head.i < token.i and after < len(token.doc) and token.doc[after].lemma_.lower() in _SPEECH


def is_glued(token: Token) -> bool:
    """Whether a small letter follows a hyphen inside a name: "Ki-moon"."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.text in ("-", "–") and not before.whitespace_ and token.i > 1 and is_capitalised(token.nbor(-2))


def _is_no_name(token: Token) -> bool:
    """Whether a word before a name is plainly none: "Plus X", a quotation mark."""
    if token.pos_ == "VERB" and token.i + 2 < len(token.doc) and token.nbor(1).pos_ == token.nbor(2).pos_ == "PROPN":
        return True
    return (
        token.is_punct
        or token.lower_ in STYLES
        or (token.pos_ in ("ADV", "CCONJ", "SCONJ", "ADP", "AUX", "PART", "INTJ") and token.lower_ not in PARTICLES)
    )


def _after_office(view: View, first: int, last: int) -> int:
    """Where the bare name begins in "Harbour Board Chair X Y", which the parser takes for one name."""
    if is_given_name(view.doc[first].text):
        return first
    for index in range(first + 1, last - 1):
        role = role_at(view, index)
        titled = role is not None and role[0].kind == "person" and role[0].title and is_capitalised(view.doc[index])
        if titled and (last - index > 2 or is_given_name(view.doc[index + 1].text)):
            return index + 1
    return first


def trim_person(view: View, first: int, last: int) -> tuple[int, int, Titles] | None:
    """Cut titles, states and verbs off a name that the parser found too wide.

    :returns: first and last token of the bare name and its titles; ``None`` where no name is left.
    """
    doc, gazetteer = view.doc, load_gazetteer()
    while last - first > 1:
        token = doc[first]
        role = role_at(view, first)
        place = gazetteer.find(token.text)
        is_title = is_courtesy(token) or (role is not None and role[0].kind == "person" and (role[0].title or role[0].noun in KIN))
        if not (is_title or (place is not None and place.kind in ("people", "region_people")) or _is_no_name(token)):
            break
        first += 1
    first = _after_office(view, first, last)
    stop = first
    for index in range(first, last):
        token = doc[index]
        joins = token.text in ("-", ".", "’", "'", "“", "”", '"')
        glued = is_glued(token)
        if not (is_capitalised(token) or token.lower_ in PARTICLES or joins or glued or token.lower_.startswith("al-")):
            break
        stop = index + 1
    while stop > first and not (is_capitalised(doc[stop - 1]) or is_glued(doc[stop - 1])):
        stop -= 1
    while stop - first > 1 and doc[stop - 1].lemma_.lower() in _SPEECH:
        stop -= 1
    if stop <= first or (not is_capitalised(doc[first]) and doc[first].lower_ not in PARTICLES):
        return None
    role = role_at(view, stop - 1)
    if role is not None and role[1] >= first and not (stop - first > 1 and is_given_name(doc[first].text)):
        return None
    return first, stop, read_titles(view, first)
