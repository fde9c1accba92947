"""Finds the names that the parser marks, sets its commonest slips right, and leaves out what names nobody."""

import re

from spacy.tokens import Token

from variorum.annotate.coref.known import Known, courtesy_names
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, head_of, is_capitalised
from variorum.annotate.coref.portfolios import names_office
from variorum.annotate.coref.sites import find_sites
from variorum.annotate.coref.titles import STYLES, is_courtesy, is_glued, is_inquit, office_before, opens_with_title, role_at
from variorum.model.report import EntityKind
from variorum.text.firms import trades
from variorum.text.given_names import is_given_name
from variorum.text.names import abbreviation_of, fold
from variorum.text.places import Place, load_gazetteer
from variorum.text.words import rarity, stem

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_THINGS = word_list("things") | STYLES
"""Last words of names that name no actor and no place."""
_BUILT = word_list("built_nouns")
_PRESS = word_list("press_words") - {"news", "press", "post", "mail", "letter", "register", "review", "standard", "star", "times"}
_BODY_WORDS = word_list("body_words")
_LOCAL_NOUNS = word_list("local_nouns")
_FORMS = word_list("state_forms")
_SELF_NOUNS = word_list("self_nouns")
_TRADES = trades()
_PAIR = 2
_LONGEST_NAME = 3
_EDGES = frozenset("\"'“”‘’«»()[]-–—,.:;!?*•/") | {"'s", "’s", "'S", "’S", "``", "''"}
_INITIALS = re.compile(r"[A-Z]\.\s?[A-Z]\.")
_NAME_WORD = re.compile(r"[^\W\d_]")


_STYLED = frozenset({"H.E.", "H.E", "Hon.", "Hon"})
"""Styles that the parser may take for a body's abbreviation."""
_COMMON = 0.7
"""Rarity below which a word that only opens sentences is no name."""


class Name:
    """A candidate: its tokens (half-open), what it is thought to be, and the gazetteer's entry where there is one."""

    def __init__(self, first: int, last: int, kind: EntityKind, place: Place | None = None) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.place = place


def find_parsed(view: View, known: list[Known]) -> list[Name]:
    """The parser's names with their edges trimmed; headings are left out, the parser does not read them well."""
    refused = _refused(view, known)
    doc = view.doc
    found = find_sites(view)
    sites = {index for first, last in found for index in range(first, last)}
    names = [Name(first, last, "place") for first, last in found]
    products = {fold(entity.text).removesuffix("s") for entity in doc.ents if entity.label_ == "PRODUCT"}
    for entity in doc.ents:
        if entity.label_ not in _KINDS or view.skipped[entity.start] or view.heading[entity.start]:
            continue
        first, last = entity.start, entity.end
        while first < last and (doc[first].text in _EDGES or doc[first].lower_ in ("the", "a", "an")):
            first += 1
        while last > first and _is_edge(doc[last - 1], entity.label_):
            last -= 1
        last = _before_owner(view, first, _before_open_bracket(view, first, last))
        last = _with_state(view, entity.label_, first, last)
        if first == last or sites.intersection(range(first, last)) or (last - first == 1 and first in refused):
            continue
        if _names_nobody(view, entity.label_, first, last) or fold(view.words(first, last)).removesuffix("s") in products:
            continue
        if view.capitals[first] and not _is_person_in_capitals(view, entity.label_, first, last):
            continue
        if any(is_capitalised(token) for token in doc[first:last]):
            names += _parted(view, Name(first, last, _first_kind(view, first, last, entity.label_)))
    names = _with_initials(view, names)
    for find in (_find_bodies, _find_titled, _find_behind_states):
        names += find(view, {index for name in names for index in range(name.first, name.last)})
    return sorted(names, key=lambda name: (name.first, -name.last))


def _parted(view: View, name: Name) -> list[Name]:
    """The name; a place or body with a person behind a comma, "Sarud, Ada Lind", as two."""
    comma = next((index for index in range(name.first + 1, name.last - 2) if view.doc[index].text == ","), None)
    if comma is None or name.kind == "person" or not is_given_name(view.doc[comma + 1].text):
        return [name]
    return [Name(name.first, comma, name.kind), Name(comma + 1, name.last, "person")]


