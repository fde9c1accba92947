"""Reads the names of bodies to their end, "Front for the Salvation of the East", and the abbreviations that a report sets beside them."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.personal import is_body_noun
from variorum.text.names import abbreviation_of, fold
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles

_LINKS = frozenset({"of", "for", "on", "against"})
_ABROAD = frozenset({"mission", "force", "operation"})
"""Bodies whose names also say where they are: "UN Mission in X"."""
_BODY_WORDS = word_list("body_words")
_PRESS = word_list("press_words")
_TRADES = word_list("trades")
_LEAST = 2
"""Words of a body's name behind its "and"."""
_LONGEST = 9
"""Tokens of a body's name."""
_MOST = 4
"""Words of a second trade in it."""
_INTRODUCED = frozenset({"as", "or", "abbreviated", "called"})
"""Words right before an abbreviation that give it to the body named before: "known as", "or"."""
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Z0-9-]{0,6}|[A-Z]{2}")
_DATELINE = re.compile(r"^[^\W\d_][^\n(]{2,50}\d[^\n(]{0,10} \((?P<name>[^\W\d_][\w-]+)\) ?[-–—]", re.MULTILINE)
"""A dateline with its day that names its agency in brackets, before a dash."""
_HELD = re.compile(r",? in which [^.;:\n]{2,50} (?:holds?|held|owns?|owned|has|have|had) [^.;:\n]{0,30}(?:per ?cent|%|stake|shares?)")
"""Behind the name of a firm."""
_SHORTEST = 3
"""Letters of initials that are known again without a sign, and words of the name."""
_REACH = 4
"""Tokens between a name and the abbreviation given to it."""


def widen_bodies(view: View, names: Sequence[Name]) -> list[Name]:
    """The names, those of bodies with the capitalised words that "of" and "for" hang on them; names inside these are left out.

    Only where the last word before the link stands for the body itself in the parse, so that "the Foreign Ministry for Easter" and
    a person's "of" stay what they are.
    """
    people = frozenset(name.first for name in names if name.kind == "person")
    widened = {id(name): _end(view, name, people) for name in names if name.kind == "organisation" and name.place is None}
    taken = {index for name in names for index in range(name.first, name.last)}
    missed = [Name(token.i, token.i + 1, "organisation") for token in view.doc if token.i not in taken and _may_open(view, token)]
    widened |= {id(name): end for name in missed if (end := _end(view, name, people)) > name.last}
    covered = {index for name in names if id(name) in widened for index in range(name.last, widened[id(name)])}
    covered |= {index for name in missed if id(name) in widened for index in range(name.first, widened[id(name)])}
    kept = [name for name in names if not covered.intersection(range(name.first, name.last))]
    kept += [name for name in missed if id(name) in widened]
    for name in kept:
        name.last = widened.get(id(name), name.last)
    return sorted(kept, key=lambda name: (name.first, -name.last))


def join_listed(view: View, names: list[Name]) -> list[Name]:
    """The names in the order of the text, a body's cut at its "and" as one: "the Arvan Grain and Cattle Board"."""
    for name in names:
        if name.place is None and name.kind == "organisation":
            name.first = _before_and(view, name)
    over: dict[int, list[Name]] = {}
    for name in names:
        for index in range(name.first, name.last) if name.last - name.first > 1 else ():
            over.setdefault(index, []).append(name)
    return [name for name in names if not any(other is not name and name.last <= other.last for other in over.get(name.first, ()))]


def join_trades(view: View, names: Sequence[Name]) -> list[Name]:
    """The names, that of a body of two trades as one: "the Union of Nurses and Allied Health Workers"; names inside it are left out."""
    ends = {id(name): _end_of_trades(view, name) for name in names if name.kind == "organisation" and name.place is None}
    covered = {index for name in names if id(name) in ends for index in range(name.last, ends[id(name)])}
    kept = [name for name in names if not covered.intersection(range(name.first, name.last))]
    for name in kept:
        name.last = ends.get(id(name), name.last)
    return kept


