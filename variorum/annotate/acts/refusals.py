"""Reads refusals that speakers state as how things are: "we do not bargain", "she is not leaving", "there is nothing to explain"."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import shared_range
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_HAVING = frozenset({"have", "see", "find", "be", "leave", "get", "remain"})
_NEEDS = frozenset({"need", "reason", "sense", "point", "use", "justification", "ground", "cause", "place", "room", "business"})
"""Having none of these for a thing is opposing it."""
_PROOFS = frozenset({"evidence", "proof", "sign", "indication", "trace"})
_TRUTHS = frozenset({"truth", "basis", "merit", "substance", "foundation"})
_QUARRELS = frozenset({"issue", "problem", "quarrel", "objection", "difficulty", "argument"})
"""Who has one of these with a thing is against it."""
_PICTURING = frozenset({"envision", "imagine", "envisage", "see", "conceive", "fathom", "understand", "stomach", "condone", "picture"})


def find_refusals(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """What the speakers of a sentence refuse, or see no place for, in the present tense."""
    found = []
    for word in verbs:
        if word.lemma_.lower() not in _HAVING | {"take"} and not is_negated(word):
            continue
        party = floor.speakers_at(word)
        if not party:
            party = _told_of(word, cast)
            kind: PositionKind | None = "refusal" if party else None
        else:
            kind = _kind_of(word, floor) if floor.is_voiced(word) else None
        if kind is None:
            continue
        party = floor.own_parties(word) or party
        span = shared_range(word)
        condition = condition_of(word)
        found.append(Stance(word, kind, party, (), span, (span,), condition.range if condition else None, hedge_of(word), False))
    return found


def _told_of(word: Token, cast: Cast) -> tuple[str, ...]:
    """The parties of which the report itself tells that they do not do such a thing, or are in no position to."""
    if word.dep_ not in ("ROOT", "conj") or not is_negated(word) or is_passive(word):
        return ()
    if not _is_present_dealing(word) and not (word.tag_ in ("VBZ", "VBP") and _has_no_position(word)):
        return ()
    return tuple(dict.fromkeys(name for noun in subjects_of(word) if noun.pos_ == "PROPN" for name in parties_of(noun, cast)))


def _kind_of(word: Token, floor: Floor) -> PositionKind | None:
    if word.dep_ == "xcomp":
        return None
    if word.lemma_.lower() in _HAVING | {"take"}:
        kind = _kind_of_lack(word, floor)
        if kind is not None:
            return kind
    if _is_barred(word, floor):
        return "oppose"
    return "refusal" if _is_unwilling(word, floor) or _is_unable(word, floor) or _is_ellipsis(word, floor) else None


def _is_barred(word: Token, floor: Floor) -> bool:
    """Whether it is said that one cannot do so, or that the speaker cannot picture it: "you cannot sign and shoot"."""
    able = any(child.dep_ == "aux" and child.lower_ in ("can", "ca", "could") for child in word.children)
    if not able or word.dep_ == "relcl" or not is_negated(word) or not floor.is_quoted(word):
        return False
    subjects = {child.lower_ for child in word.children if child.dep_ == "nsubj"}
    if subjects & {"you", "one"}:
        return word.lemma_.lower() not in words_in("idle") | {"get", "imagine", "believe", "tell", "say"}
    return bool(subjects & {"i", "we"}) and word.lemma_.lower() in _PICTURING


def _is_ellipsis(word: Token, floor: Floor) -> bool:
    """Whether a bare "would not" takes up what was asked: "he said that he would not"."""
    bare = word.lower_ in ("will", "would", "wo") and word.pos_ == "AUX" and word.dep_ in ("ccomp", "ROOT", "conj")
    return bare and is_negated(word) and bool(floor.own_parties(word))


def _is_own(word: Token, floor: Floor) -> bool:
    return bool(floor.own_parties(word)) or any(noun.lower_ == "one" for noun in subjects_of(word))


def _is_unwilling(word: Token, floor: Floor) -> bool:
    """Whether the speaker's side does not, or is not about to, do what it could."""
    if not is_negated(word) or is_passive(word) or not _is_own(word, floor):
        return False
    aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
    lemma = word.lemma_.lower()
    if word.tag_ == "VBG" and aux & {"is", "are", "am", "was", "were", "'s", "’s", "'re", "’re", "'m", "’m"}:
        return lemma not in words_in("inner") | words_in("idle") | {"go", "try", "do"}
    wanted = lemma == "need" and any(child.dep_ == "dobj" for child in word.children)
    return _is_present_dealing(word) or (wanted and bool(aux & {"do", "does"}))


def _is_present_dealing(word: Token) -> bool:
    aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
    return bool(aux & {"do", "does"} or word.tag_ in ("VBZ", "VBP")) and word.lemma_.lower() in words_in("dealing")


def _is_unable(word: Token, floor: Floor) -> bool:
    """Whether the speaker's side is "not in a position to" do it."""
    return is_negated(word) and bool(floor.own_parties(word)) and _has_no_position(word)


def _has_no_position(word: Token) -> bool:
    return word.lemma_ == "be" and any(
        below.lower_ == "position" and any(deep.dep_ in ("acl", "relcl") for deep in below.children)
        for child in word.children
        if child.lower_ == "in"
        for below in child.children
    )


def _is_cleared(noun: Token) -> bool:
    """Whether the lack of the noun clears of blame: "no racism", "no proof of fraud", "no truth to it"."""
    if noun.lemma_.lower() in _PROOFS:
        return any(below.lemma_.lower() in words_in("blame_noun") | words_in("blame") for below in noun.subtree)
    return noun.lemma_.lower() in words_in("blame_noun") | _TRUTHS


def _kind_of_lack(word: Token, floor: Floor) -> PositionKind | None:
    """Nothing to do is a refusal to do it; no need or place for a thing is opposition to it."""
    there = any(child.dep_ == "expl" for child in word.children)
    if not there and not floor.own_parties(word) and word.lemma_.lower() != "have":
        return None
    for noun in word.children:
        if noun.dep_ not in ("dobj", "attr") or noun.i < word.i:
            continue
        to_do = any(child.dep_ in ("acl", "relcl") and any(c.lower_ == "to" for c in child.children) for child in noun.children)
        if noun.lower_ == "nothing" and to_do and (there or floor.own_parties(word)):
            return "refusal"
        quarrel = noun.lemma_.lower() in _QUARRELS and any(child.lower_ == "with" for child in (*noun.children, *word.children))
        if quarrel and floor.own_parties(word) and word.lemma_.lower() in ("have", "take"):
            return "support" if is_negated(word) else "oppose"
        if there and noun.lemma_ == "need" and not is_negated(word) and any(child.lower_ == "for" or to_do for child in noun.children):
            return "demand"
        without = any(child.dep_ in ("det", "neg") and child.lower_ == "no" for child in noun.children)
        if without and (there or noun.lemma_.lower() in _PROOFS) and _is_cleared(noun):
            return "oppose"
        if without and noun.lemma_.lower() in _NEEDS:
            spelled = to_do or any(child.lower_ in ("for", "in") and child.dep_ == "prep" for child in (*noun.children, *word.children))
            if spelled and (there or not floor.own_parties(word)):
                return "oppose"
    return None
