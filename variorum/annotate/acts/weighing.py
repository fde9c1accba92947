"""Weighs what the rules found in a sentence against the classifier's guess: supplies a missed act, settles weak ones.

Rules alone are right in 79 % and the classifier alone in 67 % of the PLOVER development records, either of them in 88 %; the
thresholds below were set on those records together with the false alarms of ``training/acts/no_events.tsv``.
"""

from dataclasses import replace

from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import REPORTERS, Act, recipients_for
from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.classifier import NONE, Guess, describe, load_model
from variorum.annotate.acts.frames import Frame, find_reading, fit_frame, load_frames
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.status import Standing, is_supposed, read_standing

_SURE = 1.5
"""Acts at least this sure stand without the classifier."""
_SUPPLY = 0.3
"""Least share with which the classifier supplies an act where the rules found none."""
_UNCODED = 0.6
"""Least share with which it supplies an act for a verb that the rules know as a deed without a code."""
_OVERRULE = 0.45
_DOUBTED = 0.1
"""The classifier changes the type of a weak act if its own share is at least the first and that of the rules' type at most the second."""
_NOTHING = 0.4
"""Share of "no act" at which weak acts that only a noun names are dropped."""
_STATES = frozenset(
    "be have remain seem become appear mean include look stay know think believe see lie last use love like depend belong rank cost "
    "contain consist speak go play win lose live grow share export hope expect matter work".split()
)
"""Verbs of being and of everyday life: the classifier alone makes no act of them."""


def weigh_acts(sentence: Span, acts: list[Act], cast: Cast) -> list[Act]:
    """The acts of a sentence after the classifier has been heard.

    :param acts: what the rules found, the surest first.
    """
    coded = [act for act in acts if act.type != "SPEECH"]
    if coded and coded[0].surety >= _SURE:
        return acts
    if not coded and _main_verb(sentence) is None:
        return acts
    guess = load_model().guess(describe(sentence, coded))
    if not coded:
        supplied = _supply(sentence, guess, cast)
        return [supplied, *acts] if supplied is not None else acts
    if guess.type == NONE and guess.shares[NONE] >= _NOTHING:
        return [act for act in acts if not act.nominal]
    first = coded[0]
    if guess.type not in (NONE, first.type) and guess.shares[guess.type] >= _OVERRULE and guess.shares.get(first.type, 0.0) <= _DOUBTED:
        return [replace(act, type=guess.type, mode=None) if act is first else act for act in acts]
    return acts


def _main_verb(sentence: Span) -> Token | None:
    """The verb of the main statement: the root, or what the root reports."""
    word: Token = sentence.root
    for _ in range(3):
        if word.lemma_.lower() not in REPORTERS:
            break
        inner = [child for child in word.children if child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX")]
        if not inner:
            return None
        word = inner[0]
    return word if word.pos_ == "VERB" and (word.lemma_.lower() not in _STATES) else None


def _supply(sentence: Span, guess: Guess, cast: Cast) -> Act | None:
    word = _main_verb(sentence)
    if word is None or guess.type == NONE or guess.shares[guess.type] < _SUPPLY or is_supposed(word):
        return None
    if find_reading(word, "V", load_frames("act_frames.tsv")) is not None:
        return None  # the rules know this reading of the verb, and that it names no act
    if guess.shares[guess.type] < _UNCODED and fit_frame(word, "V", load_frames("deed_frames.tsv")) is not None:
        return None
    actors = tuple(dict.fromkeys(name for noun in subjects_of(word) for name in parties_of(noun, cast)))
    recipients = recipients_for(word, Frame(type=guess.type, mode=None), guess.type, actors, cast)
    if guess.type == "REQUEST" and any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in word.children):
        return None  # "X must pay" is demanded of X, by whom it does not say
    if not actors and not (is_passive(word) and recipients):
        return None
    standing = read_standing(word)
    if guess.type == "REJECT" and standing.negated:
        standing = Standing(condition=standing.condition, negated=True, future=standing.future)
    return Act(word, guess.type, None, actors, recipients, standing, False, 1.0 + guess.shares[guess.type], guess.type)
