"""Finds names that the tagger knows and the parser's name finder misses: titles, given names and what they do show whose."""

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.portfolios import names_office
from variorum.annotate.coref.titles import STYLES, is_courtesy, is_inquit, is_title_abbreviation, opens_with_title, role_at
from variorum.model.report import EntityKind
from variorum.text.given_names import is_given_name
from variorum.text.names import PARTICLES
from variorum.text.places import load_gazetteer

_SPEECH = word_list("speech_verbs") | word_list("claiming_verbs")
_DOING = _SPEECH | word_list("agent_verbs")
_LOCATIVE = word_list("locative_prepositions")
_THINGS = word_list("things")
_SELF_NOUNS = word_list("self_nouns")
_PORTFOLIOS = word_list("portfolios")
_FREE = frozenset({"", "WORK_OF_ART"})
"""Labels of the parser that leave it open whose name a word is: it takes unknown names for titles of works."""
_LONGEST = 4
_SHORTEST = 3


def widen_names(view: View, names: list[Name]) -> list[Name]:
    """The names, with the given or family name beside them that the parser left out, or the last word of a body's name."""
    covered = {index for name in names for index in range(name.first, name.last)}
    for name in names:
        if name.kind not in ("person", "organisation") or name.place is not None or _parts(view, name) >= _LONGEST:
            continue
        first, last = name.first, name.last
        before = view.doc[first - 1] if first and name.kind == "person" else None
        if before is not None and before.i not in covered and _is_name_part(view, before):
            first -= first <= before.head.i < last or view.doc[first].text in PARTICLES  # "Omar bin Said"
        if last < len(view.doc) and last not in covered and _ends_name(view, view.doc[last], first):
            last += 1
        name.first, name.last = first, last
    return names


def _parts(view: View, name: Name) -> int:
    """The words of a name, those with a hyphen counted once."""
    return name.last - name.first - 2 * sum(view.doc[index].text == "-" for index in range(name.first, name.last))


def find_tagged(view: View, taken: set[int]) -> list[Name]:
    """Names of running text that stand in none of the tokens ``taken``, in the order of the text."""
    small = {token.text for token in view.doc if token.text.islower()}
    found = []
    for token in view.doc:
        if not _is_name_part(view, token) or view.capitals[token.i] or token.dep_ == "compound":
            continue
        first = token.i
        while first > 0 and _is_part_of(view, view.doc[first - 1], first, token):
            first -= 1
        last = token.i + 1
        if last - first > _LONGEST or taken.intersection(range(first, last)):
            continue
        if last - first == 1 and (len(token) < _SHORTEST or token.lower_ in small or token.lower_ in _THINGS):
            continue
        kind = _kind(view, first, token)
        if kind is not None and not (kind == "organisation" and names_office(view, first, last)):
            found.append(Name(first, last, kind))
    return found


def _is_name_part(view: View, token: Token) -> bool:
    """Whether the token may be part of a name: tagged as one, and no role, title, date or known land."""
    return (
        token.tag_ in ("NNP", "NNPS")
        and is_capitalised(token)
        and token.text[-1].isalpha()
        and len(token) > 1
        and token.ent_type_ in _FREE
        and not (view.heading[token.i] or view.skipped[token.i])
        and role_at(view, token.i) is None
        and not is_courtesy(token)
        and token.lower_ not in STYLES
        and token.lower_ not in _PORTFOLIOS
        and not is_title_abbreviation(token)
        and load_gazetteer().find(token.text) is None
    )


def _is_part_of(view: View, token: Token, first: int, head: Token) -> bool:
    inside = token.dep_ in ("compound", "flat") and first <= token.head.i <= head.i
    return inside and token.sent == head.sent and _is_name_part(view, token)


def _ends_name(view: View, token: Token, first: int) -> bool:
    """Whether the token is the family name on which the parser's name before it hangs."""
    before = view.doc[token.i - 1]
    compound = before.dep_ == "compound" and before.head.i == token.i
    if compound and is_capitalised(token) and any(mark in token.text[1:-2] for mark in "'’"):
        return before.i >= first  # "N'Orla", which the tagger does not know for a name
    beside = token.dep_ == "appos" and token.head.i == before.i and view.sentence[token.i] == view.sentence[before.i]
    return (compound or beside) and before.i >= first and _is_name_part(view, token)


def _kind(view: View, first: int, head: Token) -> EntityKind | None:
    """Whose name it is, ``None`` where nothing around it tells."""
    long = head.i > first
    if first and view.doc[first - 1].text in _SELF_NOUNS:
        return "organisation"  # "the medical charity X said"
    if first and (opens_with_title(view, first - 1, head.i + 1) or (long and _is_officer(view, first - 1))):
        return "person"
    if long and is_given_name(view.doc[first].text):
        return "person"
    if any(child.dep_ == "relcl" and any(below.lower_ in ("who", "whom") for below in child.children) for child in head.children):
        return "person"
    if _is_called_somebody(view, head):
        return "person"
    if head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE and head.head.i == first - 1:
        return "place"
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in (_SPEECH if long else _DOING):
        return "person" if long and head.head.lemma_.lower() in _SPEECH else "organisation"
    return None


def _is_officer(view: View, index: int) -> bool:
    """Whether the word is a capitalised rank that may also open a firm's name; the parser would know the firm."""
    role = role_at(view, index)
    return role is not None and role[0].kind == "person" and role[0].title and is_capitalised(view.doc[index])


def _is_called_somebody(view: View, head: Token) -> bool:
    """Whether a person's role is set beside the name: "X Y, the economy minister,"."""
    beside = [child for child in head.children if child.dep_ == "appos" and not is_inquit(child)]
    beside += [head.head] if head.dep_ == "appos" else []
    roles = [role_at(view, token.i) for token in beside if token.tag_ in ("NN", "NNP")]
    return any(role is not None and role[0].kind == "person" for role in roles)
