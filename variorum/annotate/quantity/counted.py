"""Finds what an amount counts: the noun it belongs to, its singular, and the phrase around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from variorum.annotate.quantity.cardinal import SMALL
from variorum.annotate.quantity.elliptic import DAYS_NAMED, is_elliptic, is_told_apart, taken_up
from variorum.annotate.quantity.lexicon import MOST_PEOPLE, is_measure, unit_at
from variorum.annotate.quantity.people import people_unit, suffered, told_of_people
from variorum.annotate.quantity.printed import Printed
from variorum.annotate.quantity.senses import is_sole
from variorum.annotate.quantity.stated import is_crowd, is_of_comers, stated_of
from variorum.annotate.quantity.tallies import VOTE
from variorum.annotate.quantity.tolls import is_of_toll, tally_of, unit_of_tally
from variorum.model.record import Record
from variorum.text.roles import load_roles

_NUMERIC = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod", "predet"})
_PLURALS = frozenset("people police men women children troops personnel staff cattle feet aircraft dead wounded injured".split())
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "people": "people", "troops": "troops"}

_IN_F = frozenset("calf dwarf elf half hoof leaf loaf scarf self sheaf shelf thief turf wharf wolf".split())
"""Nouns whose plural in "-ves" has lost an "f"."""


class Counted(Record, frozen=True):
    """What is counted: the unit (a singular noun or a symbol), the phrase for a reader, and where it ends in the text."""

    unit: str | None
    what: str
    end: int
    unit_before: bool = False
    """Whether the unit is that of an amount before: "53 of them"."""


class TokenIndex:
    """Looks up the tokens of a parse by code points."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._starts = [token.idx for token in doc]

    def span(self, start: int, end: int) -> Span | None:
        """The tokens that the range touches, ``None`` where there are none."""
        first = bisect_left(self._starts, start)
        if first == len(self.doc) or self.doc[first].idx > start:
            first = max(0, first - 1)
        last = bisect_left(self._starts, end)
        return self.doc[first:last] if first < last else None


def read_counted(amount: Printed, index: TokenIndex, before: Sequence[str | None]) -> Counted:
    """What ``amount`` counts.

    :param before: units of the amounts before it in its sentence and the one before, nearest first: "53 of them" takes the first.
    """
    if amount.unit == VOTE:
        return Counted(unit=VOTE, what="votes", end=amount.end)
    tokens = index.span(amount.start, amount.end)
    if tokens is None:
        return Counted(unit=amount.unit, what="", end=amount.end)
    if amount.unit is None and is_of_toll(tokens):
        return Counted(unit="dead", what="death toll", end=amount.end)
    noun = _noun(tokens)
    takes_up = noun is None or noun.pos_ == "PRON" or (noun.pos_ == "NUM" and noun.lower_ in SMALL)  # "53 of them", "four of the seven"
    if amount.unit is not None:
        what = (
            _phrase(noun, amount.end, index.text)
            if noun is not None and noun.idx >= amount.end
            else _of_phrase(tokens, amount.end, index.text)
        )
        return Counted(unit=amount.unit, what=what or _following(tokens, amount.end, index.text), end=amount.end)
    if (noun is None or noun.pos_ == "PRON") and (amount.value or 0) < MOST_PEOPLE and (told := told_of_people(tokens)) is not None:
        return Counted(unit=people_unit(told), what=told.text, end=told.idx + len(told) if told.i == tokens.end else amount.end)
    if noun is None and (tally := tally_of(tokens)) is not None:
        unit = unit_of_tally(tally) or next((one for one in before if one), None)
        return Counted(unit=unit, what=_of_phrase(tokens, amount.end, index.text), end=amount.end)
    if noun is None and (crowd := stated_of(tokens)) is not None and (is_crowd(crowd) or not any(before)):
        return Counted(unit="people" if is_crowd(crowd) else _unit_name(crowd), what=crowd.text, end=amount.end)
    if noun is None and (amount.value or 0) < MOST_PEOPLE and is_of_comers(tokens):
        return Counted(unit=next((one for one in before if one and one in load_roles()), "people"), what="", end=amount.end)
    if noun is None or takes_up:
        if (named := _kind_of(tokens) or _named_by_predicate(tokens)) is not None:
            return Counted(unit=_unit_name(named), what=_phrase(named, amount.end, index.text), end=amount.end)
        bare = amount.value is not None and is_elliptic(tokens)
        of_things = (noun is not None and noun.lower_ != "it") or tokens.root.dep_ in ("nsubj", "nsubjpass")
        of_things = of_things or (noun is None and _is_had(tokens) and any(one and not is_measure(one) for one in before))
        unit = taken_up(before, of_things=of_things) if noun is not None or bare else None
        if unit is not None and unit.endswith(" people") and _has_own_deed(tokens.root):
            unit = "people"  # "31 were wounded at the gate; 12 stayed"
        if (amount.value or 0) >= MOST_PEOPLE and unit != "people" and not is_measure(unit or ""):
            unit = None  # "a court found 760 million proven" is no count of the people before
        return Counted(unit=unit, what=_of_phrase(tokens, amount.end, index.text), end=amount.end, unit_before=True)
    if noun.lower_ == "others":
        told = suffered(noun)
        unit = people_unit(told) if told is not None else next((one for one in before if one), None)
        return Counted(unit=unit, what=noun.text, end=noun.idx + len(noun))
    if tokens.text.lower() == "one" and noun.dep_ == "attr":
        return Counted(unit=None, what="", end=amount.end)  # "that is one approach"
    end = noun.idx + len(noun) if noun.idx >= amount.end and noun.i - tokens.end <= 6 else amount.end
    unit = _unit_name(noun)
    told = suffered(noun) if unit in ("people", "person") else None
    return Counted(unit=people_unit(told) if told is not None else unit, what=_phrase(noun, amount.end, index.text), end=end)


