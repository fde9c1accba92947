"""Finds descriptions: "a Kremlin aide", "Russian officials", "the Ukrainian air force", "the president"."""

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.republics import opens_state
from variorum.annotate.coref.titles import KIN, role_at
from variorum.model.report import EntityKind
from variorum.text.names import bare_words
from variorum.text.places import load_gazetteer
from variorum.text.roles import Role

_DEFINITE = word_list("definite")
_INDEFINITE = word_list("indefinite")
_NOBODY = word_list("nobody")
_OWNERS = word_list("owners")
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})
_PHRASE_TAGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "ADV", "CCONJ", "PUNCT", "ADP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_TOLD = word_list("told_verbs")
_COMMON = word_list("common_nouns")
"""Nouns of people in general: described only where a state or body owns them, or where they act."""
_FORMS = word_list("state_forms")
_RELATIVE = word_list("relative_nouns")
_POINTING = frozenset({"this", "that", "these", "those"})
_LONGEST = 10


def find_descriptions(view: View, names: list[Mention]) -> list[Mention]:
    """All descriptions by role nouns in the order of the text.

    :param names: the mentions by name; a role noun that is a title before a name, or part of a name, is no description.
    """
    inside = {index: name for name in names for index in range(name.first, name.last)}
    people = {name.first for name in names if name.kind == "person"}
    found = []
    for token in view.doc:
        if token.pos_ not in ("NOUN", "PROPN") or view.skipped[token.i] or token.i in inside or _stands_before_name(view, token.i, people):
            continue
        hit = _hyphenated(view, token.i) or role_at(view, token.i)
        hangs = token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i
        if hit is None or (hangs and not (hit[1] <= token.i and token.head.i == token.i + 2 and token.head.pos_ == "ADJ")):
            continue
        mention = _read(view, token, hit[0], hit[1], inside)
        if mention is not None:
            found.append(mention)
    return found


def _stands_before_name(view: View, index: int, people: set[int]) -> bool:
    """Whether the role noun is the title of the person named right after it; "Sens." may carry its point."""
    return index + 1 in people or (index + 2 in people and view.doc[index + 1].text in (".", "-"))


def _hyphenated(view: View, index: int) -> tuple[Role, int] | None:
    """The role of "secretary-general", whose noun is the word before the hyphen."""
    if index + 2 >= len(view.doc) or view.doc[index + 1].text != "-" or view.doc[index + 1].whitespace_:
        return None
    hit = role_at(view, index + 2)
    return hit if hit is not None and hit[1] <= index else None


def _governor(view: View, token: Token, role: Role, role_first: int) -> Token:
    """The token on which the phrase hangs: the "head" of "the head of state", the "general" of "the secretary-general"."""
    if " of " in role.noun:
        return view.doc[role_first]
    halved = token.head.i == token.i + 2 and _hyphenated(view, token.i) is not None
    return token.head if halved else token


def _first_token(view: View, token: Token, role_first: int) -> int:
    """Where the phrase begins, walking left from its noun over determiners, adjectives, compounds and possessors."""
    doc, first = view.doc, role_first
    for child in reversed([child for child in token.lefts if child.dep_ in _LEFT]):
        edge = child.left_edge.i
        if child.i < first and token.i - edge < _LONGEST and view.block[edge] == view.block[token.i]:
            first = min(first, edge)
    for index in range(role_first - 1, first - 1, -1):
        dash = doc[index].text in ("-", "–") and index > 0 and bool(doc[index - 1].whitespace_)
        day = doc[index].ent_type_ == "DATE" and is_capitalised(doc[index]) and doc[index + 1].tag_ != "POS"  # "on Tuesday X's envoy"
        stop = dash or day or doc[index].pos_ not in _PHRASE_TAGS or doc[index].text in ('"', "“", "”", "(", ")", ":", ";", "—")
        if stop or (doc[index].pos_ == "CCONJ" and _joins_other(view, first, index)):
            return index + 1
    return first


def _joins_other(view: View, first: int, joint: int) -> bool:
    """Whether "and" joins another noun phrase ("X and Xian leaders"), not two adjectives ("Xian and Yish leaders")."""
    before = view.doc[joint - 1] if joint > first else None
    if before is None or before.pos_ == "PRON":
        return True
    place = load_gazetteer().find(before.text) if is_capitalised(before) else None
    if place is not None:
        return place.kind in ("country", "capital", "region") and len(before.text.replace(".", "")) > 3
    return before.pos_ == "PROPN"


