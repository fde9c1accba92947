"""Reads what speakers say that others must or should do: "he needs to resign", "Congress must act", "there should be an inquiry"."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, shared_range
from variorum.annotate.acts.conditions import condition_of, first_of
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated, is_nobody
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_DUTY = frozenset({"must", "should", "ought", "shall"})
_UNBOUND = frozenset({"i", "you", "one", "who", "which", "what", "it", "that"})
"""Subjects that nobody is urged by."""
_STILL = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"})
"""Auxiliaries with which "have to" and "need to" still say a duty."""
_LEFT_ALONE = frozenset({"eat", "keep", "know", "remain", "stay", "try"})
"""With these "let them" rather allows or defies."""
_NEEDING = frozenset({"need", "have", "get"})


def find_urgings(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """What the speaker of a statement says that others, or all of "us", must do."""
    found: list[Stance] = []
    for word in verbs:
        speakers = floor.speakers_at(word)
        if not speakers or not floor.is_voiced(word):
            continue
        if _is_time(word):
            span = clause_range(word)
            found.append(Stance(word, "demand", speakers, (), span, (span,), None, None, False))
            continue
        if floor.is_quoted(word) and (_is_let_us(word) or _is_let_others(word) or _is_lack(word)):
            span = shared_range(word)
            condition = condition_of(word)
            where = condition.range if condition else None
            found.append(Stance(word, "demand", speakers, (), span, (span,), where, None, False))
            continue
        holder = _duty_holder(word)
        if holder is None and not _is_order(word, floor):
            continue
        stance = _read_duty(word, holder or word, speakers, cast)
        if stance is not None:
            found.append(stance)
    return found


def _is_time(word: Token) -> bool:
    """Whether the verb is that of "it is time to govern", "the time has come for X to act"."""
    for noun in word.children:
        if noun.lemma_.lower() == "time" and noun.dep_ in ("attr", "nsubj") and (noun.dep_ == "attr" or word.lemma_.lower() == "come"):
            below = [*noun.children, *word.children]
            return any(child.dep_ in ("acl", "xcomp", "relcl", "advcl", "ccomp") and child.tag_ == "VB" for child in below)
    return False


def _is_let_us(word: Token) -> bool:
    """Whether it is "let's leave it out", not "let's see"."""
    if word.lower_ != "let" or word.tag_ != "VB" or any(child.dep_ in ("nsubj", "aux") and child.i < word.i for child in word.children):
        return False
    deed = next((child for child in word.children if child.dep_ in ("ccomp", "xcomp")), None)
    us = any(token.lower_ in ("us", "'s", "’s") for token in word.doc[word.i + 1 : word.i + 2])
    return us and deed is not None and deed.lemma_.lower() not in words_in("inner") | words_in("opener") | {"be", "face"}


def _is_let_others(word: Token) -> bool:
    """Whether it is "let them show the papers", "if he has proof, let him bring it": an order to a third party."""
    if word.lower_ != "let" or word.tag_ not in ("VB", "VBP", "VBD", "VBN") or word.dep_ not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg") and child.i < word.i for child in word.children):
        return False
    deed = next((child for child in word.children if child.dep_ in ("ccomp", "xcomp") and child.tag_ in ("VB", "VBN")), None)
    if deed is None or is_negated(deed) or deed.lemma_.lower() in _LEFT_ALONE or (deed.lemma_ == "be" and deed.tag_ == "VB"):
        return False
    doers = [child for child in deed.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(noun.i > word.i and noun.lower_ not in ("me", "us", "there", "you") for noun in doers)


def _is_lack(word: Token) -> bool:
    """Whether "we" or a country is said to need a thing: "we need a plan first"."""
    if word.lemma_.lower() != "need" or word.tag_ not in ("VBP", "VBZ") or word.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    if any(child.dep_ in ("neg", "xcomp", "ccomp") for child in word.children):
        return False
    asked = any(child.dep_ == "dobj" and child.pos_ == "NOUN" for child in word.children)
    return asked and any(noun.lower_ == "we" or noun.ent_type_ == "GPE" or noun.lemma_ == "country" for noun in subjects_of(word))


def _duty_holder(word: Token) -> Token | None:
    """The verb whose subject has the duty to do ``word``: itself after must or should, the verb above after "need to", "have to"."""
    duty = next((child for child in word.children if child.dep_ == "aux" and child.lower_ in _DUTY), None)
    if duty is not None:
        subject = next((child for child in word.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        supposed = subject is not None and duty.i < subject.i  # "should X refuse"
        refused = subject is not None and duty.lower_ == "shall" and is_nobody(subject)  # "not one lorry shall pass"
        return None if supposed or refused else word
    if word.lemma_.lower() in ("need", "require") and is_passive(word) and word.tag_ == "VBN" and word.dep_ in ("ccomp", "ROOT", "conj"):
        return None if _is_unneeded(word) else word
    above = word.head
    if word.dep_ == "xcomp" and above.lemma_.lower() in _NEEDING and any(c.dep_ == "aux" and c.lower_ == "to" for c in word.children):
        if any(
            child.dep_ == "neg" or child.lower_ == "yet" or (child.dep_ == "aux" and child.lower_ not in _STILL) for child in above.children
        ):
            return None
        reported = above.tag_ == "VBD" and above.dep_ == "ccomp" and above.head.tag_ in ("VBD", "VBN")
        if reported or above.tag_ in ("VBZ", "VBP") or (above.lemma_.lower() == "get" and any(c.dep_ == "aux" for c in above.children)):
            return above
    return None


def _is_unneeded(word: Token) -> bool:
    """Whether nothing is said to be needed, or something only would be."""
    first = {child.left_edge.lower_ for child in word.children if child.dep_ == "nsubjpass"}
    return bool(first & {"no", "nothing", "none", "not"}) or any(child.lower_ == "would" for child in word.children)


def _is_order(word: Token, floor: Floor) -> bool:
    """Whether a quoted sentence is an imperative."""
    if (
        word.tag_ != "VB"
        or word.dep_ != "ROOT"
        or not floor.is_quoted(word)
        or word.lemma_.lower() in words_in("opener") | words_in("inner")
    ):
        return False
    if any(
        child.dep_ in ("nsubj", "nsubjpass", "aux", "expl", "csubj") and child.lower_ not in ("do", "n't", "n’t") for child in word.children
    ):
        return False
    for token in reversed(word.doc[word.sent.start : word.i]):
        if token.is_punct or token.is_quote:
            return True
        if token.dep_ not in ("neg", "advmod", "intj", "aux", "cc"):
            return False
    return True


def _read_duty(word: Token, holder: Token, speakers: tuple[str, ...], cast: Cast) -> Stance | None:
    subject = next((child for child in holder.children if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")), None)
    if subject is None and holder.dep_ == "conj":
        subject = next(iter(subjects_of(holder)), None)
    if any(child.dep_ == "aux" and child.lower_ == "have" for child in word.children) or (subject is None and holder != word):
        return None
    target = tuple(dict.fromkeys(parties_of(subject, cast))) if subject is not None and subject.lower_ != "we" else ()
    if set(target) & set(speakers) or (subject is not None and not _is_bound(word, subject, target)):
        return None
    span = shared_range(word) if holder == word else clause_range(holder)
    condition = condition_of(word)
    where = condition.range if condition else first_of(word)
    advised = any(child.dep_ == "aux" and child.lower_ in ("should", "ought") for child in word.children)
    kind: PositionKind = "oppose" if advised and is_negated(word) else "demand"
    return Stance(word, kind, speakers, target, span, (span,), where, hedge_of(word), False)


def _is_bound(word: Token, subject: Token, target: tuple[str, ...]) -> bool:
    """Whether the subject can be urged to it: parties, all of "us", and things that are to be done or to be."""
    lemma = word.lemma_.lower()
    if subject.lower_ in _UNBOUND:
        return subject.lower_ == "it" and is_passive(word) and lemma not in words_in("inner")
    if subject.lower_ == "we":
        return lemma not in words_in("inner") and (lemma not in words_in("idle") or lemma == "have")
    if is_passive(word) or subject.dep_ == "expl":
        return True
    if lemma in words_in("idle"):
        return False
    return (
        bool(target) or subject.lower_ in ("he", "she", "they", "somebody", "someone") or lemma not in words_in("inner") | words_in("harm")
    )
