"""Finds the positions that lie in announced acts: what a party says it will do."""

from variorum.annotate.acts.acts import REPORTERS, Act
from variorum.annotate.acts.clauses import clause_range
from variorum.annotate.acts.commitments import is_guessed
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.stances import Stance, is_question
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

ANNOUNCING = frozenset({"will", "would", "wo", "shall"})
"""The auxiliaries without which an act announces nothing."""
_AGAINST = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_INTENDED = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})


def _is_announced(act: Act) -> bool:
    """Whether somebody says that it will be done, "would" after a verb of saying included."""
    if act.standing.future:
        return True
    node = act.word
    for _ in range(4):
        if node.dep_ not in ("ccomp", "advcl", "conj") or node.head == node:
            return False
        node = node.head
        if node.lemma_.lower() in REPORTERS:
            return True
    return False


def read_intentions(acts: list[Act], stances: list[Stance]) -> list[Stance]:
    """Positions that lie in announced acts: what a party says it will do for another is a promise, against another a threat.

    :param stances: the positions already found; an act that one of them covers adds nothing.
    """
    found = []
    for act in acts:
        if act.nominal or not act.actors or act.standing.negated or not _is_announced(act) or act.frame not in _INTENDED:
            continue
        if not any(child.dep_ == "aux" and child.lower_ in ANNOUNCING for child in act.word.children):
            continue
        if any(stance.range[0] <= act.word.idx < stance.range[1] for stance in stances):
            continue
        if is_guessed(act.word) or act.word.lemma_.lower() in words_in("inner") or is_question(act.word.sent):
            continue
        kind: PositionKind = "threat" if act.frame in _AGAINST else "promise"
        if is_negated(act.word):
            kind = "refusal"  # "will not bow": its type has turned, its frame has not
        span = clause_range(act.word)
        found.append(Stance(act.word, kind, act.actors, act.recipients, span, (span,), act.standing.condition, hedge_of(act.word), False))
    return found
