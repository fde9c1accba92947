"""Finds the longer phrases in which a report prints somebody: title and name, a noun with its owner, an apposition.

They are names for the reader ("Finance Minister Ada Lind", "his lawyer", "a grocer from Orlin"); no mention is made of them.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from variorum.annotate.coref.describing import whole_phrase
from variorum.annotate.coref.echoes import self_noun
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.spans import called_spans, kind_before, phrase_first, place_spans, seated_end, styled_first, title_first
from variorum.annotate.coref.titles import STYLES, is_courtesy, is_inquit, is_title_abbreviation, office_before, role_at
from variorum.model.report import Range
from variorum.text.places import load_gazetteer

_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
"""How the words hang on a noun that belong to its title."""
_OWNERS = word_list("owners")
_FORMS = word_list("state_forms")
_NO_PERSONS = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "MONEY", "ORG", "GPE"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_NO_MODIFIERS = frozenset({"PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"})
_JOINTS = frozenset({"-", "–", "'s", "’s", "'", "’", "."})
_LONGEST, _LONGEST_OFFICE = 12, 20
"""Tokens of a phrase, and of one that is an office and the full name of what it is of."""
_IN_OFFICES = frozenset({"and", "for", "of", "the"})
_LONGEST_PLACE = 4
_SITES = word_list("site_nouns")
_BETWEEN = (",", "—", "–", "--", "-", "(")
"""Marks before an apposition."""


def phrases_of(view: View, mentions: Iterable[Mention], named: bool) -> tuple[Range, ...]:
    """The longer phrases around the mentions of one entity, in the order of the text.

    :param named: whether the entity has a name, so that an apposition beside it is one more name of it.
    """
    kept = [m for m in mentions if m.form != "pronoun" and m.kind != "other" and not view.skipped[m.head]]
    found = {view.range(first, last) for first, last in called_spans(view, kept)}
    for mention in kept:
        runs = [*(place_spans(view, mention) if mention.kind == "place" else _around(view, mention))]
        if mention.form == "name" and mention.kind == "person" and named:
            runs += _apposed(view, mention)
        found.update(view.range(first, last) for first, last in runs if _is_short(view, first, last))
    return tuple(sorted(found))


def _is_short(view: View, first: int, last: int) -> bool:
    """Whether a phrase is no longer than a reader expects, that of an office and all its capitals left aside."""
    if last - first <= _LONGEST:
        return True
    noun = next((index for index in range(first, last) if view.doc[index].lower_ in ("of", "for")), last)
    rest = view.doc[noun:last]
    return last - first <= _LONGEST_OFFICE and all(is_capitalised(word) or word.lower_ in _IN_OFFICES for word in rest)


def _around(view: View, mention: Mention) -> Iterator[Range]:
    first, last = _first(view, mention), mention.last
    if mention.form == "description":
        bare = mention.kind in ("person", "group") and last < len(view.doc) and view.doc[last].pos_ != "ADP"
        whole = whole_phrase(view, view.doc[mention.head], last) if bare else last
        last = _end(view, view.doc[mention.head]) if last == mention.head + 1 else last
        if whole > last:
            yield first, whole
    elif mention.roles and mention.kind == "person":
        last = _with_state(view, last)
    elif mention.kind == "organisation" and self_noun(view, mention):
        last += 1
    if mention.form == "name" and not (view.heading[first] or view.capitals[first]):
        first = _modified_first(view, first, last)
        small = title_first(view, mention)
        if mention.kind == "person" and first < small < mention.first:
            yield small, last
    styled = styled_first(view, mention) if mention.form == "name" and mention.kind == "person" else mention.first
    if styled < first or (first < styled < mention.first and _opens_style(view, styled)):
        yield styled, mention.last
    if mention.form == "name" and (seated := seated_end(view, mention)) > last:
        yield first, seated
    titled = mention.form == "name" and mention.kind == "person" and 0 < first < mention.first and view.doc[first].text.islower()
    first -= titled and view.doc[first - 1].lower_ in _OWNERS
    if (first, last) != (mention.first, mention.last):
        yield first, last


def _opens_style(view: View, first: int) -> bool:
    """Whether a run of styles and ranks is no end of a longer title, as "Minister X" is of "Trade Minister X"."""
    before = view.doc[first - 1]
    return is_courtesy(view.doc[first]) or not (is_capitalised(before) or before.text == "-")


def _first(view: View, mention: Mention) -> int:
    """The first token of the title before a name, or of the owner before a description; the mention's own where there is none."""
    doc, first = view.doc, mention.first
    if first == 0 or view.block[first - 1] != view.block[first]:
        return first
    if mention.kind == "country":
        return _form_first(view, first)
    if mention.form == "description":
        return first - (doc[first - 1].lower_ in _OWNERS)
    office = office_before(view, first) if mention.kind == "person" and mention.form == "name" else None
    if office is not None and mention.roles:
        return _title_first(view, office, office)
    point = doc[first - 1].text == "." and first > 1 and is_title_abbreviation(doc[first - 2])
    role = role_at(view, first - 1 - point)
    person = mention.kind == "person"
    linked = person or mention.head in (doc[first - 1].head.i, first - 1) or doc[mention.head].head.i == first - 1
    fits = role is not None and (role[0].kind == "person") == person and linked
    if role is not None and fits:
        return _title_first(view, role[1], first - 1 - point)
    noun = kind_before(view, mention)
    if noun is not None:
        return _title_first(view, noun, noun)
    before = load_gazetteer().find(doc[first - 1].text) if is_capitalised(doc[first - 1]) else None
    state = before is not None and before.kind == "people" and doc[first - 1].dep_ in _BEFORE
    return first - 1 if state and mention.kind == "organisation" else first


