"""Reads deadlines and alternatives set to others: "gave X 72 hours to withdraw or face fines" is a demand and a threat."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, trim
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.stances import Stance

_SPANS = frozenset({"hour", "day", "week", "month", "deadline"})
_FACING = frozenset({"face", "suffer", "risk", "lose", "expect", "be"})


def find_ultimatums(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """For each deed set to another with a deadline or an "or else": the demand, and the threat that hangs on it."""
    found: list[Stance] = []
    for word in verbs:
        failing = _failing(word, cast, floor)
        if failing is not None:
            found.append(failing)
        alternative = _alternative(word, floor)
        if alternative is not None:
            found.append(alternative)
        deed = _deed_of(word)
        if deed is None:
            continue
        party, target = _sides(word, cast, floor)
        if not party or set(party) & set(target):
            continue
        span = clause_range(word)
        if deed != word:
            found.append(Stance(deed, "demand", party, target, span, (span,), None, hedge_of(word), False))
        otherwise = _otherwise(deed)
        if otherwise is not None:
            condition = trim(deed.doc, deed.left_edge.i, otherwise.left_edge.i - 2)
            found.append(Stance(word, "threat", party, target, span, (span,), condition, hedge_of(word), False))
    return found


def _failing(word: Token, cast: Cast, floor: Floor) -> Stance | None:
    """The threat behind what somebody asks for: "demands that they leave by Friday, failing which the port will be shut"."""
    if word.lower_ != "failing" or word.i + 1 >= len(word.doc) or word.nbor().lower_ != "which":
        return None
    asked = word.head
    asking = asked.head if asked.dep_ in ("ccomp", "xcomp") else asked
    party = floor.speakers_at(word) or tuple(dict.fromkeys(name for noun in subjects_of(asking) for name in parties_of(noun, cast)))
    if not party or asked.i >= word.i:
        return None
    span = trim(word.doc, word.i + 2, word.right_edge.i)
    condition = trim(word.doc, asked.left_edge.i, word.i - 1)
    return Stance(word, "threat", party, (), span, (span,), condition, hedge_of(word), False)


def _alternative(word: Token, floor: Floor) -> Stance | None:
    """What the speaker does where an order is not obeyed: "mend the roof or we leave"."""
    speakers = floor.speakers_at(word)
    if not speakers or word.tag_ not in ("VB", "VBP") or any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in word.children):
        return None
    otherwise = next((child for child in word.children if child.dep_ == "cc" and child.lower_ == "or"), None)
    deed = next((child for child in word.children if child.dep_ == "conj" and child.i > word.i and child.pos_ in ("VERB", "AUX")), None)
    if otherwise is None or deed is None or not any(child.lower_ in ("i", "we") for child in deed.children if child.dep_ == "nsubj"):
        return None
    span = clause_range(deed)
    return Stance(deed, "threat", speakers, (), span, (span,), trim(word.doc, word.left_edge.i, otherwise.i - 1), hedge_of(deed), False)


def _deed_of(word: Token) -> Token | None:
    """What is to be done by the deadline, or under the alternative."""
    lemma = word.lemma_.lower()
    if lemma in ("give", "have"):
        told = [child for child in word.children if child.dep_ in ("dobj", "npadvmod", "attr") and child.lemma_.lower() in _SPANS]
        dated = told or [child for child in word.children if child.lower_ == "until" and child.dep_ == "prep"]
        below = [*word.children, *(deep for noun in told for deep in noun.children)]
        deeds = [child for child in below if child.dep_ in ("advcl", "xcomp", "acl", "relcl") and child.tag_ == "VB" and child.i > word.i]
        return deeds[0] if dated and deeds and any(child.lower_ == "to" for child in deeds[0].children) else None
    must = any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in word.children)
    return word if must and _otherwise(word) is not None else None


def _otherwise(deed: Token) -> Token | None:
    """The harm after "or": "comply or face sanctions"."""
    if not any(child.dep_ == "cc" and child.lower_ == "or" for child in deed.children):
        return None
    return next((child for child in deed.children if child.dep_ == "conj" and child.lemma_.lower() in _FACING), None)


def _sides(word: Token, cast: Cast, floor: Floor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who sets the deadline, and to whom."""
    subjects = [name for noun in subjects_of(word) for name in parties_of(noun, cast)]
    if word.lemma_.lower() != "give":
        return floor.speakers_at(word), tuple(dict.fromkeys(subjects))
    given = [name for child in word.children if child.dep_ in ("dative", "dobj") for name in parties_of(child, cast)]
    return floor.own_parties(word) or tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(given))
