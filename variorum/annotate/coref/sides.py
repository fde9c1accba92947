"""Takes up a state by its side, authorities or region: "handed to the Arvan side", "the Arvan authorities", "the South American nation".

A side that talks is its delegation and stays a group of its own.
"""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View
from variorum.text.tables import read_rows

_TALKING = frozenset({"chat", "speak", "talk"})
_ON = frozenset({"across", "along", "at", "inside", "into", "on", "over", "within"})
"""Prepositions after which a side is a stretch of land."""
_HANDED = frozenset({"accept", "await", "expect", "get", "hear", "obtain", "receive", "request", "seek", "demand"})
"""Verbs of what one has "from the X side"."""
_NATION = frozenset({"country", "nation", "republic", "state", "kingdom", "monarchy", "sultanate", "emirate"})
_REGION_WORDS = 3
_REACH = 3
"""Sentences of running text in which the state of a region is named."""


def take_up_sides(view: View, chains: Sequence[Chain], descriptions: list[Mention]) -> list[Mention]:
    """The descriptions, less those that mean a state which the report names; these are added to its chain."""
    states = [chain for chain in chains if chain.kind == "country" and chain.country and chain.named]
    kept = []
    for mention in descriptions:
        state = _state_of_side(view, mention, states)
        if state is None:
            kept.append(mention)
        else:
            state.add(mention)
    return kept


def _state_of_side(view: View, mention: Mention, states: Sequence[Chain]) -> Chain | None:
    side = mention.roles == ("side",) and not mention.plural and _is_party(view.doc[mention.head])
    if not mention.country or not (side or _are_authorities(view, mention)):
        return None
    return next((state for state in states if state.country == mention.country), None)


def _are_authorities(view: View, mention: Mention) -> bool:
    """Whether they are a state's, and nothing else tells which of them: "the Arvan authorities"."""
    noun = view.doc[mention.head]
    alone = [child for child in noun.lefts if child.lower_ != "the"]
    behind = any(child.dep_ in ("prep", "relcl", "acl", "appos") for child in noun.rights)
    return noun.lower_ == "authorities" and len(alone) == 1 and alone[0].right_edge.i == alone[0].left_edge.i and not behind


def _is_party(token: Token) -> bool:
    """Whether a side deals with others: none that speaks as delegates do, and no land to stand on."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_.lower() in _TALKING:
        return False
    if token.dep_ != "pobj":
        return True
    link = token.head
    return link.lower_ not in _ON and (link.lower_ != "from" or link.head.lemma_.lower() in _HANDED)


def take_up_regions(view: View, chains: Sequence[Chain]) -> None:
    """Add "the South American nation" to the one state of that region that the report names close by, or names at all."""
    states = [chain for chain in chains if chain.kind == "country" and chain.country and chain.named]
    for token in view.doc:
        if token.lower_ not in _NATION or token.pos_ != "NOUN" or view.skipped[token.i] or view.quoted[token.i]:
            continue
        first, members = _region_before(view, token)
        fitting = [state for state in states if state.country in members]
        near = [state for state in fitting if any(_is_near(view, mention, token) for mention in state.mentions)]
        found = fitting if len(fitting) == 1 else near
        if len(found) == 1:
            words = view.words(first, token.i + 1)
            found[0].add(view.mention(first, token.i + 1, "description", "country", name=words, definite=True))


def _is_near(view: View, mention: Mention, token: Token) -> bool:
    return mention.form == "name" and 0 <= view.running[token.i] - view.running[mention.head] <= _REACH and mention.start < token.idx


def _region_before(view: View, token: Token) -> tuple[int, frozenset[str]]:
    """The first token of "the REGION nation" and the codes of the region's states; no codes where no region stands there."""
    doc = view.doc
    for size in range(1, _REGION_WORDS + 1):
        first = token.i - size
        if first > 0 and doc[first - 1].lower_ == "the":
            words = " ".join(doc[index].lower_ for index in range(first, token.i))
            return first - 1, _regions().get(words, frozenset())
    return token.i, frozenset()


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {name: frozenset(codes.split()) for name, codes in read_rows("region_states.tsv", 2)}