def _modified_first(view: View, first: int, last: int) -> int:
    """Walk left from a name and its title over the adjectives, states and nouns that hang on them: "veteran", "Arvan opposition".

    A noun right before a name that the parser sets beside it belongs to it too: "the shepherd X".
    """
    doc, begin, index = view.doc, first, first - 1
    heads = {doc[token].head.i for token in range(first, last) if doc[token].dep_ == "appos"}
    while index >= 0 and view.block[index] == view.block[first] and view.sentence[index] == view.sentence[first]:
        token = doc[index]
        joint = token.text in _JOINTS and index > 0 and not doc[index - 1].whitespace_
        glued = _glued_first(view, index)
        if glued < index and index < token.head.i < last and token.dep_ == "amod":
            begin, index = glued, glued - 1  # "57-year-old", "Orlin-based"
            continue
        if glued < index:
            break
        hangs = (token.dep_ in _BEFORE and index < token.head.i < last) or (index in heads and index == begin - 1)
        fits = token.ent_type_ not in _NO_MODIFIERS or _is_people(token)
        if not (joint or (hangs and fits and token.pos_ in _MODIFIERS and token.lower_ not in STYLES and token.text.isalpha())):
            break
        if not joint:
            begin = index
        index -= 1
    return begin


def _glued_first(view: View, index: int) -> int:
    """The first token of the word of which this is the last part: "57" of "57-year-old"; the token itself where no hyphen is before."""
    doc = view.doc
    while index > 1 and doc[index - 1].text == "-" and not (doc[index - 1].whitespace_ or doc[index - 2].whitespace_):
        index -= 2
    return index


def _is_people(token: Token) -> bool:
    place = load_gazetteer().find(token.text) if is_capitalised(token) else None
    return place is not None and place.kind == "people"


def _form_first(view: View, first: int) -> int:
    """The first token of a state's full name: "the Republic of X"."""
    doc = view.doc
    if first < 2 or doc[first - 1].lower_ != "of" or doc[first - 2].lower_ not in _FORMS or not is_capitalised(doc[first - 2]):
        return first
    begin = first - 2
    while begin > 0 and doc[begin - 1].lower_ in _FORMS and is_capitalised(doc[begin - 1]):
        begin -= 1
    return begin


def _title_first(view: View, first: int, last: int) -> int:
    """Walk left from a title over the words that hang on it or stand in capitals with it: "Deputy Labour Minister"."""
    doc = view.doc
    inside = set(range(first, last + 1))
    heads = inside | {doc[last].head.i}
    while first > 0 and view.block[first - 1] == view.block[last] and view.sentence[first - 1] == view.sentence[last]:
        token = doc[first - 1]
        hangs = token.head.i in heads and token.head.i >= first and (token.dep_ in _BEFORE or token.dep_ in ("punct", "case"))
        if token.dep_ == "case" or token.text == "-":
            hangs = hangs and first > 1 and doc[first - 2].head.i in heads | {token.head.i}
        dash = token.text == "-" and bool(token.whitespace_)
        if (
            token.ent_type_ in ("PERSON", "DATE", "TIME")
            or dash
            or token.like_num
            or not hangs
            or is_courtesy(token)
            or token.text in ("“", "”", '"', ",", "(", ")", ":")
            or token.pos_ in ("PRON", "DET")
        ):
            break
        first -= 1
        heads.add(first)
    return first + 2 if doc[first].text == "-" else first


