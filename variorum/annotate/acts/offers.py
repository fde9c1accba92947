"""Reads what becomes of an offer: "the offer stays open until noon", "it will be withdrawn", "it is tied to a ceasefire"."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, range_of
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.model.report import PositionKind, Range

_OFFERS = frozenset({"offer", "proposal", "invitation", "bid", "amnesty"})
_POINTERS = frozenset({"it", "that", "this", "they"})
_STANDING = frozenset({"stay", "remain", "stand", "be", "hold"})
_OPEN = frozenset({"open", "valid", "available", "good", "table"})
_BETTERED = frozenset({"extend", "improve", "raise", "sweeten", "renew", "prolong", "double", "increase", "repeat"})
_ENDED = frozenset({"withdraw", "rescind", "expire", "lapse", "revoke", "retract", "vanish", "end", "cancel", "run"})
_TIED = frozenset({"tie", "link", "condition", "hinge", "depend"})
_COMING = frozenset({"will", "would", "'ll", "’ll", "shall"})


def find_offer_turns(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """What a sentence says becomes of an offer: it stands or is bettered, it will lapse, it depends on something."""
    found: list[Stance] = []
    for word in verbs:
        kind = _kind_of(word) if word.dep_ != "xcomp" else None
        offer = _offer_of(word) if kind is not None else None
        if offer is None or kind is None:
            continue
        speakers = floor.speakers_at(word)
        owners = _owners_of(offer, cast)
        party = tuple(dict.fromkeys((*owners, *(name for name in speakers if not owners or floor.speaks_for(name, owners)))))
        if not party:
            continue
        span = clause_range(word)
        condition = _tie_of(word) or (found_one.range if (found_one := condition_of(word)) else None)
        found.append(Stance(word, kind, party, (), span, (span,), condition, hedge_of(word), False))
    return found


def _offer_of(word: Token) -> Token | None:
    """The offer that is the verb's subject; a pronoun stands for one where the sentence or the one before it names one as its subject."""
    for noun in subjects_of(word) or [child for child in word.children if child.dep_ == "nsubjpass"]:
        if noun.lemma_.lower() in _OFFERS:
            return noun
        if noun.lower_ in _POINTERS:
            first = word.doc[max(0, word.sent.start - 1)].sent.start
            named = [
                token for token in word.doc[first : noun.i] if token.lemma_.lower() in _OFFERS and token.dep_ in ("nsubj", "nsubjpass")
            ]
            return named[-1] if named else None
    return None


def _kind_of(word: Token) -> PositionKind | None:
    lemma = word.lemma_.lower()
    if lemma not in _STANDING | _BETTERED | _ENDED | _TIED | {"come"}:
        return None
    passive = any(child.dep_ == "auxpass" for child in word.children)
    negated = is_negated(word)
    coming = any(child.dep_ == "aux" and child.lower_ in _COMING for child in word.children)
    if _tie_of(word) is not None:
        return "offer"
    below = {
        token.lemma_.lower()
        for child in word.children
        if child.dep_ in ("acomp", "prep", "advmod", "oprd")
        for token in (child, *child.children)
    }
    if lemma in _STANDING and below & _OPEN:
        return "threat" if negated else "offer"
    if lemma in _BETTERED and passive:
        return "threat" if negated else "offer"
    if lemma in _ENDED and (passive or lemma in ("expire", "lapse", "end", "run", "vanish")) and not negated:
        return "threat" if coming or word.tag_ in ("VBZ", "VBP") or _is_present(word) else "refusal"
    if lemma == "come" and negated and "back" in below:
        return "threat"
    return None


def _is_present(word: Token) -> bool:
    return any(child.dep_ == "auxpass" and child.tag_ in ("VBZ", "VBP") for child in word.children)


def _tie_of(word: Token) -> Range | None:
    """What the offer depends on: "tied to X", "conditional on X"."""
    heads = (
        [word]
        if word.lemma_.lower() in _TIED
        else [child for child in word.children if child.lower_ in ("conditional", "contingent", "dependent")]
    )
    for head in heads:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("to", "on", "upon"):
                return range_of(child)
    return None


def _owners_of(offer: Token, cast: Cast) -> list[str]:
    found: list[str] = []
    for child in offer.children:
        if child.dep_ in ("poss", "compound", "nmod"):
            found.extend(parties_of(child, cast))
        elif child.dep_ in ("prep", "acl") and (child.lower_ in ("from", "by", "of") or child.dep_ == "acl"):
            agents = [child] if child.dep_ == "prep" else [below for below in child.children if below.dep_ == "agent"]
            found.extend(name for agent in agents for below in agent.children if below.dep_ == "pobj" for name in parties_of(below, cast))
    return list(dict.fromkeys(found))