def _find_bodies(view: View, taken: set[int]) -> list[Name]:
    """Names that the parser missed but whose last word says that they are a body's: "the Kestrel Courier"."""
    doc = view.doc
    found = []
    for token in doc:
        body = token.lower_ in _BODY_WORDS and role_at(view, token.i) is None
        if not (body or token.lower_ in _PRESS) or not is_capitalised(token) or view.capitals[token.i]:
            continue
        if view.heading[token.i] or view.skipped[token.i]:
            continue
        first = run_first(view, token)
        long = token.i - first > (not body)  # "Police Observer" may be anybody, "the Arvan Police Observer" is a body
        if long and not taken.intersection(range(first, token.i + 1)) and (body or view.doc[first - 1].lower_ == "the"):
            found.append(Name(first, token.i + 1, "organisation"))
    return found


def run_first(view: View, token: Token) -> int:
    """Where the run of capitalised proper nouns begins that ends with a word, inside its sentence."""
    doc, first = view.doc, token.i
    while (
        first > 0
        and doc[first - 1].pos_ == "PROPN"
        and is_capitalised(doc[first - 1])
        and view.sentence[first - 1] == view.sentence[token.i]
    ):
        first -= 1
    return first


def _find_titled(view: View, taken: set[int]) -> list[Name]:
    """People whom the parser missed behind a title with its office: "Minister of Finance X Y"."""
    found = []
    for token in view.doc:
        office = next((child for child in token.lefts if child.dep_ == "nmod"), None) if token.pos_ == "PROPN" else None
        if office is None or view.capitals[token.i] or view.heading[token.i] or view.skipped[token.i]:
            continue
        role = role_at(view, office.i)
        first = office.right_edge.i + 1
        words = view.doc[first : token.i + 1]
        if role is None or role[0].kind != "person" or not role[0].title or not 2 <= len(words) <= 3:
            continue
        if all(word.pos_ == "PROPN" and is_capitalised(word) for word in words) and not taken.intersection(range(first, token.i + 1)):
            found.append(Name(first, token.i + 1, "person"))
    return found


def _find_behind_states(view: View, taken: set[int]) -> list[Name]:
    """People whom the parser missed behind an office and its state: "the Deputy Minister of Health of the Republic of X Y Z"."""
    doc = view.doc
    found = []
    for token in doc[:-_PAIR]:
        first = token.i + 1
        if not is_capitalised(token) or first in taken or doc[first].pos_ != "PROPN" or view.heading[first] or view.skipped[first]:
            continue
        state = load_gazetteer().find(token.text)
        last = first
        while last < len(doc) and last - first < _LONGEST_NAME and doc[last].pos_ == "PROPN" and is_capitalised(doc[last]):
            last += 1
        free = not taken.intersection(range(first, last)) and view.sentence[last - 1] == view.sentence[token.i]
        if state is not None and state.kind == "country" and last - first >= _PAIR and free and office_before(view, first) is not None:
            found.append(Name(first, last, "person"))
    return found


def _is_person_in_capitals(view: View, label: str, first: int, last: int) -> bool:
    """Whether a name that the parser found in a sentence of capitals only is surely one: a full name after a title or a given name."""
    if label != "PERSON" or last - first < 2:
        return False
    titled = first > 0 and (role := role_at(view, first - 1)) is not None and role[0].title
    return titled or opens_with_title(view, first, last) or any(is_given_name(view.doc[index].text) for index in range(first, last - 1))


def _with_initials(view: View, names: list[Name]) -> list[Name]:
    """The names with those of people who are printed by their initials only, "A.B., 14, said", whatever the parser took them for."""
    bodies = {
        abbreviation_of(view.words(name.first, name.last)) for name in names if name.kind == "organisation" and name.last - name.first > 1
    }
    printed = [token for token in view.doc if _INITIALS.fullmatch(token.text) and not view.skipped[token.i]]
    sure = {_letters(token) for token in printed if _is_someone(view, token, bodies)}
    people = [token.i for token in printed if _letters(token) in sure]
    return [name for name in names if not any(name.first <= index < name.last for index in people)] + [
        Name(i, i + 1, "person") for i in people
    ]


def _letters(token: Token) -> str:
    return "".join(filter(str.isalpha, token.text))


def _is_someone(view: View, token: Token, bodies: set[str]) -> bool:
    """Whether initials stand for a person: two letters that are no known abbreviation, no body's, no place's, and no part of a name."""
    after = view.doc[token.i + 1] if token.i + 1 < len(view.doc) else None
    if load_gazetteer().find(token.text) is not None or _letters(token) in bodies:
        return False
    if after is not None and (after.pos_ == "PROPN" or is_capitalised(after)) and view.sentence[after.i] == view.sentence[token.i]:
        return False
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "conj") or (
        token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "to", "from")
    )


