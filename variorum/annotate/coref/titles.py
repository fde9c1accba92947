"""Reads the titles before a personal name: "Deputy Foreign Minister", "Mr.", "Russian President"."""

from spacy.tokens import Token

from variorum.annotate.coref.mention import View, is_capitalised
from variorum.text.places import load_gazetteer
from variorum.text.roles import Role, load_roles

COURTESY = {
    "mr": "m",
    "mr.": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "miss": "f",
    "sir": "m",
    "lord": "m",
    "lady": "f",
    "dame": "f",
    "madame": "f",
}
"""Courtesy titles with the gender they tell."""
_REACH = 9
_PARTICLES = frozenset("al el bin ibn abu ben van von de der den del della di da dos du la le ter ten zu af av".split())
_TITLE_PARTS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def role_at(view: View, index: int) -> tuple[Role, int] | None:
    """The longest role noun that ends with token ``index``, and its first token."""
    roles = load_roles()
    doc = view.doc
    for length in (3, 2, 1):
        first = index - length + 1
        if first < 0:
            continue
        words = " ".join([doc[i].lower_ for i in range(first, index)] + [_singular(doc[index])])
        role = roles.get(words) or roles.get(words.rstrip("."))
        if role is None and length == 1:
            role = roles.get(doc[index].lower_.rstrip("."))
        if role is not None:
            return role, first
    return None


def _singular(token: Token) -> str:
    """The singular in lower case; the parser's lemma of a capitalised title is often the word itself."""
    lemma = str(token.lemma_).lower() if token.tag_ in ("NNS", "NN", "JJ") else str(token.lower_)
    if lemma == token.lower_ and lemma.endswith("s") and token.tag_ in ("NNPS", "NNP", "NNS") and not lemma.endswith("ss"):
        return lemma[:-1] if lemma[:-1] in load_roles() else lemma
    return lemma


def read_titles(view: View, first: int) -> tuple[tuple[str, ...], str | None, str | None]:
    """The role nouns right before token ``first``, the country and the sector they carry.

    :returns: role nouns in their order (courtesy titles too), ISO 3166-1 alpha-3 code or ``None``, sector or ``None``.
    """
    doc, gazetteer = view.doc, load_gazetteer()
    found: list[str] = []
    country = sector = None
    index = first - 1
    while index >= max(0, first - _REACH) and view.sentence[index] == view.sentence[first]:
        token = doc[index]
        role = role_at(view, index)
        place = gazetteer.find(token.text) if is_capitalised(token) else None
        if token.lower_ in COURTESY:
            found.insert(0, token.lower_.rstrip("."))
        elif role is not None and role[0].kind == "person" and (role[0].title or is_capitalised(token) or found):
            found.insert(0, role[0].noun)
            sector = sector or role[0].sector
            index = role[1]
        elif place is not None and found and place.country:
            country = country or place.country
        elif not found or not (token.pos_ in _TITLE_PARTS or token.text in ("'s", "’s", "-", ".")):
            break
        index -= 1
    return tuple(found), country, sector


def trim_person(view: View, first: int, last: int) -> tuple[int, int, tuple[str, ...], str | None, str | None] | None:
    """Cut titles, states and verbs off a name that the parser found too wide.

    :returns: first and last token of the bare name, its roles, country and sector; ``None`` where no name is left.
    """
    doc, gazetteer = view.doc, load_gazetteer()
    while last - first > 1:
        token = doc[first]
        role = role_at(view, first)
        place = gazetteer.find(token.text)
        is_title = token.lower_ in COURTESY or (role is not None and role[0].kind == "person" and role[0].title)
        if not (is_title or (place is not None and place.kind in ("people", "country", "region_people")) or token.is_punct):
            break
        first += 1
    stop = first
    for index in range(first, last):
        token = doc[index]
        if not (
            is_capitalised(token)
            or token.lower_ in _PARTICLES
            or token.text in ("-", ".", "’", "'", "“", "”", '"')
            or token.lower_.startswith("al-")
        ):
            break
        stop = index + 1
    while stop > first and not is_capitalised(doc[stop - 1]):
        stop -= 1
    if stop <= first or not is_capitalised(doc[first]) and doc[first].lower_ not in _PARTICLES:
        return None
    if stop - first == 1 and role_at(view, first) is not None:
        return None
    return first, stop, *read_titles(view, first)