def _last_token(view: View, token: Token, role: Role) -> int:
    """Where the phrase ends: after "of Defence" in a capitalised name of a body, else right after its noun."""
    doc, last = view.doc, token.i + 1
    if _hyphenated(view, token.i) is not None:
        return last + 2
    if role.kind != "body" or not _is_name_like(view, token) or view.heading[token.i]:
        return last
    block = view.block[token.i]
    while (
        last + 1 < len(doc) and doc[last].lower_ in ("of", "for", "and") and is_capitalised(doc[last + 1]) and view.block[last + 1] == block
    ):
        last += 2
        while last < len(doc) and is_capitalised(doc[last]) and view.block[last] == block:
            last += 1
    return last


def _is_name_like(view: View, token: Token) -> bool:
    """Whether a capital says that the noun is part of a name."""
    return is_capitalised(token) and not view.capitals[token.i]


def _kind(role: Role, plural: bool) -> EntityKind:
    if role.kind == "person":
        return "group" if plural else "person"
    if role.kind == "body":
        return "group" if plural else "organisation"
    return "group"


def _read(view: View, token: Token, role: Role, role_first: int, inside: dict[int, Mention]) -> Mention | None:
    doc = view.doc
    last, noun = _last_token(view, token, role), token.i
    token = _governor(view, token, role, role_first)
    first = _first_token(view, token, role_first)
    opening = doc[first].lower_
    if opening in _NOBODY or opens_state(view, noun, inside):
        return None
    owned = opening in _OWNERS
    first += owned and first < role_first
    plural = token.tag_ in ("NNS", "NNPS") or role.kind == "force" or role.noun in ("media", "police", "people")
    holders = _holders(view, first, role_first, inside)
    definite = opening in _DEFINITE or owned or any(child.dep_ == "poss" and child.i >= first for child in token.children)
    modified = any(doc[index].pos_ in ("ADJ", "NOUN", "PROPN") for index in range(first, role_first))
    pointed = definite and not (plural and role.kind == "person" and (owned or _means_others(token, role)))
    if not (holders if view.heading[token.i] else _is_worth(token, role, plural, bool(holders), pointed, modified)):
        return None
    start, end = view.range(first, last)
    whole = _whole_of(view, token, last) if role.kind == "person" else None
    told = inside.get(whole.i) if whole is not None else None
    states = sorted(
        {holder.country for holder in (*holders, *([told] if told is not None and told.kind == "country" else [])) if holder.country}
    )
    bodies = [word for holder in holders if holder.kind == "organisation" for word in bare_words(holder.name).split()]
    if whole is not None and not (told is not None and told.kind == "country"):
        bodies += [view.doc[index].lower_ for index in range(whole.left_edge.i, whole.i + 1) if view.doc[index].pos_ != "DET"]
    return Mention(
        start=start,
        end=end,
        first=first,
        last=last,
        head=token.i,
        form="description",
        kind=_kind(role, plural),
        name=_printed(view, first, last if role.kind == "body" else whole_phrase(view, token, last)),
        country=states[0] if len(states) == 1 else None,
        sector=None if role.noun in KIN else role.sector,  # "the father" of somebody is no priest
        roles=(role.noun,),
        plural=plural,
        definite=definite,
        known=bool(holders) or (role.kind == "body" and _is_name_like(view, token) and (modified or not view.opens_sentence(token.i))),
        phrase=_phrase(view, first, role_first, role, inside),
        bodies=tuple(bodies),
    )


def _whole_of(view: View, token: Token, last: int) -> Token | None:
    """What a title is the title of: "Senate" in "the president of the Senate"."""
    for child in token.rights:
        if child.left_edge.i == last and child.dep_ == "prep" and child.lower_ == "of":
            whole = _object(child)
            form = whole is not None and whole.lower_ in _FORMS
            inner = next((below for below in whole.children if below.dep_ == "prep"), None) if whole is not None and form else None
            return (_object(inner) if inner is not None else None) or whole
    return None


def _object(preposition: Token) -> Token | None:
    return next((below for below in preposition.children if below.dep_ == "pobj" and below.pos_ in ("NOUN", "PROPN")), None)


def _holders(view: View, first: int, stop: int, inside: dict[int, Mention]) -> list[Mention]:
    """The names inside the phrase that say whose it is; "X-backed" and "pro-X" do not."""
    doc = view.doc
    found: dict[int, Mention] = {}
    for index in range(first, stop):
        name = inside.get(index)
        if name is None or name.start in found:
            continue
        after = doc[name.last].text if name.last < len(doc) else ""
        if after in ("-", "–") and name.last + 1 < len(doc) and doc[name.last + 1].pos_ in ("VERB", "ADJ") and name.last + 1 not in inside:
            continue
        found[name.start] = name
    return list(found.values())


