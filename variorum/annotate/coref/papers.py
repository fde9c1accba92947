"""Takes up the paper that prints a report: "told this newspaper" is the one that its masthead names."""

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View

_NOUNS = frozenset(
    {"agency", "broadcaster", "channel", "daily", "magazine", "newsletter", "newspaper", "outlet", "paper", "portal", "publication"}
    | {"site", "station", "website", "weekly"}
)


def take_up_paper(view: View, chains: Sequence[Chain], descriptions: list[Mention]) -> list[Mention]:
    """The descriptions, less those of the report's own paper; all places where it speaks of itself are added to its chain."""
    spoken = [token for token in view.doc if _means_itself(view, token)]
    place = view.masthead if spoken else None
    own = next((chain for chain in chains if place and any(place[0] <= m.start < place[1] for m in chain.mentions)), None)
    if own is None:
        return descriptions
    inside = {token.i for token in spoken}
    for token in spoken:
        name = view.words(token.i - 1, token.i + 1).lower()
        own.add(view.mention(token.i - 1, token.i + 1, "description", own.kind, name=name, definite=True))
    return [mention for mention in descriptions if mention.head not in inside]


def _means_itself(view: View, token: Token) -> bool:
    """Whether the words are "this newspaper" or "our newspaper", in nobody's quotation."""
    if token.lower_ not in _NOUNS or token.i == 0 or view.quoted[token.i] or view.skipped[token.i]:
        return False
    return token.nbor(-1).lower_ in ("our", "this") and token.dep_ not in ("amod", "compound", "nmod")
