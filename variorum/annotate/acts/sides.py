"""Reads which side a party is on: "she is against the bill", "he is in favour of the plan"."""

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.model.report import PositionKind

_FOLLOWERS: dict[str, PositionKind] = {
    "advocate": "support", "backer": "support", "booster": "support", "champion": "support", "defender": "support", "fan": "support",
    "proponent": "support", "supporter": "support", "admirer": "support", "ally": "support", "adversary": "oppose", "critic": "oppose",
    "detractor": "oppose", "foe": "oppose", "objector": "oppose", "opponent": "oppose", "skeptic": "oppose", "sceptic": "oppose",
}  # fmt: skip
_MODALS = frozenset({"would", "could", "may", "might", "should", "must"})


def find_sides(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """The parties said, or saying of themselves, to be for or against a thing."""
    found = []
    for word in verbs:
        kind = _kind_of(word)
        if kind is None or any(child.dep_ == "aux" and child.lower_ in _MODALS for child in word.children):
            continue
        subjects = subjects_of(word)
        named = tuple(
            dict.fromkeys(name for noun in subjects for name in floor.parties_of(noun) if noun.pos_ == "PRON" or cast.at(noun) is not None)
        )
        party = floor.own_parties(word) or named
        if party:
            span = clause_range(word)
            found.append(Stance(word, kind, party, (), span, (span,), None, hedge_of(word), False))
    return found


def find_followers(sentence: Span, cast: Cast) -> list[Stance]:
    """The parties that a noun calls for or against something: "Ovik, a critic of the plan", "Ovik is a supporter of the ban"."""
    found = []
    for word in sentence:
        if word.pos_ != "NOUN" or word.dep_ not in ("appos", "attr"):
            continue
        kind = _FOLLOWERS.get(word.lemma_.lower())
        if kind is None or is_negated(word.head):
            continue
        holders = [word.head] if word.dep_ == "appos" else subjects_of(word.head)
        party = tuple(dict.fromkeys(name for noun in holders if noun.pos_ in ("PROPN", "PRON") for name in parties_of(noun, cast)))
        followed = [child for child in word.children if child.lower_ in ("of", "to") or child.dep_ in ("compound", "nmod")]
        if party and followed:
            span = range_of(word)
            found.append(Stance(word, kind, party, (), span, (span,), None, hedge_of(word), False))
    return found


def _kind_of(word: Token) -> PositionKind | None:
    if word.lemma_.lower() not in ("be", "remain"):
        return None
    for child in word.children:
        nouns = [below for below in child.children if below.dep_ in ("pobj", "pcomp")]
        if child.dep_ != "prep" or not nouns:
            continue
        if child.lower_ == "against":
            return "support" if is_negated(word) else "oppose"
        favoured = nouns[0].lemma_.lower() in ("favor", "favour") and any(below.lower_ == "of" for below in nouns[0].children)
        if child.lower_ == "in" and favoured:
            return "oppose" if is_negated(word) else "support"
    return None