def tells_how_many(tokens: Span) -> bool:
    """Whether a number behind "the" is news: "all five crossings", or people and things told apart by what follows their noun."""
    noun = _noun(tokens)
    if noun is None:
        return is_told_apart(tokens)
    if noun.pos_ == "PRON" or noun.lemma_.lower() in _PARTIES:
        return False
    if tokens.doc[max(0, tokens.start - 1)].lower_ == "all":
        return True
    return any(
        child.i > noun.i and (child.dep_ in ("relcl", "acl") or (child.dep_ == "prep" and child.lower_ in _PLACED))
        for child in noun.children
    )


_PARTIES = frozenset("side party leader country nation state neighbour neighbor power government people man woman thing time way".split())
"""Nouns whose number is known once a story is under way."""
_PLACED = frozenset({"at", "in", "on", "from", "near", "inside", "outside", "aboard", "under", "behind", "across", "around"})


def _noun(tokens: Span) -> Token | None:
    """The noun the number belongs to: what it modifies, what follows "of", else the first plural behind it."""
    root = tokens.root
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i >= tokens.end - 1:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    one = tokens.text.lower() == "one" and inner.pos_ != "PRON" and not is_sole(tokens)
                    return None if one and suffered(root) is None else inner
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if following is not None and following.lower_ in _SPAN_WORDS:
        return None  # "rises to 69 over 16 years"
    if following is not None and (following.lower_ == "times" or _is_plural_after_all(following, tokens)):
        return following  # "ten times that sum"
    if following is not None and following.lower_ == "of" and tokens.text.lower() != "one":
        whole = next((child for child in following.children if child.dep_ == "pobj"), None)
        if whole is not None:
            return whole
    node = root
    for _ in range(3):
        if node.dep_ not in _NUMERIC or node.head == node:
            break
        node = node.head
        if node.lower_ in DAYS_NAMED:
            return None
        if node.i >= tokens.end and (node.pos_ == "NOUN" or node.tag_ == "NNPS") and node.lower_ not in _MODALS:
            return node
    return _plural_behind(tokens)


def _has_own_deed(number: Token) -> bool:
    """Whether something else is told of so many than of those counted before: "12 stayed", "which leaves 12"."""
    if number.dep_ == "dobj":
        return number.head.lemma_.lower() == "leave"
    return number.dep_ in ("nsubj", "nsubjpass") and number.head.pos_ == "VERB" and number.head.dep_ != "ccomp"  # no rival count


def _is_plural_after_all(following: Token, tokens: Span) -> bool:
    """Whether the word behind several is their noun, which the tagger takes for a verb of one: "said two cargoes were lost"."""
    named = following.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
    return named and following.tag_ == "VBZ" and following.is_lower and tokens.text.lower() not in ("one", "1")


def _is_had(tokens: Span) -> bool:
    """Whether somebody has or sends so many: those are people or things, no miles or dollars."""
    verb = tokens.root.head if tokens.root.dep_ in ("dobj", "attr") else tokens.doc[max(0, tokens.start - 1)]
    return verb.lemma_.lower() in ("have", "send", "deploy", "employ", "field")


def _named_by_predicate(tokens: Span) -> Token | None:
    """What those are that a number picks out of others: the experts of "seven members, two of whom are foreign experts"."""
    root = tokens.root
    picked = root.dep_ == "nsubj" and any(child.dep_ == "prep" and child.lower_ == "of" for child in root.children)
    if not picked or root.head.lemma_ != "be":
        return None
    return next((child for child in root.head.children if child.dep_ == "attr" and child.tag_ == "NNS"), None)


def _kind_of(tokens: Span) -> Token | None:
    """The noun right behind "of them" for what so many of those before are: "31 bodies, nine of them children"."""
    behind = tokens.doc[tokens.end : tokens.end + 6]
    if len(behind) < 4 or behind[0].lower_ != "of" or behind[1].lower_ not in ("them", "these", "those", "whom"):
        return None
    for token in behind[2:]:
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        ends = following is None or following.is_punct or following.is_space or following.pos_ in ("CCONJ", "SCONJ")
        if token.tag_ == "NNS" or token.lower_ in _PLURALS:
            return token if ends else None
        if token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return None
    return None


