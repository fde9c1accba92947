"""Reads what speakers undertake: "I will go" is a promise, "we won't pay" a refusal, "it would leave unless ..." a threat."""

from typing import NamedTuple

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, holders_of
from variorum.annotate.acts.clauses import shared_range
from variorum.annotate.acts.conditions import Condition, condition_of
from variorum.annotate.acts.floor import FIRST_PERSON, Floor
from variorum.annotate.acts.granting import is_eased, is_granted, is_let_go, looks_anew, said_to, takes_away, takes_steps
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.hostile import STOPPAGES, brings_harm, goes_to_fight, is_aimed, is_hostile
from variorum.annotate.acts.recipients import recipients_of
from variorum.annotate.acts.roles import is_passive, patients_of, replies, subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_COULD = frozenset({"could", "may", "might", "can"})
_INTENDING = frozenset({"intend", "plan", "aim", "resolve", "determine", "expect"})
_PLANS = frozenset({"plan", "intention", "desire", "wish"})
_CHAINS = frozenset({"continue", "keep", "work", "try", "fight", "start", "begin", "move", "proceed", "choose", "hesitate", "strive"})
"""Verbs that only say how the deed of their complement is done."""
_GUESSING = frozenset(
    "guess think hope believe suspect expect doubt doubtful assume imagine wonder fear feel bet predict likely clear sure".split()
)
_PREPARING = frozenset({"work", "look", "prepare", "strive", "push", "move"})
_STEPPING = frozenset({"take", "make", "draft", "draw", "explore", "study", "weigh"})
_STEPS = frozenset({"step", "measure", "action", "option", "plan", "change", "proposal", "preparation", "arrangement"})
_ANSWERS = frozenset({"respond", "retaliate", "react"})
_CANNOT = frozenset("discuss accept support agree allow tolerate sign endorse vote permit condone recommend approve back".split())
"""With these "I can't" refuses."""
_WARRANTS = frozenset({"answer", "guarantee", "vouch"})
_ABLE = frozenset({"can", "ca", "could"})
_WITHHELD = frozenset("listen talk apologize apologise discuss".split())
"""What is only said, but kept back or refused by not saying it."""
_BACKING = frozenset({"recommend", "support", "back", "endorse", "accept", "welcome", "approve"})
_STATES = frozenset(
    "be have need want know mean become seem come last matter like love hate happen deserve belong cost appear require remain stay".split()
)
_GIVING_UP = frozenset({"abandon", "drop", "quit", "relinquish", "surrender", "withdraw"})
_RISING = frozenset({"begin", "start", "continue", "follow", "resume", "spread", "proceed"})
_YET_TO_COME = ("if ", "unless ", "once ", "until ", "as soon as ", "the day ", "the hour ", "the minute ", "the moment ", "the instant ")
"""Openings of conditions on which a deed in the present tense is announced."""
_NO_MATTER = frozenset("doubt question way reason need point school game class service one winner evidence sign problem".split())
"""What there will be none of without anybody's refusing it."""


class _Deed(NamedTuple):
    """What is undertaken: the verb that carries will or would, and the verb that says the deed."""

    word: Token
    verb: Token
    negated: bool
    sure: bool
    """Said with "will", not with "would" or "could"."""


_TIMES = frozenset({"before", "after", "once", "when", "while", "pending"})
"""What these open in the report's own words is rather a time than a condition."""


