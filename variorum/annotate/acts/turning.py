"""Turns the kind of a position by what it is about: a vow never to act refuses, blame of a measure opposes it."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.frames import nouns_of
from variorum.annotate.acts.roles import is_passive, patients_of
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_WOULD = frozenset({"would", "'d", "’d", "could", "might"})
_FACING = frozenset({"face", "suffer", "regret", "bear"})
"""What those to whom a harm is vowed will do."""
_ASSURING = frozenset({"promise", "pledge", "guarantee", "undertake", "commitment"})
"""With these it is promised too that something will not be done; to vow or swear it is to refuse."""
_SWEARING = frozenset({"vow", "swear"})
_HOPED = frozenset({"confront", "cut", "defeat", "end", "fight", "hit", "move", "obstruct", "pursue", "push", "stop", "target"})
"""What may be vowed for the good of those who hear it: "to end the war"."""
_REPLIES = frozenset({"response", "retaliation", "revenge", "vengeance", "reprisal", "punishment", "answer"})
"""What is threatened where it is vowed."""
_ANSWERING = frozenset({"answer", "pay", "accountable", "account", "justice", "responsible"})
"""To what those are brought who are threatened."""
_RETALIATING = frozenset({"answer", "react", "respond", "retaliate"})
"""With something, these are threatened even where they are promised."""
_FORCE = frozenset({"bloodshed", "force", "gunboat", "violence", "war", "weapon"})
"""Who rules this out promises."""
_CALLING = frozenset({"make", "bring", "hold", "call"})


def turn_kind(word: Token, kind: PositionKind, cast: Cast) -> PositionKind:
    """The kind of the position that ``word`` names as ``kind``, by the deed or the thing it is about."""
    if kind == "promise":
        return _turn_promise(word)
    if kind == "refusal" and word.lemma_.lower() == "rule" and _spares(word):
        return "promise"
    if kind == "support" and word.lemma_.lower() == "accept" and any(child.lower_ in _WOULD for child in word.children):
        return "offer"
    if kind == "support" and word.lemma_.lower() == "accept" and any(child.lower_ == "will" for child in word.children):
        condition = condition_of(word)
        return "offer" if condition is not None and not condition.excepting else kind
    if kind == "accusation":
        objects = [child for child in word.children if child.dep_ in ("dobj", "nsubjpass")]
        objects += [below for child in word.children if child.lower_ in ("of", "at", "against") for below in child.children]
        return "oppose" if is_measure(objects, cast) else kind
    return kind


def _spares(word: Token) -> bool:
    """Whether it is the use of force that is ruled out."""
    out = [child for child in word.children if child.i > word.i and child.dep_ in ("dobj", "xcomp", "ccomp", "advcl", "pcomp")]
    return any(
        (noun.lower_ if noun.lower_.startswith("force") else noun.lemma_.lower()) in _FORCE
        for child in out
        for noun in (child, *child.children, *(deep for below in child.children if below.lower_ == "of" for deep in below.children))
    )


def is_measure(nouns: list[Token], cast: Cast) -> bool:
    """Whether nouns name something proposed, enacted or claimed, not a party or somebody's conduct."""
    named = [noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN", "PRON")]
    return any(nouns_of(noun) & words_in("measure_noun") and cast.at(noun) is None for noun in named)


def _turn_promise(word: Token) -> PositionKind:
    """Never to do something is refused where it is vowed, unless it is a harm; a vowed harm, and that others will suffer, is threatened."""
    swears = word.lemma_.lower() in _SWEARING
    if swears and any(child.dep_ == "dobj" and child.lemma_.lower() in _REPLIES for child in word.children):
        return "threat"
    for deed in word.children:
        if deed.dep_ not in ("xcomp", "ccomp", "acl"):
            continue
        lemma = deed.lemma_.lower()
        if lemma in _RETALIATING and not is_negated(deed) and any(below.lower_ == "with" for below in deed.subtree):
            return "threat"
        if is_negated(deed) or (deed.dep_ == "xcomp" and any(child.dep_ == "neg" and child.i > word.i for child in word.children)):
            if word.lemma_.lower() in _ASSURING:
                return "promise"
            return "promise" if lemma in (words_in("hostile") | words_in("harm")) - words_in("leaving") else "refusal"
        if deed.dep_ == "ccomp" and (lemma in _FACING or (swears and is_called_to_account(deed))):
            return "threat"
        if swears and deed.dep_ == "xcomp" and lemma in words_in("hostile") - words_in("leaving") - _HOPED and patients_of(deed):
            return "threat"
    return "promise"


def is_called_to_account(deed: Token) -> bool:
    """Whether somebody will be "made to pay", "held responsible", "brought to justice"."""
    below = {token.lower_ for child in deed.children for token in (child, *child.children)}
    return deed.lemma_.lower() in _CALLING and is_passive(deed) and bool(below & _ANSWERING)