_MODALS = frozenset({"will", "can", "may", "must"})
"""Verbs that the tagger may take for nouns: "at least 4,000 will"."""
_PREFIXES = frozenset({"ex", "non", "vice", "co", "sub", "mini"})
_SPAN_WORDS = frozenset({"over", "during", "within", "after", "before", "since"})


def _plural_behind(tokens: Span) -> Token | None:
    doc = tokens.doc
    for token in doc[tokens.end : tokens.end + 5]:
        in_title = token.text[0].isupper()
        if token.lower_ in _PREFIXES:
            continue  # "two ex-presidents"
        if token.is_punct and token.text not in "-–\"“”'‘’":
            return None
        if token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON") and not in_title:
            return None
        if token.tag_ in ("NNS", "NNPS") or token.lower_ in _PLURALS or (in_title and token.lower_.endswith("s") and len(token) > 3):
            return token
    return None


def singular_of(word: str) -> str:
    """The singular of a plural noun in small letters."""
    return _IRREGULAR.get(word) or _singular(word)


def _unit_name(noun: Token) -> str:
    if (first := _joined_by_hyphen(noun)) is not None:
        return f"{first.lower_}-{_plain_name(noun)}"
    return _plain_name(noun)


def _joined_by_hyphen(noun: Token) -> Token | None:
    """The first part of a word with a hyphen that the parser cuts: "pick-ups"; the number of "225-page" is none."""
    if noun.i < 2 or noun.doc[noun.i - 1].text not in ("-", "‑") or noun.doc[noun.i - 2].like_num:
        return None
    first, hyphen = noun.doc[noun.i - 2], noun.doc[noun.i - 1]
    return first if not first.whitespace_ and not hyphen.whitespace_ and first.is_alpha else None


def _plain_name(noun: Token) -> str:
    """The singular of a noun by itself, or the symbol of a unit."""
    printed = noun.lower_
    named = unit_at(printed, 0)
    if named is not None and named[1] == len(printed):
        return named[0]
    if printed in _IRREGULAR or noun.tag_ == "VBZ":
        return singular_of(printed)
    if re.fullmatch(r"[A-Z]{2,5}s", noun.text):
        return printed.removesuffix("s")  # "eleven MPs"
    lemma = noun.lemma_.lower()
    if printed.endswith("ves") and lemma.endswith("f") and lemma not in _IN_F:
        return printed.removesuffix("s")  # "seven graves"
    if noun.tag_ in ("NNPS", "NNS") and noun.text[0].isupper() and printed.endswith("is"):
        return printed.removesuffix("s")  # "24,000 Israelis"
    return lemma if lemma != printed or not printed.endswith("s") or noun.tag_ == "NN" else _singular(printed)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes", "goes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word.removesuffix("s")


def _phrase(noun: Token, start: int, text: str) -> str:
    """The words from the number's end over the noun to the end of its own short complements."""
    if (thing := _measured(noun)) is not noun:
        start, noun = noun.idx + len(noun), thing
    last = noun.i
    for child in sorted(noun.children, key=lambda child: child.i):
        if child.i > last and child.dep_ in ("prep", "acl", "amod") and child.left_edge.i == last + 1:
            edge = child.right_edge.i
            if edge - noun.i > 10:
                edge = child.i if child.dep_ == "acl" else last
            last = max(last, edge)
    end = noun.doc[last]
    return " ".join(text[start : end.idx + len(end)].split()).strip(' -–—,;:"“”()')


def _measured(noun: Token) -> Token:
    """The noun that a hyphenated measure belongs to: the report of "a 225-page report", else the noun itself."""
    if noun.dep_ not in ("compound", "amod", "nmod", "npadvmod") or noun.i < 1 or noun.doc[noun.i - 1].text not in ("-", "‑", "–"):
        return noun
    thing = noun.head
    return thing if thing.pos_ == "NOUN" and 0 < thing.i - noun.i <= 5 else noun


def _following(tokens: Span, start: int, text: str) -> str:
    """The prepositional phrases right behind the amount, whatever they hang on: "5,000 acres in the north"."""
    last = tokens.end - 1
    for token in tokens.doc[tokens.end : tokens.end + 10]:
        if token.i == last + 1 and token.dep_ == "prep" and token.lower_ != "to":
            last = token.right_edge.i
    last = min(last, tokens.end + 9, len(tokens.doc) - 1)
    if last < tokens.end:
        return ""
    end = tokens.doc[last]
    return " ".join(text[start : end.idx + len(end)].split()).strip(" ,;:.")


def _of_phrase(tokens: Span, start: int, text: str) -> str:
    for child in tokens.root.children:
        if child.dep_ == "prep" and child.i >= tokens.end - 1 and child.right_edge.i - child.i <= 8:
            edge = child.right_edge
            return " ".join(text[start : edge.idx + len(edge)].split()).strip(" ,;:")
    return ""
