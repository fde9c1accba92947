"""Reads double names of people to their ends, "Ms Ama Osei-Bonsu", and knows people again by the end of their names, "Da Rosa"."""

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.titles import STYLES, is_courtesy, office_before, role_at
from variorum.model.report import EntityKind
from variorum.text.given_names import is_given_name
from variorum.text.names import PARTICLES, fold
from variorum.text.places import load_gazetteer

_BODY_WORDS = word_list("body_words")
_HYPHENS = frozenset({"-", "‐", "‑"})
_LONGEST = 5
"""Words of a person's name, those with a hyphen counted twice."""
_SHORTEST_PART = 2
_SUFFIX = 2
"""Words of the end of a name by which a person is known again for sure."""


def is_double(view: View, index: int) -> bool:
    """Whether the token is a hyphen between the two capitalised halves of one word, none of them a known land or a role."""
    doc = view.doc
    if doc[index].text not in _HYPHENS or index == 0 or index + 1 >= len(doc):
        return False
    before, after = doc[index - 1], doc[index + 1]
    glued = not before.whitespace_ and not doc[index].whitespace_ and view.block[index - 1] == view.block[index + 1]
    return glued and all(_is_part(view, token) for token in (before, after))


def _is_part(view: View, token: Token) -> bool:
    """Whether a token may be a part of a person's name."""
    apostrophe = any(mark in token.text[1:-1] for mark in "'’")
    return (
        is_capitalised(token)
        and (token.pos_ == "PROPN" or apostrophe)
        and len(token) >= _SHORTEST_PART
        and token.text[-1].isalpha()
        and token.ent_type_ != "DATE"
        and token.lower_ not in _BODY_WORDS
        and token.lower_ not in STYLES
        and token.lower_ not in PARTICLES
        and role_at(view, token.i) is None
        and not is_courtesy(token)
        and load_gazetteer().find(token.text) is None
    )


def join_doubles(view: View, names: list[Name]) -> list[Name]:
    """The names in the order of the text, halves of people's double names and what stands with them joined to whole ones.

    Only behind a title or where a given name opens the whole: "the Smith-Jones talks" may be of two.
    """
    known = {index for name in names if name.place is not None for index in range(name.first, name.last)}
    found: list[Name] = []
    for token in view.doc:
        if token.text in _HYPHENS and is_double(view, token.i) and not (view.heading[token.i] or view.skipped[token.i]):
            whole = _whole(view, token.i, known)
            if whole is not None and not (found and found[-1].last > whole.first):
                found.append(whole)
    covered = {index for name in found for index in range(name.first, name.last)}
    kept = [name for name in names if not covered.intersection(range(name.first, name.last))]
    return sorted(kept + found, key=lambda name: (name.first, -name.last))


def _whole(view: View, index: int, known: set[int]) -> Name | None:
    """The person's name around a hyphen, ``None`` where nothing says that it is a person's."""
    doc, first, last = view.doc, index - 1, index + 2
    sentence = view.sentence[index]
    while first > 0 and view.sentence[first - 1] == sentence and _goes_on(view, first - 1, known):
        first -= 1
    while last < len(doc) and view.sentence[last] == sentence and _goes_on(view, last, known):
        last += 1
    parts = [place for place in range(first, last) if doc[place].text not in _HYPHENS]
    if len(parts) > _LONGEST or known.intersection(parts):
        return None
    if view.capitals[index] or any(doc[place].lower_ in _BODY_WORDS for place in range(first, min(last + 1, len(doc)))):
        return None
    given = len(parts) > _SUFFIX and first < index - 1 and is_given_name(doc[first].text)
    return Name(first, last, "person") if given or _is_titled(view, first) else None


def _goes_on(view: View, index: int, known: set[int]) -> bool:
    return index not in known and (_is_part(view, view.doc[index]) or is_double(view, index))


def _is_titled(view: View, first: int) -> bool:
    """Whether a courtesy title or a capitalised title of a person stands right before the name."""
    if not first or view.sentence[first - 1] != view.sentence[first]:
        return False
    before = view.doc[first - 1]
    if before.text == "," and first > 1:
        role = role_at(view, first - 2)  # "the former premier, Ama Osei-Bonsu"
        return role is not None and role[0].kind == "person" and role[0].title
    if is_courtesy(before) or (before.text == "." and first > 1 and is_courtesy(view.doc[first - 2])):
        return True
    role = role_at(view, first - 1)
    return role is not None and role[0].kind == "person" and role[0].title and is_capitalised(before)


def kinds_by_people(view: View, names: list[Name], kinds: dict[str, EntityKind]) -> dict[str, EntityKind]:
    """The folded names of several words that the report's people show to be a person's too.

    The end of a person's longer name, "Da Rosa" of "Ana da Rosa", is the person's; so is one printed behind a title elsewhere, and one
    that a given name opens where the report knows its last word for a person's.
    """
    found: dict[str, EntityKind] = {}
    people = [name for name in names if name.kind == "person" and name.place is None]
    words_of = {id(name): fold(view.words(name.first, name.last)).split() for name in people}
    ends = {" ".join(words[place:]) for words in words_of.values() for place in range(1, len(words) - 1)}
    ends |= {" ".join(words_of[id(name)]) for name in people if _is_titled(view, name.first) or office_before(view, name.first) is not None}
    for name in names:
        if name.place is not None or name.kind == "person" or name.last - name.first < _SUFFIX:
            continue
        words = fold(view.words(name.first, name.last))
        opens = name.kind != "group" and is_given_name(view.doc[name.first].text) and len(words.split()) == _SUFFIX
        if words in ends or (opens and kinds.get(words.split()[-1]) == "person"):
            found[words] = "person"
    return found