def _phrase(view: View, first: int, stop: int, role: Role, inside: dict[int, Mention]) -> str:
    words = [
        view.doc[index].lower_ for index in range(first, stop) if index not in inside and view.doc[index].pos_ in ("ADJ", "NOUN", "PROPN")
    ]
    return " ".join([*words, role.noun])


def _printed(view: View, first: int, last: int) -> str:
    """The words; a small letter where only the sentence's start made it a capital."""
    words = view.words(first, last)
    token = view.doc[first]
    opens = token.i == 0 or view.sentence[token.i - 1] != view.sentence[token.i]
    plain = opens and token.pos_ in ("NOUN", "ADJ", "NUM") and token.ent_type_ == "" and load_gazetteer().find(token.text) is None
    common = token.lower_ in _DEFINITE | _INDEFINITE or plain
    return words[0].lower() + words[1:] if common and (len(token) == 1 or not token.text.isupper()) else words


_LONGEST_WITH = 4
"""Words of "with knowledge of the talks"; what is longer ("with a reputation for being well informed") praises, and tells nobody apart."""


def whole_phrase(view: View, token: Token, last: int) -> int:
    """Where the description ends that tells an unnamed speaker from others: "a source close to the minister"."""
    end = last
    for child in token.rights:
        restrictive = child.dep_ == "relcl" and child.left_edge.lower_ in ("who", "that")
        located = child.dep_ == "advmod" and child.lower_ in ("there", "here")
        if child.left_edge.i != end or not (
            located or child.dep_ in ("prep", "amod") or (child.dep_ == "acl" and child.tag_ == "VBN") or restrictive
        ):
            break
        edge = end
        while (
            edge <= child.right_edge.i
            and (not view.doc[edge].is_punct or _is_joint(view, edge))
            and (restrictive or view.doc[edge].tag_ not in ("WP", "WDT"))
        ):
            edge += 1
        if edge - last > _LONGEST or (child.lower_ == "with" and edge - end > _LONGEST_WITH):
            break
        end = edge
    return end


def _is_joint(view: View, index: int) -> bool:
    """Whether a mark is the hyphen inside a word: "the Coast-Hill Council"."""
    return view.doc[index].text == "-" and not (view.doc[index].whitespace_ or view.doc[index - 1].whitespace_)


def owner_of(view: View, mention: Mention) -> str:
    """The possessive pronoun right before a description, "its" of "its government"; nothing where none stands there."""
    before = view.doc[mention.first - 1].lower_ if mention.first else ""
    inside = view.doc[mention.first].lower_
    return next((str(word) for word in (before, inside) if word in _OWNERS), "")


def acts(token: Token, *, told: bool = True) -> bool:
    """Whether the noun is a subject, an agent, or (``told``) somebody told or quoted."""
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    if token.dep_ in _SUBJECTS or token.dep_ == "appos":
        return True
    if token.dep_ == "pobj":
        return (
            token.head.dep_ == "agent"
            or (token.head.lower_ == "to" and token.head.head.lower_ == "according")
            or token.head.lower_ == "per"
        )
    return told and token.dep_ in ("dobj", "dative") and token.head.lemma_.lower() in _TOLD


def is_bare(token: Token) -> bool:
    """Whether the noun is set beside a name without an article: "X, president of Y"."""
    return token.dep_ == "appos" and not any(child.dep_ in ("det", "poss", "nummod") for child in token.children)


def _means_others(token: Token, role: Role) -> bool:
    """Whether "the neighbours" or "the two ministers" mostly means those named already, unless they act."""
    counted = any(child.dep_ == "nummod" or child.lower_ == "both" for child in token.children)
    return counted or role.noun in _RELATIVE


def _is_worth(token: Token, role: Role, plural: bool, holders: bool, definite: bool, modified: bool) -> bool:
    """Whether a role noun of running text is a description of somebody, not a passing use of the word."""
    if role.kind == "group":
        return holders
    if not modified and not holders and token.i > 0 and token.nbor(-1).lower_ in _POINTING and token.nbor(-1).dep_ == "det":
        return False
    if token.dep_ in ("attr", "oprd", "acomp") and not definite:
        return False
    if role.kind == "person" and not plural:
        determined = definite or is_bare(token) or any(child.dep_ == "det" for child in token.children)
        return determined and (definite or token.dep_ == "appos" or (acts(token) and (holders or role.noun not in _COMMON)))
    if plural and role.kind != "body":
        known = definite or (acts(token) and bool(role.sector))  # "the captives", "gunmen said"
        return holders or (known and role.noun not in _COMMON)
    if plural:
        return holders or (acts(token) and (modified or bool(role.sector)))
    return holders or definite or is_capitalised(token)