def find_commitments(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """The undertakings of a sentence that somebody says of himself or of the body he speaks for."""
    found: list[Stance] = []
    for word in verbs:
        deed = _deed_at(word)
        if deed is None:
            continue
        stance = _read_deed(deed, cast, floor)
        if stance is not None:
            found.append(stance)
    return found


def _deed_at(word: Token) -> _Deed | None:
    aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
    above = word.head
    sure = bool(aux & _FUTURE)
    negated = is_negated(word)
    if "have" in aux or (aux & {"'d", "’d"} and word.tag_ in ("VBN", "VBD")):
        return None  # what would have been, or had been: "she'd seen it herself"
    if word.dep_ == "pcomp" and above.lower_ == "of":
        aux, above = {"to"}, above.head  # "no intention of going"
    planned = above.head if word.dep_ in ("acl", "xcomp", "pcomp") and above.lemma_.lower() in _PLANS and above.dep_ == "dobj" else None
    if planned is not None and planned.lemma_.lower() == "have" and "to" in aux:
        return _Deed(planned, word, is_negated(planned) or any(child.lower_ == "no" for child in above.children), True)
    if not aux and _is_present_deed(word):
        return _Deed(word, word, negated, True)
    if aux & {"can", "ca"} and negated and word.lemma_.lower() in _CANNOT and any(child.lower_ in ("i", "we") for child in word.children):
        return _Deed(word, word, True, True)
    if word.tag_ == "VBG" and "be" in {child.lemma_.lower() for child in word.children if child.dep_ == "aux"} and _is_preparing(word):
        return _Deed(word, word, negated, True)
    if not aux & (_FUTURE | _WOULD | _COULD):
        if word.dep_ != "xcomp" or "to" not in aux or above.pos_ not in ("VERB", "AUX"):
            return None
        if above.lower_ != "going" and (above.lemma_.lower() not in _INTENDING or above.tag_ == "VBN"):
            return None
        negated = negated or is_negated(above)
        sure = True
    verb = word
    for _ in range(3):
        inner = next((child for child in verb.children if _is_complement(child)), None)
        if verb.lemma_.lower() not in _CHAINS or inner is None:
            break
        negated = (negated or is_negated(inner)) and verb.lemma_.lower() != "hesitate"
        verb = inner
    if verb == word and verb.lemma_.lower() in ("hesitate", "work", "try"):
        return None
    return _Deed(word, verb, negated, sure)


def _is_present_deed(word: Token) -> bool:
    """Whether "we" or "I" do it in the present tense, on a condition that has yet to come: "if you sign, we go home"."""
    if word.tag_ != "VBP" or not any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in word.children):
        return False
    if word.lemma_.lower() in _STATES | _GUESSING | words_in("inner") | words_in("harm"):
        return False
    condition = condition_of(word)
    return condition is not None and _opens_with(word, condition, _YET_TO_COME)


def _opens_with(word: Token, condition: Condition, openings: tuple[str, ...]) -> bool:
    return word.doc.text[slice(*condition.range)].casefold().startswith(openings)


def _is_preparing(word: Token) -> bool:
    """Whether it is told as under way what the speaker means to bring about: "we are working on a fix", "taking steps to ..."."""
    lemma = word.lemma_.lower()
    if lemma in _STEPPING:
        return any(child.dep_ == "dobj" and child.lemma_.lower() in _STEPS for child in word.children)
    return lemma in _PREPARING and any(child.dep_ == "prep" or _is_complement(child) for child in word.children)


def _is_complement(word: Token) -> bool:
    if word.dep_ == "xcomp":
        return word.tag_ in ("VB", "VBG")
    return word.dep_ == "advcl" and word.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)


def _read_deed(deed: _Deed, cast: Cast, floor: Floor) -> Stance | None:
    if is_guessed(deed.word) or not floor.is_voiced(deed.word) or _is_impersonal(deed, floor):
        return None
    condition = condition_of(deed.word)
    speakers = floor.speakers_at(deed.word)
    party = floor.own_parties(deed.word)
    if not party and not speakers and _may_go_on(deed, condition):
        going_on = floor.going_on_at(deed.word)
        party = floor.own_parties_of(subjects_of(deed.word), going_on)
        if not party and going_on and is_granted(deed.word, deed.verb, condition, going_on, floor):
            party = going_on
    if not party and deed.negated and any(child.dep_ == "nsubjpass" and child.lower_ in FIRST_PERSON for child in deed.word.children):
        party = speakers  # "we will not be provoked"
    if not party and speakers:
        party = speakers if _is_of_speaker(deed, condition) or is_granted(deed.word, deed.verb, condition, speakers, floor) else ()
    if not party and not speakers and (_is_told_refusal(deed) or _is_told_on_condition(deed, condition)):
        party = tuple(dict.fromkeys(name for noun in subjects_of(deed.word) for name in holders_of(noun, cast)))
    kind = _kind_of(deed, condition, cast) if party else None
    if kind is None:
        return None
    target = tuple(recipients_of(deed.verb, cast, party))
    span = shared_range(deed.word if deed.word.dep_ != "xcomp" else deed.word.head)
    return Stance(deed.word, kind, party, target, span, (span,), condition.range if condition else None, hedge_of(deed.word), False)