def _with_state(view: View, last: int) -> int:
    """Past "of X" behind a titled name: "Prime Minister A. B. of X", "Mayor C. D. of the City of Y"."""
    doc = view.doc
    end = last
    while end + 1 < len(doc) and doc[end].lower_ == "of" and end - last < _LONGEST_PLACE:
        end += 1 + (doc[end + 1].lower_ == "the")
        begin = end
        while end < len(doc) and is_capitalised(doc[end]) and doc[end].pos_ == "PROPN" and view.sentence[end] == view.sentence[last - 1]:
            end += 1
        if end == begin:
            return last
        last = end
    return last


def _apposed(view: View, mention: Mention) -> Iterator[Range]:
    """The noun phrases set beside a person's name: "X, a baker from Orlin,", "a baker, X"."""
    head = view.doc[mention.head]
    beside = [child for child in head.children if child.dep_ == "appos" and child.i >= mention.last and not is_inquit(child)]
    beside += [head.head] if head.dep_ == "appos" and head.head.i < mention.first else []
    for noun in beside:
        if noun.pos_ != "NOUN" or noun.tag_ != "NN" or noun.ent_type_ in _NO_PERSONS or _is_other(view, noun):
            continue
        first = phrase_first(view, noun)
        last = _end(view, noun)
        after = noun.i > mention.first
        first_fits = (
            view.doc[first - 1].text in _BETWEEN if after and first else view.doc[last].text in _BETWEEN and view.doc[last].text != "("
        )
        if first_fits and not (after and (first < mention.last or _is_next_ones(view, noun, last))):
            yield first, last


def _is_next_ones(view: View, noun: Token, last: int) -> bool:
    """Whether a noun between two names is the title of the second: "X, the spokesman of the board, Commander Y, said"."""
    doc = view.doc
    role = role_at(view, noun.i)
    if role is None or last + 1 >= len(doc) or doc[last].text != "," or view.sentence[last + 1] != view.sentence[noun.i]:
        return False
    index = last + 1
    while index + 1 < len(doc) and (is_courtesy(doc[index]) or role_at(view, index) is not None):
        index += 1
    return doc[index].ent_type_ == "PERSON" and is_capitalised(doc[index])


def _is_other(view: View, noun: Token) -> bool:
    """Whether the noun is a body's, or somebody's who belongs to the one named: "X, whose son"; or half of a word: "co-chair"."""
    role = role_at(view, noun.i)
    halved = noun.i + 1 < len(view.doc) and view.doc[noun.i + 1].text == "-" and not noun.whitespace_ and _hyphened_role(view, noun) is None
    body = role is not None and role[0].kind == "body"
    return body or halved or noun.lower_ in _SITES or any(child.tag_ == "WP$" for child in noun.lefts)


def _hyphened_role(view: View, noun: Token) -> object | None:
    hit = role_at(view, noun.i + 2) if noun.i + 2 < len(view.doc) else None
    return hit if hit is not None and hit[1] <= noun.i else None


def _end(view: View, noun: Token) -> int:
    """Where the noun's phrase ends: past "of the harbour board", before a comma, a clause or another block."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "punct" and child.i == end and child.text == "-":
            end += 2  # "secretary-general of the league"
            continue
        if child.left_edge.i != end or child.dep_ != "prep" or any(below.ent_type_ in ("DATE", "TIME") for below in child.children):
            break
        stop = end
        while stop <= child.right_edge.i and _goes_on(view, noun, stop):
            stop += 1
        while stop > end and view.doc[stop - 1].pos_ in ("ADP", "DET", "CCONJ", "PRON"):
            stop -= 1
        if not _is_short(view, noun.i, stop) or stop - end < 2:
            break
        end = stop
    return end


def _goes_on(view: View, noun: Token, index: int) -> bool:
    token = view.doc[index]
    hyphen = token.text in ("-", "'s", "’s") and not view.doc[index - 1].whitespace_
    clause = token.tag_ in ("WP", "WDT", "WRB", "TO") or token.pos_ in ("AUX", "SCONJ") or (token.tag_ == "VBG" and token.dep_ != "amod")
    return view.block[index] == view.block[noun.i] and (hyphen or not (token.is_punct or clause))
