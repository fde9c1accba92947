"""Knows what who has the power grants or takes away on a condition: "would lift the ban if ...", "could review the loan if ..."."""

from spacy.tokens import Token

from variorum.annotate.acts.conditions import Condition
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.hostile import is_hostile
from variorum.annotate.acts.roles import is_passive, patients_of

_REVIEWING = frozenset({"reassess", "reconsider", "reevaluate", "reexamine", "rethink", "review", "revisit"})
"""On a condition, who would look anew at what the other has of him threatens to take it away, ..."""
_OWN_BARS = frozenset("ban boycott decision embargo measure objection position refusal rejection sanction stance veto".split())
"""... unless what he would look at is his own refusal."""
_STEPS_AGAINST = frozenset({"action", "countermeasure", "measure", "step"})
"""Taken on a condition, these are taken against somebody."""
_EASING = frozenset(
    "discuss ease exempt free lift open pardon postpone release reopen restore resume return spare unblock unfreeze".split()
)
"""Deeds that do nobody harm, be what must come first as ill as it may: "would reopen the road if the camp was closed"."""
_ENDING = frozenset({"cancel", "drop", "end", "halt", "remove", "scrap", "stop", "suspend", "withdraw"})
_ILLS = frozenset(
    "ban blockade boycott charge claim complaint curfew deadline demand duty embargo fine levy notice objection protest restriction "
    "sanction siege strike tariff threat toll veto walkout".split()
)
"""What it eases others to end."""
_GOODS = frozenset(
    "access aid cooperation credit delivery export flight fund funding gas grant import licence license loan membership money passage "
    "payment pension permit power support supply talk trade transit visa water".split()
)
"""What others would miss."""
_SHARP = frozenset("case charge door file fire front gate inquiry investigation list name procedure proceeding trial valve".split())
"""What may as well be opened, released or resumed to somebody's harm."""
_LEAVING = frozenset({"cross", "depart", "enter", "go", "land", "leave", "pass", "return", "sail"})
_HELD = frozenset(
    "anybody anyone boat captive child civilian convoy crew detainee driver everybody everyone family fisherman he hostage lorry man "
    "passenger pilgrim prisoner refugee sailor she ship they truck vessel visitor woman worker".split()
)
"""Whom an official lets go or pass."""


def is_eased(verb: Token, condition: Condition) -> bool:
    """Whether the deed gives way or gives back: "lift the ban", "hand over the crew", "withdraw the notice"."""
    lemma = verb.lemma_.lower()
    done_to = patients_of(verb)
    if lemma == "hand":
        return any(child.lower_ in ("over", "back") for child in verb.children)
    if lemma in _ENDING and not condition.adverse and not condition.excepting:
        return any(noun.lemma_.lower() in _ILLS or noun.lower_ in ("it", "they") for noun in done_to)
    return lemma in _EASING and not any(noun.lemma_.lower() in _SHARP for noun in done_to)


def is_let_go(word: Token) -> bool:
    """Whether those who are held or kept out may go: "they may sail once the form is stamped"."""
    if word.lemma_.lower() not in _LEAVING or not any(
        child.dep_ == "aux" and child.lower_ in ("can", "could", "may") for child in word.children
    ):
        return False
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in _HELD for child in word.children)


def looks_anew(verb: Token) -> bool:
    """Whether what the other has is to be looked at anew: "would review the loan"."""
    return verb.lemma_.lower() in _REVIEWING and not any(noun.lemma_.lower() in _OWN_BARS for noun in patients_of(verb))


def takes_steps(verb: Token) -> bool:
    """Whether steps are to be taken, of whatever kind."""
    return verb.lemma_.lower() in ("take", "adopt") and any(noun.lemma_.lower() in _STEPS_AGAINST for noun in patients_of(verb))


def takes_away(verb: Token) -> bool:
    """Whether a good is to be stopped or kept back: "block the aid"."""
    return is_hostile(verb) and any(below.lemma_.lower() in _GOODS for noun in patients_of(verb) for below in noun.subtree)


def said_to(verb: Token) -> str | None:
    """The "yes" or "no" that is said."""
    if verb.lemma_.lower() != "say":
        return None
    return next((child.lower_ for child in verb.children if child.lower_ in ("yes", "no") and child.i == verb.i + 1), None)


def is_granted(word: Token, verb: Token, condition: Condition | None, speakers: tuple[str, ...], floor: Floor) -> bool:
    """Whether an official says of what he does not name as his own deed that it would be granted on a condition."""
    if condition is None or not floor.has_office(speakers):
        return False
    passive = is_passive(word) and not any(child.dep_ == "agent" for child in word.children)
    return (passive and is_eased(verb, condition)) or is_let_go(word)