def _end_of_trades(view: View, name: Name) -> int:
    """Where a body's name ends that goes on behind "and" with people of another trade, both in the plural."""
    doc, last = view.doc, name.last
    links = [token for token in doc[name.first + 1 : last - 1] if token.lower_ in ("of", "for")]
    if not links or not is_body_noun(view, links[0].nbor(-1)) or last + 1 >= len(doc) or doc[last].lower_ != "and":
        return last
    end = last + 1
    while end < len(doc) and end - last <= _MOST and is_capitalised(doc[end]) and _may_go_on(doc[end]):
        end += 1
    plural = all(doc[place].text.endswith("s") and doc[place].tag_ in ("NNS", "NNPS", "NNP") for place in (last - 1, end - 1))
    people = doc[end - 1].lower_ in _TRADES or doc[end - 1].lower_.removesuffix("s") in load_roles()
    other = end == last + 1 or not people or load_gazetteer().find(view.words(last + 1, end)) is not None
    here = view.sentence[last + 1] == view.sentence[name.first] and not view.heading[last]
    return end if plural and here and not other and not is_body_noun(view, doc[end - 1]) else last


def _before_and(view: View, name: Name) -> int:
    """Where a body's name begins whose noun serves what stands before "and" too: no body by itself, and right behind "the"."""
    doc, noun, joint = view.doc, view.doc[name.last - 1], name.first - 1
    if (
        name.last - name.first < _LEAST
        or joint < _LEAST
        or doc[joint].lower_ != "and"
        or not is_body_noun(view, noun)
        or noun.tag_ != "NNP"
    ):
        return name.first
    first = joint
    while first > 0 and joint - first < _LONGEST and is_capitalised(doc[first - 1]) and doc[first - 1].pos_ == "PROPN":
        first -= 1
    words = doc[first:joint]
    body = first < joint and (words[-1].lower_ in _PRESS or is_body_noun(view, words[-1]) or any(word.text.isupper() for word in words))
    own = first == joint or body or load_gazetteer().find(view.words(first, joint)) is not None
    behind_the = first > 0 and doc[first - 1].lower_ == "the" and view.sentence[first - 1] == view.sentence[noun.i]
    return first if behind_the and not own else name.first


def _may_open(view: View, token: Token) -> bool:
    """Whether a capitalised noun of a body may open a name that the parser missed: "the Front for the ..."."""
    if token.lower_ not in _BODY_WORDS or not is_capitalised(token) or token.i == 0 or view.skipped[token.i]:
        return False
    return view.doc[token.i - 1].lower_ == "the" and token.tag_ in ("NN", "NNP")


def _end(view: View, name: Name, people: frozenset[int]) -> int:
    """Where the body's name ends; before the name of a person, whose tokens begin at one of ``people``."""
    doc, last = view.doc, name.last
    head = doc[last - 1]
    if not is_capitalised(head) or view.heading[head.i] or view.capitals[head.i]:
        return last
    while last + 1 < len(doc) and last - name.first < _LONGEST:
        link = doc[last]
        linked = link.lower_ in _LINKS or (link.lower_ == "in" and head.lower_ in _ABROAD)
        if not linked or not name.first <= link.head.i < last or view.sentence[link.i] != view.sentence[head.i]:
            break
        begin = last + 1
        while begin < len(doc) and doc[begin].lower_ == "the":
            begin += 1
        end = begin
        while end < len(doc) and end not in people and is_capitalised(doc[end]) and _may_go_on(doc[end]):
            end += 1
        if end == begin or (last == name.last and load_gazetteer().find(view.words(begin, end)) is not None):
            break  # "the Senate committee of the U.S. Congress": whose it is
        last = end
    return last


