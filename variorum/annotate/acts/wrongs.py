"""Reads the wrongs of which speakers accuse others: "they broke their word", "the visit is aimed at derailing the deal"."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.clauses import clause_range, range_of
from variorum.annotate.acts.floor import FIRST_PERSON, Floor
from variorum.annotate.acts.frames import fit_frame, load_frames
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.verdicts import MODALS, parties_in
from variorum.annotate.acts.word_classes import words_in

_MEANING = frozenset({"aim", "design", "intend", "mean", "calculate"})
_GOING_ON = frozenset({"continue", "keep", "begin", "start", "dare", "choose", "proceed", "manage", "decide", "prefer"})
_DOERS = frozenset(
    "attacker boat drone fighter gang gunman gunmen individual jet mob medium media man men outlet people person plane press rebel robber "
    "side terrorist thug vessel warship".split()
)
"""Nouns for those who do wrong, whom a report need not name."""
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl", "parataxis"})


def find_wrongs(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """The wrongs that the speaker of a statement says another party has done or means to do, and the shortfalls he sees."""
    found = []
    for word in verbs:
        if not floor.speakers_at(word):
            continue
        stance = _read_wrong(word, floor) or _read_aim(word, cast, floor) or _read_shortfall(word, floor)
        if stance is not None:
            found.append(stance)
    return found


def _read_wrong(word: Token, floor: Floor) -> Stance | None:
    """A wrong that a speaker says another party has done or is doing."""
    speakers = floor.speakers_at(word)
    if not _is_told_deed(word) or fit_frame(word, "V", load_frames("wrong_frames.tsv")) is None:
        return None
    subjects = subjects_of(word)
    doers = tuple(dict.fromkeys(name for noun in subjects for name in floor.parties_of(noun)))
    unnamed = any(_may_be_another(noun, word, floor) for noun in subjects)
    if not (doers or unnamed) or not floor.is_voiced(word) or set(doers) & set(speakers) or floor.own_parties(word):
        return None
    if any(noun.lower_ in FIRST_PERSON or floor.is_own_side(noun) for noun in subjects):
        return None
    span = clause_range(word) if word.dep_ != "relcl" else range_of(word)
    return Stance(word, "accusation", speakers, doers, span, (span,), None, hedge_of(word), False)


def _may_be_another(noun: Token, word: Token, floor: Floor) -> bool:
    """Whether a doer whom no entity names is somebody else: "they" in a quotation, "armed men", "certain papers"."""
    if noun.lower_ in ("he", "she", "they"):
        return floor.is_quoted(word)
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words_in("hands") | _DOERS


def _read_aim(word: Token, cast: Cast, floor: Floor) -> Stance | None:
    """What a speaker says another's act is meant to harm: "the trip is aimed at derailing the deal"."""
    speakers = floor.speakers_at(word)
    if word.lemma_.lower() not in _MEANING or not is_passive(word) or is_negated(word):
        return None
    aims = [below for child in word.children for below in (child, *child.children) if below.dep_ in ("pcomp", "xcomp")]
    if not any(aim.lemma_.lower() in words_in("harm") | words_in("hostile") for aim in aims):
        return None
    target = tuple(name for child in word.children if child.dep_ == "nsubjpass" for name in parties_in(child, cast) if name not in speakers)
    span = clause_range(word)
    return Stance(word, "accusation", speakers, target, span, (span,), None, hedge_of(word), False)


def _read_shortfall(word: Token, floor: Floor) -> Stance | None:
    """A speaker's "it does not go far enough", "that is out of the question"."""
    short = (
        word.lemma_.lower() == "go"
        and is_negated(word)
        and any(token.lower_ == "far" for child in word.children for token in (child, *child.children))
    )
    if not short and not _is_barred(word):
        return None
    speakers = floor.speakers_at(word)
    if not floor.is_voiced(word) or (floor.own_parties(word) and word.lemma_.lower() != "afford"):
        return None
    span = clause_range(word)
    return Stance(
        word, "oppose" if short or word.lemma_.lower() == "afford" else "refusal", speakers, (), span, (span,), None, hedge_of(word), False
    )


def _is_barred(word: Token) -> bool:
    """Whether something is said to be "out of the question" or "off the table"."""
    if is_negated(word) and word.lemma_.lower() == "afford":
        return any(child.dep_ == "xcomp" and not is_negated(child) for child in word.children)
    if word.lemma_ != "be" or is_negated(word):
        return False
    below = {token.lower_ for child in word.children if child.dep_ in ("prep", "advmod", "acomp") for token in child.subtree}
    return {"out", "question"} <= below or {"off", "table"} <= below


def _is_told_deed(word: Token) -> bool:
    """Whether the verb tells something done or being done, and by whom."""
    if word.dep_ == "xcomp" and word.head.lemma_.lower() in _GOING_ON and not is_negated(word):
        return _is_told_deed(word.head)
    if word.dep_ not in _CLAUSES or is_negated(word) or (is_passive(word) and not any(child.dep_ == "agent" for child in word.children)):
        return False
    aux = [child for child in word.children if child.dep_ == "aux"]
    if any(child.lower_ in MODALS or child.lower_ == "to" for child in aux):
        return False
    return word.tag_ != "VB" or any(child.lemma_.lower() == "do" for child in aux)