def _before_open_bracket(view: View, first: int, last: int) -> int:
    """Where the name ends: before a bracket that does not close in it."""
    texts = [token.text for token in view.doc[first:last]]
    return first + texts.index("(") if "(" in texts and ")" not in texts else last


def _with_state(view: View, label: str, first: int, last: int) -> int:
    """Where the name ends: behind the state whose full name it opens, "the Bolivarian Republic" of X, which the parser takes for two."""
    doc = view.doc
    if label != "GPE" or last - first < _PAIR or doc[last - 1].lower_ not in _FORMS or last + 1 >= len(doc) or doc[last].lower_ != "of":
        return last
    state = load_gazetteer().find(doc[last + 1].text)
    return last + 2 if state is not None and state.kind == "country" else last


def _before_owner(view: View, first: int, last: int) -> int:
    """Where the name ends: before "of the X", a known body: "the Senate Grain Committee of the U.S. Congress"."""
    of = next((index for index in range(first + 1, last - 1) if view.doc[index].lower_ == "of"), None)
    if of is None or of - first < _PAIR:
        return last
    owner = load_gazetteer().find(re.sub("^the (?:U.S. )?", "", view.words(of + 1, last)))
    return of if owner is not None and owner.kind in ("body", "seat") else last


def _names_nobody(view: View, label: str, first: int, last: int) -> bool:
    """Whether the words are a thing, a body's noun, a part of a title, an adjective, or no words at all."""
    if view.doc[last - 1].lemma_.lower() in _THINGS or not _NAME_WORD.search(view.words(first, last)):
        return True
    if label == "ORG" and view.words(first, last).count(",") > 1:
        return True  # a list that the parser takes for one name
    if label == "ORG" and (names_office(view, first, last) or _is_short_form(view, first, last)):
        return True
    if all(is_courtesy(token) or token.text in _STYLED for token in view.doc[first:last]):
        return True
    if label == "PERSON" and last - first == 1 and _is_common_word(view, first):
        return True
    if last - first == 1 and view.doc[first].text == "Head" and first + 1 < len(view.doc) and view.doc[first + 1].lower_ == "of":
        return True  # "the Head of State"
    return (
        _is_body_noun(view, first, last)
        or _is_title_part(view, first, last)
        or _is_adjective(view, label, last)
        or _is_one_of(view, label, last)
    )


def _is_short_form(view: View, first: int, last: int) -> bool:
    """Whether "the Fund" is the end of a longer name of the report, "the National Harbour Fund", and so no other's."""
    if last - first > 1 or not first or view.doc[first - 1].lower_ != "the":
        return False
    word = view.doc[first].text
    return any(entity.label_ == "ORG" and len(entity) > _PAIR and entity[-1].text == word for entity in view.doc.ents)


def _is_common_word(view: View, index: int) -> bool:
    """Whether a word is a capital's only because it opens sentences, and common in news: "Turnout was put at 48 percent"."""
    token = view.doc[index]
    if not view.opens_sentence(index) or is_given_name(token.text) or rarity(stem(token.lower_)) >= _COMMON:
        return False
    return all(view.opens_sentence(other.i) or view.heading[other.i] for other in view.doc if other.text == token.text)


def _is_edge(token: Token, label: str) -> bool:
    """Whether the last token of a parser's name is no part of it."""
    return token.text in _EDGES or (label != "FAC" and token.text.islower() and not is_glued(token))


def _refused(view: View, known: list[Known]) -> set[int]:
    """Words that the gazetteer has but not here: "US" in a line of capitals, "pro-X"."""
    doc = view.doc
    taken = {index for first, last, _ in known for index in range(first, last)}
    named = (token for entity in doc.ents for token in entity if token.i not in taken)
    found = {token.i: load_gazetteer().find(token.text) for token in named}
    people = courtesy_names(view)
    return {
        index
        for index, place in found.items()
        if place is not None and not (doc[index].text in people and (place.kind == "body" or is_courtesy(doc[index - 1])))
    }


def _is_body_noun(view: View, first: int, last: int) -> bool:
    """ "the Alliance", "Parliament", "the General": a description of a body or somebody, not a name."""
    role = role_at(view, first) if last - first == 1 else None
    if role is None:
        return False
    return role[0].kind == "body" or (role[0].title and first > 0 and view.doc[first - 1].lower_ == "the")


def _is_title_part(view: View, first: int, last: int) -> bool:
    """ "Supreme" in "Supreme Leader X", "State" in "Secretary of State"."""
    role = role_at(view, last) if last < len(view.doc) else None
    if role is not None and role[1] <= first:
        return True
    inside = role_at(view, last - 1)
    return inside is not None and inside[0].kind == "person" and inside[1] < first