def _may_go_on(deed: _Deed, condition: Condition | None) -> bool:
    """Whether a deed that stands in nobody's statement may go on with what was said before it: "it would lend nothing"."""
    if deed.word.dep_ not in ("ROOT", "conj") or any(child.dep_ == "expl" for child in deed.word.children):
        return False
    would = any(child.dep_ == "aux" and child.lower_ in _WOULD for child in deed.word.children)
    return condition is not None or (would and deed.negated)


def is_guessed(word: Token) -> bool:
    """Whether the clause is only thought likely, doubted or hoped for, or only says where or which."""
    node = word
    for _ in range(4):
        if node.dep_ not in ("ccomp", "xcomp", "conj", "advcl", "acl", "relcl") or node.head == node:
            return False
        if node.dep_ in ("relcl",) or (
            node.dep_ == "advcl" and any(c.tag_ == "WRB" or c.lower_ in ("because", "as", "since") for c in node.children)
        ):
            return True
        node = node.head
        subjects = {child.lemma_.lower() for child in node.children if child.dep_ == "nsubj"} if node.lemma_ == "be" else set()
        if node.lemma_.lower() in _GUESSING or subjects & _GUESSING:
            return True
    return False


def _is_impersonal(deed: _Deed, floor: Floor) -> bool:
    """Whether "it" or a thing is said to do what only things do: "it would result in losses"."""
    subjects = [] if floor.own_parties(deed.word) else subjects_of(deed.word)
    things = [noun for noun in subjects if noun.lower_ in ("it", "this", "that", "which") or noun.lemma_.lower() in words_in("act_noun")]
    if deed.verb.lemma_.lower() in words_in("impersonal") and things and not any(noun.lemma_.lower() in STOPPAGES for noun in things):
        return True
    progressive = deed.word.tag_ == "VBG" and not deed.negated and not _is_preparing(deed.word)
    return progressive or any(child.lower_ in ("hopefully", "probably", "likely", "maybe", "perhaps") for child in deed.word.children)


def _is_told_refusal(deed: _Deed) -> bool:
    """Whether the report itself says that somebody will not do it, or will stay away: "X won't attend", "Y will skip it"."""
    verb = deed.word.head if deed.word.dep_ == "xcomp" and deed.negated else deed.word
    if verb.dep_ not in ("ROOT", "conj"):
        return False
    return deed.negated if not deed.sure else deed.negated or deed.verb.lemma_.lower() in words_in("declining")


def _is_told_on_condition(deed: _Deed, condition: Condition | None) -> bool:
    """Whether the report itself says what somebody will do on a condition: "the union will strike unless ..."."""
    if condition is None or not deed.sure or deed.word.dep_ not in ("ROOT", "conj") or is_passive(deed.word):
        return False
    first = deed.word.doc.char_span(*condition.range, alignment_mode="expand")
    told = first is not None and first[0].lower_ not in _TIMES
    return told and not any(child.dep_ in ("ccomp", "parataxis") and child.i < deed.word.i for child in deed.word.children)


