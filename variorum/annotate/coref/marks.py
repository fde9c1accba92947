"""Tells whether the state, the body and the marks of an office in a description fit somebody's titles: "former", "deputy"."""

import re

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention
from variorum.text.names import fold
from variorum.text.roles import load_roles
from variorum.text.words import content_stems

_MARKED = word_list("office_marks")
"""Words that make another office of a title: the former president is not the president."""
_PORTFOLIO = re.compile(r"\b(?P<office>minister|secretary|undersecretary) (?:of|for) (?:the )?(?!state\b)(?P<matter>.+)")
"""An office told with its portfolio: "the minister for labour and mines"."""


def state_agrees(chain: Chain, mention: Mention) -> bool:
    """Whether no other state is told of the bearer than of the description."""
    return not mention.country or not chain.country or mention.country == chain.country


def agree(chain: Chain, mention: Mention) -> bool:
    """Whether state, body, portfolio and marks such as "former" of a description fit the bearer's titles."""
    body = not mention.bodies or bool(chain.bodies.intersection(mention.bodies))
    return body and state_agrees(chain, mention) and _portfolio_agrees(chain, mention) and _marks_agree(chain, mention)


def _portfolio_agrees(chain: Chain, mention: Mention) -> bool:
    """Whether no other portfolio is told of the bearer: "the minister for labour" is not the finance minister."""
    told = _PORTFOLIO.search(fold(mention.name))
    if told is None:
        return True
    titles = (phrase for phrase in chain.phrases if told["office"] in phrase.split())
    known = {word for phrase in titles for word in content_stems(phrase)} - {*content_stems(told["office"])}
    return not known or bool(known.intersection(content_stems(told["matter"])))


def _marks_agree(chain: Chain, mention: Mention) -> bool:
    """Whether "former", "deputy" and the like stand with both or with neither."""
    marks = _marks_of(mention.phrase)
    role = load_roles().get(mention.roles[0])
    former = ["former" in _marks_of(phrase) for phrase in chain.phrases]
    if role is not None and role.head and "former" not in marks and any(former):
        return False
    if mention.country and not marks and former and all(former):
        return False
    if (mention.country or mention.bodies) and not marks and is_only_marked(chain, mention.roles[0]):
        return False  # "X's foreign minister" is not her deputy
    return all(any(mark in _marks_of(phrase) for phrase in chain.phrases) for mark in marks)


def is_only_marked(chain: Chain, noun: str) -> bool:
    """Whether a title always stands with a mark of another office beside the name: "deputy foreign minister"."""
    titles = [phrase for phrase in chain.phrases if f" {noun} " in f" {phrase} "]
    return bool(titles) and all(map(_marks_of, titles))


def _marks_of(phrase: str) -> frozenset[str]:
    """The marks of another office in a title; "ex" and "former" are one."""
    return frozenset("former" if word == "ex" else word for word in phrase.split() if word in _MARKED)