def _is_adjective(view: View, label: str, last: int) -> bool:
    """ "Republican", "Islamic" before a noun: it colours the noun and names nobody."""
    token = view.doc[last - 1]
    if label == "NORP" and token.lower_.endswith(("ity", "ism")):
        return True  # a faith or a doctrine, not those who hold it
    return label == "NORP" and (token.tag_ == "JJ" or (token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i))


def _is_one_of(view: View, label: str, last: int) -> bool:
    """ "a Republican", "X, a Catholic": one of a group, said of somebody; it names neither him nor the group."""
    token = view.doc[last - 1]
    if label != "NORP" or token.tag_ not in ("NN", "NNP") or load_gazetteer().find(token.text) is not None:
        return False
    alone = any(child.dep_ == "det" and child.lower_ in ("a", "an", "every", "no", "another") for child in token.children)
    return alone or (token.dep_ in ("appos", "attr") and not any(child.dep_ == "det" for child in token.children))


def _first_kind(view: View, first: int, last: int, label: str) -> EntityKind:
    """The parser's label, set right where a title or a given name opens the name, or where it is an abbreviation."""
    doc = view.doc
    if last - first > 1 and doc[last - 1].lower_ in _BUILT and is_capitalised(doc[last - 1]):
        return "place"
    if last - first > 1 and doc[last - 1].lower_.rstrip(".") in _BODY_WORDS and not (label == "PERSON" and is_given_name(doc[first].text)):
        return "organisation"
    if last - first == _PAIR and doc[last - 1].lower_ in _TRADES and is_capitalised(doc[last - 1]) and not is_given_name(doc[first].text):
        return "organisation"
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _LOCAL_NOUNS:
        return "place"
    if label == "PERSON" and last - first == 1 and first and doc[first - 1].lower_ == "the" and doc[first - 1].head.i == first:
        return "organisation"  # "told the Beacon": no person is called so
    if label == "PERSON" and last - first == 1 and doc[first].text.isupper() and 2 <= len(doc[first]) <= 4:
        return "organisation"
    noun = first - 1 - (first > 1 and doc[first - 1].is_quote)
    if label == "PERSON" and first and doc[noun].text in _SELF_NOUNS and not is_given_name(doc[first].text):
        return "organisation"  # "the medical charity X", 'the company "X"'
    if label != "PERSON" and first + 2 < last and "-" in view.words(first, last) and opens_with_title(view, first, last):
        return "person"
    if label in ("GPE", "LOC") and 2 <= last - first <= 3 and office_before(view, first) is not None:
        return "person"  # "the Deputy Minister of Health of the Republic of X Y Z"
    if label in ("GPE", "LOC") and last - first == _PAIR and re.fullmatch(r"[A-Z]\.", doc[first].text):
        return "person"  # "A. Lind"
    if label == "ORG" and last - first == 1 and _has_given_name(view, first) and _is_called_person(view, first, last):
        return "person"
    words = [token for token in doc[first:last] if token.text != "-"]
    if label != "PERSON" and 2 <= len(words) <= 4 and all(map(is_capitalised, words)):
        person_like = is_given_name(doc[first].text) and doc[first + 1].pos_ == "PROPN" and label in ("ORG", "GPE") and last - first <= 3
        if (
            opens_with_title(view, first, last)
            or _is_called_person(view, first, last)
            or (person_like and doc[last - 1].ent_type_ != "FAC")
        ):
            return "person"
    return _KINDS[label]


def _has_given_name(view: View, index: int) -> bool:
    """Whether a word that the parser left out hangs before the name: "Orla" of "Orla Quist"."""
    before = view.doc[index - 1] if index else None
    return before is not None and before.dep_ == "compound" and before.head.i == index and before.pos_ == "PROPN" and before.ent_type_ == ""


def _is_called_person(view: View, first: int, last: int) -> bool:
    """Whether a role noun stands in apposition: "its chief, X Y," or "X Y, the chief"."""
    head = view.doc[head_of(view.doc, first, last)]
    beside = [head.head] if head.dep_ == "appos" else []
    beside += [child for child in head.children if child.dep_ == "appos" and not is_inquit(child)]
    roles = [role_at(view, token.i) for token in beside if token.tag_ in ("NN", "NNP") and not first <= token.i < last]
    return any(role is not None and role[0].kind == "person" for role in roles)