def _is_of_speaker(deed: _Deed, condition: Condition | None) -> bool:
    """Whether what will come is in the speaker's hand though nobody is its subject: "the strike would begin", "the ports would be shut",
    "there would be no return to work"."""
    subjects = [child for child in deed.word.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    nobody = any(child.lower_ in ("nobody", "none") or child.lower_ == "no" for noun in subjects for child in (noun, *noun.children))
    if deed.word.lemma_.lower() == "be" and any(noun.dep_ == "expl" for noun in subjects):
        return (deed.sure or any(child.lower_ in _WOULD for child in deed.word.children)) and any(
            child.dep_ == "attr"
            and child.lemma_.lower() not in words_in("harm_noun") | _NO_MATTER
            and any(below.lower_ == "no" for below in child.children)
            for child in deed.word.children
        )
    if any(noun.lemma_.lower() in STOPPAGES for noun in subjects) and deed.word.lemma_.lower() in _RISING:
        return True
    if is_passive(deed.word) and not any(child.dep_ == "agent" for child in deed.word.children):
        return nobody or (condition is not None and is_hostile(deed.verb))
    return nobody and (deed.verb.lemma_.lower() == "lose" or condition is not None)


def _kind_of(deed: _Deed, condition: Condition | None, cast: Cast) -> PositionKind | None:
    if deed.verb.lemma_ == "be" and any(child.dep_ == "expl" for child in deed.word.children):
        return "refusal"
    if _is_warranty(deed):
        return "warning"
    if _is_idle(deed, condition):
        return None
    if condition is not None and condition.delaying:
        return "condition"
    return _refused(deed, condition) if deed.negated else _undertaken(deed, condition, cast)


def _is_warranty(deed: _Deed) -> bool:
    """Whether somebody says that he cannot answer for what may come."""
    return deed.negated and deed.verb.lemma_.lower() in _WARRANTS and any(child.lower_ in _ABLE for child in deed.word.children)


def _is_idle(deed: _Deed, condition: Condition | None) -> bool:
    """Whether the deed undertakes nothing: a state, something only said or felt, a mere ability."""
    lemma = deed.verb.lemma_.lower()
    below = list(deed.verb.children)
    if _is_preparing(deed.word):
        return False
    if said_to(deed.verb) is not None:
        return False
    if condition is not None and (is_eased(deed.verb, condition) or is_let_go(deed.word)):
        return False
    if lemma in _STATES or (lemma in words_in("inner") and not (deed.negated and lemma in _WITHHELD)):
        return True
    if lemma == "go" and any(child.lower_ == "far" for child in below):
        return True
    if lemma == "say" and any(child.dep_ == "ccomp" and any(mark.lower_ == "that" for mark in child.children) for child in below):
        return True
    aux = {child.lower_ for child in deed.word.children if child.dep_ == "aux"}
    return not deed.sure and condition is None and bool(aux & _COULD) and not aux & _WOULD


def _refused(deed: _Deed, condition: Condition | None) -> PositionKind:
    """Not to do harm is promised, not to do anything else is refused; so is "not ... until", and not to give up what is one's own."""
    given_up = patients_of(deed.verb)
    if deed.verb.lemma_.lower() in words_in("leaving") and not given_up:
        return "refusal"
    if deed.verb.lemma_.lower() in _GIVING_UP and all(noun.pos_ == "NOUN" for noun in given_up):
        return "refusal"
    if condition is not None and condition.adverse and _opens_with(deed.word, condition, ("if ", "should ")):
        return "threat"
    harms = is_hostile(deed.verb) or deed.verb.lemma_.lower() in words_in("harm")
    return "promise" if harms and not (condition and condition.excepting) else "refusal"


def _undertaken(deed: _Deed, condition: Condition | None, cast: Cast) -> PositionKind | None:
    lemma = deed.verb.lemma_.lower()
    answer = said_to(deed.verb)
    if answer is not None:
        return "refusal" if answer == "no" else "offer" if condition is not None else "promise"
    if condition is not None and not condition.only and (is_eased(deed.verb, condition) or is_let_go(deed.word)):
        return "offer"
    if (lemma in _ANSWERS and not replies(deed.verb)) or lemma in words_in("harm") or (is_passive(deed.word) and is_hostile(deed.verb)):
        return "threat"
    if condition is not None and condition.only:
        return "condition"
    if lemma == "accept" and condition is not None and not condition.excepting:
        return "offer"
    if lemma in _BACKING:
        return "support" if deed.sure or lemma != "accept" else "offer"
    if condition is not None and condition.excepting:
        return "threat"
    if lemma in words_in("declining") or (lemma == "vote" and any(child.lower_ == "against" for child in deed.verb.children)):
        return "refusal"
    if condition is not None:
        if not any(child.dep_ == "aux" for child in deed.word.children):
            return "threat" if condition.adverse or is_hostile(deed.verb) else "condition"
        if condition.adverse or is_aimed(deed.verb, cast) or brings_harm(deed.verb) or goes_to_fight(deed.verb):
            return "threat"
        if looks_anew(deed.verb) or takes_steps(deed.verb) or takes_away(deed.verb):
            return "threat"
        return None if any(child.lower_ in ("may", "might") for child in deed.word.children) else "offer"
    if is_aimed(deed.verb, cast) or any(noun.lemma_.lower() in STOPPAGES for noun in subjects_of(deed.word)):
        return "threat"
    return "promise"