def _may_go_on(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.ent_type_ != "DATE"


def as_bodies(view: View, names: list[Name]) -> list[Name]:
    """The names, those taken for people's or places' as bodies' whose initials the report prints too, or of which shares are held.

    "Janta Vikas Dal" beside "JVD"; "X Y, in which the state holds 66 per cent".
    """
    printed = {token.text for token in view.doc if len(token) >= _SHORTEST and token.text.isupper() and not view.capitals[token.i]}
    for name in names:
        if name.place is not None or name.kind not in ("person", "place"):
            continue
        shortened = _SHORTEST <= name.last - name.first <= _LONGEST and abbreviation_of(view.words(name.first, name.last)) in printed
        if shortened or _HELD.match(view.text, view.range(name.first, name.last)[1]):
            name.kind = "organisation"
    return names


def agencies_of_datelines(view: View) -> set[str]:
    """The folded names of one word that fill the brackets of a dateline: "ORLIN, May 5 (X) -"."""
    return {fold(match["name"]) for match in _DATELINE.finditer(view.text) if match["name"].casefold() not in load_roles()}


def name_abbreviations(view: View, names: Sequence[Name]) -> list[Name]:
    """The names with those abbreviations set beside a body's name that the parser missed."""
    taken = {index for name in names for index in range(name.first, name.last)}
    bodies = [name for name in names if name.kind == "organisation"]
    given = (_abbreviation_after(view, name.first, name.last) for name in bodies)
    places = {place for place in given if place is not None} | set(_initials_of(view, bodies))
    return [*names, *(Name(place, place + 1, "organisation") for place in sorted(places - taken))]


def _initials_of(view: View, bodies: Sequence[Name]) -> Iterator[int]:
    """The tokens that are the initials of a body's name printed before: "the FSE", with no sign of what they mean."""
    opening: dict[str, int] = {}
    for name in bodies:
        if name.last - name.first >= _SHORTEST:
            opening.setdefault(abbreviation_of(view.words(name.first, name.last)), name.first)
    for token in view.doc:
        plain = len(token) >= _SHORTEST and token.text.isupper() and not (view.capitals[token.i] or view.skipped[token.i])
        if plain and opening.get(token.text, len(view.doc)) < token.i and load_gazetteer().find(token.text) is None:
            yield token.i


def find_abbreviations(view: View, names: Sequence[Mention]) -> dict[str, str]:
    """Folded abbreviations to the folded name of the body beside which the report prints them: "(FSE)", "known as UNMEC".

    An abbreviation given to two bodies is left out.
    """
    found: dict[str, set[str]] = {}
    for mention in names:
        place = _abbreviation_after(view, mention.first, mention.last) if mention.kind == "organisation" else None
        if place is not None:
            found.setdefault(fold(view.doc[place].text), set()).add(fold(mention.name).removeprefix("the "))
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}


def _abbreviation_after(view: View, first: int, last: int) -> int | None:
    """The token of an abbreviation given to the body whose name these tokens are; ``None`` where there is none."""
    name = view.words(first, last)
    if _ABBREVIATION.fullmatch(name) or view.skipped[first] or last + 1 >= len(view.doc) or view.block[last] != view.block[first]:
        return None
    place = _abbreviation_at(view, last)
    return place if place is not None and _fits(view.doc[place].text, name) else None


def _abbreviation_at(view: View, index: int) -> int | None:
    """The token of an abbreviation in brackets at ``index``, or set between commas there."""
    doc = view.doc
    if doc[index].text == "(" and index + 2 < len(doc) and _ABBREVIATION.fullmatch(doc[index + 1].text):
        closed = any(doc[place].text in (")", ",", ";") for place in range(index + 2, min(index + 5, len(doc))))
        return index + 1 if closed else None
    if doc[index].text not in (",", "–", "—"):
        return None
    for place in range(index + 1, min(index + 1 + _REACH, len(doc))):
        if _ABBREVIATION.fullmatch(doc[place].text):
            introduced = place == index + 1 or doc[place - 1].lower_ in _INTRODUCED
            closed = place + 1 < len(doc) and (doc[place + 1].text in (",", "–", "—", ".") or doc[place + 1].lower_ in ("by", "for", "in"))
            return place if introduced and closed else None
        if not (doc[place].text.islower() or doc[place].text == ","):
            return None
    return None


def _fits(short: str, name: str) -> bool:
    """Whether the letters can be the body's, in its own language too: the first is that of one of its words, or more of them are."""
    letters = [letter.casefold() for letter in short if letter.isalpha()]
    initials = {word[0] for word in fold(name).split()}
    return abbreviation_of(name).casefold() == "".join(letters) or sum(letter in initials for letter in letters) * 2 >= len(letters)
